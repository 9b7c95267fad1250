"""Who has text from whom, kept while edges come and go: of all edges those that no others explain.

The same as ``copies.nearest`` of all edges, but a change is looked at where it matters only: whether an edge is
explained hangs on the edges that start at its two ends, and at the sources of its later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.tracing.stories.pairs import Pair, pair_of
from sayso.tracing.texts.copies import explained, is_source
from sayso.vocabulary import Edge


class Lineage:
    """Edges between stories by their pairs of ids, which stand in order."""

    def __init__(self) -> None:
        self._edges: dict[Pair, Edge] = {}
        self._around: dict[str, set[str]] = {}  # story to those it has an edge with
        self._sources: dict[str, dict[str, Edge]] = {}  # later story to the earlier ones
        self._kept: dict[str, dict[Pair, Edge]] = {}  # story to its edges that no others explain

    def put(self, changes: Mapping[Pair, Edge | None]) -> frozenset[str]:
        """Put edges in, or take them out where None is given; the stories whose edges are others than before."""
        unsure: set[Pair] = set(changes)
        for pair in sorted(changes):
            for edge in (self._edges.get(pair), changes[pair]):
                if edge and is_source(edge):
                    unsure |= self._hanging_on(edge)
            self._replace(pair, changes[pair])
            if (edge := changes[pair]) and is_source(edge):
                unsure |= self._hanging_on(edge)
        changed: set[str] = set()
        for pair in unsure:
            edge = self._edges.get(pair)
            kept = None if edge is None or explained(edge, self._sources) else edge
            if kept != self._kept.get(pair[0], {}).get(pair):
                changed.update(pair)
                self._keep(pair, kept)
        return frozenset(changed)

    def of(self, story: str) -> tuple[Edge, ...]:
        """The edges of ``story`` that no others explain, in order of their stories."""
        return _in_order(self._kept.get(story, {}).values())

    def all(self) -> tuple[Edge, ...]:
        """All edges that no others explain, in order of their stories."""
        return _in_order(edge for story, kept in self._kept.items() for pair, edge in kept.items() if pair[0] == story)

    def __getitem__(self, pair: Pair) -> Edge:
        """The edge of a pair, explained by others or not; KeyError where there is none."""
        return self._edges[pair]

    def __contains__(self, pair: object) -> bool:
        return pair in self._edges

    def _hanging_on(self, edge: Edge) -> set[Pair]:
        """The pairs whose edges may be explained, or no more, when ``edge`` comes or goes."""
        found = {pair_of(edge.later, other) for other in self._around.get(edge.later, ())}
        for other in self._around.get(edge.later, ()):
            sources = self._sources.get(other, {})
            if edge.later in sources and edge.earlier in sources:
                found.add(pair_of(other, edge.earlier))
        return found

    def _replace(self, pair: Pair, edge: Edge | None) -> None:
        gone = self._edges.pop(pair, None)
        if gone and is_source(gone):
            del self._sources[gone.later][gone.earlier]
        if edge:
            self._edges[pair] = edge
            if is_source(edge):
                self._sources.setdefault(edge.later, {})[edge.earlier] = edge
        for story, other in (pair, pair[::-1]):
            around = self._around.setdefault(story, set())
            around.add(other) if edge else around.discard(other)
            if not around:
                del self._around[story]
                self._sources.pop(story, None)

    def _keep(self, pair: Pair, edge: Edge | None) -> None:
        for story in pair:
            kept = self._kept.setdefault(story, {})
            if edge:
                kept[pair] = edge
            else:
                kept.pop(pair, None)
            if not kept:
                del self._kept[story]


def _in_order(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda edge: (edge.later, edge.earlier, edge.kind)))
