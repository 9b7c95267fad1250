"""What holds for the figures of any text."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.figures import compared, figures
from sayso.reading.grammar.words import Words

from .fakes import words_by_blanks

PIECES = """
40|2,000|1.5|$|£3m|half|a third|one in four|millions|if not|billions|of|to|-|–|between|and|about|at least|up to|or so
percent|miles|soldiers|killed|fell|from|a month|double|twice as|½|2019|May|no one|dozens|minus|three times|more|,|.|(
5/8|trillion|hundred|twenty-one|point|nought|a dozen|per 100,000 people|€|USD|°|C|İ|1 234 567|pounds|half a mile|3-2
won|a|an|many thousand
""".replace("\n", "|").split("|")
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES)).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, seed=st.integers(0, 20))
def test_any_text_is_read_and_shown_verbatim(text: str, seed: int) -> None:
    found = figures(text, words_by_blanks(text, seed))
    last = 0
    for figure in found:
        assert figure.span.start >= last
        last = figure.span.end
        for span in (figure.span, figure.counted, figure.scope, figure.hedge):
            assert span is None or text[span.start : span.end] == span.text
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert not (figure.low is None and figure.includes_low)
        assert not (figure.high is None and figure.includes_high)
        assert (figure.low, figure.high) != (None, None)
    for one in compared(found):
        assert one.first.span.start < one.second.span.start
        assert one.reason


def test_no_words_no_figures_from_an_empty_text() -> None:
    assert figures("", words_by_blanks("", 0)) == ()


def test_the_same_text_gives_the_same_figures(words_of: Callable[[str], Words]) -> None:
    text = "Some 40 people and dozens of horses crossed; at least $3 million was paid."
    assert figures(text, words_of(text)) == figures(text, words_of(text))


def test_a_number_in_a_name_is_no_figure(words_of: Callable[[str], Words]) -> None:
    text = "The Group of Seven met on Sunday."
    assert figures(text, words_of(text)) == ()


@pytest.mark.parametrize("piece", ["40-", "one ", "1/2 ", "1 000 ", "x=1&", "40 men and ", "9", "more than "])
def test_what_goes_on_and_on_is_read_and_stays_finite(piece: str) -> None:
    found = figures(piece * 2000, words_by_blanks(piece * 2000, 1))
    assert all(figure.low is None or math.isfinite(figure.low) for figure in found)
