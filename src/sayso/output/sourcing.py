"""The table that audits of sourcing use: CSV as RFC 4180 has it, one row a sourced statement and source."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TextIO

from sayso.output.batch import Result
from sayso.output.printable import one_line
from sayso.output.spreadsheet import guarded
from sayso.vocabulary import Reading, Source, SourceType, Span, Statement

STORY = "Story"
"""The column before the others where a table holds several stories: the story's path or URL, as it was named."""

COLUMNS = {
    "Sourced Statement": "the sentence or sentences of the story that cite the source, verbatim, line breaks included",
    "Type of Source": "Named Person, Named Organization (news outlets too), Document, Anonymous Source, Unnamed Person "
    "or Unnamed Group of People; empty where the story leaves open who it is",
    "Name of Source": "the full name as the story gives it anywhere; the description, where it names nobody; the words "
    "of the attribution, where it leaves open who is meant",
    "Title of Source": "the office held, with constituency or institution, joined by “, ”; empty where untold",
    "Source Justification": "the words by which the story explains why this source is in it, joined by “; ”",
}
"""Name and meaning of every column, in order."""

TYPES: dict[SourceType, str] = {
    "named_person": "Named Person",
    "named_organization": "Named Organization",
    "outlet": "Named Organization",
    "document": "Document",
    "anonymous_source": "Anonymous Source",
    "unnamed_person": "Unnamed Person",
    "unnamed_group": "Unnamed Group of People",
}
"""What audits of sourcing call the types of sources."""


def write_sourcing(results: Iterable[Result], out: TextIO) -> None:
    """A line of column names, then one line for each source of each statement. Failures have none.

    Where there is more than one result, the first column tells the story. ``out`` must not translate line ends: RFC
    4180 has CR LF. Words that a spreadsheet would run as a formula get an apostrophe in front.
    """
    results = iter(results)
    first_two = list(islice(results, 2))
    several = len(first_two) > 1
    writer = csv.writer(out)
    writer.writerow([STORY, *COLUMNS] if several else COLUMNS)
    for result in chain(first_two, results):
        if isinstance(result, Reading):
            story = [result.story.location] if several else []
            writer.writerows(guarded([*story, *row]) for row in rows(result))


def rows(reading: Reading) -> Iterator[list[str]]:
    """The cells of every row, without that of the story, in reading order; two sources of a statement are two rows."""
    sources = {source.id: source for source in reading.sources}
    for statement in reading.statements:
        words = statement.span.text
        if not statement.sources:
            yield [words, "", _words_of_the_source(reading, statement), "", ""]
        for source in statement.sources:
            yield [words, *_cells(sources[source])]


def _cells(source: Source) -> list[str]:
    return [
        TYPES[source.type],
        one_line(source.name.text),
        _joined(source.title, ", "),
        _joined(source.justification, "; "),
    ]


def _joined(spans: tuple[Span, ...], separator: str) -> str:
    return separator.join(one_line(span.text) for span in spans)


def _words_of_the_source(reading: Reading, statement: Statement) -> str:
    """The first words in a statement that speak of whom it cites."""
    named = (one for one in reading.attributions if one.id in statement.attributions and one.source)
    return next((_joined(one.source, " … ") for one in named), "")
