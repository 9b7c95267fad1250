"""Annotated files that cannot be used say so, with the line."""

import gzip
import json
from pathlib import Path

import pytest

from sayso import GoldError
from sayso.evaluating import compare
from sayso.evaluating.gold import articles, predictions

GOOD = {"id": 1, "text": "He said so.", "attributions": [{"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 10]]}]}


def write(path: Path, *records: object) -> Path:
    path.write_text("".join(r if isinstance(r, str) else json.dumps(r) + "\n" for r in records), "utf-8")
    return path


def test_a_plain_and_a_gzipped_file_are_the_same(tmp_path):
    plain = write(tmp_path / "gold.jsonl", GOOD, "\n")
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(articles(plain)) == list(articles(packed))
    assert compare(packed, plain).measures()["whole"].f1 == 100.0


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("no json\n", "not JSON lines"),
        ("[1]\n", "line 2: an object is needed"),
        ({"id": 1}, 'line 2: "id" and "text" are needed'),
        ({**GOOD, "attributions": None}, 'line 2: "attributions" must be a list'),
        ({**GOOD, "attributions": [{"cue": [[3, 99]]}]}, r'line 2: "cue" must be a list of \[start, end\)'),
        ({**GOOD, "attributions": [{"cue": "said"}]}, 'line 2: "cue"'),
        ({**GOOD, "attributions": ["said"]}, 'line 2: "cue"'),
    ],
)
def test_a_bad_line_is_named(tmp_path, record, message):
    path = write(tmp_path / "gold.jsonl", GOOD, record)
    with pytest.raises(GoldError, match=message):
        list(articles(path))


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(GoldError, match="cannot be read"):
        list(articles(tmp_path / "none.jsonl"))
    (tmp_path / "bad.jsonl.gz").write_bytes(b"not packed")
    with pytest.raises(GoldError, match="cannot be read"):
        predictions(tmp_path / "bad.jsonl.gz")
