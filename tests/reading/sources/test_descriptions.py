"""Whom a definite description takes up again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.grammar.words import Words
from sayso.reading.sources.coreference import Cast
from sayso.reading.sources.descriptions import Descriptions

CASES = [
    ("Fire Chief Ron Maddox came late. The chief said the roof was gone.", "The chief", "Ron Maddox"),
    ("The Salvenian Defence Ministry denied it. The ministry said so.", "The ministry", "Salvenian Defence Ministry"),
    ("A county report called the wall unsafe. The report said it leaned.", "The report", "A county report"),
    ("A witness hid in a shed. The man said he saw two cars.", "The man", "A witness"),
    ("Mayor Jo Berg met Mayor Ingrid Vold. The mayor said it went well.", "The mayor", None),
    ("Fire Chief Ron Maddox came late. A chief must be on time.", "A chief", None),
    ("It rained all night. The club said the match was off.", "The club", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "description", "expected"), CASES)
def test_back(words_of: Callable[[str], Words], text: str, description: str, expected: str | None) -> None:
    words = words_of(text)
    cast = Cast(words, (), None)  # type: ignore[arg-type] # the rules ask no model
    start = text.index(description)
    noun = cast.at(start, start + len(description))
    assert noun is not None
    found = Descriptions(words, cast).back(noun)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        meant, reason, score = found
        assert expected in text[meant.start : meant.end]
        assert reason
        assert 0 < score < 1
