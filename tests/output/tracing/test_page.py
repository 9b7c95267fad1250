"""The golden file is the page without style and script. After a change that is meant, look at the difference of
``pytest tests/output --golden`` with git, and at the page in a browser, before you commit it."""

import base64
import hashlib
import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from support.pages import parsed, tags, unspaced, words
from support.tracings import bare, crowd, hostile, tram

from sayso.output.tracing import tracing_page, write_tracing_page
from sayso.vocabulary import Tracing

GOLDEN = Path(__file__).parent / "golden"
TRACINGS = {"tram": tram(), "1": crowd(1), "3": crowd(3), "12": crowd(12), "60": crowd(60), "hostile": hostile()}
TRACINGS["bare"] = bare()
ALL = pytest.mark.parametrize("tracing", TRACINGS.values(), ids=TRACINGS)

# What a page of ours consists of; nothing in it loads anything.
ELEMENTS = """html head meta title style body a header p h1 h2 h3 h4 nav ul ol li main section article details summary
div span b bdi del ins dl dt dd blockquote table thead tbody tr th td figure figcaption footer script
svg use g rect line circle path text desc"""
ATTRIBUTES = """lang charset http-equiv content name class href id rel scope dir open width height viewBox focusable
tabindex role x x1 x2 y y1 y2 cx cy r rx d text-anchor data-to"""


def apart(text: str) -> Element:
    """The tree of a page, with the names of drawings as plain as those of HTML."""
    tree = parsed(text)
    for each in tags(tree):
        each.tag = each.tag.rpartition("}")[2]
    return tree


def opened(name: str) -> Element:
    return apart(tracing_page(TRACINGS[name]))


def part(page: Element, key: str) -> str:
    [found] = [each for each in tags(page) if each.get("id") == key]
    return " ".join(words(found, without=("style", "svg")).split())


def test_golden(request: pytest.FixtureRequest) -> None:
    seen = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", tracing_page(tram()))
    seen = re.sub(r"sha256-[^&]+", "sha256-…", seen)
    path = GOLDEN / "tram.html"
    if request.config.getoption("--golden"):
        path.write_text(seen, "utf-8")
    assert seen == path.read_text("utf-8")


