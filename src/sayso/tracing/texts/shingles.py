"""Which stories may share text, found without comparing all with all.

Of each sentence the four shingles (runs of four words) with the smallest hashes are kept: a bottom-k sketch (Broder
1997; Cohen and Kaplan 2007), the variant of MinHash that needs one hash function. Two sentences with the same words
have the same sketch, and similar ones are likely to have a shingle of theirs in common, at four whole numbers a
sentence. Stories that have two kept shingles in common are candidates.

Of the stories that share a shingle, the first few are compared with all others: an agency's own pages, then the
earliest. What a copy of a text that everybody runs has from these says all about the rest.
"""

from __future__ import annotations

import heapq

import numpy as np

from sayso.tracing.stories.pairs import Pair
from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.prose import Prose, prose, shingles
from sayso.tracing.stories.publishers import is_agency
from sayso.tracing.texts.postings import UNDATED, Postings

# Runs of four words, and four of each sentence: of 88 000 pairs of real stories (PolNeAR) 0.4 % are candidates, with
# runs of three 1.5 %; light rewrites in the cases have at least four in common, where two are enough.
SIZE, KEPT = 4, 4
FIRST = 4  # stories that are compared with all that share a shingle: the original and a few, should its time be wrong
_TELLING = 2  # words of a shingle that are no function words
SHARED = 2  # shingles; one alone is a turn of phrase


class Shingles:
    """Stories by the shingles of their sentences; the candidates are a function of the set of stories."""

    def __init__(self) -> None:
        self._postings = Postings(FIRST, SHARED)

    def __contains__(self, story: object) -> bool:
        return story in self._postings

    def add(self, entry: Entry) -> tuple[set[Pair], set[Pair]]:
        """Put a story in: the pairs of candidates that this makes, and those that it ends. It must be new."""
        story = entry.reading.story
        item = (0 if is_agency(entry) else 1, story.published or UNDATED, entry.id)
        return self._postings.add(item, sketch(prose(story)))

    def remove(self, story: str) -> tuple[set[Pair], set[Pair]]:
        """Take a story out: the pairs that this makes and those that it ends. KeyError where it is not there."""
        return self._postings.remove(story)

    def candidates(self, story: str) -> tuple[str, ...]:
        """Ids of the stories that ``story`` may share text with, in order. KeyError where it is not there."""
        return self._postings.candidates(story)


def sketch(words: Prose) -> tuple[int, ...]:
    """The smallest hashes of shingles of every sentence, each once, in order."""
    hashes = shingles(words.hashes, SIZE).tolist()
    content = words.content.astype(int)
    sums = np.convolve(content, np.ones(SIZE, dtype=int), mode="valid") if hashes else content
    telling = (sums >= _TELLING).tolist()
    kept: set[int] = set()
    for sentence in words.sentences:
        runs = range(sentence.first, sentence.last - SIZE + 1)
        kept.update(heapq.nsmallest(KEPT, {hashes[at] for at in runs if telling[at]}))
    return tuple(sorted(kept))
