"""Words that attribute to nobody: *reportedly*. By their meaning they are cues, whatever the model makes of them."""

from __future__ import annotations

from functools import cache

import numpy as np

from sayso.reading.model.tokens import Tokens, tokenizer
from sayso.reading.text.arrays import Ints

WORDS = ("reportedly", "allegedly", "supposedly", "purportedly", "reputedly")


def hearsay(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """First and last piece of every such word among the pieces ``[start, end)``, in the order of the text."""
    ids, words = tokens.ids[start:end], tokens.words[start:end]
    found = []
    for pieces in _pieces():
        for first in np.flatnonzero(ids == pieces[0]):
            last = first + len(pieces) - 1
            whole = last + 1 >= len(ids) or words[last + 1] != words[last]
            if whole and np.array_equal(ids[first : last + 1], pieces):
                found.append((int(first) + start, int(last) + start))
    return sorted(found)


@cache
def _pieces() -> list[Ints]:
    return [np.array(tokenizer().encode(word, add_special_tokens=False).ids) for word in WORDS]
