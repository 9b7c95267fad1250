"""``sayso schema``: the JSON Schema of what ``sayso read --json`` and ``--jsonl`` write."""

from __future__ import annotations

from sayso import output
from sayso.cli.streams import destination


def schema() -> None:
    """Print the JSON Schema of what --json and --jsonl write."""
    with destination(None) as out:
        out.write(output.schema_text())
