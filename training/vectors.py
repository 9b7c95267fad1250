"""The encoder that ships, over whole texts: what the heads that are trained on its vectors get to see."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.reading.model.finding import encoded
from sayso.reading.model.parsing import Stretch, pooled
from sayso.reading.model.splitting import Layout, laid_out
from sayso.reading.model.tokens import tokenise
from sayso.reading.model.weights import OnnxWeights
from sayso.reading.model.windows import windows


@dataclass(frozen=True)
class Seen:
    """The words of a text, and window for window their vectors [words, width]."""

    layout: Layout
    stretches: list[Stretch]
    vectors: list[npt.NDArray[np.float16]]

    def whole(self) -> npt.NDArray[np.float32]:
        """The vectors of all words, each from the window whose core it is in."""
        parts = [
            vectors[stretch.core_start - stretch.start : stretch.core_end - stretch.start]
            for stretch, vectors in zip(self.stretches, self.vectors, strict=True)
        ]
        return np.concatenate(parts).astype(np.float32)


def seen(texts: Sequence[str], weights: OnnxWeights) -> list[Seen]:
    """Every text as ``weights`` see it, on all cores."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda text: _seen(text, weights), texts))


def _seen(text: str, weights: OnnxWeights) -> Seen:
    tokens = tokenise(text)
    layout = laid_out(text, tokens)
    result = Seen(layout, [], [])
    for window in windows(tokens):
        stretch = Stretch.of(window, layout)
        if stretch.core_start == stretch.core_end:
            continue
        hidden = encoded(window, tokens, weights)[0][1:-1]
        result.stretches.append(stretch)
        result.vectors.append(pooled(hidden, window, stretch, layout).astype(np.float16))
    return result
