"""Which stories may be about one event, found without comparing all with all.

Stories that share a name lie in one list, sorted by the time of publication; a story's neighbours there are those next
to it, a few on each side (the sorted neighbourhood method: Hernández and Stolfo 1995). Two stories are neighbours when
they are next to each other in the lists of at least two names, and no more than a window of time apart. Frequent names
so bring the stories of the same days, rare ones all of theirs; one more story costs the same however many there are,
but for a binary search. The answer is a function of the set of stories, whatever the order in which they came.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping

from sayso.tracing.stories.moments import instant
from sayso.tracing.stories.pairs import Pair, pair_of

# On each side, in the list of one name. Coupled to SHARED: a story of an event that a hundred stories tell within a day
# still meets dozens of them.
REACH = 24
SHARED = 2  # names in whose lists two stories are neighbours; one name alone is often another event
WINDOW = 60 * 86_400.0  # seconds between two stories on one event: follow-ups come for weeks, namesakes after years
_UNDATED = float("inf")


class Neighbours:
    """Stories by the names they tell of and the time they were published."""

    def __init__(self) -> None:
        self._lists: dict[str, list[tuple[float, str]]] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._times: dict[str, float] = {}

    def add(self, story: str, names: Iterable[str], published: str | None) -> tuple[set[Pair], set[Pair]]:
        """Put ``story`` in; the pairs of neighbours that this makes and those that it ends. It must be new.

        ``published`` is ISO 8601; an undated story stands last in every list and is apart from nobody. Cheapest where
        the stories come in order of time.
        """
        self._keys[story] = frozenset(names)
        self._times[story] = seconds(published)
        item = (self._times[story], story)
        own, parted = Counter[Pair](), Counter[Pair]()
        for key in self._keys[story]:
            lane = self._lists.setdefault(key, [])
            place = bisect_left(lane, item)
            parted.update(self._across(lane, place))
            lane.insert(place, item)
            own.update(self._beside(lane, place))
        return _enough(own), self._turned(parted)

    def remove(self, story: str) -> tuple[set[Pair], set[Pair]]:
        """Take ``story`` out; the pairs that this makes and those that it ends. KeyError where it is not there."""
        item = (self._times[story], story)
        own, met = Counter[Pair](), Counter[Pair]()
        for key in self._keys[story]:
            lane = self._lists[key]
            place = bisect_left(lane, item)
            own.update(self._beside(lane, place))
            del lane[place]
            if not lane:
                del self._lists[key]
            met.update(self._across(lane, place))
        del self._times[story], self._keys[story]
        return self._turned(met, gained=True), _enough(own)

    def _turned(self, pairs: Mapping[Pair, int], *, gained: bool = False) -> set[Pair]:
        """Those of ``pairs`` that became neighbours, or ceased to be, where they are next to each other in so many
        lists more, or less, than before."""
        found = set()
        for pair, lists in pairs.items():
            now = self._shared(pair, SHARED if not gained else SHARED + lists)
            before = now - lists if gained else now + lists
            if (before < SHARED) != (now < SHARED):
                found.add(pair)
        return found

    def _shared(self, pair: Pair, enough: int) -> int:
        """In how many lists two stories are next to each other, counted up to ``enough``.

        Counted anew instead of kept: there are a thousand such pairs a story, and only those that change are asked for.
        """
        one, other = pair
        first, second = sorted(((self._times[one], one), (self._times[other], other)))
        if not _near(first[0], second[0]):
            return 0
        count = 0
        for key in self._keys[one] & self._keys[other]:
            lane = self._lists[key]
            place = bisect_left(lane, first)
            count += bisect_left(lane, second, place, min(len(lane), place + REACH + 1)) <= place + REACH
            if count == enough:
                break
        return count

    def _beside(self, lane: list[tuple[float, str]], place: int) -> list[Pair]:
        """The pairs of the story at ``place`` with those within reach."""
        time, story = lane[place]
        others = lane[max(0, place - REACH) : place] + lane[place + 1 : place + 1 + REACH]
        return [pair_of(story, other) for when, other in others if _near(time, when)]

    def _across(self, lane: list[tuple[float, str]], place: int) -> list[Pair]:
        """The pairs across ``place`` that one more story there brings out of reach."""
        return [
            pair_of(lane[before][1], lane[before + REACH][1])
            for before in range(max(0, place - REACH), place)
            if before + REACH < len(lane) and _near(lane[before][0], lane[before + REACH][0])
        ]


def seconds(published: str | None) -> float:
    """Seconds since 1970 of a date or a date with time, a bare date at its noon; infinity where there is none."""
    if not published:
        return _UNDATED
    try:
        when = instant(published)
    except ValueError:
        return _UNDATED
    return (when.replace(hour=12) if len(published) <= len("2031-05-13") else when).timestamp()


def _enough(pairs: Mapping[Pair, int]) -> set[Pair]:
    return {pair for pair, lists in pairs.items() if lists >= SHARED}


def _near(one: float, other: float) -> bool:
    return _UNDATED in (one, other) or abs(one - other) <= WINDOW
