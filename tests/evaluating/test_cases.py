"""Cases as they lie in a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import GoldError
from sayso.evaluating.cases import cases

OWN = Path(__file__).parents[1] / "cases"
TRUTH = {
    "event": "A ferry is late.",
    "stories": [{"file": "01.html", "outlet": "Post", "credits": ["02.txt"], "version_of": None}],
    "claims": [
        {
            "id": "c1",
            "statement": "The ferry is late.",
            "mentions": [{"file": "01.html", "text": "the ferry is late", "origin": "o1", "chain": ["Post"]}],
            "independent_min": 0,
            "independent_max": 1,
        }
    ],
}


def write(folder: Path, truth: object, page: str = "01.html") -> Path:
    (folder / "stories").mkdir(parents=True)
    (folder / "stories" / page).write_text("The ferry is late.")
    (folder / "truth.json").write_text(json.dumps(truth))
    return folder


def test_our_own_can_be_read() -> None:
    found = list(cases(OWN))
    assert len(found) >= 6
    assert all(case.truth.claims and len(case.pages) >= 3 for case in found)
    assert [case.slug for case in found] == sorted(case.slug for case in found)


def test_one_case_by_itself(tmp_path: Path) -> None:
    [case] = cases(write(tmp_path / "ferry", TRUTH))
    assert case.slug == "ferry"
    assert case.truth.stories[0].earlier == {"02.txt"}
    assert case.pages == {"01.html": tmp_path / "ferry" / "stories" / "01.html"}


@pytest.mark.parametrize(
    ("truth", "page", "reason"),
    [
        ({"stories": []}, "01.html", "claims"),
        (TRUTH | {"stories": [{"file": 1, "outlet": "Post"}]}, "01.html", "stories.0.file"),
        (TRUTH, "02.html", "01.html, which is not"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(tmp_path: Path, truth: object, page: str, reason: str) -> None:
    write(tmp_path / "ferry", truth, page)
    with pytest.raises(GoldError) as raised:
        list(cases(tmp_path))
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_without_cases(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no case"):
        list(cases(tmp_path))
