"""A reading as one HTML file that holds everything it needs and loads nothing.

Words of a story come from anybody: control characters are replaced by ``output.printable``, the templates escape
everything else, and the page's own policy lets nothing run or load but the style and the script that stand in it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.output.printable import one_line
from sayso.output.report import palette
from sayso.output.report.badges import Badge, Badges
from sayso.output.report.cards import cards
from sayso.output.report.hands import hands
from sayso.output.report.notes import Notes
from sayso.output.report.places import Link, Places
from sayso.output.report.publication import publication
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
        publication=publication(story, places),
        notes=notes.all,
        # Last: the places that the rest of the page leads to are all known by now.
        passages=passages(story.text, who, badges, notes, places),
        program=one_line(reading.program),
        model=one_line(reading.model),
    )


def render(template: str, **values: object) -> str:
    """A page from a template, with style, script and policy."""
    css, script = _css(), _file("report.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    # Our own files, which cannot end their element: a test holds them to it.
    return (
        _templates()
        .get_template(template)
        .render(
            css=Markup(css),
            script=Markup(script),
            policy=policy,
            **values,  # noqa: S704
        )
    )


def _statement(statement: Statement, who: Who, badges: Badges, places: Places) -> SourcedStatement:
    return SourcedStatement(
        places.link(statement.span),
        tuple(map(badges.of_source, statement.sources)),
        tuple(map(who.number, statement.attributions)),
    )


def _language(tag: str | None) -> Markup:
    """The attribute that tells a screen reader how to pronounce the story's words."""
    return Markup(f' lang="{tag}"') if tag and _LANGUAGE.fullmatch(tag) else Markup("")  # noqa: S704


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _css() -> str:
    return palette.css() + _file("report.css")


@cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")


def _digest(text: str) -> str:
    """As a Content-Security-Policy names what may stand in a page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
