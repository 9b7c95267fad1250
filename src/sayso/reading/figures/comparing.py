"""Figures of one story held against each other: do they agree, do they differ, or are they about different things?

Compared are figures that count the same noun, and figures that tell of losses of people. What cannot be held against
each other although it looks so, a third of a force that was *lost* and thousands who *perished*, is said to be not
comparable, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from sayso.reading.figures.counting import scope_class, stem
from sayso.reading.figures.intervals import Interval
from sayso.reading.figures.lists import words
from sayso.reading.figures.units import converted, dimension, is_measure
from sayso.reading.text.lexicon import noun_class, singular
from sayso.vocabulary import Comparison, Figure

LOSSES = frozenset(["killed", "wounded", "casualties", "lost", "missing", "captured"])
"""Scopes that are told of people in one breath, and are not each other."""

_MOST = 400  # figures of one story that are compared; tables of results are no story


def compared(figures: Iterable[Figure]) -> tuple[Comparison, ...]:
    """Every two figures of a story that are about the same thing, or could be taken to be, in reading order.

    They agree where the intervals have a number in common, units converted. Figures of changes (*fell 12 percent*) are
    compared among each other only. Raises nothing.
    """
    known = list(figures)[:_MOST]
    found = (_comparison(first, second) for first, second in combinations(known, 2))
    return tuple(one for one in found if one is not None)


def _is_part(first: Figure, second: Figure) -> bool:
    """Whether the first is some of the second, as its words go on: *two of the six piers*."""
    return 0 <= second.span.start - first.span.end <= len(" of the ")


def _comparison(first: Figure, second: Figure) -> Comparison | None:
    if first.compares != second.compares or _is_part(first, second) or not _related(first, second):
        return None
    reason = _obstacle(first, second)
    if reason is not None:
        return Comparison(first, second, "not comparable", reason)
    one, other = _interval(first), _in_unit(second, first)
    if other is None:
        return None
    names = f"“{first.span.text}” and “{second.span.text}”"
    if one.meet(other) is None:
        return Comparison(first, second, "differ", f"{names} have no number in common")
    return Comparison(first, second, "agree", f"{names} leave room for the same number")


def _related(first: Figure, second: Figure) -> bool:
    """Whether a reader could take both for figures of one thing."""
    if first.counted and second.counted and _head(first) == _head(second):
        return True
    if not (first.scope and second.scope):
        return False
    same = scope_class(first.scope.text) == scope_class(second.scope.text)
    if first.counted is None and second.counted is None:
        return same and first.unit == second.unit and first.unit is not None and first.compares
    losses = {scope_class(first.scope.text), scope_class(second.scope.text)} <= LOSSES
    return losses and all(one.unit is None and (one.counted is None or _is_people(one)) for one in (first, second))


def _head(figure: Figure) -> str:
    """The noun that is counted, in the singular, without what stands before it."""
    return singular(figure.counted.text.split()[-1].casefold()) if figure.counted else ""


def _is_people(figure: Figure) -> bool:
    head = _head(figure)
    found = noun_class(head)
    return head in words("people") or (found is not None and found.name in {"person", "official", "group"})


def _obstacle(first: Figure, second: Figure) -> str | None:
    """Why the two cannot be held against each other, in words; None where they can."""
    reasons = []
    if first.scope and second.scope:
        one, other = scope_class(first.scope.text), scope_class(second.scope.text)
        if one != other:
            reasons.append(f"“{first.scope.text}” is not “{second.scope.text}”")
    elif told := first.scope or second.scope:
        reasons.append(f"only one tells what happened: “{told.text}”")
    if first.counted and second.counted and _head(first) == _head(second) and _narrower(first, second):
        reasons.append(f"“{first.counted.text}” may be others than “{second.counted.text}”")
    if _is_share(first) != _is_share(second):
        share, number = (first, second) if _is_share(first) else (second, first)
        whole = f" of {share.counted.text}" if share.counted else ""
        reasons.append(f"“{share.span.text}” is a share{whole}, “{number.span.text}” is a number")
    elif _kind(first) != _kind(second):
        reasons.append(f"one is in {_kind(first) or 'numbers'}, the other in {_kind(second) or 'numbers'}")
    if first.per != second.per:
        reasons.append(f"one is per {first.per or second.per}, the other is not")
    return "; ".join(reasons) or None


def _narrower(first: Figure, second: Figure) -> bool:
    """Whether both say which of them they count, and not the same ones: *Russian soldiers*, *Ukrainian soldiers*."""
    one, other = (
        {stem(word) for word in figure.counted.text.split()[:-1]} if figure.counted else set()
        for figure in (first, second)
    )
    return bool(one and other and not (one <= other or other <= one))


def _is_share(figure: Figure) -> bool:
    if figure.unit == "percent":
        return True
    return (
        figure.unit is None
        and not figure.compares
        and figure.high is not None
        and 0 < figure.high <= 1
        and not _is_whole(figure)
    )


def _is_whole(figure: Figure) -> bool:
    return all(end is None or float(end).is_integer() for end in (figure.low, figure.high))


def _kind(figure: Figure) -> str | None:
    """What two figures must have alike: a currency, or what is measured."""
    unit = figure.unit
    if unit is None or unit == "percent":
        return None
    if unit in {"dollar", "USD"}:
        return "dollar"
    return dimension(unit) or unit


def _interval(figure: Figure) -> Interval:
    interval = Interval(figure.low, figure.high, figure.includes_low, figure.includes_high)
    return interval.scaled(0.01) if figure.unit == "percent" else interval


def _in_unit(figure: Figure, like: Figure) -> Interval | None:
    """The interval of ``figure`` in the unit of ``like``."""
    interval, unit, other = _interval(figure), figure.unit, like.unit
    if unit == other or unit is None or other is None or not (is_measure(unit) and is_measure(other)):
        return interval
    low, high = (None if end is None else converted(end, unit, other) for end in (interval.low, interval.high))
    return replace(interval, low=low, high=high)
