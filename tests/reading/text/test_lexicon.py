"""What nouns tell about who is meant."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pytest

from sayso.reading.text.lexicon import noun_class, singular, word_list

NOUNS = {
    "spokeswoman": ("spokesperson", False),
    "officials": ("official", True),
    "study": ("document", False),
    "Surveys": ("document", True),
    "police": ("organization", False),
    "newspapers": ("outlet", True),
    "residents": ("person", True),
    "witness": ("person", False),
    "people": ("group", True),
    "women": ("group", False),
    "glassblower": ("person", False),  # by its ending
}


@pytest.mark.parametrize(("noun", "expected"), NOUNS.items())
def test_noun(noun: str, expected: tuple[str, bool]) -> None:
    found = noun_class(noun)
    assert found
    assert (found.name, found.plural) == expected
    assert noun in found.reason


@pytest.mark.parametrize("noun", ["idea", "Tuesday", "harvest", ""])
def test_nouns_that_tell_nothing(noun: str) -> None:
    assert noun_class(noun) is None


def test_every_list_has_its_reason_and_no_noun_stands_in_two() -> None:
    lists = tomllib.loads(resources.files("sayso.reading.text").joinpath("lexicon.toml").read_text("utf-8"))
    assert all(content["reason"] for kind in lists.values() for content in kind.values())
    counts = Counter(word for content in lists["nouns"].values() for word in set(content["words"].split()))
    assert [word for word, count in counts.items() if count > 1] == []
    assert all(word_list(name) for name in lists["words"])


@pytest.mark.parametrize(
    ("plural", "one"),
    [("studies", "study"), ("bosses", "boss"), ("churches", "church"), ("men", "man"), ("bus", "bus")],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
