"""The provenance of a claim drawn: who has it from whom, in numbers that a template puts into SVG.

What joins two tellings leaves the earlier one downwards or upwards and enters the later one from the left, so that many
that come from one share a trunk. Kinds differ in their lines, not in colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.output.printable import one_line
from sayso.output.tracing import wording
from sayso.output.tracing.known import Known
from sayso.output.tracing.lanes import NAMES, PILL, Lane, Layout, Stop, layout
from sayso.output.tracing.tellings import Telling, Tie, Web
from sayso.reading.text.phrases import few, joined
from sayso.vocabulary import DerivationKind

CLASSES: dict[DerivationKind, str] = {
    "copy": "copy",
    "credit": "credit",
    "version": "version",
    "same source": "same-source",
    "same quote": "same-quote",
    "unclear": "unclear",
}
"""The CSS class of a line."""

_BEND, _HEAD = 7, 9  # radius of a bend; length of an arrow's head
_SLIP = 5  # pixels by which the trunks of neighbours are apart
_MOST = 3  # lines that lead to one telling; the list has them all
_LONG = 220  # characters of a mention shown when something is pointed at


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two stops."""

    d: str  # as SVG has it
    head: str  # of its arrow; empty where nothing tells which is the later one
    css: str
    title: str
    mark: tuple[float, float] | None  # where something changed on the way


