"""Where everything stands in the drawing of a claim: outlets as lanes, time from left to right.

A lane grows by a row where two things would stand on each other. Lanes follow the way of the claim: below an outlet
stand those that have it from there.
"""

from __future__ import annotations

import math
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sayso.output.printable import one_line
from sayso.output.report import palette
from sayso.output.tracing.bundles import Bundle, bundled
from sayso.output.tracing.known import Known
from sayso.output.tracing.moments import Moment, moment
from sayso.output.tracing.tellings import Branch, Telling, Tie, Web, spelled
from sayso.output.tracing.timeline import Timeline, timeline
from sayso.reading.text.phrases import few

NAMES = 124  # pixels that the names of lanes take on the left
PILL, SIGN, NOTE = 22, 12, 11  # height of a sign with its ground; sizes of letters
_TOP, _ROW, _LABEL, _AROUND, _LEAST = 54, 29, 16, 10, 46  # the axis; a row; a label above it; a lane's edges; a lane
_PAD, _GAP, _LONGEST = 22, 10, 40  # left of the first moment; between boxes; characters of a label
_DAY = 84  # that a day takes on the axis
_APART = 44  # between what hangs together in one lane
_LEAST_WIDTH = 360.0
_BROAD = 0.68  # of a letter's height: bold ones of the broadest usual font, DejaVu Sans
_DEPTH = 4  # pages without time of one day, one from another
_LETTERS, _LINES = 17, 3  # of a lane's name


@dataclass(slots=True)
class Stop:
    """A telling, or several as one, in its lane. Lengths are in pixels."""

    tellings: tuple[Telling, ...]
    above: int | None  # index of the telling that it hangs on
    tie: Tie | None
    lane: tuple[int, str]  # outlets have 0 and their name
    text: str
    note: str  # certainty, right of the sign
    label: str  # who is said to know, above it, where an origin enters
    css: str
    moments: tuple[Moment, ...]  # none where it is undated
    x: float = 0.0
    y: float = 0.0  # middle of the sign
    reach: float = math.inf  # from where a line comes to it along its row
    dots: tuple[float, ...] = ()  # where the single tellings of several lie

    @property
    def width(self) -> float:
        """Of the sign's ground."""
        alone = round(wide(self.text, SIGN) + 14, 1)
        return max(alone, round(self.dots[-1] - self.x + 12, 1)) if self.dots else alone

    @property
    def end(self) -> float:
        """Where the sign ends, and the note beside it."""
        return self.x + self.width + (wide(self.note, NOTE) + 6 if self.note else 0)

    @property
    def right(self) -> float:
        """Where all of it ends."""
        return max(self.end, self.x + wide(self.label, NOTE + 0.5))


@dataclass(slots=True)
class Lane:
    """An outlet, or several as one."""

    name: str
    stops: list[Stop] = field(default_factory=list)
    y: float = 0.0
    height: float = _LEAST

    @property
    def lines(self) -> list[str]:
        """Its name in lines that fit beside it."""
        return textwrap.wrap(self.name, _LETTERS, max_lines=_LINES, placeholder=" …") or [self.name]


@dataclass(frozen=True, slots=True)
class Layout:
    """All lanes, with time."""

    lanes: tuple[Lane, ...]
    time: Timeline
    left: float  # where the first moment lies
    undated: float | None  # where the column of what has no date begins
    width: float
    height: float

    def stops(self) -> Iterator[Stop]:
        """Everything that stands in a lane."""
        return (stop for lane in self.lanes for stop in lane.stops)


def layout(web: Web, known: Known) -> Layout:
    """Where the tellings of a claim stand."""
    lanes: dict[tuple[int, str], Lane] = {}
    for stop in _stops(bundled(web.trees(), web), None, web, known, moments_of(web, known)):
        lanes.setdefault(stop.lane, Lane(stop.lane[1])).stops.append(stop)
    stops = [stop for lane in lanes.values() for stop in lane.stops]
    time = timeline(
        (each for stop in stops for each in stop.moments[:1]),
        _LEAST_WIDTH,
        (each for stop in stops for each in stop.moments[1:]),
    )
    left = float(NAMES + _PAD)
    for stop in stops:
        if stop.moments:
            stop.x = left + time.x(stop.moments[0])
            stop.dots = tuple(left + time.x(each) for each in stop.moments) if len(stop.moments) > 1 else ()
    dated = [stop for stop in stops if stop.moments]
    _part(dated, web)
    undated = None
    if len(dated) < len(stops):
        behind = left + time.width + _DAY if dated else left - _GAP
        undated = round(max([behind, *(stop.right + _GAP for stop in dated)]), 1)
        for stop in (apart := [stop for stop in stops if not stop.moments]):
            stop.x = undated + 16
        _part(apart, web)
    _reach(stops, web)
    y = float(_TOP)
    for lane in lanes.values():
        y = _packed(lane, y)
    width = max([*(stop.right for stop in stops), left + time.width + _DAY, (undated or 0) + 70]) + 16
    return Layout(tuple(lanes.values()), time, left, undated, round(width), round(y))


def wide(text: str, size: float) -> float:
    """About how many pixels a text is wide, rather too many: there is no measuring before a browser shows it."""
    return sum(size if unicodedata.east_asian_width(each) in "WF" else size * _BROAD for each in text)


