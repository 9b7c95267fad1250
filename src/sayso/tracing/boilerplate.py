"""Sentences that stand on many pages of one outlet: its footer, its *About us*. They are no reuse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.tracing.addresses import address
from sayso.tracing.passage import Entry
from sayso.tracing.prose import Prose, prose
from sayso.tracing.publishers import publisher

# Pages of an outlet on which a sentence stands when it is boilerplate. On two, it may be background that was used
# again; on three on different things, nobody wrote it for the story.
PAGES, AT_THE_END = 3, 2
_END = 6  # sentences at the end of a page, where a footer stands; there two pages are enough
_FIRST = 5  # sentences of which the longest tells what a page is about


@dataclass(frozen=True, slots=True)
class _Page:
    """What tells one page of an outlet from another: a later version of a page is the same, and so is a copied text."""

    address: str
    theme: int  # the longest of its first sentences
    keys: tuple[int, ...]


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
        theme = max(words.sentences[:_FIRST], key=lambda sentence: sentence.last - sentence.first, default=None)
        self._pages[entry.id] = _Page(address(story.url) or story.location, theme.key if theme else 0, keys)
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
        if len(on) >= PAGES and _different((self._pages[one] for one in on), PAGES):
            return True
        return _different((self._pages[one] for one in on if key in self._pages[one].keys[-_END:]), AT_THE_END)


def _different(pages: Iterable[_Page], enough: int) -> bool:
    """Whether the pages have enough addresses, and are about as many things."""
    addresses: set[str] = set()
    themes: set[int] = set()
    for page in pages:
        addresses.add(page.address)
        themes.add(page.theme)
        if min(len(addresses), len(themes)) >= enough:
            return True
    return False
