"""Names of dates in the calendar: days, months and years as they are written, quarters, seasons, holidays, decades."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from sayso.reading.dates.grammar import Found, value, values, words
from sayso.reading.dates.lexicon import lexicon
from sayso.reading.dates.stretch import Stretch
from sayso.reading.dates.tokens import Item
from sayso.reading.dates.written import Around, Written, in_figures

_LEAP = 2024
_MONEY = re.compile(
    r"profit|revenue|sales|earn|gdp|growth|econom|loss|fiscal|per ?cent|billion|million|income|shares", re.IGNORECASE
)


def figures(around: Around, items: list[Item]) -> Found | None:
    """*2024-05-13*, *13/5/2024*."""
    written = in_figures(items[-1].value, around.day_first)
    if written is None:
        return None
    return ("C", written) if written.year else ("P", Stretch(None, None))


def written(around: Around, items: list[Item]) -> Found | None:
    """Month, day and year in any order."""
    day, year, month = value(items, "DO"), value(items, "Y"), value(items, "M")
    if day is not None and not 1 <= day <= 31:
        return None
    written = Written(year, month, day=day)
    if year is None and day is None and words(around, items[0]).rstrip(".") in lexicon().first_names:
        return "Z", written
    return ("C", written) if written.within(year or _LEAP) else None


def year(_: Around, items: list[Item]) -> Found | None:
    """*2019*, which may be a number; *the year 2019*."""
    if len(items) == 1:
        return "Z", Written(value(items, "Y"))
    return ("C", Written(value(items, "Y"))) if value(items, "U") == "year" else None


def days_of_a_month(around: Around, items: list[Item]) -> Found | None:
    """*April 9-17*, *between 3 and 12 September 2024*."""
    first, last = values(items, "DO")
    year, month = value(items, "Y"), value(items, "M")
    if not 1 <= first < last <= 31:
        return None
    codes = {item.code for item in items}
    if "a" in codes and not codes & {"b", "r"} and last != first + 1:  # 3 and 9 June are two days
        return None
    where = around.side(items[0].start, items[-1].end)
    start = Written(year, month, day=first).resolved(around, where)
    end = Written(year, month, day=last).resolved(around, where, after=start.start)
    if year is None and start.start is None:
        return "B", start
    return ("B", replace(start, end=end.end)) if start.start and end.end else None


def quarter(around: Around, items: list[Item]) -> Found | None:
    """*Q3 2026*, *the second half of the year*, *third-quarter*."""
    ordinal, unit, given = value(items, "O"), values(items[:3], "U"), value(items, "Q")
    if given is None:
        if unit[:1] not in (["quarter"], ["half"]) or not 1 <= (ordinal or 0) <= (4 if unit[0] == "quarter" else 2):
            return None
        length = 3 if unit[0] == "quarter" else 6
        given = (ordinal - 1) * length + 1, length
    month, length = given
    if month + length > 13:
        return None
    year, which = value(items, "Y"), value(items, "L")
    if which is not None or (year is None and items[-1].code == "U" and len(items) > 3):
        if items[-1].value != "year":
            return None
        if around.day is None:
            return "P", Stretch(None, None, relative=True)
        found = Written(around.day.year + (which or 0), month, length).within(around.day.year + (which or 0))
        return ("P", replace(found, relative=True)) if found else None
    if year is None and (
        length == 6 or (ordinal and not _MONEY.search(around.text[max(0, items[0].start - 120) : items[-1].end + 120]))
    ):
        return ".", None  # of a match
    return "C", Written(year, month, length)


def season(around: Around, items: list[Item]) -> Found | None:
    """*this summer*, *summer 2019*; *last March*."""
    month, year, which = value(items, "SM"), value(items, "Y"), value(items, "L")
    count = 1 if items[-1].code == "M" else 3
    if which is None:
        return "C" if year else "Z", Written(year, month, count)
    if around.day is None:
        return "P", Stretch(None, None, relative=True)
    years = range(around.day.year - 2, around.day.year + 3)
    found = [stretch for year in years if (stretch := Written(year, month, count).within(year))]
    if which == -1:
        found = [stretch for stretch in found if stretch.end and stretch.end < around.day][-1:]
    elif which == 1:
        found = [stretch for stretch in found if stretch.start and stretch.start > around.day]
    else:
        year = around.day.year - (count == 3 and month == 12 and around.day.month < 3)
        found = [stretch for stretch in found if stretch.start and stretch.start.year == year]
    return "P", replace(found[0], relative=True)


def holiday(around: Around, items: list[Item]) -> Found | None:
    """*Christmas*, *Easter 2018*, *last Thanksgiving*."""
    which, year = value(items, "L"), value(items, "Y")
    written = Written(year, holiday=value(items, "H"))
    if which is None:
        return "C", written
    return "P", written.resolved(around, -1 if which < 0 else 1)


def holiday_weekend(around: Around, items: list[Item]) -> Found | None:
    """*Labor Day weekend*: the Saturday and Sunday beside the day, and the days between."""
    if value(items, "U") != "weekend":
        return None
    year = value(items, "Y")
    day = Written(year, holiday=value(items, "H")).resolved(around, around.side(items[0].start, items[-1].end))
    if day.start is None:
        return "P", day
    back = (day.start.weekday() - 5) % 7
    saturday = day.start - timedelta(days=back if back < 4 else back - 7)
    end = max(saturday + timedelta(days=1), day.start)
    return "P", replace(day, start=min(saturday, day.start), end=end, unit="weekend")


def decade(_: Around, items: list[Item]) -> Found:
    """*the 1990s*, *the late nineties*."""
    year = value(items, "K")
    return "P", Stretch(date(year, 1, 1), date(year + 9, 12, 31), "decade")


def decade_alone(around: Around, items: list[Item]) -> Found | None:
    """*the nineties*, *1990s*; not *in her nineties*."""
    in_figures = words(around, items[-1])[-2] in "0'’"
    return decade(around, items) if in_figures or items[0].code == "d" else None


def century(_: Around, items: list[Item]) -> Found | None:
    """*the 19th century*: from 1800 to 1899, as it is mostly meant."""
    number = value(items, "O")
    if value(items, "U") != "century" or not 2 <= number <= 30:
        return None
    return "P", Stretch(date(number * 100 - 100, 1, 1), date(number * 100 - 1, 12, 31), "century")
