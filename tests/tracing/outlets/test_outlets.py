"""The outlets behind the stories at hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.traced import traced

from sayso.tracing.outlets.outlets import Outlets, canonical, key_of, name_words, own_name, same_outlet

MAIL = traced("One.", "Karsund Mail", url="https://www.karsundmail.example/one", location="1")
AGENCY = traced("Two.", "Northern Wire Service", url="https://nws.example/two", location="2")
NORTH = traced("Three.", "The Herald", url="https://herald-brae.example/three", location="3")
SOUTH = traced("Four.", "The Herald", url="https://lundherald.example/four", location="4")
NAMELESS = traced("Five.", None, url="https://argus-tarn.example/five", location="5")
BARE = traced("Six.", "Karsund Mail", location="6")
VERSION = traced("One, changed.", "Karsund Mail", url="https://karsundmail.example/one?utm_source=x", location="7")
ALL = (MAIL, AGENCY, NORTH, SOUTH, NAMELESS, BARE, VERSION)


def test_names_short_forms_and_acronyms_lead_to_an_outlet() -> None:
    outlets = Outlets(ALL)
    mail, agency = outlets.of_story(MAIL.id), outlets.of_story(AGENCY.id)
    for words in ("Karsund Mail", "the Karsund Mail", "The Mail", "the Karsund Mail newspaper", "Karsund Mail’s"):
        assert outlets.named(words) == (mail,), words
    for words in ("NWS", "Northern Wire Service", "the Northern Wire Service"):
        assert outlets.named(words) == (agency,), words
    assert outlets.named("the Karsund Courier") == ()
    assert outlets.named("mail") == (mail,)
    assert outlets.named("the Mail", whole=True) == ()


def test_a_story_without_address_is_of_the_one_outlet_with_its_name() -> None:
    outlets = Outlets(ALL)
    assert outlets.of_story(BARE.id) == outlets.of_story(MAIL.id) == outlets.of_story(VERSION.id)
    assert outlets.outlet(outlets.of_story(MAIL.id)).stories == tuple(sorted((MAIL.id, BARE.id, VERSION.id)))


def test_two_outlets_of_one_name_stay_two() -> None:
    outlets = Outlets(ALL)
    north, south = outlets.of_story(NORTH.id), outlets.of_story(SOUTH.id)
    assert north != south
    assert outlets.named("the Herald") == tuple(sorted((north, south)))
    assert outlets.named("the Herald", near=["Brae"]) == (north,)
    assert outlets.named("the Herald", near=["Lund", "Tuesday"]) == (south,)
    assert outlets.named("the Lund Herald") == (south,)
    assert outlets.named("the Herald", near=["Oslo"]) == tuple(sorted((north, south)))


def test_a_story_without_address_stays_apart_where_two_have_its_name() -> None:
    bare = traced("Seven.", "The Herald", location="8")
    outlets = Outlets((*ALL, bare))
    assert outlets.of_story(bare.id) not in (outlets.of_story(NORTH.id), outlets.of_story(SOUTH.id))
    assert len(outlets.named("the Herald")) == 3


def test_a_page_that_names_no_outlet_is_found_by_its_site() -> None:
    outlets = Outlets(ALL)
    nameless = outlets.of_story(NAMELESS.id)
    for words in ("Argus Tarn", "the Argus", "argus-tarn.example"):
        assert outlets.named(words) == (nameless,), words
    assert outlets.outlet(nameless).name == "argus-tarn.example"


def test_addresses_lead_to_stories_and_sites_to_outlets() -> None:
    outlets = Outlets(ALL)
    assert outlets.of_url("http://karsundmail.example/one/#top") == tuple(sorted((MAIL.id, VERSION.id)))
    assert outlets.of_url("https://karsundmail.example/other") == ()
    assert outlets.of_site("https://karsundmail.example/other") == (outlets.of_story(MAIL.id),)
    assert outlets.of_url(None) == outlets.of_site(None) == ()


@given(st.permutations(ALL), st.sets(st.sampled_from(ALL)))
def test_neither_the_order_nor_what_was_taken_out_again_tells(order: list, taken: set) -> None:  # type: ignore[type-arg]
    outlets, plain = Outlets(order), Outlets(ALL)
    for entry in sorted(taken, key=lambda one: one.id):
        outlets.remove(entry.id)
    for entry in sorted(taken, key=lambda one: one.id, reverse=True):
        outlets.add(entry)
        outlets.add(entry)
    for words in ("the Herald", "Karsund Mail", "NWS", "the Argus", "the Mail"):
        assert outlets.named(words) == plain.named(words)
    assert [outlets.of_story(one.id) for one in ALL] == [plain.of_story(one.id) for one in ALL]


def test_what_was_taken_out_is_gone() -> None:
    outlets = Outlets(ALL)
    outlets.remove(SOUTH.id)
    assert outlets.named("the Herald") == (outlets.of_story(NORTH.id),)
    assert outlets.of_url("https://lundherald.example/four") == ()
    assert not outlets.has(SOUTH.id)
    outlets.remove(AGENCY.id)
    assert outlets.named("NWS") == ()


def test_an_outlet_s_own_names() -> None:
    story = traced("One.", "Karsund Mail", url="https://karsundmail.example/1").reading.story
    for own in (
        "the Karsund Mail",
        "the Mail",
        "Karsund Mail Online",
        "this newspaper",
        "our breakfast programme",
        "KM",
    ):
        assert same_outlet(story, own), own
    for other in ("the Brae Mail", "Karsund Radio", "the Herald", "Tidewire", "Mail on Sunday"):
        assert not same_outlet(story, other), other
    nameless = traced("One.", None, url="https://www.argus-tarn.example/1").reading.story
    assert same_outlet(nameless, "The Argus")
    assert not same_outlet(nameless, "The Herald")


def test_known_agencies_have_one_name_and_titles_are_cut_off() -> None:
    assert canonical("the Associated Press") == canonical("AP") == "AP"
    assert name_words("The Lantern’s") == name_words("lantern") == ("lantern",)
    assert key_of("the Skerry Voice") == key_of("Skerry Voice")
    page = traced("One.", "Blast at the port | The Lantern", title="Blast at the port").reading.story
    assert own_name(page) == "The Lantern"
    assert own_name(traced("One.", "x.example", url="https://x.example/1").reading.story) is None


def test_a_page_without_name_and_address_is_of_no_outlet_that_has_one() -> None:
    unknown = traced("Seven.", None, location="7")
    outlets = Outlets([NAMELESS, unknown])
    assert outlets.outlet(outlets.of_story(NAMELESS.id)).stories == (NAMELESS.id,)
    assert outlets.name(outlets.of_story(NAMELESS.id)) == outlets.outlet(outlets.of_story(NAMELESS.id)).name != ""


def test_a_page_that_names_its_outlet_only_before_its_title() -> None:
    titles = (("Karsund Mail: Bridge shut", "Karsund Mail"), ("The Elm Echo - Bridge: no way", "The Elm Echo"))
    for title, name in titles:
        assert own_name(traced("Text.", None, title=title).reading.story) == name
    for title in ("Bridge: engineers called", "Karsund Mail", "Bridge shut - for a week"):
        assert own_name(traced("Text.", None, title=title).reading.story) is None


def test_the_site_of_an_outlet_whose_pages_show_no_address() -> None:
    bare = traced("Seven.", "Elm & Quay", location="8")
    outlets = Outlets((*ALL, bare))
    assert outlets.of_site("https://elmandquay.example/casualties/9") == (outlets.of_story(bare.id),)
    assert outlets.of_site("https://karsundmail.example/9") == (outlets.of_story(MAIL.id),)
    assert outlets.of_site("https://nobody.example/9") == ()
