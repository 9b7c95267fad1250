"""A tracing as one HTML file that holds everything it needs and loads nothing.

Words of stories come from anybody: control characters are replaced by ``output.printable``, the templates escape
everything else, and the page's own policy lets nothing run or load but the style and the script that stand in it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import TextIO

from sayso.output.printable import one_line
from sayso.output.report.publication import Value, is_web_address
from sayso.output.report.render import render_beside
from sayso.output.tracing import wording
from sayso.output.tracing.known import Known
from sayso.output.tracing.moments import moment
from sayso.output.tracing.refs import Refs
from sayso.output.tracing.surroundings import Surroundings
from sayso.output.tracing.tellings import Web
from sayso.output.tracing.terminal import carried
from sayso.output.tracing.views import row, view
from sayso.reading.text.phrases import few
from sayso.vocabulary import Claim, Edge, TracedStory, Tracing, Versions

_OPEN = 6  # claims; where there are more, only the first are unfolded
_FIRST = 3
_FULL, _LISTED, _STORIES = 100, 1000, 500  # claims in full, claims in the list, stories that are all listed


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story, and the others that it has something from."""

    number: int
    anchor: str
    outlet: str
    title: Value
    published: str
    modified: str
    byline: str
    wire: str
    has: tuple[
        tuple[str, str, str, str, bool], ...
    ]  # how, address and name of the other, why, whether it may be reverse


@dataclass(frozen=True, slots=True)
class VersionView:
    """Two versions of a page."""

    outlet: str
    title: str
    published: tuple[str, str]
    admitted: str | None
    changes: tuple[tuple[str, str, str, str], ...]  # words around, before, after, around; empty where there are none


def write_tracing_page(tracing: Tracing, out: TextIO, *, claims: Sequence[Claim] | None = None) -> None:
    """Write the page of a tracing."""
    out.write(tracing_page(tracing, claims=claims))


def tracing_page(tracing: Tracing, *, claims: Sequence[Claim] | None = None) -> str:
    """A tracing as an HTML document. The same tracing gives the same text.

    ``claims`` are those to be shown; without it all that two stories or more carry, and where there are none, all. A
    page takes only so many in full and in its list, and says how many it left out.
    """
    shown = (carried(tracing) or tracing.claims) if claims is None else tuple(claims)
    full = shown[:_FULL]
    known, webs = Known(tracing), [Web(claim) for claim in full]
    refs, most = Refs(webs, known), max((claim.stories for claim in shown), default=1)
    stories, around = _stories(tracing, full), Surroundings(tracing)
    return render_beside(
        __package__ or "",
        "tracing",
        rows=tuple(row(number, most, claim) for number, claim in enumerate(shown[:_LISTED], start=1)),
        claims=tuple(view(number, web, known, refs) for number, web in enumerate(webs, start=1)),
        open=len(full) if len(full) <= _OPEN else _FIRST,
        left_out=len(shown) - len(full),
        others=sum(claim.stories == 1 for claim in tracing.claims) - sum(claim.stories == 1 for claim in shown),
        count=wording.stories(len(tracing.stories)),
        counted=few(len(shown), "claim"),
        span=_span(tracing),
        stories=tuple(_story(story, tracing.edges, known, stories) for story in stories.values()),
        stories_left_out=len(tracing.stories) - len(stories),
        versions=tuple(
            _version(one, known, around) for one in tracing.versions if {one.edge.later, one.edge.earlier} & {*stories}
        ),
        undated=sum(moment(story.published) is None for story in stories.values()),
        constraints=tuple(
            (known.named(one.first), known.named(one.second), wording.CONSTRAINTS[one.kind])
            for one in tracing.constraints
        ),
        program=one_line(tracing.program),
        model=one_line(tracing.model),
    )


def _stories(tracing: Tracing, claims: Sequence[Claim]) -> dict[str, TracedStory]:
    """The stories that a page lists: all, or where there are very many, those of its claims."""
    carrying = {mention.story for claim in claims for mention in claim.mentions}
    is_short = len(tracing.stories) <= _STORIES
    return {story.id: story for story in tracing.stories if is_short or story.id in carrying}


def _span(tracing: Tracing) -> str:
    """From when to when."""
    moments = sorted((one for story in tracing.stories if (one := moment(story.published))), key=lambda one: one.at)
    if not moments:
        return "no dates"
    first, last = moments[0].day, moments[-1].day
    return first if first == last else f"{first} to {last}"


def _story(story: TracedStory, edges: Sequence[Edge], known: Known, shown: Container[str]) -> StoryView:
    url = one_line(story.url or "")
    return StoryView(
        number=known.order[story.id],
        anchor=f"story-{story.id}",
        outlet=known.outlet(story.id),
        title=Value(known.title(story.id), url if is_web_address(url) else None),
        published=known.published(story.id),
        modified=known.changed(story.id),
        byline=one_line(", ".join(story.byline)),
        wire=one_line(", ".join(story.wire)),
        has=tuple(
            (
                wording.EDGES[edge.kind],
                f"#story-{edge.earlier}",
                known.outlet(edge.earlier),
                one_line(edge.ground.reason),
                not edge.directed,
            )
            for edge in edges
            if edge.later == story.id and edge.earlier in shown
        ),
    )


def _version(one: Versions, known: Known, around: Surroundings) -> VersionView:
    return VersionView(
        outlet=known.outlet(one.edge.later),
        title=known.title(one.edge.later),
        published=(known.published(one.edge.earlier), known.published(one.edge.later)),
        admitted=one_line(one.admitted.span.text) if one.admitted else None,
        changes=tuple(
            (
                lead,
                one_line(change.before.span.text) if change.before else "",
                one_line(change.after.span.text) if change.after else "",
                trail,
            )
            for change in one.changes
            for lead, trail in [around.of(change)]
        ),
    )
