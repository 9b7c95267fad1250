"""What people and bodies are, and whether one may answer to two descriptions; the lists stand in ``roles.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from sayso.reading.text.lexicon import singular


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(resources.files("sayso.tracing.sources").joinpath("roles.toml").read_text("utf-8"))


@cache
def listed(section: str, key: str = "words") -> frozenset[str]:
    """The words of a list."""
    return frozenset(_file()[section][key].split())


@cache
def offices(section: str) -> re.Pattern[str]:
    """A pattern for the offices of a list that have two words, as whole words."""
    found = "|".join(r"[ -]".join(one.split()) for one in _file()[section]["offices"].split(";"))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)


@cache
def _kinds(section: str) -> dict[str, str]:
    """From a word to its kind."""
    return {word: name for name, content in _file()[section].items() for word in content["words"].split()}


def kind(noun: str) -> str | None:
    """What sort of people a noun in the singular names; None where it may be anybody, or no list has it."""
    return _kinds("kind").get(noun)


@cache
def _signs() -> dict[str, str]:
    return {word: name for name, content in _file()["kind"].items() for word in content.get("signs", "").split()}


def signed_kind(words: Iterable[str]) -> str | None:
    """What sort of people somebody is of whom such words are told: a farmer *whose farm lies above the tunnel*."""
    return next((found for word in words if (found := _signs().get(word))), None)


def body(noun: str) -> str | None:
    """What sort of body a noun in the singular names; None where no list has it."""
    return _kinds("body").get(noun)


@cache
def gender(noun: str) -> str | None:
    """“m” or “f” where a noun in the singular tells."""
    if noun in listed("people", "he"):
        return "m"
    return "f" if noun in listed("people", "she") else None


@cache
def document_kind(noun: str) -> str | None:
    """Which of the kinds of documents a noun in the singular names; None where no list has it."""
    kinds = {key: words for key, words in _file()["documents"].items() if key != "reason"}
    return next((key for key, words in kinds.items() if noun in words.split()), None)


@cache
def same_kind_of_people(one: str, other: str) -> bool:
    """Whether somebody of the kind ``one`` may be of the kind ``other`` too."""
    kinds = _file()["kind"]
    return one == other or other in kinds[one]["may"].split() or one in kinds[other]["may"].split()


@cache
def same_kind_of_body(one: str, other: str) -> bool:
    """Whether a body of the kind ``one`` may be, or be part of, one of the kind ``other``, or the other way round."""
    bodies = _file()["body"]
    return one == other or other in bodies[one]["holds"].split() or one in bodies[other]["holds"].split()


def noun(word: str) -> str:
    """A word as the lists have it: in small letters and the singular, without possessive."""
    plain = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
    return singular(plain)
