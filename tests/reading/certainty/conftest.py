"""How firmly sentences with braces put their contents forward."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.marked import attributed

from sayso.reading.certainty import firmness
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Firmness


@pytest.fixture(scope="session")
def told(words_of: Callable[[str], Words]) -> Callable[[str], tuple[Firmness, ...]]:
    """How firmly a marked sentence puts its content forward."""

    def of(marked: str) -> tuple[Firmness, ...]:
        text, attribution = attributed(marked)
        return firmness(text, attribution, words_of(text))

    return of
