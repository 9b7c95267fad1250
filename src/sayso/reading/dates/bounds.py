"""Stretches with one or two ends: what lies between two dates, before or after one, or a length away from one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sayso.reading.dates.grammar import Found, rule, value, words
from sayso.reading.dates.points import settled
from sayso.reading.dates.stretch import DAYS, SECONDS, Length, Side, Stretch, as_end, period
from sayso.reading.dates.tokens import Item
from sayso.reading.dates.written import Around, Written

_PERFECT = re.compile(
    r"\b(?:has|have|’ve|'ve|’s been|'s been)\b(?:\s+(?!jailed|sentenced|banned|suspended|barred|imprisoned|postponed|"
    r"delayed|closed|extended)[\w’'%,-]+){0,16}\s*$"
)
_GOING_ON = re.compile(r"\s+of\s+(?:\w+\s+)?(?:\w{3,}ing|war|conflict|talks|negotiations|protests|unrest|drought)\b")
_POSSESSIVE = re.compile(r"['’]s?\b|\s+(?:election|vote|war|attack|deadline|game|match|meeting|referendum)")
_CLOSING = ("the end of", "end of", "the close of", "the very end of", "year-end")
_ENDS = re.compile(r"\s*(?:[.,;:!?)]|$)")
_POINTS = ("end", "beginning", "middle")
_TWO_FIGURES = re.compile(r"\d\d")


def _publication(around: Around) -> Stretch:
    return Stretch(around.day, around.day, relative=True)


def _end(around: Around, item: Item) -> Stretch:
    return _publication(around) if item.code == "G" else settled(around, item)


def _range(around: Around, items: list[Item]) -> Found | None:
    """*from May to July*, *between 2010 and 2015*, *June-August 1992*, *since Monday until today*."""
    first, last = [item for item in items if item.code in "CPZG"]
    if last.code == "G" and items[-2].code in "CPZ" and words(around, last) != "to date":
        return None
    one, other = first.value, last.value
    if items[0].code == "Z" and one.months == 3:  # fall to 2019 levels
        return None
    at_end = [at.part if isinstance(at, Written) else None for at in (one, other)]
    if at_end != [None, None]:
        one, other = (
            replace(at, part=None) if isinstance(at, Written) and at.part in _POINTS else at for at in (one, other)
        )
    written = isinstance(one, Written), isinstance(other, Written)
    if written[0] and one.needs_year and isinstance(other, Written) and other.year is not None:
        one = replace(one, year=other.year)
        start, end = one.within(other.year), other.within(other.year)
        if start and end and start.start and end.start and start.start > end.start:
            start = replace(one, year=other.year - 1).within(other.year - 1)
        if start is None or end is None:
            return None
    else:
        end = None if written[1] and other.year is None else _end(around, last)
        if written[0] and one.year is None:
            past = end is not None and around.day is not None and end.end is not None and end.end <= around.day
            start = _start(around, one, other, -1 if past else around.side(first.start, last.end))
        else:
            start = _end(around, first)
        if end is None:
            end = other.resolved(around, around.side(first.start, last.end), after=start.start)
    start, end = as_end(start, at_end[0] or "", -1), as_end(end, at_end[1] or "", 1)
    if not start.known or not end.known:
        return ("B", Stretch(None, None, relative=True)) if start.relative or end.relative else None
    if start.start and end.end and start.start > end.end:
        return None
    return "B", Stretch(start.start, end.end, end.unit, relative=start.relative or end.relative)


def _start(around: Around, one: Written, other: object, where: Side) -> Stretch:
    """Where a range starts whose first end has no year: what goes on at publication still will be."""
    if where == 0 or not isinstance(other, Written) or other.year is not None:
        return one.resolved(around, where)
    running = one.resolved(around, -1)
    end = other.resolved(around, 1, after=running.start)
    if around.day and running.start and end.end and end.end >= around.day:  # it goes on at publication
        hardly_begun = where == -1 and end.end - around.day > around.day - running.start
        before = one.within(running.start.year - 1) if hardly_begun and one.month is not None else None
        return replace(before, relative=True) if before else running
    return one.resolved(around, where)


def _years(around: Around, items: list[Item]) -> Found | None:
    """*2014–18*."""
    first = value(items, "Z").year or 0
    figures = words(around, items[-1])
    last = first // 100 * 100 + int(figures) if _TWO_FIGURES.fullmatch(figures) else 0
    return ("B", Stretch(date(first, 1, 1), date(last, 12, 31), "year")) if 0 < first < last <= first + 50 else None


def _since(around: Around, items: list[Item]) -> Found | None:
    stretch = _end(around, items[-1])
    return "B", replace(stretch, end=None)


def _starting(around: Around, items: list[Item]) -> Found | None:
    """*starting Monday*; *from Monday* only of what will be: *a picture from 2017* has no end left open."""
    how, last = words(around, items[0]), items[-1]
    if how == "from" and around.side(items[0].start, last.end) != 1:
        return None
    return _since(around, items)


def _and_later(around: Around, items: list[Item]) -> Found | None:
    if not _ENDS.match(around.text, items[-1].end):
        return None
    return "B", replace(settled(around, items[0]), end=None)


def _until(around: Around, items: list[Item]) -> Found | None:
    return "B", replace(_end(around, items[-1]), start=None)


def _named_by_it(around: Around, items: list[Item]) -> bool:
    """Whether the date only says which event is meant: *before Monday's vote*, *after the Sept. 11 attacks*."""
    last = items[-1]
    with_article = isinstance(last.value, Written) and last.value.month is not None and value(items, "d") is not None
    return with_article or bool(_POSSESSIVE.match(around.text, last.end))


