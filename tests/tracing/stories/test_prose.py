"""Words of a story in the form in which texts are compared."""

from __future__ import annotations

import pytest
from support.traced import traced

from sayso.tracing.stories.prose import normal, prose, shingles

CURLY = "HALLEM, May 2 (OPA) – Ostmark’s dam – “the wall” – held 62,000 tons. It is old."
STRAIGHT = 'Ostmark\'s dam - "The Wall" - held 62000 tons.\n\nIt is old.'


def test_case_marks_dashes_and_separators_do_not_matter() -> None:
    ours = prose(traced(CURLY, dateline="HALLEM, May 2 (OPA)").reading.story)
    theirs = prose(traced(STRAIGHT).reading.story)
    assert ours.words == theirs.words == ["ostmark", "dam", "the", "wall", "held", "62000", "tons", "it", "is", "old"]
    assert ours.key == theirs.key
    assert [one.key for one in ours.sentences] == [one.key for one in theirs.sentences]


def test_words_know_where_they_stand() -> None:
    words = prose(traced(CURLY, dateline="HALLEM, May 2 (OPA)").reading.story)
    assert words.span(0, 4).text == "Ostmark’s dam – “the wall"
    assert words.span(5, 6).text == "62,000"
    assert CURLY[slice(*words.sentences[1].span)] == "It is old."


def test_paragraphs_are_counted() -> None:
    assert [one.paragraph for one in prose(traced(STRAIGHT).reading.story).sentences] == [0, 1]


def test_words_in_quotation_marks() -> None:
    words = prose(traced("He said “no room here” and left.").reading.story)
    assert [word for word, inside in zip(words.words, words.in_marks, strict=True) if inside] == ["no", "room", "here"]


def test_shingles_of_function_words_are_left_out() -> None:
    words = prose(traced("It is one of the. Dams on rivers leak.").reading.story)
    assert len(words.shingles) == 2
    assert list(words.shingles.values()) == [[1], [1]]


def test_stock_phrases_are_known() -> None:
    words = prose(traced("The ministry did not immediately respond to a request for comment on Friday.").reading.story)
    assert [word for word, stock in zip(words.words, words.in_stock, strict=True) if not stock] == [
        "the",
        "ministry",
        "on",
        "friday",
    ]


@pytest.mark.parametrize(
    ("word", "form"),
    [("Ruel’s", "ruel"), ("DON’T", "don't"), ("1,200,000", "1200000"), ("3.5", "3.5"), ("miners’", "miners")],
)
def test_normal_forms(word: str, form: str) -> None:
    assert normal(word) == form


def test_an_empty_text_has_no_words() -> None:
    words = prose(traced("").reading.story)
    assert (words.words, words.sentences, words.shingles) == ([], [], {})
    assert not len(shingles(words.hashes))
