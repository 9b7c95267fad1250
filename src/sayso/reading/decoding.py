"""From the network's numbers to attributions over pieces: cues first, then each cue's source and content.

Everything is decided by whole words (the score of a word is the mean over its pieces), in bulk, without Python for
each piece.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.reading.tokens import Ints, Tokens
from sayso.reading.windows import Window

Floats = npt.NDArray[np.float32]

OWN, INNER = 0, 1  # layers of the cue head: the story's attributions, and those inside the content of another
OUT, BEGIN, IN = range(3)
NEITHER, SOURCE, CONTENT = range(3)

# A word belongs to a cue where the model gives that more than this. Tuned on PolNeAR dev for F1 of pairs found;
# coupled to the weights.
CUE_THRESHOLD = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Cue:
    """Pieces ``[first, last]`` of a window, whole words, and the model's probability that they are a cue."""

    layer: int
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution over the pieces of the text: runs ``[first, last]`` of pieces."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    layer: int
    score: float


def softmax(logits: Floats) -> Floats:
    """Along the last axis."""
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    result: Floats = powers / powers.sum(-1, keepdims=True)
    return result


def word_starts(words: Ints) -> Ints:
    """The pieces at which a word begins."""
    starts: Ints = np.flatnonzero(np.diff(words, prepend=-1))
    return starts


def cues(logits: Floats, tokens: Tokens, window: Window, thresholds: tuple[float, float] = CUE_THRESHOLD) -> list[Cue]:
    """The cues that begin in the core of ``window``, from cue logits [pieces, 2, 3]."""
    words = tokens.words[window.start : window.end]
    starts = word_starts(words)
    ends = np.append(starts[1:], len(words)) - 1
    likely = softmax(logits)
    sizes = (ends - starts + 1)[:, None]
    inside = np.add.reduceat(1.0 - likely[:, :, OUT], starts, axis=0) / sizes
    begins = likely[starts, :, BEGIN] > likely[starts, :, IN]
    found = []
    for layer in (OWN, INNER):
        is_cue = inside[:, layer] > thresholds[layer]
        opens = is_cue & (begins[:, layer] | ~np.append(False, is_cue[:-1]))
        for word in np.flatnonzero(opens):
            last = word
            while last + 1 < len(starts) and is_cue[last + 1] and not opens[last + 1]:
                last += 1
            if window.core_start <= window.start + starts[word] < window.core_end:
                score = float(inside[word : last + 1, layer].mean())
                found.append(Cue(layer, int(starts[word]), int(ends[last]), score))
    return found


def attributions(found: list[Cue], logits: Floats, tokens: Tokens, window: Window) -> list[Found]:
    """What each of the cues of a window links, from role logits [cues, pieces, 3]. A cue without content is none."""
    words = tokens.words[window.start : window.end]
    starts = word_starts(words)
    ends = np.append(starts[1:], len(words)) - 1
    roles = np.add.reduceat(logits, starts, axis=1).argmax(-1)
    result = []
    for cue, role in zip(found, roles, strict=True):
        role[(starts <= cue.last) & (ends >= cue.first)] = NEITHER
        runs = {label: _runs(role == label, starts, ends, window.start) for label in (SOURCE, CONTENT)}
        if runs[CONTENT]:
            place = (window.start + cue.first, window.start + cue.last)
            result.append(Found(place, runs[SOURCE], runs[CONTENT], cue.layer, cue.score))
    return result


def _runs(chosen: npt.NDArray[np.bool_], starts: Ints, ends: Ints, shift: int) -> tuple[tuple[int, int], ...]:
    """Unbroken runs of chosen words, as first and last piece of the text."""
    edges = np.flatnonzero(np.diff(chosen.astype(np.int8), prepend=0, append=0))
    return tuple((int(starts[a]) + shift, int(ends[b - 1]) + shift) for a, b in zip(edges[::2], edges[1::2], strict=True))
