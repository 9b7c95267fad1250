"""From the network's numbers to attributions over pieces: cues first, then each cue's source and content.

Everything is decided by whole words (the score of a word is the mean over its pieces), in bulk, without Python for
each piece. Which words are source and content is decided for the whole window at once (Viterbi 1967): a role that
starts or ends costs something, so that spans hold together, and there is one source at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.reading.model.hearsay import hearsay
from sayso.reading.model.tokens import Tokens
from sayso.reading.model.windows import Window
from sayso.reading.text.arrays import Floats, Ints

OWN, INNER = 0, 1  # layers of the cue head: the story's attributions, and those inside the content of another
OUT, BEGIN, IN = range(3)
NEITHER, SOURCE, CONTENT = range(3)

# A word may belong to a cue where the model gives that more than IN_CUE, and words side by side are a cue where it
# gives one of them more than IS_CUE: a cue is found by its core, and keeps its weaker edges (*has said*, *said on
# condition of anonymity*). Tuned on PolNeAR dev between F1 of pairs found and of whole ones; coupled to the weights.
IN_CUE, IS_CUE = 0.25, 0.55

# What it costs to start a source, to start a stretch of content, and to end either, in nats. Tuned on PolNeAR dev for
# whole attributions exact; coupled to the weights.
START_SOURCE, START_CONTENT, END_EITHER = 0.7, 2.2, 0.7

# States of the decoder: before the source nothing or content, the source, after it nothing or content.
_STATES = np.array([NEITHER, CONTENT, SOURCE, NEITHER, CONTENT])
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Cue:
    """Pieces ``[first, last]`` of the text, whole words, and the model's probability that its core is one."""

    layer: int
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Words:
    """First and last piece of every word of a window, counted in the text."""

    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, tokens: Tokens, window: Window) -> Words:
        """The words of ``window``."""
        numbers = tokens.words[window.start : window.end]
        starts: Ints = np.flatnonzero(np.diff(numbers, prepend=-1))
        return cls(starts + window.start, np.append(starts[1:], len(numbers)) - 1 + window.start)

    def mean(self, values: Floats, start: int) -> Floats:
        """Means over the pieces of every word, of ``values`` [pieces of the window from ``start``, …]."""
        sizes = (self.ends - self.starts + 1).astype(np.float32)
        sums = np.add.reduceat(values, self.starts - start, axis=0)
        return (sums / sizes.reshape(-1, *[1] * (values.ndim - 1))).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue with the log-probability of every role for every word of its window."""

    cue: Cue
    words: Words
    roles: Floats  # [words, 3]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution over the pieces of the text: runs ``[first, last]`` of pieces."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    layer: int
    score: float


def log_softmax(logits: Floats) -> Floats:
    """Along the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def cues(logits: Floats, tokens: Tokens, window: Window) -> list[Cue]:
    """The cues that begin in the core of ``window``, from cue logits [pieces, 2, 3]."""
    words = Words.of(tokens, window)
    likely: Floats = np.exp(log_softmax(logits))
    inside = words.mean(likely[:, :, BEGIN] + likely[:, :, IN], window.start)
    firsts = likely[words.starts - window.start]
    found = []
    for layer in (OWN, INNER):
        is_cue = inside[:, layer] > IN_CUE
        opens = is_cue & ((firsts[:, layer, BEGIN] > firsts[:, layer, IN]) | ~np.append(False, is_cue[:-1]))
        goes_on = is_cue & ~opens
        for word in np.flatnonzero(opens):
            rest = np.flatnonzero(~goes_on[word + 1 :])
            last = word + int(rest[0]) if len(rest) else len(goes_on) - 1
            score = float(inside[word : last + 1, layer].max())
            if score > IS_CUE and window.core_start <= words.starts[word] < window.core_end:
                found.append(Cue(layer, int(words.starts[word]), int(words.ends[last]), score))
    for first, last in hearsay(tokens, window.core_start, window.core_end):
        if not any(cue.first <= last and first <= cue.last for cue in found):
            found.append(Cue(OWN, first, last, float(inside[words.starts == first, OWN][0])))
    return found


def linked(found: Sequence[Cue], logits: Floats, tokens: Tokens, window: Window) -> list[Linked]:
    """The cues of a window with what the role head says, from its logits [cues, pieces, 3]."""
    words = Words.of(tokens, window)
    likely = log_softmax(words.mean(logits.transpose(1, 0, 2), window.start)).transpose(1, 0, 2)
    return [Linked(cue, words, roles) for cue, roles in zip(found, likely, strict=True)]


def attributions(links: Sequence[Linked]) -> list[Found]:
    """What each cue links. A cue without content is no attribution."""
    result = []
    for link, role in zip(links, paths([link.roles for link in links]), strict=True):
        cue, words = link.cue, link.words
        role[(words.starts <= cue.last) & (words.ends >= cue.first)] = NEITHER
        source, content = (_runs(role == label, words) for label in (SOURCE, CONTENT))
        if content:
            result.append(Found((cue.first, cue.last), source, content, cue.layer, cue.score))
    return result


def paths(roles: Sequence[Floats]) -> list[Ints]:
    """The likeliest roles of the words of each window, from their log-probabilities [words, 3]; all windows at once."""
    if not roles:
        return []
    longest = max(map(len, roles))
    # Past the end of a window every role costs nothing, so that staying in the last state changes nothing.
    padded = np.zeros((longest, len(_STATES), len(roles)), dtype=np.float32)
    for number, one in enumerate(roles):
        padded[: len(one), :, number] = one[:, _STATES]
    moves = _moves()[:, :, None]
    scores = padded[0].copy()
    scores[3:] = _NEVER
    came_from = np.zeros((longest, len(_STATES), len(roles)), dtype=np.int8)
    for word in range(1, longest):
        options = scores[:, None] + moves
        came_from[word] = options.argmax(0)
        scores = options.max(0) + padded[word]
    every = np.arange(len(roles))
    state = scores.argmax(0)
    labels = np.zeros((longest, len(roles)), dtype=np.int64)
    for word in range(longest - 1, -1, -1):
        labels[word] = _STATES[state]
        state = came_from[word, state, every]
    return [labels[: len(one), number] for number, one in enumerate(roles)]


def _moves() -> Floats:
    """What it costs to go from one state of the decoder to the next [from, to]."""
    moves = np.full((5, 5), _NEVER, dtype=np.float32)
    np.fill_diagonal(moves, 0)
    moves[0, 1] = moves[3, 4] = -START_CONTENT
    moves[0, 2] = -START_SOURCE
    moves[1, 0] = moves[4, 3] = moves[2, 3] = -END_EITHER
    moves[1, 2] = -END_EITHER - START_SOURCE
    moves[2, 4] = -END_EITHER - START_CONTENT
    return moves


def _runs(chosen: npt.NDArray[np.bool_], words: Words) -> tuple[tuple[int, int], ...]:
    """Unbroken runs of chosen words, as first and last piece of the text."""
    edges = np.flatnonzero(np.diff(chosen.astype(np.int8), prepend=0, append=0))
    return tuple((int(words.starts[a]), int(words.ends[b - 1])) for a, b in zip(edges[::2], edges[1::2], strict=True))
