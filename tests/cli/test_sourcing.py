from __future__ import annotations

import csv
import io

import pytest
from support.program import Program

ANN = "Ann said that it rained. Bo believes that it snowed.\n"
CY = "Cy said that it hailed.\n"


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_one_story_has_the_five_columns(sayso: Program) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN), "--format", "sourcing-csv")
    assert ended.code == 0
    assert table(ended.out) == [
        ["Sourced Statement", "Type of Source", "Name of Source", "Title of Source", "Source Justification"],
        ["Ann said that it rained", "", "Ann", "", ""],
    ]


def test_several_stories_say_which(sayso: Program) -> None:
    named = [sayso.write("ann.txt", ANN), sayso.write("cy.txt", CY)]
    ended = sayso("read", *named, "--format", "Sourcing-CSV", "-o", "table.csv", "--quiet")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    rows = table((sayso.folder / "table.csv").read_text("utf-8"))
    assert rows[0][0] == "Story"
    assert [(row[0], row[3]) for row in rows[1:]] == [("ann.txt", "Ann"), ("cy.txt", "Cy")]


@pytest.mark.parametrize("name", ["json", "jsonl", "csv"])
def test_the_other_forms_can_be_named_too(sayso: Program, name: str) -> None:
    sayso.write("ann.txt", ANN)
    assert sayso("read", "ann.txt", "--format", name).out == sayso("read", "ann.txt", f"--{name}").out != ""


@pytest.mark.parametrize("options", [["--format", "xml"], ["--format", "json", "--csv"]])
def test_wrong_usage(sayso: Program, options: list[str]) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN), *options)
    assert (ended.code, ended.out) == (2, "")
    assert "--format" in ended.err
