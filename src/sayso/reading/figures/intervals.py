"""Intervals of numbers, and what hedges do to them.

None for an end means that it is open: nothing in the words bounds it. The floor of what cannot be negative, 0, is no
invention: *fewer than ten people* are none at least.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

SPREAD = 0.1
"""How far *about* and *nearly* reach, as a share of the number: a tenth. *About 300* is 270 to 330."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, with or without the ends; an end that is None is open and not included."""

    low: float | None
    high: float | None
    includes_low: bool = True
    includes_high: bool = True

    @classmethod
    def exact(cls, value: float) -> Interval:
        """The one number ``value``."""
        return cls(value, value)

    def scaled(self, factor: float) -> Interval:
        """Every number ``factor`` times as large; ``factor`` is above 0."""
        low, high = (None if end is None else clean(end * factor) for end in (self.low, self.high))
        return replace(self, low=low, high=high)

    def negative(self) -> Interval:
        """Every number with the other sign."""
        low, high = (None if end is None else -end for end in (self.high, self.low))
        return Interval(low, high, self.includes_high, self.includes_low)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, includes_low = _outer(self.low, self.includes_low, other.low, other.includes_low, -1)
        high, includes_high = _outer(self.high, self.includes_high, other.high, other.includes_high, 1)
        return Interval(low, high, includes_low, includes_high)

    def meet(self, other: Interval) -> Interval | None:
        """What both hold; None where that is nothing."""
        low, includes_low = _inner(self.low, self.includes_low, other.low, other.includes_low, -1)
        high, includes_high = _inner(self.high, self.includes_high, other.high, other.includes_high, 1)
        if (
            low is not None
            and high is not None
            and (low > high or (low == high and not (includes_low and includes_high)))
        ):
            return None
        return Interval(low, high, includes_low, includes_high)

    def holds(self, other: Interval) -> bool:
        """Whether every number of ``other`` is in this one."""
        return self.hull(other) == self

    def about(self) -> Interval:
        """Wider by a tenth at both ends."""
        low = None if self.low is None else clean(self.low - SPREAD * abs(self.low))
        high = None if self.high is None else clean(self.high + SPREAD * abs(self.high))
        return replace(self, low=low, high=high)

    def nearly(self) -> Interval:
        """From a tenth below up to the number, which is not reached."""
        return replace(self.about(), high=self.high, includes_high=False)

    def just_over(self) -> Interval:
        """From the number, which is passed, to a tenth above."""
        return replace(self.about(), low=self.low, includes_low=False)

    def at_least(self) -> Interval:
        """The number or more."""
        return Interval(self.low, None, self.includes_low, False)

    def more_than(self) -> Interval:
        """More than the number."""
        return Interval(self.low, None, False, False)

    def at_most(self, floor: float | None) -> Interval:
        """The number or less, down to ``floor``."""
        return self._down_to(floor, includes_floor=True, includes_high=self.includes_high)

    def up_to(self, floor: float | None) -> Interval:
        """The number or less, but more than ``floor``: up to 40 people are somebody."""
        return self._down_to(floor, includes_floor=False, includes_high=self.includes_high)

    def less_than(self, floor: float | None) -> Interval:
        """Less than the number, down to ``floor``."""
        return self._down_to(floor, includes_floor=True, includes_high=False)

    def _down_to(self, floor: float | None, *, includes_floor: bool, includes_high: bool) -> Interval:
        if floor is None or (self.high is not None and self.high <= floor):
            return Interval(None, self.high, False, includes_high and self.high is not None)
        return Interval(floor, self.high, includes_floor, includes_high and self.high is not None)


def clean(value: float) -> float:
    """``value`` without what binary fractions add: 0.1 * 3 is 0.3. Twelve digits are kept."""
    return float(f"{value:.12g}") if math.isfinite(value) else value


def _outer(
    first: float | None, with_first: bool, second: float | None, with_second: bool, side: int
) -> tuple[float | None, bool]:
    if first is None or second is None:
        return None, False
    if first == second:
        return first, with_first or with_second
    return (first, with_first) if (first - second) * side > 0 else (second, with_second)


def _inner(
    first: float | None, with_first: bool, second: float | None, with_second: bool, side: int
) -> tuple[float | None, bool]:
    if first is None:
        return second, with_second
    if second is None:
        return first, with_first
    if first == second:
        return first, with_first and with_second
    return (first, with_first) if (first - second) * side < 0 else (second, with_second)
