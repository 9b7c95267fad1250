"""Words and phrases that two stories share by chance."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def _file() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("sayso.tracing.stories").joinpath("stock.toml").read_text("utf-8"))


@cache
def function_words() -> frozenset[str]:
    """Words that hold sentences together and say nothing by themselves, in small letters."""
    return frozenset(_file()["function_words"]["words"].split())


@cache
def common_words() -> frozenset[str]:
    """Function words, and those of which quotations consist that anybody may utter."""
    return function_words() | frozenset(_file()["common"]["words"].split())


@cache
def phrases() -> tuple[tuple[str, ...], ...]:
    """What reporters everywhere write in the same words, word by word, the longest first."""
    found = {tuple(line.split()) for line in _file()["phrases"]["phrases"].splitlines() if line.strip()}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))
