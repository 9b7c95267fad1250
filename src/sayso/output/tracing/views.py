"""What a page shows of one claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.output.printable import one_line
from sayso.output.report.publication import Value, is_web_address
from sayso.output.tracing import wording
from sayso.output.tracing.axes import Axis, axes
from sayso.output.tracing.details import both_wordings, changes
from sayso.output.tracing.differences import Piece, difference
from sayso.output.tracing.drawing import Drawing, anchor, drawing
from sayso.output.tracing.known import Known
from sayso.output.tracing.refs import Ref, Refs, origin_ref
from sayso.output.tracing.steps import Step, steps
from sayso.output.tracing.tellings import Web
from sayso.output.wording import TYPES
from sayso.vocabulary import Claim, ClaimMention, Conflict, Drift, Origin

DOTS = 12  # origins that are shown as dots; more are only counted


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin."""

    ref: Ref
    name: str
    type: str
    outlet: str  # in whose story it entered
    published: str
    standing: str
    counts: str  # certain, possible, or not
    may_be: tuple[Ref, ...]
    reason: str
    mentions: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What changed between a mention and the one it goes back to, or its headline."""

    before: Ref
    after: Ref | None  # None for the headline
    kinds: tuple[tuple[str, str], ...]  # names and reasons
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Mentions that cannot all be right, or should not be compared."""

    name: str
    refs: tuple[Ref, ...]
    words: tuple[tuple[Ref, str], ...]  # of those mentions that are of this claim
    reason: str


