"""The words by which news says when, from words.toml: what each means, and one pattern that finds them all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_SETS = ("capitalised", "whole", "first_names", "nearest", "not_a_day")

Entry = tuple[str, Any]
"""The code of a word and what it means."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words.toml says, ready for use."""

    entries: dict[str, Entry]  # by word or phrase in small letters, one space between words
    pattern: str  # a regular expression without groups that finds any of them in small letters
    capitalised: frozenset[str]  # mean a time only with a capital
    whole: frozenset[str]  # of these, those that are no abbreviation
    first_names: frozenset[str]
    nearest: frozenset[str]
    not_a_day: frozenset[str]
    tense: dict[str, tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    lists: dict[str, Any] = tomllib.loads(
        resources.files("sayso.reading.dates").joinpath("words.toml").read_text("utf-8")
    )
    joining = lists.pop("joining")
    entries: dict[str, Entry] = {}
    for part in lists.values():
        if "code" in part:
            words = part["words"] if isinstance(part["words"], dict) else dict.fromkeys(part["words"])
            entries |= {word: (part["code"], value) for word, value in words.items()}
    for code, part in joining.items():
        entries |= {word: (code, word) for word in part["words"]}
    return Lexicon(
        entries,
        _any_of(entries),
        tense={side: tuple(lists["tense"][side].split()) for side in ("past", "future")},
        **{name: frozenset(lists[name]["words"].split()) for name in _SETS},
    )


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, by first letters so that a wrong one is left at once."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[:2] if len(word) > 2 else word[:1], []).append(word)
    pairs = sorted(groups.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return "|".join(
        f"{re.escape(start)}(?:{'|'.join(_spaced(word[len(start) :]) for word in group)})" for start, group in pairs
    )


def _spaced(words: str) -> str:
    return re.escape(words).replace("\\ ", r"\s+")
