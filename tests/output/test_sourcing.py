from __future__ import annotations

import csv
import io
from dataclasses import replace

from support.dam import dam
from support.invented import bare, ferry, hostile

from sayso.output import Failure, write_sourcing
from sayso.output.batch import Result
from sayso.output.sourcing import COLUMNS, TYPES
from sayso.vocabulary import Statement


def table(*results: Result) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_sourcing(results, out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_a_row_is_a_statement_and_a_source() -> None:
    reading = dam()
    rows = table(reading)
    pairs = [(statement, source) for statement in reading.statements for source in statement.sources or [None]]
    assert [row["Sourced Statement"] for row in rows] == [statement.span.text for statement, _ in pairs]
    by_id = {source.id: source for source in reading.sources}
    for row, (_, id_) in zip(rows, pairs, strict=True):
        if id_ is not None:
            source = by_id[id_]
            assert row["Name of Source"] == source.name.text
            assert row["Type of Source"] == TYPES[source.type]
            assert row["Title of Source"] == ", ".join(span.text for span in source.title)
            assert row["Source Justification"] == "; ".join(span.text for span in source.justification)


def test_joint_sources_are_two_rows_of_one_statement() -> None:
    reading = ferry()
    both = tuple(source.id for source in reading.sources[:2])
    joint = replace(reading, statements=(replace(reading.statements[0], sources=both),))
    first, second = table(joint)
    assert first["Sourced Statement"] == second["Sourced Statement"]
    assert first["Name of Source"] != second["Name of Source"]


def test_an_unknown_source_has_the_words_of_the_attribution_for_a_name() -> None:
    reading = ferry()
    said = next(one for one in reading.attributions if one.source and one.source[0].text == "She")
    [row] = table(replace(reading, statements=(Statement(reading.statements[0].span, (said.id,), ()),)))
    assert (row["Name of Source"], row["Type of Source"]) == ("She", "")


def test_several_stories_have_a_column_first_that_tells_which() -> None:
    assert list(table(ferry())[0]) == list(COLUMNS)
    rows = table(bare(), Failure("b.html", "no"), ferry())
    assert list(rows[0]) == ["Story", *COLUMNS]
    assert {row["Story"] for row in rows} == {"stories/ferry.html"}


def test_no_statement_runs_as_a_formula() -> None:
    reading = hostile()
    whole = Statement(reading.attributions[0].source[0], ("a1",), ())
    [row] = table(replace(reading, statements=(whole,)))
    assert row["Sourced Statement"] == "'" + whole.span.text
    assert row["Name of Source"].startswith("'=")


def test_a_statement_over_two_paragraphs_stays_verbatim() -> None:
    reading = ferry()
    text = reading.story.text
    start, end = text.index("“We have nothing"), len(text)
    span = replace(reading.statements[0].span, start=start, end=end, text=text[start:end])
    [row] = table(replace(reading, statements=(Statement(span, ("a9",), ()),)))
    assert row["Sourced Statement"] == text[start:end]
    assert "\n\n" in row["Sourced Statement"]