def _part(stops: list[Stop], web: Web) -> None:
    """Moves what goes back to another of its own lane to the right of it: a page that was changed keeps its date."""
    of = {telling.index: stop for stop in stops for telling in stop.tellings}
    for tie in web.ties:
        later, earlier = of.get(tie.later), of.get(tie.earlier)
        if tie.directed and later and earlier and later.lane == earlier.lane and later is not earlier:
            if later.x == earlier.x and later.moments:
                later.note = f"{later.note}, same date" if later.note else "same date"
            if earlier.x <= later.x < earlier.end + _APART:
                later.x = round(earlier.end + _APART, 1)


def _reach(stops: list[Stop], web: Web) -> None:
    """Tells each stop from where lines come to it, so that nothing else stands in their way."""
    of = {telling.index: stop for stop in stops for telling in stop.tellings}
    for tie in web.ties:
        later, earlier = of.get(tie.later), of.get(tie.earlier)
        if later and earlier and later.lane != earlier.lane and earlier.x < later.x:
            later.reach = min(later.reach, earlier.x + PILL)


def _packed(lane: Lane, y: float) -> float:
    """Puts the stops of a lane into rows where they do not touch, and tells where the next lane begins."""
    rows: list[list[Stop]] = []
    for stop in sorted(lane.stops, key=lambda stop: (stop.x, stop.tellings[0].index)):
        row = next((row for row in rows if _fits(stop, row)), None)
        if row is None:
            rows.append(row := [])
        row.append(stop)
    lane.y, at = y, y + _AROUND / 2
    for row in rows:
        at += _LABEL if any(stop.label for stop in row) else 0
        for stop in row:
            stop.y = at + _ROW / 2
        at += _ROW
    lane.height = max(at + _AROUND / 2 - y, _LEAST)
    if len(rows) == 1:  # in the middle of a lane that is higher than its row
        for stop in rows[0]:
            stop.y += (lane.height - (at + _AROUND / 2 - y)) / 2
    return lane.y + lane.height


def _fits(stop: Stop, row: list[Stop]) -> bool:
    """Whether neither its sign nor its label touches what stands in a row already."""
    signs, labels = max(each.end for each in row), max((each.right for each in row if each.label), default=0.0)
    return signs + _GAP <= min(stop.x, stop.reach) and (not stop.label or labels + _GAP <= stop.x)


def _stops(
    found: Sequence[Branch | Bundle], above: int | None, web: Web, known: Known, moments: dict[int, Moment]
) -> Iterator[Stop]:
    """From every telling down to those that hang on it."""
    for one in found:
        if isinstance(one, Bundle):
            outlets = len({known.outlet(telling.story) for telling in one.tellings})
            lane = one.tellings[0].index + 1, few(outlets, "outlet")
            yield _stop(one.tellings, above, one.tie, lane, web, moments)
        else:
            yield _stop((one.telling,), above, one.tie, (0, known.outlet(one.telling.story)), web, moments)
            yield from _stops(bundled(one.before, web), one.telling.index, web, known, moments)


def _stop(
    tellings: tuple[Telling, ...],
    above: int | None,
    tie: Tie | None,
    lane: tuple[int, str],
    web: Web,
    moments: dict[int, Moment],
) -> Stop:
    first, origin = tellings[0], tellings[0].origin
    letter = web.letters[origin.id]
    text = spelled(letter, first.numbers) if len(tellings) == 1 else f"{letter} ×{len(tellings)}"
    # Where it entered: the program says in which story; several tellings as one never are an entry.
    entered = [one for one in web.tellings if one.origin.id == origin.id]
    entry = next((one for one in entered if one.story == origin.entered_in), entered[0])
    return Stop(
        tellings=tellings,
        above=above,
        tie=tie,
        lane=lane,
        text=f"{text} denies" if first.denies else text,
        note=_note(first, moments.get(first.index)),
        label=_label(first) if first.index == entry.index else "",
        css=palette.classes(list(web.letters).index(origin.id)),
        moments=tuple(
            sorted((moments[one.index] for one in tellings if one.index in moments), key=lambda each: each.at)
        ),
    )


def moments_of(web: Web, known: Known) -> dict[int, Moment]:
    """When each telling was published, by its index; what has no date is not in it.

    Where a page tells only the day, it stands at the beginning of that day, or behind what it goes back to.
    """
    found = {
        telling.index: told
        for telling in web.tellings
        if telling.story in known.stories and (told := moment(known.stories[telling.story].published))
    }
    for _ in range(_DEPTH):
        for tie in web.ties:
            later, earlier = found.get(tie.later), found.get(tie.earlier)
            if (
                tie.directed
                and later
                and earlier
                and later.is_day
                and later.at <= earlier.at
                and later.day == earlier.day
            ):
                found[tie.later] = replace(later, at=earlier.at + timedelta(minutes=1))
    return found


def _note(telling: Telling, when: Moment | None) -> str:
    """The labels of certainty beyond plain statement and denial, which the sign tells; that only the day is known."""
    labels = dict.fromkeys(label for one in telling.mentions for label in one.certainty)
    beyond = [label for label in labels if label not in {"stated", "denied"}]
    return ", ".join([*beyond, *(["time unknown"] if when and when.is_day else [])])


def _label(telling: Telling) -> str:
    """Who is said to know."""
    hand = telling.origin.terminal
    name = "in its own voice" if hand.known_from == "publisher" else one_line(hand.name)
    name = f"{name} for {one_line(hand.speaks_for)}" if hand.speaks_for else name
    return f"▾ {name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + '…'}"
