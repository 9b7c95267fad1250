"""Attributions as sentences with braces: {source:Ana Ruel} {cue:said} {content:the quay is safe}."""

from __future__ import annotations

import re

from sayso.reading.text.quotation import kind, quoted
from sayso.vocabulary import Attribution, Span

_ROLE = re.compile(r"\{(source|cue|content):|\}")


def attributed(marked: str, name: str = "a1") -> tuple[str, Attribution]:
    """The text without its braces, and the attribution that they marked."""
    text, role, begin, at = "", "", 0, 0
    places: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    for match in _ROLE.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            role, begin = match[1], len(text)
        else:
            places[role].append((begin, len(text)))
    text += marked[at:]
    spans = {role: tuple(Span.of(text, *place) for place in found) for role, found in places.items()}
    cue = spans["cue"][0] if spans["cue"] else None
    made = kind(text, places["content"], quoted(text))
    return text, Attribution(name, spans["source"], cue, spans["content"], made, None, 1.0)
