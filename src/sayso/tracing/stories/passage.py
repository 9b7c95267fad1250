"""What a story puts forward in one place: what may turn out to be a mention of a claim."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as tracing takes it: its reading, and what is found in it without looking at any other."""

    id: str
    reading: Reading
    passages: tuple[Passage, ...]  # in reading order
    credits: tuple[Credit, ...]  # in reading order
