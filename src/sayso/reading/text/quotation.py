"""Quotation marks: which parts of a text stand in them. Never raises, whatever the marks.

All kinds are known (“…”, "…", ‘…’, '…', «…», »…«, „…“, ‹…›), nested ones too. Three habits of newspapers need care:

- a quotation over several paragraphs opens anew with each and closes only with the last;
- a mark may be missing: what was opened and never closed ends with its paragraph;
- the apostrophe looks like a closing single mark, so a single mark opens only before a word where another may close
  it in the same paragraph, and closes only what a single mark opened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from sayso.vocabulary import Kind

Range: TypeAlias = tuple[int, int]

FAMILIES = {"double": "“”„‟❝❞", "straight": '"＂″', "guillemets": "«»", "single": "‘’‚‛'‹›"}

_FAMILY = {mark: family for family, marks in FAMILIES.items() for mark in marks}
_MARK_OR_BREAK = re.compile(f"[{''.join(_FAMILY)}]|\\n+\\s*")
_SINGLE_CLOSES = re.compile(r"[\w.,!?;:…)][’'›](?!\w)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark in its surroundings: what it may do there."""

    family: str
    opens: bool
    closes: bool

    @classmethod
    def at(cls, text: str, place: int) -> Mark:
        """The mark that stands at ``place``."""
        mark, before, after = text[place], text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
        family = _FAMILY[mark]
        leans_left = not before.isspace() and not after.isalnum()
        leans_right = not before.isalnum() and not after.isspace()
        match mark:
            case "“" | "«" | "„" | "‟" | "❝":  # “ and « close in other countries: „…“ and »…«
                return cls(family, True, leans_left)
            case "”" | "❞":
                return cls(family, False, True)
            case "»":
                return cls(family, leans_right and after.isalnum(), True)
        if family == "single":
            closes = leans_left and not (before == "s" and _single_closes_after(text, place))
            return cls(family, mark != "’" and leans_right and _single_closes_after(text, place), closes)
        return cls(family, leans_right, leans_left or not leans_right)


def quoted(text: str) -> list[Range]:
    """The outermost quotations of ``text`` as half-open ranges, marks included, in order."""
    return list(_quoted(text))


@lru_cache(maxsize=8)  # half a dozen steps of a reading ask for those of the same story
def _quoted(text: str) -> list[Range]:
    found: list[Range] = []
    start = 0
    open_families: list[str] = []  # the outermost first
    for match in _MARK_OR_BREAK.finditer(text):
        place = match.start()
        if text[place] == "\n":
            if open_families and _FAMILY.get(text[match.end() : match.end() + 1]) != open_families[0]:
                found.append((start, place))
                open_families.clear()
            continue
        mark = Mark.at(text, place)
        if mark.family in open_families:
            if mark.closes:
                del open_families[open_families.index(mark.family) :]
                if not open_families:
                    found.append((start, place + 1))
        elif mark.opens:
            start = start if open_families else place
            open_families.append(mark.family)
    if open_families:
        found.append((start, len(text)))
    return found


def _single_closes_after(text: str, place: int) -> bool:
    """Whether a single mark after ``place`` may close, before the paragraph ends."""
    end = text.find("\n", place)
    return _SINGLE_CLOSES.search(text, place + 1, end if end >= 0 else len(text)) is not None


def kind(text: str, content: Sequence[Range], quotations: Sequence[Range]) -> Kind:
    """Whether all words of ``content`` stand in quotation marks (direct), none (indirect) or some (mixed)."""
    words = [word.span() for start, end in content for word in _WORD.finditer(text, start, end)]
    inside = sum(any(a >= start and b <= end for start, end in quotations) for a, b in words)
    if not inside:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"
