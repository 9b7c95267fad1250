"""What changed between a mention and the one it derives from: a hedge, a figure, a source, a condition.

Only along a derivation by credit, by copied words or from one version of a page to the next: one who says it twice to
two outlets may say it differently, and no outlet has changed anything. Verbatim copies have no drift.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.drift.headlines import headline_drifts
from sayso.tracing.drift.horizons import horizon, moved
from sayso.tracing.drift.strength import (
    bound,
    condition_words,
    figures,
    has_condition,
    hedge,
    key,
    loss,
    phrases,
    same_number,
    thing,
    written,
)
from sayso.tracing.sources import names
from sayso.tracing.sources.descriptions import Description, described
from sayso.tracing.sources.portraits import is_body
from sayso.vocabulary import Derivation, Drift, DriftKind, Figure, Ground, Hand, Place, Span

_PASSED_ON = ("version", "copy", "credit")
_FORECASTS = frozenset(["forecast", "conditional", "possible"])
_UNNAMED = ("anonymous_source", "unnamed_person", "unnamed_group")


def drifts(mentions: Sequence[Mentioned], derivations: Iterable[Derivation]) -> tuple[Drift, ...]:
    """The drifts along ``derivations`` between ``mentions`` of one claim, by the later mention; then of headlines."""
    by_id = {mention.id: mention for mention in mentions}
    told: dict[str, list[Mentioned]] = {}
    for mention in mentions:
        told.setdefault(mention.story, []).append(mention)
    found: list[Drift] = []
    for one in derivations:
        later, earlier = by_id.get(one.later), by_id.get(one.earlier)
        if later is None or earlier is None or one.kind not in _PASSED_ON or not one.directed:
            continue
        if later.denies or earlier.denies or (_is_verbatim(earlier, later) and later.source is not None):
            continue
        found += _between(earlier, later, one, told)
    once: dict[tuple[str, str, str], Drift] = {}
    for drift in sorted(found, key=lambda drift: (-drift.ground.score, drift.ground.reason)):
        once.setdefault((drift.later or "", drift.earlier, drift.kind), drift)
    return (*(once[name] for name in sorted(once)), *headline_drifts(mentions))


def _is_verbatim(earlier: Mentioned, later: Mentioned) -> bool:
    return _plain(earlier) == _plain(later) and earlier.passage.certainty == later.passage.certainty


def _plain(mention: Mentioned) -> str:
    words = " ".join(span.text for span in mention.passage.spans).casefold()
    return " ".join(words.translate(str.maketrans("“”‘’", "\"\"''")).split())


def _between(
    earlier: Mentioned, later: Mentioned, derived: Derivation, told: Mapping[str, Sequence[Mentioned]]
) -> Iterator[Drift]:
    """The drifts from one mention to another."""
    lost = has_condition(earlier) and not has_condition(later)
    if lost:
        reason = f"the condition “{_short(condition_words(earlier))}” is left out"
        yield _drift(earlier, later, "condition_dropped", 0.85, reason, (), ())
    changed = figure_change(earlier, later)
    if changed is not None:
        yield _drift(earlier, later, "figure_changed", *changed)
    elif moved := _horizon_change(earlier, later):
        yield _drift(earlier, later, "figure_changed", *moved)
    yield from _hedges(earlier, later)
    if promoted := _promotion(earlier, later, derived, told):
        yield _drift(earlier, later, "source_promoted", *promoted)


def _drift(
    earlier: Mentioned,
    later: Mentioned,
    kind: DriftKind,
    score: float,
    reason: str,
    before: Sequence[Span],
    after: Sequence[Span],
) -> Drift:
    """A drift with the words on both sides; the whole mentions where no single words tell."""
    here = tuple(Place(earlier.story, span) for span in before) or earlier.places
    there = tuple(Place(later.story, span) for span in after) or later.places
    return Drift(earlier.id, later.id, kind, Ground(score, reason, (*here, *there)))


def _hedges(earlier: Mentioned, later: Mentioned) -> Iterator[Drift]:
    """A hedge of the claim, or the ceiling of its figure, that one has and the other has not."""
    before, after = hedge(earlier), hedge(later)
    if before and not after:
        spans = (before.span,) if before.span else ()
        reason = f"“{before.words}” is dropped: “{_short(_words(earlier))}” becomes “{_short(_words(later))}”"
        yield _drift(earlier, later, "hedge_dropped", 0.85, reason, spans, ())
        return
    if after and not before:
        spans = (after.span,) if after.span else ()
        reason = f"“{after.words}” is added: “{_short(_words(earlier))}” becomes “{_short(_words(later))}”"
        yield _drift(earlier, later, "hedge_added", 0.8, reason, (), spans)
        return
    pair = shared_figure(earlier, later)
    if pair is None or before:
        return
    mine, theirs = pair
    if mine.sign in ("≤", "<") and theirs.sign == "=" and theirs.hedge is None:
        reason = f"“{mine.span.text}” becomes “{theirs.span.text}”: a ceiling reads as a count"
        yield _drift(earlier, later, "hedge_dropped", 0.75, reason, (mine.span,), (theirs.span,))
    elif theirs.sign in ("≤", "<") and mine.sign == "=" and mine.hedge is None:
        reason = f"“{mine.span.text}” becomes “{theirs.span.text}”: a count reads as a ceiling"
        yield _drift(earlier, later, "hedge_added", 0.7, reason, (mine.span,), (theirs.span,))


def figure_change(earlier: Mentioned, later: Mentioned) -> tuple[float, str, tuple[Span, ...], tuple[Span, ...]] | None:
    """Score, reason and words where the figure that two mentions share was moved; None where it was not."""
    pair = shared_figure(earlier, later)
    if pair is None:
        return None
    mine, theirs = pair
    spans = (mine.span,), (theirs.span,)
    words = f"“{mine.span.text}” becomes “{theirs.span.text}”"
    if not same_number(key(mine), key(theirs)) or bound(mine) != bound(theirs):
        return 0.9, words, *spans
    what = _counted(mine, earlier), _counted(theirs, later)
    if what[0] and what[1] and what[0] != what[1]:
        return 0.8, f"what is counted changes from {what[0]} to {what[1]}: {words}", *spans
    return None


def _counted(figure: Figure, mention: Mentioned) -> str | None:
    """The loss that a figure counts, where it counts one."""
    told = loss(" ".join(span.text for span in mention.passage.spans))
    return told or (found if (found := thing(figure)) in ("killed", "wounded", "casualties") else None)


def shared_figure(earlier: Mentioned, later: Mentioned) -> tuple[Figure, Figure] | None:
    """The figures of two mentions that are about one thing; None where there are none or nothing tells which."""
    before, after = figures(earlier), figures(later)
    if before and not after:
        values = [value for figure in before if (value := key(figure)) is not None]
        found = [figure for value in values if (figure := written(later, value)) is not None]
        after = tuple(replace(figure, unit=before[0].unit) for figure in found[:1])
    return _aligned(before, after)


def _aligned(before: Sequence[Figure], after: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The two figures that are about one thing: of one number if any are, else of one noun, else the only ones."""
    pairs = [(mine, theirs) for mine in before for theirs in after if _comparable(mine, theirs)]
    if not pairs:
        return None
    same = [pair for pair in pairs if same_number(key(pair[0]), key(pair[1]))]
    moved = [pair for pair in same if bound(pair[0]) != bound(pair[1]) or pair[0].sign != pair[1].sign]
    if same:
        return (moved or same)[0]
    told = [pair for pair in pairs if thing(pair[0]) is not None and thing(pair[0]) == thing(pair[1])]
    if told:
        return told[0]
    return pairs[0] if len(before) == 1 == len(after) else None


