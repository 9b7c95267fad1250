"""Why two mentions of a claim have one origin: copied words, a credit, one source, one quotation, or one outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from sayso.tracing.chains.mentioned import Mentioned, fit, is_outlet, overlap, size
from sayso.tracing.sources.portraits import Portrait, is_spokesman, of_hand
from sayso.tracing.sources.sameness import Sameness
from sayso.tracing.sources.sources import portrait_keys, same_portrait
from sayso.vocabulary import DerivationKind, Edge, Ground, Hand, Utterance

Comparing: TypeAlias = Callable[[Portrait, Portrait], Sameness]
"""Whether two portraits are of one source: ``sources.same_portrait``, or one that keeps what it found."""

_HALF = 0.5  # of a mention's characters that a copied passage or a quotation must hold, or of that quotation's
# Of sources told of in different words under one key, those with which a later one is compared, the earliest: all of
# them in any network that people could read, and a bound on work where thousands quote one minister.
_MOST_COMPARED = 60
_SAME_WORDS = 1.6  # of 2: the figure and most words are the same, though another source is read in one of them
_NAMED = ("person", "body", "document", "office")


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions have one origin."""

    first: str  # mention ids; where one has it from the other, the first is the later one
    second: str
    kind: DerivationKind
    derived: bool  # whether the first has it from the second, not both from a third
    directed: bool
    ground: Ground


class Sources:
    """The terminal sources of the mentions of one claim, as portraits, each pair of them compared once."""

    def __init__(self, mentions: Sequence[Mentioned], same: Comparing | None = None) -> None:
        self._same = same or same_portrait
        self.terminal: dict[str, Portrait | None] = {}
        self.gate: dict[str, Portrait | None] = {}
        self._found: dict[tuple[Portrait, Portrait], Sameness] = {}
        for mention in mentions:
            terminal = mention.source
            self.terminal[mention.id] = of_hand(mention.entry, terminal) if terminal else None
            self.gate[mention.id] = self._way_in(mention)

    def _way_in(self, mention: Mentioned) -> Portrait | None:
        """The named source by which the claim came in: the terminal one, or who relays it where that has no name."""
        terminal = self.terminal[mention.id]
        if terminal is None or terminal.sort in _NAMED:
            return terminal
        relaying = [hand for hand in mention.chain[1:-1] if not is_outlet(hand, mention)]
        for hand in reversed(relaying):
            if (drawn := of_hand(mention.entry, hand)).sort in _NAMED:
                return drawn
        return terminal

    def same(self, one: Portrait, other: Portrait) -> Sameness:
        """Whether they are one source; places are those of ``one`` and ``other``."""
        pair = (_bare(one), _bare(other))
        if pair not in self._found:
            self._found[pair] = self._same(one, other)
        return self._found[pair].at(one.place, other.place)


def _bare(one: Portrait) -> Portrait:
    """A portrait without where it hangs, so that the thousandth copy costs nothing."""
    return replace(one, story="", source=None, outlet="", place=None)


def terminal_hand(mention: Mentioned) -> Hand:
    """The last hand of the chain."""
    return mention.chain[-1]


def links(
    mentions: Sequence[Mentioned], edges: Iterable[Edge], utterances: Iterable[Utterance], sources: Sources
) -> tuple[Link, ...]:
    """All links between ``mentions`` of one claim, sorted; denials link with denials only."""
    by_story: dict[str, list[Mentioned]] = defaultdict(list)
    for mention in mentions:
        by_story[mention.story].append(mention)
    depending = list(edges)
    found = [*_copied(by_story, depending)]
    found += _rewritten(by_story, depending, {link.first for link in found}, sources)
    copied = {link.first for link in found}
    found += _quoted(by_story, utterances)
    found += _of_one_source(mentions, sources)
    found += _of_one_outlet(mentions, sources)
    found += _credits(mentions, by_story, sources)
    found += _resting(by_story, copied)
    return tuple(sorted(set(found), key=_order))


