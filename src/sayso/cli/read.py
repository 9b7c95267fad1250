"""``sayso read``: stories in, readings out."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, TextIO

import typer

import sayso
from sayso import gathering, intake, output
from sayso.cli.reports import Reports
from sayso.cli.streams import destination
from sayso.errors import GatheringError
from sayso.output import Failure, Result
from sayso.vocabulary import Page, Reading, Story

FAILED, SOME_FAILED = 1, 3
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


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL|-",
        help="Stories: files (.html, .txt, .md, and .jsonl or .jsonl.gz with a story a line), folders of such files, "
        "https addresses, or - for standard input: a story, or JSON Lines.",
    ),
]
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
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, all or nothing, instead of stdout."),
]
Workers = Annotated[
    int,
    typer.Option(min=0, envvar="SAYSO_WORKERS", help="Processes that read side by side; 0: one for each processor."),
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
Width = Annotated[
    int | None,
    typer.Option(
        min=40,
        envvar="SAYSO_WIDTH",
        show_default="the terminal's, or 80",
        help="Columns of text for people.",
    ),
]
NoColor = Annotated[
    bool, typer.Option("--no-color", help="No colours, also on a terminal; NO_COLOR in the environment does the same.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary; errors are still told.")]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="OURS=THEIRS",
        help="In JSON, where a field of the story stands: --field text=body. May be given several times.",
    ),
]
MaxBytes = Annotated[
    int,
    typer.Option(min=1, envvar="SAYSO_MAX_BYTES", help="The largest page that is taken, in bytes after unpacking."),
]
Timeout = Annotated[
    float, typer.Option(min=0.1, envvar="SAYSO_TIMEOUT", help="How long one download may take, in seconds.")
]
AllowLocal = Annotated[
    bool, typer.Option("--allow-local", help="Fetch also from this machine and from the local network, and by http.")
]


def read(
    inputs: Inputs,
    json: Json = False,
    jsonl: Lines = False,
    csv: Rows = False,
    format_: Format = None,
    html: Html = None,
    output_file: Output = None,
    scale: Scale = Yardstick.PEOPLE,
    workers: Workers = 0,
    field: Fields = None,
    max_bytes: MaxBytes = 20_000_000,
    timeout: Timeout = 30.0,
    allow_local: AllowLocal = False,
    width: Width = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Show who is said to know what in stories.

    For people: the story's text with every source, cue and content marked, and a table; or as data, with --json,
    --jsonl, --csv or --format; or as a page, with --html. Stories come out in the order in which they are named. What
    cannot be read is told on stderr, and the others go on.
    """
    form = _form(format_, json=json, jsonl=jsonl, csv=csv)
    reports = _reports(html, form, output_file)
    limits = gathering.Limits(page_bytes=max_bytes, total_seconds=timeout)
    found = _Found(inputs, partial(gathering.pages, limits=limits, allow_local=allow_local))
    understand = partial(intake.story, fields=_fields(field or []), limits=intake.Limits(bytes=max_bytes))
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
            raise typer.Exit(FAILED)  # from within, so that a file that was there stays as it was
    if reports and not quiet:
        notes.say(f"wrote {reports.page}")
    if notes.read + notes.failed > 1 and not quiet:
        notes.sum_up()
    if notes.failed:
        raise typer.Exit(SOME_FAILED)


class _Found:
    """What the arguments stand for. One that cannot be listed fails in its place, when its pages are asked for."""

    def __init__(self, inputs: list[str], pages: Callable[[str], Iterator[Page]]) -> None:
        self.locations: list[str] = []
        self._refused: dict[str, GatheringError] = {}
        self._pages = pages
        for named in inputs:
            try:
                self.locations += gathering.locations(named)
            except GatheringError as error:
                self.locations.append(named)
                self._refused[named] = error
        is_folder = len(inputs) == 1 and Path(inputs[0]).is_dir()
        self.alone = self.locations[0] if len(self.locations) == 1 and not is_folder else None

    def pages(self, location: str) -> Iterator[Page]:
        """The pages at ``location``; raises GatheringError where it was refused before, or is now."""
        if location in self._refused:
            raise self._refused[location]
        return self._pages(location)


def _form(named: Form | None, **wanted: bool) -> Form | None:
    """Which of the forms is wanted, None for the one for people; wrong usage where several are."""
    chosen = {f"--{name}": Form(name) for name, is_wanted in wanted.items() if is_wanted}
    if named:
        chosen["--format"] = named
    if len(chosen) > 1:
        raise typer.BadParameter("choose one of them", param_hint=" ".join(chosen))
    return next(iter(chosen.values()), None)


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


def _fields(pairs: list[str]) -> intake.JsonFields:
    """Where the fields of a story stand in JSON, from ``OURS=THEIRS``."""
    known = [field.name for field in dataclasses.fields(intake.JsonFields)]
    names = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    if len(names) < len(pairs) or not names.keys() <= set(known):
        raise typer.BadParameter(f"write OURS=THEIRS, with OURS one of {', '.join(known)}", param_hint="--field")
    return intake.JsonFields(**names)
