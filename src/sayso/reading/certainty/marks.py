"""What says of a clause how firmly it is put forward, while it is being gathered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import get_args

from sayso.reading.grammar.words import Words
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Certainty, Span

ORDER: tuple[Certainty, ...] = get_args(Certainty)
# Labels that stand instead of *stated*; a forecast stands beside it.
HEDGES: frozenset[Certainty] = frozenset(("assessed", "possible", "rumoured", "conditional", "denied"))


@dataclass(slots=True)
class Marks:
    """Labels, the numbers of the words that give them, and what else they tell."""

    labels: set[Certainty] = field(default_factory=set)
    words: set[int] = field(default_factory=set)
    negated: bool = False
    conditions: list[range] = field(default_factory=list)

    def add(self, label: Certainty, *words: int) -> None:
        """``words`` make it ``label``."""
        self.labels.add(label)
        self.words.update(words)

    def join(self, other: Marks) -> None:
        """Takes in what is said of another clause, but for its negation."""
        self.labels |= other.labels
        self.words |= other.words
        self.conditions += other.conditions

    @property
    def plain(self) -> bool:
        """Whether nothing hedges it."""
        return not self.labels & HEDGES


def ordered(labels: Iterable[Certainty]) -> tuple[Certainty, ...]:
    """Labels in the order of the vocabulary."""
    held = set(labels)
    return tuple(label for label in ORDER if label in held)


def spans(words: Words, numbers: Iterable[int]) -> tuple[Span, ...]:
    """The words with these numbers, those that stand side by side as one span."""
    found: list[Range] = []
    for number in sorted(numbers):
        start, end = words.starts[number], words.ends[number]
        if found and not words.text[found[-1][1] : start].strip(" "):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(Span.of(words.text, *place) for place in found)
