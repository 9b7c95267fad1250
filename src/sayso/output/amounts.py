"""Figures and times in words: what interval a figure is, of what, and which days a time means."""

from __future__ import annotations

from sayso.output.printable import one_line
from sayso.output.wording import interval
from sayso.vocabulary import Attribution, Comparison, Figure, Span, When

VERDICTS: dict[str, str] = {"agree": "Agree", "differ": "Differ", "not comparable": "Cannot be compared"}
"""How two figures stand to each other, as a heading."""


def amount(figure: Figure) -> str:
    """The interval of a figure with its unit: *2,000 to under 10,000*, *at least 14*, *12 percent per month*.

    Parts are told in per cent: *more than 0, at most 33.3 percent*.
    """
    times = 100 if is_part(figure) else 1
    low, high = (None if end is None else end * times for end in (figure.low, figure.high))
    told = interval(low, high, includes_low=figure.includes_low, includes_high=figure.includes_high)
    unit = " percent" if is_part(figure) else f" {figure.unit.replace('_', ' ')}" if figure.unit else ""
    return f"{told}{unit}{f' per {figure.per}' if figure.per else ''}"


def is_part(figure: Figure) -> bool:
    """Whether it is a part of something, from 0 to 1, and no number of things: *a third of the force*."""
    return figure.unit is None and not figure.compares and any(end and 0 < end < 1 for end in (figure.low, figure.high))


def subject(figure: Figure) -> str:
    """What is counted and what happened to it: *soldiers, killed*; empty where neither is told."""
    return ", ".join(dict.fromkeys(one_line(span.text) for span in (figure.counted, figure.scope) if span))


def days(when: When) -> str:
    """The days of a time: *2026-10-12*, *2026-10-01 to 2026-10-31*, *until 2026-12-31*; empty where not known."""
    if when.start and when.end:
        return when.start if when.start == when.end else f"{when.start} to {when.end}"
    return f"from {when.start}" if when.start else f"until {when.end}" if when.end else ""


def inside(figure: Figure, attribution: Attribution) -> bool:
    """Whether the content of an attribution holds a figure."""
    return any(_meet(figure.span, part) for part in attribution.content)


def differing(comparisons: tuple[Comparison, ...]) -> tuple[Comparison, ...]:
    """The comparisons of figures that have no number in common."""
    return tuple(one for one in comparisons if one.verdict == "differ")


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
