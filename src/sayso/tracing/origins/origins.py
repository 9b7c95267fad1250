"""The independent ways in which a claim entered the reporting: connected components of its mentions.

By the counting rules of ``docs/tracing.md``: mentions are joined where one copies the other, credits its outlet for
the claim, ends at the same named source or carries the same quotation. What a person decided comes first and holds;
then the strongest grounds, so that a link that contradicts what is known by stronger ones is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from sayso.reading.text.phrases import few, joined
from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.origins.derivations import derivations
from sayso.tracing.origins.independence import independence, may_be_one
from sayso.tracing.origins.links import Comparing, Link, Sources, links, terminal_hand
from sayso.tracing.sources.portraits import Portrait
from sayso.vocabulary import Constraint, Derivation, DerivationKind, Edge, Ground, Hand, Independence, Origin, Utterance

# Copies before quotations before sources before credits: what the text itself shows before what words let suppose. A
# credit joins whatever it reaches, so it comes when the sources have been told apart.
_RANK = {"version": 0, "copy": 0, "same quote": 1, "same source": 2, "credit": 3, "unclear": 4}
_DECIDED = "a person decided that they have one origin"


@dataclass(frozen=True, slots=True)
class Origins:
    """How the mentions of one claim go back to origins."""

    origins: tuple[Origin, ...]  # in order of time
    of: Mapping[str, str]  # from a mention's id to its origin's
    independence: Independence
    derivations: tuple[Derivation, ...]


def origins(
    mentions: Sequence[Mentioned],
    edges: Iterable[Edge] = (),
    utterances: Iterable[Utterance] = (),
    constraints: Iterable[Constraint] = (),
    same: Comparing | None = None,
) -> Origins:
    """The origins of one claim with these ``mentions``, at least one; the same for any order of them.

    ``edges`` and ``utterances`` may be those of all stories. ``same`` says whether two portraits are of one source.
    """
    decided = tuple(constraints)
    known = [_without_wrong(mention, decided) for mention in sorted(mentions, key=lambda mention: mention.order)]
    sources = Sources(known, same)
    found = [*links(known, edges, utterances, sources), *_decided(known, decided)]
    parts = _components(known, found, decided, sources)
    built = [_origin(members, found, sources) for members in parts]
    built.sort(key=lambda origin: _entry_order(origin, known))
    numbered = [replace(origin, id=f"o{number}") for number, origin in enumerate(built, 1)]
    by_id = {mention.id: mention for mention in known}
    open_ = may_be_one(numbered, by_id, found, sources, _apart(known, decided))
    complete = tuple(replace(origin, may_be=open_.get(origin.id, ())) for origin in numbered)
    of = {mention: origin.id for origin in complete for mention in origin.mentions}
    derived = derivations(known, found, complete)
    return Origins(complete, of, independence(complete, by_id), derived)


def _without_wrong(mention: Mentioned, constraints: Sequence[Constraint]) -> Mentioned:
    """The mention without credits that a person called wrong."""
    wrong = {
        constraint.second.casefold()
        for constraint in constraints
        if constraint.kind == "wrong credit" and constraint.first in (mention.id, mention.story)
    }
    if not wrong:
        return mention
    kept, dropped = [], set()
    hands = [hand for hand in mention.chain[1:] if hand.type == "outlet"]
    for place, credited in enumerate(mention.credited):
        name = hands[place].name if place < len(hands) else credited.outlet
        if wrong & {credited.outlet.casefold(), (credited.story or "").casefold(), name.casefold()}:
            dropped.add(name)
        else:
            kept.append(credited)
    chain = tuple(hand for hand in mention.chain if hand.type != "outlet" or hand.name not in dropped)
    return replace(mention, credited=tuple(kept), chain=chain or mention.chain[:1])


def _decided(mentions: Sequence[Mentioned], constraints: Sequence[Constraint]) -> list[Link]:
    """Links that a person gave: mentions of one origin, or of one source."""
    by_id = {mention.id: mention for mention in mentions}
    by_source = _by_source(mentions)
    found = []
    for constraint in constraints:
        if constraint.kind == "same origin" and constraint.first in by_id and constraint.second in by_id:
            pairs = [(constraint.first, constraint.second)]
        elif constraint.kind == "same source":
            pairs = [(this, that) for this in by_source[constraint.first] for that in by_source[constraint.second]]
        else:
            continue
        for first, second in pairs:
            if by_id[first].denies == by_id[second].denies:
                found.append(Link(first, second, "same source", False, False, Ground(1.0, _DECIDED)))
    return found


def _by_source(mentions: Sequence[Mentioned]) -> defaultdict[str, list[str]]:
    """From STORY:SOURCE to the mentions that end at it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        if mention.source is not None and mention.source.source is not None:
            found[f"{mention.story}:{mention.source.source}"].append(mention.id)
    return found


def _apart(mentions: Sequence[Mentioned], constraints: Sequence[Constraint]) -> set[tuple[str, str]]:
    """Pairs of mentions that a person keeps apart, both ways round."""
    by_source = _by_source(mentions)
    found: set[tuple[str, str]] = set()
    for constraint in constraints:
        if constraint.kind == "not same origin":
            found.add((constraint.first, constraint.second))
        elif constraint.kind == "not same source":
            found |= {(this, that) for this in by_source[constraint.first] for that in by_source[constraint.second]}
    return found | {(that, this) for this, that in found}


