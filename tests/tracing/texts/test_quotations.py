"""Quotations of a story, and which two are one."""

from __future__ import annotations

import pytest
from support.traced import traced

from sayso.tracing.texts.quotations import Quotation, quotations, same_quotation

WHOLE = "“We have two bridges and one crew, and not all of it can swim.”"


def quotation(words: str, outlet: str = "Ostmark Post") -> Quotation:
    (found, *_) = quotations(traced(f"She said: {words}", outlet))
    return found


def same(one: str, other: str, sure: float, related: bool = False) -> bool:
    first, second = quotation(one), quotation(other, "Karsund Mail")
    found = same_quotation(first, second, sure, related)
    turned = same_quotation(second, first, sure, related)
    assert (found is None) == (turned is None)
    return found is not None


def test_quotations_and_who_is_said_to_have_said_them() -> None:
    text = "“The river takes what it wants,” said Una Brok. “They tell us: ‘We have two bridges and one crew.’” “Yes.”"
    entry = traced(
        text, said=[("Una Brok", "“The river takes what it wants,”"), ("They", "‘We have two bridges and one crew.’")]
    )
    found = quotations(entry)
    assert [one.span.text for one in found] == [
        "“The river takes what it wants,”",
        "“They tell us: ‘We have two bridges and one crew.’”",
        "‘We have two bridges and one crew.’",
    ]
    assert [one.sources for one in found] == [("s1",), ("s2",), ("s2",)]
    assert [one.attribution for one in found] == ["a1", "a2", "a2"]
    assert all(text[one.span.start : one.span.end] == one.span.text for one in found)


def test_a_term_in_marks_is_no_quotation() -> None:
    assert quotations(traced("The office was “devastated”, the “flood lock” closed.")) == ()


@pytest.mark.parametrize(
    "other",
    [
        '"We have two bridges and one crew, and not all of it can swim"',
        "“We have two bridges and one crew”",
        "“two bridges and one crew…”",
        "“We have two bridges and one crew … not all of it can swim.”",
        "“We have two bridges – and one crew – and not all of it can swim!”",
        "“Look: we have two bridges and one crew, and not all of it can swim. Write that down.”",
        "“We have two bridges and one crew, and not all of them can swim.”",
    ],
)
def test_cut_and_mended_it_is_one(other: str) -> None:
    assert same(WHOLE, other, 0.95)


def test_other_words_are_another_one() -> None:
    assert not same(WHOLE, "“We have three boats, and all of the men on them can swim very well.”", 0.95)


@pytest.mark.parametrize("words", ["“No comment at all.”", "“We are looking into it.”", "“It is too early to say.”"])
def test_what_anybody_says_is_nobodys(words: str) -> None:
    assert not same(words, words, 0.0)
    assert not same(words, words, 0.5)
    assert not same(words, words, 0.95)


def test_of_the_same_source_other_ground_may_speak_for_it() -> None:
    assert same("“We are looking into it.”", "“We are looking into it”", 0.95, related=True)
    assert not same("“We are looking into it.”", "“We are looking into it”", 0.0, related=True)


def test_the_less_is_known_of_the_source_the_more_words_it_takes() -> None:
    words = "“two bridges and a crew”"
    assert same(words, words, 0.95)
    assert not same(words, words, 0.0)
    assert same(WHOLE, WHOLE, 0.5)


def test_a_long_row_of_words_is_one_whoever_is_named() -> None:
    long = "“Every stone of this weir was lifted, washed, counted and countersigned by two men of the guild.”"
    assert same(long, long, 0.0)
    ground = same_quotation(quotation(long), quotation(long, "Karsund Mail"), 0.0)
    sure = same_quotation(quotation(long), quotation(long, "Karsund Mail"), 0.95)
    assert ground
    assert sure
    assert ground.score < 0.75 < sure.score
    assert "name different sources" in ground.reason
    assert [place.span.text for place in sure.places] == [long, long]