@dataclass(frozen=True, slots=True)
class WayView:
    """From whom a mention has it."""

    verb: str
    ref: Ref
    reason: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class MentionView:
    """A mention, verbatim."""

    ref: Ref
    anchor: str
    outlet: str
    story: str | None  # the way to it in the list of stories
    published: str
    title: Value
    words: str
    chain: tuple[tuple[str, str], ...]  # names, and how a hand is known where no words of the page tell
    is_own_voice: bool
    certainty: str
    denies: bool
    ways: tuple[WayView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A claim in the list of all."""

    number: int
    anchor: str
    statement: str
    stories: int
    outlets: int
    count: str  # *1 to 2*
    bar: tuple[float, float, float]  # stories, possible and certain origins, in per cent of the most stories of a claim


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim."""

    number: int
    anchor: str
    statement: str
    statement_from: Ref
    support: str
    origins: str
    dots: tuple[int, int]  # certain origins, and those that are possible beyond them
    reason: str
    ground: str
    sources: tuple[OriginView, ...]
    drawing: Drawing
    steps: tuple[Step, ...]
    changes: tuple[ChangeView, ...]
    drifts: str
    conflicts: tuple[ConflictView, ...]
    axes: tuple[Axis, ...]
    grade: str
    grade_reason: str
    credibility: str
    mentions: tuple[MentionView, ...]


def row(number: int, most: int, claim: Claim) -> RowView:
    """The ``number``-th claim in a list in which no claim has more than ``most`` stories."""
    low, high = claim.independence.certain, claim.independence.possible
    return RowView(
        number=number,
        anchor=claim.id,
        statement=one_line(claim.statement),
        stories=claim.stories,
        outlets=claim.outlets,
        count=str(low) if low == high else f"{low} to {high}",
        bar=(_share(claim.stories, most), _share(high, most), _share(low, most)),
    )


def view(number: int, web: Web, known: Known, refs: Refs) -> ClaimView:
    """The ``number``-th claim of a page."""
    claim = web.claim
    low, high = claim.independence.certain, claim.independence.possible
    return ClaimView(
        number=number,
        anchor=claim.id,
        statement=one_line(claim.statement),
        statement_from=refs.mention(
            f"{claim.statement_from.story}:{claim.statement_from.span.start}-{claim.statement_from.span.end}", web
        ),
        support=wording.support(claim),
        origins=wording.origins(claim.independence),
        dots=(low, high - low) if high <= DOTS else (0, 0),
        reason=wording.reason(claim),
        ground=one_line(claim.ground.reason),
        sources=tuple(_origin(origin, web, known, refs) for origin in claim.origins),
        drawing=drawing(web, known),
        steps=steps(web, known, refs),
        changes=tuple(_change(group, web, known, refs) for group in changes(claim)),
        drifts=wording.drifted(claim.drifts),
        conflicts=tuple(_conflict(one, web, refs) for one in claim.conflicts),
        axes=axes(web, refs),
        grade=wording.grade(claim.grade),
        grade_reason=wording.grade_reason(claim.grade),
        credibility=f"{claim.grade.credibility}, {wording.CREDIBILITY[claim.grade.credibility]}",
        mentions=tuple(_mention(one, web, known, refs) for one in claim.mentions),
    )


def _share(count: int, most: int) -> float:
    return round(100 * min(count / max(most, 1), 1), 1)


def _origin(origin: Origin, web: Web, known: Known, refs: Refs) -> OriginView:
    hand = origin.terminal
    is_outlet = hand.known_from == "publisher"
    others = {one.id: one for one in web.claim.origins}
    return OriginView(
        ref=origin_ref(origin, web),
        name=one_line(hand.name) + (f", for {one_line(hand.speaks_for)}" if hand.speaks_for else ""),
        type=wording.OWN_VOICE if is_outlet else TYPES[hand.type],
        outlet=known.outlet(origin.entered_in),
        published=known.published(origin.entered_in),
        standing=wording.counted(origin),
        counts="no" if origin.denies or not origin.possible else "certain" if origin.certain else "possible",
        may_be=tuple(origin_ref(others[one], web) for one in origin.may_be if one in others),
        reason=one_line(origin.ground.reason),
        mentions=refs.mentions((one for one in origin.mentions if one in web.numbers), web),
    )


def _change(drifts: tuple[Drift, ...], web: Web, known: Known, refs: Refs) -> ChangeView:
    first = drifts[0]
    old, new = difference(*both_wordings(first, web, known))
    return ChangeView(
        before=refs.mention(first.earlier, web),
        after=refs.mention(first.later, web) if first.later else None,
        kinds=tuple((wording.DRIFTS[drift.kind], one_line(drift.ground.reason)) for drift in drifts),
        old=old,
        new=new,
    )


def _conflict(one: Conflict, web: Web, refs: Refs) -> ConflictView:
    own = [mention for mention in one.mentions if mention in web.mentions]
    return ConflictView(
        name=wording.CONFLICTS[one.kind],
        refs=refs.mentions(one.mentions, web),
        words=tuple((refs.mention(key, web), wording.quoted(wording.words(web.mentions[key]))) for key in own),
        reason=one_line(one.ground.reason),
    )


def _mention(one: ClaimMention, web: Web, known: Known, refs: Refs) -> MentionView:
    story = known.stories.get(one.story)
    url = one_line(story.url or "") if story else ""
    return MentionView(
        ref=refs.mention(one.id, web),
        anchor=anchor(web, web.numbers[one.id]),
        outlet=known.outlet(one.story),
        story=f"#story-{one.story}" if story else None,
        published=known.published(one.story),
        title=Value(known.title(one.story), url if is_web_address(url) else None),
        words=wording.words(one),
        chain=tuple(_chain(one)),
        is_own_voice=len(one.chain) < 2,
        certainty=wording.certainty(one),
        denies=one.denies,
        ways=tuple(
            WayView(
                wording.verb(way.kind, way.ground.reason),
                refs.mention(way.earlier, web),
                one_line(way.ground.reason),
                not way.directed,
            )
            for way in web.claim.derivations
            if way.later == one.id
        ),
    )


_PUT_IN = {"wire": "by the agency’s tag", "link": "by the link", "copy": "by the copied text"}


def _chain(one: ClaimMention) -> Iterator[tuple[str, str]]:
    for hand in one.chain:
        yield one_line(hand.name), _PUT_IN.get(hand.known_from, "")
