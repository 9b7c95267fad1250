"""Which pairs of passages are worth comparing, told from their words alone, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from sayso.reading.text.arrays import Floats, Ints
from sayso.tracing.likeness.doubles import Doubles
from sayso.tracing.likeness.files import arrays
from sayso.tracing.likeness.gists import gist
from sayso.tracing.likeness.words import Said, said

FIRST = "first.npz"


def clues(ours: Sequence[str], theirs: Sequence[str]) -> Doubles:
    """What tells without the encoder, for all pairs of wordings [ours, theirs, 5].

    The cosine of the gists, the rarity of the words in common, their share of the shorter and of the longer side, and
    the number of names in common (no more than three).
    """
    ours_said, theirs_said = [said(one) for one in ours], [said(one) for one in theirs]
    both = {key for one in ours_said for key in one.weight} & {key for one in theirs_said for key in one.weight}
    number = {key: place for place, key in enumerate(sorted(both))}
    a, a_names = _table(ours_said, number)
    b, b_names = _table(theirs_said, number)
    # A stem has nearly the same weight on both sides, and the root of the product is then as good as the lesser.
    common = np.sqrt(a) @ np.sqrt(b).T
    sums = np.array([one.total for one in ours_said])[:, None], np.array([one.total for one in theirs_said])[None, :]
    gists = _gists(ours) @ _gists(theirs).T
    shares = common / np.maximum(np.minimum(*sums), 0.1), common / np.maximum(np.maximum(*sums), 0.1)
    names = np.minimum(a_names @ b_names.T, 3.0)
    result: Doubles = np.stack([gists, common, *shares, names], axis=-1)
    return result


def worth_comparing(ours: Sequence[str], theirs: Sequence[str]) -> Ints:
    """The numbers [pairs, 2] of the pairs of wordings that may say the same, in order."""
    if not (ours and theirs):
        return np.zeros((0, 2), np.int64)
    weights, bias, least = _first()
    odds = clues(ours, theirs) @ weights + bias
    return np.argwhere(odds >= least)


def _gists(wordings: Sequence[str]) -> Doubles:
    return np.stack([gist(one).vector for one in wordings]).astype(float)


def _table(sides: Sequence[Said], number: dict[str, int]) -> tuple[Doubles, Doubles]:
    """Which of the stems with a ``number`` each side has: their weights, and which are names."""
    weights = np.zeros((len(sides), len(number)))
    names = np.zeros_like(weights)
    for row, one in enumerate(sides):
        for key, weight in one.weight.items():
            column = number.get(key)
            if column is not None:
                weights[row, column] = weight
                names[row, column] = key in one.names
    return weights, names


@cache
def _first() -> tuple[Floats, float, float]:
    """The weights of the clues, their bias, and the log-odds from which a pair is worth comparing."""
    found = arrays(FIRST)
    bias, least = found["bias"].tolist()
    return found["weights"].astype(np.float32), bias, least
