"""Other hands' habits: the corpus is US political news, so now and then a window is put into another house style.

Every change is one piece for one piece, so that labels stay where they are.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np

from sayso.reading.model.tokens import LOWER, OTHER, PARAGRAPH, TITLE, UPPER, tokenizer
from sayso.reading.text.arrays import Ints


def piece(mark: str) -> int:
    """The number of a punctuation mark in the encoder's vocabulary."""
    number = tokenizer().token_to_id(mark)
    if number is None:
        raise LookupError(f"{mark} is not in the encoder's vocabulary")
    return int(number)


STRAIGHT, APOSTROPHE = '"', "'"
OPEN, CLOSE, OPEN_SINGLE, CLOSE_SINGLE = "“", "”", "‘", "’"


@dataclass(frozen=True)
class Disguise:
    """What is done to one window: quotation marks exchanged, one of them lost, case gone."""

    marks: dict[str, str] = field(default_factory=dict)
    lose: float | None = None  # which quotation mark is lost, as a share of the window's
    case: str = "kept"

    @classmethod
    def draw(cls, rng: random.Random) -> Disguise:
        """Most windows stay as they are."""
        style, marks = rng.random(), {}
        if style < 0.12:
            marks = {OPEN: STRAIGHT, CLOSE: STRAIGHT, OPEN_SINGLE: APOSTROPHE, CLOSE_SINGLE: APOSTROPHE}
        elif style < 0.22:
            marks = {OPEN: OPEN_SINGLE, CLOSE: CLOSE_SINGLE}
        elif style < 0.28:
            marks = {OPEN: APOSTROPHE, CLOSE: APOSTROPHE, STRAIGHT: APOSTROPHE}
        lose = rng.random() if rng.random() < 0.04 else None
        case = rng.random()
        return cls(marks, lose, "lower" if case < 0.04 else "upper" if case < 0.06 else "kept")

    def ids(self, ids: Ints) -> Ints:
        """The window's pieces in this style. A lost mark becomes a comma."""
        ids = ids.copy()
        original = ids.copy()
        for old, new in self.marks.items():
            ids[original == piece(old)] = piece(new)
        if self.lose is not None:
            places = np.flatnonzero(np.isin(ids, [piece(m) for m in (OPEN, CLOSE, STRAIGHT)]))
            if len(places):
                ids[places[int(self.lose * len(places))]] = piece(",")
        return ids

    def shapes(self, shapes: Ints) -> Ints:
        """The window's shapes in this style."""
        if self.case == "kept":
            return shapes
        base, paragraph = shapes % PARAGRAPH, shapes // PARAGRAPH * PARAGRAPH
        flat = np.isin(base, [LOWER, TITLE, UPPER])
        return np.where(flat, LOWER if self.case == "lower" else UPPER, OTHER) + paragraph
