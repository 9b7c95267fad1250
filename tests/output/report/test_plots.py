import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support.dam import dam

from sayso.output.report.plots import Plot, plot, related
from sayso.vocabulary import Comparison, Figure

WATER, LEFT, FOLLOW, GONE, HOUSES = dam().figures


def drawn(*ends: tuple[float | None, float | None]) -> Plot | None:
    figures = [replace(LEFT, low=low, high=high) for low, high in ends]
    return plot(figures, range(1, len(figures) + 1))


def made(*ends: tuple[float | None, float | None]) -> Plot:
    found = drawn(*ends)
    assert found
    return found


def test_what_is_counted_or_measured_alike_stands_on_one_axis() -> None:
    assert related(dam().figures, ()) == [[1], [2, 3, 4], [5]]
    flood = replace(WATER, counted=None)
    assert related([WATER, HOUSES, flood], ()) == [[1, 3], [2]]  # of one unit, whatever of
    assert related([WATER, replace(WATER, per="month", low=1)], ()) == [[1], [2]]
    assert related([LEFT, replace(LEFT, low=0.25, high=0.5)], ()) == [[1], [2]]  # a part is no number of people
    untold = [replace(one, counted=None) for one in (LEFT, GONE)]
    assert related(untold, ()) == [[1], [2]]


def test_figures_that_were_compared_stand_on_one_axis_unless_they_cannot_be() -> None:
    pair: tuple[Figure, Figure] = (GONE, HOUSES)
    assert related(pair, [Comparison(*pair, "differ", "")]) == [[1, 2]]
    assert related(pair, [Comparison(*pair, "not comparable", "")]) == [[1], [2]]


def test_one_figure_needs_no_axis() -> None:
    assert drawn((14, None)) is None
    assert drawn((14, None), (None, None)) is None
    assert drawn((14, None), (1e300, 1e301)) is None


def test_the_axis_counts_from_0_or_in_powers_of_ten() -> None:
    near = made((30, 40), (36, 44))
    assert (near.is_logarithmic, [tick.words for tick in near.ticks]) == (False, ["0", "10", "20", "30", "40", "50"])
    far = made((14, 14), (2000, 10_000), (0, 20_000))
    assert (far.is_logarithmic, [tick.words for tick in far.ticks]) == (
        True,
        ["10", "100", "1,000", "10,000", "100,000"],
    )
    below = made((-20, -10), (5, 5))
    assert [tick.words for tick in below.ticks] == ["-20", "-15", "-10", "-5", "0", "5"]


def test_open_ends_run_to_the_end_of_the_axis() -> None:
    first, second, third = made((14, None), (30, 30), (None, 40)).bars
    assert (first.is_open_below, first.is_open_above, first.x2) == (False, True, 91.0)
    assert second.is_point
    assert (third.is_open_below, third.x1) == (True, 8.0)
    zero = made((0, 20_000), (14, 14)).bars[0]  # 0 lies beyond an axis in powers of ten
    assert (zero.is_open_below, zero.x1) == (True, 8.0)


ENDS = st.tuples(st.floats(-1e14, 1e14), st.floats(-1e14, 1e14)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(ENDS, min_size=2, max_size=5))
def test_every_bar_lies_on_the_axis_in_order(ends: list[tuple[float, float]]) -> None:
    found = made(*ends)
    for bar, (low, high) in zip(found.bars, ends, strict=True):
        assert 8 <= bar.x1 <= bar.x2 <= 91
        for other, (low_too, high_too) in zip(found.bars, ends, strict=True):
            assert bar.x1 <= other.x1 or low >= low_too
            assert bar.x2 <= other.x2 or high >= high_too
    assert 1 <= len(found.ticks) <= 12
    assert all(math.isfinite(tick.x) and 7.99 <= tick.x <= 91.01 for tick in found.ticks)
