"""``sayso trace`` as a user meets it, with the real model on an invented network."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from support.program import AS_INSTALLED, Program

CASE = Path(__file__).parents[1] / "cases" / "same-man" / "stories"


@pytest.fixture
def sayso(tmp_path: Path) -> Program:
    return Program(tmp_path, AS_INSTALLED)


def test_the_claims_for_people(sayso: Program) -> None:
    ended = sayso("trace", str(CASE), "--width", "100")
    assert ended.code == 0
    assert "4 stories traced" in ended.out
    assert "independent origin" in ended.out
    assert ended.err == "sayso: 4 stories read, 0 failed\n"


def test_about_tells_all_of_what_it_is_about(sayso: Program) -> None:
    ended = sayso("trace", str(CASE), "--about", "mussels", "--quiet")
    assert ended.code == 0
    assert "mussels" in ended.out
    assert "Martin Oake" in ended.out
    assert ended.err == ""
    nothing = sayso("trace", str(CASE), "--about", "zeppelins over Quito")
    assert nothing.code == 1
    assert nothing.err.startswith("sayso: error: no claim of these stories is about “zeppelins over Quito”; leave out")
    assert nothing.out == ""


def test_json_and_csv_tell_the_same(sayso: Program) -> None:
    document = json.loads(sayso("trace", str(CASE), "--json").out)
    assert document["schema"] == "sayso/tracing/1"
    assert len(document["stories"]) == 4
    rows = list(csv.DictReader(io.StringIO(sayso("trace", str(CASE), "--csv").out)))
    assert len(rows) == sum(len(claim["mentions"]) for claim in document["claims"])


@pytest.mark.parametrize("form", ["prov", "schemaorg", "webannotation", "ftm", "graphml"])
def test_every_standard_can_be_asked_for(sayso: Program, form: str) -> None:
    ended = sayso("trace", str(CASE), "--format", form, "-o", "out", "-q")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    text = (sayso.folder / "out").read_text("utf-8")
    assert text.startswith("<?xml" if form == "graphml" else "{")


def test_a_page(sayso: Program) -> None:
    ended = sayso("trace", str(CASE), "--html", "trace.html")
    assert ended.code == 0
    assert ended.err.startswith("sayso: wrote trace.html\n")
    page = (sayso.folder / "trace.html").read_text("utf-8")
    assert "<svg" in page
    assert "Content-Security-Policy" in page


def test_decisions_hold(sayso: Program) -> None:
    before = json.loads(sayso("trace", str(CASE), "--json").out)
    claim = next(one for one in before["claims"] if one["stories"] > 1)
    first, second = claim["mentions"][0], claim["mentions"][1]
    (sayso.folder / "own.csv").write_text(f"kind,first,second\nnot same claim,{first['id']},{second['id']}\n")
    ended = sayso("trace", str(CASE), "--json", "--constraints", "own.csv")
    assert ended.code == 0
    for one in json.loads(ended.out)["claims"]:
        assert not {first["id"], second["id"]} <= {mention["id"] for mention in one["mentions"]}


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["nowhere"], 1, "nowhere"),
        ([str(CASE), "--constraints", "none.csv"], 1, "none.csv cannot be read"),
        ([str(CASE), "--json", "--csv"], 2, "choose one of them"),
        ([str(CASE), "--html", "x.html", "--json"], 2, "names its file itself"),
    ],
)
def test_what_cannot_be_done(sayso: Program, arguments: list[str], code: int, reason: str) -> None:
    ended = sayso("trace", *arguments)
    assert ended.code == code
    assert reason in ended.err
    assert "Traceback" not in ended.err
    assert list(sayso.folder.iterdir()) == []


def test_a_decision_about_what_is_not_there(sayso: Program) -> None:
    (sayso.folder / "own.csv").write_text("kind,first,second\nsame claim,nowhere.html#it rains,a:1-2\n")
    ended = sayso("trace", str(CASE), "--constraints", "own.csv")
    assert ended.code == 1
    assert "no story comes from nowhere.html" in ended.err
    assert ended.out == ""


def test_what_fails_is_told_and_the_others_go_on(sayso: Program) -> None:
    (sayso.folder / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    ended = sayso("trace", str(CASE), "image.html", "--json")
    assert ended.code == 3
    assert len(json.loads(ended.out)["stories"]) == 4
    assert "4 stories read, 1 failed" in ended.err