@dataclass(frozen=True, slots=True)
class Sign:
    """A stop as it is drawn."""

    stop: Stop
    href: str  # to the first of its mentions
    title: str
    denies: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it; lengths in pixels."""

    layout: Layout
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]
    legend: tuple[tuple[str, str], ...]  # CSS class and name of the kinds of lines that are in it
    has_marks: bool
    has_open: bool  # whether it has lines without direction
    has_bundles: bool
    summary: str
    names: int = NAMES
    pill: int = PILL


def drawing(web: Web, known: Known) -> Drawing:
    """The drawing of a claim."""
    found = layout(web, known)
    of = {telling.index: stop for stop in found.stops() for telling in stop.tellings}
    ties = _drawn(web, of)
    slips = {id(stop): number % 3 * _SLIP for number, stop in enumerate(found.stops())}
    lines = tuple(_line(tie, of[tie.earlier], of[tie.later], slips[id(of[tie.earlier])], web) for tie in ties)
    used = {tie.kind for tie in ties}
    return Drawing(
        layout=found,
        lines=lines,
        signs=tuple(_sign(stop, web, known) for stop in found.stops()),
        legend=tuple((CLASSES[kind], name) for kind, name in wording.DERIVATIONS.items() if kind in used),
        has_marks=any(line.mark for line in lines),
        has_open=any(not line.head for line in lines),
        has_bundles=any(len(stop.tellings) > 1 for stop in found.stops()),
        summary=_summary(web, found.lanes),
    )


def anchor(web: Web, number: int) -> str:
    """The id of a mention on the page."""
    return f"{web.claim.id}-{number}"


def _drawn(web: Web, of: dict[int, Stop]) -> list[Tie]:
    """One tie between two stops, the firmest, and only so many to each."""
    strength = {kind: number for number, kind in enumerate(wording.DERIVATIONS)}
    found: dict[tuple[int, int], Tie] = {}
    counts: dict[int, int] = {}
    for tie in sorted(web.ties, key=lambda tie: (strength[tie.kind], tie.later, tie.earlier)):
        later, earlier = of[tie.later].tellings[0].index, of[tie.earlier].tellings[0].index
        is_drawn = (later, earlier) in found or (earlier, later) in found
        if later != earlier and not is_drawn and counts.get(later, 0) < _MOST:
            found[later, earlier] = tie
            counts[later] = counts.get(later, 0) + 1
    return [found[key] for key in sorted(found)]


def _line(tie: Tie, earlier: Stop, later: Stop, slip: float, web: Web) -> Line:
    """From one stop to another: along the lane, by trunk and bend, or from above or below where there is no room."""
    trunk, end, down = earlier.x + 9 + slip, later.x, later.y > earlier.y
    sign, start = (1, earlier.y + PILL / 2) if down else (-1, earlier.y - PILL / 2)
    if later.y == earlier.y and end > earlier.end:
        d, head = f"M{earlier.end + 2:.1f} {earlier.y:.1f}H{end - 2:.1f}", _right(end, later.y)
        mark = ((earlier.end + end) / 2 - 3, later.y)
    elif end >= trunk + _BEND + _HEAD:
        d = (
            f"M{trunk:.1f} {start:.1f}V{later.y - sign * _BEND:.1f}"
            f"Q{trunk:.1f} {later.y:.1f} {trunk + _BEND:.1f} {later.y:.1f}H{end - 2:.1f}"
        )
        is_long = end - trunk > 44
        head = _right(end, later.y)
        mark = (end - 22, later.y) if is_long else (trunk, later.y - sign * 20)
    else:
        into, to = min(max(trunk, end + 8), end + later.width - 8), later.y - sign * PILL / 2
        middle = (start + to) / 2
        d = f"M{trunk:.1f} {start:.1f}C{trunk:.1f} {middle:.1f} {into:.1f} {middle:.1f} {into:.1f} {to - sign * 2:.1f}"
        head = f"M{into:.1f} {to:.1f}l-4.5 {-sign * _HEAD}h9z"
        mark = (into, to - sign * 20) if abs(to - start) > 44 else ((trunk + into) / 2, middle)
    return Line(
        d=d,
        head=head if tie.directed else "",
        css=f"{CLASSES[tie.kind]} {later.css}",
        title=_told(tie, web),
        mark=(round(mark[0], 1), round(mark[1], 1)) if tie.drifts else None,
    )


def _right(x: float, y: float) -> str:
    return f"M{x:.1f} {y:.1f}l-{_HEAD} -4.5v9z"


def _told(tie: Tie, web: Web) -> str:
    later, earlier = (web.sign(web.tellings[index].mentions[0].id) for index in (tie.later, tie.earlier))
    drifts = f" On the way: {wording.drifted(tie.drifts)}." if tie.drifts else ""
    open_ = "" if tie.directed else " Which came first is open."
    return f"{later} {wording.verb(tie.kind, tie.reason)} {earlier}: {one_line(tie.reason)}.{open_}{drifts}"


def _sign(stop: Stop, web: Web, known: Known) -> Sign:
    first = stop.tellings[0]
    told = [_title(telling, web, known) for telling in stop.tellings[:12]]
    more = len(stop.tellings) - len(told)
    return Sign(
        stop, anchor(web, first.numbers[0]), "\n".join([*told, *([f"and {more} more"] if more else [])]), first.denies
    )


def _title(telling: Telling, web: Web, known: Known) -> str:
    signs = ", ".join(web.sign(one.id) for one in telling.mentions)
    line = f"{signs}: {known.outlet(telling.story)}, {known.published(telling.story)}, "
    said = wording.quoted(wording.words(telling.mentions[0]))
    return line + f"{wording.certainty(telling.mentions[0])}: {said[:_LONG]}{'…' if len(said) > _LONG else ''}"


def _summary(web: Web, lanes: tuple[Lane, ...]) -> str:
    """What the drawing shows, for those who do not see it."""
    entries = joined(
        f"{letter}, {wording.terminal(origin.terminal)}"
        for letter, origin in zip(web.letters.values(), web.claim.origins, strict=True)
    )
    return (
        f"{few(len(lanes), 'lane')}, one below the other, each an outlet or several as one; time runs to the right. "
        f"{few(len(web.claim.mentions), 'mention')} of {few(len(web.claim.origins), 'origin')}: {entries}. "
        "Step by step, below the drawing, tells who has it from whom in words."
    )
