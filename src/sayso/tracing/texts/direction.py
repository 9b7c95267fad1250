"""Which of two stories that share text has it from the other.

What tells, the surest first: whose text an agency's tag, dateline or byline says it is; a credit; a link; the shared
words themselves, where they name one of the two outlets (*told the Courier*); the time; and an agency's own page, since
agencies sell what they write. A story that claims to be older than what it credits is not believed. Where nothing
tells, the direction stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from sayso.tracing.stories.addresses import address
from sayso.tracing.stories.moments import instant
from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.publishers import initials, is_agency, is_named, runs, wires
from sayso.vocabulary import Ground, Place, Span

Shared: TypeAlias = tuple[tuple[Place, Place], ...]
"""Passages in common, of one story and of the other."""

_HOUR = 3600.0
# Clocks of newsrooms differ, and pages show when they were begun, saved or set; below an hour the order is a hint.
_CLEAR, _HINT = 0.9, 0.65
_DAY, _OF_DAYS = len("2031-05-13"), 0.85
_WIRE, _CREDIT, _LINK, _NAMED, _AGENCY = 0.97, 0.92, 0.9, 0.85, 0.75


@dataclass(frozen=True, slots=True)
class Direction:
    """Two stories in order, as far as anything tells."""

    later: Entry
    earlier: Entry
    ground: Ground | None  # that it is the later one; None where the direction is open


@dataclass(frozen=True, slots=True)
class _Sign:
    """Something that tells which story is the earlier one."""

    earlier: Entry
    later: Entry
    score: float
    reason: str
    places: tuple[Place, ...] = ()


def direction(a: Entry, b: Entry, shared: Iterable[tuple[Place, Place]] = ()) -> Direction:
    """Which of ``a`` and ``b``, that share the passages ``shared``, is the later one.

    Where that is open, the two stand in the order of their ids.
    """
    a, b = sorted((a, b), key=lambda entry: entry.id)
    if siblings(a, b):
        return Direction(a, b, None)
    time = _by_time(a, b)
    told = _told(a, b, tuple(shared))
    if told is None and (time is None or time.score <= _HINT):
        told = _by_agency(a, b)
    if told is None:
        return _directed(time, None) if time else Direction(a, b, None)
    return _directed(told, time)


def siblings(a: Entry, b: Entry) -> str | None:
    """The agency whose text both run, by its tag, where neither is the agency's own page: neither has it from the
    other."""
    if is_agency(a) or is_agency(b):
        return None
    return next((tag for tag in wires(a) if any(is_named(tag, other) for other in wires(b))), None)


def _told(a: Entry, b: Entry, shared: Shared) -> _Sign | None:
    """The surest sign that is not the time; None where there is none, or it points both ways."""
    for sign in (_by_wire, _by_credit, _by_link):
        here, there = sign(a, b, shared), sign(b, a, shared)
        if (here is None) != (there is None):
            return here or there
        if here and there:
            return None  # each says that it has it from the other
    return _by_shared(a, b, shared)


def _directed(sign: _Sign, time: _Sign | None) -> Direction:
    """The two in the order that ``sign`` gives, with what the clock says to it."""
    score, reason = sign.score, sign.reason
    if time and time.earlier is not sign.earlier and time.score > _HINT:
        score = round(score - 0.1, 3)
        reason += f", although it shows an earlier time ({_shown(sign.later)} against {_shown(sign.earlier)})"
    elif time and time.earlier is sign.earlier:
        score = min(0.99, round(score + 0.02, 3))
        reason += f", and {time.reason}"
    return Direction(sign.later, sign.earlier, Ground(score, reason, sign.places))


def _by_wire(later: Entry, earlier: Entry, _: Shared) -> _Sign | None:
    tag = runs(later, earlier)
    if tag is None or is_named(tag, later.reading.story.outlet):
        return None
    story = later.reading.story
    line = story.dateline
    place = (Place(later.id, line),) if line and tag in line.text else ()
    return _Sign(earlier, later, _WIRE, f"it says that its text is {tag}’s", place)


def _by_credit(later: Entry, earlier: Entry, shared: Shared) -> _Sign | None:
    """A credit for something else, in a passage that the two do not share, says nothing about those that they do."""
    target = earlier.reading.story
    own = later.reading.story.outlet
    for credit in later.credits:
        if not credit.outlet or not is_named(credit.outlet, target.outlet) or is_named(credit.outlet, own):
            continue
        if not shared or not credit.covers or any(_meet(one, later.id, shared) for one in credit.covers):
            place = (credit.place,) if credit.place else ()
            words = f": “{credit.place.span.text}”" if credit.place else ""
            return _Sign(earlier, later, _CREDIT, f"it credits {target.outlet}{words}", place)
    return None


def _meet(span: Span, story: str, shared: Shared) -> bool:
    """Whether ``span`` of ``story`` has characters in common with a shared passage."""
    places = (place for pair in shared for place in pair if place.story == story)
    return any(place.span.start < span.end and span.start < place.span.end for place in places)


def _by_link(later: Entry, earlier: Entry, _: Shared) -> _Sign | None:
    target = address(earlier.reading.story.url)
    if target is None or target == address(later.reading.story.url):
        return None
    for link in later.reading.story.links:
        if address(link.url) == target:
            return _Sign(earlier, later, _LINK, "it links to the other page", (Place(later.id, link.span),))
    return None


def _by_shared(a: Entry, b: Entry, shared: Shared) -> _Sign | None:
    """The words that they share name one of the two outlets: a copy often keeps *told the Post*."""
    found = []
    for earlier, later in ((a, b), (b, a)):
        for place in sorted((place for pair in shared for place in pair), key=lambda place: place.span):
            if place.story == later.id and (span := _name_of(place.span, earlier.reading.story.outlet)):
                named = Place(later.id, span)
                found.append(_Sign(earlier, later, _NAMED, f"the words that they share name {span.text}", (named,)))
                break
    return found[0] if len(found) == 1 else None


def _name_of(span: Span, outlet: str | None) -> Span | None:
    """Where ``span`` has the whole name of ``outlet``, or its initials in capitals."""
    if not outlet:
        return None
    match = _naming(outlet).search(span.text)
    return Span(span.start + match.start(), span.start + match.end(), match[0]) if match else None


@lru_cache(maxsize=1 << 12)
def _naming(outlet: str) -> re.Pattern[str]:
    short = initials(outlet).upper()
    forms = [outlet, short] if len(short) > 2 else [outlet]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")


def _by_agency(a: Entry, b: Entry) -> _Sign | None:
    if is_agency(a) == is_agency(b):
        return None
    earlier, later = (a, b) if is_agency(a) else (b, a)
    return _Sign(earlier, later, _AGENCY, f"{earlier.reading.story.outlet} is an agency, whose text others run")


def _by_time(a: Entry, b: Entry) -> _Sign | None:
    """By when they were published; with a day only, different days tell."""
    first, second = a.reading.story.published, b.reading.story.published
    if not first or not second:
        return None
    if min(len(first), len(second)) <= _DAY:
        if first[:_DAY] == second[:_DAY]:
            return None
        earlier, later = (a, b) if first[:_DAY] < second[:_DAY] else (b, a)
        # A day without a zone and a time with one may be of neighbouring days and of one hour.
        apart = abs(moment(first[:_DAY]) - moment(second[:_DAY]))
        sure = len(first) == len(second) or apart > _HOUR * 24
        return _Sign(earlier, later, _OF_DAYS if sure else _HINT, "it is of a later day")
    apart = moment(second) - moment(first)
    if not apart:
        return None
    earlier, later = (a, b) if apart > 0 else (b, a)
    if abs(apart) < _HOUR:
        minutes = max(1, round(abs(apart) / 60))
        return _Sign(earlier, later, _HINT, f"it was published {minutes} minutes later")
    hours = round(abs(apart) / _HOUR)
    after = f"{hours} hour{'s' * (hours != 1)}" if hours < 48 else f"{round(hours / 24)} days"
    return _Sign(earlier, later, _CLEAR, f"it was published {after} later")


def moment(date: str) -> float:
    """Seconds since 1970 of an ISO date, as UTC where it names no zone."""
    return instant(date).timestamp()


def _shown(entry: Entry) -> str:
    return (entry.reading.story.published or "").replace("T", " ")[:16]
