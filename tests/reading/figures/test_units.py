"""Units convert both ways, and every word for one is known to pint or to the list of currencies."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.figures import converted
from sayso.reading.figures.units import Unit, dimension, is_money, measures, unit_behind

PAIRS = [
    (one, other) for one in measures() for other in measures() if one < other and dimension(one) == dimension(other)
]


@settings(deadline=None)
@given(pair=st.sampled_from(PAIRS), value=st.floats(-1e6, 1e6))
def test_units_convert_both_ways(pair: tuple[str, str], value: float) -> None:
    there = converted(value, *pair)
    assert there is not None
    assert converted(there, pair[1], pair[0]) == pytest.approx(value, abs=1e-6, rel=1e-9)


def test_conversions_are_those_of_pint() -> None:
    assert converted(10, "mile", "kilometer") == pytest.approx(16.09344)
    assert converted(0, "degree_Celsius", "degree_Fahrenheit") == pytest.approx(32)
    assert converted(1, "oil_barrel", "liter") == pytest.approx(158.987, abs=0.001)


def test_what_measures_different_things_is_not_converted() -> None:
    assert converted(1, "mile", "kilogram") is None
    assert converted(1, "USD", "EUR") is None


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("kilometres", "kilometer"),
        ("square miles", "mile ** 2"),
        ("per cent", "percent"),
        ("euros", "EUR"),
        ("Kenyan shillings", "KES"),
        ("Swiss francs", "CHF"),
        ("francs", "franc"),
        ("dollars", "dollar"),
        ("Australian dollars", "AUD"),
        ("hryvnias", "UAH"),
        ("tonnes", "metric_ton"),
        ("Finnish markka", "FIM"),
    ],
)
def test_a_word_for_a_unit(words: str, unit: str) -> None:
    text = f"40 {words}."
    assert unit_behind(text, text.lower(), 2) == (len(text) - 1, Unit(unit))


def test_capitals_that_are_a_word_are_no_currency() -> None:
    assert unit_behind("5 ALL hands", "5 all hands", 1) is None


def test_every_row_of_the_data_files_has_its_reason() -> None:
    folder = resources.files("sayso.reading.figures")
    for name in ("units.toml", "scopes.toml", "context.toml"):
        assert all(row["reason"] for row in tomllib.loads(folder.joinpath(name).read_text("utf-8")).values())
    for name in ("vague.toml", "hedges.toml"):
        sections = tomllib.loads(folder.joinpath(name).read_text("utf-8")).values()
        assert all(row["reason"] for section in sections for row in section.values())


def test_a_currency_is_money_and_a_measure_is_not() -> None:
    assert [is_money(unit) for unit in ("USD", "dollar", "crown", "mile", "percent")] == [
        True,
        True,
        True,
        False,
        False,
    ]
