"""Words as the package's own model tells them, for what is built on words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.grammar.naming import settled
from sayso.reading.grammar.words import Words
from sayso.reading.model.finding import read
from sayso.reading.model.parsing import joined
from sayso.reading.model.splitting import laid_out
from sayso.reading.model.tokens import tokenise
from sayso.reading.model.weights import OnnxWeights
from sayso.reading.model.windows import windows


@pytest.fixture(scope="session")
def words_of() -> Callable[[str], Words]:
    """A function from a text to its words, names put right."""
    weights = OnnxWeights()

    def words(text: str) -> Words:
        tokens = tokenise(text)
        layout = laid_out(text, tokens)
        parts = [read(window, tokens, layout, weights).words for window in windows(tokens)]
        return settled(joined(text, layout, parts, weights.labels))

    return words
