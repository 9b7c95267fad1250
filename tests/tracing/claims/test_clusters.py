"""Groups that are kept while likenesses come and go are those of grouping everything at once."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from sayso.tracing.claims.clusters import Clusters, Group
from sayso.tracing.claims.grouping import Growth, Pair, groups, grown

NODES = "abcdefghijklmn"
ALIKE = 0.4
CHANGES = st.lists(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from([0.0, 0.2, 0.4, 0.5, 0.6, 0.9])),
    max_size=60,
)


class Changing:
    """Likenesses that change, and the groups beside them."""

    def __init__(self) -> None:
        self.scores: dict[Pair, float] = {}
        self.looked_at = 0
        self.clusters = Clusters(self.around, self.grow)

    def around(self, node: str) -> list[str]:
        return [other for pair, score in self.scores.items() if node in pair and score >= ALIKE
                for other in pair if other != node]  # fmt: skip

    def grow(self, part: Collection[str]) -> dict[Group, Growth]:
        self.looked_at += len(part)
        within = {pair: score for pair, score in self.scores.items() if part >= set(pair)}
        return grown(part, within, alike=ALIKE)

    def found(self) -> list[Group]:
        of = {node: self.clusters._group(node) for node in NODES}
        return sorted(set(of.values()))


@given(CHANGES, st.integers(1, 5))
def test_as_if_all_were_grouped_at_once(changes: list[tuple[str, str, float]], portion: int) -> None:
    known = Changing()
    touched: set[str] = set()
    for number, (one, other, score) in enumerate(changes):
        if one != other:
            known.scores[min(one, other), max(one, other)] = score
            touched |= {one, other}
        if number % portion == 0:
            known.clusters.regroup(touched)
            touched.clear()
    known.clusters.regroup(touched)
    assert known.found() == groups(NODES, known.scores, alike=ALIKE)


def test_far_away_nothing_is_looked_at() -> None:
    known = Changing()
    known.scores = {("a", "b"): 0.9, ("b", "c"): 0.5, ("c", "d"): 0.9, ("d", "e"): 0.5, ("e", "f"): 0.9}
    known.clusters.regroup(set(NODES))
    known.looked_at = 0
    known.scores["f", "g"] = 0.5  # f stays with e
    gone, new = known.clusters.regroup({"f", "g"})
    assert gone == new == {("e", "f")}
    assert known.looked_at <= 10


def test_a_group_falls_apart_when_one_goes() -> None:
    known = Changing()
    known.scores = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.5}
    known.clusters.regroup(set(NODES))
    assert known.clusters.forget(["b"]) == {("a", "b", "c")}
    known.scores = {("a", "c"): 0.5}
    assert known.clusters.regroup({"a", "c"}) == (set(), {("a", "c")})
