"""What nouns tell about who is meant: *spokesman* speaks for an organisation, *study* is a document."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias, cast

NounClass: TypeAlias = Literal["spokesperson", "official", "document", "outlet", "organization", "group", "person"]
"""The lists of ``lexicon.toml``."""

# Endings of nouns for people; tried where no list has the word.
_PERSON = re.compile(r".{2,}(?:ist|ian|man|woman|person|eer|ee|holder|worker|goer|maker|owner|[^aeiou]er|or)$")
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "lives": "life",
    "thieves": "thief",
    "data": "data",
    "police": "police",
    "news": "news",
    "media": "media",
}
_PLURALS = (
    ("people", "people"),
    ("men", "man"),
    ("ies", "y"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("s", ""),
)


@dataclass(frozen=True, slots=True)
class Class:
    """What a noun was found to be, and why."""

    name: NounClass
    plural: bool
    reason: str
    by_ending: bool = False  # no list has it


@cache
def _file() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resources.files("sayso.reading.text").joinpath("lexicon.toml").read_text("utf-8"))


@cache
def _nouns() -> dict[str, tuple[NounClass, str]]:
    return {
        word: (cast(NounClass, name), content["reason"])
        for name, content in _file()["nouns"].items()
        for word in content["words"].split()
    }


def word_list(name: str) -> frozenset[str]:
    """One of the lists of words in small letters that do something beside a noun."""
    return frozenset(_file()["words"][name]["words"].split())


@cache
def noun_class(noun: str) -> Class | None:
    """The class of a noun, singular or plural, in any case; None where neither a list nor its ending tells."""
    word = noun.casefold().replace("’", "'")
    for form, plural in ((word, word in {"people", "police"}), (singular(word), True)):
        if form in _nouns():
            name, reason = _nouns()[form]
            return Class(name, (plural and form != word) or word == "people", f"“{noun}”: {reason}")
    one = singular(word)
    if _PERSON.fullmatch(one):
        return Class("person", one != word, f"“{noun}”: its ending is one of nouns for people", by_ending=True)
    return None


def singular(word: str) -> str:
    """The singular of an English noun in lower case, by its ending; ``word`` itself where it looks like none."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: len(word) - len(ending)] + instead
    return word
