"""Tables that people keep by hand: CSV files with a fixed first line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.errors import GoldError


def rows(path: Path, columns: Sequence[str], holds: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Where each row stands, for messages, and what it holds by column.

    GoldError where ``path`` cannot be read or does not begin with ``columns``; ``holds`` says what it should hold.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            found = csv.DictReader(file)
            if list(found.fieldnames or ()) != list(columns):
                raise GoldError(f"{path}: the first line must be {','.join(columns)}")
            for row in found:
                yield f"{path}, line {found.line_num}", row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise GoldError(f"{path} cannot be read ({reason}); give a CSV file of {holds}") from error
