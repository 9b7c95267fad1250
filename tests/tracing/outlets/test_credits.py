"""What a story says it has from other outlets, taken by itself."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.crediting import Newsroom, told
from support.invented import span
from support.traced import traced

from sayso.tracing.outlets.credits import SURE, parallel
from sayso.tracing.outlets.credits import credits as credits_of
from sayso.vocabulary import Credit, Finding

WIRE = told("Nine died.", "Northern Wire Service", url="https://nws.example/1")
VOICE = told("Nothing.", "Skerry Voice", url="https://skerryvoice.example/1")
MAIL = told("Nothing.", "Karsund Mail", url="https://karsundmail.example/1")
LINES = told("Nothing.", "Crosslines", url="https://crosslines.example/1")


def sure(text: str, **rest: object) -> list[Credit]:
    """The credits that hold whatever outlets are at hand."""
    return [one for one in told(text, **rest).credits if one.ground.score >= SURE]  # type: ignore[arg-type]


def covered(credit: Credit) -> str:
    return " / ".join(one.text for one in credit.covers)


def test_a_credit_covers_its_clause_and_no_other() -> None:
    text = (
        "The bridge is closed, the Karsund Mail reported; the mayor, Ada Lund, says that it is open. "
        "Ferries run as usual."
    )
    (credit,) = sure(text)
    assert credit.outlet == "Karsund Mail"
    assert credit.way == "reported"
    assert covered(credit) == "The bridge is closed, the Karsund Mail reported"


def test_the_other_half_of_a_sentence_has_its_own_voice() -> None:
    said = [("Ada Lund", "the ferry was late")]
    text = "The bridge is closed, the Karsund Mail reported, while Ada Lund said the ferry was late."
    (credit,) = sure(text, said=said)
    assert covered(credit) == "The bridge is closed, the Karsund Mail reported"
    assert credit.attributions == ()


def test_a_told_outlet_has_what_the_same_source_goes_on_to_say() -> None:
    text = (
        "The bridge will open, Ada Lund told the Karsund Mail. “By June,” she said. “Before the feast.” "
        "The ferry is late, Per Aas said."
    )
    said = [("Ada Lund", "The bridge will open"), ("Ada Lund", "“By June,”"), ("Per Aas", "The ferry is late")]
    (credit,) = sure(text, said=said)
    assert credit.way == "told"
    assert covered(credit).startswith("The bridge will open, Ada Lund told the Karsund Mail. / “By June,”")
    assert "ferry" not in covered(credit)
    assert credit.attributions == ("a1", "a2")


def test_what_was_reported_may_stand_in_the_sentence_before() -> None:
    text = "The bridge will close in May. The news was first reported by the Karsund Mail. Nobody minds."
    (credit,) = sure(text)
    assert covered(credit) == "The bridge will close in May. / The news was first reported by the Karsund Mail."
    (credit,) = sure("It rains. That the bridge will close was first reported by the Karsund Mail.")
    assert covered(credit) == "That the bridge will close was first reported by the Karsund Mail."


def test_outlets_that_cite_each_other_stand_in_the_order_of_a_chain() -> None:
    for text in (
        "She will go, according to the Skerry Voice, which cited the Karsund Mail, which cited officers.",
        "She will go, officers told the Karsund Mail, the Skerry Voice reported.",
        "She will go, says the Skerry Voice, which had it from the Karsund Mail.",
    ):
        room = Newsroom(one := told(text), VOICE, MAIL)
        assert room.names(one) == ["Skerry Voice", "Karsund Mail"], text


def test_no_outlet_credits_itself() -> None:
    text = "“We are closing,” Ada Lund told the Mail. The Karsund Mail has seen the letter. She told our reporter so."
    own = told(text, "Karsund Mail", url="https://karsundmail.example/2")
    assert Newsroom(own, VOICE, MAIL).names(own) == []
    other = told(text, "Ostmark Post")
    assert set(Newsroom(other, VOICE, MAIL).names(other)) == {"Karsund Mail"}


def test_a_name_that_may_be_anybody_s_waits_for_an_outlet_of_that_name() -> None:
    entry = told("The dyke will hold, an engineer told Crosslines.")
    assert [one.outlet for one in entry.credits] == ["Crosslines"]
    assert entry.credits[0].ground.score < SURE
    assert Newsroom(entry, VOICE).names(entry) == []
    assert Newsroom(entry, LINES).names(entry) == ["Crosslines"]
    small = told("She heard a voice, and crosslines told her.")
    assert Newsroom(small, LINES, VOICE).names(small) == []


def test_a_list_of_names_is_no_paper_because_of_its_name() -> None:
    assert sure("The toll is 9,000, according to the Halvard Ledger.") == []
    assert [one.outlet for one in sure("The toll is 9,000, the Halvard Ledger reported.")] == ["Halvard Ledger"]


def test_a_short_name_is_the_full_one_of_the_same_story() -> None:
    text = "The bridge is closed, the Karsund Mail reported. The road is closed too, the Mail said."
    assert [one.outlet for one in sure(text)] == ["Karsund Mail", "Karsund Mail"]
    text = "The Karsund Mail and the Brae Mail wrote of it. The road is closed, the Mail said."
    assert [one.outlet for one in told(text).credits][-1] == "Mail"


def test_the_magazine_is_the_one_that_was_just_named() -> None:
    text = "The hull is sound, a diver told the Hull & Derrick Weekly. The keel is not, she told the magazine."
    found = sure(text)
    assert [one.outlet for one in found] == ["Hull & Derrick Weekly"] * 2
    assert covered(found[1]) == "The keel is not, she told the magazine."
    assert [one.outlet for one in sure("The keel is sound, she told the magazine.")] == []


def test_a_person_who_bears_an_outlet_s_name_is_none() -> None:
    text = "Rhea Beacon runs the port. The cranes work, Beacon said. She told nobody."
    entry = told(text, said=[("Rhea Beacon", "The cranes work")])
    person = replace(entry.reading.sources[0], title=(span(text, "runs the port"),))
    reading = replace(entry.reading, sources=(person,))
    assert [one for one in credits_of(reading, entry.id) if one.ground.score >= SURE] == []


def test_an_agency_s_tag_covers_the_text_and_its_own_page_has_none() -> None:
    text = "LUND, May 3 (NWS) - Nine died when a shed burned, the mayor said. It was late.\n\n(Reporting by Ida Voll)"
    copy = told(text, "Karsund Mail", wire=("NWS",), dateline="LUND, May 3 (NWS)")
    (credit, *rest) = Newsroom(copy, WIRE).credits(copy)
    assert (credit.way, credit.outlet) == ("wire", "Northern Wire Service")
    assert covered(credit) == text
    assert credit.place
    assert credit.place.span.text == "LUND, May 3 (NWS)"
    assert not rest
    own = told(text, "Northern Wire Service", wire=("NWS",), dateline="LUND, May 3 (NWS)")
    assert Newsroom(own, WIRE).names(own) == []


def test_an_agency_that_is_thanked_covers_nothing() -> None:
    story = traced("Nine died.\n\nAdditional reporting by NWS.", "Karsund Mail", wire=("NWS",)).reading
    thanked = Finding("wire", "end of the text", "Additional reporting by NWS")
    story = replace(story, story=replace(story.story, findings=(thanked,)))
    found = [one for one in credits_of(story, "f" * 12) if one.ground.score >= SURE]
    assert [(one.way, one.covers) for one in found] == [("additional reporting", ())]


def test_an_agency_in_the_byline_counts_where_it_is_one_of_the_outlets() -> None:
    entry = told("Nine died in a shed.", "Karsund Mail", byline=("News desk", "Crosslines"))
    assert Newsroom(entry, VOICE).names(entry) == []
    assert [(one.way, one.outlet) for one in Newsroom(entry, LINES).credits(entry)] == [("wire", "Crosslines")]


def test_vague_words_stay_vague_and_keep_their_link() -> None:
    text = "Media reports put the number of dead at 140. She has reportedly gone."
    first, second = sure(text, links=[("Media reports", "https://skerryvoice.example/1")])
    assert (first.way, first.outlet, first.url) == ("vague", None, "https://skerryvoice.example/1")
    assert (second.way, second.outlet, second.url) == ("vague", None, None)
    assert covered(first) == "Media reports put the number of dead at 140."


def test_a_link_alone_credits_who_is_among_the_outlets() -> None:
    text = "The line will not hold, officials say. It is a long line."
    linked = told(text, links=[("say", "https://skerryvoice.example/1")])
    (credit,) = Newsroom(linked, VOICE).credits(linked)
    assert (credit.way, credit.outlet) == ("link", "Skerry Voice")
    assert covered(credit) == "The line will not hold, officials say."
    assert Newsroom(linked, MAIL).credits(linked) == ()
    own = told(
        text, "Skerry Voice", url="https://skerryvoice.example/9", links=[("say", "https://skerryvoice.example/1")]
    )
    assert Newsroom(own, VOICE).credits(own) == ()


def test_a_link_on_a_name_belongs_to_that_credit() -> None:
    text = "The line will not hold, the Skerry Voice reports."
    (credit,) = told(text, links=[("Skerry Voice", "https://skerryvoice.example/1")]).credits
    assert credit.way == "reported"
    assert credit.url == "https://skerryvoice.example/1"


def test_words_and_places_are_verbatim() -> None:
    text = "The line — so the Skerry Voice reported — will not hold. “No,” she told the Karsund Mail."
    entry = told(text)
    for credit in entry.credits:
        for one in (*credit.covers, *([credit.place.span] if credit.place else [])):
            assert text[one.start : one.end] == one.text


def test_two_names_beside_each_other_are_parallel() -> None:
    text = "The Karsund Mail and the Skerry Voice reported it, in a Crosslines report carried by the Brae Post."
    assert parallel(text, span(text, "Karsund Mail"), span(text, "Skerry Voice"))
    assert not parallel(text, span(text, "Crosslines"), span(text, "Brae Post"))


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "Told.", "told The", "“”", "the the the", "A" * 3000, "told " * 400]
)
def test_odd_texts_are_borne(text: str) -> None:
    assert isinstance(credits_of(traced(text).reading, "f" * 12), tuple)


TOKENS = (
    *("the", "told", "reported", "said", "citing", "according", "to", "which", "cited", "by", "in", "and", "while"),
    *(
        "was",
        "first",
        "media",
        "reports",
        "reportedly",
        "a",
        "newspaper",
        "quoted",
        "as",
        "saying",
        "she",
        "The",
        "news",
    ),
    *(
        "Karsund",
        "Mail",
        "Skerry",
        "Voice",
        "NWS",
        "Lund",
        "It",
        "26",
        ";",
        ",",
        ".",
        ":",
        "“",
        "”",
        "(",
        ")",
        "—",
        "\n\n",
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=60))
def test_any_text_has_credits_whose_words_stand_in_it(tokens: list[str]) -> None:
    text = " ".join(tokens)
    for credit in credits_of(traced(text).reading, "f" * 12):
        for one in (*credit.covers, *([credit.place.span] if credit.place else [])):
            assert text[one.start : one.end] == one.text
        assert 0 < credit.ground.score <= 1
        assert credit.ground.reason


def test_a_table_without_end_takes_no_time() -> None:
    started = perf_counter()
    for text in ("A-b-" * 1500 + " reported", "Abc Def " * 1500 + "told Abc", "Abc said; " * 600):
        credits_of(traced(text).reading, "f" * 12)
    assert perf_counter() - started < 3.0
