"""The golden files are the pages without style and script. After a change that is meant, look at the difference of
``pytest tests/output --golden`` with git, and at the page in a browser, before you commit it."""

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from support.dam import dam
from support.invented import bare, crowd, ferry, hostile
from support.pages import parsed, tags, unspaced, words

import sayso
from sayso.output import write_report
from sayso.output.printable import printable
from sayso.output.report import report
from sayso.vocabulary import Reading

GOLDEN = Path(__file__).parent / "golden"
READINGS = {"ferry": ferry, "dam": dam, "bare": bare, "hostile": hostile}
ALL = pytest.mark.parametrize("reading", [*(make() for make in READINGS.values()), crowd(40)], ids=[*READINGS, "crowd"])

# What a page of ours consists of; nothing in it loads anything.
ELEMENTS = """html head meta title style body a header p h1 h2 h3 h4 nav ul ol li main section article div span b br sup
svg rect line circle text table caption thead tbody tr th td input label dl dt dd blockquote footer script""".split()  # noqa: SIM905
ATTRIBUTES = """lang charset http-equiv content name class href id rel for type scope title width height focusable
data-source tabindex role x x1 x2 y y1 y2 cx cy r text-anchor""".split()  # noqa: SIM905


@pytest.mark.parametrize("name", READINGS)
def test_golden(name: str, request: pytest.FixtureRequest) -> None:
    seen = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", report(READINGS[name]()))
    seen = re.sub(r"sha256-[^&]+", "sha256-…", seen)
    path = GOLDEN / f"{name}.html"
    if request.config.getoption("--golden"):
        path.write_text(seen, "utf-8")
    assert seen == path.read_text("utf-8")


