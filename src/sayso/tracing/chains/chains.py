"""Chains of mentions: from the outlet that published them, over outlets it has them from, to who is said to know.

The rules are those of docs/tracing.md: the publisher; the outlet behind a wire tag or a copied text; the outlets that
the passage's words credit, the nearest first; then the sources of the reading's own chain. A spokesperson ends it by
name, and the hand says for whom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeAlias

from sayso.tracing.chains.hands import sources_of
from sayso.tracing.chains.mentioned import Credited
from sayso.tracing.outlets.crediting import ASIDE, Target, covers, keys
from sayso.tracing.outlets.credits import parallel
from sayso.tracing.outlets.outlets import Outlets, canonical, key_of, own_name, same_outlet, site
from sayso.tracing.stories.passage import Entry, Passage, held, length
from sayso.vocabulary import (
    Credit,
    Edge,
    Hand,
    HandFrom,
)

Meant: TypeAlias = Callable[[Credit, Passage], Sequence[Target]]
"""Which stories a credit means for one passage: ``crediting.credited`` with all but these two given."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The hands of a passage, and the outlets among them."""

    hands: tuple[Hand, ...]  # from the publisher to the terminal source
    credited: tuple[Credited, ...]  # of each outlet behind the publisher: who it is, and which of its stories is meant


@dataclass(frozen=True, slots=True)
class _Outlet:
    hand: Hand
    credited: Credited


def chain(
    passage: Passage,
    entry: Entry,
    credits: Sequence[Credit],  # noqa: A002 (the vocabulary's word)
    meant: Meant,
    outlets: Outlets,
    edges: Iterable[Edge] = (),
) -> Chain:
    """The chain of ``passage`` of ``entry``.

    ``credits`` are those of the story that hold (``crediting.settled``), ``outlets`` the register with this story and
    those that are meant in it, ``edges`` the dependencies on other stories' texts of which this story is the later one.
    """
    here = [credit for credit in credits if credit.way != "additional reporting" and covers(credit, passage)]
    publisher = Hand(_publisher(entry, outlets), "outlet", "publisher", None, None, None)
    between = list(_without_repeats(_outlets(passage, entry, here, meant, outlets, edges), entry))
    hands = (publisher, *(one.hand for one in between), *sources_of(passage, entry, here))
    return Chain(hands, tuple(one.credited for one in between))


def _publisher(entry: Entry, outlets: Outlets) -> str:
    if outlets.has(entry.id):
        known = outlets.name(outlets.of_story(entry.id))
        if known:
            return known
    story = entry.reading.story
    return own_name(story) or site(story.url) or PurePath(story.location).name or "-"


def _outlets(
    passage: Passage,
    entry: Entry,
    here: Sequence[Credit],
    meant: Meant,
    outlets: Outlets,
    edges: Iterable[Edge],
) -> Iterator[_Outlet]:
    """The outlets between the publisher and the sources: whose text it is, then who is credited, the nearest first."""
    tags = [credit for credit in here if credit.way == "wire"]
    for credit in tags[:1]:
        yield from _credited(credit, passage, entry, meant, outlets, "wire")
    if not tags:
        yield from _copied(passage, edges, outlets)
    text = entry.reading.story.text
    before: Credit | None = None
    for credit in (one for one in here if one.way != "wire"):
        beside = before and before.place and credit.place and parallel(text, before.place.span, credit.place.span)
        if not beside:
            yield from _credited(credit, passage, entry, meant, outlets, "page" if credit.outlet else "link")
        before = credit


def _credited(
    credit: Credit, passage: Passage, entry: Entry, meant: Meant, outlets: Outlets, known: HandFrom
) -> Iterator[_Outlet]:
    """The outlet of one credit; nothing for one that is vague and has no link, or a link that leads aside."""
    targets = meant(credit, passage)
    if len(targets) == 1 and outlets.has(targets[0].story):
        if credit.way == "link" and targets[0].ground.score <= ASIDE:
            return
        key = outlets.of_story(targets[0].story)
        name, story, ground = outlets.name(key), targets[0].story, targets[0].ground
    else:
        fits = keys(credit, entry, outlets)
        if credit.outlet is None and (len(fits) != 1 or credit.way == "link"):
            return
        key = fits[0] if len(fits) == 1 else key_of(credit.outlet or "")
        name = outlets.name(key) if len(fits) == 1 else canonical(credit.outlet or "")
        story, ground = None, credit.ground
    if credit.way in ("vague", "link"):
        known = "link"
    yield _Outlet(Hand(name, "outlet", known, None, credit.place, None), Credited(key, story, ground))


def _copied(passage: Passage, edges: Iterable[Edge], outlets: Outlets) -> Iterator[_Outlet]:
    """The outlet whose text the passage is, where it stands in a copied text; of several the one most of it is from."""
    found: list[tuple[float, str, Edge]] = []
    for edge in edges:
        if (
            edge.later == passage.story
            and edge.directed
            and edge.kind in ("copy", "reuse")
            and outlets.has(edge.earlier)
        ):
            copied = sum(held(passage.spans, place.span.start, place.span.end) for place, _ in edge.passages)
            if 2 * copied > length(passage.spans):
                found.append((edge.share, edge.earlier, edge))
    if found:
        _, earlier, edge = min(found, key=lambda one: (-round(one[0], 1), one[1]))
        key = outlets.of_story(earlier)
        if key != (outlets.of_story(passage.story) if outlets.has(passage.story) else None):
            hand = Hand(outlets.name(key), "outlet", "copy", None, None, None)
            yield _Outlet(hand, Credited(key, earlier, edge.ground))


def _without_repeats(found: Iterable[_Outlet], entry: Entry) -> Iterator[_Outlet]:
    """Each outlet once, and never the publisher."""
    seen: set[str] = set()
    for one in found:
        if one.credited.outlet not in seen and not same_outlet(entry.reading.story, one.hand.name):
            seen.add(one.credited.outlet)
            yield one
