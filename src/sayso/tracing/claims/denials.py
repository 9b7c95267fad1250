"""Denials that only point back (*she has done no such thing*), and which mentions of a claim deny it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.claims.signs import Sign, Wordings, points_back, signs, weighings
from sayso.tracing.stories.passage import Passage
from sayso.vocabulary import Ground, Place

_FAR = 250  # characters: three sentences on, *that* is something else
_SURE = 0.8  # both words and place speak for it; it was never wrong on the cases for development
# An affirmation that is taken for a denial hides an origin, a denial for an affirmation makes one up. Leaving out one
# case after another, nothing was wrongly a denial from here on (training/denials.py).
LIKELY = 0.5
_TOLD = 3  # signs in a reason, the weightiest
_COUNTS = 0.3  # weight from which a sign is worth telling
_OUTRIGHT = ("its source denies", "says no such thing", "calls it untrue")  # these deny also where nobody affirms


def pointing_back(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage, Ground]]:
    """Denials that say nothing of what they deny, each with the passage before that it points back to.

    ``passages`` are those of one story, in reading order. The one before is the last that somebody else puts forward,
    in the same sentence or paragraph; of an own assertion too.
    """
    for number, passage in enumerate(passages):
        if not is_pro_form(passage):
            continue
        for before in reversed(passages[:number]):
            if before.spans[-1].end > passage.spans[0].start or is_pro_form(before):
                continue
            if passage.sentence.start - before.sentence.end > _FAR:
                break
            if _speaker(before) is None or _speaker(before) != _speaker(passage):
                places = Place(before.story, before.spans[0]), Place(passage.story, passage.spans[0])
                yield before, passage, Ground(_SURE, "says that what stands before it is not so", places)
                break


def is_pro_form(passage: Passage) -> bool:
    """Whether ``passage`` says of something that it is not so, and not of what."""
    return points_back(" ".join(span.text for span in passage.spans))


def denying(mentions: Sequence[Mentioned]) -> dict[str, Ground]:
    """Which of the mentions of one claim deny it, by id, and why; the same for any order of them.

    A claim is what its mentions affirm. By the signs that they show, weighed (``signs.toml``), each denies it or does
    not. Where that would leave nobody who affirms, only those deny it that do so outright; the others are the claim.
    """
    found = signs(Wordings(mentions))
    chances = {one.id: chance(found[one.id]) for one in mentions}
    denials = {one for one, likely in chances.items() if likely > LIKELY}
    if len(denials) == len(chances):
        denials = {one for one in denials if any(name in found[one] for name in _OUTRIGHT)}
    return {
        one.id: Ground(round(chances[one.id], 3), _reason(found[one.id]), one.places)
        for one in sorted(mentions, key=lambda one: one.order)
        if one.id in denials
    }


def chance(found: Mapping[str, Sign]) -> float:
    """How likely a mention with these signs denies, 0 to 1; who speaks, and after whom, is never enough."""
    known = weighings()
    if not any(known[name].telling for name in found):
        return 0.0
    odds = known["always"].weight + math.fsum(known[name].weight * sign.strength for name, sign in found.items())
    return 1 / (1 + math.exp(-odds))


def _reason(found: Mapping[str, Sign]) -> str:
    known = weighings()
    told = [
        (-known[name].weight * sign.strength, known[name].reason.replace("{words}", sign.words))
        for name, sign in found.items()
        if known[name].reason and known[name].weight * sign.strength >= _COUNTS
    ]
    return "; ".join(words for _, words in sorted(told)[:_TOLD]) or "tells another account"


def _speaker(passage: Passage) -> tuple[str, ...] | None:
    return tuple(one.source for one in passage.attribution.by) if passage.attribution else None
