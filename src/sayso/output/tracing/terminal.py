"""A tracing for people at a terminal: the claims, those first that have many stories and few origins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.output.printable import one_line
from sayso.output.table import shortened
from sayso.output.tracing import wording
from sayso.output.tracing.details import INDENT, hung, standing
from sayso.output.tracing.details import details as claim_details
from sayso.output.tracing.known import Known
from sayso.output.tracing.moments import NO_DATE
from sayso.output.tracing.surroundings import Surroundings
from sayso.output.tracing.tellings import Web
from sayso.reading.text.phrases import few
from sayso.vocabulary import Claim, Tracing, Versions

_WIDTH = 100  # longer lines are hard to read
_DOTS = 12  # origins that are shown as dots; more are only counted
_FULL = 12  # claims that an overview tells more of than how many stories and origins they have
_ORIGINS, _NUMBERS = 8, 10  # of a claim in brief, and of the mentions of one
_NAME = 60  # characters of a terminal source in a list
_TRAILING = re.compile(r" +$", re.MULTILINE)


def write_tracing(
    tracing: Tracing, to: Console, *, claims: Sequence[Claim] | None = None, details: bool = False
) -> None:
    """The claims of a tracing in brief, or with ``details`` also every mention, change and conflict.

    ``claims`` are those to be shown; without it all that two stories or more carry.
    """
    shown = carried(tracing) if claims is None else tuple(claims)
    known, width = Known(tracing), min(to.width, _WIDTH)
    with to.capture() as captured:
        for part in _parts(tracing, shown, known, width, details=details, is_overview=claims is None):
            to.print(part, width=width)
    to.file.write(_TRAILING.sub("", captured.get()))  # rich fills lines with spaces, which pipes and diffs show


def carried(tracing: Tracing) -> tuple[Claim, ...]:
    """The claims that two stories or more carry."""
    return tuple(claim for claim in tracing.claims if claim.stories > 1)


def _parts(
    tracing: Tracing, claims: tuple[Claim, ...], known: Known, width: int, *, details: bool, is_overview: bool
) -> Iterator[RenderableType]:
    if is_overview:
        yield from _header(tracing, claims)
    full = len(claims) if details or not is_overview else _FULL
    for number, claim in enumerate(claims[:full], start=1):
        yield from _claim(number, claim, known, width, details=details)
    if claims[full:]:
        yield Text("The others in short; --about WORDS, --html and --json tell all of them", "bold")
        for number, claim in enumerate(claims[full:], start=full + 1):
            yield hung(str(number), Text(one_line(claim.statement)), INDENT)
            yield _indented(_support(claim))
        yield Text()
    yield from _changed_pages(tracing, claims, known, is_overview=is_overview)
    if is_overview:
        yield from _undated(tracing, known)
    yield from _constraints(tracing, known)
    yield Text(f"Traced by {one_line(tracing.program)}, {one_line(tracing.model)}. A machine did: check it.", "dim")


def _claim(number: int, claim: Claim, known: Known, width: int, *, details: bool) -> Iterator[RenderableType]:
    """A claim, with a few lines on its origins or with everything there is to tell."""
    web = Web(claim)
    yield hung(str(number), Text(one_line(claim.statement), "bold"), INDENT)
    yield _indented(_support(claim))
    yield _indented(Text(wording.reason(claim)))
    if details:
        yield _indented(Group(*claim_details(web, known, width - INDENT)))
    else:
        yield _indented(_origins(web, width - INDENT))
        yield _indented(_rest(claim))
    yield Text()


def _header(tracing: Tracing, claims: tuple[Claim, ...]) -> Iterator[RenderableType]:
    yield Text(f"{wording.stories(len(tracing.stories))} traced", "bold")
    if not claims:
        yield Text("No claim was found in two stories or more.")
    else:
        others = len(tracing.claims) - len(claims)
        alone = f" {few(others, 'other')} {'is' if others == 1 else 'are'} in one story only." if others else ""
        yield Text(
            f"{few(len(claims), 'claim')} in two stories or more. First come those with many stories and few "
            f"independent origins.{alone} ● is an origin, ○ perhaps one; letters name origins, numbers mentions in "
            "order of time.",
            "dim",
        )
    yield Rule(style="dim")


def _indented(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, INDENT))


def _support(claim: Claim) -> Text:
    """How many stories carry it, and from how many origins."""
    low, high = claim.independence.certain, claim.independence.possible
    text = Text()
    if 0 < high <= _DOTS:
        text.append("●" * low, "bold cyan").append("○" * (high - low), "cyan").append("  ")
    return text.append(f"{wording.support(claim)}, ").append(wording.origins(claim.independence), "bold cyan")


def _origins(web: Web, width: int) -> RenderableType:
    """A line an origin: letter, who is said to know, how it counts if it does not, which mentions."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=max(len(one) for one in ["A", *web.letters.values()]), style="bold", no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    grid.add_column(overflow="fold", max_width=max(width // 4, 10))
    origins = web.claim.origins
    for origin in origins[:_ORIGINS]:
        told = Text(shortened(wording.terminal(origin.terminal), _NAME))
        told.append("".join(f"; {fact}" for fact in standing(origin, web)), "dim")
        numbers = web.numbers_of(origin)
        which = wording.ranges(numbers) if len(numbers) <= _NUMBERS else few(len(numbers), "mention")
        grid.add_row(web.letters[origin.id], told, Text(which))
    if len(origins) > _ORIGINS:
        grid.add_row("…", Text(f"and {few(len(origins) - _ORIGINS, 'other origin')}", "dim"), "")
    return grid


