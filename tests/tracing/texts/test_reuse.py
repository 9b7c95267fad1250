"""Passages that two stories share, and what they share by chance."""

from __future__ import annotations

import pytest
from support.traced import traced

from sayso.tracing.texts.boilerplate import Boilerplate
from sayso.tracing.texts.reuse import reuse

WIRE = """\
A barge with nine hundred tons of rye ran aground below the Tarn lock on Sunday night, closing the river to all traffic.

The skipper had lost sight of the marks in fog, the waterways office said in a statement. Nobody was hurt, but two \
barges behind it touched the wall and were holed above the line.

“I heard the gravel before I felt it,” said Odo Klem, who has steered barges for thirty years. “After that there was \
only the radio.”

Tugs from Hallem are due on Tuesday. The lock keepers counted forty boats waiting on both sides by noon."""

REWRITE = """\
A barge carrying more than nine hundred tons of rye ran aground below the Tarn lock on Sunday, closing the river to \
all traffic.

The skipper lost sight of the marks in the fog, according to the waterways office. Two barges behind it touched the \
wall and were holed above the line.

By noon forty boats were waiting. Those who live by the river brought them soup, and the school sent its brass band.

Tugs from Hallem are expected on Tuesday."""

OTHER = """\
Nothing moves on the Tarn. Since Sunday night, when a barge loaded with rye hit the bank under the lock in thick fog, \
boats have been piling up in both directions.

Odo Klem, the skipper, looked as if he had not slept. “I heard the gravel before I felt it,” he said.

The waterways office hopes that two tugs can pull the barge free on Tuesday. It has not said who will pay."""


def test_a_copy_is_found_whole() -> None:
    found = reuse(traced(WIRE, "Ostmark Post"), traced(WIRE.replace("“", '"').replace("”", '"'), "Karsund Mail"))
    assert found
    assert found.shares == (1.0, 1.0)
    assert found.leads == (True, True)
    assert found.ground.score > 0.99
    assert "word for word" in found.ground.reason
    assert len(found.passages) == 7


def test_a_light_rewrite_is_found_sentence_by_sentence() -> None:
    first, second = traced(WIRE, "Ostmark Post"), traced(REWRITE, "Karsund Mail")
    found = reuse(first, second)
    assert found
    assert found.ground.score > 0.8
    pairs = {(one.span.text[:12], other.span.text[:12]) for one, other in found.passages}
    assert ("A barge with", "A barge carr") in pairs
    assert ("Tugs from Ha", "Tugs from Ha") in pairs
    assert not any("soup" in other.span.text for _, other in found.passages)
    for one, other in found.passages:
        assert one.story == first.id
        assert WIRE[one.span.start : one.span.end] == one.span.text
        assert REWRITE[other.span.start : other.span.end] == other.span.text


def test_a_sentence_told_anew_is_found_where_the_rest_is_a_rewrite() -> None:
    wire = WIRE + "\n\nIf the wind drops, the ferry to Sollen could run again from noon on March 9, the office said."
    rewrite = REWRITE + "\n\nOn 9 March the Sollen ferry will run again. A brass band will play at the ferry."
    found = reuse(traced(wire, "Ostmark Post"), traced(rewrite, "Karsund Mail"))
    assert found
    anew = {other.span.text: one.span.text for one, other in found.passages}
    assert anew["On 9 March the Sollen ferry will run again"].startswith("If the wind drops, the ferry to Sollen")
    assert not any("brass band will play" in words for words in anew)
    assert reuse(traced(wire.rpartition("\n\n")[2]), traced(rewrite.rpartition("\n\n")[2], "Karsund Mail")) is None


def test_it_does_not_matter_which_story_comes_first() -> None:
    one, other = traced(WIRE, "Ostmark Post"), traced(REWRITE, "Karsund Mail")
    found, turned = reuse(one, other), reuse(other, one)
    assert found
    assert turned
    assert found.shares == pytest.approx(turned.shares[::-1], abs=0.1)


