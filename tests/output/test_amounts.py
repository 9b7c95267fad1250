from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.dam import dam

from sayso.output.amounts import amount, days, inside, subject
from sayso.output.certainty import meaning
from sayso.output.wording import interval, number
from sayso.vocabulary import Estimate, Span, When

SPAN = Span(0, 1, "x")


@pytest.mark.parametrize(
    ("low", "high", "includes", "words"),
    [
        (14, None, (True, False), "at least 14"),
        (40, None, (False, False), "more than 40"),
        (None, -5, (False, True), "at most -5"),
        (None, 300, (False, False), "under 300"),
        (None, None, (False, False), "any number"),
        (40, 40, (True, True), "40"),
        (30, 40, (True, True), "30 to 40"),
        (2000, 10_000, (True, False), "2,000 to under 10,000"),
        (0, 1 / 3, (False, True), "more than 0, at most 0.333"),
        (0, 5, (False, False), "more than 0, under 5"),
    ],
)
def test_intervals_in_words(low: float | None, high: float | None, includes: tuple[bool, bool], words: str) -> None:
    assert interval(low, high, includes_low=includes[0], includes_high=includes[1]) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1234.56, "1,234.6"),
        (2.5e9, "2.5 billion"),
        (1_234_567_891, "1,234,567,891"),
        (0.25, "0.25"),
        (1e18, "1e+18"),
        (-0.0, "0"),
    ],
)
def test_numbers_in_words(value: float, words: str) -> None:
    assert number(value) == words


@given(st.floats())
def test_every_number_has_words(value: float) -> None:
    assert len(number(value)) <= 24


def test_an_amount_has_its_unit_and_what_it_is_of() -> None:
    water, left, *_ = dam().figures
    assert amount(water) == "40 million cubic meter"
    assert amount(replace(water, per="month")) == "40 million cubic meter per month"
    third = replace(left, low=0, includes_low=False, high=1 / 3, includes_high=True)
    assert amount(third) == "more than 0, at most 33.3 percent"
    assert (amount(left), subject(left)) == ("at least 14", "people, left")
    assert subject(replace(left, counted=None, scope=None)) == ""


def test_a_figure_is_inside_what_holds_it() -> None:
    reading = dam()
    holding = [[one.id for one in reading.attributions if inside(figure, one)] for figure in reading.figures]
    assert holding == [[], ["a15"], ["a16"], [], []]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-10-12", "2026-10-12", "2026-10-12"),
        ("2026-10-01", "2026-10-31", "2026-10-01 to 2026-10-31"),
        (None, "2026-12-31", "until 2026-12-31"),
        ("2026-12-31", None, "from 2026-12-31"),
        (None, None, ""),
    ],
)
def test_days_in_words(start: str | None, end: str | None, words: str) -> None:
    assert days(When(SPAN, start, end, True)) == words


def test_an_estimate_names_its_scale_also_where_that_does_not_have_the_term() -> None:
    assert meaning(Estimate(SPAN, "PHIA", 0.55, 0.75)) == "55 to 75 % (scale: PHIA)"
    assert meaning(Estimate(SPAN, "people", 0.6, 0.8, 0.7)) == "60 to 80 %, median 70 % (scale: people)"
    assert meaning(Estimate(SPAN, "NATO", None, None)) == "not a term of its scale (NATO)"
