"""What a page tells of each source: who it is, why it is in the story, and everything it is made to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from sayso.output.printable import one_line
from sayso.output.report.badges import Badge, Badges
from sayso.output.report.notes import Note, Notes
from sayso.output.report.places import Link, Places
from sayso.output.who import Who
from sayso.output.wording import TYPES
from sayso.vocabulary import Attribution, Certainty, Source

_LABELS: tuple[Certainty, ...] = get_args(Certainty)
_HAS_AN_OFFICE = {"named_person", "unnamed_person", "anonymous_source"}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the story tells of a source, or that it does not tell it."""

    name: str
    places: tuple[Link, ...]
    otherwise: str  # where there are no places


@dataclass(frozen=True, slots=True)
class Mentions:
    """The places where the story has the same words for a source."""

    words: str
    form: str
    places: tuple[Link, ...]  # their words are numbers: the first, the second, … of these mentions


@dataclass(frozen=True, slots=True)
class Strip:
    """How many attributions of a source have a label of certainty, and which share of them, in per cent."""

    label: Certainty
    count: int
    length: float


@dataclass(frozen=True, slots=True)
class Card:
    """One source."""

    badge: Badge
    name: Link
    type: str
    reason: str
    facts: tuple[Fact, ...]
    mentions: tuple[Mentions, ...]
    notes: tuple[Note, ...]  # on what it is made to say
    firmness: tuple[Strip, ...]  # how firmly it speaks
    credited: tuple[Note, ...]  # what it is credited with beyond that, where it is an outlet


def cards(who: Who, badges: Badges, notes: Notes, places: Places) -> tuple[Card, ...]:
    """A card for each source, in their order."""
    return tuple(_card(source, who, badges, notes, places) for source in who.sources.values())


def _card(source: Source, who: Who, badges: Badges, notes: Notes, places: Places) -> Card:
    made = notes.of(who.made_by(source.id))
    credited = [
        one
        for one in who.attributions.values()
        if any(source.id in link.sources and link.attribution is None for link in one.chain)
    ]
    return Card(
        badge=badges.of_source(source.id),
        name=places.link(source.name),
        type=TYPES[source.type],
        reason=one_line(source.reason),
        facts=tuple(_facts(source, made, places)),
        mentions=tuple(_mentions(source, places)),
        notes=made,
        firmness=_firmness(who.made_by(source.id)),
        credited=notes.of(credited),
    )


def _firmness(made: tuple[Attribution, ...]) -> tuple[Strip, ...]:
    """The labels that a source's own words earn it, the firmest first; the outlet's doubt is not the source's."""
    of_each = [{label for hand in one.certainty if hand.by == "source" for label in hand.certainty} for one in made]
    counts = {label: sum(label in labels for labels in of_each) for label in _LABELS}
    return tuple(Strip(label, count, round(100 * count / len(made), 1)) for label, count in counts.items() if count)


def _facts(source: Source, made: tuple[Note, ...], places: Places) -> Iterator[Fact]:
    untold = "the story does not say"
    title, affiliation = places.links(source.title), places.links((source.affiliation,) if source.affiliation else ())
    if title or source.type in _HAS_AN_OFFICE:
        yield Fact("Title", title, untold)
    if affiliation or source.type in _HAS_AN_OFFICE:
        yield Fact("Affiliation", affiliation, untold)
    yield Fact("Why in the story", places.links(source.justification), untold)
    anonymity = places.links((source.anonymity,) if source.anonymity else ())
    if anonymity or source.type == "anonymous_source":
        yield Fact("Anonymity", anonymity, "the story gives no reason")
    if made:
        yield Fact("How obtained", tuple(dict.fromkeys(note.way.words for note in made if note.way)), untold)


def _mentions(source: Source, places: Places) -> Iterator[Mentions]:
    groups: dict[tuple[str, str], list[Link]] = {}
    for mention in source.mentions:
        group = groups.setdefault((one_line(mention.span.text), mention.form), [])
        group.append(places.link(mention.span, str(len(group) + 1)))
    for (words, form), links in groups.items():
        yield Mentions(words, form, tuple(links))
