"""The words of a story in the form in which texts are compared, and where each of them stands.

Two texts are the same here whatever their case, kind of quotation marks and dashes, spaces, separators of thousands
and possessive endings: an outlet that runs another's text sets it in its own types.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sayso.reading.text.quotation import Range, quoted
from sayso.reading.text.sentences import sentences
from sayso.tracing.stories.stock import function_words, phrases
from sayso.vocabulary import Span, Story

Hashes: TypeAlias = npt.NDArray[np.uint64]
Places: TypeAlias = npt.NDArray[np.int64]

SHINGLE = 3  # words; light rewriting leaves few longer runs, and pairs of words are everywhere
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d*[^\W_]+")
_POSSESSIVE = re.compile(r"['’ʼ]s$|(?<=s)['’ʼ]$")
_DASH = re.compile(r"\s*[—–―-]+\s*")
# Odd constants of 64 bits that spread sums of hashes (from the golden ratio, and SplitMix64: Steele et al. 2014).
_SPREAD = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters, its words by number, and the paragraph it stands in, counted from 0."""

    span: Range
    first: int  # number of its first word
    last: int  # of the word after its last one
    paragraph: int
    key: int  # 64 bits of its words; equal for equal words


class Prose:
    """The body of a story as words; a dateline is left out, since a copy often has another."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.words: list[str] = []
        self.sentences: list[Sentence] = []
        places = self._cut(start)
        self.starts: Places = np.array([begin for begin, _ in places], dtype=np.int64)
        self.ends: Places = np.array([end for _, end in places], dtype=np.int64)
        self.hashes: Hashes = np.array([_hash(word) for word in self.words], dtype=np.uint64)
        common = function_words()
        self.content = np.array([word not in common for word in self.words], dtype=bool)

    def _cut(self, start: int) -> list[Range]:
        """Fill sentences and words; the places of the words."""
        places: list[Range] = []
        paragraph, before = 0, start
        for begin, end in sentences(self.text):
            if end <= start:
                continue
            begin = max(begin, start)
            if "\n" in self.text[before:begin]:
                paragraph += 1
            before = end
            first = len(self.words)
            for match in _WORD.finditer(self.text, begin, end):
                self.words.append(normal(match[0]))
                places.append(match.span())
            if len(self.words) > first:
                key = _hash(" ".join(self.words[first:]))
                self.sentences.append(Sentence((begin, end), first, len(self.words), paragraph, key))
        return places

    def span(self, first: int, last: int) -> Span:
        """The characters of the words from number ``first`` up to, but not with, number ``last``."""
        return Span.of(self.text, int(self.starts[first]), int(self.ends[last - 1]))

    def within(self, ranges: Sequence[Range]) -> npt.NDArray[np.bool_]:
        """For each word whether it stands in one of ``ranges`` of characters."""
        inside = np.zeros(len(self.words), dtype=bool)
        for begin, end in ranges:
            inside[np.searchsorted(self.starts, begin) : np.searchsorted(self.starts, end)] = True
        return inside

    @cached_property
    def key(self) -> int:
        """64 bits of all words; equal for equal words."""
        return _hash(" ".join(self.words))

    @cached_property
    def quotations(self) -> list[Range]:
        """The outermost quotations as ranges of characters, marks included."""
        return quoted(self.text)

    @cached_property
    def in_marks(self) -> npt.NDArray[np.bool_]:
        """For each word whether it stands in quotation marks."""
        return self.within(self.quotations)

    @cached_property
    def in_stock(self) -> npt.NDArray[np.bool_]:
        """For each word whether it stands in a phrase that reporters everywhere write in the same words."""
        inside = np.zeros(len(self.words), dtype=bool)
        beginnings = _phrases()
        for at, word in enumerate(self.words):
            for phrase in beginnings.get(word, ()):
                if tuple(self.words[at : at + len(phrase)]) == phrase:
                    inside[at : at + len(phrase)] = True
        return inside

    @cached_property
    def shingles(self) -> dict[int, list[int]]:
        """Hashes of runs of three words within a sentence, function words alone left out, and the sentences they are
        in, by number."""
        found: dict[int, list[int]] = {}
        if len(self.words) < SHINGLE:
            return found
        hashes = shingles(self.hashes).tolist()
        telling = (self.content[:-2] | self.content[1:-1] | self.content[2:]).tolist()
        for number, sentence in enumerate(self.sentences):
            for at in range(sentence.first, sentence.last - SHINGLE + 1):
                if telling[at]:
                    found.setdefault(hashes[at], []).append(number)
        return found


def shingles(hashes: Hashes, size: int = SHINGLE) -> Hashes:
    """Hashes of all runs of ``size`` words, from the hashes of the words; none where there are fewer words."""
    count = max(0, len(hashes) - size + 1)
    mixed: Hashes = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for at in range(size):
            mixed = (mixed + hashes[at : at + count]) * _SPREAD[at % 2]
            mixed ^= mixed >> np.uint64(31)
    return mixed


@lru_cache(maxsize=1 << 16)  # the same words come again and again, and one object of each saves memory
def normal(word: str) -> str:
    """A word as it is compared: *Ilmere’s* is *ilmere*, *62,000* is *62000*."""
    if word[0].isdigit():
        return re.sub(r",(?=\d{3}\b)", "", word).casefold()
    return _POSSESSIVE.sub("", word.casefold()).replace("’", "'").replace("ʼ", "'")


def prose(story: Story) -> Prose:
    """The words of ``story``, without its dateline."""
    start = 0
    if story.dateline:
        dash = _DASH.match(story.text, story.dateline.end)
        start = dash.end() if dash else story.dateline.end
    return _prose(story.text, start)


@lru_cache(maxsize=2048)  # the stories that are compared with each other while one is added
def _prose(text: str, start: int) -> Prose:
    return Prose(text, start)


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Stock phrases by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases():
        found.setdefault(phrase[0], []).append(phrase)
    return found


@lru_cache(maxsize=1 << 16)
def _hash(words: str) -> int:
    """The same in every process, which the built-in one is not."""
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
