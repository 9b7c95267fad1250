"""``sayso schema``: the JSON Schema of what sayso writes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sayso import output
from sayso.cli.streams import destination


class Written(StrEnum):
    """What there is a schema of."""

    READING = "reading"
    TRACING = "tracing"


def schema(
    what: Annotated[
        Written,
        typer.Argument(
            metavar="[reading|tracing]",
            help="What is written by sayso read (--json, --jsonl), or by sayso trace (--json).",
        ),
    ] = Written.READING,
) -> None:
    """Print the JSON Schema of what --json and --jsonl write."""
    with destination(None) as out:
        out.write(output.tracing_schema_text() if what is Written.TRACING else output.schema_text())
