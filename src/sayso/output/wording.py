"""The vocabulary in words for people: types of sources, ways of access, topics of remarks, counts and shares."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.vocabulary import SourceType, Topic, Way

TYPES: dict[SourceType, str] = {
    "named_person": "named person",
    "named_organization": "named organization",
    "document": "document",
    "anonymous_source": "anonymous source",
    "unnamed_person": "unnamed person",
    "unnamed_group": "unnamed group",
    "outlet": "news outlet",
}
"""What a source is."""

WAYS: dict[Way, str] = {
    "told": "told in person or by telephone",
    "interview": "in an interview",
    "statement": "in a statement",
    "press conference": "at a press conference",
    "social media": "on social media",
    "e-mail": "in an e-mail or a message",
    "broadcast": "in a broadcast",
    "document": "in a document",
    "court": "in court",
}
"""How an outlet came by what it attributes."""

TOPICS: dict[Topic, str] = {
    "central claim": "The central claim",
    "source promoted": "Source promoted",
    "single source": "One source",
    "relayed": "At second hand",
    "anonymous": "Anonymous",
    "rumour": "Nobody named",
    "other outlets": "Other outlets",
    "unknown source": "Source unknown",
    "own voice": "Own voice",
}
"""What a remark is about, as its heading."""

NOBODY = "nobody named"
"""Where the story gives no source: *reportedly*."""

UNKNOWN = "source unknown"
"""Where the story has words for a source, and they do not tell who it is."""


def few(count: int, noun: str) -> str:
    """A count with its noun: *1 source*, *3 sources*."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def percent(share: float) -> str:
    """A share, 0 to 1, in whole per cent; what is there and rounds to nothing is *under 1 %*."""
    rounded = round(100 * share)
    return "under 1 %" if share > 0 and not rounded else f"{rounded} %"


def joined(names: Iterable[str]) -> str:
    """Names in a sentence: *A*, *A and B*, *A, B and C*; nothing for none."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last
