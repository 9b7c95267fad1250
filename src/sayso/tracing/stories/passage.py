"""What a story puts forward in one place: what may turn out to be a mention of a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.vocabulary import Attribution, Certainty, Credit, Figure, Reading, Span, When


@dataclass(frozen=True, slots=True)
class Passage:
    """An attribution's content, or a sentence or clause in the story's own voice."""

    id: str  # STORY:START-END
    story: str  # id
    spans: tuple[Span, ...]  # the words, in reading order
    attribution: Attribution | None  # the innermost one that puts it forward; None for the story's own voice
    sentence: Span  # the sentence or sentences it stands in
    wording: str  # the words with pronouns and short names replaced by what they stand for
    names: frozenset[str]  # the names in the wording, in full as far as the story tells, casefolded
    figures: tuple[Figure, ...]
    times: tuple[When, ...]
    certainty: tuple[Certainty, ...]
    condition: Span | None  # under which it is put forward
    negated: bool  # says that something is not so
    denied: bool  # is put forward as untrue: its source denies it

    def mostly_at(self, start: int, end: int) -> bool:
        """Whether at least half of it stands in the characters ``[start, end)`` of its story, or half of them in it."""
        least = min(length(self.spans), end - start)
        return least > 0 and 2 * held(self.spans, start, end) >= least


def held(spans: Iterable[Span], start: int, end: int) -> int:
    """How many characters of ``spans`` stand in ``[start, end)``."""
    return sum(max(0, min(span.end, end) - max(span.start, start)) for span in spans)


def length(spans: Iterable[Span]) -> int:
    """How many characters ``spans`` have together."""
    return sum(span.end - span.start for span in spans)


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as tracing takes it: its reading, and what is found in it without looking at any other."""

    id: str
    reading: Reading
    passages: tuple[Passage, ...]  # in reading order
    credits: tuple[Credit, ...]  # in reading order
