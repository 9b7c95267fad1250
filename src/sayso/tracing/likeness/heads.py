"""The decision on a pair: a small network over its features, one set for each question.

Each question has a head that learnt from all its pairs, and one for each fifth of them that has not seen that fifth.
What the heads have learnt from is judged by the one that has not: so figures on training data are not too kind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, TypeAlias

import numpy as np

from sayso.reading.text.arrays import Ints
from sayso.tracing.likeness.doubles import Doubles
from sayso.tracing.likeness.files import arrays
from sayso.tracing.likeness.layers import Layers

HEADS = "heads.npz"
FOLDS = 5

Question: TypeAlias = Literal["claim", "event", "sentence"]
"""What is asked of two passages: do they make one claim (tracing); do they tell of one event (as ECB+ links them); are
they the same in sense, word for word nearly (as people judged MSRP's sentences)."""


def chances(question: Question, wordings: Sequence[tuple[str, str]], rows: Doubles) -> Doubles:
    """How probable it is that the answer is yes, for pairs of wordings and their features [pairs, features]."""
    found = np.zeros(len(rows))
    folds = np.array([fold(question, *pair) for pair in wordings], dtype=np.int64)
    for each in np.unique(folds).tolist():
        chosen = folds == each
        found[chosen] = _layers(question, each).chances(rows[chosen])
    return found


def fold(question: Question, one: str, other: str) -> int:
    """The part of the training data that two wordings are in; -1 where they are in none, or not in one together."""
    first, second = _part(question, one), _part(question, other)
    return first if first == second else -1


def key(wording: str) -> int:
    """By which a wording is known again without being kept: 64 bits of its hash."""
    return int.from_bytes(hashlib.blake2b(wording.encode("utf-8", "replace"), digest_size=8).digest(), "big")


@lru_cache(maxsize=20_000)  # a passage is compared with many
def _part(question: Question, wording: str) -> int:
    keys, parts = _known(question)
    sought = np.uint64(key(wording))
    place = int(np.searchsorted(keys, sought))
    return int(parts[place]) if place < len(keys) and keys[place] == sought else -1


@cache
def _known(question: Question) -> tuple[np.ndarray[tuple[int], np.dtype[np.uint64]], Ints]:
    found = arrays(HEADS)
    return found[f"{question}/keys"], found[f"{question}/parts"].astype(np.int64)


@cache
def _layers(question: Question, part: int) -> Layers:
    return Layers.of(arrays(HEADS), f"{question}/{'all' if part < 0 else part}")
