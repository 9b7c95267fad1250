"""Passages that say the same, as groups that do not drift apart by chaining.

Average linkage on the graph of scored pairs (Sokal and Michener 1958): the two groups whose members are most alike on
the whole become one, as long as they are alike enough; a pair that nobody found worth a score counts as not alike. So
a member must fit the others, and a chain of likenesses is not enough. What must be together is so from the start, what
must not never is.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from sayso.tracing.stories.pairs import Pair

Growth: TypeAlias = tuple[tuple[float, str, str], ...]
"""Which groups were joined to make one, by their first members, and how much alike they were; sorted."""


def groups(
    nodes: Collection[str],
    scores: Mapping[Pair, float],
    *,
    alike: float,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[tuple[str, ...]]:
    """``nodes`` in groups, each sorted, in order of their first members.

    ``scores`` are 0 to 1 for pairs in order; ``alike`` is the average from which two groups become one. Of two
    decisions that contradict each other over several steps, *apart* holds.
    """
    return sorted(grown(nodes, scores, alike=alike, together=together, apart=apart))


def grown(
    nodes: Collection[str],
    scores: Mapping[Pair, float],
    *,
    alike: float,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> dict[tuple[str, ...], Growth]:
    """As ``groups``, with how each came about."""
    return _Linkage(nodes, scores, sorted(together), list(apart)).grown(alike)


class _Linkage:
    """Groups while they grow. A group is named by its first member."""

    def __init__(
        self, nodes: Collection[str], scores: Mapping[Pair, float], together: list[Pair], apart: list[Pair]
    ) -> None:
        self._members: dict[str, list[str]] = {node: [node] for node in nodes}
        self._joins: dict[str, list[tuple[float, str, str]]] = {node: [] for node in nodes}
        self._sums: dict[str, dict[str, float]] = {node: {} for node in nodes}
        self._apart: dict[str, set[str]] = {node: set() for node in nodes}
        for (one, other), score in scores.items():
            self._sums[one][other] = self._sums[other][one] = score
        for one, other in apart:
            if one in self._members and other in self._members:
                self._apart[one].add(other)
                self._apart[other].add(one)
        for pair in sorted(together):
            self._join_named(*pair)

    def grown(self, alike: float) -> dict[tuple[str, ...], Growth]:
        heap = [entry for one in self._members for other in self._sums[one] if one < other
                for entry in self._entry(one, other, alike)]  # fmt: skip
        heapq.heapify(heap)
        while heap:
            average, one, other, size = heapq.heappop(heap)
            if not self._is_current(one, other, size):
                continue
            kept = self._join(one, other, -average)
            for third in self._sums[kept]:
                for entry in self._entry(min(kept, third), max(kept, third), alike):
                    heapq.heappush(heap, entry)
        return {tuple(sorted(members)): tuple(sorted(self._joins[one])) for one, members in self._members.items()}

    def _entry(self, one: str, other: str, alike: float) -> Iterator[tuple[float, str, str, int]]:
        """What the heap holds of two groups: the most alike first, ties by name; their sizes tell a stale entry."""
        if other in self._apart[one]:
            return
        sizes = len(self._members[one]) * len(self._members[other])
        average = round(self._sums[one][other] / sizes, 9)  # no order of adding up shows in a tie
        if average >= alike:
            yield -average, one, other, len(self._members[one]) + len(self._members[other])

    def _is_current(self, one: str, other: str, size: int) -> bool:
        members = self._members
        return one in members and other in members and len(members[one]) + len(members[other]) == size

    def _join_named(self, one: str, other: str) -> None:
        """Join the groups that ``one`` and ``other`` are in, unless they must be apart."""
        first, second = (
            next((name for name, all_ in self._members.items() if node in all_), None) for node in (one, other)
        )
        if first and second and first != second and second not in self._apart[first]:
            self._join(min(first, second), max(first, second), 1.0)

    def _join(self, one: str, other: str, average: float) -> str:
        """The group ``other`` goes into ``one``."""
        self._joins[one] += [*self._joins.pop(other), (average, one, other)]
        self._members[one] += self._members.pop(other)
        sums = self._sums.pop(other)
        self._sums[one].pop(other, None)
        sums.pop(one, None)
        for third, score in sums.items():
            total = self._sums[one].get(third, 0.0) + score
            self._sums[one][third] = self._sums[third][one] = total
            del self._sums[third][other]
        for third in self._apart.pop(other):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart[one].add(third)
        return one
