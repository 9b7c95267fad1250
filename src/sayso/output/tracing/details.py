"""Everything that a tracing tells of one claim, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.output.printable import one_line
from sayso.output.tracing import wording
from sayso.output.tracing.differences import Piece, difference
from sayso.output.tracing.known import Known
from sayso.output.tracing.tellings import Web
from sayso.reading.text.phrases import joined
from sayso.vocabulary import Claim, ClaimMention, Conflict, Derivation, Drift, DriftKind, Origin

INDENT = 4  # columns by which what belongs to a claim stands in
_STEP = 5  # columns by which what belongs to a mention stands in


def hung(sign: str, text: RenderableType, indent: int = _STEP) -> RenderableType:
    """``text`` with a sign before it, all its lines standing in."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(min_width=indent - 1, no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    grid.add_row(sign, text)
    return grid


def details(web: Web, known: Known, width: int) -> Iterator[RenderableType]:
    """Origins, every mention, what changed, what contradicts, the grade; ``width`` is in columns."""
    claim = web.claim
    yield from _heading("Origins")
    for origin in claim.origins:
        yield hung(web.letters[origin.id], _origin(origin, web, known))
    yield from _heading("Mentions in order of time")
    for mention in claim.mentions:
        yield hung(web.sign(mention.id), _mention(mention, web, known))
    if claim.drifts:
        yield from _heading("Changed on the way")
        for drifts in changes(claim):
            yield from _drifts(drifts, web, known)
    if claim.conflicts:
        yield from _heading("Conflicts")
        for conflict in claim.conflicts:
            yield _conflict(conflict, web, known)
    yield from _heading("Suggested Admiralty grade")
    yield Constrain(
        Text(f"{wording.grade(claim.grade)}. {wording.grade_reason(claim.grade)} It is no judgement."), width
    )


def standing(origin: Origin, web: Web) -> Iterator[str]:
    """How an origin counts, where it does not simply count, and which others it may be."""
    if not origin.certain or origin.denies:
        yield wording.counted(origin)
    if others := joined(web.letters.get(one, one) for one in origin.may_be):
        yield f"may be one with {others}"


def changes(claim: Claim) -> list[tuple[Drift, ...]]:
    """The drifts of a claim, those between the same two mentions together, each kind once."""
    groups: dict[tuple[str, str | None], dict[DriftKind, Drift]] = {}
    for drift in claim.drifts:
        groups.setdefault((drift.earlier, drift.later), {}).setdefault(drift.kind, drift)
    return [tuple(group.values()) for group in groups.values()]


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(words, "bold dim")


def _origin(origin: Origin, web: Web, known: Known) -> Text:
    text = Text(wording.terminal(origin.terminal))
    numbers = web.numbers_of(origin)
    text.append(f", mention{'' if len(numbers) == 1 else 's'} {wording.ranges(numbers)}")
    entered = f"entered in {known.outlet(origin.entered_in)}, {known.published(origin.entered_in)}"
    for fact in (entered, *standing(origin, web), one_line(origin.ground.reason)):
        text.append(f"\n{fact}", "dim")
    return text


def _mention(mention: ClaimMention, web: Web, known: Known) -> Text:
    text = Text(f"{known.outlet(mention.story)}, {known.published(mention.story)}\n")
    text.append(wording.quoted(wording.words(mention)), "green")
    text.append(f"\n{wording.chain(mention)} · ").append(wording.certainty(mention), "magenta")
    for one in web.claim.derivations:
        if one.later == mention.id:
            text.append(f"\n{_derivation(one, web)}", "dim")
    return text


def _derivation(one: Derivation, web: Web) -> str:
    open_ = "" if one.directed else "; which came first is open"
    why = one_line(one.ground.reason)
    return f"{wording.verb(one.kind, why)} {web.sign(one.earlier)}: {why}{open_}"


def _drifts(drifts: tuple[Drift, ...], web: Web, known: Known) -> Iterator[RenderableType]:
    """What changed between two mentions, and both with the words marked that differ."""
    first = drifts[0]
    to = web.sign(first.later) if first.later else "its headline"
    text = Text(f"{web.sign(first.earlier)} → {to}  ", "bold")
    for number, drift in enumerate(drifts):
        text.append("; " if number else "", "not bold").append(wording.DRIFTS[drift.kind], "bold magenta")
        text.append(f": {one_line(drift.ground.reason)}", "not bold")
    yield text
    before, after = (marked_words(pieces) for pieces in difference(*both_wordings(first, web, known)))
    yield Padding(hung("before", before, 8), (0, 0, 0, _STEP))
    yield Padding(hung("after", after, 8), (0, 0, 0, _STEP))


def both_wordings(drift: Drift, web: Web, known: Known) -> tuple[str, str]:
    """The words before and after; a headline is the one of the mention's own story."""
    earlier, later = web.mentions.get(drift.earlier), web.mentions.get(drift.later or "")
    before = wording.words(earlier) if earlier else ""
    if drift.later is None:
        return before, known.title(earlier.story) if earlier else ""
    return before, wording.words(later) if later else ""


def marked_words(pieces: tuple[Piece, ...]) -> Text:
    """A wording in which brackets and a colour mark what the other one has not."""
    text = Text()
    for piece in pieces:
        text.append(*((f"[{piece.text}]", "bold magenta") if piece.fate == "changed" else (piece.text, "")))
    return text


def _conflict(conflict: Conflict, web: Web, known: Known) -> RenderableType:
    signs = ", ".join(web.sign(one) if one in web.numbers else known.named(one) for one in conflict.mentions)
    return Text(f"{signs}  ", "bold").append(
        f"{wording.CONFLICTS[conflict.kind]}: {one_line(conflict.ground.reason)}", "not bold"
    )
