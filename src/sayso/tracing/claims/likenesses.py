"""Which passages say the same, as a graph that is kept while stories come and go.

Each pair of passages that anything speaks for is an edge, with a score from each kind of evidence: the same-claim
model, copied words, one quotation, a denial that points back. The surest counts. Why a pair has its score is asked of
who gave it; to keep the words for millions of pairs would take more memory than all the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from sayso.tracing.claims.denials import pointing_back
from sayso.tracing.stories.pairs import Pair, pair_of
from sayso.tracing.stories.passage import Entry, Passage
from sayso.vocabulary import Edge, Ground, Place, Utterance

Evidence: TypeAlias = Literal["model", "copied", "quoted", "points back"]
"""What speaks for two passages saying the same."""

Found: TypeAlias = tuple[Passage, Passage, Ground]
"""Two passages that say the same, and why."""

Scored: TypeAlias = tuple[str, str, float]
"""Their ids, and how sure that is."""

_Scores: TypeAlias = tuple[tuple[Evidence, float], ...]
"""What speaks for a pair, and how much, in order."""

_COPIED, _QUOTED = 0.97, 0.95  # how sure it is that copied words, and one quotation, say the same
_LIKE = 60.0  # per cent: which of the passages of two aligned sentences belong together


class Likenesses:
    """Pairs of passages, by id. ``alike`` is the likeness from which a pair may bring two groups together."""

    def __init__(self, alike: float) -> None:
        self._alike = alike
        self._kept: dict[str, dict[str, _Scores]] = {}  # passage to those that anything speaks for, both ways
        self._decided: dict[str, set[str]] = {}  # passage to those that a person said say the same, both ways

    def put(self, kind: Evidence, found: Iterable[Scored], instead_of: Collection[Pair] = ()) -> set[str]:
        """Take in what was found, ``instead_of`` the pairs of before; the passages of which that changes anything."""
        new: dict[Pair, float] = {}
        for one, other, score in found:
            pair = pair_of(one, other)
            if one != other and score > new.get(pair, 0.0):
                new[pair] = score
        changed: set[str] = set()
        for pair in {*instead_of} - new.keys():
            if self._set(pair, kind, None):
                changed |= set(pair)
        for pair, score in new.items():
            if self._set(pair, kind, score):
                changed |= set(pair)
        return changed

    def decide(self, pairs: Iterable[Pair]) -> None:
        """Let these pairs, and no others, say the same because a person said so; they need not be alike."""
        self._decided = {}
        for one, other in pairs:
            self._decided.setdefault(one, set()).add(other)
            self._decided.setdefault(other, set()).add(one)

    def around(self, passage: str) -> list[str]:
        """The passages that may bring ``passage`` into a group: those alike enough, or decided to say the same.

        Two groups are joined for an average, so that at least one pair of theirs is as much alike; what hangs together
        over such pairs holds all groups of its passages.
        """
        close = [other for other, scores in self._kept.get(passage, {}).items() if _best(scores) >= self._alike]
        return [*close, *self._decided.get(passage, ())]

    def between(self, kind: Evidence, ours: Iterable[str], theirs: Collection[str] | None = None) -> set[Pair]:
        """The pairs of two sets of passages, or of one with all others, for which evidence of ``kind`` speaks."""
        others = None if theirs is None else set(theirs)
        return {
            pair_of(one, other)
            for one in ours
            for other, scores in self._kept.get(one, {}).items()
            if (others is None or other in others) and any(known == kind for known, _ in scores)
        }

    def forget(self, passages: Iterable[str]) -> set[str]:
        """Take passages out; those that they were alike to."""
        changed: set[str] = set()
        for passage in passages:
            for other in self._kept.pop(passage, {}):
                changed.add(other)
                self._drop(other, passage)
        return changed

    def scores(self, passages: Collection[str]) -> dict[Pair, float]:
        """The scores of all pairs among ``passages``, a set, that anything speaks for."""
        return {
            (one, other): _best(scores)
            for one in passages
            for other, scores in self._kept.get(one, {}).items()
            if one < other and other in passages
        }

    def _set(self, pair: Pair, kind: Evidence, score: float | None) -> bool:
        """Whether ``score`` for ``pair``, none to take it out, is another than before."""
        one, other = pair
        before = self._kept.get(one, {}).get(other, ())
        now = tuple(part for part in before if part[0] != kind)
        if score is not None:
            now = _shared(tuple(sorted((*now, (kind, score)))))
        if now == before:
            return False
        if now:
            self._kept.setdefault(one, {})[other] = now
            self._kept.setdefault(other, {})[one] = now
        else:
            self._drop(one, other)
            self._drop(other, one)
        return True

    def _drop(self, one: str, other: str) -> None:
        del self._kept[one][other]
        if not self._kept[one]:
            del self._kept[one]


@lru_cache(maxsize=1 << 14)  # scores have three digits, so that millions of pairs share a few thousand of these
def _shared(scores: _Scores) -> _Scores:
    return scores


def _best(scores: _Scores) -> float:
    return max(score for _, score in scores)


def scored(found: Iterable[Found]) -> Iterator[Scored]:
    """What is kept of ``found``."""
    return ((one.id, other.id, ground.score) for one, other, ground in found)


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
    return [passage for passage in entry.passages if passage.mostly_at(place.span.start, place.span.end)]


def _likeness(one: Passage, other: Passage) -> float:
    return fuzz.token_set_ratio(one.wording, other.wording)
