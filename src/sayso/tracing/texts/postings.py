"""Lists of what has a key in common, in which only the first few are paired with all others.

A key that a thousand stories share must not make a million pairs. Under each key its holders stand in order; a pair of
candidates are two holders of enough keys in whose lists one of them is among the first few. The pairs are a function
of the set of holders, whatever the order in which they came, and one more makes a bounded number of them.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from sayso.tracing.stories.pairs import Pair, pair_of

Item: TypeAlias = tuple[int, str, str]
"""A holder in a list: its rank, lower ones first; when it was published; its id."""

UNDATED = "~"  # after all dates


class Postings:
    """Holders by their keys. ``first`` of a list are paired with all in it; a pair shares ``shared`` keys at least."""

    def __init__(self, first: int, shared: int) -> None:
        self._first, self._least = first, shared
        self._lists: dict[int, Item | list[Item]] = {}  # a single holder by itself, to save memory
        self._items: dict[str, Item] = {}
        self._keys: dict[str, tuple[int, ...]] = {}

    def __contains__(self, holder: object) -> bool:
        return holder in self._items

    def add(self, item: Item, keys: Iterable[int]) -> tuple[set[Pair], set[Pair]]:
        """Put ``item`` in: the pairs of candidates that this makes, and those that it ends. It must be new.

        Cheap where it is later than the others; where many are added, the earliest should come first.
        """
        name, chosen = item[2], tuple(sorted(set(keys)))
        lists = [listed for key in chosen if len(listed := self._listed(key)) >= self._first]
        # The last of the first few gives up its place, and its pairs with those behind it.
        ousted = {listed[self._first - 1][2] for listed in lists if item < listed[self._first - 1]}
        before = {other: set(self.candidates(other)) for other in ousted}
        self._items[name], self._keys[name] = item, chosen
        for key in chosen:
            listed = self._listed(key)
            if len(listed) > 1:
                insort(listed, item)
            else:
                self._lists[key] = sorted([*listed, item]) if listed else item
        ended = {pair_of(one, other) for one in ousted for other in before[one].difference(self.candidates(one))}
        return {pair_of(name, other) for other in self.candidates(name)}, ended

    def remove(self, holder: str) -> tuple[set[Pair], set[Pair]]:
        """Take a holder out: the pairs that this makes and those that it ends. KeyError where it is not there."""
        ended = {pair_of(holder, other) for other in self.candidates(holder)}
        item, keys = self._items[holder], self._keys[holder]
        lists = [listed for key in keys if len(listed := self._listed(key)) > self._first]
        risen = {listed[self._first][2] for listed in lists if item <= listed[self._first - 1]}
        before = {other: set(self.candidates(other)) for other in risen}
        for key in keys:
            listed = self._listed(key)
            if len(listed) == 1:
                del self._lists[key]
            else:
                del listed[bisect_left(listed, item)]
                self._lists[key] = listed if len(listed) > 1 else listed[0]
        del self._items[holder], self._keys[holder]
        return {pair_of(one, other) for one in risen for other in set(self.candidates(one)) - before[one]}, ended

    def candidates(self, holder: str) -> tuple[str, ...]:
        """Ids of those that ``holder`` makes a pair with, in order. KeyError where it is not there."""
        item = self._items[holder]
        met: Counter[str] = Counter()
        for key in self._keys[holder]:
            listed = self._listed(key)
            if len(listed) > 1:
                paired = listed if item <= listed[min(self._first, len(listed)) - 1] else listed[: self._first]
                met.update(other for _, _, other in paired)
        del met[holder]
        return tuple(sorted(other for other, shared in met.items() if shared >= self._least))

    def _listed(self, key: int) -> list[Item]:
        listed = self._lists.get(key)
        return [] if listed is None else [listed] if isinstance(listed, tuple) else listed
