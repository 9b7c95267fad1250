"""What a source is, with the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.grammar.words import Words
from sayso.reading.sources.sourcetype import of_description, of_name

DESCRIBED = [
    ("A spokesman for the Penrose Port Authority", "named_organization", "Penrose Port Authority"),
    ("Kremlin officials", "named_organization", "Kremlin"),
    ("High-ranking Kremlin officials", "unnamed_group", None),
    ("Two Kremlin officials", "unnamed_group", None),
    ("officials", "unnamed_group", None),
    ("The police", "named_organization", None),
    ("A report by planning officers", "document", None),
    ("The residents of Lusk", "unnamed_group", None),
    ("A neighbour", "unnamed_person", None),
    ("His lawyer", "unnamed_person", None),
    ("authorities", "unnamed_group", None),
    ("The newspaper", "outlet", None),
    ("About 40 of them", "unnamed_group", None),
    ("A forklift operator", "unnamed_person", None),
]


@pytest.mark.parametrize(("source", "type_", "name"), DESCRIBED)
def test_described(words_of: Callable[[str], Words], source: str, type_: str, name: str | None) -> None:
    words = words_of(f"{source} said that the hall was empty.")
    place = words.within(0, len(source))
    head = words.head(0, len(source))
    assert head is not None
    found = of_description(words, place.start, place.stop, head)
    assert (found.type, found.name and words.text[slice(*words.span(*found.name))]) == (type_, name)
    assert found.reason


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Ingrid Vold said it was late.", "named_person"),
        ("The Ferry Board said it was late.", "named_organization"),
        ("The Karsund Mail said it was late.", "outlet"),
        ("Reuters said it was late.", "outlet"),
    ],
)
def test_named(words_of: Callable[[str], Words], text: str, type_: str) -> None:
    words = words_of(text)
    found = of_name(words, words.names[0], None)
    assert found.type == type_
    assert found.name == (words.names[0].start, words.names[0].end)
