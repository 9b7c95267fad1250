"""Every case of cases.toml, a file to be edited by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.reading.figures import figures
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Figure, Span

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]


def interval(figure: Figure) -> str:
    low, high = ("" if end is None else f"{end:.16f}".rstrip("0").rstrip(".") for end in (figure.low, figure.high))
    return f"{'[' if figure.includes_low else '('}{low}, {high}{']' if figure.includes_high else ')'}"


def shown(value: object) -> object:
    if isinstance(value, Span):
        return value.text
    return "" if value is None else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_case(case: dict[str, Any], words_of: Callable[[str], Words]) -> None:
    found = figures(case["text"], words_of(case["text"]))
    assert [figure.span.text for figure in found] == [row["span"] for row in case["figures"]]
    for figure, row in zip(found, case["figures"], strict=True):
        told = {name: shown(getattr(figure, name)) for name in row if name not in {"is", "span"}}
        assert {"is": interval(figure), **told} == {name: value for name, value in row.items() if name != "span"}
