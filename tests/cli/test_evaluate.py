"""``sayso evaluate``, as it is run."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.evaluating import compare

TEXT = "The harbour will stay shut until Friday, the port authority said on Tuesday."


def span(words: str) -> list[list[int]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


GOLD = {
    "id": "a",
    "text": TEXT,
    "attributions": [
        {
            "source": span("the port authority"),
            "cue": span("said"),
            "content": span("The harbour will stay shut until Friday"),
        }
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", "utf-8")
    return path


def run(*arguments: object):
    return CliRunner().invoke(app, ["evaluate", "attributions", *map(str, arguments)])


def test_a_table_and_predictions_that_score_the_same(gold: Path, tmp_path: Path):
    out = tmp_path / "predicted.jsonl"
    done = run(gold, "--out", out)
    assert done.exit_code == 0
    assert "found              100.0   100.0   100.0" in done.stdout
    assert compare(gold, out).measures()["whole"].f1 == 100.0
    again = run(gold, "--predicted", out, "--json")
    assert json.loads(again.stdout)["whole"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert json.loads(again.stdout)["articles missing"] == 0


def test_a_bad_file_is_one_line_and_nothing_is_written(tmp_path: Path):
    bad, out = tmp_path / "bad.jsonl", tmp_path / "predicted.jsonl"
    bad.write_text("no json\n", "utf-8")
    done = run(bad, "--out", out)
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert not out.exists()


def test_writing_and_scoring_predictions_at_once_is_wrong_usage(gold: Path, tmp_path: Path):
    assert run(gold, "--out", tmp_path / "o", "--predicted", gold).exit_code == 2


LABELS = """\
story,type,name,title,affiliation,justification,anonymity,mentions,statements
own/harbour,named_organization,port authority,,,,,45..59,0..76
polnear/dev/none,named_person,Ana Ruel,,,,,0..8,0..20
"""


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    path = tmp_path / "labels.csv"
    path.write_text(LABELS, "utf-8")
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "harbour.txt").write_text(TEXT + "\n", "utf-8")
    return path


def run_sources(*arguments: object):
    return CliRunner().invoke(app, ["evaluate", "sources", *map(str, arguments)])


def test_labelled_stories(labels: Path):
    done = run_sources(labels, "--show", "all")
    assert done.exit_code == 0
    assert "1 labelled stories         right      of       %     sources       %" in done.stdout
    assert "statements found               1       1   100.0           1   100.0" in done.stdout
    assert "name                           1       1   100.0           1   100.0" in done.stdout
    assert done.stderr == (
        "sayso: 1 labelled stories are left out: their corpus is not at hand; name its folder with --data\n"
    )
    done = run_sources(labels, "--json")
    assert json.loads(done.stdout)["labels"]["missing"] == ["polnear/dev/none"]
    assert json.loads(run_sources(labels, "--json", "--part", "dev").stdout)["labels"]["stories"] == 0


def test_a_corpus_with_chains(tmp_path: Path):
    text = "Ana Ruel opened the dam on Monday. She said the river would rise."
    words = [(match.start(), match.end()) for match in re.finditer(r"\w+|\.", text)]
    tags = ["NNP", "NNP", "VBD", "DT", "NN", "IN", "NNP", ".", "PRP", "VBD", "DT", "NN", "MD", "VB", "."]
    heads = [1, 2, -1, 4, 2, 6, 2, 2, 9, -1, 11, 13, 13, 9, 9]
    document = {
        "id": "dam",
        "genre": "news",
        "text": text,
        "tokens": [[*place, tag, "", head, "dep"] for place, tag, head in zip(words, tags, heads, strict=True)],
        "entities": [{"chain": 1, "start": 0, "end": 2}, {"chain": 1, "start": 8, "end": 9}],
        "edus": [[8, "attribution-positive:2->3:0:sem-atsrc-9"]],
    }
    path = tmp_path / "gum.jsonl"
    path.write_text(json.dumps(document) + "\n", "utf-8")
    done = run_sources(path)
    assert done.exit_code == 0
    assert "pronoun                        1        1  100.0" in done.stdout
    verdicts = tmp_path / "verdicts.csv"
    start = text.index("She")
    story = f"{tmp_path.name}/gum/dam"
    verdicts.write_text(f"story,start,end,answer,verdict,note\n{story},{start},{start + 3},,ours,\n", "utf-8")
    done = run_sources(path, "--verdicts", verdicts, "--json")
    counts = json.loads(done.stdout)[f"{tmp_path.name}/gum"]["pronoun"]
    assert (counts["raw"]["right"], counts["corrected"]["right"], counts["corrected"]["judged"]) == (1, 0, 1)


def test_a_bad_table_of_sources_is_one_line(tmp_path: Path):
    bad = tmp_path / "labels.csv"
    bad.write_text("story\n", "utf-8")
    done = run_sources(bad)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "the first line must be story,type,name" in done.stderr
