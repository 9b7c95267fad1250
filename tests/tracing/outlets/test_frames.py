"""Names in the places where an outlet would stand."""

from __future__ import annotations

import pytest

from sayso.tracing.outlets.frames import hearsay, namings

NAMED = (
    ("The minister will go, the Karsund Mail has learned.", "Karsund Mail", "reported"),
    ("The minister will go, Tidewire understands.", "Tidewire", "reported"),
    ("The talks, first reported by Fjord One on Tuesday, collapsed.", "Fjord One", "reported"),
    ("“I will not go,” she told Radio Fjell’s morning show.", "Radio Fjell", "told"),
    ("“I will not go,” she said on Radio Fjell.", "Radio Fjell", "told"),
    ("Speaking to Channel Nine, the minister denied it.", "Channel Nine", "told"),
    ("In an interview in Monday’s Karsund Mail, she denied it.", "Karsund Mail", "reported"),
    ("According to a report in the Lantern, she will go.", "Lantern", "reported"),
    ("Citing two officials, Tidewire said she would go.", "Tidewire", "reported"),
    ("She will go, reports the Lantern.", "Lantern", "reported"),
    ("A letter leaked to the Skerry Voice shows that she will go.", "Skerry Voice", "reported"),
    ("The Skerry Voice has seen a letter that says so.", "Skerry Voice", "reported"),
    ("The Skerry Voice quoted a senior official as saying she would go.", "Skerry Voice", "quoted"),
    ("“No note,” a clerk is quoted as saying in the Karsund Mail.", "Karsund Mail", "reported"),
    ("An investigation by the Karsund Mail found that she knew.", "Karsund Mail", "reported"),
    ("Hull & Derrick was the first to report the deal.", "Hull & Derrick", "reported"),
    ("The deal was signed, trade weekly Hull & Derrick writes.", "Hull & Derrick", "reported"),
    ("The figure comes from the Karsund Mail.", "Karsund Mail", "reported"),
    ("The toll was nine, per Tidewire.", "Tidewire", "reported"),
    ("Stornvik.no reported that she will go.", "Stornvik.no", "reported"),
    ("That she will go was also reported on Wednesday by Radio Fjell.", "Radio Fjell", "reported"),
    ("Additional reporting by the Karsund Mail.", "Karsund Mail", "additional reporting"),
)


@pytest.mark.parametrize(("text", "name", "way"), NAMED, ids=[text[:40] for text, _, _ in NAMED])
def test_a_name_in_the_place_of_an_outlet(text: str, name: str, way: str) -> None:
    assert (name, way) in [(text[slice(*one.name)], one.way) for one in namings(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "We asked Tidewire for comment.",
        "Tidewire declined to comment.",
        "She reads the Lantern at breakfast.",
        "Nova reported a pre-tax profit of 3m crowns.",
        "the voice reported in her head was her own.",
        "It added that the search would go on.",
        "On Wednesday reported sales fell.",
    ],
)
def test_a_name_elsewhere_is_none(text: str) -> None:
    assert not namings(text, 0, len(text))


def test_days_and_openers_are_no_part_of_a_name() -> None:
    text = "But Tidewire on Tuesday told Fjord One Wednesday evening that nobody knew."
    assert [text[slice(*one.name)] for one in namings(text, 0, len(text))] == ["Fjord One"]
    text = "But Tidewire reported that nobody knew."
    assert [text[slice(*one.name)] for one in namings(text, 0, len(text))] == ["Tidewire"]


def test_who_is_cited_by_another_is_told_apart() -> None:
    text = "She will go, according to the Skerry Voice, which cited Tidewire, which cited officers."
    assert [(text[slice(*one.name)], one.cited) for one in namings(text, 0, len(text))] == [
        ("Skerry Voice", False),
        ("Tidewire", True),
    ]


def test_two_names_beside_each_other_are_two() -> None:
    text = "The Lantern and the Karsund Mail both reported that she will go."
    assert [text[slice(*one.name)] for one in namings(text, 0, len(text))] == ["Lantern", "Karsund Mail"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Media reports put the number at 140.", "Media reports"),
        ("The plant was warned, according to media reports.", "media reports"),
        ("A newspaper in Lund announced that he was dead.", "A newspaper in Lund"),
        ("She has reportedly gone.", "reportedly"),
        ("Several local newspapers said so.", "Several local newspapers"),
        ("The water was bad, it has been reported.", "it has been reported"),
    ],
)
def test_others_without_names(text: str, words: str) -> None:
    assert [one.words.strip() for one in hearsay(text, 0, len(text))] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "She told the media to leave.",
        "He asked the press for patience.",
        "He put order into the papers.",
        "Social media reports were wrong.",
        "Aust told Hull & Derrick, a trade magazine.",
        "The NWS news agency said nine died.",
        "The fire was reported by a neighbour, and it was reported to the police by phone.",
    ],
)
def test_the_press_that_is_only_spoken_to_or_explained(text: str) -> None:
    assert not [one for one in hearsay(text, 0, len(text)) if "reported" not in one.words]
