"""The page of a tracing in a browser: as wide as the window, readable colours, no word to the network.

It needs Chromium and the extra ``browser``; ``.ci/run`` installs both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from support.browsing import CHROMIUM, COLOURS, Seen, contrast, launched
from support.tracings import bare, crowd, hostile, tram

from sayso.output.tracing import tracing_page
from sayso.vocabulary import Tracing

pytest.importorskip("playwright.sync_api", reason="needs the extra browser: pip install '.[browser]'")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium (Debian: apt-get install chromium)")


def mixed() -> Tracing:
    """Few stories of which one has no date, the last dated one on another day."""
    tracing = crowd(3)
    one, other, third = tracing.stories
    stories = (one, replace(other, published="2033-09-28T07:00:00Z"), replace(third, published=None))
    return replace(tracing, stories=stories)


PAGES = {
    "mixed": mixed,
    "tram": tram,
    "three": lambda: crowd(3),
    "sixty": lambda: crowd(60),
    "hostile": hostile,
    "bare": bare,
}
DESKTOP, PHONE = (1280, 900), (390, 844)

# The words of drawings, as they are computed, each with the ground that it stands on.
DRAWN = """() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const found = [];
  for (const text of document.querySelectorAll(".web text")) {
    const stop = text.classList.contains("text") && text.parentNode.querySelector(".ground");
    const mark = text.closest(".mark") && text.parentNode.querySelector("path");
    const lane = document.querySelector(".web .lane");
    const ground = getComputedStyle(stop || mark || lane).fill;
    found.push([text.textContent, parts(getComputedStyle(text).fill), parts(ground)]);
  }
  return found;
}"""

# Signs and labels of a drawing whose boxes, as the browser has them, lie on each other.
TOUCHING = """() => {
  const drawn = [".ground", ".entry", ".note-text", "text.day", ".clock", ".silence"].map((each) => `.web ${each}`);
  const boxes = [...document.querySelectorAll(drawn.join(", "))].map((each) => {
    const box = each.getBoundingClientRect();
    return [each.closest("svg"), each.textContent || each.parentNode.textContent, box];
  });
  const found = [];
  for (let i = 0; i < boxes.length; i += 1) {
    for (let j = i + 1; j < boxes.length; j += 1) {
      const [one, other] = [boxes[i], boxes[j]];
      const [a, b] = [one[2], other[2]];
      const lie = a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
      if (one[0] === other[0] && lie) found.push([one[1], other[1]]);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("tracings")
    for name, make in PAGES.items():
        (folder / f"{name}.html").write_text(tracing_page(make()), "utf-8")
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
        found = [one for one in seen.page.evaluate(COLOURS) if "<text" not in one[0]] + seen.page.evaluate(DRAWN)
    assert len(found) > 20
    assert [(what, ink, ground) for what, ink, ground in found if contrast(ink, ground) < 4.5] == []


@pytest.mark.parametrize("name", ["tram", "three", "sixty", "mixed"])
def test_signs_and_labels_do_not_touch(browser: Any, files: dict[str, str], name: str) -> None:
    with Seen(browser, files[name], DESKTOP) as seen:
        assert seen.page.evaluate(TOUCHING) == []


def test_on_a_phone_the_drawing_scrolls_and_the_names_stay(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["tram"], PHONE) as seen:
        names = seen.page.locator(".names").first
        before = names.bounding_box()["x"]
        seen.page.locator(".scroll").first.evaluate("box => { box.scrollLeft = 400; }")
        assert seen.page.locator(".scroll").first.evaluate("box => box.scrollLeft") == 400
        assert abs(names.bounding_box()["x"] - before) < 1


def test_the_keyboard_reaches_claims_and_the_drawing(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["tram"], DESKTOP) as seen:
        seen.page.keyboard.press("Tab")
        assert seen.page.locator(".skip").bounding_box()["x"] >= 0
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate("document.activeElement.id") == "claims"
        summary = seen.page.locator("summary").first
        summary.focus()
        seen.page.keyboard.press("Enter")
        assert not seen.page.locator(".scroll").first.is_visible()
        seen.page.keyboard.press("Enter")
        seen.page.locator(".scroll").first.focus()
        assert seen.page.evaluate("document.activeElement.className") == "scroll"


def test_a_sign_in_the_drawing_leads_to_the_words_also_in_a_folded_claim(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["tram"], DESKTOP) as seen:
        seen.page.locator(".stop", has_text="A3").first.click()
        assert "Lindow may have been told of cracks" in seen.page.locator(":target").inner_text()
        seen.page.locator("summary").nth(1).click()
        assert not seen.page.locator("details").nth(1).evaluate("claim => claim.open")
        seen.page.evaluate("id => { location.hash = id; }", f"{tram().claims[1].id}-2")
        seen.page.wait_for_function("document.querySelectorAll('details')[1].open")


def test_without_scripts_it_is_whole(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["tram"], DESKTOP, java_script_enabled=False) as seen:
        assert seen.page.locator(".web").count() == 2
        assert seen.page.locator(".mentions > li").last.is_visible()


def test_print_is_dark_on_white_and_shows_the_whole_drawing(browser: Any, files: dict[str, str]) -> None:
    with Seen(browser, files["sixty"], (760, 1000), color_scheme="dark") as seen:
        seen.page.emulate_media(media="print")
        box = seen.page.locator(".web").bounding_box()
        assert box["width"] <= 760
        assert not seen.page.locator(".names").is_visible()
        colour = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert colour == "rgb(255, 255, 255)"
        assert seen.page.pdf(format="A4").startswith(b"%PDF")