def _comparable(mine: Figure, theirs: Figure) -> bool:
    return mine.unit == theirs.unit and mine.compares == theirs.compares and (mine.per is None) == (theirs.per is None)


def _horizon_change(
    earlier: Mentioned, later: Mentioned
) -> tuple[float, str, tuple[Span, ...], tuple[Span, ...]] | None:
    """Where the time by which a forecast is to come true was moved: *by 1 October* is not *on 1 October*."""
    if not set(earlier.passage.certainty) & _FORECASTS:
        return None
    mine, theirs = horizon(earlier.passage.spans), horizon(later.passage.spans)
    if mine is None or theirs is None or not moved(mine, theirs):
        return None
    words = f"the time moves: “{mine.span.text}” becomes “{theirs.span.text}”"
    return 0.75, words, (mine.span,), (theirs.span,)


def _promotion(
    earlier: Mentioned, later: Mentioned, derived: Derivation, told: Mapping[str, Sequence[Mentioned]]
) -> tuple[float, str, tuple[Span, ...], tuple[Span, ...]] | None:
    """Score, reason and words where a source reads as more than it was."""
    mine, theirs = earlier.source, later.source
    if mine is None:
        return None
    if theirs is None:
        return _vanished(earlier, later, derived, told)
    relayed = [hand for hand in earlier.chain[1:-1] if hand.type == "named_person"]
    still = [hand for hand in later.chain[1:-1] if hand.type != "outlet"]
    if relayed and mine.type in _UNNAMED and not still and theirs.type in _UNNAMED:
        reason = f"{relayed[-1].name}, who relayed it, is gone: “{_short(theirs.name)}” seem to say it themselves"
        return 0.8, reason, _spans(mine), _spans(theirs)
    if mine.type in _UNNAMED and _names_too(earlier, theirs, told):
        return None  # the lead's specialist is named further down
    if mine.type in _UNNAMED and theirs.type in ("named_person", "named_organization") and _gains_name(mine, theirs):
        return 0.7, f"“{_short(mine.name)}” becomes “{_short(theirs.name)}”", _spans(mine), _spans(theirs)
    before, after = described(_told_of(earlier, mine)), described(_told_of(later, theirs))
    if mine.type in _UNNAMED and _grows(before, after):
        reason = f"“{_short(before.words)}” becomes “{_short(after.words)}”"
        return 0.75, reason, _spans(mine), _spans(theirs)
    return None


