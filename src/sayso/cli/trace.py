"""``sayso trace``: many stories in, their claims out, with how many independent origins each has."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, TextIO

import typer

import sayso
from sayso import output, tracing
from sayso.cli import options
from sayso.cli.inputs import found_in
from sayso.cli.streams import destination
from sayso.errors import SaysoError
from sayso.output import Result
from sayso.vocabulary import Claim, Constraint, Reading, Tracing


class Form(StrEnum):
    """The forms of data that a tracing can be written in."""

    JSON = "json"
    CSV = "csv"
    PROV = "prov"
    SCHEMA_ORG = "schemaorg"
    ANNOTATION = "webannotation"
    FTM = "ftm"
    GRAPHML = "graphml"


About = Annotated[
    str | None,
    typer.Option(
        metavar="WORDS",
        help="Only the claims that these words are about, the best first, each with all its mentions, origins, changes "
        "and conflicts.",
    ),
]
Format = Annotated[
    Form | None,
    typer.Option(
        "--format",
        case_sensitive=False,
        help="The form of the data. Of standards: prov (W3C PROV), schemaorg and webannotation (W3C Web Annotation) as "
        "JSON-LD, ftm (FollowTheMoney entities, one a line), graphml.",
    ),
]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="A page to open in a browser, all of it in one file."),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "--constraints",
        metavar="FILE",
        help="What people decided, and holds: CSV with kind, first, second. Kinds: same claim, not same claim, same "
        "source, not same source, same origin, not same origin, wrong credit. A mention is its id, or PATH#its words.",
    ),
]
All = Annotated[bool, typer.Option("--all", help="Also claims that one story alone carries, where it does so twice.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]
Rows = Annotated[bool, typer.Option("--csv", help="CSV for spreadsheets: a mention a row.")]


def trace(
    inputs: options.Inputs,
    about: About = None,
    json: Json = False,
    csv: Rows = False,
    format_: Format = None,
    html: Html = None,
    output_file: options.Output = None,
    constraints: Decisions = None,
    everything: All = False,
    workers: options.Workers = 0,
    field: options.Fields = None,
    max_bytes: options.MaxBytes = 20_000_000,
    timeout: options.Timeout = 30.0,
    allow_local: options.AllowLocal = False,
    width: options.Width = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Show how many independent sources there are behind what many stories say.

    Finds the same claim in different stories, who has it from whom, and what changed on the way. Claims come ranked by
    how far the stories that carry them exceed their independent origins, which are told as an interval: at least, at
    most. With --about, one question's claims in full; as data with --json, --csv or --format; as a page with --html.
    """
    form = options.form_of(format_, {Form.JSON: json, Form.CSV: csv})
    if html and (form or output_file):
        raise typer.BadParameter("names its file itself: leave out --output and the forms of data", param_hint="--html")
    tracer = tracing.Tracer(_decided(constraints), threads=workers)
    found, understand = found_in(inputs, fields=field, max_bytes=max_bytes, timeout=timeout, allow_local=allow_local)
    stderr = output.console(sys.stderr, no_color=no_color)
    bar = not quiet and len(found.locations) > 1 and stderr.is_terminal
    with output.Notes(stderr, bar=bar) as notes:
        read = partial(sayso.read_many, workers=workers, gather=found.pages, understand=understand)
        _take_in(notes.counting(read(notes.opening(found.locations))), tracer, notes)
        traced = tracer.tracing()
    claims = _chosen(traced, about, everything)
    with destination(html or output_file) as out:
        if html:
            output.write_tracing_page(traced, out, claims=claims)
        elif form:
            _write_data(form, replace(traced, claims=tuple(claims)), tracer, out)
        else:
            to = output.console(out, width=width, no_color=no_color)
            output.write_tracing(traced, to, claims=claims if about else None, details=bool(about))
    _end(notes, html, quiet)


def _take_in(results: Iterator[Result], tracer: tracing.Tracer, notes: output.Notes) -> None:
    readings = [result for result in results if isinstance(result, Reading)]
    if not readings:
        raise typer.Exit(options.FAILED)
    tracer.add(readings, notes.tracing(len(readings)))


def _end(notes: output.Notes, html: Path | None, quiet: bool) -> None:
    """What is told when all is written, and the exit code."""
    if html and not quiet:
        notes.say(f"wrote {html}")
    if notes.read + notes.failed > 1 and not quiet:
        notes.sum_up()
    if notes.failed:
        raise typer.Exit(options.SOME_FAILED)


def _write_data(form: Form, traced: Tracing, tracer: tracing.Tracer, out: TextIO) -> None:
    match form:
        case Form.JSON:
            output.write_tracing_document(traced, out)
        case Form.CSV:
            output.write_mentions(traced, out)
        case _:
            output.write_standard(form.value, traced, {one.id: tracer.story(one.id) for one in traced.stories}, out)


def _decided(path: Path | None) -> tuple[Constraint, ...]:
    if path is None:
        return ()
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise SaysoError(f"{path} cannot be read ({reason}); give a CSV file of decisions") from error
    return tracing.read_constraints(text, str(path))


def _chosen(traced: Tracing, about: str | None, everything: bool) -> Sequence[Claim]:
    """The claims to show. Raises SaysoError where a question is about none."""
    claims = traced.claims if everything else tuple(claim for claim in traced.claims if claim.stories > 1)
    if about is None:
        return claims
    found = tracing.about(about, traced.claims)
    if not found:
        raise SaysoError(f"no claim of these stories is about “{about}”; leave out --about to see all of them")
    return found
