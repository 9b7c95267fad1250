"""The office a named person holds, as it stands around the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.grammar.nouns import is_noun, noun_at
from sayso.reading.grammar.words import Words
from sayso.reading.sources.bearers import Bearers
from sayso.reading.sources.titles import titles

CASES = [
    ("The wall is lost, according to Damwatch chief surveyor Maud Sarrow.", "Sarrow", ["chief surveyor"]),
    ("“It was wrong,” said Ingrid Vold, the harbour master of Karsund.", "Vold", ["harbour master of Karsund"]),
    (
        "Ingrid Vold, 43, a nurse at St. Brannoc Hospital, said she was tired.",
        "Vold",
        ["nurse at St. Brannoc Hospital"],
    ),
    ("Rep. Steve Arndt (R-Ohio) said the bill was dead.", "Arndt", ["Rep.", "R-Ohio"]),
    ("The mayor, Jo Berg, said that the bridge was safe.", "Berg", ["mayor"]),
    ("Secretary of State Jon Kerrow said talks would resume.", "Kerrow", ["Secretary of State"]),
    ("Mr. Berg said that the bridge was safe.", "Berg", []),
    ("Orla Penhale, who runs the ferry office, said so.", "Penhale", []),
    ("His brother, Luis Arce, said he was asleep.", "Arce", []),
    ("As a senator, Kaine Holm opposed the cuts, he said.", "Holm", []),
    ("On Tuesday Jo Berg said that the bridge was safe.", "Berg", []),
    ("Jo Berg is the mayor of Karsund. Berg said it was safe.", "Berg", ["mayor of Karsund"]),
    ("Vold met Jo Berg, Tor Lie and Per Aas, she said.", "Berg", []),
]


@pytest.mark.parametrize(("text", "surname", "expected"), CASES)
def test_titles(words_of: Callable[[str], Words], text: str, surname: str, expected: list[str]) -> None:
    words = words_of(text)
    nouns = [noun_at(words, word) for word in range(len(words)) if is_noun(words, word)]
    bearers = Bearers(words, nouns)
    bearer = next(bearer for noun in nouns if words[noun.head] == surname and (bearer := bearers.of(noun)))
    places = [(place.start, place.stop) for noun in bearer.names if noun.name for place in [words.within(*noun.name)]]
    found = [words.text[slice(*words.span(title.start, title.end))] for title in titles(words, places, lambda _: True)]
    if expected and expected[0] == "chief surveyor":  # with or without the organisation before it
        found = [title.removeprefix("Damwatch ") for title in found]
    assert found == expected


def test_what_others_say_that_somebody_is_is_no_title(words_of: Callable[[str], Words]) -> None:
    words = words_of("Jo Berg is the mayor of Karsund.")
    [name] = [name for name in words.names if name.type == "person"]
    assert titles(words, [(name.start, name.end)], lambda _: False) == ()
