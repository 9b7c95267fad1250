"""Passages that say the same, as groups."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.tracing.claims.grouping import groups

NODES = st.sampled_from("abcdefgh")
PAIRS = st.dictionaries(
    st.tuples(NODES, NODES).filter(lambda pair: pair[0] < pair[1]), st.sampled_from([0.2, 0.5, 0.7, 0.7, 0.9])
)


def test_two_that_are_alike_are_one_group() -> None:
    assert groups("abc", {("a", "b"): 0.9, ("b", "c"): 0.3}, alike=0.5) == [("a", "b"), ("c",)]


def test_a_chain_of_likenesses_is_no_group() -> None:
    chain = {("a", "b"): 0.9, ("b", "c"): 0.8, ("c", "d"): 0.7}
    assert groups("abcd", chain, alike=0.6) == [("a", "b"), ("c", "d")]


def test_what_fits_all_the_others_comes_in() -> None:
    scores = {("a", "b"): 0.9, ("a", "c"): 0.7, ("b", "c"): 0.6, ("a", "d"): 0.9}
    assert groups("abcd", scores, alike=0.6) == [("a", "b", "c"), ("d",)]


def test_a_person_decides() -> None:
    scores = {("a", "b"): 0.9, ("c", "d"): 0.9}
    assert groups("abcd", scores, alike=0.5, apart=[("a", "b")]) == [("a",), ("b",), ("c", "d")]
    assert groups("abcd", scores, alike=0.5, together=[("b", "c")]) == [("a",), ("b", "c"), ("d",)]
    assert groups("ab", {("a", "b"): 0.9}, alike=0.5, together=[("a", "b")], apart=[("a", "b")]) == [("a",), ("b",)]


def test_apart_holds_over_several_steps() -> None:
    found = groups("abc", {}, alike=0.5, together=[("a", "b"), ("b", "c")], apart=[("a", "c")])
    assert found == [("a", "b"), ("c",)]


@settings(max_examples=200, deadline=None)
@given(PAIRS, st.integers())
def test_the_order_of_the_input_does_not_matter(scores: dict[tuple[str, str], float], seed: int) -> None:
    shuffled = list(scores.items())
    random.Random(seed).shuffle(shuffled)
    nodes = sorted("abcdefgh", key=lambda node: random.Random(f"{seed}{node}").random())
    assert groups(nodes, dict(shuffled), alike=0.5) == groups("abcdefgh", scores, alike=0.5)