def _rest(claim: Claim) -> Text:
    """Changes, conflicts and the suggested grade in a line."""
    told = []
    if claim.drifts:
        told.append(f"on the way: {wording.drifted(claim.drifts)}")
    if claim.conflicts:
        told.append(few(len(claim.conflicts), "conflict"))
    given = claim.grade.credibility
    told.append(f"suggested Admiralty credibility {given}, {wording.CREDIBILITY[given]}")
    line = "; ".join(told)
    return Text(line[0].upper() + line[1:] + ".", "dim")


def _changed_pages(
    tracing: Tracing, claims: tuple[Claim, ...], known: Known, *, is_overview: bool
) -> Iterator[RenderableType]:
    stories = {mention.story for claim in claims for mention in claim.mentions}
    versions = [one for one in tracing.versions if is_overview or {one.edge.later, one.edge.earlier} & stories]
    if versions:
        around = Surroundings(tracing)
        yield Text("Pages that were changed", "bold")
        for one in versions:
            yield from _changed(one, known, around)
        yield Text()


def _changed(one: Versions, known: Known, around: Surroundings) -> Iterator[RenderableType]:
    """Whether the page says that it was changed, and the words that were, with those around them."""
    said = f"says so: “{one_line(one.admitted.span.text)}”" if one.admitted else "silently"
    text = Text(f"{known.outlet(one.edge.later)}, “{known.title(one.edge.later)}”, ").append(said, "bold")
    yield _indented(text)
    for change in one.changes:
        lead, trail = around.of(change)
        words = Text(lead, "dim")
        if change.before:
            words.append(f"[-{one_line(change.before.span.text)}-]", "not dim red")
        if change.after:
            words.append(" " if change.before else "").append(
                f"{{+{one_line(change.after.span.text)}+}}", "not dim green"
            )
        yield _indented(hung(" •", words.append(trail), INDENT))


def _undated(tracing: Tracing, known: Known) -> Iterator[RenderableType]:
    undated = [story for story in tracing.stories if known.published(story.id).endswith(NO_DATE)]
    if undated:
        yield Text(f"{wording.stories(len(undated))} without date, put last".capitalize(), "bold")
        for story in undated:
            yield _indented(Text(f"{known.outlet(story.id)}, “{known.title(story.id)}”"))
        yield Text()


def _constraints(tracing: Tracing, known: Known) -> Iterator[RenderableType]:
    if tracing.constraints:
        yield Text("Decided by a person, and held to", "bold")
        for one in tracing.constraints:
            first, second = known.named(one.first), known.named(one.second)
            yield _indented(Text(f"{first} and {second}: {wording.CONSTRAINTS[one.kind]}"))
        yield Text()
