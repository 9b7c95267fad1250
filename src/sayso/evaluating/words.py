"""Words, as spans are compared by them: so neither tokenisers nor punctuation matter.

In a text a word is a run of letters and digits, and stands for itself by its number. A name or a title is told by the
words themselves, without case, articles, honorifics and a possessive ending.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Words: TypeAlias = frozenset[int]
Ranges: TypeAlias = Sequence[Sequence[int]]

_WORD = re.compile(r"\w+")
_SPOKEN = re.compile(r"\w+(?:[’'.&]\w+)*")
_POSSESSIVE = re.compile(r"[’']s$")
_EMPTY = re.compile(  # articles and honorifics: they tell nobody from anybody
    r"the|an?|mr|mrs|ms|miss|mx|messrs|dr|prof|professor|sir|dame|lord|lady|rev|reverend|fr|father|hon|honou?rable|madam"
)


class Numbering:
    """The words of a text, numbered from 0."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts, self._ends = [start for start, _ in spans], [end for _, end in spans]

    def touched(self, ranges: Ranges | None) -> Words:
        """The words that half-open character ranges touch."""
        return frozenset(
            word
            for start, end in ranges or ()
            for word in range(bisect.bisect_right(self._ends, start), bisect.bisect_left(self._starts, end))
        )


def spoken(text: str) -> list[str]:
    """What a name or a title says: *the late Dr. Ana Ruel’s* is late, ana, ruel."""
    words = (_POSSESSIVE.sub("", match.group()).casefold() for match in _SPOKEN.finditer(text))
    return [word for word in words if not _EMPTY.fullmatch(word)]


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """The F1 of the words that two have in common, order aside; 1 where neither has any."""
    ones, others = Counter(one), Counter(other)
    total = ones.total() + others.total()
    return 2 * (ones & others).total() / total if total else 1.0
