"""The golden files beside this test are what a person sees. After a change that is meant, look at the difference of
``pytest tests/output --golden`` with git before you commit it."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.tracings import bare, crowd, hostile, tram

from sayso.output import console
from sayso.output.tracing import write_tracing
from sayso.vocabulary import Tracing

GOLDEN = Path(__file__).parent / "golden"


def shown(tracing: Tracing, width: int = 80, **options: Any) -> str:
    out = io.StringIO()
    write_tracing(tracing, console(out, width=width), **options)
    return out.getvalue()


def unwrapped(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", ["tram", "details", "hostile", "bare"])
def test_golden(name: str, width: int, request: pytest.FixtureRequest) -> None:
    if name == "details":
        seen = shown(tram(), width, claims=tram().claims[:1], details=True)
    else:
        seen = shown({"tram": tram, "hostile": hostile, "bare": bare}[name](), width)
    path = GOLDEN / f"{name}-{width}.txt"
    if request.config.getoption("--golden"):
        path.write_text(seen, "utf-8")
    assert seen == path.read_text("utf-8")


def test_colours_add_nothing_but_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = shown(tram(), claims=tram().claims, details=True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = shown(tram(), claims=tram().claims, details=True)
    assert "\x1b[" in coloured
    bare_again = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert re.sub(r" +$", "", bare_again, flags=re.MULTILINE) == plain


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for tracing in (tram(), crowd(60), bare()):
        for options in ({}, {"claims": tracing.claims, "details": True}):
            assert max(map(len, shown(tracing, width, **options).splitlines())) <= width


def test_a_hostile_story_cannot_steer_the_terminal() -> None:
    seen = shown(hostile()) + shown(hostile(), claims=hostile().claims, details=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", seen)


def test_the_overview_leaves_out_what_one_story_carries() -> None:
    seen = unwrapped(shown(tram()))
    assert "2 claims in two stories or more" in seen
    assert "1 other is in one story only" in seen
    assert "Line 4 will run again" not in seen


def test_details_hold_every_mention_with_chain_certainty_and_from_whom_it_is() -> None:
    claim = tram().claims[0]
    seen = unwrapped(shown(tram(), claims=[claim], details=True))
    for mention in claim.mentions:
        assert mention.spans[0].text in seen
    assert "North Coast Press Agency → Lindow Herald → a letter of the tramway inspectorate · possible" in seen
    assert "credits A1: says “the Lindow Herald reported”" in seen
    assert "has the same source as A1: both name the tramway inspectorate’s letter; which came first is open" in seen
    assert "before Lindow [may have been] told of cracks in the bridge" in seen
    assert "A1, C8 Affirmed and denied: the city says that it was never told" in seen


def test_counts_stand_once_and_the_reason_is_a_sentence() -> None:
    seen = unwrapped(shown(tram()))
    assert "9 stories, 8 outlets, 2 to 4 independent origins 7 of 12 mentions go back to" in seen
    claim = replace(tram().claims[1], independence=replace(tram().claims[1].independence, reason="two told it"))
    assert "2 independent origins Two told it" in unwrapped(shown(tram(), claims=[claim]))


def test_a_claim_of_many_origins_stays_brief() -> None:
    seen = shown(crowd(60))
    assert "36 mentions" in seen
    assert len(seen.splitlines()) < 30


def test_decisions_changed_pages_and_missing_dates_are_told() -> None:
    seen = unwrapped(shown(tram()))
    assert "Radio Fjord, “City was warned”, silently • [-may have been warned-] {+was warned+}" in seen
    assert "1 story without date, put last outlet unknown (09.html), “What we know about the tram bridge”" in seen
    assert "Lindow Herald (s2) and Rails & Points (s5): are not the same source" in seen
