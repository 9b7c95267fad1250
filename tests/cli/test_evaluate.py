"""``sayso evaluate attributions``, as it is run."""

import json
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
