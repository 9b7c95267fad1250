"""What changed between two texts, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

from sayso.tracing.stories.prose import Prose
from sayso.vocabulary import Change, Place

_BETWEEN = 1  # words in common between two changes that a reader sees as one: “may *have* taken”, “took”


def changes(before: Prose, before_id: str, after: Prose, after_id: str) -> tuple[Change, ...]:
    """Where the words of ``after`` differ from those of ``before``, in reading order; case and marks aside.

    The words in common are those of the longest blocks (Ratcliff and Metzener 1988), which keep sentences whole where
    the shortest edit would take a word here and a word there.
    """
    matcher = SequenceMatcher(None, before.words, after.words, autojunk=False)
    found: list[tuple[int, int, int, int]] = []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and start - found[-1][1] <= _BETWEEN and _within_a_sentence(before, found[-1][1], start):
            start, begin = found[-1][0], found[-1][2]
            found.pop()
        found.append((start, end, begin, stop))
    return tuple(
        Change(
            Place(before_id, before.span(start, end)) if end > start else None,
            Place(after_id, after.span(begin, stop)) if stop > begin else None,
        )
        for start, end, begin, stop in found
    )


def _within_a_sentence(words: Prose, first: int, last: int) -> bool:
    """Whether no sentence ends at or between these words; an inserted sentence is a change by itself."""
    return not any(first <= sentence.first <= last for sentence in words.sentences)
