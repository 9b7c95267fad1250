"""Which attributions of one story say the same."""

from __future__ import annotations

import pytest

from sayso.reading.sourcing.likeness import Contents
from sayso.vocabulary import Attribution, Span


def contents(*said: str) -> Contents:
    text = "\n".join(said)
    found = []
    for number, words in enumerate(said, 1):
        start = text.index(words)
        found.append(
            Attribution(f"a{number}", (), None, (Span.of(text, start, start + len(words)),), "indirect", None, 1.0)
        )
    return Contents(text, found)


OTHERS = ("the budget was late again", "nobody slept on Sunday")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("the ferry left port overloaded in March", "that the overloaded ferry left the port", "most of the words"),
        (
            "the campaign has been “lost,”",
            "“I think those in the camp understand that the campaign is lost,”",
            "longer",
        ),
        ("the ferry left port overloaded", "the quay was empty at night", None),
        ("the ferry was “late”", "the bus was “late”", None),
    ],
)
def test_alike(one: str, other: str, reason: str | None) -> None:
    for pair in ((one, other), (other, one)):
        found = contents(*pair, *OTHERS).alike("a1", "a2")
        assert (found is None) == (reason is None)
        if found and reason:
            assert reason in found.reason
            assert found.words
            assert 0 < found.score <= 1
