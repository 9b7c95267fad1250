"""Time from left to right, so that minutes and weeks can be told apart on one drawing.

The way between two moments grows with the logarithm of the time between them: an hour after an hour of flashes is as
plain as a week of silence. A long silence is told in words on the axis.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from sayso.output.tracing.moments import Moment, length

_LEAST, _HOUR = 14.0, 34.0  # pixels between two moments at least; what the first hour adds, where there is room
_ROOM = 780.0  # that a drawing has beside the names of its lanes on a desktop
_SILENCE = timedelta(hours=20)  # from which on the axis says how long it was
_CLOCK, _DAY, _LENGTH = 38.0, 74.0, 66.0  # pixels that a time, a day and a length take on the axis


@dataclass(frozen=True, slots=True)
class Tick:
    """Words on the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where moments lie, in pixels from the left, and what stands on the axis."""

    places: dict[datetime, float]
    width: float
    clocks: tuple[Tick, ...]
    days: tuple[Tick, ...]
    silences: tuple[Tick, ...]  # in the middle of them

    def x(self, moment: Moment) -> float:
        """Where a moment lies; KeyError where it is none of those that the timeline was made of."""
        return self.places[moment.at]


def timeline(moments: Iterable[Moment], least: float, between: Iterable[Moment] = ()) -> Timeline:
    """The timeline of some moments, ``least`` pixels wide or wider where they need it; 0 wide for one or none.

    Moments ``between`` need no room of their own: they lie where time puts them.
    """
    with_room = {moment.at: moment for moment in moments}
    known = {moment.at: moment for moment in between} | with_room
    in_order = [known[at] for at in sorted(known)]
    weights = [math.log2(1 + (after.at - before.at) / timedelta(hours=1)) for before, after in pairwise(in_order)]
    rooms = [_LEAST if moment.at in with_room else 0.0 for moment in in_order[1:]]
    width = max(least, min(_ROOM, _HOUR * sum(weights) + sum(rooms)))
    stretch = max(width - sum(rooms), 0.0) / sum(weights) if weights else 0.0
    x, places = 0.0, {}
    for moment, weight, room in zip(in_order, [0.0, *weights], [0.0, *rooms], strict=False):
        x += room + weight * stretch
        places[moment.at] = round(x, 1)
    return Timeline(places, round(x, 1), *_axis(in_order, places))


def _axis(
    moments: list[Moment], places: dict[datetime, float]
) -> tuple[tuple[Tick, ...], tuple[Tick, ...], tuple[Tick, ...]]:
    """Times of the day, days, and silences, each where there is room for it."""
    clocks: list[Tick] = []
    days: list[Tick] = []
    silences: list[Tick] = []
    last = None
    for moment in moments:
        x = places[moment.at]
        if moment.clock and (not clocks or x - clocks[-1].x >= _CLOCK):
            clocks.append(Tick(x, moment.clock))
        if last is None or moment.day != last.day:
            same_year = last is not None and last.at.year == moment.at.year
            if not days or x - days[-1].x >= _DAY:
                days.append(Tick(x, moment.day.rpartition(" ")[0] if same_year else moment.day))
        if last is not None and moment.at - last.at >= _SILENCE:
            middle = (places[last.at] + x) / 2
            if x - places[last.at] >= _CLOCK + _LENGTH:
                silences.append(Tick(round(middle + _CLOCK / 2 - 6, 1), length(moment.at - last.at)))
        last = moment
    return tuple(clocks), tuple(days), tuple(silences)
