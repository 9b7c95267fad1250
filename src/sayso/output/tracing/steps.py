"""A claim on its way, step by step and in words: who has it from whom, and how firmly each puts it forward."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.output.printable import one_line
from sayso.output.tracing import wording
from sayso.output.tracing.bundles import Bundle, bundled
from sayso.output.tracing.known import Known
from sayso.output.tracing.moments import NO_DATE
from sayso.output.tracing.refs import Ref, Refs
from sayso.output.tracing.tellings import Branch, Telling, Tie, Web


@dataclass(frozen=True, slots=True)
class Step:
    """A telling, or several alike, and those that have it from there."""

    refs: tuple[Ref, ...]
    outlets: tuple[str, ...]
    css: str
    entry: str  # who is said to know, where an origin enters here
    published: str
    certainty: str
    denies: bool
    tie: str  # how it hangs on the one above: *copies*, or nothing
    above: Ref | None  # that one
    reason: str
    is_open: bool  # whether it is open which came first
    changes: tuple[str, ...]  # *hedge dropped*
    after: tuple[Step, ...]


def steps(web: Web, known: Known, refs: Refs) -> tuple[Step, ...]:
    """Every telling of a claim, under the one that it goes back to."""
    return tuple(_step(one, None, web, known, refs) for one in bundled(web.trees(), web))


def _step(one: Branch | Bundle, above: Telling | None, web: Web, known: Known, refs: Refs) -> Step:
    tellings = one.tellings if isinstance(one, Bundle) else (one.telling,)
    first, tie = tellings[0], one.tie
    shown = refs.mentions((each.id for telling in tellings for each in telling.mentions), web)
    under = [] if isinstance(one, Bundle) else bundled(one.before, web)
    return Step(
        refs=shown,
        outlets=tuple(dict.fromkeys(known.outlet(telling.story) for telling in tellings)),
        css=shown[0].css,
        entry=_entry(first, web),
        published=_when(tellings, known),
        certainty=", ".join(dict.fromkeys(wording.certainty(each) for each in first.mentions)),
        denies=first.denies,
        tie=wording.verb(tie.kind, tie.reason) if tie else "",
        above=refs.mention(above.mentions[0].id, web) if above else None,
        reason=_reason(tie),
        is_open=tie is not None and not tie.directed,
        changes=tuple(dict.fromkeys(wording.DRIFTS[drift.kind] for drift in tie.drifts)) if tie else (),
        after=tuple(_step(each, first, web, known, refs) for each in under),
    )


def _entry(telling: Telling, web: Web) -> str:
    of_origin = [one for one in web.tellings if one.origin.id == telling.origin.id]
    entered = next((one for one in of_origin if one.story == telling.origin.entered_in), of_origin[0])
    return wording.terminal(telling.origin.terminal) if entered.index == telling.index else ""


def _when(tellings: tuple[Telling, ...], known: Known) -> str:
    """When, from the first to the last that has a date."""
    times = list(dict.fromkeys(known.published(telling.story) for telling in tellings))
    dated = [time for time in times if not time.endswith(NO_DATE)] or times
    rest = " or without date" if len(dated) < len(times) else ""
    return (dated[0] if len(dated) == 1 else f"{dated[0]} to {dated[-1]}") + rest


def _reason(tie: Tie | None) -> str:
    return one_line(tie.reason) if tie else ""
