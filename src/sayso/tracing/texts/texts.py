"""Which texts depend on which, kept while stories come and go: copies, reused passages, versions of one page.

Every pair of stories is looked at once, when the indexes bring it up, and again only when something beside it changes
what it means: a sentence becomes boilerplate of its outlet, a story closes a circle of credits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from sayso.tracing.stories.addresses import address
from sayso.tracing.stories.pairs import Pair, pair_of
from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.publishers import publisher
from sayso.tracing.texts.boilerplate import Boilerplate
from sayso.tracing.texts.copies import copy
from sayso.tracing.texts.lineage import Lineage
from sayso.tracing.texts.shingles import Shingles
from sayso.tracing.texts.versions import versions
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
        self._pairs: set[Pair] = set()  # that the shingles bring up
        self._versions: dict[Pair, Versions] = {}
        self._lineage = Lineage()

    def add(self, added: Iterable[str]) -> frozenset[str]:
        """Take in the stories with these ids; those whose edges may have changed."""
        pairs: set[Pair] = set()
        gone: set[Pair] = set()
        for story in added:
            entry = self._entries[story]
            changed = self._boilerplate.add(entry)
            made, ended = self._shingles.add(entry)
            self._pairs -= ended
            self._pairs |= made
            pairs |= made | self._of(changed) | self._beside(story)
            gone = (gone | ended) - made
        return self._look(pairs | gone)

    def remove(self, story: str) -> frozenset[str]:
        """Forget a story that is still among the entries; those whose edges may have changed."""
        entry = self._entries[story]
        changed = self._boilerplate.remove(entry)
        made, ended = self._shingles.remove(story)
        own = {pair for pair in ended | self._beside(story) if story in pair}
        self._pairs -= ended
        self._pairs |= made
        for key in _keys(entry):
            self._pages[key].discard(story)
        for pair in own:
            self._versions.pop(pair, None)
        found = self._lineage.put({pair: None for pair in own if pair in self._lineage})
        return (found | self._look((made | ended | self._of(changed - {story})) - own)) - {story}

    def edges(self, story: str) -> tuple[Edge, ...]:
        """The edges of a story that no others explain, in order."""
        return self._lineage.of(story)

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
            pairs |= {pair_of(story, other) for other in self._pages[key] if other != story}
        return pairs

    def _look(self, pairs: Iterable[Pair]) -> frozenset[str]:
        """Decide on ``pairs``; the stories whose edges are others than before."""
        changes: dict[Pair, Edge | None] = {}
        for pair in sorted(pairs):
            one, other = (self._entries[story] for story in pair)
            found = versions(one, other, self._others(pair)) if set(_keys(one)) & set(_keys(other)) else None
            if found:
                self._versions[pair] = found
            else:
                self._versions.pop(pair, None)
            edge = found.edge if found else copy(one, other, self._boilerplate) if pair in self._pairs else None
            if edge or pair in self._lineage:
                changes[pair] = edge
        return self._lineage.put(changes)

    def _others(self, pair: Pair) -> list[Entry]:
        """Stories that may credit the page of ``pair``."""
        found = {other for story in pair for other in self._near(story)} - set(pair)
        return [self._entries[story] for story in sorted(found)]

    def _of(self, stories: Iterable[str]) -> set[Pair]:
        """The pairs that the shingles have brought up for ``stories``."""
        found = {pair_of(story, other) for story in stories for other in self._shingles.candidates(story)}
        return found & self._pairs


def _keys(entry: Entry) -> Iterator[str]:
    """Under what a page is found again: its address; where it shows none, its outlet and time."""
    place = address(entry.reading.story.url)
    if place:
        yield place
    if entry.reading.story.published:
        yield f"{publisher(entry)} {entry.reading.story.published}"
