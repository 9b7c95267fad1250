"""Dates as they are written: with or without a year, a month, a day, and what they come to."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache

from dateutil.easter import easter
from dateutil.parser import parse
from dateutil.relativedelta import MO, relativedelta

from sayso.reading.dates.stretch import Side, Stretch, months, part, period
from sayso.reading.dates.tense import side

_YEARS_EITHER_WAY = 4  # in which a date without a year is looked for: a 29 February is found


@dataclass(frozen=True)
class Around:
    """A text and what is known of its publication, against which its dates are read."""

    text: str
    published: datetime | None
    day_first: bool | None  # 3/4/2024 is 3 April; None: it can be either

    @cached_property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date() if self.published else None

    def side(self, start: int, end: int) -> Side:
        """On which side of publication what stands there lies."""
        return side(self.text, start, end)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written: what is None is not there."""

    year: int | None = None
    month: int | None = None
    months: int = 1  # from ``month`` on: 3 for a quarter or a season
    day: int | None = None
    weekday: int | None = None
    holiday: str | None = None
    part: str | None = None
    unit: str | None = None

    @property
    def needs_year(self) -> bool:
        """Whether it says a month, a season or a holiday and no year."""
        return self.year is None and (self.month is not None or self.holiday is not None)

    def within(self, year: int) -> Stretch | None:
        """What it comes to in that year; None where there is no such day."""
        if self.holiday is not None:
            day = _holiday(self.holiday, year)
            return Stretch(day, day)
        if self.month is None:
            return self._parted(Stretch(date(year, 1, 1), date(year, 12, 31), "year"))
        if self.day is None:
            if self.month + self.months > 25 or not 1 <= self.month <= 12:
                return None
            unit = {1: "month", 3: "quarter", 6: "half"}[self.months]
            return self._parted(Stretch(*months(year, self.month, self.months), unit))
        if self.day > monthrange(year, self.month)[1]:
            return None
        day = date(year, self.month, self.day)
        return Stretch(day, day)

    def _parted(self, stretch: Stretch) -> Stretch:
        return part(stretch, self.part) if self.part else stretch

    def resolved(self, around: Around, where: Side, after: date | None = None) -> Stretch:
        """What it comes to: without a year the last such date, the next, or the nearest, as ``where`` says.

        ``after``: the first one from that day on instead, as the end of a range that starts there.
        """
        if self.year is not None:
            return self.within(self.year) or Stretch(None, None)
        near = after or around.day
        if near is None:
            return Stretch(None, None, relative=True)
        candidates = [replace(stretch, relative=True) for stretch in self._candidates(near)]
        if after is not None:
            candidates = [found for found in candidates if found.end and found.end >= after][:1]
        if not candidates:
            return Stretch(None, None, relative=True)
        past = [found for found in candidates if found.start and found.start <= near]
        future = [found for found in candidates if found.end and found.end >= near]
        if where == -1 and past and after is None:
            return past[-1]
        if where == 1 and future:
            return future[0]
        return min(candidates, key=lambda found: _distance(found, near))

    def _candidates(self, near: date) -> list[Stretch]:
        """Such dates around ``near``, in order."""
        if self.month is None and self.holiday is None:
            days = _same_day(self.day, near) if self.day else [near + timedelta(days=n) for n in range(-7, 8)]
            return [Stretch(day, day) for day in days if self.weekday in (None, day.weekday())]
        years = range(max(1, near.year - _YEARS_EITHER_WAY), near.year + _YEARS_EITHER_WAY + 1)
        return [stretch for year in years if (stretch := self.within(year)) is not None]


def _same_day(day: int, near: date) -> list[date]:
    """The ``day`` of every month around ``near`` that has it."""
    firsts = [near.replace(day=1) + relativedelta(months=n) for n in range(-14, 15)]
    return [first.replace(day=day) for first in firsts if day <= monthrange(first.year, first.month)[1]]


def _distance(stretch: Stretch, day: date) -> tuple[int, bool]:
    """In days; the past is nearer."""
    start, end = stretch.start or day, stretch.end or day
    if start <= day <= end:
        return 0, False
    return (abs((day - end).days), False) if end < day else (abs((start - day).days), True)


def _holiday(rule: str, year: int) -> date:
    """The day of a rule of words.toml: ``12-25``, ``easter-2``, ``11 thu 4 +1``."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    if "-" in rule[:3]:
        return date(year, int(rule[:2]), int(rule[3:]))
    month, weekday, number, *more = rule.split()
    position = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(weekday)
    return nth_weekday(*months(year, int(month), 1), position, int(number)) + timedelta(
        days=int(more[0]) if more else 0
    )


def nth_weekday(start: date, end: date, weekday: int, number: int) -> date:
    """The ``number``-th such weekday from ``start`` on, or back from ``end`` where negative."""
    anchor = start if number > 0 else end
    return anchor + relativedelta(weekday=type(MO)(weekday, number))


_ISO = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)")


@lru_cache(maxsize=4096)
def in_figures(figures: str, day_first: bool | None) -> Written | None:
    """A date in figures: 2024-03-05, 23.04.2022, 3/4/24; None where it is none.

    Where day and month can be told either way and ``day_first`` does not say, year alone is known: the date is
    ``Written`` without a day.
    """
    if iso := _ISO.fullmatch(figures):
        year, month, day = map(int, iso.groups())
        return Written(year, month, day=day) if _is_date(year, month, day) else None
    one, other, _ = (int(number) for number in re.split(r"\D", figures))
    if day_first is None and one <= 12 and other <= 12 and one != other and "." not in figures:
        return Written()
    try:
        moment = parse(figures, dayfirst="." in figures or bool(day_first))
    except (ValueError, OverflowError):
        return None
    return Written(moment.year, moment.month, day=moment.day)


def _is_date(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and year >= 1 and 1 <= day <= monthrange(year, month)[1]


def weekday(around: Around, day: int, which: int | None, where: Side, *, nearest: bool = False) -> Stretch:
    """A day of the week: that of the week before, of this one or of the next, as ``which`` says (-1, 0, 1).

    Without ``which`` the last, the next or the nearest one as ``where`` says; the day of publication itself counts.
    ``nearest``: the very last or next one, before or after the day of publication.
    """
    if around.day is None:
        return Stretch(None, None, relative=True)
    if which is None:
        return Written(weekday=day).resolved(around, where)
    if nearest:
        step = relativedelta(days=which, weekday=type(MO)(day, which))
        found = around.day + step
    else:
        found = period("week", around.day, which)[0] + timedelta(days=day)
    return Stretch(found, found, relative=True)
