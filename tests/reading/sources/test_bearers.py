"""Names and their short forms: one bearer for what is one, none where nobody can tell."""

import pytest

from sayso.reading.grammar.nouns import is_noun, noun_at
from sayso.reading.sources.bearers import ACRONYM, SHORT, Bearers, abbreviates


@pytest.fixture
def bearers_of(words_of):
    """A function from a text to its bearers, named nouns and a function from a noun to the name of its bearer."""

    def bearers(text):
        words = words_of(text)
        nouns = [noun_at(words, word) for word in range(len(words)) if is_noun(words, word)]
        found = Bearers(words, nouns)
        named = [noun for noun in nouns if noun.name]

        def fullest(noun):
            bearer = found.of(noun)
            return text[slice(*found.fullest(bearer).name)] if bearer else None

        return found, named, {text[slice(*noun.name)] + f"@{noun.start}": fullest(noun) for noun in named}

    return bearers


def told(names):
    """Without the places."""
    return [(name.partition("@")[0], bearer) for name, bearer in names.items()]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Ingrid Vold spoke first. Vold said the pier was safe.", "Vold", "Ingrid Vold"),
        ("Rep. Dale Orr spoke first. Mr. Orr said the pier was safe.", "Orr", "Dale Orr"),
        ("Vold defends the pier.\n\nIngrid Vold said on Monday that it was safe.", "Vold", "Ingrid Vold"),
        ("The Harbour Safety Board (HSB) met. The HSB said the pier was safe.", "HSB", "Harbour Safety Board"),
        ("The Federal Security Service (FSB) met. The FSB said the pier was safe.", "FSB", "Federal Security Service"),
        ("Rosalind “Roz” Keating came. Roz said the pier was safe.", "Roz", "Rosalind “Roz” Keating"),
        ("The Salvenian Defense Ministry denied it. The Defense Ministry gave no reason.", "Defense Ministry",
         "Salvenian Defense Ministry"),
        ("Larry King spoke first. King said the pier was safe.", "King", "Larry King"),
    ],
)  # fmt: skip
def test_short_forms(bearers_of, text, short, full):
    _, _, names = bearers_of(text)
    assert (short, full) in told(names)


def test_reasons(bearers_of):
    found, named, _ = bearers_of("The Harbour Safety Board (HSB) met. Ingrid Vold came. Vold and the HSB agreed.")
    assert [found.reason(noun) for noun in named[-2:]] == [SHORT, ACRONYM]


def test_two_with_one_surname_are_told_apart_by_title(bearers_of):
    text = "Peter Vold and Linda Vold own the ferry. Mrs. Vold said it was safe. Mr. Vold disagreed."
    assert told(bearers_of(text)[2])[-2:] == [("Vold", "Linda Vold"), ("Vold", "Peter Vold")]


def test_two_with_one_surname_the_one_just_spoken_of(bearers_of):
    text = (
        "Peter Vold founded the line in Karsund. It grew for years.\n\nHis rivals went away, one after the other. "
        "The boats grew. The fares did too.\n\nLinda Vold runs it today. Vold said the boats were safe."
    )
    assert told(bearers_of(text)[2])[-1] == ("Vold", "Linda Vold")


def test_two_with_one_surname_far_away_are_left_open(bearers_of):
    text = (
        "Peter Vold and Linda Vold own the ferry. "
        + "The boats are old and the weather is bad here. " * 12
        + "Vold said no."
    )
    assert told(bearers_of(text)[2])[-1] == ("Vold", None)


@pytest.mark.parametrize(
    ("short", "parts", "expected"),
    [
        ("hsb", ("harbour", "safety", "board"), True),
        ("h.s.b", ("harbour", "safety", "board"), True),
        ("doj", ("department", "of", "justice"), True),
        ("dooj", ("department", "of", "justice"), False),
        ("h", ("harbour",), False),
    ],
)
def test_initials(short, parts, expected):
    assert abbreviates(short, parts) is expected