def _order(link: Link) -> tuple[str, str, str, float, str]:
    return link.first, link.second, link.kind, -link.ground.score, link.ground.reason


def _copied(by_story: Mapping[str, list[Mentioned]], edges: Iterable[Edge]) -> Iterator[Link]:
    """Mentions that stand in a passage which one story has from another."""
    for edge in edges:
        if edge.kind == "credit" or edge.later not in by_story or edge.earlier not in by_story:
            continue
        for later in by_story[edge.later]:
            best: tuple[float, str, Mentioned] | None = None
            for mine, theirs in edge.passages:
                if overlap(later, mine) < _HALF * min(size(later), mine.span.end - mine.span.start):
                    continue
                for earlier in by_story[edge.earlier]:
                    if later.denies != earlier.denies or not overlap(earlier, theirs):
                        continue
                    likeness = fit(later, earlier)
                    if best is None or (-likeness, earlier.id) < (-best[0], best[1]):
                        best = (likeness, earlier.id, earlier)
            if best:
                kind: DerivationKind = "version" if edge.kind == "version" else "copy"
                ground = replace(edge.ground, places=(*later.places, *best[2].places))
                yield Link(later.id, best[1], kind, True, edge.directed, ground)


def _rewritten(
    by_story: Mapping[str, list[Mentioned]], edges: Iterable[Edge], copied: set[str], sources: Sources
) -> Iterator[Link]:
    """Sentences in other words in a story that has most of its text from another, for the same source as there."""
    for edge in edges:
        if edge.kind != "copy" or not edge.directed or edge.share < _HALF:
            continue
        for later in by_story.get(edge.later, ()):
            mine = sources.terminal[later.id]
            if later.id in copied or later.credited or mine is None or mine.sort not in _NAMED:
                continue
            for earlier in by_story.get(edge.earlier, ()):
                theirs = sources.terminal[earlier.id]
                if theirs is None or earlier.denies != later.denies or sources.same(mine, theirs).verdict != "same":
                    continue
                reason = f"{edge.ground.reason}; what {mine.words} said is there in other words"
                ground = Ground(round(0.9 * edge.ground.score, 3), reason, (*later.places, *earlier.places))
                yield Link(later.id, earlier.id, "copy", True, True, ground)
                break


def _quoted(by_story: Mapping[str, list[Mentioned]], utterances: Iterable[Utterance]) -> Iterator[Link]:
    """Mentions that carry one quotation, each with the earliest."""
    for utterance in utterances:
        carrying = sorted(
            {
                mention.id: mention
                for place in utterance.places
                for mention in by_story.get(place.story, ())
                if overlap(mention, place) >= _HALF * min(size(mention), place.span.end - place.span.start)
            }.values(),
            key=lambda mention: mention.order,
        )
        for denies in (False, True):
            alike = [one for one in carrying if one.denies == denies]
            for mention in alike[1:]:
                ground = replace(utterance.ground, places=(*mention.places, *alike[0].places))
                yield Link(mention.id, alike[0].id, "same quote", False, False, ground)


def _of_one_source(mentions: Sequence[Mentioned], sources: Sources) -> Iterator[Link]:
    """Mentions that end at one source with a name, or come in through one."""
    alike: dict[tuple[Portrait, bool], list[Mentioned]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.order):
        gate = sources.gate[mention.id]
        if gate is not None and gate.sort in _NAMED:
            alike[_bare(gate), mention.denies].append(mention)
    for members in alike.values():
        for mention in members[1:]:
            yield from _same_source(mention, members[0], sources)
    by_key: dict[tuple[str, bool], list[Mentioned]] = defaultdict(list)
    for (gate, denies), members in alike.items():
        for key in sorted(portrait_keys(gate)):
            by_key[key, denies].append(members[0])
    pairs = {
        (two.id, one.id): (two, one)
        for members in by_key.values()
        for place, two in enumerate(sorted(members, key=lambda mention: mention.order))
        for one in sorted(members, key=lambda mention: mention.order)[: min(place, _MOST_COMPARED)]
    }
    for later, earlier in pairs.values():
        yield from _same_source(later, earlier, sources)
    yield from _described_then_named(mentions, sources)
    yield from _spoken_of_again(mentions, sources)


