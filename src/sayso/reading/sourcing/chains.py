"""Chains: from the outlet's side to the terminal source, over credited outlets and attributions inside others."""

from __future__ import annotations

from dataclasses import replace

from sayso.vocabulary import Attribution, ChainLink, Source, Span


def chained(attributions: tuple[Attribution, ...], sources: tuple[Source, ...]) -> tuple[Attribution, ...]:
    """``attributions`` with their chains, and whether they are relayed.

    A chain begins with the outlet that is credited, where one is (*told Reuters*), goes on with the source of the
    outermost attribution and ends with the source of the attribution itself. Who is named twice in a row is one link:
    "Vold said she believes".
    """
    by_id = {one.id: one for one in attributions}
    outlets = {
        mention.span.text.casefold(): source.id
        for source in sources
        if source.type == "outlet"
        for mention in source.mentions
    }
    result = []
    for one in attributions:
        chain = _chain(one, by_id, outlets)
        named = sum(bool(link.sources or link.attribution is None) for link in chain)
        result.append(replace(one, chain=chain, relayed=named > 1))
    return tuple(result)


def way_out(one: Attribution, by_id: dict[str, Attribution]) -> tuple[Attribution, ...]:
    """``one`` and the attributions around it, the outermost first."""
    way = [one]
    while (around := by_id.get(way[0].inside or "")) is not None:
        way.insert(0, around)
    return tuple(way)


def _chain(one: Attribution, by_id: dict[str, Attribution], outlets: dict[str, str]) -> tuple[ChainLink, ...]:
    chain: list[ChainLink] = []
    for link in way_out(one, by_id):
        if link.access and link.access.outlet:
            credited = link.access.outlet
            known = outlets.get(credited.text.casefold())
            chain.append(ChainLink((known,) if known else (), None, credited))
        here = ChainLink(_sources(link), link.id, _words(link))
        if chain and here.sources and chain[-1].sources == here.sources:
            chain[-1] = here
        else:
            chain.append(here)
    return tuple(chain)


def _sources(one: Attribution) -> tuple[str, ...]:
    return tuple(resolution.source for resolution in one.by)


def _words(one: Attribution) -> Span | None:
    return one.source[0] if one.source else one.cue
