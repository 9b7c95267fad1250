"""Which texts depend on which, kept while stories come and go: copies, reused passages, versions of one page.

Every pair of stories is looked at once, when the indexes bring it up, and again only when something beside it changes
what it means: a sentence becomes boilerplate of its outlet, a story closes a circle of credits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from sayso.tracing.addresses import address
from sayso.tracing.boilerplate import Boilerplate
from sayso.tracing.copies import copy, nearest
from sayso.tracing.grouping import Pair, components
from sayso.tracing.passage import Entry
from sayso.tracing.publishers import publisher
from sayso.tracing.shingles import Shingles
from sayso.tracing.versions import versions
from sayso.vocabulary import Edge, Versions


class Texts:
    """The texts of the stories in ``entries``, which belongs to the caller: it must hold a story while it is here.

    ``near`` names the stories that may be about the same event as a story; some of them may close circles of credits.
    """

    def __init__(self, entries: Mapping[str, Entry], near: Callable[[str], Iterable[str]]) -> None:
        self._entries = entries
        self._near = near
        self._boilerplate = Boilerplate()
        self._shingles = Shingles()
        self._pages: dict[str, set[str]] = defaultdict(set)  # stories at an address, or of an outlet and time
        self._around: dict[str, set[str]] = defaultdict(set)  # story to those it shares text or a page with
        self._pairs: set[Pair] = set()  # that the shingles bring up
        self._edges: dict[Pair, Edge] = {}
        self._versions: dict[Pair, Versions] = {}
        self._kept: dict[str, tuple[Edge, ...]] = {}  # by story, those that no others explain
        self._unsure: set[str] = set()  # stories whose edges must be looked at again

    def add(self, added: Iterable[str]) -> frozenset[str]:
        """Take in the stories with these ids; those whose edges may have changed."""
        pairs: set[Pair] = set()
        for story in added:
            entry = self._entries[story]
            changed = self._boilerplate.add(entry)
            made, ended = self._shingles.add(entry)
            self._pairs |= made
            self._end(ended)
            pairs = (pairs | made | self._of(changed)) - ended
            pairs |= self._beside(story)
        return self._look(pairs)

    def remove(self, story: str) -> frozenset[str]:
        """Forget a story that is still among the entries; those whose edges may have changed."""
        entry = self._entries[story]
        changed = self._boilerplate.remove(entry) - {story}
        made, ended = self._shingles.remove(story)
        self._pairs |= made
        for key in _keys(entry):
            self._pages[key].discard(story)
        self._end(ended | {_pair(story, other) for other in self._around.get(story, set())})
        self._around.pop(story, None)
        return self._look(made | self._of(changed)) - {story}

    def edges(self, story: str) -> tuple[Edge, ...]:
        """The edges of a story that no others explain, in order."""
        return self._kept.get(story, ())

    def versions(self) -> tuple[Versions, ...]:
        """All versions, in order of their pairs."""
        return tuple(self._versions[pair] for pair in sorted(self._versions))

    def again(self, stories: Iterable[str]) -> frozenset[str]:
        """Look again at the versions of these stories' pages: others may tell now which is the later one."""
        pairs = {pair for story in stories for pair in self._beside(story) if pair in self._versions}
        return self._look(pairs)

    def _beside(self, story: str) -> set[Pair]:
        """The pairs of ``story`` with other texts of its page; it is put beside them."""
        pairs = set()
        for key in _keys(self._entries[story]):
            self._pages[key].add(story)
            pairs |= {_pair(story, other) for other in self._pages[key] if other != story}
        return pairs

    def _look(self, pairs: Iterable[Pair]) -> frozenset[str]:
        """Decide on ``pairs``; the stories whose edges may be others now."""
        changed = set(self._unsure)
        self._unsure.clear()
        for pair in sorted(pairs):
            one, other = (self._entries[story] for story in pair)
            found = versions(one, other, self._others(pair)) if set(_keys(one)) & set(_keys(other)) else None
            edge = found.edge if found else copy(one, other, self._boilerplate) if pair in self._pairs else None
            if edge == self._edges.get(pair) and found == self._versions.get(pair):
                continue
            changed |= set(pair)
            self._put(pair, edge, found)
        return self._settled(changed)

    def _put(self, pair: Pair, edge: Edge | None, found: Versions | None) -> None:
        self._edges.pop(pair, None)
        self._versions.pop(pair, None)
        if edge:
            self._edges[pair] = edge
        if found:
            self._versions[pair] = found
        for story, other in (pair, pair[::-1]):
            if edge:
                self._around[story].add(other)
            else:
                self._around[story].discard(other)

    def _others(self, pair: Pair) -> list[Entry]:
        """Stories that may credit the page of ``pair``."""
        found = {other for story in pair for other in self._near(story)} - set(pair)
        return [self._entries[story] for story in sorted(found)]

    def _of(self, stories: Iterable[str]) -> set[Pair]:
        """The pairs that the shingles have brought up for ``stories``."""
        found = {_pair(story, other) for story in stories for other in self._shingles.candidates(story)}
        return found & self._pairs

    def _end(self, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            self._pairs.discard(pair)
            if pair in self._edges:
                self._unsure |= set(pair)
                self._put(pair, None, None)

    def _settled(self, changed: set[str]) -> frozenset[str]:
        """The stories whose edges are others than before; of all edges around ``changed``, the nearest are kept."""
        found = set()
        for part in components(changed & self._entries.keys(), self._around):
            pairs = {_pair(story, other) for story in part for other in self._around.get(story, ())}
            kept = nearest(self._edges[pair] for pair in sorted(pairs))
            by_story: dict[str, list[Edge]] = defaultdict(list)
            for edge in kept:
                by_story[edge.later].append(edge)
                by_story[edge.earlier].append(edge)
            for story in part:
                if self._kept.get(story, ()) != tuple(by_story[story]):
                    self._kept[story] = tuple(by_story[story])
                    found.add(story)
        return frozenset(found)


def _keys(entry: Entry) -> Iterator[str]:
    """Under what a page is found again: its address; where it shows none, its outlet and time."""
    place = address(entry.reading.story.url)
    if place:
        yield place
    if entry.reading.story.published:
        yield f"{publisher(entry)} {entry.reading.story.published}"


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