def _spoken_of_again(mentions: Sequence[Mentioned], sources: Sources) -> Iterator[Link]:
    """*A test report*, and further down *the two-page report*: documents of one story, which names them not alike."""
    papers = [mention for mention in mentions if (drawn := sources.gate[mention.id]) and drawn.sort == "document"]
    by_story: dict[tuple[str, bool], list[Mentioned]] = defaultdict(list)
    for mention in sorted(papers, key=lambda mention: mention.order):
        by_story[mention.story, mention.denies].append(mention)
    for told in by_story.values():
        for later in told[1:]:
            yield from _same_source(later, told[0], sources, here=True)


def _same_source(later: Mentioned, earlier: Mentioned, sources: Sources, *, here: bool = False) -> Iterator[Link]:
    """``here`` says that both are of one story, which tells more than their words."""
    one, other = sources.gate[later.id], sources.gate[earlier.id]
    if one is None or other is None:
        return
    found = same_portrait(one, other) if here else sources.same(one, other)
    if found.verdict == "same":
        yield Link(later.id, earlier.id, "same source", False, False, found.ground)


def _described_then_named(mentions: Sequence[Mentioned], sources: Sources) -> Iterator[Link]:
    """A lead's *former supervisor* whom the story names further down: the one person named there whom it may mean."""
    by_story: dict[tuple[str, bool], list[Mentioned]] = defaultdict(list)
    for mention in mentions:
        by_story[mention.story, mention.denies].append(mention)
    for told in by_story.values():
        described = [
            (one, drawn)
            for one in told
            if (drawn := sources.terminal[one.id])
            and drawn.sort in ("unnamed", "office")
            and drawn.type == "unnamed_person"
        ]
        named = [
            (one, drawn)
            for one in told
            if (drawn := sources.terminal[one.id]) and drawn.sort == "person" and not is_spokesman(drawn)
        ]
        if len({_bare(drawn) for _, drawn in named}) != 1:
            continue
        later = min(named, key=lambda pair: pair[0].order)
        for one, drawn in described:
            differ = drawn.gender and later[1].gender and drawn.gender != later[1].gender
            if one.order < later[0].order and not differ:
                reason = f"“{drawn.words}” is introduced first and named further down as {later[1].words}"
                yield Link(later[0].id, one.id, "same source", False, False, Ground(0.6, reason))


def _of_one_outlet(mentions: Sequence[Mentioned], sources: Sources) -> Iterator[Link]:
    """Unnamed sources of one outlet, unless its words tell them apart, and its own unattributed words."""
    by_home: dict[tuple[str, bool, str], list[Mentioned]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.order):
        terminal = sources.terminal[mention.id]
        if terminal is not None and terminal.sort == "unnamed":
            by_home[mention.home or mention.story, mention.denies, "unnamed"].append(mention)
        elif mention.is_unattributed:
            by_home[mention.outlet or mention.story, mention.denies, "own"].append(mention)
    for (_, _, sort), members in by_home.items():
        kept: list[Mentioned] = []
        for mention in members:
            known = next((one for one in kept if _one_unnamed(mention, one, sources)), None)
            if known is None:
                kept.append(mention)
                continue
            who = "unnamed sources of one outlet, not told apart" if sort == "unnamed" else "one outlet’s own words"
            yield Link(mention.id, known.id, "same source", False, False, Ground(0.8, who))


def _one_unnamed(one: Mentioned, other: Mentioned, sources: Sources) -> bool:
    mine, theirs = sources.terminal[one.id], sources.terminal[other.id]
    if mine is None or theirs is None or (one.story == other.story and mine.source == theirs.source):
        return True
    return sources.same(mine, theirs).verdict != "different"


