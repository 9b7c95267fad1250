"""Which stories may be about one event."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.tracing.claims import neighbours
from sayso.tracing.claims.neighbours import Neighbours, seconds

Told = tuple[frozenset[str], str | None]
STORIES = st.lists(
    st.tuples(
        st.frozensets(st.sampled_from("abcdef"), max_size=5),
        st.none() | st.dates(date(2031, 1, 1), date(2031, 12, 31)).map(date.isoformat),
    ),
    max_size=14,
)


def by_definition(stories: dict[str, Told]) -> set[tuple[str, str]]:
    """Neighbours as the module's docstring has them, all pairs looked at."""
    found = set()
    for one, other in combinations(sorted(stories), 2):
        shared = 0
        for name in stories[one][0] & stories[other][0]:
            lane = sorted((seconds(time), story) for story, (names, time) in stories.items() if name in names)
            places = {story: place for place, (_, story) in enumerate(lane)}
            shared += abs(places[one] - places[other]) <= neighbours.REACH
        apart = abs(seconds(stories[one][1]) - seconds(stories[other][1]))
        undated = None in (stories[one][1], stories[other][1])
        if shared >= neighbours.SHARED and (undated or apart <= neighbours.WINDOW):
            found.add((one, other))
    return found


@pytest.fixture(autouse=True)
def short_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "REACH", 2)  # so that few stories are enough to push others out of reach


@settings(max_examples=150, deadline=None)
@given(STORIES, st.randoms(use_true_random=False), st.integers(0, 5))
def test_pairs_are_a_function_of_the_set(told: list[Told], random: object, gone: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbours, "REACH", 2)
        stories = {f"s{number:02}": one for number, one in enumerate(told)}
        order = sorted(stories)
        random.shuffle(order)  # type: ignore[attr-defined]
        index, pairs = Neighbours(), set[tuple[str, str]]()

        def take(change: tuple[set[tuple[str, str]], set[tuple[str, str]]]) -> None:
            made, ended = change
            assert made.isdisjoint(pairs)
            assert ended <= pairs
            pairs.update(made)
            pairs.difference_update(ended)

        for story in order:
            take(index.add(story, *stories[story]))
        assert pairs == by_definition(stories)
        for story in order[:gone]:
            take(index.remove(story))
        assert pairs == by_definition({story: stories[story] for story in order[gone:]})
        for story in order[:gone]:
            take(index.add(story, *stories[story]))
        assert pairs == by_definition(stories)


def test_one_name_is_not_enough() -> None:
    index = Neighbours()
    index.add("a", ["maren", "velden"], "2031-05-01")
    assert index.add("b", ["maren"], "2031-05-01") == (set(), set())
    assert index.add("c", ["maren", "velden"], "2031-05-02") == ({("a", "c")}, set())


def test_stories_years_apart_are_not_neighbours() -> None:
    index = Neighbours()
    index.add("a", ["maren", "velden"], "2031-05-01")
    assert index.add("b", ["maren", "velden"], "2035-05-01") == (set(), set())
    assert index.add("c", ["maren", "velden"], None)[0] == {("a", "c"), ("b", "c")}


def test_a_date_that_is_none_counts_as_missing() -> None:
    assert seconds("May 2031") == seconds(None)
    assert seconds("2031-05-01") == seconds("2031-05-01T12:00:00+00:00")
    assert seconds("2031-05-01T12:00:00") == seconds("2031-05-01T14:00:00+02:00")
