"""The golden files beside this test are what a person sees. After a change that is meant, look at the difference of
``pytest tests/output --golden`` with git before you commit it."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.dam import dam
from support.invented import bare, ferry, hostile

from sayso.output import Failure, console, write_terminal
from sayso.output.batch import Result
from sayso.output.table import shortened

GOLDEN = Path(__file__).parent / "golden"


def shown(*results: Result, width: int = 80) -> str:
    out = io.StringIO()
    write_terminal(results, console(out, width=width))
    return out.getvalue()


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", ["ferry", "dam", "bare", "hostile"])
def test_golden(name: str, width: int, request: pytest.FixtureRequest) -> None:
    reading = {"ferry": ferry, "dam": dam, "bare": bare, "hostile": hostile}[name]()
    path = GOLDEN / f"{name}-{width}.txt"
    seen = shown(reading, width=width)
    if request.config.getoption("--golden"):
        path.write_text(seen, "utf-8")
    assert seen == path.read_text("utf-8")


@pytest.mark.usefixtures("plain")
def test_golden_in_colour(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    seen = shown(ferry())
    path = GOLDEN / "ferry-80.ansi"
    if request.config.getoption("--golden"):
        path.write_text(seen, "utf-8")
    assert seen == path.read_text("utf-8")
    without_colours = re.sub(r"\x1b\[[0-9;]*m", "", seen)
    assert re.sub(r" +$", "", without_colours, flags=re.MULTILINE) == (GOLDEN / "ferry-80.txt").read_text("utf-8")


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    least = 66  # below, the table keeps its columns and wraps no further
    assert max(map(len, shown(ferry(), bare(), width=width).splitlines())) <= max(width, least)


@pytest.mark.usefixtures("plain")
def test_the_words_of_the_story_are_all_there() -> None:
    seen = re.sub(r"[‹›«»{}⁰¹²³⁴⁵⁶⁷⁸⁹·]", "", shown(ferry()))
    for paragraph in ferry().story.text.split("\n\n"):
        assert " ".join(paragraph.split()) in " ".join(seen.split())


@pytest.mark.usefixtures("plain")
def test_a_hostile_story_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", shown(hostile()))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    codes = re.findall(r"\x1b[^a-zA-Z]*[a-zA-Z]", shown(hostile()))
    assert codes
    assert {code[-1] for code in codes} == {"m"}  # colours, nothing else


@pytest.mark.usefixtures("plain")
def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", shown(ferry()))


@pytest.mark.usefixtures("plain")
def test_readings_have_a_rule_between_them_and_failures_are_left_out() -> None:
    seen = shown(bare(), Failure("gone.html", "gone"), bare())
    assert seen.count("═" * 80) == 1
    assert "gone" not in seen


@pytest.mark.usefixtures("plain")
def test_a_story_without_figures_and_forecasts_has_no_lists_of_them() -> None:
    assert not re.search(r"^(Figures|Forecasts)", shown(ferry()), re.MULTILINE)
    assert re.findall(r"^(?:Figures|Forecasts).*", shown(dam()), re.MULTILINE) == [
        *("Figures", "Figures that differ", "Forecasts"),
    ]


@pytest.mark.usefixtures("plain")
def test_certainty_is_told_where_it_is_more_than_a_statement() -> None:
    seen = shown(dam(), width=120)
    assert "“probably”: 60 to 80 %, median 70 % (scale: people)" in " ".join(seen.split())
    assert "stated" not in seen


@given(st.text(alphabet="ab c"), st.integers(12, 40))
def test_shortening_keeps_both_ends_within_the_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    if len(text) > limit:
        head, tail = short.split(" […] ")
        assert text.startswith(head) or text.strip().startswith(head)
        assert text.strip().endswith(tail)
    else:
        assert short == text


def test_shortening_cuts_between_words() -> None:
    long = "that the harbour master had been told of it twice before the ferry left"
    assert shortened(long, 40) == "that the harbour master […] ferry left"