def _credits(
    mentions: Sequence[Mentioned], by_story: Mapping[str, list[Mentioned]], sources: Sources
) -> Iterator[Link]:
    """Mentions that credit an outlet, with what that outlet has of the claim, or with others that credit it."""
    by_outlet: dict[str, list[Mentioned]] = defaultdict(list)
    for mention in mentions:
        by_outlet[mention.outlet].append(mention)
    outside: dict[tuple[str, bool], list[Mentioned]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.order):
        for credited in mention.credited:
            known = by_story.get(credited.story, []) if credited.story else []
            known = known or by_outlet.get(credited.outlet, [])  # another story of the outlet may be the one
            back = _crediting(mention, known)
            if back and credited.story:  # a later version of the page that was credited: what was there before?
                known = [*known, *by_outlet.get(credited.outlet, [])]
                back = _crediting(mention, known)
            targets = [one for one in known if one.story != mention.story and one.denies == mention.denies]
            best = credit_target(mention, [one for one in targets if one.story not in back] or targets, sources)
            if best is not None:
                ground = replace(credited.ground, places=(*mention.places, *best.places))
                yield Link(mention.id, best.id, "credit", True, True, ground)
                break
        else:
            if mention.credited:
                outside[mention.home, mention.denies].append(mention)
    yield from _credit_alike(outside, sources)


def _crediting(mention: Mentioned, others: Sequence[Mentioned]) -> set[str]:
    """The stories among those of ``others`` that have the claim from the story or outlet of ``mention`` themselves."""
    return {
        one.story
        for one in others
        for credited in one.credited
        if credited.story == mention.story or (credited.story is None and credited.outlet == mention.outlet)
    }


def credit_target(mention: Mentioned, targets: Sequence[Mentioned], sources: Sources) -> Mentioned | None:
    """The one of ``targets`` that a mention has its claim from: the same source before figure and wording."""
    mine = sources.terminal[mention.id]
    rated: list[tuple[int, float, Mentioned]] = []
    for one in targets:
        theirs = sources.terminal[one.id]
        rank = 1
        if mine is not None and theirs is not None:
            verdict = sources.same(mine, theirs).verdict
            rank = {"same": 0, "may be": 1, "different": 2}[verdict]
            named = {mine.sort, theirs.sort} <= {"person", "body", "document"}
            if rank == 2 and named and fit(mention, one) < _SAME_WORDS:
                continue  # it names a source that this outlet does not have the claim from
        rated.append((rank, -fit(mention, one), one))
    return min(rated, key=lambda each: (each[0], each[1], each[2].order))[2] if rated else None


def _credit_alike(outside: Mapping[tuple[str, bool], list[Mentioned]], sources: Sources) -> Iterator[Link]:
    """Two that credit an outlet whose story is not there; those who name other sources stay apart."""
    for (home, _), members in outside.items():
        if not home:
            continue
        for place, mention in enumerate(members[1:], 1):
            best = credit_target(mention, members[:place], sources)
            if best is not None and (sources.terminal[mention.id] is None or sources.terminal[best.id] is None):
                reason = f"both credit {_credited_name(mention)} for it"
                yield Link(mention.id, best.id, "credit", False, False, Ground(0.85, reason))


def _credited_name(mention: Mentioned) -> str:
    named = [hand.name for hand in mention.chain[1:] if is_outlet(hand, mention)]
    return named[-1] if named else "one outlet"


def _resting(by_story: Mapping[str, list[Mentioned]], copied: set[str]) -> Iterator[Link]:
    """A story's own words with a passage of the story that tells whose they are: the next one, else the last before."""
    for told in by_story.values():
        for mention in told:
            if not mention.is_unattributed or mention.id in copied:
                continue
            others = [one for one in told if not one.is_unattributed and one.denies == mention.denies]
            if not others:
                continue
            start = mention.passage.spans[0].start
            behind = [one for one in others if one.passage.spans[0].start > start]
            best = min(
                behind or others,
                key=lambda one: (-fit(mention, one), abs(one.passage.spans[0].start - start), one.id),
            )
            ground = Ground(0.75, "the same story says whose words these are", (*mention.places, *best.places))
            yield Link(mention.id, best.id, "same source", False, False, ground)
