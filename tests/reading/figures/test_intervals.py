"""Intervals, and that a vaguer hedge never makes one smaller."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.figures.hedges import Operation, before
from sayso.reading.figures.intervals import Interval
from sayso.reading.figures.numbers import plain
from sayso.reading.figures.quantities import quantities

# From the firmest to the vaguest: each leaves open all that the ones before do.
VAGUER = (
    ("", "about", "at least about"),
    ("", "at least", "at least about"),
    ("", "at most", "at most about"),
    ("just over", "more than", "at least"),
    ("just under", "fewer than", "at most"),
    ("nearly", "about"),
    ("exactly", "roughly", "no more than roughly"),
    ("well over", "over", "at least"),
    ("as many as", "no more than", "no more than about"),
)
NUMBERS = st.one_of(
    st.integers(1, 10**7).map(lambda number: f"{number:,}"),
    st.sampled_from(
        ["twelve", "2.5 million", "two-thirds", "dozens", "tens of thousands", "30 to 40", "$40", "several hundred"]
    ),
)
ENDS = st.floats(-1e9, 1e9)


def interval_of(text: str) -> Interval:
    (quantity,) = quantities(text, plain(text))
    return quantity.interval


def intervals() -> st.SearchStrategy[Interval]:
    ends = st.tuples(ENDS, ENDS).map(sorted)
    return st.builds(lambda pair, low, high: Interval(pair[0], pair[1], low, high), ends, st.booleans(), st.booleans())


@given(number=NUMBERS)
@pytest.mark.parametrize("hedges", VAGUER, ids=" < ".join)
def test_an_interval_never_shrinks_by_a_vaguer_hedge(hedges: tuple[str, ...], number: str) -> None:
    found = [interval_of(f"It was {hedge} {number} boats".replace("  ", " ")) for hedge in hedges]
    for firmer, vaguer in itertools.pairwise(found):
        assert vaguer.holds(firmer)


@given(one=intervals(), other=intervals())
@pytest.mark.parametrize("operation", ["about", "nearly", "at_least", "more_than"])
def test_a_hedge_keeps_what_is_wider_wider(operation: Operation, one: Interval, other: Interval) -> None:
    wider = one.hull(other)
    assert getattr(wider, operation)().hull(getattr(one, operation)()).high == getattr(wider, operation)().high
    assert wider.holds(one)
    assert wider.holds(other)


@given(one=intervals(), other=intervals())
def test_what_both_hold_is_in_both(one: Interval, other: Interval) -> None:
    both = one.meet(other)
    if both is not None:
        assert one.holds(both)
        assert other.holds(both)
    assert both == other.meet(one)


def test_ends_that_touch_meet_only_where_both_are_included() -> None:
    assert Interval(1, 2).meet(Interval(2, 3)) == Interval(2, 2)
    assert Interval(1, 2, True, False).meet(Interval(2, 3)) is None


def test_an_open_end_is_none() -> None:
    assert Interval.exact(40).more_than() == Interval(40, None, False, False)
    assert Interval.exact(-10).less_than(None) == Interval(None, -10, False, False)
    assert Interval.exact(40).up_to(0) == Interval(0, 40, False, True)


def test_hedges_in_front_come_nearest_first() -> None:
    text = "at least about 40"
    assert [hedge.operation for hedge in before(text, text.index("40"))] == ["about", "at_least"]
