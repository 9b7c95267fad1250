"""Why a source is in the story, in the story's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from sayso.reading.grammar.words import Words
from sayso.reading.sources.justification import before, behind, told


def shown(words: Words, places: Iterable[tuple[int, int]]) -> list[str]:
    return [words.text[slice(*words.span(*place))] for place in places]


BEHIND = [
    ("Orla Penhale, who runs the ferry office, said so.", "who runs the ferry office"),
    ("Marcus Teague, whose daughters start school this fall, said so.", "whose daughters start school this fall"),
    ("A woman who lives across Depot Street said so.", "who lives across Depot Street"),
    ("Nell Brannigan, his daughter, said so.", "his daughter"),
    ("Deepwell Marine, the dredging company, said so.", "the dredging company"),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_behind_the_name(words_of: Callable[[str], Words], text: str, expected: str) -> None:
    words = words_of(text)
    end = next((name.end for name in words.names), 2)
    head = words.head(*words.span(0, end))
    assert head is not None
    assert expected in shown(words, behind(words, head, end))


@pytest.mark.parametrize(
    "text", ["Orla Penhale, speaking on Monday, said so.", "Orla Penhale said so.", "Penhale, 43, said so."]
)
def test_nothing_behind_the_name(words_of: Callable[[str], Words], text: str) -> None:
    words = words_of(text)
    name = words.names[0]
    assert shown(words, behind(words, name.end - 1, name.end)) == []


def test_kin_before_the_name(words_of: Callable[[str], Words]) -> None:
    words = words_of("His older brother, Luis Arce, said he was asleep.")
    name = next(name for name in words.names if name.type == "person")
    assert shown(words, before(words, name.start)) == ["His older brother"]


def test_what_the_story_tells_of_a_source(words_of: Callable[[str], Words]) -> None:
    words = words_of("Damwatch is a charity that sends its own divers.")
    assert shown(words, told(words, [0], lambda _: True)) == ["Damwatch is a charity that sends its own divers"]
    assert shown(words, told(words, [0], lambda _: False)) == []
