"""Which stories a credit means."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.crediting import Newsroom, told

from sayso.tracing.outlets.crediting import ASIDE, credited, keys, likeness, near
from sayso.tracing.stories.passage import Entry, Passage

PUMP = "The main pump at the Halder mine had been out of order since November, a fitter told the Karsund Mail."
FIRST = told(PUMP, "Karsund Mail", "2031-03-02T06:00:00Z", url="https://karsundmail.example/pump", location="pump")
OTHER = told(
    "The feast of the Halder mine will be held in June, the parish said.",
    "Karsund Mail", "2031-03-01T06:00:00Z", url="https://karsundmail.example/feast", location="feast",
)  # fmt: skip
CREDIT = "The main pump of the Halder mine was out of order from November, the Karsund Mail reported."
LATER = told(CREDIT, "Brae Post", "2031-03-02T09:00:00Z", url="https://braepost.example/1", location="later")


def meant(entry: Entry, *others: Entry) -> list[list[str]]:
    room = Newsroom(entry, *others)
    return [room.meant(credit, entry) for credit in room.credits(entry)]


def test_the_story_of_that_outlet_that_carries_it() -> None:
    assert meant(LATER, FIRST, OTHER) == [["pump"]]


def test_a_credit_to_an_outlet_that_has_no_such_story_leads_outside() -> None:
    room = Newsroom(LATER, OTHER)
    (credit,) = room.credits(LATER)
    assert credit.outlet == "Karsund Mail"
    assert room.meant(credit, LATER) == []
    assert meant(LATER) == [[]]


def test_a_link_leads_where_it_leads() -> None:
    text = "Work at the mine goes on, media reports say. She has reportedly gone."
    linked = told(
        text, "Brae Post", "2031-03-02T09:00:00Z", links=[("media reports", "https://karsundmail.example/pump")]
    )
    assert meant(linked, FIRST, OTHER) == [["pump"], []]


def test_a_bare_link_to_something_else_is_marked_as_aside() -> None:
    text = "The feast is in June. The council will vote on school meals, teachers say."
    linked = told(text, "Brae Post", links=[("council", "https://karsundmail.example/pump")])
    room = Newsroom(linked, FIRST)
    (credit,) = room.credits(linked)
    (target,) = room.targets(credit, linked)
    assert target.ground.score <= ASIDE


def test_a_later_story_is_not_meant_unless_clocks_may_differ() -> None:
    def dated(when: str | None, where: str) -> Entry:
        return told(PUMP, "Karsund Mail", when, url=f"https://karsundmail.example/{where}", location=where)

    day_after, soon, undated = dated("2031-03-04T06:00:00Z", "b"), dated("2031-03-02T09:40:00Z", "c"), dated(None, "d")
    assert meant(LATER, day_after) == [[]]
    assert meant(LATER, soon) == [["c"]]
    assert meant(LATER, undated) == [["d"]]
    assert meant(LATER, soon, FIRST) == [["pump"]]
    by_day = dated("2031-03-02", "e")
    assert meant(LATER, by_day) == [["e"]]
    room = Newsroom(LATER, noon := dated("2031-03-02T20:00:00Z", "f"))
    (target,) = room.targets(room.credits(LATER)[0], LATER)
    assert target.story == noon.id
    assert target.ground.score < 0.5
    assert "dated later" in target.ground.reason


def version(words: str, where: str, modified: str | None = None) -> Entry:
    url = "https://karsundmail.example/oil"
    return told(words, "Karsund Mail", "2031-03-02T06:00:00Z", url=url, location=where, modified=modified)


def test_of_two_versions_the_one_with_the_figure_that_was_copied() -> None:
    before = version("Some 900 tonnes of oil are in the Brae river, the port said.", "v1")
    after = version("Some 90 tonnes of oil are in the Brae river, the port said.", "v2", "2031-03-02T12:00:00Z")
    text = "Some 900 tonnes of oil are in the Brae river, the Karsund Mail reports."
    assert meant(told(text, "Fjord One", "2031-03-02T08:00:00Z"), before, after) == [["v1"]]


def test_of_two_versions_not_the_one_that_credits_back() -> None:
    before = version("A guard of the Brae museum may have taken the psalter, a cleaner said.", "v1")
    after = version(
        "A guard of the Brae museum took the psalter, a cleaner said. The guard took it, Fjord One also reported.", "v2"
    )
    text = "A guard of the Brae museum took the psalter, the Karsund Mail reported."
    later = told(text, "Fjord One", "2031-03-02T08:00:00Z", url="https://fjordone.example/1")
    assert meant(later, before, after) == [["v1"]]
    assert meant(later, after) == [["v2"]]


def test_two_outlets_of_one_name_stay_open_unless_something_tells() -> None:
    words = "The tunnel under the Halder will open in June, an engineer told the Argus."
    one = told(words, "The Argus", "2031-03-01", url="https://colmargus.example/1", location="col")
    two = told(words, "The Argus", "2031-03-01", url="https://argus-tarn.example/1", location="tarn")
    open_ = told("The tunnel under the Halder will open in June, the Argus reported.", "Brae Post", "2031-03-02")
    room = Newsroom(open_, one, two)
    (credit,) = room.credits(open_)
    assert sorted(room.meant(credit, open_)) == ["col", "tarn"]
    assert all(target.ground.score < 0.5 for target in room.targets(credit, open_))
    assert len(keys(credit, open_, room.outlets)) == 2
    place = told(
        "The tunnel under the Halder will open in June, the Argus in Tarn reported.", "Brae Post", "2031-03-02"
    )
    assert meant(place, one, two) == [["tarn"]]
    linked = told(
        "The tunnel under the Halder will open in June, the Argus reported.",
        "Brae Post", "2031-03-02", links=[("the Argus", "https://colmargus.example/other")],
    )  # fmt: skip
    assert meant(linked, one, two) == [["col"]]
    alone = told("The tunnel under the Halder will open in June, the Argus reported.", "Brae Post", "2031-03-02")
    elsewhere = told(
        "Nothing happened.", "The Argus", "2031-03-01", url="https://argus-tarn.example/1", location="tarn"
    )
    assert meant(alone, one, elsewhere) == [["col"]]


def test_a_tag_means_the_agency_s_page_with_that_text() -> None:
    text = "LUND, May 3 (NWS) - Nine people died when a shed burned in Lund, the mayor said. The roof fell in at noon."
    agency = told(text, "Northern Wire Service", "2031-05-03T06:00:00Z", url="https://nws.example/1", location="nws")
    other = told("Nine ships left Lund.", "Northern Wire Service", url="https://nws.example/2", location="ships")
    copy = told(text, "Brae Post", "2031-05-03T08:00:00Z", wire=("NWS",), dateline="LUND, May 3 (NWS)")
    assert meant(copy, agency, other) == [["nws"]]
    assert meant(copy, other) == [[]]


def test_the_model_is_asked_where_there_is_one() -> None:
    room = Newsroom(LATER, FIRST, OTHER)
    (credit,) = room.credits(LATER)
    asked: list[Passage] = []

    def alike(one: Passage, other: Passage) -> float:
        asked.append(one)
        return 0.9 if "feast" in other.wording else 0.0

    assert [one.story for one in credited_with(room, LATER, alike)] == [OTHER.id]
    assert asked
    assert credit.outlet == "Karsund Mail"


def credited_with(room: Newsroom, entry: Entry, alike: object) -> tuple[object, ...]:
    return credited(room.credits(entry)[0], entry, room.entries, room.outlets, alike)  # type: ignore[arg-type]


@settings(max_examples=20)
@given(st.permutations([FIRST, OTHER, LATER, told(PUMP, "Karsund Mail", None, url="https://karsundmail.example/x")]))
def test_the_order_of_stories_tells_nothing(order: list[Entry]) -> None:
    room = Newsroom(*order)
    assert room.meant(room.credits(LATER)[0], LATER) == ["pump"]


def test_what_stands_beside_a_name() -> None:
    text = "“Yes,” the engineer told the Argus in Colmere. Tarn is far."
    entry = told(text, "Brae Post")
    assert near(text, entry.credits[0].place) == ("Argus", "Colmere")
    assert near(text, None) == ()


def test_likeness_without_a_model() -> None:
    def only(text: str) -> Passage:
        return told(text).passages[0]

    assert likeness(only(PUMP), only(CREDIT)) > 0.5
    assert likeness(only(PUMP), only("The feast of the parish will be held in June.")) < 0.3


def test_a_link_to_an_outlet_whose_pages_show_no_address() -> None:
    first = told(PUMP, "Elm & Quay", "2031-03-01")
    words = PUMP.partition(",")[0]
    later = told(
        f"{words}, the union says.", "Brae Post", "2031-03-02", links=[("says", "https://elmandquay.example/p")]
    )
    room = Newsroom(first, later)
    assert [one.story for credit in later.credits for one in room.targets(credit, later)] == [first.id]
