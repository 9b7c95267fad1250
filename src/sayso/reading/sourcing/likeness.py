"""Which attributions of one story say the same: the claim in the lead, and where the body has it from."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from sayso.reading.text.lexicon import word_list
from sayso.reading.text.quotation import Range, quoted
from sayso.vocabulary import Attribution

# A share of the smaller content's weight. Chosen on made-up stories: at a third, two claims about one ship were one.
ALIKE = 0.5
_FEWEST = 3  # words in common; fewer are chance
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d[\d.,]*")
_STEMMER = snowballstemmer.stemmer("english")
_EMPTY = word_list("empty")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two contents have in common."""

    score: float  # 0 to 1
    words: tuple[str, ...]
    reason: str


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of ``text`` that carry meaning, in order."""
    words = [word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text)]
    return tuple(_stem(word) for word in words if word not in _EMPTY)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    stem: str = _STEMMER.stemWord(word)
    return stem


class Contents:
    """The contents of a story's attributions, each word weighted by how few of them have it."""

    def __init__(self, text: str, attributions: Sequence[Attribution]) -> None:
        self._stems = {one.id: frozenset(stems(_words(one))) for one in attributions}
        quotations = quoted(text)
        self._quotes = {one.id: _quotes(text, one, quotations) for one in attributions}
        counts = Counter(stem for found in self._stems.values() for stem in found)
        self._weight = {stem: math.log(1 + len(self._stems) / count) for stem, count in counts.items()}

    def alike(self, one: str, other: str) -> Likeness | None:
        """Whether the contents with these ids say the same, as far as words can tell; None where they do not."""
        for partly, whole in ((one, other), (other, one)):
            for words in self._quotes[partly]:
                within = words and any(set(words) <= set(longer) for longer in self._quotes[whole] if longer != words)
                if within and any(len(longer) >= len(words) + _FEWEST for longer in self._quotes[whole]):
                    return Likeness(1.0, words, "the words in quotation marks stand in the longer quotation")
        common = self._stems[one] & self._stems[other]
        least = min(self._sum(self._stems[one]), self._sum(self._stems[other]))
        if len(common) < _FEWEST or not least:
            return None
        score = self._sum(common) / least
        return Likeness(score, tuple(sorted(common)), "most of the words are the same") if score >= ALIKE else None

    def _sum(self, found: frozenset[str]) -> float:
        return sum(self._weight[stem] for stem in sorted(found))


def _words(one: Attribution) -> str:
    return " ".join(span.text for span in one.content)


def _quotes(text: str, one: Attribution, quotations: Sequence[Range]) -> tuple[tuple[str, ...], ...]:
    """The stems of each quotation in the content of ``one``."""
    places = [
        (max(start, span.start), min(end, span.end))
        for start, end in quotations
        for span in one.content
        if start < span.end and span.start < end
    ]
    return tuple(stems(text[start:end]) for start, end in places)
