"""Traced stories with the passages and credits that are found in them, and the outlets behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sayso.tracing.chains.chains import Chain, chain
from sayso.tracing.outlets.crediting import Target, credited, settled
from sayso.tracing.outlets.credits import credits as credits_of
from sayso.tracing.outlets.outlets import Outlets
from sayso.tracing.stories.passage import Entry, Passage
from sayso.tracing.stories.passages import passages
from sayso.vocabulary import Credit, Edge
from support.traced import traced


def told(text: str, outlet: str | None = "Ostmark Post", published: str | None = None, **rest: Any) -> Entry:
    """A story as ``traced`` makes it, with its own passages and credits."""
    return found(traced(text, outlet, published, **rest))


def found(entry: Entry) -> Entry:
    """``entry`` with the passages and credits that are found in its reading."""
    return replace(entry, passages=passages(entry.reading), credits=credits_of(entry.reading, entry.id))


class Newsroom:
    """Several stories, asked about the credits of one."""

    def __init__(self, *entries: Entry) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self.outlets = Outlets(entries)

    def credits(self, entry: Entry) -> tuple[Credit, ...]:
        """Those that hold among these stories."""
        return settled(entry, self.outlets)

    def names(self, entry: Entry) -> list[str | None]:
        """The outlets that ``entry`` credits."""
        return [credit.outlet for credit in self.credits(entry)]

    def meant(self, credit: Credit, entry: Entry) -> list[str]:
        """The locations of the stories that a credit means."""
        return [self.entries[one.story].reading.story.location for one in self.targets(credit, entry)]

    def targets(self, credit: Credit, entry: Entry, passage: Passage | None = None) -> tuple[Target, ...]:
        """The stories that a credit means, with why."""
        return credited(credit, entry, self.entries, self.outlets, None, passage)

    def chain(self, entry: Entry, words: str, edges: Sequence[Edge] = ()) -> Chain:
        """The chain of the smallest passage that holds ``words``."""
        holding = [one for one in entry.passages if words in " ".join(span.text for span in one.spans)]
        passage = min(holding, key=lambda one: sum(span.end - span.start for span in one.spans))
        held = self.credits(entry)
        return chain(passage, entry, held, lambda credit, one: self.targets(credit, entry, one), self.outlets, edges)

    def hands(self, entry: Entry, words: str, edges: Sequence[Edge] = ()) -> list[str]:
        """The names of that chain."""
        return [hand.name for hand in self.chain(entry, words, edges).hands]
