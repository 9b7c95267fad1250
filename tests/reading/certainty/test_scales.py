from __future__ import annotations

import pytest

from sayso.reading.certainty import DEFAULT_SCALE, SCALES, estimate
from sayso.reading.certainty.scales import estimative
from sayso.vocabulary import Scale


@pytest.mark.parametrize("scale", SCALES)
def test_terms_rise_with_their_ranges(scale: Scale) -> None:
    terms = ("very unlikely", "unlikely", "likely", "very likely")
    found = [estimate(term, 0, len(term), scale) for term in terms]
    lows = [one.low for one in found if one.low is not None]
    highs = [one.high for one in found if one.high is not None]
    assert len(lows) == len(highs) == len(terms)
    assert lows == sorted(lows)
    assert highs == sorted(highs)
    assert all(0 <= low < high <= 1 for low, high in zip(lows, highs, strict=True))


def test_the_same_word_means_different_ranges() -> None:
    assert len({(one.low, one.high) for one in (estimate("likely", 0, 6, scale) for scale in SCALES)}) == len(SCALES)


def test_a_term_that_the_scale_does_not_have() -> None:
    found = estimate("It may rain", 3, 6, "ICD 203")
    assert (found.span.text, found.low, found.high) == ("may", None, None)


def test_people_have_a_median() -> None:
    found = estimate("It may rain", 3, 6)
    assert (found.scale, found.low, found.median, found.high) == (DEFAULT_SCALE, 0.25, 0.4, 0.51)


def test_no_words_are_an_error() -> None:
    with pytest.raises(ValueError, match="no span"):
        estimate("likely", 3, 3)


@pytest.mark.parametrize(
    ("text", "word", "term"),
    [
        ("it is almost certain that", "certain", "almost certain"),
        ("it isn't likely that", "likely", "n't likely"),
        ("it is more likely than not that", "likely", "more likely than not"),
        ("it may rain", "may", "may"),
        ("it is certain that", "certain", None),
        ("it is likely that May", "is", None),
    ],
)
def test_the_whole_term_is_found(text: str, word: str, term: str | None) -> None:
    start = text.index(word)
    found = estimative(text, 0, len(text), [(start, start + len(word))])
    assert (text[slice(*found)] if found else None) == term
