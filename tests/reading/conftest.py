"""Words as the package's own model tells them, for what is built on words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.finding import read
from sayso.reading.naming import settled
from sayso.reading.parsing import joined
from sayso.reading.splitting import laid_out
from sayso.reading.tokens import tokenise
from sayso.reading.weights import OnnxWeights
from sayso.reading.windows import windows
from sayso.reading.words import Words


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
