"""What the scorer of events gets to see of a word: its vector, those around it in the tree, and what links them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sayso.reading.grammar.words import ROOT, Words
from sayso.reading.text.arrays import Floats, Ints

# Relations that tell of an event whether it is told as a fact: to its head, and of what hangs on it.
UPWARD = ("root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "nmod", "dobj", "nsubj", "parataxis", "dep")
DOWNWARD = ("aux", "auxpass", "neg", "mark", "advmod", "cop", "nsubj", "case", "cc", "det")
TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "JJ", "MD")
MODIFIERS = frozenset(("aux", "auxpass", "neg", "mark", "advmod", "cop", "case", "det", "cc"))
STEPS = 3  # upwards in the tree


def surroundings(words: Words, events: Sequence[int]) -> Floats:
    """A row an event: vectors of the word, its head, the heads above, what modifies it, its head's modifiers; traits.

    ``events`` are numbers of words. The width depends only on that of the vectors.
    """
    width = words.vectors.shape[1]
    rows = np.zeros((len(events), 5 * width + _TRAITS), dtype=np.float32)
    for row, event in enumerate(events):
        above = [word for word, _ in zip(words.above(event), range(STEPS), strict=False)]
        parts = [[event], above[:1], above[1:], _modifiers(words, event), _modifiers(words, above[0]) if above else []]
        for number, part in enumerate(parts):
            if part:
                rows[row, number * width : (number + 1) * width] = words.vectors[part].mean(0)
        rows[row, 5 * width :] = _traits(words, event, above)
    return rows


_TRAITS = len(UPWARD) * 2 + len(DOWNWARD) * 2 + len(TAGS) * 2 + 2


def _modifiers(words: Words, word: int) -> list[int]:
    return [child for child in words.children(word) if words.relations[child] in MODIFIERS]


def _traits(words: Words, event: int, above: Sequence[int]) -> Ints:
    """Which relation, tags and modifiers it and its head have; whether it asks, whether there is a condition."""
    marks: list[bool] = []
    for word in (event, above[0] if above else ROOT):
        here = word != ROOT
        below = {words.relations[child] for child in words.children(word)} if here else set()
        marks += [here and words.relations[word] == relation for relation in UPWARD]
        marks += [relation in below for relation in DOWNWARD]
        marks += [here and words.pos[word] == tag for tag in TAGS]
    sentence = words.sentence(event)
    marks += [words[sentence[-1]] == "?", any(words[word] in ("if", "If") for word in sentence)]
    return np.array(marks, dtype=np.int64)
