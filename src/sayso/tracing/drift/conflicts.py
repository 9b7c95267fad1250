"""Where mentions of a claim cannot all be right, and where figures look alike and are of different things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from sayso.reading.figures.comparing import compared
from sayso.reading.figures.intervals import Interval
from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.drift.strength import figures, key, loss, same_number, thing
from sayso.tracing.sources import names
from sayso.tracing.sources.descriptions import short_name
from sayso.vocabulary import Conflict, Figure, Ground, Span

_MOST = 24  # of a kind for one claim; a hundred outlets that round a number differently are no hundred conflicts
_FAR = 1_000_000_000  # characters: two figures of different stories never stand beside each other
_SMALLEST = 10  # numbers below it are everywhere, and look alike by chance


def conflicts(mentions: Sequence[Mentioned], others: Sequence[Mentioned] = ()) -> tuple[Conflict, ...]:
    """The conflicts among ``mentions`` of one claim, and look-alikes among them and ``others`` of other claims.

    Each pair of opposed statements once, by the earliest mentions that make them. Affirmation first, or the earlier.
    """
    known = sorted(mentions, key=lambda mention: mention.order)
    affirming = [mention for mention in known if not mention.denies]
    found = [
        *_some(_denials(affirming, [mention for mention in known if mention.denies])),
        *_some(_figures(affirming)),
        *_some(_look_alikes(affirming, sorted(others, key=lambda mention: mention.order))),
    ]
    return tuple(found)


def _some(found: Iterable[Conflict]) -> list[Conflict]:
    return [conflict for _, conflict in zip(range(_MOST), found, strict=False)]


def _denials(affirming: Sequence[Mentioned], denying: Sequence[Mentioned]) -> Iterator[Conflict]:
    """Each who denies it, once, against the earliest who says so."""
    seen: set[str] = set()
    for mention in denying:
        who = mention.source.speaks_for or mention.source.name if mention.source else mention.outlet_name
        if affirming and names.folded(who) not in seen:
            seen.add(names.folded(who))
            said = affirming[0].source.name if affirming[0].source else affirming[0].outlet_name
            why = mention.denial or Ground(0.9, "")
            reason = f"{short_name(said)} said so, denied by {short_name(who)}" + (
                f": {why.reason}" if why.reason else ""
            )
            ground = Ground(why.score, reason, (*affirming[0].places, *mention.places))
            yield Conflict("denied", (affirming[0].id, mention.id), ground)


def _figures(mentions: Sequence[Mentioned]) -> Iterator[Conflict]:
    """Figures of the claim's quantity that have no number in common, and those that count other things."""
    told: dict[tuple[object, ...], tuple[Figure, Mentioned]] = {}
    seen: set[tuple[object, ...]] = set()
    for mention in mentions:
        for figure in figures(mention):
            what = loss(_words(mention)) or thing(figure)
            told.setdefault((figure.unit, figure.low, figure.high, figure.sign, what), (figure, mention))
    pairs = list(told.values())
    for place, (figure, mention) in enumerate(pairs):
        for other, later in pairs[place + 1 :]:
            if mention.id != later.id and (conflict := _opposed(figure, mention, other, later)):
                pair = (conflict.kind, *sorted((_known_by(figure, mention), _known_by(other, later))))
                if pair not in seen:
                    seen.add(pair)
                    yield conflict


def _known_by(figure: Figure, mention: Mentioned) -> tuple[float, str]:
    value = key(figure)
    return round(value or 0.0, 6), loss(_words(mention)) or thing(figure) or ""


def _opposed(one: Figure, first: Mentioned, other: Figure, second: Mentioned) -> Conflict | None:
    words = f"“{one.span.text}” and “{other.span.text}”"
    here, there = loss(_words(first)) or thing(one), loss(_words(second)) or thing(other)
    ids, places = (first.id, second.id), (*first.places, *second.places)
    if same_number(key(one), key(other)):
        if here != there and {here, there} <= {"killed", "wounded", "casualties", "missing"}:
            reason = f"{words} look alike: one counts {here}, the other {there}"
            return Conflict("look alike", ids, Ground(0.7, reason, places))
        return None
    if any(same_number(key(mine), key(theirs)) for mine, theirs in product(figures(first), figures(second))):
        return None  # they share their figure, and tell other things beside it
    apart = _apart(one, other, alone=len(figures(first)) == 1 == len(figures(second)))
    return Conflict("figures", ids, Ground(0.8, apart, places)) if apart else None


def _apart(one: Figure, other: Figure, *, alone: bool) -> str | None:
    """Why two figures of one thing cannot both be right; None where they can, or are of different things.

    ``alone`` says that each is the only one of its mention: then they are of one thing if nothing tells otherwise.
    """
    far = Span(other.span.start + _FAR, other.span.end + _FAR, other.span.text)
    for comparison in compared((one, replace(other, span=far))):
        return comparison.reason if comparison.verdict == "differ" else None
    if one.unit != other.unit or one.compares != other.compares or one.per != other.per:
        return None
    if _is_part_of_one(one) != _is_part_of_one(other):  # a third is no number of things
        return None
    known = thing(one), thing(other)
    if not alone or (known[0] and known[1] and known[0] != known[1]):
        return None
    meet = _interval(one).meet(_interval(other))
    return None if meet else f"“{one.span.text}” and “{other.span.text}” have no number in common"


def _is_part_of_one(figure: Figure) -> bool:
    value = key(figure)
    return figure.unit is None and value is not None and 0 < value < 1


def _interval(figure: Figure) -> Interval:
    return Interval(figure.low, figure.high, figure.includes_low, figure.includes_high)


def _look_alikes(mentions: Sequence[Mentioned], others: Sequence[Mentioned]) -> Iterator[Conflict]:
    """One number of people in two claims to whom different things happened: 140 injured here, 140 casualties there.

    Forty boxes and forty districts are taken for each other by nobody.
    """
    seen: set[tuple[float, str, str]] = set()
    theirs = [(figure, mention) for mention in others if not mention.denies for figure in figures(mention)]
    for mention in mentions:
        for figure in figures(mention):
            value = key(figure)
            if value is None or value < _SMALLEST:
                continue
            for other, elsewhere in theirs:
                what = loss(_words(mention)), loss(_words(elsewhere))
                if not same_number(value, key(other)) or figure.unit != other.unit or not (what[0] and what[1]):
                    continue
                if what[0] != what[1] and (value, what[0], what[1]) not in seen:
                    seen.add((value, what[0], what[1]))
                    reason = f"“{figure.span.text}” and “{other.span.text}” look alike: {what[0]} is not {what[1]}"
                    yield Conflict(
                        "look alike",
                        (mention.id, elsewhere.id),
                        Ground(0.6, reason, (*mention.places, *elsewhere.places)),
                    )


def _words(mention: Mentioned) -> str:
    return " ".join(span.text for span in mention.passage.spans)
