"""Candidates are a function of the set, and a shared key does not pair all with all."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sayso.tracing.texts.postings import Item, Pair, Postings

Holder = tuple[Item, tuple[int, ...]]


def holders(count: int, keys: Sequence[int] = (1, 2, 3)) -> list[Holder]:
    return [((1, f"2031-05-{number:04}", f"s{number:04}"), tuple(keys)) for number in range(count)]


def pairs(postings: Postings, names: Sequence[str]) -> set[Pair]:
    return {(min(name, other), max(name, other)) for name in names for other in postings.candidates(name)}


def test_hundreds_alike_are_paired_with_the_first_few() -> None:
    postings = Postings(first=4, shared=2)
    found: set[Pair] = set()
    for item, keys in reversed(holders(300)):
        made, ended = postings.add(item, keys)
        assert made.isdisjoint(ended)
        found = (found | made) - ended
    first = [f"s{number:04}" for number in range(4)]
    assert found == {(one, f"s{number:04}") for number in range(300) for one in first if one < f"s{number:04}"}
    assert postings.candidates("s0200") == tuple(first)


def test_one_shared_key_is_not_enough_where_two_are_asked() -> None:
    postings = Postings(first=4, shared=2)
    postings.add((1, "a", "x"), (1, 2))
    postings.add((1, "b", "y"), (2, 3))
    assert postings.candidates("x") == ()
    postings.add((1, "c", "z"), (1, 2, 3))
    assert postings.candidates("z") == ("x", "y")


def test_rank_comes_before_time() -> None:
    postings = Postings(first=1, shared=1)
    for item in ((1, "2031-01-01", "paper"), (0, "2031-01-02", "agency"), (1, "2031-01-03", "copy")):
        postings.add(item, (7,))
    assert postings.candidates("copy") == ("agency",)


KEYS = st.lists(st.tuples(st.integers(0, 3), st.sets(st.integers(0, 5), max_size=4)), min_size=1, max_size=9)


@given(KEYS, st.randoms(use_true_random=False))
def test_the_pairs_told_are_the_pairs_there(drawn: list[tuple[int, set[int]]], random: Random) -> None:
    there = [((1, str(day), f"s{number}"), tuple(keys)) for number, (day, keys) in enumerate(drawn)]
    shuffled = list(there)
    random.shuffle(shuffled)
    postings, plain = Postings(first=2, shared=2), Postings(first=2, shared=2)
    found: set[Pair] = set()
    names: list[str] = []
    for item, keys in shuffled:
        made, ended = postings.add(item, keys)
        found = (found | made) - ended
        names.append(item[2])
        assert found == pairs(postings, names)
    for item, keys in there:
        plain.add(item, keys)
    assert all(plain.candidates(name) == postings.candidates(name) for name in names)
    while names:
        made, ended = postings.remove(names.pop())
        found = (found | made) - ended
        assert found == pairs(postings, names)
