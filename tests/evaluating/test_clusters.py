"""MUC, B-cubed and CEAF, on clusters whose values the papers give or a pencil can find."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluating.clusters import Measure, b_cubed, ceaf, conll, muc

# Bagga and Baldwin 1998: twelve mentions, a response that joins the small and one that joins the large clusters.
TRUTH = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
SMALL = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]
LARGE = [{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}]


def test_muc_does_not_tell_the_two_apart() -> None:
    for found in (SMALL, LARGE):
        assert (muc(TRUTH, found).precision, muc(TRUTH, found).recall) == (pytest.approx(9 / 10), 1)


def test_b_cubed_does() -> None:
    assert b_cubed(TRUTH, SMALL).precision == pytest.approx(16 / 21)  # 76 %, as in the paper
    assert b_cubed(TRUTH, LARGE).precision == pytest.approx(7 / 12)  # 58 %
    assert b_cubed(TRUTH, SMALL).recall == 1


def test_ceaf_assigns_one_to_one() -> None:
    # {1…5} to itself, 1; {8…12} to the other, 2 · 5 / (5 + 7); {6, 7} goes without.
    found = ceaf(TRUTH, SMALL)
    assert (found.precision, found.recall) == (pytest.approx((1 + 10 / 12) / 2), pytest.approx((1 + 10 / 12) / 3))


def test_singletons_have_no_links() -> None:
    assert muc([{1}, {2}], [{1}, {2}]) == Measure(0, 0)
    assert b_cubed([{1}, {2}], [{1}, {2}]) == Measure(1, 1)
    assert ceaf([], []) == Measure(0, 0)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12))
def test_turning_the_sides_turns_precision_and_recall(items: list[tuple[int, int]]) -> None:
    gold, found = (
        [{n for n, item in enumerate(items) if item[side] == name} for name in sorted({item[side] for item in items})]
        for side in (0, 1)
    )
    for measure in (muc, b_cubed, ceaf):
        one, other = measure(gold, found), measure(found, gold)
        assert (one.precision, one.recall) == (pytest.approx(other.recall), pytest.approx(other.precision))
    assert 0 <= conll(gold, found) <= 1 + 1e-9
    pairs = list(itertools.product(gold, found))
    assert ceaf(gold, found).recall * len(gold) >= max(2 * len(a & b) / (len(a) + len(b)) for a, b in pairs) - 1e-9
