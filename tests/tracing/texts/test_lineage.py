"""Edges that come and go leave what all of them together leave."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.tracing.texts.copies import nearest
from sayso.tracing.texts.lineage import Lineage
from sayso.tracing.texts.postings import Pair
from sayso.vocabulary import Edge, EdgeKind, Ground, Place, Span

SURE = Ground(0.9, "by hand")
TEXT = "abcdefghij"


def edge(
    later: str, earlier: str, words: tuple[int, int] = (0, 10), kind: EdgeKind = "copy", *, to: bool = True
) -> Edge:
    """That ``later`` has a stretch of one text from ``earlier``."""
    span = Span.of(TEXT, *words)
    passages = ((Place(later, span), Place(earlier, span)),)
    if not to and later > earlier:
        later, earlier = earlier, later
    return Edge(later, earlier, kind, to, (words[1] - words[0]) / 10, passages, SURE, SURE if to else None)


def pair(one: Edge) -> Pair:
    return min(one.later, one.earlier), max(one.later, one.earlier)


EDGES = st.builds(
    edge,
    st.sampled_from("abcde"),
    st.sampled_from("abcde"),
    st.tuples(st.integers(0, 4), st.integers(5, 10)),
    st.sampled_from(["copy", "reuse", "version"]),
    to=st.booleans(),
).filter(lambda one: one.later != one.earlier)


def test_siblings_are_explained_by_their_source_and_stand_again_without_it() -> None:
    lineage = Lineage()
    family = {pair(one): one for one in (edge("b", "a"), edge("c", "a"), edge("c", "b"))}
    assert lineage.put(family) == {"a", "b", "c"}
    assert lineage.all() == (edge("b", "a"), edge("c", "a"))
    assert lineage.of("b") == (edge("b", "a"),)
    assert ("b", "c") in lineage
    assert lineage["b", "c"] == edge("c", "b")
    assert lineage.put({("a", "c"): None}) == {"a", "b", "c"}
    assert lineage.all() == (edge("b", "a"), edge("c", "b"))
    assert lineage.put({("a", "c"): None}) == frozenset()


@given(st.lists(st.tuples(EDGES, st.booleans()), max_size=25))
def test_step_by_step_it_is_what_all_edges_together_say(steps: list[tuple[Edge, bool]]) -> None:
    lineage, there = Lineage(), dict[Pair, Edge]()
    for one, put in steps:
        before = {story: lineage.of(story) for story in "abcde"}
        if put:
            there[pair(one)] = one
        else:
            there.pop(pair(one), None)
        changed = lineage.put({pair(one): one if put else None})
        assert lineage.all() == nearest(there.values())
        assert changed == {story for story in "abcde" if lineage.of(story) != before[story]}
