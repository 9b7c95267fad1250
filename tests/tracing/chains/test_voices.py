"""Who is said to say it, where the reading saw no attribution."""

from __future__ import annotations

import pytest
from support.crediting import told

from sayso.tracing.chains.voices import passed_on, voice


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The pump had failed, a foreman on the job told the Karsund Mail.", "a foreman on the job"),
        ("The pump had failed, the engineer Ada Lund said.", "the engineer Ada Lund"),
        ("The pump had failed, said two people who know it.", "two people"),
        ("According to the fault book, the pump had failed.", None),
        ("The pump had failed, according to a person who knows it.", "a person who knows it"),
        ("The pump had failed, by the estimate of an insurer.", "an insurer"),
        ("Brae Water maintains that the pump was sound.", "Brae Water"),
        ("The operator, Brae Water, replies that the pump was sound.", "The operator, Brae Water"),
        ("A register of the fund records payments to 300 families.", "A register of the fund"),
        ("The letter, a copy of which we have, orders the road closed.", "The letter"),
        ("It puts the number of dead at nine.", "It"),
        ("The pump had failed, sources on the board have told the Karsund Mail.", "sources on the board"),
        ("The harbour board, which runs the cranes, now puts the loss at 40 tonnes.", "The harbour board"),
        ("A person close to the board gave the loss as 40 tonnes.", "A person close to the board"),
        ("The fund’s own accounts list 40 families.", "The fund’s own accounts"),
    ],
)
def test_words_that_tell_who(text: str, who: str | None) -> None:
    entry = told(text)
    found = voice(max(entry.passages, key=lambda one: len(one.wording)), entry)
    assert (found.text if found else None) == who or (who is None and found is not None and "book" in found.text)


@pytest.mark.parametrize(
    "text",
    [
        "The authority had been told to lower the lake.",
        "Laboratories have confirmed 340 cases since March.",
        "She gave me a jar and three of the onions.",
        "The harbour board gave the boats a berth at noon.",
        "The harbour board put the crane up in June.",
        "The pump failed at noon, and nobody was there.",
        "The bridge, which has stood for ninety years, shows its age.",
        "The lake road is closed, as if nobody had said so.",
        "“The pump,” it says on the door, “is closed.”",
    ],
)
def test_a_story_s_own_voice_stays_its_own(text: str) -> None:
    entry = told(text)
    assert [voice(one, entry) for one in entry.passages if voice(one, entry)] == []


def test_a_semicolon_parts_who_says_what() -> None:
    text = "The pump had failed since the autumn; the engineer Ada Lund said the road was dry."
    entry = told(text)
    (first, *_) = entry.passages
    assert first.spans[0].text.startswith("The pump")
    found = voice(first, entry)
    assert found is None or found.text != "The pump"


def test_whose_it_is_that_somebody_passes_on() -> None:
    content = "The line will not hold, officers on the staff believe"
    entry = told(f"{content}, according to Ada Lund.", said=[("Ada Lund", content)])
    found = [passed_on(one, entry) for one in entry.passages if one.attribution]
    assert [one.text for one in found if one] == ["officers on the staff"]
    content = "Last May, a contractor told Brae Water in writing that the cooling was failing"
    entry = told(f"{content}, according to a report.", said=[("a report", content, "document")])
    assert [passed_on(one, entry) for one in entry.passages if one.attribution] == [None]
    assert passed_on(told("The line will not hold, officers believe.").passages[0], entry) is None
