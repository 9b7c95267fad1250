"""A stand-in for the same-claim model that looks at words alone: quick, and the same in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from sayso.tracing.likeness import Likeness
from sayso.tracing.stories.passage import Passage

LEAST = 60.0  # per cent of the words


class WordsAlone(Likeness):
    """Passages are alike as far as they have the same words."""

    @property
    def model(self) -> str:
        return "words alone"

    def each_scored(
        self, asked: Iterable[tuple[Sequence[Passage], Sequence[Passage]]]
    ) -> Iterator[list[tuple[str, str, float]]]:
        for ours, theirs in asked:
            yield [
                (one.id, other.id, round(score / 100, 3))
                for one in ours
                for other in theirs
                if one.id != other.id and (score := _alike(*sorted((one.wording, other.wording)))) >= LEAST
            ]


@lru_cache(maxsize=100_000)
def _alike(one: str, other: str) -> float:
    return fuzz.token_sort_ratio(one, other, score_cutoff=LEAST)
