"""The report in a browser: as wide as the window, notes beside or folded, readable colours, no word to the network.

It needs Chromium and the extra ``browser``; ``.ci/run`` installs both.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsing import CHROMIUM, COLOURS, Seen, contrast, launched, luminance
from support.dam import dam
from support.invented import crowd, ferry, hostile

from sayso.output import Failure
from sayso.output.report import index_entry, report, write_index

pytest.importorskip("playwright.sync_api", reason="needs the extra browser: pip install '.[browser]'")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt-get install chromium)")

PAGES = {"ferry": ferry, "dam": dam, "hostile": hostile, "crowd": lambda: crowd(40)}
DESKTOP, PHONE = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("reports")
    for name, make in PAGES.items():
        (folder / f"{name}.html").write_text(report(make()), "utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in PAGES}


@pytest.mark.parametrize("size", [DESKTOP, (820, 1100), PHONE, (320, 600)])
@pytest.mark.parametrize("name", PAGES)
def test_it_fits_its_window_and_asks_for_nothing(browser: Any, files: dict[str, str], name: str, size: Any) -> None:
    with Seen(browser, files[name], size) as seen:
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert seen.asked == [files[name]]
        assert seen.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_all_its_words_can_be_read(browser: Any, files: dict[str, str], name: str, scheme: str) -> None:
    with Seen(browser, files[name], DESKTOP, color_scheme=scheme) as seen:
        found = seen.page.evaluate(COLOURS)
        if name == "dam":  # also while a source is highlighted
            seen.page.get_by_role("button", name="Maud Sarrow").click()
            found += seen.page.evaluate(COLOURS)
    assert len(found) > 50
    assert [(what, ink, ground) for what, ink, ground in found if contrast(ink, ground) < 4.5] == []
    [paper] = {tuple(ground) for what, _, ground in found if what.startswith("<h1")}
    assert (luminance(paper) < 0.2) == (scheme == "dark")


def test_notes_stand_beside_the_text_on_a_desktop(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["dam"], DESKTOP) as seen:
        text = seen.page.locator(".text").first.bounding_box()
        note = seen.page.locator("#note-1").bounding_box()
        assert note["x"] >= text["x"] + text["width"]
        assert abs(note["y"] - text["y"]) < 20
        assert not seen.page.locator(".fold + label").first.is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_notes_are_folded_below_the_paragraph_on_a_phone(browser: Any, files: dict[str, str], scripts: bool) -> None:
    with Seen(browser, files["dam"], PHONE, java_script_enabled=scripts) as seen:
        note = seen.page.locator("#note-1")
        assert not note.is_visible()
        seen.page.locator("label[for=fold-1]").click()
        assert note.is_visible()
        assert note.bounding_box()["y"] > seen.page.locator(".text").first.bounding_box()["y"]
        seen.page.locator("label[for=fold-1]").click()
        assert not note.is_visible()


def test_a_link_to_a_folded_note_unfolds_it(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["dam"], PHONE) as seen:
        seen.page.locator("sup a[href='#note-8']").click()
        assert seen.page.locator("#note-8").is_visible()
        assert not seen.page.locator("#note-1").is_visible()


def test_the_keyboard_reaches_the_story_first_and_folds(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["dam"], PHONE) as seen:
        seen.page.keyboard.press("Tab")
        skip = seen.page.locator(".skip")
        assert skip.evaluate("element => element === document.activeElement")
        assert skip.bounding_box()["x"] >= 0
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate("document.activeElement.id") == "story"
        seen.page.locator("#fold-1").focus()
        ring = seen.page.locator("label[for=fold-1]").evaluate("element => getComputedStyle(element).outlineStyle")
        assert ring == "solid"
        seen.page.keyboard.press("Space")
        assert seen.page.locator("#note-1").is_visible()


def test_a_name_highlights_what_is_its_own(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["dam"], DESKTOP) as seen:
        button = seen.page.get_by_role("button", name="Maud Sarrow")
        button.press("Enter")
        assert button.get_attribute("aria-pressed") == "true"
        off = seen.page.locator("#story .note.off").evaluate_all("notes => notes.map(note => note.id)")
        assert off == [f"note-{number}" for number in (1, 2, 4, 7, 8, 9, 10, 11, 12, 13, 14)]
        seen.page.keyboard.press("Escape")
        assert button.get_attribute("aria-pressed") == "false"
        assert seen.page.locator(".off").count() == 0


def test_without_scripts_it_is_whole(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["dam"], DESKTOP, java_script_enabled=False) as seen:
        assert seen.page.get_by_role("button").count() == 0
        assert seen.page.locator(".key").inner_text().count("Maud Sarrow") == 1
        assert seen.page.locator("#note-14").is_visible()


def test_print_is_dark_on_white_with_the_notes_beside_the_text(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["dam"], PHONE, color_scheme="dark") as seen:
        seen.page.emulate_media(media="print")
        assert seen.page.locator("#note-14").is_visible()
        assert not seen.page.locator("nav").is_visible()
        colours = seen.page.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert colours == ["rgb(29, 28, 26)", "rgb(255, 255, 255)"]
        assert seen.page.pdf(format="A4").startswith(b"%PDF")


def test_what_is_jumped_to_is_marked(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["dam"], DESKTOP) as seen:
        seen.page.locator("#sourcing .where a").first.click()
        jumped = seen.page.locator(":target")
        assert jumped.inner_text().startswith("the Tessaly dam is")
        assert jumped.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_the_index_fits_a_phone(browser: Any, tmp_path: Path) -> None:
    index = tmp_path / "index.html"
    with index.open("w", encoding="utf-8") as out:
        write_index([index_entry(1, dam()), index_entry(2, hostile())], [Failure("a", "a is empty")], out)
    with Seen(browser, index.as_uri(), PHONE) as seen:
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        assert seen.complaints == []