def _closes(around: Around, items: list[Item]) -> bool:
    return any(words(around, item).startswith(_CLOSING) for item in items)


def _before(around: Around, items: list[Item]) -> Found | None:
    if _named_by_it(around, items):
        return None
    stretch = _end(around, items[-1])
    begins = stretch.end if _closes(around, items) else stretch.start
    if begins is None:
        return "B", replace(stretch, start=None, end=None)
    return "B", replace(stretch, start=None, end=begins if _closes(around, items) else begins - timedelta(days=1))


def _after(around: Around, items: list[Item]) -> Found | None:
    if _named_by_it(around, items):
        return None
    stretch = _end(around, items[-1])
    ends = stretch.ends()
    return "B", replace(stretch, start=ends + timedelta(days=1) if ends else None, end=None)


def _as_precise(day: date, unit: str) -> tuple[date, date]:
    """The day itself, or the calendar's week, month or year around it where its distance is told in these."""
    if unit in SECONDS or unit == "day":
        return day, day
    if unit in DAYS:
        return period("week", day)
    return period("month" if unit in ("month", "quarter") else "year", day)


def _away(around: Around, length: Length, times: int) -> Stretch:
    """What is that long before or after publication, as precisely as it is told."""
    if around.published is None:
        return Stretch(None, None, length.unit, relative=True, length=length.iso())
    near = around.published if length.below_a_day else datetime.combine(around.published.date(), time())
    day = length.from_(near, times).date()
    start, end = _as_precise(day, length.unit)
    if length.most is not None:
        other = _as_precise(length.longest().from_(near, times).date(), length.unit)
        start, end = min(start, other[0]), max(end, other[1])
    if length.hedge == ">":
        start, end = (None, day) if times < 0 else (day, None)  # type: ignore[assignment]
    elif length.hedge == "<":
        start, end = (day, near.date()) if times < 0 else (near.date(), day)
    return Stretch(start, end, length.unit, relative=True, length=length.iso())


def _ago(around: Around, items: list[Item]) -> Found | None:
    return "P", _away(around, value(items, "R"), -1)


def _long_ago(around: Around, items: list[Item]) -> Found | None:
    """*decades ago*: two at least."""
    if not words(around, items[0]).endswith("s"):
        return None
    return "P", _away(around, Length(((items[0].value, 2),), most=2, hedge=">"), -1)


def _in(around: Around, items: list[Item]) -> Found | None:
    """*in two years*, of what will be; *built in two years* is a length."""
    if words(around, items[0]) != "in" or around.side(items[0].start, items[-1].end) == -1:
        return None
    return "P", _away(around, value(items, "R"), 1)


def _from_now(around: Around, items: list[Item]) -> Found | None:
    return "P", _away(around, value(items, "R"), 1)


