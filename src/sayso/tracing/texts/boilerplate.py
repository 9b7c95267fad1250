"""Sentences that stand on many pages of one outlet: its footer, its *About us*. They are no reuse."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from sayso.tracing.stories.addresses import address
from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.prose import Prose, prose
from sayso.tracing.stories.publishers import publisher

# Pages of an outlet on which a sentence stands when it is boilerplate. On two, it may be background that was used
# again; on three on different things, nobody wrote it for the story.
PAGES = 3
_END = 6  # sentences at the end of a page, where a footer stands; there two pages are enough
_THEME = 2  # sentences at the beginning that tell what a page is about; one may be a banner
_ALIKE = 0.5  # of either page's sentences that the other has too; above, one is a copy of the other


@dataclass(frozen=True, slots=True, order=True)
class _Page:
    """What tells one page of an outlet from another: a later version of a page is the same, and so is a copied text."""

    address: str
    keys: tuple[int, ...]  # of its sentences, in reading order

    def theme(self, key: int) -> tuple[int, ...]:
        """What the page is about, whether or not it has the sentence ``key``."""
        return tuple(one for one in self.keys[: _THEME + 1] if one != key)[:_THEME]


class Boilerplate:
    """Counts of sentences by outlet, of the stories that were added; the same whatever their order."""

    def __init__(self) -> None:
        self._pages: dict[str, _Page] = {}
        self._on: dict[tuple[str, int], str | set[str]] = {}  # a single story by itself, to save memory

    def add(self, entry: Entry) -> set[str]:
        """Count the sentences of ``entry``, which must be new; ids of the others whose boilerplate is now another."""
        story, outlet = entry.reading.story, publisher(entry)
        words = prose(story)
        keys = tuple(dict.fromkeys(sentence.key for sentence in words.sentences))
        self._pages[entry.id] = _Page(address(story.url) or story.location, keys)
        touched: set[str] = set()
        for key in keys:
            on = self._on.get((outlet, key))
            known = self._many(outlet, key)
            if on is None:
                self._on[outlet, key] = entry.id
            elif isinstance(on, str):
                self._on[outlet, key] = {on, entry.id}
            else:
                on.add(entry.id)
            if not known and self._many(outlet, key):
                touched.update(self._on[outlet, key])
        return touched - {entry.id}

    def remove(self, entry: Entry) -> set[str]:
        """Take ``entry`` out; ids of the others whose boilerplate is now another. KeyError where it is not there."""
        outlet = publisher(entry)
        touched: set[str] = set()
        for key in self._pages[entry.id].keys:
            on = self._on[outlet, key]
            known = self._many(outlet, key)
            if isinstance(on, str):
                del self._on[outlet, key]
            else:
                on.remove(entry.id)
                left = sorted(on) if known else []
                if len(on) == 1:
                    self._on[outlet, key] = on.pop()
                if known and not self._many(outlet, key):
                    touched.update(left)
        del self._pages[entry.id]
        return touched

    def numbers(self, entry: Entry, words: Prose) -> frozenset[int]:
        """Numbers of the sentences of ``entry``, whose words are ``words``, that are boilerplate of its outlet."""
        outlet = publisher(entry)
        return frozenset(number for number, sentence in enumerate(words.sentences) if self._many(outlet, sentence.key))

    def _many(self, outlet: str, key: int) -> bool:
        on = self._on.get((outlet, key))
        if on is None or isinstance(on, str):
            return False
        addresses: set[str] = set()
        themes: dict[tuple[int, ...], _Page] = {}
        for page in (self._pages[one] for one in on):
            addresses.add(page.address)
            theme = page.theme(key)
            themes[theme] = min(themes.get(theme, page), page)
            if min(len(addresses), len(themes)) >= PAGES:
                return True
        return any(_end_alike(key, one, other) for one, other in combinations(themes.values(), 2))


def _end_alike(key: int, one: _Page, other: _Page) -> bool:
    """Whether two pages have the sentence ``key`` at their end, and little else in common."""
    if one.address == other.address or key not in one.keys[-_END:] or key not in other.keys[-_END:]:
        return False
    return len(set(one.keys) & set(other.keys)) <= _ALIKE * min(len(one.keys), len(other.keys))
