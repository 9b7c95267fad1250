"""Who has it from whom among the mentions of a claim: for each the nearest it goes back to, so that it can be drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.origins.links import Link
from sayso.vocabulary import Derivation, DerivationKind, Ground, Origin

# What a mention is said to come from, the nearest first: its own words before its credit before what only agrees.
_NEAREST: tuple[DerivationKind, ...] = ("version", "copy", "credit", "same quote", "same source", "unclear")


def derivations(
    mentions: Sequence[Mentioned], found: Iterable[Link], origins: Sequence[Origin]
) -> tuple[Derivation, ...]:
    """At most one for each mention, sorted by the later one; and one for each two origins that may be one."""
    of = {name: origin.id for origin in origins for name in origin.mentions}
    by_id = {mention.id: mention for mention in mentions}
    by_first: dict[str, list[Link]] = defaultdict(list)
    for link in found:
        if link.first in of and of[link.first] == of.get(link.second):
            by_first[link.first].append(link)
    chosen = {name: min(options, key=lambda link: _nearness(link, by_id)) for name, options in by_first.items()}
    derived = [Derivation(link.first, link.second, link.kind, link.directed, link.ground) for link in chosen.values()]
    derived += _connecting(chosen, found, origins)
    return tuple(sorted((*derived, *_unclear(origins, by_id)), key=lambda one: (one.later, one.earlier, one.kind)))


def _nearness(link: Link, by_id: Mapping[str, Mentioned]) -> tuple[object, ...]:
    """The kind, then the later of two from which it may come."""
    told = by_id[link.second].order
    return _NEAREST.index(link.kind), not link.directed, -link.ground.score, told, link.ground.reason


def _connecting(chosen: Mapping[str, Link], found: Iterable[Link], origins: Sequence[Origin]) -> list[Derivation]:
    """Links that join what the nearest ones leave in pieces, so that an origin is drawn as one."""
    links = sorted(found, key=lambda link: (_NEAREST.index(link.kind), -link.ground.score, link.first, link.second))
    added: list[Derivation] = []
    for origin in origins:
        pieces = nx.utils.UnionFind(origin.mentions)
        for name in origin.mentions:
            if name in chosen:
                pieces.union(name, chosen[name].second)
        for link in links:
            if link.first not in pieces.parents or link.second not in pieces.parents or link.first in chosen:
                continue
            if pieces[link.first] != pieces[link.second]:
                pieces.union(link.first, link.second)
                added.append(Derivation(link.first, link.second, link.kind, link.directed, link.ground))
    return added


def _unclear(origins: Sequence[Origin], by_id: Mapping[str, Mentioned]) -> Iterable[Derivation]:
    """Origins that may be one, by the mentions with which they entered; each with the earliest of them."""
    for origin in origins:
        earlier = [other for other in origins if other.id in origin.may_be and int(other.id[1:]) < int(origin.id[1:])]
        if earlier:
            first = _first(earlier[0], by_id)
            later = _first(origin, by_id)
            ground = Ground(0.5, "their sources may be one, and nothing tells", (*later.places, *first.places))
            yield Derivation(later.id, first.id, "unclear", False, ground)


def _first(origin: Origin, by_id: Mapping[str, Mentioned]) -> Mentioned:
    inside = [by_id[name] for name in origin.mentions if by_id[name].story == origin.entered_in]
    return min(inside, key=lambda mention: mention.order)
