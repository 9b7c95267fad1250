"""A reading as one HTML file that holds everything it needs and loads nothing.

Words of a story come from anybody: control characters are replaced by ``output.printable``, the templates escape
everything else, and the page's own policy lets nothing run or load but the style and the script that stand in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TextIO

from sayso.output.printable import one_line, printable
from sayso.output.report.badges import Badge, Badges
from sayso.output.report.cards import cards
from sayso.output.report.figures import figures
from sayso.output.report.forecasts import forecasts
from sayso.output.report.hands import hands
from sayso.output.report.hedges import Hedges
from sayso.output.report.notes import Notes
from sayso.output.report.places import Link, Places
from sayso.output.report.publication import publication
from sayso.output.report.render import render
from sayso.output.report.story import passages
from sayso.output.report.summary import summary
from sayso.output.who import Who
from sayso.vocabulary import Reading, Statement

UNTITLED = "(title unknown)"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")  # as BCP 47 has it, roughly


@dataclass(frozen=True, slots=True)
class SourcedStatement:
    """A statement as the page shows it."""

    place: Link
    badges: tuple[Badge, ...]  # none where it is not known who
    notes: tuple[int, ...]


def write_report(reading: Reading, out: TextIO) -> None:
    """Write the report of one reading."""
    out.write(report(reading))


def report(reading: Reading) -> str:
    """The report of one reading as an HTML document. The same reading gives the same text."""
    who, places = Who(reading), Places()
    badges = Badges(who)
    notes = Notes(who, badges, places)
    story = reading.story
    return render(
        "report.html.j2",
        title=one_line(story.title or "") or UNTITLED,
        outlet=one_line(story.outlet or ""),
        byline=one_line(", ".join(story.byline)),
        published=one_line(story.published or ""),
        language=_language(story.language),
        summary=summary(reading.profile, who, badges, places),
        cards=cards(who, badges, notes, places),
        hands=hands(who, badges),
        statements=tuple(_statement(each, who, badges, places) for each in reading.statements),
        figures=figures(reading, who, badges, places),
        forecasts=forecasts(reading.forecasts, who, badges, places),
        publication=publication(story, places),
        notes=notes.all,
        # Last: the places that the rest of the page leads to are all known by now.
        passages=passages(story.text, who, badges, notes, places, Hedges(reading)),
        program=one_line(reading.program),
        model=one_line(reading.model),
    )


def _statement(statement: Statement, who: Who, badges: Badges, places: Places) -> SourcedStatement:
    return SourcedStatement(
        places.link(statement.span, printable(statement.span.text)),
        tuple(map(badges.of_source, statement.sources)),
        tuple(map(who.number, statement.attributions)),
    )


def _language(tag: str | None) -> str | None:
    """The language of the story's words, so that a screen reader can pronounce them."""
    return tag if tag and _LANGUAGE.fullmatch(tag) else None
