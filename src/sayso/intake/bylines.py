"""Words that name who wrote it: from a byline as printed to the names in it."""

from __future__ import annotations

import re
from typing import Final

from sayso.intake.whitespace import one_line

LABEL: Final = re.compile(
    r"^(?:(?:written|compiled|reported|reporting|words|story|text|posted|published)\s+)?(?:by|from)\b\s*:?\s*|^author:\s*",
    re.I,
)
_END: Final = re.compile(r"\s*(?:\||•|·|–|—|\bPublished\b|\bUpdated\b|\bPosted\b).*$", re.I | re.DOTALL)
_BETWEEN: Final = re.compile(r"\s*(?:[,;/&\n]|\band\b|\bwith\b)\s*", re.I)
_PLACE: Final = re.compile(r"\s+(?:in|at|reporting from)\s+(?:[A-Z]|the\b).*$")
_EMAIL: Final = re.compile(r"\s*[(<]?[^\s(<]+@[^\s)>]+[)>]?")
_TEAM: Final = re.compile(r"\b(?:team|staff|desk)$", re.I)
_NO_NAME: Final = re.compile(
    r"https?:|www\.|@|\d|^\W*$|^(?:admin|administrator|editor|author|none|null|by|undefined)$", re.I
)
_LONGEST_BYLINE: Final = 500  # characters
_LONGEST: Final = 80  # characters; a name is shorter, a biography longer


def people(words: str) -> tuple[str, ...]:
    """The names in a byline: ``By Ada Holt, chief reporter, and Li Ren in Oslo`` gives Ada Holt and Li Ren.

    Offices (in lower case: *chief reporter*), places after *in*, addresses and numbers are no names.
    """
    words = _END.sub("", LABEL.sub("", _EMAIL.sub("", one_line(words[:_LONGEST_BYLINE]))))
    names: list[str] = []
    for part in _BETWEEN.split(words):
        name = _PLACE.sub("", part).strip(" .:()*")
        if _TEAM.search(name):
            name = name.removeprefix("the ")
        is_name = name[:1].isupper() or bool(_TEAM.search(name))
        if is_name and len(name) <= _LONGEST and not _NO_NAME.search(name) and name not in names:
            names.append(name)
    return tuple(names)
