"""Figures about the same thing as intervals on one axis, in numbers that a drawing takes.

The template draws them as SVG of the page itself: in per cent of the width, so that they fit a telephone and a sheet of
paper, in the colours of the page, light or dark, and the same to the byte whatever fonts a machine has.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.output.amounts import is_part
from sayso.output.wording import number
from sayso.vocabulary import Comparison, Figure

_SMALLEST, _LARGEST = 1e-9, 1e15  # what is nearer to 0 counts as 0; what is larger is not drawn
_LOGARITHMIC = 30  # how many times the smallest end the largest is, from which on the axis counts in powers of ten
_LEFT, _RIGHT = 8.0, 91.0  # where the axis begins and ends, in per cent of the width
_ROW, _TOP = 22, 6  # height of a row and of what stands above the first, in pixels
_TICKS = 5  # at most, about


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the axis; ``x`` in per cent of the width."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure: from ``x1`` to ``x2`` in per cent of the width, at ``y`` pixels; an open end runs out of the axis."""

    number: int
    x1: float
    x2: float
    y: int
    is_open_below: bool
    is_open_above: bool

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.x1 == self.x2


@dataclass(frozen=True, slots=True)
class Plot:
    """Several figures on one axis."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    is_logarithmic: bool

    @property
    def bottom(self) -> int:
        """Where the axis lies, in pixels."""
        return _TOP + _ROW * len(self.bars)


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    is_logarithmic: bool

    def x(self, value: float) -> float:
        """Where a number lies, in per cent of the width."""
        three = (self.low, self.high, max(value, self.low))
        low, high, at = map(math.log10, three) if self.is_logarithmic else three
        return round(_LEFT + (_RIGHT - _LEFT) * (at - low) / (high - low), 2)

    def ticks(self) -> list[float]:
        """Round numbers along the axis."""
        if self.is_logarithmic:
            first, last = (round(math.log10(end)) for end in (self.low, self.high))
            return [10.0**power for power in range(first, last + 1, max(1, -(-(last - first) // _TICKS)))]
        step = _step(self.high - self.low)
        return [step * times for times in range(math.ceil(self.low / step), math.floor(self.high / step) + 1)]


def related(figures: Sequence[Figure], comparisons: Sequence[Comparison]) -> list[list[int]]:
    """The numbers, from 1, of the figures that belong on one axis: of one unit, or of the same thing counted.

    Figures that were found to agree or to differ are about the same thing. Groups and figures in reading order.
    """
    groups = {figure: (_measure(figure), _thing(figure)) for figure in figures}
    for one in comparisons:
        first, second = groups[one.first], groups[one.second]
        if one.verdict != "not comparable" and first[0] == second[0] and first != second:
            groups = {figure: first if group == second else group for figure, group in groups.items()}
    found: dict[object, list[int]] = {}
    for n, figure in enumerate(figures, start=1):
        found.setdefault(groups[figure], []).append(n)
    return list(found.values())


def plot(figures: Sequence[Figure], numbers: Sequence[int]) -> Plot | None:
    """The figures of these numbers on one axis; None where fewer than two of them have an end."""
    chosen = [(n, figures[n - 1]) for n in numbers]
    drawn = [(n, one) for n, one in chosen if _ends(one) and all(abs(end) < _LARGEST for end in _ends(one))]
    if len(drawn) < 2:
        return None
    is_open = any(one.high is None for _, one in drawn)
    axis = _axis([end for _, one in drawn for end in _ends(one)], is_open=is_open)
    bars = tuple(_bar(n, one, axis, row) for row, (n, one) in enumerate(drawn))
    ticks = tuple(Tick(axis.x(value), number(round(value, 12))) for value in axis.ticks())
    return Plot(bars, ticks, axis.is_logarithmic)


def _bar(n: int, one: Figure, axis: _Axis, row: int) -> Bar:
    # On an axis in powers of ten there is no place for 0: it lies beyond the left end, like an end that is open.
    is_open_below = one.low is None or (axis.is_logarithmic and one.low < axis.low)
    low = axis.low if one.low is None or is_open_below else one.low
    high = axis.high if one.high is None else one.high
    return Bar(n, axis.x(low), axis.x(high), _TOP + _ROW * row + _ROW // 2, is_open_below, one.high is None)


def _axis(ends: list[float], *, is_open: bool) -> _Axis:
    """The shortest axis between round numbers; beyond the largest where an end is open above."""
    room = 1.05 if is_open else 1.0
    above = [end for end in ends if end > _SMALLEST]
    if min(ends) >= 0 and above and max(above) >= _LOGARITHMIC * min(above):
        return _Axis(10.0 ** math.floor(math.log10(min(above))), 10.0 ** math.ceil(math.log10(room * max(above))), True)
    low, high = min(0.0, *ends), max(0.0, *ends)
    step = _step(max(high - low, _SMALLEST))
    return _Axis(math.floor(low / step) * step, max(math.ceil(room * high / step), 1) * step, False)


def _step(length: float) -> float:
    """The round number of which about as many as there may be ticks make ``length``."""
    power = 10.0 ** math.floor(math.log10(length / _TICKS))
    return next(power * times for times in (1, 2, 5, 10) if power * times * _TICKS >= length * 0.999)


def _ends(figure: Figure) -> tuple[float, ...]:
    return tuple(end for end in (figure.low, figure.high) if end is not None)


def _measure(figure: Figure) -> tuple[object, ...]:
    """What must be the same for two figures on one axis."""
    return figure.unit, figure.per, figure.compares, is_part(figure)


def _thing(figure: Figure) -> object:
    """What is counted, where no unit tells; a figure that tells neither stands by itself."""
    if figure.unit:
        return None
    return figure.counted.text.casefold() if figure.counted else figure.span
