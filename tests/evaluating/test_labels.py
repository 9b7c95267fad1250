"""Tables of labels and the stories they are about."""

import gzip
import json
from pathlib import Path

import pytest

from sayso import GoldError
from sayso.evaluating.labels import COLUMNS, Label, labelled

TEXT = "Orla Penhale, who runs the ferry office, said the quay was shut. “It is unsafe,” she said.\n"
ROW = "named_person,Orla Penhale,,,14..39,,0..12 81..84,0..64"


def table(folder: Path, *rows: str) -> Path:
    path = folder / "labels.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows, ""]), "utf-8")
    (folder / "stories").mkdir(exist_ok=True)
    for name in ("dev-quay", "check-quay"):
        (folder / "stories" / f"{name}.txt").write_text(TEXT, "utf-8")
    return path


def corpora(folder: Path) -> Path:
    path = folder / "data" / "polnear"
    path.mkdir(parents=True)
    lines = [json.dumps({"id": name, "text": TEXT, "attributions": []}) for name in "abc"]
    (path / "dev.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    return path.parent


def test_a_story_and_its_labels(tmp_path):
    (found,), missing = labelled(table(tmp_path, f"own/dev-quay,{ROW}"))
    assert missing == []
    assert (found.story.location, found.story.text) == ("own/dev-quay", TEXT.strip())
    assert found.labels == (
        Label("own/dev-quay", "named_person", "Orla Penhale", "", "", ((14, 39),), (), ((0, 12), (81, 84)), ((0, 64),)),
    )


def test_parts(tmp_path):
    data = corpora(tmp_path)
    stories = ["own/check-quay", "polnear/dev/b", "own/dev-quay", "polnear/dev/a", "polnear/dev/b", "polnear/dev/c"]
    path = table(tmp_path, *(f"{story},{ROW}" for story in stories))
    by_part = {part: labelled(path, part=part, data=data)[0] for part in ("dev", "check", "all")}
    names = {part: [one.story.location for one in found] for part, found in by_part.items()}
    assert names == {
        "dev": ["polnear/dev/b", "own/dev-quay"],  # of three from corpora the first one
        "check": ["own/check-quay", "polnear/dev/a", "polnear/dev/c"],
        "all": ["own/check-quay", "polnear/dev/b", "own/dev-quay", "polnear/dev/a", "polnear/dev/c"],
    }
    assert [len(one.labels) for one in by_part["all"]] == [1, 2, 1, 1, 1]


def test_stories_that_are_not_at_hand_are_named(tmp_path):
    path = table(tmp_path, f"polnear/dev/z,{ROW}", f"gum/dev/y,{ROW}")
    assert labelled(path) == ([], ["polnear/dev/z", "gum/dev/y"])
    assert labelled(path, data=tmp_path / "none") == ([], ["polnear/dev/z", "gum/dev/y"])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("own/dev-quay,person,Orla Penhale,,,,,,0..64", "line 2: the type must be one of named_person"),
        ("own/dev-quay,named_person,Orla Penhale,,,,,,0-64", "line 2: ranges are needed"),
        ("own/dev-quay,named_person,Orla Penhale,,,,,,64..0", "line 2: ranges are needed"),
        ("own/dev-quay,named_person,Orla Penhale", "line 2: ranges are needed"),
        ("own/dev-quay,named_person,Orla Penhale,,,,,,0..900", "0..900 of 'Orla Penhale' is not in the text"),
        ("own/dev-none,named_person,Orla Penhale,,,,,,0..64", "dev-none.txt cannot be read"),
    ],
)
def test_a_bad_row_is_named(tmp_path, row, message):
    with pytest.raises(GoldError, match=message):
        labelled(table(tmp_path, row))


def test_a_bad_file_is_named(tmp_path):
    path = tmp_path / "labels.csv"
    with pytest.raises(GoldError, match="cannot be read"):
        labelled(path)
    path.write_text("story,name\n", "utf-8")
    with pytest.raises(GoldError, match="the first line must be story,type,name"):
        labelled(path)