def _components(
    mentions: Sequence[Mentioned], found: Sequence[Link], constraints: Sequence[Constraint], sources: Sources
) -> list[list[Mentioned]]:
    """Mentions that hang together over links, the strongest first; what must stay apart does."""
    apart = _apart(mentions, constraints)
    barred = {this for this, _ in apart}
    members = {mention.id: [mention.id] for mention in mentions}
    part = {mention.id: mention.id for mention in mentions}
    named = {mention.id: _named(sources, mention) for mention in mentions}
    who = {mention.id: {drawn} if (drawn := named[mention.id]) else set() for mention in mentions}
    graph = nx.Graph()
    graph.add_nodes_from(mention.id for mention in mentions)
    for link in sorted(found, key=_strength):
        one, other = part[link.first], part[link.second]
        if one == other:
            continue
        if barred and any((this, that) in apart for this in members[one] for that in members[other]):
            continue
        loose = link.kind == "same source" and not link.derived and link.ground.reason != _DECIDED
        if loose and _contradict(who[one], who[other], sources):
            continue
        small, large = sorted((one, other), key=lambda name: (len(members[name]), name))
        for mention in members[small]:
            part[mention] = large
        members[large] += members.pop(small)
        who[large] |= who.pop(small)
        graph.add_edge(link.first, link.second)
    by_id = {mention.id: mention for mention in mentions}
    return [
        sorted((by_id[name] for name in component), key=lambda mention: mention.order)
        for component in nx.connected_components(graph)
    ]


def _strength(link: Link) -> tuple[bool, int, float, str, str, str]:
    decided = link.ground.reason == _DECIDED
    return not decided, _RANK[link.kind], -link.ground.score, link.first, link.second, link.ground.reason


def _named(sources: Sources, mention: Mentioned) -> Portrait | None:
    drawn = sources.terminal[mention.id]
    if drawn is None or drawn.sort == "unnamed":
        return None
    return replace(drawn, story="", source=None, outlet="", place=None)


def _contradict(these: Iterable[Portrait], those: Iterable[Portrait], sources: Sources) -> bool:
    """Whether two sources with names that are surely two would become one over a third that is either.

    Where a person or a copy made one of such two before, they no longer speak against it.
    """
    one, other = list(these), list(those)
    return _differ(one, other, sources) and not _differ(one, one, sources) and not _differ(other, other, sources)


def _differ(these: Sequence[Portrait], those: Sequence[Portrait], sources: Sources) -> bool:
    return any(
        this.sort == that.sort != "office" and sources.same(this, that).verdict == "different"
        for this in these
        for that in those
    )


def _origin(members: Sequence[Mentioned], found: Sequence[Link], sources: Sources) -> Origin:
    """The origin of mentions that hang together, in order of time."""
    first = entered(members, found)
    denies = all(mention.denies for mention in members)
    # Whoever repeats what an outlet asserts itself names that outlet, and still nobody who is said to know.
    attributed = not first.is_unattributed or any(mention.source is not None for mention in members)
    return Origin(
        id="",
        terminal=_terminal(first, members, sources),
        mentions=tuple(mention.id for mention in members),
        entered_in=first.story,
        denies=denies,
        certain=attributed and not denies,
        possible=not denies,
        may_be=(),
        ground=_why_one(first, members, found),
    )


def entered(members: Sequence[Mentioned], found: Sequence[Link]) -> Mentioned:
    """The mention by which an origin entered: the earliest that has it from no other, those with a source first."""
    ids = {mention.id for mention in members}
    derived = {link.first for link in found if link.derived and link.directed and link.second in ids}
    roots = [mention for mention in members if mention.id not in derived] or list(members)
    return min(roots, key=lambda mention: (mention.order[:4], mention.is_unattributed, mention.order))


def _terminal(first: Mentioned, members: Sequence[Mentioned], sources: Sources) -> Hand:
    """Where an origin ends: the body for which a source speaks, the source, or the outlet."""
    bearing = [mention for mention in members if mention.source is not None]
    mention = first if first.source is not None or not bearing else bearing[0]
    hand = terminal_hand(mention)
    drawn = sources.terminal[mention.id]
    if drawn is not None and drawn.sort in ("person", "office") and drawn.speaks_for and hand.speaks_for:
        return replace(hand, name=hand.speaks_for, type="named_organization", speaks_for=None)
    return hand


def _why_one(first: Mentioned, members: Sequence[Mentioned], found: Sequence[Link]) -> Ground:
    """What holds the mentions of an origin together, in words."""
    if len(members) == 1:
        return Ground(1.0, "one mention stands by itself", first.places)
    ids = {mention.id for mention in members}
    inside = [link for link in found if link.first in ids and link.second in ids]
    best: dict[str, Link] = {}
    for link in sorted(inside, key=_strength):
        best.setdefault(link.first, link)
    counts = Counter(link.kind for link in best.values())
    words: dict[DerivationKind, str] = {
        "copy": "copied from another story",
        "version": "another version of a page",
        "credit": "credited to another outlet",
        "same source": "from the same source",
        "same quote": "the same quotation",
    }
    parts = [f"{few(counts[kind], 'mention')} {words[kind]}" for kind in words if counts[kind]]
    score = min((link.ground.score for link in best.values()), default=1.0)
    strongest = min(inside, key=_strength, default=None)
    reason = joined(parts) + (f": {strongest.ground.reason}" if strongest else "")
    return Ground(score, reason, first.places)


def _entry_order(origin: Origin, mentions: Sequence[Mentioned]) -> tuple[object, ...]:
    first = [
        mention.order for mention in mentions if mention.id in origin.mentions and mention.story == origin.entered_in
    ]
    return min(first)
