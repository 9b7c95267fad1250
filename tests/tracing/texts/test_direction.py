"""Which of two stories with shared text has it from the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.traced import traced

from sayso.tracing.stories.passage import Entry
from sayso.tracing.texts.direction import Direction, direction, moment
from sayso.vocabulary import Place, Span

TEXT = "A barge ran aground below the Tarn lock."
EARLY, LATE = "2031-03-03T08:00:00+00:00", "2031-03-03T13:00:00+00:00"


def shared(one: Entry, other: Entry) -> list[tuple[Place, Place]]:
    texts = one.reading.story.text, other.reading.story.text
    return [(Place(one.id, Span.of(texts[0], 0, len(texts[0]))), Place(other.id, Span.of(texts[1], 0, len(texts[1]))))]


def told(one: Entry, other: Entry) -> Direction:
    """The same whichever comes first."""
    found = direction(one, other, shared(one, other))
    assert found == direction(other, one, shared(other, one))
    return found


def test_a_wire_tag_tells() -> None:
    agency = traced(TEXT, "Ostmark Press Agency", wire=("OPA",))
    line = "HALLEM (OPA)"
    paper = traced(f"{line} - {TEXT}", "Karsund Mail", wire=("OPA",), dateline=line)
    found = told(agency, paper)
    assert (found.later, found.earlier) == (paper, agency)
    assert found.ground
    assert found.ground.score > 0.9
    assert "its text is OPA’s" in found.ground.reason
    assert [place.span.text for place in found.ground.places] == [line]


def test_a_story_that_claims_to_predate_its_source_is_not_believed() -> None:
    agency = traced(TEXT, "Ostmark Press Agency", LATE, wire=("OPA",))
    paper = traced(TEXT + " More soon.", "Karsund Mail", EARLY, wire=("OPA",))
    found = told(agency, paper)
    assert found.later is paper
    assert found.ground
    assert "although it shows an earlier time (2031-03-03 08:00 against 2031-03-03 13:00)" in found.ground.reason
    in_order = told(traced(TEXT, "Ostmark Press Agency", EARLY, wire=("OPA",)), paper)
    assert in_order.ground
    assert in_order.ground.score > found.ground.score


def test_two_that_run_one_agency_have_it_from_neither() -> None:
    found = told(traced(TEXT, "Karsund Mail", EARLY, wire=("OPA",)), traced(TEXT, "Hallem Echo", LATE, wire=("OPA",)))
    assert found.ground is None


def test_a_credit_tells_against_the_clock() -> None:
    source = traced(TEXT, "Ostmark Post", LATE)
    later = traced(TEXT + " So the Post wrote.", "Karsund Mail", EARLY, credited=[("the Post", "the Post wrote")])
    found = told(source, later)
    assert found.later is later
    assert found.ground
    assert "it credits Ostmark Post: “the Post wrote”" in found.ground.reason


def test_a_credit_for_something_else_tells_nothing() -> None:
    source = traced(TEXT, "Ostmark Post", EARLY)
    text = f"{TEXT} Rye rose, the Mail wrote."
    other = traced(text, "Karsund Mail", LATE)
    crediting = traced(
        f"{TEXT} Rye rose, the Post wrote.", "Hallem Echo", credited=[("Ostmark Post", "the Post wrote")]
    )
    span = Span.of(text, len(TEXT) + 1, len(text))
    elsewhere = replace(crediting, credits=(replace(crediting.credits[0], covers=(span,)),))
    places = [(Place(source.id, Span.of(TEXT, 0, len(TEXT))), Place(crediting.id, Span.of(text, 0, len(TEXT))))]
    assert direction(source, crediting, places).ground
    assert direction(source, elsewhere, places).ground is None
    assert direction(source, other, places).later is other


def test_a_credit_of_oneself_tells_nothing() -> None:
    one = traced(TEXT, "Ostmark Post", credited=[("the Post", "lock")])
    other = traced(TEXT + " Fog.", "Hallem Post", credited=[("the Post", "lock")])
    assert told(one, other).ground is None


def test_two_that_credit_each_other_go_by_the_clock() -> None:
    one = traced(TEXT + " So the Mail.", "Ostmark Post", EARLY, credited=[("Karsund Mail", "the Mail")])
    other = traced(TEXT + " So the Post.", "Karsund Mail", LATE, credited=[("Ostmark Post", "the Post")])
    found = told(one, other)
    assert found.later is other
    assert found.ground
    assert found.ground.reason == "it was published 5 hours later"


def test_a_link_tells() -> None:
    source = traced(TEXT, "Ostmark Post", url="https://www.post.example/barge/")
    later = traced(TEXT + " Media report.", "Karsund Mail", links=[("Media report", "http://post.example/barge?ref=x")])
    found = told(source, later)
    assert found.later is later
    assert found.ground
    assert found.ground.places[0].span.text == "Media report"


def test_shared_words_that_name_an_outlet_tell() -> None:
    source = traced("The skipper told the Ostmark Post that fog had come.", "Ostmark Post", "2031-03-03")
    later = traced("The skipper told the Ostmark Post that fog had come. Rye rose.", "Karsund Mail", "2031-03-03")
    found = told(source, later)
    assert found.later is later
    assert found.ground
    assert "name Ostmark Post" in found.ground.reason


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        (EARLY, LATE, 1),
        ("2031-03-03T10:00:00+02:00", "2031-03-03T08:30:00+00:00", 1),
        ("2031-03-03", "2031-03-04", 1),
        ("2031-03-03", LATE, None),
        ("2031-03-03", "2031-03-03", None),
        (EARLY, EARLY, None),
        (EARLY, None, None),
        (None, None, None),
    ],
)
def test_time_tells_where_it_can(first: str | None, second: str | None, later: int | None) -> None:
    stories = traced(TEXT, "Ostmark Post", first), traced(TEXT, "Karsund Mail", second)
    found = told(*stories)
    if later is None:
        assert found.ground is None
        assert found.later.id < found.earlier.id
    else:
        assert found.later is stories[later]
        assert found.ground


def test_an_agency_is_taken_for_the_earlier_one_where_the_clock_is_silent() -> None:
    agency = traced(TEXT, "Ostmark Press Agency", LATE, wire=("OPA",))
    undated = told(agency, traced(TEXT + " Rye rose.", "Karsund Mail"))
    assert undated.earlier is agency
    assert undated.ground
    assert "is an agency" in undated.ground.reason
    assert told(agency, traced(TEXT + " Rye rose.", "Karsund Mail", EARLY)).later is agency


def test_minutes_are_a_hint_only() -> None:
    hint = told(traced(TEXT, "Ostmark Post", EARLY), traced(TEXT, "Karsund Mail", "2031-03-03T08:20:00+00:00"))
    clear = told(traced(TEXT, "Ostmark Post", EARLY), traced(TEXT, "Karsund Mail", LATE))
    assert hint.ground
    assert clear.ground
    assert hint.ground.reason == "it was published 20 minutes later"
    assert hint.ground.score < 0.7 < clear.ground.score


def test_a_day_beside_a_time_of_the_next_day_is_a_hint_only() -> None:
    day = traced(TEXT, "Ostmark Post", "2031-03-03")
    hint, clear = told(day, traced(TEXT, "Mail", "2031-03-04T01:00:00Z")), told(day, traced(TEXT, "Mail", "2031-03-06"))
    assert hint.ground
    assert clear.ground
    assert hint.ground.score < 0.7 < clear.ground.score


def test_a_moment_without_a_zone_is_of_utc() -> None:
    assert moment("2031-03-03T08:00:00") == moment("2031-03-03T09:00:00+01:00")
