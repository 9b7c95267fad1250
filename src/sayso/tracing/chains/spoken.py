"""For which organisation a source of a story speaks, by the fullest name that the story gives it."""

from __future__ import annotations

import re

from sayso.reading.text.lexicon import noun_class
from sayso.tracing.outlets.frames import listed
from sayso.tracing.outlets.outlets import is_known, name_words
from sayso.tracing.sources.descriptions import described
from sayso.tracing.sources.portraits import portrait
from sayso.tracing.stories.passage import Entry
from sayso.vocabulary import Source

_NOBODY = re.compile(r"who|which|that|it|they|he|she|there", re.IGNORECASE)


def spoken_for(source: Source, entry: Entry) -> str | None:
    """The organisation whose spokesman or head a source is; None where it is nobody's, or nothing tells whose.

    *The institute's director* speaks for the Institute for Health in a story that names it; the head of a unit, a
    department or a country's opposition speaks for none.
    """
    words = portrait(entry, source.id).speaks_for
    plain = name_words(words) if words else ()
    if words is None or not plain or _NOBODY.fullmatch(words) or _is_outlet(words, plain):
        return None
    full = _full(plain, entry)
    if full is not None:
        return full
    head = described(words).head or (plain[-1] if plain else "")
    known = noun_class(head) if head else None
    named = any(word[:1].isupper() for word in words.split())
    return words if named or (known is not None and known.name == "organization") else None


def _is_outlet(words: str, plain: tuple[str, ...]) -> bool:
    return is_known(words) and plain[-1] not in listed("nouns", "ambiguous")


def _full(plain: tuple[str, ...], entry: Entry) -> str | None:
    """The name of the one organisation among the story's sources that is called so, or has this as its noun."""
    bodies = [one for one in entry.reading.sources if one.type == "named_organization"]
    called = [one for one in bodies if any(name_words(each.span.text) == plain for each in one.mentions)]
    kind = noun_class(plain[0]) if len(plain) == 1 else None
    nouns = bool(kind and kind.name == "organization")
    partly = [one for one in bodies if nouns and plain[0] in name_words(one.name.text)]
    for found in (called, partly):
        if len({name_words(one.name.text) for one in found}) == 1:
            return " ".join(found[0].name.text.split())
    return None
