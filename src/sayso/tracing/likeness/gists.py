"""Roughly what a passage is about, without running the encoder: what its words mean by themselves, averaged.

Each word piece has one vector, what the encoder makes of it when it stands alone, in the directions in which pieces
differ the most (after Minish Lab's Model2Vec, 2024); a passage is the mean of its words by their rarity (smooth inverse
frequency: Arora, Liang and Ma 2017). That is a thousand times quicker than to read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from sayso.reading.model.tokens import tokenizer
from sayso.reading.text.arrays import Floats
from sayso.tracing.likeness.files import arrays
from sayso.tracing.likeness.words import Said, said

PIECES = "pieces.npz"
WIDTH = 64
_FLOOR = 1e-6


@dataclass(frozen=True, slots=True)
class Gist:
    """Vectors of length one, or of zeros where nothing is known."""

    words: np.ndarray[tuple[int, int], np.dtype[np.float16]]  # [words, width], those of ``Said`` in order
    vector: Floats  # [width], of the whole


def unit(vectors: Floats) -> Floats:
    """The vectors in the last axis at length one; what is all but zero stays."""
    result: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), _FLOOR)
    return result


def readable(text: str) -> str:
    """``text`` as the tokenizer takes it, as long as before: without halves of characters."""
    return text.encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=50_000)
def gist(wording: str) -> Gist:
    """What ``wording`` is about, roughly."""
    found: Said = said(wording)
    if not found.stems:
        return Gist(np.zeros((0, WIDTH), np.float16), np.zeros(WIDTH, np.float32))
    words = np.stack([_word(wording[start:end].lower()) for start, end in found.places])
    return Gist(words.astype(np.float16), unit(found.weights @ words))


@lru_cache(maxsize=50_000)
def _word(word: str) -> Floats:
    """The vector of one word: the mean of its pieces."""
    rows, scales = _pieces()
    ids = tokenizer().encode(readable(word), add_special_tokens=False).ids
    if not ids:
        return np.zeros(WIDTH, np.float32)
    return unit((rows[ids].astype(np.float32) * scales[ids]).mean(0))


@cache
def _pieces() -> tuple[Floats, Floats]:
    """Vectors of the pieces as int8 [pieces, width], and the scale of each [pieces, 1]."""
    found = arrays(PIECES)
    return found["rows"], found["scales"].astype(np.float32)
