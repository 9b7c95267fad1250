"""Chains of mentions, from the publisher to who is said to know."""

from __future__ import annotations

from dataclasses import replace

from support.crediting import Newsroom, found, told

from sayso.tracing.outlets.outlets import key_of
from sayso.tracing.stories.passage import Entry
from sayso.vocabulary import Edge, Ground, Hand, Place, Span

VOICE = told("The dyke at Tarn will not hold, an engineer said.", "Skerry Voice", url="https://skerryvoice.example/1")
MAIL = told("The dyke at Tarn will not hold, says an engineer.", "Karsund Mail", url="https://karsundmail.example/1")
WIRE = told("The dyke at Tarn will not hold, an engineer said.", "Northern Wire Service", url="https://nws.example/1")
ALL = (VOICE, MAIL, WIRE)
FIRM = "The dyke at Tarn will not hold"


def hands(text: str, words: str = FIRM, outlet: str = "Brae Post", **rest: object) -> list[str]:
    entry = told(text, outlet, **rest)  # type: ignore[arg-type]
    return Newsroom(entry, *ALL).hands(entry, words)


def test_a_story_s_own_words_rest_on_its_outlet() -> None:
    assert hands(f"{FIRM}.") == ["Brae Post"]


def test_a_source_of_its_own() -> None:
    text = f"{FIRM}, said Ada Lund, an engineer."
    assert hands(text, said=[("Ada Lund", FIRM)]) == ["Brae Post", "Ada Lund"]


def test_an_outlet_and_whom_it_cites() -> None:
    text = f"{FIRM}, the Skerry Voice reported, citing two engineers of the Tarn board."
    assert hands(text) == ["Brae Post", "Skerry Voice", "two engineers of the Tarn board"]


def test_a_chain_of_four() -> None:
    text = f"{FIRM}, according to the Skerry Voice, which cited the Karsund Mail, which cited engineers."
    assert hands(text) == ["Brae Post", "Skerry Voice", "Karsund Mail", "engineers"]


def test_who_told_another_outlet() -> None:
    text = f"{FIRM}, the engineer Ada Lund told the Skerry Voice."
    assert hands(text, said=[("the engineer Ada Lund", FIRM)]) == ["Brae Post", "Skerry Voice", "the engineer Ada Lund"]
    assert hands(text, outlet="Skerry Voice", said=[("Ada Lund", FIRM)]) == ["Skerry Voice", "Ada Lund"]


def test_a_document_that_another_outlet_has() -> None:
    text = f"{FIRM}, a survey obtained by the Skerry Voice shows."
    said = [("a survey obtained by the Skerry Voice", FIRM, "document")]
    assert hands(text, said=said) == ["Brae Post", "Skerry Voice", "a survey obtained by the Skerry Voice"]


def test_who_is_quoted_as_saying_it() -> None:
    text = f"“{FIRM},” the Skerry Voice quoted the board's engineer as saying."
    assert hands(text) == ["Brae Post", "Skerry Voice", "the board's engineer"]


def test_a_credit_in_one_sentence_does_not_cover_the_next() -> None:
    text = f"Tarn is wet, the Skerry Voice reported. {FIRM}. The road is closed."
    assert hands(text) == ["Brae Post"]
    text = f"Tarn is wet, the Skerry Voice reported; {FIRM.replace('The', 'the')}, Ada Lund said."
    said = [("the Skerry Voice", "Tarn is wet", "outlet"), ("Ada Lund", FIRM.replace("The", "the"))]
    assert hands(text, FIRM[4:], said=said) == ["Brae Post", "Ada Lund"]


def test_vague_words_are_nobody_and_a_link_tells_who() -> None:
    text = f"{FIRM}, media reports say."
    said = [("media reports", FIRM, "document")]
    assert hands(text, said=said) == ["Brae Post"]
    linked = told(text, "Brae Post", said=said, links=[("media reports", "https://skerryvoice.example/1")])
    chain = Newsroom(linked, *ALL).chain(linked, FIRM)
    assert [(hand.name, hand.known_from) for hand in chain.hands] == [
        ("Brae Post", "publisher"),
        ("Skerry Voice", "link"),
    ]
    assert [one.story for one in chain.credited] == [VOICE.id]


def test_a_link_alone_stands_before_the_source() -> None:
    text = f"{FIRM}, engineers say."
    entry = told(
        text, "Brae Post", said=[("engineers", FIRM, "unnamed_group")], links=[("say", "https://nws.example/1")]
    )
    assert Newsroom(entry, *ALL).hands(entry, FIRM) == ["Brae Post", "Northern Wire Service", "engineers"]


def test_a_link_that_leads_aside_is_no_hand() -> None:
    text = "The council will vote on school meals in June."
    entry = told(text, "Brae Post", links=[("council", "https://nws.example/1")])
    assert Newsroom(entry, *ALL).hands(entry, text[:-1]) == ["Brae Post"]


def test_the_agency_behind_a_tag() -> None:
    text = f"TARN, May 3 (NWS) - {FIRM}, an engineer said."
    entry = told(text, "Brae Post", wire=("NWS",), dateline="TARN, May 3 (NWS)", said=[("an engineer", FIRM)])
    chain = Newsroom(entry, *ALL).chain(entry, FIRM)
    assert [hand.name for hand in chain.hands] == ["Brae Post", "Northern Wire Service", "an engineer"]
    assert chain.hands[1].known_from == "wire"


