"""What counts as a word, and what a name says."""

import pytest

from sayso.evaluating.words import Numbering, likeness, spoken

TEXT = "“It’s over,” Dr. Ana Ruel’s aide said."


def test_a_range_counts_as_the_words_it_touches():
    numbering = Numbering(TEXT)
    start = TEXT.index("Ana")
    assert numbering.touched([(start, start + 3)]) == numbering.touched([(start - 1, start + 3)])
    assert len(numbering.touched([(start + 1, start + 6)])) == 2  # half a word is a word
    assert numbering.touched([(0, 1), (11, 12)]) == frozenset()  # marks only
    assert numbering.touched(None) == frozenset()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the late Dr. Ana Ruel’s", ["late", "ana", "ruel"]),
        ("Mrs O'Dray", ["o'dray"]),
        ("A Republican from Ostmark", ["republican", "from", "ostmark"]),
        ("the U.S. Navy's", ["u.s", "navy"]),
        ("", []),
    ],
)
def test_names_are_their_words(text, words):
    assert spoken(text) == words


def test_likeness_is_the_f1_of_shared_words():
    assert likeness(["chief", "of", "police"], ["police", "chief"]) == pytest.approx(0.8)
    assert likeness([], []) == 1
    assert likeness(["a"], []) == 0
    assert likeness(["b", "b"], ["b"]) == pytest.approx(2 / 3)  # a word counts as often as it stands