def test_two_reports_of_one_event_share_nothing() -> None:
    assert reuse(traced(WIRE, "Ostmark Post"), traced(OTHER, "Karsund Mail")) is None


QUOTATION = (
    "“We shall drain the upper basin first, look at every bolt in the gates, and only then let a single boat pass,”"
)


def test_an_interview_that_both_were_at_is_no_reuse() -> None:
    one = traced(
        f"The river stays shut for a week.\n\n{QUOTATION} said Una Brok, who heads the office.\n\nRye is dear.",
        said=[("Una Brok", QUOTATION)],
    )
    other = traced(
        f"Shipping firms count their losses.\n\n{QUOTATION} Una Brok told them in the guild hall.\n\nSome laughed.",
        "Karsund Mail",
        said=[("Una Brok", QUOTATION)],
    )
    assert reuse(one, other) is None


def test_a_row_of_quotations_from_one_press_conference_is_no_reuse() -> None:
    spoken = (
        "“We shall drain the upper basin first and look at every bolt in the two gates,”",
        "“Whoever sent that barge into the fog without a pilot will have to explain it to a judge,”",
        "“I have been told that rye swells, and I would rather not see it with my own eyes,”",
    )
    ours = "\n\n".join(f"{words} Una Brok told the press." for words in spoken)
    theirs = "\n\n".join(f"It was a long day at Tarn. {words} the head of the office said." for words in spoken)
    one = traced(f"Boats wait.\n\n{ours}", said=[("Una Brok", words) for words in spoken])
    other = traced(f"Rye is lost.\n\n{theirs}", "Karsund Mail", said=[("the head", words) for words in spoken])
    assert reuse(one, other) is None


def test_one_telling_sentence_of_its_own_is_enough() -> None:
    sentence = (
        "The lock was built by prisoners in the dry summer of 1811 and named after the only one of them who could swim."
    )
    one = traced(f"Boats wait.\n\n{sentence}\n\nThe fog has lifted.")
    other = traced(f"A poet has died at Hallem.\n\n{sentence}\n\nHe leaves two cats.", "Karsund Mail")
    found = reuse(one, other)
    assert found
    assert found.row == 1


def test_stock_phrases_are_no_reuse() -> None:
    phrases = "The ministry did not immediately respond to a request for comment. It could not be reached for comment."
    one = traced(f"Rye is dear, say bakers.\n\n{phrases}")
    other = traced(f"A bridge is painted green.\n\n{phrases}", "Karsund Mail")
    assert reuse(one, other) is None


def test_a_dateline_is_no_reuse() -> None:
    line = "HALLEM, Ostmark, March 3 (OPA)"
    one = traced(f"{line} - Rye is dear in the whole of the valley this week.", dateline=line)
    other = traced(f"{line} - A poet was buried without any music on Friday.", "Karsund Mail", dateline=line)
    assert reuse(one, other) is None


def test_boilerplate_is_no_reuse_and_does_not_lower_shares() -> None:
    footer = (
        "The Post has been printed on the quay at Hallem since the year in which the old lock was opened by a bishop."
    )
    pages = [
        traced(f"{lead}\n\n{footer}", url=f"https://post.example/{number}")
        for number, lead in enumerate(
            ("Rye is dear in all towns of the valley.", "A poet has died at Hallem of old age.")
        )
    ]
    assert reuse(*pages) is not None
    known = Boilerplate()
    for page in pages:
        known.add(page)
    assert reuse(*pages, known) is None
    copied = traced(WIRE, "Karsund Mail")
    with_footer = traced(f"{WIRE}\n\n{footer}")
    known.add(with_footer)
    found = reuse(with_footer, copied, known)
    assert found
    assert found.shares == (1.0, 1.0)


@pytest.mark.parametrize("text", ["", "Rain.", "“”"])
def test_texts_without_words_share_nothing(text: str) -> None:
    assert reuse(traced(text), traced(text, "Karsund Mail")) is None
