"""By when a forecast is to come true, as its words tell: *by 1 October* is not *on 1 October*.

By the words alone, since a length (*within ten days*) is another date on every page that repeats it.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from sayso.vocabulary import Span

# What a preposition makes of a time: its end, the time itself, or what follows.
_BOUNDS = {
    "by": "until", "within": "until", "inside": "until", "until": "until", "till": "until", "no later than": "until",
    "before": "before", "ahead of": "before", "on": "at", "in": "at", "from": "at", "at": "at", "starting": "at",
    "after": "after", "beyond": "after", "past": "after", "not before": "after",
}  # fmt: skip
_HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "fortnight": 336.0, "month": 730.0, "year": 8760.0}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "twelve": 12, "thirty": 30}  # fmt: skip
_MONTHS = "|".join(name for name in calendar.month_name if name)
_DAYS = "|".join(calendar.day_name)
_POINT = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b|(?:{_MONTHS})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)\b|{_DAYS}|spring|summer|autumn|winter|Christmas|Easter|weekend|year|month|week)"
)
_LENGTH = rf"(?P<number>\d+|{'|'.join(_NUMBERS)}) (?P<unit>(?:hour|day|week|fortnight|month|year)s?)\b"
_HORIZON = re.compile(
    rf"\b(?P<bound>{'|'.join(sorted(_BOUNDS, key=lambda one: -len(one)))}) "
    rf"(?:{_LENGTH}|(?:the |this |next |early |late |mid-|{_DAYS} )*(?P<part>(?:end|start|beginning|middle) of )?"
    rf"(?:the |this |next )?(?P<point>{_POINT})(?: (?:of )?(?P<year>\d{{4}}))?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Horizon:
    """A time that a forecast is bounded by."""

    span: Span  # with its preposition
    bound: str
    hours: float | None  # how long, where a length is told
    point: frozenset[str]  # the words of a date, in any order: day, month, part of it


def horizon(spans: tuple[Span, ...]) -> Horizon | None:
    """The first horizon in the words of a mention; None where they tell none."""
    for span in spans:
        if match := _HORIZON.search(span.text):
            start = span.start + match.start()
            place = Span(start, start + len(match[0]), match[0])
            return Horizon(place, _BOUNDS[match["bound"].casefold()], _hours(match), _point(match))
    return None


def moved(before: Horizon, after: Horizon) -> bool:
    """Whether two horizons are not the same: another bound, another length, or another date."""
    if before.bound != after.bound or (before.hours is None) != (after.hours is None):
        return True
    if before.hours is not None:
        return before.hours != after.hours
    return not (before.point <= after.point or after.point <= before.point)


def _hours(match: re.Match[str]) -> float | None:
    if not match["unit"]:
        return None
    number = match["number"].casefold()
    return (_NUMBERS.get(number) or float(number)) * _HOURS[match["unit"].casefold().rstrip("s")]


def _point(match: re.Match[str]) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{3,}|\d+", f"{match['part'] or ''}{match['point'] or ''}".casefold())
    return frozenset(words)
