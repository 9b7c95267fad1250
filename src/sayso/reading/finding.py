"""Attributions of a text over its pieces: window by window, cues first, then what each of them links."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from sayso.reading.decoding import Floats, Found, attributions, cues
from sayso.reading.tokens import Ints, Tokens
from sayso.reading.windows import Window, windows

# The encoder's marks for the start and the end of a window.
START, END = 101, 102


class Weights(Protocol):
    """What is asked of a trained network, for one window at a time (start and end mark included).

    One window at a time and not many, since the scale of the activations in int8 would else depend on which windows
    happen to stand together, and the answer with it.
    """

    def encode(self, ids: Ints, shapes: Ints) -> tuple[Floats, Floats]:
        """Vectors [pieces, width] and cue logits [pieces, 2, 3]."""

    def roles(self, hidden: Floats, first: Ints, last: Ints) -> Floats:
        """Role logits [cues, pieces, 3] for cues from piece ``first`` to piece ``last``."""


def find(tokens: Tokens, weights: Weights) -> list[Found]:
    """Every attribution, in the order of the cues."""
    return [found for window in windows(tokens) for found in find_in(window, tokens, weights)]


def find_in(window: Window, tokens: Tokens, weights: Weights) -> list[Found]:
    """The attributions whose cue begins in the core of ``window``."""
    ids = np.concatenate([[START], tokens.ids[window.start : window.end], [END]])
    shapes = np.concatenate([[0], tokens.shapes[window.start : window.end], [0]])
    hidden, logits = weights.encode(ids, shapes)
    found = cues(logits[1:-1], tokens, window)
    if not found:
        return []
    first = np.array([cue.first + 1 for cue in found], dtype=np.int64)
    last = np.array([cue.last + 1 for cue in found], dtype=np.int64)
    roles = weights.roles(hidden, first, last)
    return attributions(found, roles[:, 1:-1], tokens, window)
