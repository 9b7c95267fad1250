"""What belongs to one claim of one story: of passages that overlap, one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.tracing.stories.pairs import Pair
from sayso.tracing.stories.passage import Passage, length


def without_overlaps(passages: Sequence[Passage], scores: Mapping[Pair, float]) -> list[Passage]:
    """``passages`` of one claim without those that overlap one that fits the others better, in order of their ids.

    Of two that fit as well, the one with a source stays, then the longer one. ``scores`` are of pairs of their ids.
    """
    fit = {one.id: 0.0 for one in passages}
    for (one, other), score in scores.items():
        if one in fit and other in fit and one.partition(":")[0] != other.partition(":")[0]:
            fit[one] += score
            fit[other] += score
    kept: list[Passage] = []
    for passage in sorted(
        passages, key=lambda one: (-round(fit[one.id], 6), one.attribution is None, -length(one.spans), one.id)
    ):
        if not any(_overlap(passage, other) for other in kept if other.story == passage.story):
            kept.append(passage)
    return sorted(kept, key=lambda one: one.id)


def _overlap(one: Passage, other: Passage) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)
