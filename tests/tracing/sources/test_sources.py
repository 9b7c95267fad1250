from __future__ import annotations

from itertools import combinations

import pytest
from support.mentions import mention

from sayso.tracing.sources.sources import keys, same_source
from sayso.vocabulary import SourceType

PERSON: SourceType = "named_person"
BODY: SourceType = "named_organization"


def verdict(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Of two sources, each a type, the words of a text that name it, the text, and offices."""
    found = []
    for outlet, (type_, who, text, *offices) in zip(("Elmer Post", "Dray Gazette"), (one, other), strict=True):
        told = [(who, office) for office in offices]
        found.append(mention(text, text.split(" ")[-1], outlet, by=(who, type_), offices=told).entry)  # type: ignore[arg-type]
    first, second = found
    there, back = same_source(first, "s1", second, "s1"), same_source(second, "s1", first, "s1")
    assert (there.verdict, there.ground.reason) == (back.verdict, back.ground.reason)
    if there.verdict == "same":
        assert keys(first, "s1") & keys(second, "s1")
    return there.verdict


def test_a_full_name_and_the_same_full_name() -> None:
    assert verdict(
        (PERSON, "Dr Mara Ekholm", "Dr Mara Ekholm said so."), (PERSON, "Mara Ekholm", "Mara Ekholm said it.")
    ) == ("same")


def test_a_surname_with_its_office() -> None:
    one = (
        PERSON,
        "Mara Ekholm",
        "Mara Ekholm, head of surgery at the clinic, said so.",
        "head of surgery at the clinic",
    )
    assert verdict(
        one, (PERSON, "Ekholm", "Ekholm, the clinic’s head of surgery, said.", "the clinic’s head of surgery")
    ) == ("same")


def test_a_surname_alone_may_be_anybody_of_that_name() -> None:
    one = (PERSON, "Mara Ekholm", "Mara Ekholm, a pilot, said so.", "pilot")
    assert verdict(one, (PERSON, "Ekholm", "Ekholm said so.")) == "may be"


def test_two_first_names_are_two_people() -> None:
    assert (
        verdict((PERSON, "Mara Ekholm", "Mara Ekholm said."), (PERSON, "Jon Ekholm", "Jon Ekholm said.")) == "different"
    )


def test_accents_and_initials_do_not_part_people() -> None:
    assert (
        verdict((PERSON, "Chloé Brandt", "Chloé Brandt said."), (PERSON, "Chloe Brandt", "Chloe Brandt said."))
        == "same"
    )
    assert verdict((PERSON, "C. Brandt", "C. Brandt said."), (PERSON, "Chloe Brandt", "Chloe Brandt said.")) == "same"


def test_namesakes_in_offices_that_exclude_each_other() -> None:
    one = (PERSON, "Tom Arden", "Tom Arden, a marine biologist, said so.", "marine biologist")
    assert verdict(one, (PERSON, "Tom Arden", "The harbour master, Tom Arden, said.", "harbour master")) == "different"


def test_one_person_described_in_two_ways() -> None:
    one = (PERSON, "Ida Moreau", "Ida Moreau, a retired ambassador, said so.", "retired ambassador")
    assert verdict(one, (PERSON, "Ida Moreau", "The mediator Ida Moreau said.", "mediator")) == "same"


def test_an_office_without_a_name() -> None:
    one = (PERSON, "Mara Ekholm", "Mara Ekholm, head of surgery there, said so.", "head of surgery there")
    two: SourceType = "unnamed_person"
    assert (
        verdict(one, (two, "the head of surgery at Dray hospital", "the head of surgery at Dray hospital said."))
        == "same"
    )
    assert verdict(
        one, (two, "the head of nursing at Dray hospital", "the head of nursing at Dray hospital said.")
    ) == ("different")


def test_a_deputy_is_not_who_he_stands_below() -> None:
    one = (PERSON, "Ida Moreau", "Ida Moreau, the finance minister, said so.", "finance minister")
    deputy: SourceType = "unnamed_person"
    assert verdict(one, (deputy, "the deputy finance minister", "the deputy finance minister said.")) == "different"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the regional mayor’s office", "the mayor’s office", "same"),
        ("the national water protection agency", "the water protection agency", "same"),
        ("Tessia’s finance ministry", "the Tessian finance ministry", "same"),
        ("Tessia’s finance ministry", "Brann’s finance ministry", "different"),
        ("the finance ministry", "the health ministry", "different"),
        ("the ministry", "the health ministry", "same"),
        ("the Dray fire service", "the Dray police", "different"),
        ("Institute for Soil Research", "ISR", "same"),
        ("Ministry of Ports", "the ports ministry", "same"),
        ("the defence ministry", "the defense ministry", "same"),
        ("the club", "Orrin United", "may be"),
        ("Corriden plc", "Corriden", "same"),
        ("Corriden Bank", "Corriden Insurance", "different"),
        ("the ministry", "Corriden", "different"),
        ("the competition authority", "the competition watchdog", "may be"),
        ("the city council", "the county council", "different"),
        ("the university", "the university hospital", "may be"),
        ("the joint staff", "the joint staff of Tessia", "same"),
        ("the prime minister’s office", "the government", "same"),
    ],
)
def test_organisations(one: str, other: str, expected: str) -> None:
    assert verdict((BODY, one, f"{one} said so."), (BODY, other, f"{other} said it.")) == expected


def test_a_spokesman_is_his_organisation() -> None:
    one = (PERSON, "Lee Hart", "Lee Hart, a spokesman for Corriden, said so.", "spokesman for Corriden")
    assert verdict(one, (BODY, "Corriden", "Corriden said so.")) == "same"
    assert verdict(
        one, (PERSON, "Una Mills", "Una Mills, a spokeswoman for Corriden, said.", "spokeswoman for Corriden")
    ) == ("same")


def test_the_head_of_a_body_speaks_for_it_and_somebody_of_it_does_not() -> None:
    head = (PERSON, "Lee Hart", "Lee Hart, the chief executive of Corriden, said so.", "chief executive of Corriden")
    clerk = (PERSON, "Lee Hart", "Lee Hart, a clerk at Corriden, said so.", "clerk at Corriden")
    assert verdict(head, (BODY, "Corriden", "Corriden said so.")) == "same"
    assert verdict(clerk, (BODY, "Corriden", "Corriden said so.")) == "different"


def test_an_office_and_whose_it_is() -> None:
    coroner = (PERSON, "Una Mills", "Una Mills, the state coroner, said so.", "state coroner")
    assert verdict(coroner, (BODY, "the state coroner’s office", "the state coroner’s office said.")) == "same"
    assert verdict(coroner, (BODY, "the coroner’s office", "the coroner’s office said.")) == "same"
    assert verdict(coroner, (BODY, "the mayor’s office", "the mayor’s office said.")) == "different"
    deputy = (PERSON, "Una Mills", "Una Mills, a deputy coroner, said so.", "deputy coroner")
    assert verdict(deputy, (BODY, "the coroner’s office", "the coroner’s office said.")) == "different"


def test_a_spokesman_without_a_name() -> None:
    unnamed: SourceType = "unnamed_person"
    text = "The ports ministry was silent, then its spokesman said so."
    assert verdict((unnamed, "its spokesman", text), (BODY, "the ports ministry", "the ports ministry said.")) == "same"
    text = "The Port Office has news. Eight people were hurt, its spokesman said."
    assert verdict((unnamed, "its spokesman", text), (BODY, "the Port Office", "the Port Office said.")) == "same"
    duty = (unnamed, "the coastguard’s duty officer", "the coastguard’s duty officer said.")
    assert verdict(duty, (BODY, "the coastguard", "the coastguard said.")) == "same"
    other = (unnamed, "an officer of the coastguard", "an officer of the coastguard said.")
    assert verdict(other, (BODY, "the coastguard", "the coastguard said.")) == "different"


def test_a_prime_minister_speaks_for_the_government() -> None:
    head = (PERSON, "Ida Moreau", "Prime Minister Ida Moreau said.", "Prime Minister")
    assert verdict(head, (BODY, "the government", "the government said.")) == "same"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a service report seen by the Elmer Post", "a contractor’s report obtained by the Elmer Post", "same"),
        ("the crossing’s fault book", "the crossing’s fault book, a copy of which was left here", "same"),
        ("a letter of 4 May", "a letter of 9 June", "different"),
        ("page 12 of the ledger", "the ship’s ledger", "same"),
        ("the ledger", "the ship’s ledger", "same"),
        ("item 4 of the minutes", "the minutes of the meeting", "same"),
        ("a ledger", "the ship’s ledger", "may be"),
        ("a measurement sheet", "a sheet of measurements", "same"),
        ("a letter", "a register of payments", "different"),
        ("a report", "a report", "may be"),
    ],
)
def test_documents(one: str, other: str, expected: str) -> None:
    document: SourceType = "document"
    assert verdict((document, one, f"{one} says so."), (document, other, f"{other} says it.")) == expected


def test_a_statement_is_how_a_body_speaks_and_a_leaked_register_may_be() -> None:
    document: SourceType = "document"
    body = (BODY, "Corriden", "Corriden said so.")
    assert verdict((document, "a statement by Corriden", "a statement by Corriden says so."), body) == "same"
    assert verdict((document, "a statement", "a statement says so."), body) == "may be"
    assert verdict((document, "Brakel’s statement", "Brakel’s statement says so."), body) == "different"
    leaked = (document, "an internal register of Corriden", "an internal register of Corriden says so.")
    assert verdict(leaked, body) == "may be"


def test_people_without_names_are_never_surely_one() -> None:
    clerk: SourceType = "unnamed_person"
    one = (clerk, "a clerk at the bank", "a clerk at the bank said so.")
    assert verdict(one, one) == "may be"


def test_a_man_is_no_woman() -> None:
    texts = ("an official said so. He left.", "an official said so. She left.")
    entries = [
        mention(
            text, "said so", "Dray Gazette", by=("an official", "unnamed_person"), pronouns=[pronoun], location=pronoun
        )
        for text, pronoun in zip(texts, ("He", "She"), strict=True)
    ]
    assert same_source(entries[0].entry, "s1", entries[1].entry, "s1").verdict == "different"


def test_a_source_that_is_not_there() -> None:
    entry = mention("Ann Lee said so.", "said so", "Dray Gazette", by=("Ann Lee", PERSON)).entry
    with pytest.raises(KeyError):
        same_source(entry, "s1", entry, "s9")


def test_every_sort_can_be_held_against_every_other() -> None:
    sorts: list[tuple[str, SourceType]] = [
        ("Ann Lee", "named_person"), ("Corriden", "named_organization"), ("a letter", "document"),
        ("two clerks", "unnamed_group"), ("an aide", "anonymous_source"), ("Elmer Post", "outlet"),
        ("the mayor of Dray", "unnamed_person"),
    ]  # fmt: skip
    entries = [mention(f"{who} said so.", "said so", who, by=(who, type_)).entry for who, type_ in sorts]
    for one, other in combinations(entries, 2):
        assert same_source(one, "s1", other, "s1").verdict in ("different", "may be")


def test_a_firm_that_was_taken_for_a_person() -> None:
    firm = (PERSON, "Brae Shipping", "Brae Shipping said.")
    assert verdict(firm, (BODY, "Brae Shipping", "Brae Shipping said so.")) == "same"
    spokesman = (PERSON, "Lee Hart", "Lee Hart, a spokesman for Brae Shipping, said.", "spokesman for Brae Shipping")
    assert verdict(firm, spokesman) == "same"


def test_an_entry_is_no_person_whose_hand_it_is_in() -> None:
    unnamed: SourceType = "unnamed_person"
    words = "the entry in the hand of Lee Hart, who has been a pilot for ten years"
    assert verdict((unnamed, words, f"Wet, reads {words}."), (PERSON, "Lee Hart", "Lee Hart said.")) != "same"
