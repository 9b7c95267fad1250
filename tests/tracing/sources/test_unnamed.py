from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.tracing.sources.descriptions import described, short_name
from sayso.tracing.sources.unnamed import descriptions_apart

MAY_BE = [
    ("a senior official", "a source in the finance ministry"),
    ("an officer in the rescue services", "two paramedics who were first at the bridge"),
    ("a nurse at the clinic", "a person who works on the ward"),
    ("two diplomats with knowledge of the text", "a diplomat from outside the continent"),
    ("officials in Marlow’s Land Council", "a Marlow official who has seen the minutes"),
    ("a party insider close to him", "two officials in the governing Land Union"),
    ("a former welder at the yard", "a person who worked on the hull"),
    ("people familiar with the bid", "a banker who advises Orrin"),
    ("a colleague at the harbour board", "three officials of the board"),
    ("sources close to the striker", "a club official"),
    ("a diplomat of a third country", "a diplomat"),
    ("a diplomat of a third country", "a person who has read the treaty"),
    ("two members of the inquiry’s panel", "an investigator at the inquiry"),
]
APART = [
    ("two officers of the Tessian general staff", "a Brannish diplomat serving in Tess"),
    ("a manager at Corriden who was not authorised to speak", "a government official who has read the paper"),
    ("a nurse at the clinic", "a surgeon at the clinic"),
    ("a former employee", "an employee"),
    ("an Orrin engineer", "an engineer at Corriden"),
    ("a ministry official", "a player of the club"),
    ("a priest", "a banker"),
    ("a diplomat of a third country", "an official at the trade ministry"),
    ("an envoy from another state", "two people in the government"),
]


@pytest.mark.parametrize(("one", "other"), MAY_BE)
def test_two_descriptions_could_fit_one_person(one: str, other: str) -> None:
    assert descriptions_apart(described(one), described(other)) is None
    assert descriptions_apart(described(other), described(one)) is None


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_descriptions_that_cannot_be_one_person(one: str, other: str) -> None:
    assert descriptions_apart(described(one), described(other))
    assert descriptions_apart(described(other), described(one))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_can_be_held_against_any_others_either_way_round(one: str, other: str) -> None:
    first, second = described(one), described(other)
    assert (descriptions_apart(first, second) is None) == (descriptions_apart(second, first) is None)


def test_a_description_is_never_apart_from_itself() -> None:
    for words in {word for pair in (*MAY_BE, *APART) for word in pair}:
        assert descriptions_apart(described(words), described(words)) is None


def test_the_parts_of_a_description() -> None:
    one = described("two officers of the Tessian general staff, who asked not to be named")
    assert (one.number, one.plural, one.definite, one.head) == (2, True, False, "officer")
    assert one.national == ("Tessian",)
    assert one.bodies == ("military",)
    assert one.clause == "who asked not to be named"


def test_one_of_several_is_one() -> None:
    one = described("one of the inspectors")
    assert (one.number, one.plural, one.head) == (1, False, "inspector")


def test_a_member_belongs_to_what_he_is_a_member_of() -> None:
    assert described("a member of the city council").bodies == ("council",)


def test_a_second_official_is_told_apart() -> None:
    assert described("a second official").another
    assert not described("an official").another


def test_a_name_in_a_sentence_is_short() -> None:
    assert short_name("Two clerks, who asked not to be named") == "two clerks"
    assert short_name("he") == "somebody without a name"
    assert short_name("x" * 30 + " " + "y" * 60) == "x" * 30 + " …"