def _names_too(earlier: Mentioned, theirs: Hand, told: Mapping[str, Sequence[Mentioned]]) -> bool:
    """Whether the earlier story has the claim from the later one's source by name too."""
    name = names.person(theirs.name)
    others = [one.source for one in told.get(earlier.story, ()) if one is not earlier and one.source is not None]
    return any(
        names.same_person(names.person(one.name), name) is not False for one in others if one.type not in _UNNAMED
    )


def _has_name(earlier: Mentioned, told: Mapping[str, Sequence[Mentioned]]) -> bool:
    """Whether the earlier story has the claim from a person with a name too."""
    others = [one for one in told.get(earlier.story, ()) if one is not earlier and not one.denies]
    return any(one.source is not None and one.source.type == "named_person" for one in others)


def _vanished(
    earlier: Mentioned, later: Mentioned, derived: Derivation, told: Mapping[str, Sequence[Mentioned]]
) -> tuple[float, str, tuple[Span, ...], tuple[Span, ...]] | None:
    """Where the source is gone: behind the outlet that is credited, or behind nobody at all."""
    mine = earlier.source
    if mine is None:
        return None
    others = [
        one for one in told.get(later.story, ()) if one is not later and not one.denies and one.source is not None
    ]
    if others:  # the story names its source elsewhere
        return None
    if mine.type in _UNNAMED and _has_name(earlier, told):
        return None  # who is described in the lead has a name further down: nobody disappears
    known = {hand.known_from for hand in later.chain[1:]}
    if derived.kind == "copy" and known <= {"copy", "wire", "link"}:
        return 0.75, f"{_short(mine.name)} is gone: the story says so in its own voice", _spans(mine), ()
    if derived.kind == "credit" and mine.type in _UNNAMED:
        outlet = later.chain[1].name if len(later.chain) > 1 else earlier.outlet_name
        reason = f"“{_short(mine.name)}” disappears: {outlet} itself becomes the source"
        return 0.8, reason, _spans(mine), ()
    return None


def _gains_name(mine: Hand, theirs: Hand) -> bool:
    if is_body(described(mine.name)):
        return False
    return any(map(str.isupper, theirs.name)) and theirs.name.casefold() not in mine.name.casefold()


def _grows(before: Description, after: Description) -> bool:
    """Whether some became many: *two firefighters* are now *firefighters*, those *at the scene* all of them."""
    if before.head != after.head or not after.plural or after.number is not None or after.definite:
        return False
    if phrases("disappearing").match(after.words):
        return False
    if before.number is not None or phrases("disappearing").match(before.words):
        return True
    narrowed = bool(before.clause.startswith(("who ", "that "))) and not after.clause
    return narrowed and not after.after


def _told_of(mention: Mentioned, hand: Hand) -> str:
    """A hand's words with the relative clause behind them in the text: *firefighters who were at the scene*."""
    text = mention.entry.reading.story.text
    place = hand.place.span if hand.place and hand.place.story == mention.story else None
    if place is None or described(place.text).head != described(hand.name).head:
        return hand.name
    if len(place.text) > len(hand.name):
        return place.text
    behind = re.match(r",? (?:who|that) [^,.;“”\"]+", text[place.end : place.end + 100])
    return hand.name + (behind[0] if behind and " who " not in hand.name else "")


def _spans(hand: Hand) -> tuple[Span, ...]:
    return (hand.place.span,) if hand.place else ()


def _words(mention: Mentioned) -> str:
    return " … ".join(span.text for span in mention.passage.spans)


def _short(words: str) -> str:
    plain = " ".join(words.split()).strip(' ,.“”"')
    return plain if len(plain) <= 80 else plain[:80].rpartition(" ")[0] + " …"
