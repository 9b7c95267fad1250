"""Whether two passages say the same: rough first, for all pairs; closely, for those that may."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np

from sayso.reading.text.arrays import Floats, Ints
from sayso.tracing.likeness import files
from sayso.tracing.likeness.candidates import worth_comparing
from sayso.tracing.likeness.encoder import Encoder
from sayso.tracing.likeness.features import Known, features
from sayso.tracing.likeness.gists import gist
from sayso.tracing.likeness.heads import Question, chances
from sayso.tracing.likeness.reasons import reason
from sayso.tracing.likeness.words import said
from sayso.tracing.passage import Passage
from sayso.vocabulary import Ground, Place

# The probability from which two passages are taken to make one claim. Chosen on the cases for development, each judged
# by a head that had not seen it: there the F1 of pairs is the greatest.
SAME: float = 0.22
_AHEAD = 8  # stories whose passages are read ahead: enough for all threads, and soon needed

Found: TypeAlias = tuple[Passage, Passage, Ground]
"""Two passages that make one claim, and why."""


class Likeness:
    """Compares passages, ``threads`` at a time; its weights are loaded when they are first needed.

    The answer depends on the two passages only. Raises ModelError where the weights are missing or damaged.
    """

    def __init__(self, *, threads: int = 1, question: Question = "claim") -> None:
        self._threads = threads
        self._question: Question = question

    @property
    def model(self) -> str:
        """Name, hash and precision of the weights."""
        return files.model()

    def compare(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[Ground]:
        """For each pair how probable it is that the two make one claim, and what most speaks for or against it."""
        rows, scores = self._judged(pairs)
        return [self._ground(pair, rows[number], float(scores[number])) for number, pair in enumerate(pairs)]

    def scores(self, pairs: Sequence[tuple[Passage, Passage]]) -> Floats:
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
        return self._alike(self.candidates(ours, theirs))

    def each_alike(self, asked: Iterable[tuple[Sequence[Passage], Sequence[Passage]]]) -> Iterator[list[Found]]:
        """``alike`` of many, in order; with several threads, the next ones are read while one is judged."""
        waiting: deque[list[tuple[Passage, Passage]]] = deque()
        for ours, theirs in asked:
            waiting.append(self.candidates(ours, theirs))
            self._encoder.read_ahead(one.wording for pair in waiting[-1] for one in pair)
            if len(waiting) > _AHEAD:
                yield self._alike(waiting.popleft())
        yield from map(self._alike, waiting)

    def _alike(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[Found]:
        rows, scores = self._judged(pairs)
        return [
            (*pairs[number], self._ground(pairs[number], rows[number], float(scores[number])))
            for number in np.flatnonzero(scores >= SAME).tolist()
        ]

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._threads)

    def _judged(self, pairs: Sequence[tuple[Passage, Passage]]) -> tuple[Floats, Floats]:
        """Features [pairs, features] and probabilities [pairs]."""
        passages = {one.id: one for pair in pairs for one in pair}
        number = {id_: place for place, id_ in enumerate(passages)}
        numbers: Ints = np.array([[number[one.id] for one in pair] for pair in pairs], dtype=np.int64).reshape(-1, 2)
        rows = features(self._known(list(passages.values())), numbers)
        return rows, chances(self._question, [(one.wording, other.wording) for one, other in pairs], rows)

    def _known(self, passages: Sequence[Passage]) -> list[Known]:
        if not passages:
            return []
        meanings = self._encoder.meanings([one.wording for one in passages])
        return [
            Known(said(one.wording), gist(one.wording), meaning, one.figures, one.times)
            for one, meaning in zip(passages, meanings, strict=True)
        ]

    def _ground(self, pair: tuple[Passage, Passage], row: Floats, score: float) -> Ground:
        words = reason(pair, (said(pair[0].wording), said(pair[1].wording)), row.tolist(), same=score >= SAME)
        return Ground(round(score, 3), words, tuple(Place(one.story, span) for one in pair for span in one.spans))
