"""The weights of what tells denials."""

from __future__ import annotations

from pathlib import Path

from sayso.tracing.claims.signs import weighings
from training.denials import Example, fit, left_out, report, write


def examples() -> list[Example]:
    """Two cases in which who answers denies, and who only speaks for somebody does not."""
    return [
        Example(case, True, denies, "words", dict.fromkeys(names, 1.0))
        for case in ("one", "two")
        for denies, names in (
            (True, ("answers", "speaks for somebody")),
            (False, ("speaks for somebody",)),
            (False, ()),
        )
        for _ in range(20)
    ]


def test_what_the_cases_show_counts_more() -> None:
    weights = fit(examples())
    assert weights["answers"] > weighings()["answers"].before
    assert weights["answers"] > weights["speaks for somebody"]
    assert weights["always"] < 0


def test_what_no_case_shows_stays_as_it_is_known() -> None:
    assert fit(examples())["grants it"] == weighings()["grants it"].before


def test_left_out() -> None:
    known = examples()
    first, *_ = report(known, left_out(known))
    assert first == "claims given: 40 denials found, 0 missed, 0 affirmations taken for one"


def test_weights_are_written_where_they_belong(tmp_path: Path) -> None:
    path = tmp_path / "signs.toml"
    path.write_text('[signs."answers"]\nbefore = 1.0\nweight = 0.0\n\n[signs."always"]\nbefore = 0.0\nweight = 2.0\n')
    write({"answers": 1.5}, path)
    assert path.read_text() == (
        '[signs."answers"]\nbefore = 1.0\nweight = 1.5\n\n[signs."always"]\nbefore = 0.0\nweight = 2.0\n'
    )
