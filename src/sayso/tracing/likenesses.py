"""Which passages say the same, as a graph that is kept while stories come and go.

Each pair of passages that anything speaks for is an edge, with a ground from each kind of evidence: the same-claim
model, copied words, one quotation, a denial that points back, a person's decision. The surest counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from sayso.tracing.denials import pointing_back
from sayso.tracing.grouping import Pair
from sayso.tracing.passage import Entry, Passage
from sayso.vocabulary import Edge, Ground, Place, Utterance

Evidence: TypeAlias = Literal["model", "copied", "quoted", "points back", "decided"]
"""What speaks for two passages saying the same."""

Found: TypeAlias = tuple[Passage, Passage, Ground]

_COPIED, _QUOTED = 0.97, 0.95  # how sure it is that copied words, and one quotation, say the same
_HALF = 0.5  # of a passage's characters that a copied sentence or a quotation must hold
_LIKE = 60.0  # per cent: which of the passages of two aligned sentences belong together


class Likenesses:
    """Pairs of passages, by id."""

    def __init__(self) -> None:
        self.around: dict[str, set[str]] = defaultdict(set)  # passage to those that anything speaks for
        self._grounds: dict[Pair, dict[Evidence, Ground]] = {}

    def put(self, kind: Evidence, found: Iterable[Found], instead_of: Collection[Pair] = ()) -> set[str]:
        """Take in what was found, ``instead_of`` the pairs of before; the passages of which that changes anything."""
        new: dict[Pair, Ground] = {}
        for one, other, ground in found:
            pair = _pair(one.id, other.id)
            if one.id != other.id and (pair not in new or ground.score > new[pair].score):
                new[pair] = ground
        changed: set[str] = set()
        for pair in {*instead_of} - new.keys():
            if self._grounds.get(pair, {}).pop(kind, None):
                changed |= set(pair)
                if not self._grounds[pair]:
                    self._forget(pair)
        for pair, ground in new.items():
            grounds = self._grounds.setdefault(pair, {})
            if grounds.get(kind) != ground:
                grounds[kind] = ground
                self.around[pair[0]].add(pair[1])
                self.around[pair[1]].add(pair[0])
                changed |= set(pair)
        return changed

    def between(self, kind: Evidence, ours: Iterable[str], theirs: Iterable[str]) -> set[Pair]:
        """The pairs of two sets of passages for which evidence of ``kind`` speaks."""
        others = set(theirs)
        return {
            pair
            for one in ours
            for other in self.around.get(one, set()) & others
            if kind in self._grounds[pair := _pair(one, other)]
        }

    def forget(self, passages: Iterable[str]) -> set[str]:
        """Take passages out; those that they were alike to."""
        changed = set()
        for passage in passages:
            for other in list(self.around.get(passage, ())):
                changed.add(other)
                self._forget(_pair(passage, other))
            self.around.pop(passage, None)
        return changed

    def ground(self, one: str, other: str) -> Ground | None:
        """The surest ground for two passages saying the same; None where nothing speaks for it."""
        grounds = self._grounds.get(_pair(one, other))
        return max(grounds.values(), key=lambda ground: (ground.score, ground.reason)) if grounds else None

    def kinds(self, one: str, other: str) -> frozenset[Evidence]:
        """What speaks for two passages saying the same."""
        return frozenset(self._grounds.get(_pair(one, other), ()))

    def scores(self, passages: Collection[str]) -> dict[Pair, float]:
        """The scores of all pairs among ``passages`` that anything speaks for."""
        found = {}
        for one in passages:
            for other in self.around.get(one, ()):
                if one < other and other in passages and (ground := self.ground(one, other)):
                    found[one, other] = ground.score
        return found

    def _forget(self, pair: Pair) -> None:
        del self._grounds[pair]
        for one, other in (pair, pair[::-1]):
            self.around[one].discard(other)


def copied(edges: Iterable[Edge], entries: Mapping[str, Entry]) -> Iterator[Found]:
    """Passages that stand in aligned sentences of two texts, and are alike there."""
    for edge in edges:
        for here, there in edge.passages:
            ours, theirs = _within(entries[here.story], here), _within(entries[there.story], there)
            for one in ours:
                best = max(theirs, key=lambda other: (_likeness(one, other), other.id), default=None)
                if best and _likeness(one, best) >= _LIKE:
                    yield one, best, Ground(_COPIED, "the words are copied", (here, there))


def quoted(utterances: Iterable[Utterance], entries: Mapping[str, Entry]) -> Iterator[Found]:
    """Passages that carry one quotation: each with the first that does, sentence by sentence."""
    for utterance in utterances:
        first, *others = (_within(entries[place.story], place) for place in utterance.places)
        for place, passages in zip(utterance.places[1:], others, strict=True):
            for one in passages:
                best = max(first, key=lambda other: (_likeness(one, other), other.id), default=None)
                if best and best.id != one.id and _likeness(one, best) >= _LIKE:
                    reason = f"the same quotation: {utterance.ground.reason}"
                    yield one, best, Ground(_QUOTED, reason, (utterance.places[0], place))


def denied(entry: Entry) -> Iterator[Found]:
    """Denials that only point back, with what they point to."""
    return pointing_back(entry.passages)


def _within(entry: Entry, place: Place) -> list[Passage]:
    """The passages of which at least half stands at ``place``, or that hold it."""
    found = []
    for passage in entry.passages:
        held = sum(max(0, min(span.end, place.span.end) - max(span.start, place.span.start)) for span in passage.spans)
        size = min(sum(span.end - span.start for span in passage.spans), place.span.end - place.span.start)
        if held >= _HALF * size > 0:
            found.append(passage)
    return found


def _likeness(one: Passage, other: Passage) -> float:
    return fuzz.token_set_ratio(one.wording, other.wording)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