@ALL
def test_it_is_html_and_has_what_a_screen_reader_needs(tracing: Tracing) -> None:
    page = apart(tracing_page(tracing))
    ids = [each.get("id") for each in tags(page) if each.get("id")]
    assert len(ids) == len(set(ids))
    for each in tags(page):
        assert all(key in ids for key in (each.get("aria-labelledby") or "").split())
        if each.tag == "a":
            assert words(each).strip() or each.get("aria-label")
        if each.tag == "section":
            assert each.get("aria-labelledby")
        if each.tag == "svg":
            assert each.get("aria-hidden") or each.get("role") == "img"
    for landmark in ("main", "header", "footer", "nav", "h1"):
        assert len(list(page.iter(landmark))) == 1
    assert all(cell.get("scope") for cell in page.iter("th"))
    levels = [int(each.tag[1]) for each in tags(page) if re.fullmatch(r"h[1-6]", each.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@ALL
def test_every_link_leads_somewhere(tracing: Tracing) -> None:
    page = apart(tracing_page(tracing))
    ids = {each.get("id") for each in tags(page)}
    for each in tags(page):
        for href in filter(None, (each.get("href"), each.get("data-to") and f"#{each.get('data-to')}")):
            if href.startswith("#"):
                assert href[1:] in ids
            else:
                assert re.match("https?://", href)
                assert "noreferrer" in (each.get("rel") or "")


@ALL
def test_it_loads_and_runs_nothing_but_its_own(tracing: Tracing) -> None:
    text = tracing_page(tracing)
    page = apart(text)
    assert {each.tag for each in tags(page)} <= set(ELEMENTS.split())
    for each in tags(page):
        named = {name for name in each.keys() if not name.startswith("aria-")}  # noqa: SIM118  an Element is no dict
        assert named <= set(ATTRIBUTES.split()), each.tag
    [script] = [each.text for each in page.iter("script")]
    [style] = [each.text for each in page.iter("style")]
    [policy] = [each.get("content") for each in page.iter("meta") if each.get("http-equiv")]
    assert policy
    assert policy.startswith("default-src 'none'; ")
    for own in (script, style):
        assert base64.b64encode(hashlib.sha256((own or "").encode()).digest()).decode() in policy
    assert not re.search(r"url\(|@import", style or "")


@ALL
def test_every_mention_stands_in_it_verbatim_with_a_place_of_its_own(tracing: Tracing) -> None:
    page = apart(tracing_page(tracing))
    shown = [claim for claim in tracing.claims if claim.stories > 1] or tracing.claims
    for claim in shown:
        for number, mention in enumerate(claim.mentions, start=1):
            [item] = [each for each in tags(page) if each.get("id") == f"{claim.id}-{number}"]
            [quote] = list(item.iter("blockquote"))
            letters = re.sub(r"[^\w<>()]", "", mention.spans[0].text)
            assert re.sub(r"[^\w<>()]", "", words(quote)) == letters


def test_claims_stand_in_their_order_with_stories_and_origins() -> None:
    page = opened("tram")
    [table] = [each for each in page.iter("table") if each.get("class") == "ranked"]
    rows = [[" ".join(words(cell).split()) for cell in row] for row in table.iter("tr")]
    assert rows == [
        ["Claim", "Stories", "Outlets", "Independent origins"],
        ["1. The city of Lindow was told of cracks in the tram bridge before it kept line 4 open.", "9", "8", "2 to 4"],
        ["2. At least 31 passengers were hurt on the tram bridge.", "3", "3", "2"],
    ]
    assert "1 more claim stands in one story only." in part(page, "claims")


def test_the_drawing_is_told_in_words_too() -> None:
    page = opened("tram")
    claim = tram().claims[0]
    [drawn] = [each for each in page.iter("svg") if each.get("aria-labelledby", "").startswith(claim.id)]
    told = " ".join(words(next(drawn.iter("desc"))).split())
    assert "12 mentions of 5 origins: A, a letter of the tramway inspectorate, document" in told
    [steps] = [each for each in page.iter("ul") if each.get("class") == "steps"][:1]
    text = " ".join(words(steps).split())
    assert "A3 North Coast Press Agency 7 March 2033, 06:55 UTC stated, possible → possible ! hedge added" in text
    assert "has the same source as A1: both name the tramway inspectorate’s letter; which came first is open" in text
    signs = set(re.findall(r"[A-E]\d+", text))
    assert len(signs) == len(claim.mentions)


def test_what_changed_is_marked_in_both_wordings() -> None:
    page = opened("tram")
    marked = [words(each) for each in tags(page) if each.tag in ("del", "ins")]
    assert marked[:6] == ["the city had", "twice", "tram", "Lindow may have", "may have been", "was"]
    assert "City knew" in marked
    assert "changed silently No words on the page say that it was changed." in part(page, "changed")
    assert "taken out: may have been warned → put in: was warned" in part(page, "changed")


def test_the_grade_is_a_suggestion_with_its_reason() -> None:
    page = opened("tram")
    told = part(page, tram().claims[0].id)
    assert "F2: source cannot be judged, information probably true. Two independent origins say so" in told
    assert "a suggestion No judgement" in told


def test_figures_stand_on_one_axis() -> None:
    page = opened("tram")
    [plot] = [each for each in page.iter("svg") if each.get("class") == "plot"]
    assert plot.get("aria-label") == "3 intervals on one axis; the table below tells them in words"
    told = part(page, tram().claims[1].id)
    assert unspaced("1: at least 31 passengers “At least 31 passengers” A1") in unspaced(told)
    assert unspaced("3: 12 to 20 people “between 12 and 20 people” B3") in unspaced(told)


def test_a_mention_of_another_claim_is_told_with_its_number() -> None:
    tracing = tram()
    first, second = tracing.claims[:2]
    [across] = [replace(second.conflicts[1], mentions=(second.mentions[0].id, first.mentions[1].id))]
    page = apart(tracing_page(replace(tracing, claims=(first, replace(second, conflicts=(across,))))))
    [link] = [each for each in page.iter("a") if words(each) == "claim 1: A2"]
    assert link.get("href") == f"#{first.id}-2"


def test_decisions_and_undated_stories_are_told() -> None:
    told = part(opened("tram"), "stories")
    assert "1 without a date stands last; where it belongs was not guessed." in told
    assert "Lindow Herald (s2) and Rails & Points (s5): are not the same source" in told
    assert "copy of North Coast Press Agency: copies 61 % of its words without naming it" in told


def test_where_there_are_many_claims_only_the_first_are_unfolded() -> None:
    tracing = tram()
    many = tuple(replace(tracing.claims[0], id=f"c{number}") for number in range(9))
    page = apart(tracing_page(replace(tracing, claims=many)))
    folded = [each.get("open") is None for each in page.iter("details")]
    assert folded == [False] * 3 + [True] * 6


def test_claims_can_be_chosen() -> None:
    page = apart(tracing_page(tram(), claims=tram().claims[2:]))
    assert "Line 4 will run again by 1 May." in part(page, "claims")
    assert len(list(page.iter("details"))) == 1


@ALL
def test_the_same_tracing_gives_the_same_page(tracing: Tracing) -> None:
    out = io.StringIO()
    write_tracing_page(tracing, out)
    assert out.getvalue() == tracing_page(tracing)


def test_only_addresses_of_the_web_are_links() -> None:
    hrefs = [each.get("href", "") for each in opened("hostile").iter("a")]
    assert [href for href in hrefs if not href.startswith("#")] == ['https://evil.example/"onclick="x'] * 2


def test_colours_stand_in_the_palette_only() -> None:
    style = Path(__file__).parents[3] / "src/sayso/output/tracing/templates/tracing.css"
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![-\w])", style.read_text("utf-8"))


def test_a_page_takes_only_so_many_claims_and_says_so() -> None:
    tracing = crowd(3)
    claims = tuple(replace(tracing.claims[0], id=f"c{number}") for number in range(1100))
    page = apart(tracing_page(replace(tracing, claims=claims)))
    assert len(list(page.iter("details"))) == 100
    told = part(page, "claims")
    assert "The 100 claims with a link are told in full below; the 1000 others are not" in told
    assert "1000. The harbour board" in told
    assert "1001. The harbour board" not in told


def test_a_thousand_copies_are_one_line() -> None:
    tracing = crowd(3)
    claim = tracing.claims[0]
    first, copied = claim.mentions[0], claim.derivations[0]
    mentions = [replace(first, id=f"{first.story}:{n}-{n + 1}", story=f"s{n}") for n in range(1000)]
    stories = [replace(tracing.stories[0], id=f"s{n}", outlet=f"Paper {n}") for n in range(1000)]
    many = replace(
        claim,
        mentions=(first, *mentions),
        origins=(replace(claim.origins[0], mentions=(first.id, *(one.id for one in mentions))),),
        derivations=tuple(replace(copied, later=one.id, earlier=first.id) for one in mentions),
        drifts=(),
    )
    page = apart(tracing_page(replace(tracing, stories=(*tracing.stories, *stories), claims=(many,))))
    [drawn] = [each for each in page.iter("svg") if each.get("class") == "web"]
    assert int(drawn.get("height", "0")) < 300
    [steps] = [each for each in page.iter("ul") if each.get("class") == "steps"]
    assert "and 992 more" in words(steps)
