from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import tracings
from support.pier import MIRROR, Pier

from sayso.output.standards.identifiers import Identifiers, site, urn, web_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        (" http://a.example/ä ö ", "http://a.example/ä%20ö"),
        ('https://a.example/"onclick="x', "https://a.example/%22onclick=%22x"),
        ("https://a.example/50%?q=[1]", "https://a.example/50%25?q=%5B1%5D"),
        ("https://[::1]/x", "https://[::1]/x"),
        ("javascript:alert(1)", None),
        ("data:text/html,<b>", None),
        ("/news/1", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_what_leads_to_the_web_is_an_address(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


@given(st.text())
def test_an_address_holds_no_character_that_an_iri_has_not(tail: str) -> None:
    address = web_address("https://a.example/" + tail)
    assert address is None or not re.search(r"[\x00-\x20<>\"{}|\\^`\ud800-\udfff]", address)


@given(st.text(min_size=1))
def test_a_urn_is_plain_ascii(part: str) -> None:
    assert re.fullmatch(r"urn:sayso:mention:[A-Za-z0-9:%._~-]+", urn("mention", part))


@pytest.mark.parametrize("url", ["https://www.a.example/x", "http://m.a.example", "https://amp.a.example/x"])
def test_a_site_is_one_on_every_screen(url: str) -> None:
    assert site(url) == "a.example"


def test_a_story_is_its_address_unless_two_texts_stood_there(pier: Pier) -> None:
    names = Identifiers(pier.tracing)
    assert names.story(pier.ids["post"]) == "https://outlet-1.example/news/1"
    assert names.story(pier.ids["blog"]) == f"urn:sayso:story:{pier.ids['blog']}"
    assert names.story(pier.ids["mirror1"]) == f"urn:sayso:story:{pier.ids['mirror1']}"
    assert names.address(pier.ids["mirror1"]) == MIRROR
    assert names.is_shared(pier.ids["mirror1"])
    assert not names.is_shared(pier.ids["blog"])


def test_two_outlets_of_one_name_stay_two_and_the_name_alone_is_neither(pier: Pier) -> None:
    names = Identifiers(pier.tracing)
    keys = {names.publisher(pier.ids["north"]).id, names.publisher(pier.ids["south"]).id, names.outlet("Argus").id}
    assert len(keys) == 3


def test_a_name_that_one_outlet_has_is_that_outlet(pier: Pier) -> None:
    names = Identifiers(pier.tracing)
    assert names.outlet("evening  echo").id == names.publisher(pier.ids["echo"]).id
    assert names.outlet("Nobody’s Paper").id != names.publisher(pier.ids["echo"]).id


def test_a_short_name_is_the_outlet_where_one_has_it(pier: Pier) -> None:
    names = Identifiers(pier.tracing)
    assert names.outlet("the Echo") == names.publisher(pier.ids["echo"])
    assert names.outlet("EE") != names.publisher(pier.ids["echo"])  # two letters may be anybody's


def test_a_byline_that_names_an_agency_names_no_author(pier: Pier) -> None:
    stories = [dataclasses.replace(one, byline=("North Wire", "Ola Berg")) for one in pier.tracing.stories]
    names = Identifiers(dataclasses.replace(pier.tracing, stories=tuple(stories)))
    assert [one.name for one in names.authors(pier.ids["echo"])] == ["Ola Berg"]


def test_an_outlet_that_nothing_names_is_not_known(pier: Pier) -> None:
    outlet = Identifiers(pier.tracing).publisher(pier.ids["blog"])
    assert not outlet.known
    assert not outlet.is_named


def test_names_do_not_depend_on_the_order_of_the_stories() -> None:
    tracing = tracings.tram()
    other = dataclasses.replace(tracing, stories=tracing.stories[::-1])
    for story in tracing.stories:
        assert Identifiers(tracing).story(story.id) == Identifiers(other).story(story.id)
        assert Identifiers(tracing).publisher(story.id).id == Identifiers(other).publisher(story.id).id
