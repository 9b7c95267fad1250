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

Pair: TypeAlias = tuple[str, str]
"""Ids of two holders, in order."""

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
        """Put ``item`` in: the pairs of candidates that this makes, and those that it ends. It must be new."""
        name = item[2]
        self._items[name] = item
        self._keys[name] = tuple(sorted(set(keys)))
        parted: set[Pair] = set()
        for key in self._keys[name]:
            listed = self._listed(key)
            if len(listed) >= self._first and item < listed[self._first - 1]:
                parted.update(_pairs(listed[self._first - 1], listed[self._first :]))
            if not listed:
                self._lists[key] = item
            elif len(listed) == 1:
                self._lists[key] = sorted([listed[0], item])
            else:
                insort(listed, item)
        ended = {pair for pair in parted if self._shared(*pair) < self._least <= self._shared(*pair, without=name)}
        return {_pair(name, other) for other in self.candidates(name)}, ended

    def remove(self, holder: str) -> tuple[set[Pair], set[Pair]]:
        """Take a holder out: the pairs that this makes and those that it ends. KeyError where it is not there."""
        ended = {_pair(holder, other) for other in self.candidates(holder)}
        item = self._items[holder]
        joined: set[Pair] = set()
        for key in self._keys[holder]:
            listed = self._listed(key)
            if len(listed) > self._first and item <= listed[self._first - 1]:
                joined.update(_pairs(listed[self._first], listed[self._first + 1 :]))
        before = {pair for pair in joined if self._shared(*pair) >= self._least}
        for key in self._keys.pop(holder):
            listed = self._listed(key)
            if len(listed) == 1:
                del self._lists[key]
            else:
                del listed[bisect_left(listed, item)]
                self._lists[key] = listed if len(listed) > 1 else listed[0]
        del self._items[holder]
        return {pair for pair in joined - before if self._shared(*pair) >= self._least}, ended

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

    def _shared(self, first: str, second: str, without: str | None = None) -> int:
        """In how many lists one of the two is among the first, and the other is too; as if ``without`` were not in."""
        places = self._items[first], self._items[second]
        left_out = self._items[without] if without else None
        count = 0
        for key in set(self._keys[first]) & set(self._keys[second]):
            listed = self._listed(key)
            earlier = bisect_left(listed, min(places))
            if left_out and self._among(left_out, listed, earlier):
                earlier -= 1
            count += earlier < self._first
        return count

    def _among(self, item: Item, listed: list[Item], up_to: int) -> bool:
        return item in listed[: min(up_to, self._first + 1)]


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)


def _pairs(item: Item, others: Iterable[Item]) -> Iterable[Pair]:
    return (_pair(item[2], other) for _, _, other in others)
