"""Cells that a spreadsheet shows as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Spreadsheets run a cell that begins with one of these as a formula, and a story's words come from anybody. So such a
# cell gets an apostrophe in front, and so does one that would look guarded already. Taking one apostrophe off every
# cell that matches ^'+[=+\-@\t\r] gives the verbatim words back, always.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guarded(cells: Iterable[str]) -> list[str]:
    """``cells`` with an apostrophe in front of what a spreadsheet would run as a formula."""
    return ["'" + cell if _FORMULA.match(cell) else cell for cell in cells]
