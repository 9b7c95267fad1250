"""The names of a story and who bears them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.names import Names, initials_agree
from sayso.reading.words import Words


def bearers(words: Words) -> list[list[str]]:
    names = Names(words)
    found: dict[tuple[str, ...], list[str]] = {}
    for name in words.names:
        found.setdefault(names.bearer(name), []).append(words.text[slice(*words.span(name.start, name.end))])
    return list(found.values())


def test_short_forms_belong_to_the_full_name(words_of: Callable[[str], Words]) -> None:
    found = bearers(words_of("Ingrid Vold spoke first. Vold said it was late. Ms. Vold, said Tor Lie, was right."))
    assert ["Ingrid Vold", "Vold", "Vold"] in found
    assert ["Tor Lie"] in found


def test_a_surname_of_two_people_is_left_by_itself(words_of: Callable[[str], Words]) -> None:
    found = bearers(words_of("Nell Brannigan and Matthias Brannigan came. Brannigan said it was late."))
    assert ["Brannigan"] in found


def test_an_acronym_that_the_text_introduces(words_of: Callable[[str], Words]) -> None:
    text = "The Federal Security Service (FSB) denied it. A day later the FSB said nothing."
    assert any(group.count("FSB") == 2 and "Federal Security Service" in group for group in bearers(words_of(text)))


@pytest.mark.parametrize(
    ("short", "parts", "agree"),
    [
        ("FSS", ("federal", "security", "service"), True),
        ("NATO", ("north", "atlantic", "treaty", "organization"), True),
        ("PBWS", ("penrose", "bureau", "workplace", "safety"), True),
        ("CIA", ("federal", "security", "service"), False),
        ("F", ("federal",), False),
    ],
)
def test_initials(short: str, parts: tuple[str, ...], agree: bool) -> None:
    assert initials_agree(short, parts) is agree
