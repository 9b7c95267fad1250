"""Tracings put together by hand: stories, what they claim, and who has it from whom."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.vocabulary import (
    Certainty,
    Change,
    Claim,
    ClaimMention,
    Conflict,
    ConflictKind,
    Constraint,
    Derivation,
    DerivationKind,
    Drift,
    DriftKind,
    Edge,
    EdgeKind,
    Figure,
    Grade,
    Ground,
    Hand,
    Independence,
    Origin,
    Place,
    SourceType,
    Span,
    TracedStory,
    Tracing,
    Versions,
)

PROGRAM, MODEL = "sayso 9.9.9", "by-hand 0123456789ab"


def hand(name: str, type_: SourceType, speaks_for: str | None = None) -> Hand:
    """Somebody whom a page names."""
    return Hand(name, type_, "page", "s1", None, speaks_for)


def outlet(name: str) -> Hand:
    """An outlet that a page names."""
    return Hand(name, "outlet", "page", None, None, None)


@dataclass
class Network:
    """Stories and claims; their texts grow with every word that is placed in them."""

    stories: dict[str, TracedStory] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    versions: list[Versions] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def story(
        self,
        name: str | None,
        published: str | None,
        title: str | None = None,
        *,
        url: str | None = "",
        modified: str | None = None,
        wire: tuple[str, ...] = (),
        byline: tuple[str, ...] = (),
    ) -> str:
        """The id of a new story; without ``url`` it gets an address of its own, unless that is None."""
        number = len(self.stories) + 1
        key = hashlib.blake2b(f"{number}".encode(), digest_size=6).hexdigest()
        address = f"https://outlet-{number}.example/news/{number}" if url == "" else url
        location = f"pages/{number:02}.html"
        self.stories[key] = TracedStory(key, location, name, title, address, byline, published, modified, wire)
        self.texts[key] = ""
        return key

    def place(self, story: str, words: str) -> Place:
        """``words`` at the end of a story."""
        start = len(self.texts[story])
        self.texts[story] += f"{words}\n\n"
        return Place(story, Span(start, start + len(words), words))

    def edge(self, later: str, earlier: str, kind: EdgeKind, reason: str, share: float = 0.0) -> Edge:
        """One story depends on another, and something tells which is the later one."""
        found = Edge(later, earlier, kind, True, share, (), Ground(0.9, reason), Ground(0.9, "the later date"))
        self.edges.append(found)
        return found

    def changed(
        self, later: str, earlier: str, changes: Iterable[tuple[str | None, str | None]], admitted: str | None = None
    ) -> None:
        """Two versions of one page, with the words that were changed."""
        edge = self.edge(later, earlier, "version", "stand at one address", 0.9)
        made = tuple(
            Change(before and self.place(earlier, before), after and self.place(later, after))  # type: ignore[arg-type]
            for before, after in changes
        )
        self.versions.append(Versions(edge, made, self.place(later, admitted) if admitted else None))

    def tracing(self, constraints: tuple[Constraint, ...] = ()) -> Tracing:
        """All of it, stories in order of time."""
        in_order = tuple(sorted(self.stories.values(), key=lambda one: _order(one.published)))
        parts = tuple(self.edges), tuple(self.versions), (), (), tuple(self.claims)
        return Tracing(in_order, *parts, PROGRAM, MODEL, constraints)


@dataclass
class Draft:
    """A claim of a network, before it is told how independent its origins are."""

    network: Network
    statement: str
    mentions: list[ClaimMention] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    drifts: list[Drift] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def mention(
        self,
        story: str,
        words: str,
        *hands: Hand,
        origin: str,
        certainty: Certainty = "stated",
        denies: bool = False,
        low: float | None = None,
        high: float | None = None,
        counted: str = "",
    ) -> str:
        """The id of a new mention; the outlet of its story is put before ``hands``."""
        place = self.network.place(story, words)
        publisher = self.network.stories[story].outlet or "(outlet unknown)"
        chain = (Hand(publisher, "outlet", "publisher", None, None, None), *hands)
        figures = (_figure(place.span, low, high, counted),) if counted else ()
        key = f"{story}:{place.span.start}-{place.span.end}"
        told = "a1" if hands else None
        self.mentions.append(
            ClaimMention(key, story, (place.span,), told, chain, (certainty,), denies, figures, (), origin)
        )
        return key

    def derive(
        self, later: str, earlier: str, kind: DerivationKind, reason: str, *drifts: DriftKind, directed: bool = True
    ) -> None:
        """One mention goes back to another, and what changed on the way."""
        self.derivations.append(Derivation(later, earlier, kind, directed, Ground(0.9, reason)))
        self.drifts += [Drift(earlier, later, drift, Ground(0.8, DRIFTED[drift])) for drift in drifts]

    def headline(self, mention: str, kind: DriftKind, reason: str) -> None:
        """The headline of a story is stronger than its body."""
        self.drifts.append(Drift(mention, None, kind, Ground(0.8, reason)))

    def conflict(self, kind: ConflictKind, *mentions: str, reason: str) -> None:
        """Mentions that cannot all be right, or should not be compared."""
        self.conflicts.append(Conflict(kind, mentions, Ground(0.8, reason)))

    def finish(
        self,
        certain: int,
        possible: int,
        reason: str,
        grade: Grade,
        *,
        only_possible: tuple[str, ...] = (),
        may_be: dict[str, tuple[str, ...]] | None = None,
    ) -> Claim:
        """The claim, which joins those of its network; ``only_possible`` are origins that the least does not count."""
        dates = {key: _order(story.published) for key, story in self.network.stories.items()}
        mentions = tuple(sorted(self.mentions, key=lambda one: (dates[one.story], one.spans[0].start)))
        origins = []
        for name in dict.fromkeys(one.origin for one in mentions):
            made = [one for one in mentions if one.origin == name]
            denies = all(one.denies for one in made)
            origins.append(
                Origin(
                    id=name,
                    terminal=next((one.chain[-1] for one in made if len(one.chain) > 1), made[0].chain[-1]),
                    mentions=tuple(one.id for one in made),
                    entered_in=made[0].story,
                    denies=denies,
                    certain=not denies and name not in only_possible,
                    possible=not denies,
                    may_be=(may_be or {}).get(name, ()),
                    ground=Ground(0.9, GROUND if len(made) > 1 else "stands alone"),
                )
            )
        first = mentions[0]
        stories = list(dict.fromkeys(one.story for one in mentions))
        outlets = {self.network.stories[story].outlet or story for story in stories}
        claim = Claim(
            id="c" + hashlib.blake2b(self.statement.encode("utf-8", "replace"), digest_size=6).hexdigest(),
            statement=self.statement,
            statement_from=Place(first.story, first.spans[0]),
            mentions=mentions,
            origins=tuple(origins),
            independence=Independence(certain, possible, reason),
            stories=len(stories),
            outlets=len(outlets),
            derivations=tuple(self.derivations),
            drifts=tuple(self.drifts),
            conflicts=tuple(self.conflicts),
            grade=grade,
            ground=Ground(0.9, "say the same of the same people"),
        )
        self.network.claims.append(claim)
        return claim


GROUND = "each copies, credits or quotes another of them, or ends at the same source"
DRIFTED: dict[DriftKind, str] = {
    "hedge_dropped": "the hedge is gone",
    "hedge_added": "a hedge has come",
    "figure_changed": "the figure is another",
    "source_promoted": "the source has become a stronger one",
    "condition_dropped": "the condition is gone",
}


def _order(published: str | None) -> str:
    """Sorts what has only a day behind what has a time on that day, and what has no date last."""
    return "~" if published is None else published if "T" in published else f"{published}~"


def _figure(within: Span, low: float | None, high: float | None, counted: str) -> Figure:
    at = within.start + max(within.text.find(counted), 0)
    words = Span(within.start, at + len(counted), within.text[: at - within.start + len(counted)])
    thing = Span(at, at + len(counted), counted)
    return Figure(words, low, high, True, True, None, None, thing, None, None, "=", False)
