"""Readings as a table for spreadsheets: CSV as RFC 4180 has it, one attribution a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from sayso.output.batch import Result
from sayso.vocabulary import Attribution, Reading, Span, Story

COLUMNS = {
    "location": "the story's path or URL, as it was named",
    "outlet": "who published the story; empty where unknown",
    "title": "the story's title; empty where unknown",
    "published": "when, in ISO 8601, as precise as the page was; empty where unknown",
    "url": "where the story stands; empty where unknown",
    "id": "of the attribution within its story: a1, a2, … in reading order",
    "kind": "direct, indirect or mixed",
    "inside": "id of the attribution whose content holds this one; empty where none does",
    "score": "the model's own probability that this is an attribution, 0 to 1",
    "source": "who, verbatim; several spans joined by “ … ”; empty where nobody is named",
    "source_at": "their offsets in the story's text, start..end, several separated by a space",
    "cue": "the words that make the link, verbatim",
    "cue_at": "their offsets",
    "content": "what, verbatim; several spans joined by “ … ”",
    "content_at": "their offsets",
}
"""Name and meaning of every column, in order."""

# Spreadsheets run a cell that begins with one of these as a formula, and a story's words come from anybody. So such a
# cell gets an apostrophe in front, and so does one that would look guarded already. Taking one apostrophe off every
# cell that matches ^'+[=+\-@\t\r] gives the verbatim words back, always.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write_rows(results: Iterable[Result], out: TextIO) -> None:
    """A line of column names, then one line an attribution. Failures, and stories without attributions, have none.

    ``out`` must not translate line ends: RFC 4180 has CR LF. Words that a spreadsheet would run as a formula get an
    apostrophe in front.
    """
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for result in results:
        if isinstance(result, Reading):
            writer.writerows(map(_guarded, _rows(result)))


def _rows(reading: Reading) -> Iterable[list[str]]:
    story = _story_cells(reading.story)
    return ([*story, *_attribution_cells(attribution)] for attribution in reading.attributions)


def _story_cells(story: Story) -> list[str]:
    return [story.location, story.outlet or "", story.title or "", story.published or "", story.url or ""]


def _attribution_cells(attribution: Attribution) -> list[str]:
    cue = (attribution.cue,) if attribution.cue else ()
    roles = (attribution.source, cue, attribution.content)
    return [
        attribution.id,
        attribution.kind,
        attribution.inside or "",
        f"{attribution.score:.4f}",
        *(cell for spans in roles for cell in (_words(spans), _offsets(spans))),
    ]


def _words(spans: tuple[Span, ...]) -> str:
    return " … ".join(span.text for span in spans)


def _offsets(spans: tuple[Span, ...]) -> str:
    """With dots: a spreadsheet takes 3-14 for a date and 3:14 for a time."""
    return " ".join(f"{span.start}..{span.end}" for span in spans)


def _guarded(cells: list[str]) -> list[str]:
    return ["'" + cell if _FORMULA.match(cell) else cell for cell in cells]
