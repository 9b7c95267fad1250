"""``sayso read``: stories in, readings out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, TextIO

import typer

import sayso
from sayso import output
from sayso.cli import options
from sayso.cli.inputs import found_in
from sayso.cli.reports import Reports
from sayso.cli.streams import destination
from sayso.output import Failure, Result
from sayso.vocabulary import Reading, Story

MANY = 10  # inputs, from which on a progress bar is worth its place


class Form(StrEnum):
    """The forms of data that stories can be written in."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    SOURCING = "sourcing-csv"


class Yardstick(StrEnum):
    """The named scales of estimative words: those of ``vocabulary.Scale``."""

    ICD_203 = "ICD 203"
    PHIA = "PHIA"
    NATO = "NATO"
    IPCC = "IPCC"
    EFSA = "EFSA"
    PEOPLE = "people"


Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]
Lines = Annotated[bool, typer.Option("--jsonl", help="JSON Lines: a reading a line.")]
Rows = Annotated[bool, typer.Option("--csv", help="CSV for spreadsheets: an attribution a row.")]
Format = Annotated[
    Form | None,
    typer.Option(
        "--format",
        case_sensitive=False,
        help="The form of the data: sourcing-csv is the table of sourcing audits, a sourced statement and its source a "
        "row; the others are as the options of their names.",
    ),
]
Html = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar="FILE|FOLDER",
        help="A report to open in a browser, all of it in one file: FILE.html for one story. Any other name is a "
        "folder, for one report a story and an index.html; files of the same names there are replaced, others stay.",
    ),
]
Scale = Annotated[
    Yardstick,
    typer.Option(
        metavar="NAME",
        case_sensitive=False,
        envvar="SAYSO_SCALE",
        help="What words like “likely” mean: “ICD 203” (US intelligence), PHIA (UK), NATO, IPCC, EFSA, or people: what "
        "most people take them for.",
    ),
]


def read(
    inputs: options.Inputs,
    json: Json = False,
    jsonl: Lines = False,
    csv: Rows = False,
    format_: Format = None,
    html: Html = None,
    output_file: options.Output = None,
    scale: Scale = Yardstick.PEOPLE,
    workers: options.Workers = 0,
    field: options.Fields = None,
    max_bytes: options.MaxBytes = 20_000_000,
    timeout: options.Timeout = 30.0,
    allow_local: options.AllowLocal = False,
    width: options.Width = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Show who is said to know what in stories.

    For people: the story's text with every source, cue and content marked, and a table; or as data, with --json,
    --jsonl, --csv or --format; or as a page, with --html. Stories come out in the order in which they are named. What
    cannot be read is told on stderr, and the others go on.
    """
    form = options.form_of(format_, {Form.JSON: json, Form.JSONL: jsonl, Form.CSV: csv})
    reports = _reports(html, form, output_file)
    found, understand = found_in(inputs, fields=field, max_bytes=max_bytes, timeout=timeout, allow_local=allow_local)
    stderr = output.console(sys.stderr, no_color=no_color)
    bar = not quiet and len(found.locations) >= MANY and stderr.is_terminal and not _shows_data(html or output_file)
    opened = reports.opened() if reports else destination(output_file)
    with opened as out, output.Notes(stderr, bar=bar) as notes:
        locations = notes.opening(found.locations)
        read_all = partial(sayso.read_many, workers=workers, reader=partial(sayso.Reader, scale=scale.value))
        results = notes.counting(read_all(locations, gather=found.pages, understand=understand))
        if reports:
            reports.write(results, out)
        elif form:
            _write_data(results, out, form, alone=found.alone)
        else:
            output.write_terminal(results, output.console(out, width=width, no_color=no_color))
        if not notes.read:
            raise typer.Exit(options.FAILED)  # from within, so that a file that was there stays as it was
    if reports and not quiet:
        notes.say(f"wrote {reports.page}")
    if notes.read + notes.failed > 1 and not quiet:
        notes.sum_up()
    if notes.failed:
        raise typer.Exit(options.SOME_FAILED)


def _reports(path: Path | None, form: Form | None, output_file: Path | None) -> Reports | None:
    """The reports that are wanted, if any; wrong usage where they are to go to two places, or with another form."""
    if path is None:
        return None
    if form or output_file:
        raise typer.BadParameter("names its file itself: leave out --output and the forms of data", param_hint="--html")
    return Reports(path)


def _shows_data(output_file: Path | None) -> bool:
    """Whether the data goes to a terminal, where a progress bar would be in its way."""
    return sys.stdout.isatty() and output_file is None


def _write_data(results: Iterator[Result], out: TextIO, form: Form, *, alone: str | None) -> None:
    """All results in a form of data."""
    match form:
        case Form.JSON:
            _write_json(results, out, alone=alone)
        case Form.JSONL:
            output.write_lines(results, out)
        case Form.CSV:
            output.write_rows(results, out)
        case Form.SOURCING:
            output.write_sourcing(results, out)


def _write_json(results: Iterator[Result], out: TextIO, *, alone: str | None) -> None:
    """The reading itself where one story was named and is ``alone`` at its location; a batch otherwise."""
    first_two = list(islice(results, 2))
    match first_two:
        case [Reading(story=Story(location=location)) as only] if location == alone:
            output.write_reading(only, out)
        case [Failure(location=location)] if location == alone:
            pass  # there is no document for nothing
        case _:
            output.write_batch(chain(first_two, results), out)
