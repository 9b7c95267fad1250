"""A text as the encoder sees it: word pieces with their place in the text, their words and their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from tokenizers import Tokenizer

from sayso.reading.text.arrays import Ints

# Marks that the encoder's vocabulary lacks, or knows from other uses, as the ones it knows. One character for one, so
# that offsets stay.
_MARKS = str.maketrans("«»„‟❝❞＂″‹›‚‛`´", "“”“““”\"\"‘’‘‘''")

# The encoder is uncased and does not see line breaks. Both tell names and paragraphs apart, so they come as a shape.
LOWER, TITLE, UPPER, OTHER = range(4)
PARAGRAPH = 4  # added to the shape of the first piece of a paragraph
SHAPES = 8

_PARAGRAPH_END = re.compile(r"\n\s*")
# A sentence ends with a mark and, perhaps, closing quotes or brackets, and the next begins with a capital, a figure or
# an opening mark. A wrong cut costs nothing but the place where a window begins.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n\s*")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in word pieces. All arrays but ``breaks`` hold one value a piece."""

    ids: Ints
    starts: Ints  # first character
    ends: Ints  # after the last character
    words: Ints  # number of the word it belongs to, from 0, rising
    shapes: Ints
    breaks: Ints  # pieces that begin a sentence, rising, the first one included

    def __len__(self) -> int:
        return len(self.ids)


@cache
def tokenizer() -> Tokenizer:
    """The encoder's own tokenizer, from the package's weights."""
    weights = resources.files("sayso.reading").joinpath("weights/tokenizer.json")
    return Tokenizer.from_str(weights.read_text("utf-8"))


def tokenise(text: str) -> Tokens:
    """``text`` in word pieces, without the encoder's start and end marks. Never raises, also on lone surrogates."""
    plain = text.translate(_MARKS).encode("utf-8", "replace").decode("utf-8")
    encoding = tokenizer().encode(plain, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    return Tokens(
        ids=np.array(encoding.ids, dtype=np.int64),
        starts=starts,
        ends=ends,
        words=np.array(encoding.word_ids, dtype=np.int64),
        shapes=_shapes(text, starts, ends),
        breaks=_breaks(_SENTENCE_END, text, starts),
    )


def _breaks(end: re.Pattern[str], text: str, starts: Ints) -> Ints:
    """The pieces that come first after a match of ``end``, and the first of all."""
    places = np.array([0, *(match.end() for match in end.finditer(text))], dtype=np.int64)
    pieces: Ints = np.unique(np.searchsorted(starts, places))
    return pieces[pieces < len(starts)]


def _shapes(text: str, starts: Ints, ends: Ints) -> Ints:
    """Case of each piece and whether it begins a paragraph; by code points in bulk, no Python for each piece."""
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if points.max() < 128:
        upper = (points >= 65) & (points <= 90)
        lower = (points >= 97) & (points <= 122)
    else:
        upper = np.fromiter(map(str.isupper, text), dtype=bool, count=len(text))
        lower = np.fromiter(map(str.islower, text), dtype=bool, count=len(text))
    uppers = np.concatenate([[0], np.cumsum(upper)])
    lowers = np.concatenate([[0], np.cumsum(lower)])
    has_upper = (uppers[ends] - uppers[starts]) > 0
    has_lower = (lowers[ends] - lowers[starts]) > 0
    shapes = np.where(has_upper, np.where(has_lower, TITLE, UPPER), np.where(has_lower, LOWER, OTHER))
    shapes[_breaks(_PARAGRAPH_END, text, starts)] += PARAGRAPH
    return shapes.astype(np.int64)
