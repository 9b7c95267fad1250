"""How well attributions were found, against annotated ones.

A span counts as the set of words it touches (see ``words``). A predicted attribution is paired with the annotated one
whose cue shares the most words with its own; what is left is paired by content, where at least half of the words of the
shorter one are shared. Each is used once. Over all pairs of all articles:

    exact     both hold the same words           pairs exact against predicted and against annotated
    overlap   words that both hold               words shared against words predicted and words annotated
    whole     source, cue and content are exact
    found     there is a pair at all
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.evaluating.words import Numbering, Ranges, Words

ROLES = ("cue", "source", "content")
MEASURES = (*(f"{role} {how}" for role in ROLES for how in ("exact", "overlap")), "whole", "found")


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and F1 in per cent."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, predicted: int, gold: int) -> Measure:
        """From counts; nothing predicted, or nothing to find, is 0."""
        precision, recall = 100 * right / max(predicted, 1), 100 * right / max(gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return cls(round(precision, 2), round(recall, 2), round(f1, 2))


@dataclass(slots=True)
class Count:
    """What a measure is made of."""

    right: int = 0
    predicted: int = 0
    gold: int = 0


@dataclass(frozen=True, slots=True)
class _Marked:
    """One attribution as sets of word numbers."""

    cue: Words
    source: Words
    content: Words

    @classmethod
    def of(cls, attribution: Mapping[str, Ranges], numbering: Numbering) -> _Marked:
        return cls(*(numbering.touched(attribution.get(role)) for role in ROLES))

    def words(self, role: str) -> Words:
        found: Words = getattr(self, role)
        return found


@dataclass(slots=True)
class Scores:
    """Counts that articles are added to, one by one."""

    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in MEASURES})
    missing: int = 0  # articles without a prediction

    def add(self, text: str, gold: Iterable[Mapping[str, Any]], predicted: Iterable[Mapping[str, Any]] | None) -> None:
        """One article: its annotated and its predicted attributions (None where there is no prediction at all)."""
        self.missing += predicted is None
        numbering = Numbering(text)
        golds = [_Marked.of(a, numbering) for a in gold]
        guesses = [_Marked.of(a, numbering) for a in predicted or ()]
        for one in golds:
            self._expect("gold", one)
        for one in guesses:
            self._expect("predicted", one)
        for i, j in pairs(golds, guesses):
            self._compare(golds[i], guesses[j])

    def _expect(self, side: str, one: _Marked) -> None:
        sizes = {f"{role} exact": int(bool(one.words(role))) for role in ROLES}
        sizes |= {f"{role} overlap": len(one.words(role)) for role in ROLES}
        for name, size in {**sizes, "whole": 1, "found": 1}.items():
            count = self.counts[name]
            setattr(count, side, getattr(count, side) + size)

    def _compare(self, gold: _Marked, guess: _Marked) -> None:
        for role in ROLES:
            self.counts[f"{role} exact"].right += bool(gold.words(role)) and gold.words(role) == guess.words(role)
            self.counts[f"{role} overlap"].right += len(gold.words(role) & guess.words(role))
        self.counts["whole"].right += gold == guess
        self.counts["found"].right += 1

    def measures(self) -> dict[str, Measure]:
        """Every measure, by name."""
        return {name: Measure.of(count.right, count.predicted, count.gold) for name, count in self.counts.items()}


def pairs(gold: Sequence[_Marked], guesses: Sequence[_Marked]) -> list[tuple[int, int]]:
    """Which annotated attribution goes with which predicted one: by cue, the largest overlap first, then by content."""
    by_cue = [
        (len(g.cue & p.cue), -abs(len(g.cue) - len(p.cue)), len(g.content & p.content), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(guesses)
        if g.cue & p.cue
    ]
    by_content = [
        (shared, i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(guesses)
        if (shared := len(g.content & p.content)) and 2 * shared >= min(len(g.content), len(p.content))
    ]
    found: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_guesses: set[int] = set()
    for candidate in (*sorted(by_cue, reverse=True), *sorted(by_content, reverse=True)):
        i, j = int(candidate[-2]), int(candidate[-1])
        if i not in used_gold and j not in used_guesses:
            used_gold.add(i)
            used_guesses.add(j)
            found.append((i, j))
    return found
