"""Patterns over the codes of tokens, and how what they find is put together.

A grammar is a list of rules that are used one after another, each on what the rules before it left: tokens become dates
and lengths, dates become parts and ranges of dates. Beside the codes of tokens (tokens.py) there are

    C  a date as it is written (``Written``)       Z  the same, not a date without a word before it (*2000*, *May*)
    P  days, resolved (``Stretch``)                R  a length of time (``Length``)
    B  days, not to be put together further        E  a length from another time of the text
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from sayso.reading.dates.tokens import Item
from sayso.reading.dates.written import Around

Found = tuple[str, Any]
"""The code of what a rule found, and what it means."""


class Rule(NamedTuple):
    """A pattern over codes, and what makes one item of the items it covers; None leaves them as they are."""

    pattern: re.Pattern[str]
    build: Callable[[Around, list[Item]], Found | None]


def rule(pattern: str, build: Callable[[Around, list[Item]], Found | None]) -> Rule:
    """A rule; white space in ``pattern`` means nothing."""
    return Rule(re.compile(pattern, re.VERBOSE), build)


def apply(rules: Iterable[Rule], around: Around, items: list[Item]) -> list[Item]:
    """``items`` after every rule has been used where it fits, from left to right."""
    codes = "".join(item.code for item in items)
    for pattern, build in rules:
        if not pattern.search(codes):
            continue
        made: list[Item] = []
        last = 0
        for match in pattern.finditer(codes):
            start, end = match.span()
            covered = items[start:end]
            found = _built(build, around, covered)
            if found is not None:
                made += items[last:start]
                made.append(Item(found[0], covered[0].start, covered[-1].end, found[1]))
                last = end
        items = made + items[last:]
        codes = "".join(item.code for item in items)
    return items


def _built(build: Callable[[Around, list[Item]], Found | None], around: Around, covered: list[Item]) -> Found | None:
    try:
        return build(around, covered)
    except (ValueError, OverflowError):  # outside the calendar: 30 February, 20,000 years ago
        return None


def values(items: Iterable[Item], codes: str) -> list[Any]:
    """What the items with one of these codes mean, in order."""
    return [item.value for item in items if item.code in codes]


def value(items: Iterable[Item], codes: str) -> Any:
    """What the first item with one of these codes means; None without one."""
    return next((item.value for item in items if item.code in codes), None)


def words(around: Around, item: Item) -> str:
    """The words of an item, in small letters."""
    return around.text[item.start : item.end].lower()
