"""What a page says of each attribution, in the margin of the story and on the card of its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.output.certainty import labels, meaning
from sayso.output.printable import one_line
from sayso.output.report.badges import Badge, Badges
from sayso.output.report.places import Link, Places
from sayso.output.who import Who, is_own_telling
from sayso.output.wording import TYPES, WAYS
from sayso.reading.text.phrases import joined
from sayso.vocabulary import Attribution, Firmness, Resolution, Span, Step


@dataclass(frozen=True, slots=True)
class PathStep:
    """A mention on the way to a source, and what led there."""

    place: Link
    reason: str


@dataclass(frozen=True, slots=True)
class Path:
    """How the words of an attribution were found to mean a source."""

    steps: tuple[PathStep, ...]
    score: str


@dataclass(frozen=True, slots=True)
class Way:
    """How the outlet came by an attribution."""

    name: str
    words: Link
    outlet: Link | None  # the other outlet that was told instead


@dataclass(frozen=True, slots=True)
class Sureness:
    """How firmly one hand puts an attribution forward."""

    labels: str
    is_the_outlets: bool
    words: tuple[Link, ...]  # that make it so
    condition: Link | None
    term: Link | None  # an estimative term
    meaning: str  # what it means on its scale
    confidence: Link | None


@dataclass(frozen=True, slots=True)
class Note:
    """An attribution in words."""

    number: int
    href: str  # where it stands in the story
    badges: tuple[Badge, ...]
    who: str
    types: str
    words: tuple[Link, ...]  # of the story for the source, where they are not its name
    cue: Link | None
    kind: str
    content: tuple[Link, ...]
    way: Way | None
    chain: tuple[str, ...]  # of what is relayed, from the hand next to the outlet to the terminal source
    inside: int | None
    continues: int | None
    is_own_telling: bool
    is_known: bool
    paths: tuple[Path, ...]
    score: str
    certainty: tuple[Sureness, ...]


class Notes:
    """The notes on the attributions of a reading, in reading order; ``places`` learns what they lead to."""

    def __init__(self, who: Who, badges: Badges, places: Places) -> None:
        self._who, self._badges, self._places = who, badges, places
        self.all = tuple(map(self._note, who.attributions.values()))

    def of(self, attributions: Iterable[Attribution]) -> tuple[Note, ...]:
        """The notes on some of them."""
        return tuple(self.all[self._who.number(one.id) - 1] for one in attributions)

    def _note(self, one: Attribution) -> Note:
        who, link = self._who, self._places.link
        name = who.speaker(one)
        is_its_name = " ".join(one_line(span.text) for span in one.source).casefold() == name.casefold()
        return Note(
            number=who.number(one.id),
            href=link(min(spans_of(one))).href,
            badges=self._badges.of(one),
            who=name,
            types=joined(dict.fromkeys(TYPES[source.type] for source in who.of(one))),
            words=() if is_its_name else self._places.links(one.source),
            cue=link(one.cue) if one.cue else None,
            kind=one.kind,
            content=self._places.links(one.content),
            way=self._way(one),
            chain=who.chain(one) if one.relayed else (),
            inside=self._number(one.inside),
            continues=self._number(one.continues),
            is_own_telling=is_own_telling(one),
            is_known=bool(one.by),
            paths=tuple(self._paths(one)),
            score=f"{one.score:.2f}",
            certainty=tuple(map(self._sureness, one.certainty)),
        )

    def _number(self, attribution: str | None) -> int | None:
        return None if attribution is None else self._who.number(attribution)

    def _way(self, one: Attribution) -> Way | None:
        if not one.access:
            return None
        outlet = one.access.outlet
        link = self._places.link
        return Way(WAYS[one.access.way], link(one.access.span), link(outlet) if outlet else None)

    def _sureness(self, one: Firmness) -> Sureness:
        link, term = self._places.link, one.estimate
        return Sureness(
            labels=labels(one),
            is_the_outlets=one.by == "outlet",
            words=self._places.links(one.words),
            condition=link(one.condition) if one.condition else None,
            term=link(term.span) if term else None,
            meaning=meaning(term) if term else "",
            confidence=link(one.confidence) if one.confidence else None,
        )

    def _paths(self, one: Attribution) -> Iterator[Path]:
        """The ways from the attribution's words to its sources, where they take a step at all."""
        for resolution in one.by:
            # That an implicit attribution has no words for its source, but begins with its content, is told already.
            path = [step for step in resolution.path if step.span not in one.content]
            if len(path) > 1:
                yield self._path(path, resolution)

    def _path(self, path: list[Step], resolution: Resolution) -> Path:
        steps = tuple(PathStep(self._places.link(step.span), one_line(step.reason)) for step in path)
        return Path(steps, f"{resolution.score:.2f}")


def spans_of(one: Attribution) -> list[Span]:
    """All spans of an attribution."""
    return [*one.source, *((one.cue,) if one.cue else ()), *one.content]