def copied(later: Entry, earlier: Entry, directed: bool = True) -> Edge:
    text, other = later.reading.story.text, earlier.reading.story.text
    places = (Place(later.id, Span.of(text, 0, len(text))), Place(earlier.id, Span.of(other, 0, len(other))))
    return Edge(later.id, earlier.id, "copy", directed, 0.9, (places,), Ground(0.9, "copies it"), None)


def test_the_outlet_of_a_copied_text() -> None:
    entry = told(f"{FIRM}, an engineer said.", "Brae Post", said=[("an engineer", FIRM)])
    room = Newsroom(entry, *ALL)
    chain = room.chain(entry, FIRM, [copied(entry, WIRE)])
    assert [(hand.name, hand.known_from) for hand in chain.hands][1] == ("Northern Wire Service", "copy")
    assert chain.credited[0].story == WIRE.id
    assert room.hands(entry, FIRM, [copied(entry, WIRE, directed=False)]) == ["Brae Post", "an engineer"]
    assert room.hands(entry, FIRM, [copied(WIRE, entry)]) == ["Brae Post", "an engineer"]
    again = told(f"{FIRM}, an engineer said.", "Northern Wire Service", url="https://nws.example/2", location="again")
    assert Newsroom(again, *ALL).hands(again, FIRM, [copied(again, WIRE)])[0:2] == [
        "Northern Wire Service",
        "an engineer",
    ]


def test_credited_outlets_go_along_with_the_hands() -> None:
    text = f"{FIRM}, according to the Skerry Voice, which cited the Tarn Gazette."
    entry = told(text, "Brae Post")
    room = Newsroom(entry, *ALL)
    chain = room.chain(entry, FIRM)
    assert [hand.name for hand in chain.hands] == ["Brae Post", "Skerry Voice", "Tarn Gazette"]
    assert [one.outlet for one in chain.credited] == [room.outlets.of_story(VOICE.id), key_of("Tarn Gazette")]
    assert [one.story for one in chain.credited] == [VOICE.id, None]


def test_of_two_outlets_beside_each_other_one_is_a_hand() -> None:
    assert hands(f"{FIRM}, the Skerry Voice and the Karsund Mail reported.") == ["Brae Post", "Skerry Voice"]


def test_a_spokeswoman_ends_the_chain_and_speaks_for_her_body() -> None:
    text = "Tarnwerk is calm. The tale of the dyke is untrue, said its spokeswoman, Ada Lund. It said no more."
    words = "The tale of the dyke is untrue"
    entry = told(text, "Brae Post", said=[("Ada Lund", words), ("Tarnwerk", "no more", "named_organization")])
    start = text.index("spokeswoman")
    lady = replace(entry.reading.sources[0], title=(Span.of(text, start, start + len("spokeswoman")),))
    entry = found(replace(entry, reading=replace(entry.reading, sources=(lady, *entry.reading.sources[1:]))))
    last: Hand = Newsroom(entry).chain(entry, words).hands[-1]
    assert (last.name, last.speaks_for) == ("Ada Lund", "Tarnwerk")


def test_an_undated_story_without_an_outlet_still_has_a_chain() -> None:
    entry = told(f"{FIRM}.", None, location="saved/brief.txt")
    assert Newsroom(entry).hands(entry, FIRM) == ["brief.txt"]


def test_who_is_only_a_part_of_what_is_said_is_not_who_says_it() -> None:
    text = "Ada Lund has been to see us. The boats waited an hour before anybody told them to leave, she said."
    words = "The boats waited an hour before anybody told them to leave"
    assert hands(text, words, said=[("anybody", words, "unnamed_person")]) == ["Brae Post", "Ada Lund"]


def test_the_name_behind_a_description() -> None:
    for behind, who in (
        ("said the woman next door, Ada Lund, 78", "Ada Lund"),
        ("said the envoy of the League of Lake States, Ada Lund", "Ada Lund"),
        ("said the head of the harbour board, Tarn Authority", "the head of the harbour board"),
    ):
        description = behind.removeprefix("said ").partition(",")[0]
        said = [(description, FIRM, "unnamed_person")]
        assert hands(f"{FIRM}, {behind}.", said=said) == ["Brae Post", who]  # type: ignore[arg-type]


def test_a_pronoun_that_the_reading_left_open() -> None:
    text = f"Water minister Ada Lund has visited Tarn Bridge with a flag.\n\n{FIRM}, she declared beside it."
    entry = told(text, "Brae Post", said=[("she", FIRM)])
    assert Newsroom(entry).hands(entry, FIRM)[1:] == ["she"]
    silent = replace(entry.reading.attributions[0], by=())
    entry = found(replace(entry, reading=replace(entry.reading, sources=(), attributions=(silent,))))
    assert Newsroom(entry).hands(entry, FIRM) == ["Brae Post", "Ada Lund"]


def test_an_official_in_a_ministry_is_not_the_ministry() -> None:
    for who in ("an official in the water ministry", "Tarnwerk’s former bookkeeper"):
        assert hands(f"{FIRM}, {who} said.", said=[(who, FIRM, "named_organization")]) == ["Brae Post", who]


def test_media_reports_are_nobody() -> None:
    text = "Media reports put the cost of the dyke at Tarn at 40 million."
    assert hands(text, "the cost of the dyke at Tarn at 40 million") == ["Brae Post"]
