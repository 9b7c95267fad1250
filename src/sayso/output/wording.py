"""The vocabulary in words for people: types of sources, ways of access, topics of remarks, counts, intervals."""

from __future__ import annotations

import math

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

_GROUPED, _LARGE = 1_000, 1e15  # from which on thousands are grouped, and up to which numbers are written out

_NAMED = {1e12: "trillion", 1e9: "billion", 1e6: "million"}


def percent(share: float) -> str:
    """A share, 0 to 1, in whole per cent; what is there and rounds to nothing is *under 1 %*."""
    rounded = round(100 * share)
    return "under 1 %" if share > 0 and not rounded else f"{rounded} %"


def number(value: float) -> str:
    """A number in few characters and, where it is whole, exactly: *2,000*, *40 million*, *0.333*, *1e+18*."""
    for size, name in _NAMED.items():
        if size <= abs(value) < _LARGE and (short := float(f"{value / size:.6g}")) * size == value:
            return f"{short:g} {name}"
    if math.isfinite(value) and value == int(value) and abs(value) < _LARGE:
        return f"{int(value):,}"
    return f"{value:,.1f}" if _GROUPED <= abs(value) < _LARGE else f"{value:.3g}"


def interval(low: float | None, high: float | None, *, includes_low: bool = True, includes_high: bool = True) -> str:
    """An interval in words, an open end too: *14*, *30 to 40*, *at least 14*, *under 300*, *more than 0, at most 5*."""
    if low is None:
        return "any number" if high is None else f"{'at most' if includes_high else 'under'} {number(high)}"
    if high is None:
        return f"{'at least' if includes_low else 'more than'} {number(low)}"
    if low == high:
        return number(low)
    if includes_low:
        return f"{number(low)} to {'' if includes_high else 'under '}{number(high)}"
    return f"more than {number(low)}, {'at most' if includes_high else 'under'} {number(high)}"
