"""Mentions that a person gives."""

from __future__ import annotations

import pytest
from support.invented import ferry

from sayso.errors import TracingError
from sayso.tracing.stories.given import GivenMention, given_passage, place_of
from sayso.tracing.stories.identity import story_id
from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.passages import passages

READING = ferry()
ID = story_id(READING.story)
ENTRY = Entry(ID, READING, passages(READING), ())


def test_words_are_found_whatever_their_marks_and_blanks() -> None:
    text = "He said:\n“It  was wrong,” and left."
    assert place_of('"It was wrong,"', text) == (9, 25)
    assert place_of("“It was  wrong”", text)[0] in (9, 10)


def test_the_passage_around_is_cut_to_the_words() -> None:
    found = given_passage(GivenMention(ID, "left port overloaded"), ENTRY)
    assert [span.text for span in found.spans] == ["left port overloaded"]
    assert found.attribution
    assert found.attribution.id == "a1"
    assert found.id == f"{ID}:{found.spans[0].start}-{found.spans[0].end}"


def test_words_that_are_not_there() -> None:
    with pytest.raises(TracingError, match="does not have the words"):
        given_passage(GivenMention(ID, "the lighthouse was painted green in the year of the comet"), ENTRY)
