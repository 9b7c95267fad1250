"""Lists of words in the data files of this package, as sets and as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The data file ``name``, as it is; not to be changed."""
    return tomllib.loads(resources.files("sayso.reading.figures").joinpath(name).read_text("utf-8"))


def divided(words: str) -> list[str]:
    """The words of a list that is divided by semicolons."""
    return [" ".join(one.split()) for one in words.split(";") if one.strip()]


@cache
def words(name: str) -> frozenset[str]:
    """The list ``name`` of ``context.toml``."""
    return frozenset(divided(table("context.toml")[name]["words"]))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest that fits."""
    return "(?:" + "|".join(re.escape(one) for one in sorted(words, key=lambda one: (-len(one), one))) + ")"


def any_in(name: str) -> str:
    """A pattern for any word of the list ``name`` of ``context.toml``."""
    return any_of(words(name))
