"""Attributions inside what somebody says that only the tree shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.attributions.reported import with_reported
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Attribution, Span

CASES = [
    (
        "“It is the engineers within the office who understand that the wall is lost,” Sarrow said.",
        ("the engineers within the office", "understand", "that the wall is lost"),
    ),
    (
        "Sarrow said that the engineers believe the wall cannot be mended.",
        ("the engineers", "believe", "the wall cannot be mended"),
    ),
    ("Sarrow said that he believes the wall cannot be mended.", None),
    ("Sarrow said that the wall cannot be mended.", None),
    ("“I think that the wall is lost,” Sarrow said.", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reported(words_of: Callable[[str], Words], text: str, expected: tuple[str, str, str] | None) -> None:
    cue = text.index("said")
    content = (0, text.index(" Sarrow")) if text.startswith("“") else (cue + 5, len(text) - 1)
    source = text.index("Sarrow")
    one = Attribution(
        "a1",
        (Span.of(text, source, source + 6),),
        Span.of(text, cue, cue + 4),
        (Span.of(text, *content),),
        "direct" if text.startswith("“") else "indirect",
        None,
        1.0,
    )
    found = with_reported(words_of(text), (one,))
    assert found[0] is one
    told = [(inner.source[0].text, inner.cue.text, inner.content[0].text) for inner in found[1:] if inner.cue]
    assert told == ([expected] if expected else [])
    assert all(inner.inside == "a1" for inner in found[1:])
