"""A mention of a claim with all that tells where it comes from: what the stages from origins to grades work on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from sayso.reading.sourcing.likeness import stems
from sayso.tracing.stories.moments import instant
from sayso.tracing.stories.passage import Entry, Passage, held, length
from sayso.vocabulary import Figure, Ground, Hand, Place

Order: TypeAlias = tuple[bool, float, int, str, int, int]
"""Undated stories last, then time, the earlier version of a page first, story, place."""


@dataclass(frozen=True, slots=True)
class Credited:
    """An outlet that a mention has its claim from."""

    outlet: str  # its key, as the mentions published by it have it
    story: str | None  # id of the story that is meant; None where only the outlet is known
    ground: Ground


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention of a claim."""

    passage: Passage
    entry: Entry
    chain: tuple[Hand, ...]  # from the publisher to the terminal source
    outlet: str  # key of the publisher; "" where it is unknown
    denies: bool  # the claim, or says the opposite of it
    credited: tuple[Credited, ...] = ()  # the outlets of the chain behind the publisher, the nearest first
    version: int = 0  # how many earlier texts of its page are at hand: they show the same time
    denial: Ground | None = None  # why it denies

    @property
    def id(self) -> str:
        """The passage's."""
        return self.passage.id

    @property
    def story(self) -> str:
        """The id of its story."""
        return self.passage.story

    @property
    def order(self) -> Order:
        """Where it stands in time."""
        told = moment(self.entry.reading.story.published)
        first = self.passage.spans[0]
        return told is None, told or 0.0, self.version, self.story, first.start, self.passage.spans[-1].end

    @property
    def places(self) -> tuple[Place, ...]:
        """Its words."""
        return tuple(Place(self.story, span) for span in self.passage.spans)

    @property
    def outlet_name(self) -> str:
        """The publisher by name."""
        return self.chain[0].name if self.chain else self.entry.reading.story.outlet or "an unknown outlet"

    @property
    def source(self) -> Hand | None:
        """The terminal source; None where nobody but outlets stands in the chain."""
        last = self.chain[-1] if len(self.chain) > 1 else None
        return None if last is None or is_outlet(last, self) else last

    @property
    def home(self) -> str:
        """Key of the outlet that is said to have the claim from its source: the last of those credited, or its own."""
        return self.credited[-1].outlet if self.credited else self.outlet

    @property
    def is_unattributed(self) -> bool:
        """Whether it rests on nobody but its own outlet."""
        return self.source is None and not self.credited


def is_outlet(hand: Hand, mention: Mentioned) -> bool:
    """Whether a hand of the chain is an outlet that is credited, not a source that the reading took for one."""
    outlets = 1 + len(mention.credited)
    return hand.type == "outlet" and (hand.source is None or hand in mention.chain[:outlets])


@lru_cache(maxsize=10_000)
def moment(published: str | None) -> float | None:
    """Seconds since 1970 of an ISO date or time, midnight in UTC where that is all; None where nothing is told."""
    if not published:
        return None
    try:
        return instant(published).timestamp()
    except ValueError:
        return None


def overlap(mention: Mentioned, place: Place) -> int:
    """How many characters of the mention stand at ``place``."""
    if place.story != mention.story:
        return 0
    return held(mention.passage.spans, place.span.start, place.span.end)


def size(mention: Mentioned) -> int:
    """How many characters the mention has."""
    return length(mention.passage.spans)


@lru_cache(maxsize=50_000)
def stem_set(wording: str) -> frozenset[str]:
    """The stems of the words of ``wording`` that carry meaning, each once."""
    return frozenset(stems(wording))


def fit(one: Mentioned, other: Mentioned) -> float:
    """How well figures and wording of two mentions go together, 0 to 2: what a credit to several is decided by."""
    mine, theirs = stem_set(one.passage.wording), stem_set(other.passage.wording)
    common = len(mine & theirs) / (min(len(mine), len(theirs)) or 1)
    return common + _figures_fit(one.passage.figures, other.passage.figures)


def _figures_fit(these: Iterable[Figure], those: Iterable[Figure]) -> float:
    mine, theirs = ({(figure.low, figure.high) for figure in figures} for figures in (these, those))
    ends, others = ({end for pair in pairs for end in pair if end} for pairs in (mine, theirs))
    if mine & theirs:
        return 1.0
    return 0.6 if ends & others else 0.0
