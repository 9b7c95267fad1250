"""Stretches of days: the calendar's units, their parts, and lengths of time.

Weeks start on Monday and are counted as in ISO 8601: a week belongs to the year (or month) that has its Thursday.
Months, quarters and years are the calendar's, seasons are those of the northern hemisphere in whole months, a decade
starts with its 0 and a century with its 00, as news speaks of them.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

import numpy as np
from dateutil.relativedelta import relativedelta

Side = Literal[-1, 0, 1]
"""Before publication, either, after it."""

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "workweek": 7, "workday": 1}
SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_SYMBOLS = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "second": "S"}
_WITHOUT_SYMBOL = ("weekend", "workweek", "workday")
_IN_SYMBOLS = {"fortnight": ("week", 2), "quarter": ("month", 3), "half": ("month", 6), "decade": ("year", 10)} | {
    "century": ("year", 100),
    "millennium": ("year", 1000),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``start`` to ``end``, both included; None where an end is open, or both are not known."""

    start: date | None
    end: date | None
    unit: str = "day"  # how finely it is told
    relative: bool = False  # to the date of publication
    length: str | None = None  # ISO 8601, where it is told

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None

    def begins(self) -> date | None:
        """The day it starts; the day it ends where the start is open."""
        return self.start or self.end

    def ends(self) -> date | None:
        """The day it ends; the day it starts where the end is open."""
        return self.end or self.start


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: so many of each unit. ``least`` and ``most`` differ where the words leave it open (*a few*)."""

    counts: tuple[tuple[str, float], ...]
    most: float | None = None  # of the only unit, where vague; then the count is the least
    bare: bool = False  # *a month*, *a year*: often something else than a length
    hedge: str | None = None

    @property
    def unit(self) -> str:
        """The finest unit in it."""
        return self.counts[-1][0]

    @property
    def below_a_day(self) -> bool:
        """Whether it is told in hours, minutes or seconds."""
        return self.unit in SECONDS

    def longest(self) -> Length:
        """The longest it can be."""
        return self if self.most is None else replace(self, counts=((self.unit, self.most),), most=None)

    def iso(self) -> str | None:
        """In ISO 8601: P1Y6M, PT30M; None where it is vague or counts weekends or working days."""
        if self.most is not None or self.unit in _WITHOUT_SYMBOL:
            return None
        days, hours = "", ""
        for unit, count in self.counts:
            unit, times = _IN_SYMBOLS.get(unit, (unit, 1))
            told = f"{count * times:.10g}{_SYMBOLS[unit]}"
            if unit in SECONDS:
                hours += told
            else:
                days += told
        return f"P{days}" + (f"T{hours}" if hours else "")

    def from_(self, moment: datetime, times: int = 1) -> datetime:
        """The moment that is ``times`` this length after ``moment``; OverflowError, ValueError outside the calendar."""
        for unit, count in self.counts:
            moment = _moved(moment, unit, count * times)
        return moment


def _moved(moment: datetime, unit: str, count: float) -> datetime:
    if unit in MONTHS:
        whole, part = divmod(count * MONTHS[unit], 1)
        return moment + relativedelta(months=int(whole), days=round(part * 30))
    if unit == "workday":
        day = np.busday_offset(np.datetime64(moment.date()), round(count), roll="backward")
        return datetime.combine(date.fromisoformat(str(day)), moment.time())
    if unit in DAYS:
        return moment + timedelta(days=round(count * DAYS[unit]))
    return moment + timedelta(seconds=count * SECONDS[unit])


def period(unit: str, day: date, steps: int = 0) -> tuple[date, date]:
    """First and last day of the ``unit`` that ``day`` falls into, or of the one ``steps`` units later."""
    if unit in MONTHS:
        months = MONTHS[unit]
        first = (day.year * 12 + day.month - 1) // months * months + steps * months
        return _month(first)[0], _month(first + months - 1)[1]
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=steps)
        return monday, monday + timedelta(days=6)
    if unit == "workweek":
        monday = period("week", day, steps)[0]
        return monday, monday + timedelta(days=4)
    if unit == "fortnight":
        monday = period("week", day, 2 * steps)[0]
        return monday, monday + timedelta(days=13)
    if unit == "weekend":
        saturday = period("week", day, steps)[0] + timedelta(days=5)
        return saturday, saturday + timedelta(days=1)
    day += timedelta(days=steps)
    return day, day


def _month(count: int) -> tuple[date, date]:
    """First and last day of the month that is the ``count``-th after January of the year 0."""
    year, month = divmod(count, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months from that one on."""
    first = year * 12 + month - 1
    return _month(first)[0], _month(first + count - 1)[1]


def part(stretch: Stretch, name: str) -> Stretch:
    """Its ``early``, ``mid`` or ``late`` part, or its ``beginning`` or ``end``.

    These words leave open how much they mean; taken is a third of it: of a year four months, of a month the days to the
    10th, from the 10th to the 20th, from the 20th on; of a week three days, one, and four.
    """
    start, end = stretch.start, stretch.end
    if start is None or end is None or start == end:
        return stretch
    third = {"early": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}[name]
    days = (end - start).days + 1
    if stretch.unit == "week":
        start, end = (start + timedelta(days=n) for n in ((0, 2), (2, 2), (3, 6))[third])
    elif days <= 31:
        start, end = (
            (start, start + timedelta(days=9)),
            (start + timedelta(days=9), start + timedelta(days=19)),
            (start + timedelta(days=19), end),
        )[third]
    else:
        span = (end.year - start.year) * 12 + end.month - start.month + 1
        step = 12 if span > 12 else 1  # of a decade whole years: four, three and three
        cuts = [-(-span // step * n // 3) * step for n in range(4)]
        first = start.year * 12 + start.month - 1
        start, end = _month(first + cuts[third])[0], _month(first + cuts[third + 1] - 1)[1]
    return replace(stretch, start=start, end=end, unit=f"part of {stretch.unit}")


def as_end(stretch: Stretch, name: str, side: Side) -> Stretch:
    """The ``end``, ``beginning`` or ``middle`` of it where a range starts (-1) or ends (1) there: one day."""
    start, end = stretch.start, stretch.end
    if start is None or end is None:
        return stretch
    if name == "end" and side == -1:
        return replace(stretch, start=end)
    if name == "beginning" and side == 1:
        return replace(stretch, end=start)
    if name == "middle":
        middle = start + (end - start) / 2
        return replace(stretch, start=middle, end=middle)
    return stretch


def nth(stretch: Stretch, unit: str, number: int, count: int = 1) -> Stretch:
    """The ``number``-th ``unit`` of it, or ``count`` of them from that one on; from the back where it is negative.

    ValueError where it has none.
    """
    if stretch.start is None or stretch.end is None:
        return replace(stretch, unit=unit)
    if unit == "week":
        first = period("week", stretch.start + timedelta(days=3))
        first = first if first[0] + timedelta(days=3) >= stretch.start else period("week", first[0], 1)
        last = period("week", stretch.end)
        last = last if last[0] + timedelta(days=3) <= stretch.end else period("week", last[0], -1)
    else:
        first, last = period(unit, stretch.start), period(unit, stretch.end)
    if number > 0:
        start, end = period(unit, first[0], number - 1)[0], period(unit, first[0], number + count - 2)[1]
    else:
        start, end = period(unit, last[0], number + 2 - count)[0], period(unit, last[0], number + 1)[1]
    if start > stretch.end or end < stretch.start:
        raise ValueError(f"no {unit} {number} there")
    return replace(stretch, start=start, end=end, unit=unit)
