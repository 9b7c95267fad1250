"""Whether two passages say the same: rough first, for all pairs; closely, for those that may."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np

from sayso.tracing.likeness import files
from sayso.tracing.likeness.candidates import worth_comparing
from sayso.tracing.likeness.doubles import Doubles
from sayso.tracing.likeness.encoder import Encoder
from sayso.tracing.likeness.features import KEPT, Known, features
from sayso.tracing.likeness.gists import gist
from sayso.tracing.likeness.heads import Question, chances
from sayso.tracing.likeness.reasons import reason
from sayso.tracing.likeness.words import said
from sayso.tracing.stories.passage import Passage
from sayso.vocabulary import Figure, Ground, Place, When

# The probability from which two passages are taken to make one claim. Chosen on the cases for development, each judged
# by a head that had not seen it: there the F1 of pairs is the greatest.
SAME: float = 0.22
_AHEAD = 8  # stories whose passages are read ahead: enough for all threads, and soon needed

Found: TypeAlias = tuple[Passage, Passage, Ground]
"""Two passages that make one claim, and why."""

Scored: TypeAlias = tuple[str, str, float]
"""Ids of two passages, and how probable it is that they make one claim."""

_Key: TypeAlias = tuple[str, tuple[Figure, ...], tuple[When, ...]]
"""All of a passage that is compared: its wording, figures and times."""


class Likeness:
    """Compares passages, ``threads`` at a time; its weights are loaded when they are first needed.

    The answer depends on the two passages only. Raises ModelError where the weights are missing or damaged.
    """

    def __init__(self, *, threads: int = 1, question: Question = "claim") -> None:
        self._threads = threads
        self._question: Question = question
        self._kept: dict[_Key, Known] = {}

    @property
    def model(self) -> str:
        """Name, hash and precision of the weights."""
        return files.model()

    def compare(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[Ground]:
        """For each pair how probable it is that the two make one claim, and what most speaks for or against it."""
        rows, scores = self._judged(pairs)
        return [self._ground(pair, rows[number], float(scores[number])) for number, pair in enumerate(pairs)]

    def scores(self, pairs: Sequence[tuple[Passage, Passage]]) -> Doubles:
        """The same probabilities [pairs], without reasons."""
        return self._judged(pairs)[1]

    def candidates(self, ours: Sequence[Passage], theirs: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
        """The pairs of one passage of each side that are worth comparing, each once; found without the encoder."""
        found = worth_comparing([one.wording for one in ours], [one.wording for one in theirs])
        pairs: dict[tuple[str, str], tuple[Passage, Passage]] = {}
        for pair in ((ours[one], theirs[other]) for one, other in found.tolist()):
            first, second = sorted(one.id for one in pair)
            if first != second:
                pairs.setdefault((first, second), pair)
        return list(pairs.values())

    def alike(self, ours: Sequence[Passage], theirs: Sequence[Passage]) -> list[Found]:
        """The pairs of one passage of each side that make one claim, each once, in order."""
        pairs = self.candidates(ours, theirs)
        rows, scores = self._judged(pairs)
        return [
            (*pairs[number], self._ground(pairs[number], rows[number], float(scores[number])))
            for number in np.flatnonzero(scores >= SAME).tolist()
        ]

    def each_scored(self, asked: Iterable[tuple[Sequence[Passage], Sequence[Passage]]]) -> Iterator[list[Scored]]:
        """As ``alike``, for many and in order, without the reasons, and with the passages' ids.

        With several threads, the next ones are read while one is judged.
        """
        waiting: deque[list[tuple[Passage, Passage]]] = deque()
        for ours, theirs in asked:
            waiting.append(self.candidates(ours, theirs))
            self._encoder.read_ahead(one.wording for pair in waiting[-1] for one in pair)
            if len(waiting) > _AHEAD:
                yield self._scored(waiting.popleft())
        yield from map(self._scored, waiting)

    def _scored(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[Scored]:
        scores = self._judged(pairs)[1].tolist()
        return [
            (one.id, other.id, round(score, 3))
            for (one, other), score in zip(pairs, scores, strict=True)
            if score >= SAME
        ]

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._threads)

    def _judged(self, pairs: Sequence[tuple[Passage, Passage]]) -> tuple[Doubles, Doubles]:
        """Features [pairs, features] and probabilities [pairs]."""
        number = {key: place for place, key in enumerate(dict.fromkeys(_key(one) for pair in pairs for one in pair))}
        # The passages of copies are the same, and so is what comes out: each is looked at once.
        both = [sorted((number[_key(one)], number[_key(other)])) for one, other in pairs]
        distinct, places = np.unique(np.array(both, dtype=np.int64).reshape(-1, 2), axis=0, return_inverse=True)
        rows = features(self._known(list(number)), distinct)
        words = [key[0] for key in number]
        scores = chances(self._question, [(words[one], words[other]) for one, other in distinct.tolist()], rows)
        return rows[places], scores[places]

    def _known(self, keys: Sequence[_Key]) -> list[Known]:
        new = [key for key in keys if key not in self._kept]
        for key, meaning in zip(new, self._encoder.meanings([key[0] for key in new]), strict=True):
            self._kept[key] = Known(said(key[0]), gist(key[0]), meaning, *key[1:])
        found = [self._kept[key] for key in keys]
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def _ground(self, pair: tuple[Passage, Passage], row: Doubles, score: float) -> Ground:
        words = reason(pair, (said(pair[0].wording), said(pair[1].wording)), row.tolist(), same=score >= SAME)
        return Ground(round(score, 3), words, tuple(Place(one.story, span) for one in pair for span in one.spans))


def _key(passage: Passage) -> _Key:
    return passage.wording, passage.figures, passage.times
