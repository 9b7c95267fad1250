"""Words without a model, for texts that no model has read."""

from __future__ import annotations

import re

import numpy as np

from sayso.reading.grammar.words import ROOT, Words

TAGS = ("NNS", "VBD", "IN", "NN", "JJ", "CD", "DT", "NNP", "RB")


def words_by_blanks(text: str, seed: int) -> Words:
    """What stands between blanks, with tags and heads that depend on ``seed`` and mean nothing."""
    places = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    count = len(places)
    tags = tuple(TAGS[(seed + 7 * number) % len(TAGS)] for number in range(count))
    heads = tuple(ROOT if number == 0 else (number - 1 if (seed + number) % 3 else 0) for number in range(count))
    relations = tuple("nsubj" if (seed + number) % 2 else "dobj" for number in range(count))
    starts, ends = (tuple(place[side] for place in places) for side in (0, 1))
    vectors = np.zeros((count, 1), dtype=np.float32)
    return Words(text, starts, ends, tags, relations, heads, (0,) * count, (), ("other",) * count, vectors)