def _within(around: Around, items: list[Item]) -> Found | None:
    """*within six months*: from publication on; not of what was (*within two weeks he was out*)."""
    length: Length = value(items, "R")
    if around.side(items[0].start, items[-1].end) == -1:
        return None
    if around.published is None or around.day is None:
        return "B", Stretch(None, None, length.unit, relative=True, length=length.iso())
    end = length.longest().from_(around.published).date()
    return "B", Stretch(around.day, end, length.unit, relative=True, length=length.iso())


def _within_date(around: Around, items: list[Item]) -> Found | None:
    """*within the next year*."""
    return "B", settled(around, items[-1])


def _counted_from(around: Around, items: list[Item]) -> Found | None:
    """*three weeks after 6 June*, *two days before yesterday*."""
    length: Length = value(items, "R")
    base = _end(around, items[-1])
    if base.start is None or length.below_a_day or _named_by_it(around, items):
        return ("P", replace(base, start=None, end=None)) if base.relative and not base.known else None
    before = next(item.code for item in items if item.code in "<>rs") == "<"
    anchor = base.start if before else base.end or base.start
    day = length.from_(datetime.combine(anchor, time()), -1 if before else 1).date()
    found = Stretch(day, day, relative=base.relative, length=length.iso())
    if length.hedge == ">":
        return "B", replace(found, start=None) if before else replace(found, end=None)
    if length.hedge == "<":
        return "B", replace(found, end=anchor) if before else replace(found, start=anchor)
    return "P", found


def _up_to_publication(around: Around, items: list[Item]) -> Found | None:
    """*has lost … after four months*, *after four months of fighting*, *has lived there for ten years*: until now."""
    length: Length = value(items, "R")
    before = re.split(r"[.!?;:]\s|\n", around.text[max(0, items[0].start - 110) : items[0].start])[-1]
    going_on = items[0].code == ">" and _GOING_ON.match(around.text, items[-1].end)
    if length.below_a_day or length.bare or not (_PERFECT.search(before) or going_on):
        return None
    if around.published is None or around.day is None:
        return "B", Stretch(None, None, length.unit, relative=True, length=length.iso())
    start = length.longest().from_(around.published, -1).date()
    return "B", Stretch(start, around.day, length.unit, relative=True, length=length.iso())


def _starts_for(around: Around, items: list[Item]) -> Found | None:
    """*for two weeks starting May 20*."""
    length, base = value(items, "R"), _end(around, items[-1])
    how = words(around, next(item for item in items if item.code == "r"))
    if base.start is None or length.below_a_day or (how == "from" and items[0].code != "f"):
        return None
    end = length.from_(datetime.combine(base.start, time())).date() - timedelta(days=1)
    return "B", replace(base, end=end, length=length.iso(), unit=length.unit)


def _later(_: Around, items: list[Item]) -> Found | None:
    return "E", (value(items, "R"), value(items, "l"))


BOUNDS = (
    rule(r"Rg", _ago),
    rule(r"Ug", _long_ago),
    rule(r"R[rs]G", _from_now),
    rule(r"f?R,?ro?d?[CPZ]", _starts_for),
    rule(r"R,?[<>rs]o?d?[CPZ]", _counted_from),
    rule(r"Rl", _later),
    rule(r"iR(?![vU])", _in),
    rule(r"wd?R", _within),
    rule(r"w[PC]", _within_date),
    rule(r"[>f]R", _up_to_publication),
    rule(r"[br]?Z-[DN](?![UM])", _years),
    rule(r"b[io]?d?[CPZG],?(?:[atu]|-)[rio]*d?[CPZG]", _range),
    rule(r"(?:[rs][io]?)?d?[CPZG]{1},?[tu]o?d?[CPZG]", _range),
    rule(r"[rs]?d?[CPZ]G", _range),
    rule(r"(?<!-)r?[CPZ]-[CPZ](?!-)", _range),
    rule(r"so?d?[CPZG]", _since),
    rule(r"ro?d?[CPZG]", _starting),
    rule(r"[CPZ],?y", _and_later),
    rule(r"[um]o?d?[CPZG]", _until),
    rule(r"<o?d?[CPZG]", _before),
    rule(r">o?d?[CPZG]", _after),
)
"""From dates and lengths to stretches with their ends."""
