"""What several commands take: where stories are, how pages are fetched, where the output goes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from sayso import intake

FAILED, SOME_FAILED = 1, 3

Form = TypeVar("Form", bound=str)

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL|-",
        help="Stories: files (.html, .txt, .md, and .jsonl or .jsonl.gz with a story a line), folders of such files, "
        "https addresses, or - for standard input: a story, or JSON Lines.",
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


def form_of(named: Form | None, wanted: Mapping[Form, bool]) -> Form | None:
    """Which form of data is wanted, by ``--format`` or by the option of its name; None for the one for people.

    Wrong usage where several are.
    """
    chosen = {f"--{form}": form for form, is_wanted in wanted.items() if is_wanted}
    if named:
        chosen["--format"] = named
    if len(chosen) > 1:
        raise typer.BadParameter("choose one of them", param_hint=" ".join(chosen))
    return next(iter(chosen.values()), None)


def json_fields(pairs: list[str]) -> intake.JsonFields:
    """Where the fields of a story stand in JSON, from ``OURS=THEIRS``."""
    known = [field.name for field in dataclasses.fields(intake.JsonFields)]
    names = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    if len(names) < len(pairs) or not names.keys() <= set(known):
        raise typer.BadParameter(f"write OURS=THEIRS, with OURS one of {', '.join(known)}", param_hint="--field")
    return intake.JsonFields(**names)
