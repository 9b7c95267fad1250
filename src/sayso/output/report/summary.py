"""What a page says on top: how much of a story is attributed, to whom, and what a reader should know of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sayso.output.printable import one_line
from sayso.output.report.badges import Badge, Badges
from sayso.output.report.notes import spans_of
from sayso.output.report.places import Link, Places
from sayso.output.who import Who
from sayso.output.wording import TOPICS, TYPES, percent
from sayso.reading.text.phrases import few
from sayso.vocabulary import Profile, Remark, Span


@dataclass(frozen=True, slots=True)
class Bar:
    """The share of one type of source."""

    type: str
    length: float  # in per cent
    share: str
    sources: int
    attributions: int
    words: int


@dataclass(frozen=True, slots=True)
class Line:
    """A remark of the profile; its ``places`` are numbers of attributions, or words where they are no attribution."""

    text: str
    places: tuple[Link, ...]
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """The remarks on one topic that follow each other."""

    topic: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The profile in words."""

    words: int
    attributions: str  # how many
    sources: str
    own: str
    own_length: float  # in per cent
    attributed: str
    bars: tuple[Bar, ...]
    remarks: tuple[Remarks, ...]


def summary(profile: Profile, who: Who, badges: Badges, places: Places) -> Summary:
    """The profile of a reading in words; ``places`` learns what they lead to."""
    bars = tuple(
        Bar(
            type=TYPES[share.type],
            length=round(100 * share.share, 1),
            share=percent(share.share),
            sources=share.sources,
            attributions=share.attributions,
            words=share.words,
        )
        for share in profile.shares
    )
    return Summary(
        words=profile.words,
        attributions=few(len(who.attributions), "attribution"),
        sources=few(len(who.sources), "source"),
        own=percent(profile.own_voice),
        own_length=round(100 * profile.own_voice, 1),
        attributed=percent(1 - profile.own_voice),
        bars=bars,
        remarks=tuple(
            Remarks(TOPICS[topic], tuple(_line(remark, who, badges, places) for remark in remarks))
            for topic, remarks in groupby(profile.remarks, key=attrgetter("topic"))
        ),
    )


def _line(remark: Remark, who: Who, badges: Badges, places: Places) -> Line:
    links: dict[str, Link] = {}
    for span in remark.spans:
        link = places.link(span, _number(span, remark, who) or f"“{one_line(span.text)}”")
        links.setdefault(link.words, link)
    signs = tuple(map(badges.of_source, remark.sources))
    return Line(one_line(remark.text), tuple(links.values()), signs)


def _number(span: Span, remark: Remark, who: Who) -> str | None:
    """The number of the attribution among those of the remark that has this very span."""
    matching: Iterator[int] = (
        who.number(name) for name in remark.attributions if span in spans_of(who.attributions[name])
    )
    number = next(matching, None)
    return None if number is None else str(number)
