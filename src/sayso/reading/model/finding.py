"""What the model finds in a window of a text: the cues of its core with what they link, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from sayso.reading.model.decoding import Found, Linked, attributions, cues, linked
from sayso.reading.model.parsing import Parsed, Parser, parsed
from sayso.reading.model.splitting import Layout
from sayso.reading.model.tokens import Tokens
from sayso.reading.model.windows import Window, windows
from sayso.reading.text.arrays import Floats, Ints

# Cues whose roles are asked for together. A window seldom has more than ten; one that is nothing but cues must not take
# all memory.
AT_ONCE = 16

# The encoder's marks for the start and the end of a window.
START, END = 101, 102


class Encoder(Protocol):
    """What is asked of a trained network, for one window at a time (start and end mark included).

    One window at a time and not many, since the scale of the activations in int8 would else depend on which windows
    happen to stand together, and the answer with it.
    """

    def encode(self, ids: Ints, shapes: Ints) -> tuple[Floats, Floats]:
        """Vectors [pieces, width] and cue logits [pieces, 2, 3]."""

    def roles(self, hidden: Floats, first: Ints, last: Ints) -> Floats:
        """Role logits [cues, pieces, 3] for cues from piece ``first`` to piece ``last``."""


class Weights(Encoder, Parser, Protocol):
    """A network that reads words too."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one window tells."""

    links: list[Linked]
    words: Parsed


def find(tokens: Tokens, weights: Encoder) -> list[Found]:
    """Every attribution, in the order of the cues: every window by itself, then all cues together."""
    return attributions([link for window in windows(tokens) for link in links(window, tokens, weights)])


def read(window: Window, tokens: Tokens, layout: Layout, weights: Weights) -> Read:
    """The cues and the words of the core of ``window``."""
    hidden, logits = encoded(window, tokens, weights)
    return Read(_links(window, tokens, hidden, logits, weights), parsed(window, hidden[1:-1], layout, weights))


def links(window: Window, tokens: Tokens, weights: Encoder) -> list[Linked]:
    """The cues that begin in the core of ``window``, and what the model says each of them links."""
    return _links(window, tokens, *encoded(window, tokens, weights), weights)


def encoded(window: Window, tokens: Tokens, weights: Encoder) -> tuple[Floats, Floats]:
    """Vectors and cue logits of a window as ``Encoder.encode`` gives them, start and end mark included."""
    ids = np.concatenate([[START], tokens.ids[window.start : window.end], [END]])
    shapes = np.concatenate([[0], tokens.shapes[window.start : window.end], [0]])
    return weights.encode(ids, shapes)


def _links(window: Window, tokens: Tokens, hidden: Floats, logits: Floats, weights: Encoder) -> list[Linked]:
    found = cues(logits[1:-1], tokens, window)
    if not found:
        return []
    shift = 1 - window.start  # from pieces of the text to pieces of the window with its start mark
    first = np.array([cue.first + shift for cue in found], dtype=np.int64)
    last = np.array([cue.last + shift for cue in found], dtype=np.int64)
    parts = [slice(start, start + AT_ONCE) for start in range(0, len(found), AT_ONCE)]
    roles = np.concatenate([weights.roles(hidden, first[part], last[part]) for part in parts])
    return linked(found, roles[:, 1:-1], tokens, window)
