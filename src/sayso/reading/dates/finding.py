"""The times that a text names: found by their words, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from sayso.reading.dates.bounds import BOUNDS
from sayso.reading.dates.grammar import apply
from sayso.reading.dates.lengths import LENGTHS
from sayso.reading.dates.points import POINTS, settled
from sayso.reading.dates.stretch import Length, Stretch
from sayso.reading.dates.tokens import Item, runs
from sayso.reading.dates.written import Around, Written
from sayso.vocabulary import Span, When

_NEAR = 200  # characters after a day in which *two days later* counts from it
_ORDER = re.compile(r"\b(\d\d?)[/-](\d\d?)[/-](?:19|20)?\d\d\b")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_FIRST = re.compile(rf"\b\d\d?(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS}),? (?:19|20)\d\d\b")
_MONTH_FIRST = re.compile(rf"\b(?:{_MONTHS}) \d\d?(?:st|nd|rd|th)?, (?:19|20)\d\d\b")
_BEFORE = 24  # characters before a year or a month that tell whether it is one
_SURELY = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|throughout|early|mid|late|year|circa|back in)[\s-]+|\()$", re.I
)
_PERHAPS = re.compile(
    r"\b(?:of|from|to|before|after|and|or|for|than|through|over|around|between|the|a|an|this|that|last|next|its|his|"
    r"her|their|our)[\s-]+$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"\b(?:the|that|his|her|its|our|their|\w+['’]s?)\s+$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s+(?!(?:is|was|has|as|this|its|his|does|elections|olympics|games|finals|riots|protests|championships|levels|results|figures)\b)"
    r"[a-z][\w-]*s\b|\s+(?:people|men|women|children|percent|per cent|million|miles|km|feet|pieces)\b|-\w"
)
_GOES_ON = re.compile(r"['’]s\b|\s*\)|,?\s+(?:was|is|will|saw|has|had|would|when)\b")
_NAME = re.compile(r"\s+(?!I\b)[A-Z][a-z]+\b(?<!Monday)(?<!Day)")
_SEASON = re.compile(r"\b(?:in|during|by|until|since|early|mid|late|over|throughout)(?: the)?[\s-]+$", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?:for|in|within|over|after|before|every|during|took|takes|take|lasts?|lasted|lasting|spent|spend|another)"
    r"(?: (?:about|around|almost|nearly|just|only|the|whole|all|entire))*\s+$",
    re.IGNORECASE,
)


def whens(text: str, published: str | None, *, day_first: bool | None = None) -> tuple[When, ...]:
    """The times and lengths of time that ``text`` names, in order, none overlapping another.

    ``published`` is the day of publication, an ISO 8601 date or date with time; None where it is unknown, which leaves
    what is relative to it without dates. ``day_first`` says how 3/4/2024 is to be read (True: 3 April); None: as the
    other dates of the text are written, and without dates where they do not tell.

    ValueError where ``published`` is no date.
    """
    around = Around(text, _moment(published), _order(text) if day_first is None else day_first)
    items = apply(BOUNDS, around, apply(POINTS, around, apply(LENGTHS, around, runs(text))))
    return tuple(_told(around, items))


def _moment(published: str | None) -> datetime | None:
    if published is None:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        raise ValueError(f"{published!r} is no date of publication: give it as 2024-05-13") from None
    return moment.replace(tzinfo=None)


def _order(text: str) -> bool | None:
    """Whether the text writes the day before the month: as its dates in figures tell, or else those in words."""
    if "/" not in text and "-" not in text:
        return None
    told = {int(one) > 12 for one, other in _ORDER.findall(text) if (int(one) > 12) != (int(other) > 12)}
    if not told:
        told = {order for order, dates in ((True, _DAY_FIRST), (False, _MONTH_FIRST)) if dates.search(text)}
    return told.pop() if len(told) == 1 else None


def _told(around: Around, items: list[Item]) -> Iterator[When]:
    last: tuple[int, date] | None = None  # where the last single day stood, and which it was
    for item in items:
        stretch = _stretch(around, item, last)
        if stretch is None:
            continue
        start, end = item.start, item.end
        yield When(
            Span.of(around.text, start, end),
            stretch.start.isoformat() if stretch.start else None,
            stretch.end.isoformat() if stretch.end else None,
            stretch.relative,
            stretch.length,
        )
        if stretch.start and stretch.start == stretch.end:
            last = end, stretch.start


def _stretch(around: Around, item: Item, last: tuple[int, date] | None) -> Stretch | None:
    """What an item comes to; None where it is nothing to tell."""
    if item.code == "R":
        return _length(around, item)
    if item.code == "E":
        return _from_another(item, last)
    if item.code == "Z" and not _is_time(around, item):
        return None
    return settled(around, item) if item.code in "BCPZ" else None


def _length(around: Around, item: Item) -> Stretch | None:
    length: Length = item.value
    before = around.text[max(0, item.start - _BEFORE * 2) : item.start]
    if length.iso() is None or length.unit == "quarter" or (length.bare and not _LENGTH.search(before)):
        return None
    return Stretch(None, None, length.unit, length=length.iso())


def _from_another(item: Item, last: tuple[int, date] | None) -> Stretch:
    """*two days later*: from a single day that was told shortly before, else unknown."""
    length, times = item.value
    told = Stretch(None, None, length.unit, length=length.iso())
    if last is None or item.start - last[0] > _NEAR or length.below_a_day or length.most is not None:
        return told
    try:
        day = length.from_(datetime.combine(last[1], time()), times).date()
    except (ValueError, OverflowError):
        return told
    return replace(told, start=day, end=day)


def _is_time(around: Around, item: Item) -> bool:
    """Whether a number, *May* or *spring* is a year, a month, a season there: by the words around it."""
    text = around.text
    written: Written = item.value
    before = text[max(0, item.start - _BEFORE) : item.start]
    if written.month is None:
        if not 1900 <= (written.year or 0) <= 2100 and not _SURELY.search(before):
            return False
        counted = _COUNTED.match(text, item.end)
        if _GOES_ON.match(text, item.end) or (_SURELY.search(before) and not counted):
            return True
        return bool(_DETERMINED.search(before) or (_PERHAPS.search(before) and not counted))
    if written.months == 3:
        return bool(_SEASON.search(before)) and not text.startswith(" of ", item.end)
    return bool(_SURELY.search(before) or _PERHAPS.search(before)) and not _NAME.match(text, item.end)
