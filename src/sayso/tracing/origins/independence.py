"""How many origins a claim has, as an interval: merging all that may be one, and merging only what surely is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import networkx as nx

from sayso.reading.text.phrases import few, joined
from sayso.tracing.chains.mentioned import Mentioned, is_outlet
from sayso.tracing.origins.links import Link, Sources
from sayso.tracing.sources.descriptions import short_name
from sayso.tracing.sources.portraits import Portrait
from sayso.vocabulary import Independence, Origin

_MOST_EXACT = 12  # origins that may be one, up to which the least number of people behind them is counted exactly


def may_be_one(
    origins: Sequence[Origin],
    mentions: Mapping[str, Mentioned],
    found: Iterable[Link],
    sources: Sources,
    apart: Collection[tuple[str, str]] = (),
) -> dict[str, tuple[str, ...]]:
    """Which origins may be one, by id: both without a name, of one name, or an outlet that names nobody.

    ``apart`` are pairs of mentions, both ways round, that a person keeps apart.
    """
    derived = {link.first for link in found if link.derived and link.directed}
    open_: dict[str, list[str]] = defaultdict(list)
    faces = {origin.id: _faces(origin, mentions, derived, sources) for origin in origins}
    counted = [origin for origin in origins if origin.certain]
    for one, other in combinations(counted, 2):
        if apart and any((this, that) in apart for this in one.mentions for that in other.mentions):
            continue
        if _may_be(faces[one.id], faces[other.id], sources):
            open_[one.id].append(other.id)
            open_[other.id].append(one.id)
    return {name: tuple(others) for name, others in open_.items()}


def _faces(
    origin: Origin, mentions: Mapping[str, Mentioned], derived: set[str], sources: Sources
) -> tuple[Portrait, ...]:
    """The terminal sources by which an origin entered; without those that others wrote of at second hand."""
    members = [mentions[name] for name in origin.mentions]
    told = [drawn for one in members if one.id not in derived and (drawn := sources.terminal[one.id])]
    told = told or [drawn for one in members if (drawn := sources.terminal[one.id])]
    unnamed = [one for one in members if (drawn := sources.terminal[one.id]) and drawn.sort == "unnamed"]
    relaying = [gate for one in unnamed if (gate := sources.gate[one.id]) and gate.sort != "unnamed"]
    named = [
        drawn
        for drawn in told
        if drawn.sort != "unnamed" and not any(sources.same(drawn, gate).verdict == "same" for gate in relaying)
    ]
    return tuple(dict.fromkeys(named or [drawn for drawn in told if drawn.sort == "unnamed"] or told))


def _may_be(these: Sequence[Portrait], those: Sequence[Portrait], sources: Sources) -> bool:
    if not these or not those:
        return True  # an outlet is credited that names nobody: it may have it from any of the others
    unnamed = all(drawn.sort == "unnamed" for drawn in (*these, *those))
    if not unnamed and any(drawn.sort == "unnamed" for drawn in (*these, *those)):
        return False
    verdicts = [sources.same(this, that).verdict for this in these for that in those]
    if unnamed:
        return "different" not in verdicts
    return "may be" in verdicts or "same" in verdicts


def independence(origins: Sequence[Origin], mentions: Mapping[str, Mentioned]) -> Independence:
    """The interval and its reason."""
    possible = sum(origin.possible for origin in origins)
    certain = _fewest([origin for origin in origins if origin.certain])
    return Independence(certain, possible, _reason(certain, possible, origins, mentions))


def _fewest(origins: Sequence[Origin]) -> int:
    """The least number of sources that could stand behind ``origins``: who may be one is one, as far as that goes.

    The colouring of the graph of those that cannot be one. Of many, connected components: never more than that.
    """
    graph = nx.Graph()
    graph.add_nodes_from(origin.id for origin in origins)
    graph.add_edges_from((origin.id, other) for origin in origins for other in origin.may_be if other in graph)
    fewest = 0
    for part in nx.connected_components(graph):
        fewest += 1 if len(part) > _MOST_EXACT else _cliques(nx.complement(graph.subgraph(part)))
    return fewest


def _cliques(apart: nx.Graph) -> int:
    """The least number of groups in which no two are neighbours in ``apart``."""
    nodes = sorted(apart)
    for groups in range(1, len(nodes) + 1):
        if _fits(apart, nodes, {}, groups):
            return groups
    return len(nodes)


def _fits(apart: nx.Graph, nodes: Sequence[str], group: dict[str, int], groups: int) -> bool:
    if len(group) == len(nodes):
        return True
    node = nodes[len(group)]
    for number in range(min(groups, max(group.values(), default=-1) + 2)):
        free = all(group.get(other) != number for other in apart[node])
        if free and _fits(apart, nodes, {**group, node: number}, groups):
            return True
    return False


def _reason(certain: int, possible: int, origins: Sequence[Origin], mentions: Mapping[str, Mentioned]) -> str:
    counted = [origin for origin in origins if origin.possible]
    affirming = sum(len(origin.mentions) for origin in counted)
    every = [mentions[name] for origin in counted for name in origin.mentions]
    outlets = len({mention.outlet or mention.story for mention in every})
    head = f"{few(outlets, 'outlet')}, {few(affirming, 'mention')}, {_interval(certain, possible)}"
    parts = [part for part in (_largest(counted, mentions, affirming), *_open(counted, mentions, affirming)) if part]
    denying = [origin for origin in origins if not origin.possible]
    tail = f" {_denials(denying, mentions)}" if denying else ""
    return (f"{head}: {'; '.join(parts)}." if parts else f"{head}.") + tail if counted else f"Nobody says so.{tail}"


def _interval(certain: int, possible: int) -> str:
    if certain == possible:
        return few(certain, "independent origin")
    if certain == 0:
        return f"no certain origin and at most {possible}"
    return f"{certain} to {possible} independent origins"


def _largest(origins: Sequence[Origin], mentions: Mapping[str, Mentioned], every: int) -> str:
    attributed = [origin for origin in origins if origin.certain]
    if not attributed:
        return "every outlet that carries it says so in its own voice and names nobody"
    first = max(attributed, key=_size)
    count, where = len(first.mentions), _where(first, mentions)
    if every == 1:
        return f"it rests on {where}"
    if count == every:
        return f"{'both go' if every == 2 else f'all {every} go'} back to {where}"
    apart = [origin for origin in attributed if origin is first or not origin.may_be]
    if count == 1 and len(apart) > 1:
        return f"each rests on a source of its own, {_named(apart, mentions)}"
    if count == 1:
        return f"one rests on {where}"
    rest = [origin for origin in attributed if origin is not first and not origin.may_be]
    named = f"; {_rest(rest, mentions)}" if rest else ""
    return f"{count} of {every} go back to {where}{named}"


def _rest(origins: Sequence[Origin], mentions: Mapping[str, Mentioned]) -> str:
    count = sum(len(origin.mentions) for origin in origins)
    verb = "comes" if count == 1 else "come"
    return f"{count} {verb} from {_named(origins, mentions)}"


def _named(origins: Sequence[Origin], mentions: Mapping[str, Mentioned]) -> str:
    shown = [_where(origin, mentions) for origin in origins[:3]]
    if len(origins) > 3:
        shown.append("others" if len(origins) > 4 else "another")
    return joined(shown)


def _open(origins: Sequence[Origin], mentions: Mapping[str, Mentioned], every: int) -> Iterator[str]:
    """What makes the difference between the two numbers."""
    attributed = [origin for origin in origins if origin.certain]
    largest = max(attributed, key=_size, default=None)
    others = [origin for origin in attributed if origin.may_be and origin is not largest]
    if others and every > 1:
        count = sum(len(origin.mentions) for origin in others)
        verb = "rests" if count == 1 else "rest"
        same = largest is not None and all(largest.id in origin.may_be for origin in others)
        whom = "the same" if same else "one of the others" if len(others) == 1 else "each other, or one of the others"
        yield f"{count} {verb} on {_named(others, mentions)}, who may be {whom}"
    alone = [origin for origin in origins if not origin.certain]
    if alone and len(alone) < len(origins):
        count = sum(len(origin.mentions) for origin in alone)
        yield f"{count} {'names nobody and copies' if count == 1 else 'name nobody and copy'} nobody"


def _size(origin: Origin) -> tuple[int, int]:
    return len(origin.mentions), -int(origin.id[1:])


def _where(origin: Origin, mentions: Mapping[str, Mentioned]) -> str:
    """An origin in words: who says so, and to which outlet."""
    hand = origin.terminal
    entered = [mentions[name] for name in origin.mentions if mentions[name].story == origin.entered_in]
    if hand.type == "outlet" or not entered:
        credited = [one.name for mention in entered for one in mention.chain[1:] if is_outlet(one, mention)]
        return credited[-1] if credited else hand.name
    outlet = entered[0].outlet_name
    name = short_name(hand.name)
    return name if name == outlet else f"{name} ({outlet})"


def _denials(origins: Sequence[Origin], mentions: Mapping[str, Mentioned]) -> str:
    named = _named(origins, mentions)
    return f"{named[0].upper()}{named[1:]} {'denies' if len(origins) == 1 else 'deny'} it."