@ALL
def test_it_is_html_and_has_what_a_screen_reader_needs(reading: Reading) -> None:
    page = parsed(report(reading))
    ids = [each.get("id") for each in tags(page) if each.get("id")]
    assert len(ids) == len(set(ids))
    for each in tags(page):
        for name in ("aria-labelledby", "for"):
            assert each.get(name) is None or each.get(name) in ids
        if each.tag == "a":
            assert words(each).strip() or each.get("aria-label")
        if each.tag == "section":
            assert each.get("aria-labelledby")
    for landmark in ("main", "header", "footer", "nav", "h1", "title"):
        assert len(list(page.iter(landmark))) == 1
    assert all(cell.get("scope") for cell in page.iter("th"))
    assert page.get("lang") == "en"
    levels = [int(each.tag[1]) for each in tags(page) if re.fullmatch(r"h[1-6]", each.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@ALL
def test_every_link_leads_somewhere(reading: Reading) -> None:
    page = parsed(report(reading))
    ids = {each.get("id") for each in tags(page)}
    for link in page.iter("a"):
        href = link.get("href", "")
        if href.startswith("#"):
            assert href[1:] in ids
        else:
            assert href.startswith("https://")
            assert "noreferrer" in link.get("rel", "")


@ALL
def test_a_place_is_where_its_words_stand(reading: Reading) -> None:
    """Anchors carry the offsets of the words that they lead to; what is shown there are these words."""
    text = reading.story.text
    anchors = [each for each in tags(parsed(report(reading))) if (each.get("id") or "").startswith("at-")]
    assert len(anchors) >= len(reading.attributions) * 2
    for anchor in anchors:
        start, end = map(int, anchor.get("id", "").removeprefix("at-").split("-"))
        first_line = unspaced(printable(text)[start:end].strip().split("\n")[0])
        shown = unspaced(words(anchor, without=("sign", "sup", "unseen")))
        # A place that lies across another one is cut in two.
        assert first_line.startswith(shown)
        assert shown


@ALL
def test_the_words_of_the_story_are_all_there(reading: Reading) -> None:
    texts = [each for each in parsed(report(reading)).iter("p") if each.get("class") == "text"]
    shown = [unspaced(words(each, without=("sign", "sup", "unseen"))) for each in texts]
    lines = printable(reading.story.text).split("\n")
    assert shown == [unspaced(line) for line in lines if line.strip()]


@ALL
def test_nothing_is_loaded_from_anywhere(reading: Reading) -> None:
    page = parsed(report(reading))
    for each in tags(page):
        assert each.tag.removeprefix("{http://www.w3.org/2000/svg}") in ELEMENTS
        for name in each.attrib:
            assert str(name) in ATTRIBUTES or str(name).startswith("aria-")
    assert not list(page.iter("img"))
    style = next(page.iter("style")).text or ""
    assert not re.search(r"url\(|@import|@font-face|expression|</", style)


@ALL
def test_the_policy_lets_run_what_stands_in_the_page_and_nothing_else(reading: Reading) -> None:
    page = parsed(report(reading))
    [policy] = [
        each.get("content") for each in page.iter("meta") if each.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in str(policy).split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for element in ("style", "script"):
        for each in page.iter(element):
            digest = base64.b64encode(hashlib.sha256((each.text or "").encode()).digest()).decode()
            assert rules[f"{element}-src"] == f"'sha256-{digest}'"
    assert set(rules) == {"default-src", "base-uri", "form-action", "style-src", "script-src"}


def test_a_hostile_story_stays_words() -> None:
    text = report(hostile())
    page = parsed(text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert text.encode()
    assert len(list(page.iter("script"))) == 1
    assert "alert" not in (next(page.iter("script")).text or "")
    assert "<script>alert('x')</script>" in words(next(page.iter("main")))
    assert "{{ 7 * 7 }}" in words(next(page.iter("main")))
    for each in tags(page):
        assert not [name for name in each.attrib if str(name).startswith("on")]
        assert not re.match(r"\s*(?i:javascript|data|file|vbscript):", each.get("href", ""))


def test_only_addresses_of_the_web_are_links() -> None:
    outside = {link.get("href") for link in parsed(report(dam())).iter("a") if not link.get("href", "").startswith("#")}
    assert outside == {
        "https://ledger.example/2026/10/tessaly-dam?edition=valley&page=1",
        "https://ledger.example/img/dam.jpg",
        "https://pictures.example/tessaly",
    }
    outside = {link.get("href") for link in parsed(report(hostile())).iter("a")}
    assert [href for href in sorted(map(str, outside)) if "evil" in href] == ['https://evil.example/"onclick="x']


def card(page: Element, sign: str) -> str:
    [found] = [each for each in page.iter("article") if each.get("id") == sign]
    return " ".join(words(found).split())


def note(page: Element, number: int) -> str:
    [found] = [each for each in page.iter("li") if each.get("id") == f"note-{number}"]
    return " ".join(words(found).split())


def test_notes_tell_in_words_what_is_implicit_relayed_unknown_and_not_cited() -> None:
    page = parsed(report(dam()))
    assert "Implicit: goes on from 5 without a new cue." in note(page, 6)
    assert "At second hand: The Lowmarsh Ledger → Maud Sarrow → A group of engineers" in note(page, 4)
    assert "told in person or by telephone, “told the Corvane Courier”; another outlet was told" in note(page, 8)
    assert "S6 S7 Ilse Tarn and Joren Ake, named person" in note(page, 9)
    assert "Source unknown: it could not be told who “He” is." in note(page, 12)
    assert "nobody named" in note(page, 13)
    assert "Told by the story itself: nobody is cited for it." in note(page, 14)
    assert "At second hand" not in note(page, 5)


def test_a_card_tells_what_is_known_of_a_source_and_what_is_not() -> None:
    page = parsed(report(dam()))
    sarrow = card(page, "S2")
    for told in (
        "named person (a person’s name)",
        "Title“chief surveyor”",
        "Affiliation“Damwatch”",
        "Why in the story“Damwatch is a charity that sends its own divers into the reservoirs of Corvane. … They took",
        "How obtained the story does not say".replace("obtained ", "obtained"),
        "“Maud Sarrow” (name) 1; “Sarrow” (short name) 1",
        "“You could put a hand in it.”",
        "Who that is: “Sarrow” → “Maud Sarrow” (short form of the name) · score 0.99",
    ):
        assert told in sarrow
    assert "Anonymity“spoke on condition of anonymity because they feared for their jobs”" in card(page, "S4")
    assert "Credited with 8 the minister had been warned in April" in card(page, "S5")


def section(page: Element, name: str) -> str:
    return next(" ".join(words(each).split()) for each in page.iter("section") if each.get("id") == name)


def test_notes_tell_how_firmly_and_by_which_words() -> None:
    page = parsed(report(dam()))
    assert "Certainty: stated" in note(page, 5)
    assert "Certainty: assessed, negated (“has concluded”)" in note(page, 4)
    assert "Certainty: stated Certainty, the outlet’s: possible (“told”)" in note(page, 8)
    assert "; if: “if the wall moves again”; “probably”: 60 to 80 %, median 70 % (scale: people)" in note(page, 16)


def test_hedges_are_marked_in_the_text_and_say_what_they_do() -> None:
    page = parsed(report(dam()))
    marked = {
        each.get("title"): words(each) for each in tags(page) if each.get("class") == "hedge" and each.get("title")
    }
    assert marked["possible, the outlet’s"] == "may (possible, the outlet’s)"  # the story's own voice
    assert marked["rumoured, the outlet’s"] == "reportedly (rumoured, the outlet’s)"
    assert "stated" not in " ".join(marked)


def test_a_card_counts_how_firmly_its_source_speaks() -> None:
    page = parsed(report(dam()))
    assert "How firmly it speaks stated 4 conditional 1 forecast 1 Made to say" in card(page, "S2")
    assert "How firmly it speaks stated 1 Made to say" in card(page, "S4")  # the doubt is the outlet's


def test_figures_stand_on_one_axis_with_whose_they_are_and_how_they_compare() -> None:
    page = parsed(report(dam()))
    told = section(page, "figures")
    assert unspaced("2 “At least 14 people” at least 14 people, left S2 15") in unspaced(told)
    assert unspaced("4 “About 30 people” 27 to 33 people own voice") in unspaced(told)
    assert "Differ 3 and 4: “hundreds of people” and “About 30 people” have no number in common" in told
    assert "Cannot be compared 2 and 3: only “At least 14 people” says what happened: left" in told
    [plot] = [each for each in tags(page) if each.get("class") == "plot"]
    assert plot.get("role") == "img"
    assert plot.get("aria-label") == "3 intervals on one axis; the table below tells them in words"


def test_forecasts_tell_condition_and_horizon() -> None:
    told = section(parsed(report(dam())), "forecasts")
    assert "Maud Sarrow · 16 · in the story Hundreds of people will probably follow" in told
    assert "By when: “by the end of the year”, until 2026-12-31. If: “if the wall moves again”." in told


def test_there_are_no_sections_for_nothing() -> None:
    ids = {each.get("id") for each in tags(parsed(report(ferry())))}
    assert not ids & {"figures", "forecasts"}


def test_chains_are_drawn_from_the_outlet_to_the_terminal_source() -> None:
    [tree] = [each for each in parsed(report(dam())).iter("ul") if each.get("class") == "tree"]
    outlet = next(iter(tree))
    assert words(outlet[0]) == "The Lowmarsh Ledger"
    hands = {" ".join(words(hand[0]).split()): hand for hand in outlet[1]}
    sarrow = next(hand for name, hand in hands.items() if "Maud Sarrow" in name)
    [engineers] = list(sarrow[1])
    assert "at second hand4 7" in " ".join(words(engineers[0]).split())
    assert any("nobody named" in name for name in hands)


def test_what_is_unknown_of_the_publication_says_so() -> None:
    page = parsed(report(bare()))
    facts = {words(each[0]): words(each[1]).strip() for each in page.iter("div") if len(each) and each[0].tag == "dt"}
    assert facts["outlet"] == facts["byline"] == facts["url"] == "unknown"
    assert facts["read from"] == "-"
    assert "Nothing is attributed" in words(next(page.iter("main")))


def test_every_source_of_a_crowd_has_a_sign_of_its_own() -> None:
    page = parsed(report(crowd(40)))
    assert [each.get("id") for each in page.iter("article")] == [f"S{number}" for number in range(1, 41)]


def test_what_the_reader_makes_of_an_example_is_shown_as_well() -> None:
    reading = sayso.read(Path(__file__).parents[3] / "examples" / "harbour-fire.html")
    test_it_is_html_and_has_what_a_screen_reader_needs(reading)
    test_every_link_leads_somewhere(reading)
    test_a_place_is_where_its_words_stand(reading)
    test_the_words_of_the_story_are_all_there(reading)


@ALL
def test_the_same_reading_gives_the_same_page(reading: Reading, tmp_path: Path) -> None:
    with (tmp_path / "report.html").open("w", encoding="utf-8", newline="") as file:
        write_report(reading, file)
    assert (tmp_path / "report.html").read_text("utf-8") == report(reading)


def test_colours_stand_in_the_palette_only() -> None:
    """So that the tests of contrast know them all."""
    templates = Path(__file__).parents[3] / "src/sayso/output/report/templates"
    style = (templates / "report.css").read_text("utf-8")
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?![-\w])", style)) <= {"#fff"}  # the paper it is printed on
