"""Names of times: from tokens to dates as they are written, and to days seen from publication."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from sayso.reading.dates import names
from sayso.reading.dates.grammar import Found, rule, value, words
from sayso.reading.dates.lexicon import lexicon
from sayso.reading.dates.stretch import DAYS, MONTHS, SECONDS, Length, Stretch, nth, part, period
from sayso.reading.dates.tokens import Item
from sayso.reading.dates.written import Around, Written, nth_weekday, weekday

_ALONE = re.compile(r"\s*(?:[.,;:!?)]|$|at\b|and\b|or\b|this\b|next\b|last\b)")


def settled(around: Around, item: Item) -> Stretch:
    """The days of a date: as they stand, or resolved by the verbs beside it."""
    if isinstance(item.value, Stretch):
        return item.value
    written: Written = item.value
    return written.resolved(around, around.side(item.start, item.end))


def _named_day(around: Around, items: list[Item]) -> Found:
    if around.day is None:
        return "P", Stretch(None, None, relative=True)
    day = around.day + timedelta(days=value(items, "T"))
    return "P", Stretch(day, day, relative=True)


def _weekday(around: Around, items: list[Item]) -> Found | None:
    """*Tuesday*, *last Tuesday*, *Tuesday of next week*."""
    day, unit, which = value(items, "W"), value(items, "U"), value(items, "L")
    if around.text[items[-1].end : items[-1].end + 14].strip().split(" ")[0].lower() in lexicon().not_a_day:
        return ".", None
    if unit not in (None, "week"):
        return None
    if which is None and unit is None:
        if words(around, items[0]).rstrip(".") in lexicon().capitalised:
            return None  # Sun, Sat
        return "C", Written(weekday=day)
    deictic = next((words(around, item).split()[-1] for item in items if item.code == "L"), "")
    nearest = unit is None and deictic in lexicon().nearest
    return "P", weekday(around, day, which or 0, 0, nearest=nearest)


def _weekday_and_date(_: Around, items: list[Item]) -> Found | None:
    """*Tuesday, 4 June*: the date, whatever the weekday; *Tuesday the 4th*: the nearest that is one."""
    if items[-1].code in "DO":
        day = items[-1].value
        return ("C", Written(day=day, weekday=value(items, "W"))) if 1 <= day <= 31 else None
    return ("C", items[-1].value) if items[-1].value.day else None


def _day_of_a_month(around: Around, items: list[Item]) -> Found | None:
    """*on the 18th*."""
    if not _ALONE.match(around.text, items[-1].end) or not words(around, items[-1])[0].isdigit():
        return None
    return "C", Written(day=items[-1].value)


def _next_but_one(around: Around, items: list[Item]) -> Found | None:
    """*the week after next*, *the year before last*."""
    unit, which = value(items, "U"), value(items, "L")
    if not which or unit in SECONDS:
        return None
    if around.day is None:
        return "P", Stretch(None, None, unit, relative=True)
    return "P", Stretch(*period(unit, around.day, 2 * which), unit, relative=True)


def _next(around: Around, items: list[Item]) -> Found | None:
    """*the next day*, *the following week*: from another time of the text."""
    how, unit = words(around, items[-2]), items[-1].value
    if how != "following" and (how, unit) != ("next", "day"):
        return None
    return ("E", (Length(((unit, 1),)), 1)) if unit in DAYS or unit in MONTHS else None


def _to_date(around: Around, items: list[Item]) -> Found | None:
    """*in the year to date*."""
    unit = value(items, "U")
    if words(around, items[-1]) != "to date" or unit not in MONTHS:
        return None
    if around.day is None:
        return "P", Stretch(None, None, unit, relative=True)
    return "P", Stretch(period(unit, around.day)[0], around.day, unit, relative=True)


def _rolling(around: Around, which: int, length: Length) -> Stretch:
    """*the past three years*, up to publication; *the next few weeks*, from it on."""
    iso = length.iso()
    if around.published is None or around.day is None:
        return Stretch(None, None, length.unit, relative=True, length=iso)
    if length.unit == "quarter":
        count = int(length.counts[0][1])
        first, last = (-count, -1) if which < 0 else (1, count)
        start, end = period("quarter", around.day, first)[0], period("quarter", around.day, last)[1]
        return Stretch(start, end, "quarter", relative=True, length=iso)
    other = length.longest().from_(around.published, which).date()
    start, end = (other, around.day) if which < 0 else (around.day + timedelta(days=1), other)
    return Stretch(start, end, length.unit, relative=True, length=iso)


def _seen_from_publication(around: Around, items: list[Item]) -> Found | None:
    """*last year*, *this weekend*; *the past year* and *over the next decade*: as long as that, from publication."""
    unit, which = value(items, "U"), value(items, "L")
    deictic = next(words(around, item).split()[-1] for item in items if item.code == "L")
    plural = words(around, items[-1]).endswith("s")
    number = value(items, "DN")
    if number is not None or plural:
        if not which or not plural:
            return None
        length = Length(((unit, number),)) if number is not None else Length(((unit, 2),), most=6)
        return "P", _rolling(around, which, length)
    rolls = unit in ("decade", "century", "fortnight") or (
        unit not in ("quarter", "weekend") and (deictic in ("past", "coming") or items[0].code == "d")
    )
    if which and rolls and unit != "day":
        return "P", _rolling(around, which, Length(((unit, 1),)))
    if unit not in DAYS | {"month": 1, "quarter": 1, "year": 1, "decade": 1, "century": 1} or unit == "day":
        return ".", None
    if deictic == "recent":
        return ".", None
    if around.day is None:
        return "P", Stretch(None, None, unit, relative=True)
    return "P", Stretch(*period(unit, around.day, which), unit, relative=True)


def _rolling_length(around: Around, items: list[Item]) -> Found | None:
    which, length = value(items, "L"), value(items, "R")
    before = around.text[max(0, items[0].start - 12) : items[0].start].split()
    lasting = words(around, items[0]) == "last" and before[-1:] in (["will"], ["to"], ["would"], ["could"], ["can"])
    return None if not which or length.bare or lasting else ("P", _rolling(around, which, length))


def _weekend(around: Around, items: list[Item]) -> Found | None:
    """*at the weekend*."""
    if value(items, "U") != "weekend" or words(around, items[-1]).endswith("s"):
        return None
    if around.day is None:
        return "P", Stretch(None, None, "weekend", relative=True)
    where = around.side(items[0].start, items[-1].end)
    back = around.day.weekday() < 5 and (where == -1 or (where == 0 and around.day.weekday() < 3))
    return "P", Stretch(*period("weekend", around.day, -1 if back else 0), "weekend", relative=True)


def _whole(around: Around, item: Item) -> Stretch:
    """The days of a date, or of *the year* and *the month*, which are those of publication."""
    if item.code != "U":
        return settled(around, item)
    if item.value in ("day", "hour", "minute", "second", "half"):
        raise ValueError(item.value)
    if around.day is None:
        return Stretch(None, None, item.value, relative=True)
    return Stretch(*period(item.value, around.day), item.value, relative=True)


def _of(around: Around, items: list[Item]) -> Found | None:
    """*the last week of July*, *the first two weeks of 2021*, *the first Monday of next month*."""
    whole = _whole(around, items[-1])
    if not whole.known and not whole.relative:
        return None
    items = [item for item in items if item.code != "d"]
    number, first = items[0].value, items[1]
    if number == 0:
        return None
    if first.code == "W":
        if whole.start is None or whole.end is None:
            return "P", whole
        day = nth_weekday(whole.start, whole.end, first.value, number)
        return "P", replace(whole, start=day, end=day, unit="day")
    unit, count = first.value, 1
    if isinstance(first.value, Length):
        unit, count = first.value.unit, int(first.value.counts[0][1])
    if unit in ("hour", "minute", "second", "half"):
        return None
    return "P", nth(whole, unit, number, count)


def _week_of(around: Around, items: list[Item]) -> Found | None:
    """*the week of May 13*, *the week ending 12 June*."""
    last, how = items[-1], words(around, items[0])
    if last.code in "DO":
        last = Item("C", last.start, last.end, Written(day=last.value))
    stretch = settled(around, last)
    if stretch.start is None:
        return "P", replace(stretch, unit="week")
    if "weekend" in how:
        return "P", _over(stretch, period("weekend", stretch.start), "weekend")
    if "ending" in how:
        return "P", replace(stretch, start=stretch.start - timedelta(days=6), end=stretch.start, unit="week")
    if how.endswith(("of", "w/c")):
        return "P", _over(stretch, period("week", stretch.start), "week")
    return "P", replace(stretch, end=stretch.start + timedelta(days=6), unit="week")


def _over(stretch: Stretch, days: tuple[date, date], unit: str) -> Stretch:
    return replace(stretch, start=days[0], end=days[1], unit=unit)


def _part(around: Around, items: list[Item]) -> Found | None:
    """*early March*, *mid-2019*, *the end of the year*, *late on Thursday*."""
    name, last = items[0].value, items[-1]
    if isinstance(last.value, Written):
        return "C", last.value if last.value.day else replace(last.value, part=name)
    return "P", part(_whole(around, last), name)


def _side_of(around: Around, items: list[Item]) -> Found | None:
    """*earlier this month*: up to publication; *the rest of the year*: from publication on."""
    where, stretch = items[0].value, _whole(around, items[-1])
    if around.day is None or stretch.start is None or stretch.end is None:
        return "P", stretch
    if stretch.start <= around.day <= stretch.end and stretch.start != stretch.end:
        before = around.day - timedelta(days=words(around, items[0]).startswith("earlier"))
        start, end = (stretch.start, max(before, stretch.start)) if where < 0 else (around.day, stretch.end)
        return "P", replace(stretch, start=start, end=end, unit=f"part of {stretch.unit}")
    return "P", stretch


POINTS = (
    rule(r"X", names.figures),
    rule(r"[br]? M,?d?[DO] (?:[-tu]d?[DO]|(?:(?<=b.)|(?<=b..))ad?[DO]) (?:,?v?Y)? (?![UMDO])", names.days_of_a_month),
    rule(r"(?:[br]d?[DO] (?:[-tu]|a) d?|(?<![DO]-)[DO][-tu]) [DO] v?M (?:,?v?Y)?", names.days_of_a_month),
    rule(r"[DO]a[DO]v?M(?:,?v?Y)?|M[DO]a[DO](?:,?v?Y)?(?![UMDO])", names.days_of_a_month),
    rule(r"M-?,?d?[DO],?-?[vi]?Y", names.written),
    rule(r"d?[DO]-?v?d?-?M,?-?[vi]?Y", names.written),
    rule(r"Y-?M-?[DO](?!U)", names.written),
    rule(r"M-?d?[DO](?![UY])|M,O", names.written),
    rule(r"d?[DO]-?v?M", names.written),
    rule(r"M,?-?[vi]?Y|Y-?M", names.written),
    rule(r"LM", names.season),
    rule(r"M", names.written),
    rule(r"(?:Y,?-?Q|Q,?-?v?d?Y)", names.quarter),
    rule(r"d?O-?U[,v]?v?d?Y", names.quarter),
    rule(r"LU(?:O-?U|Q)", lambda around, items: names.quarter(around, [*items[2:], *items[:2]])),
    rule(r"(?:Q|d?O-?U)vd?L?U", names.quarter),
    rule(r"Q|d?O-?U(?!v)", names.quarter),
    rule(r"S,?v?Y|YS|LS|S", names.season),
    rule(r"HY?UY?", names.holiday_weekend),
    rule(r"LH|H,?v?Y?|YH", names.holiday),
    rule(r"(?<=e)K|(?<=e-)K", names.decade),
    rule(r"d?K", names.decade_alone),
    rule(r"d?O-?U(?!v)", names.century),
    rule(r"d?UvY|d?UY", names.year),
    rule(r"Y", names.year),
    rule(r"T,?A?", _named_day),
    rule(r"WA?,?-?v?o?d?LU|LU,?-?o?WA?", _weekday),
    rule(r"L?W,?-?C", _weekday_and_date),
    rule(r"LW(?!v)A?", _weekday),
    rule(r"dU[<>]L", _next_but_one),
    rule(r"(?<![DN])d?(?:>|L)U", _next),
    rule(r"d?U,?G", _to_date),
    rule(r"Wd[DO](?![UAMv:])|WO(?![UMv])", _weekday_and_date),
    rule(r"(?<![OL])WA?", _weekday),
    rule(r"(?<=o)d[OD]|(?<=od)[OD]|d[DO](?=v)", _day_of_a_month),
    rule(r"d?(?:L[DN]U|[DN]LU|LU)(?![v])", _seen_from_publication),
    rule(r"(?:d|e)?LU(?=v\.)", _seen_from_publication),
    rule(r"d?LR(?!v[^.])", _rolling_length),
    rule(r"d?[OL](?:[RU]|W)A?vd?(?:[CPZ]|U)", _of),
    rule(r"d?LU", _seen_from_publication),
    rule(r"cd?[CPZ]|cdO", _week_of),
    rule(r"e-?,?o?d?(?:[CPZ]|U)", _part),
    rule(r"[jl]i?o?v?d?[CPZ]|ji?v?d?U", _side_of),
    rule(r"(?<=[iod])U(?![v-])", _weekend),
)
"""From tokens and lengths to dates."""
