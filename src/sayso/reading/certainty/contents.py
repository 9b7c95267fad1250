"""What is told firmly or not: the clauses of an attribution's content, and those of the story's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.reading.certainty.clauses import Voice, clauses
from sayso.reading.certainty.cues import Cue, cue_of
from sayso.reading.certainty.markers import Forms, Stems, forms, stem, stems
from sayso.reading.certainty.marks import Marks
from sayso.reading.certainty.predicates import predicates
from sayso.reading.certainty.tree import is_clause, sentence
from sayso.reading.grammar.words import Words
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Attribution

_FORMS: tuple[Forms, ...] = (
    *(
        "may",
        "will",
        "would",
        "possible",
        "assessed",
        "rumoured",
        "appear",
        "condition",
        "without",
        "to_come",
        "sure",
        "firm",
    ),
)
_STEMS: tuple[Stems, ...] = ("assess", "infer", "predict", "intend", "told", "rumour", "chance", "approach", "prepare")


@dataclass(frozen=True, slots=True)
class Told:
    """A content as far as certainty goes: what its cue says, and its main predicates with what marks each."""

    attribution: Attribution
    cue: Cue
    clauses: tuple[tuple[int, Marks], ...]


def told(words: Words, attribution: Attribution) -> Told:
    """The content of ``attribution``; without clauses where there is no claim behind the cue (*asked*, *wants*)."""
    cue = cue_of(words, attribution)
    if not cue.claims:
        return Told(attribution, cue, ())
    found = predicates(words, [(span.start, span.end) for span in attribution.content])
    voice = Voice(quoted=attribution.kind == "direct", past=cue.past)
    return Told(attribution, cue, tuple(zip(found, clauses(words, found, voice), strict=True)))


def own(words: Words, attributions: Sequence[Attribution]) -> Iterator[tuple[range, list[tuple[int, Marks]]]]:
    """The sentences in which the story itself hedges or foretells, with the clauses that nothing attributes.

    These are the main ones, and others that are marked.
    """
    attributed = _joined(
        [(span.start, span.end) for one in attributions for span in (*one.content, *([one.cue] if one.cue else ()))]
    )
    for place, hits in _sentences(words, attributed).items():
        main = predicates(words, [words.span(place.start, place.stop)])
        around = {_clause_around(words, hit) for hit in hits}
        each = sorted(word for word in {*main, *around} if not _covers(attributed, words.starts[word]))
        read = zip(each, clauses(words, each, Voice()), strict=True)
        found = [(word, marks) for word, marks in read if marks.labels or word in main]
        if any(marks.labels for _, marks in found):
            yield place, found


def _sentences(words: Words, attributed: Sequence[Range]) -> dict[range, list[int]]:
    """The sentences that hold words of the story's own that may hedge, with these words."""
    found: dict[range, list[int]] = {}
    text = words.text
    for number, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        if _marks(text[start:end]) and not _covers(attributed, start):
            found.setdefault(sentence(words, number), []).append(number)
    return found


@lru_cache(maxsize=2**16)
def _marks(word: str) -> bool:
    """Whether a word may hedge or foretell."""
    form = word.lower()
    if form == "could" or any(form in forms(name) for name in _FORMS):
        return True
    return form.isalpha() and any(stem(form) in stems(name) for name in _STEMS)


def _clause_around(words: Words, word: int) -> int:
    """The predicate of the clause that ``word`` stands in."""
    if is_clause(words, word) and words.pos[word] != "MD":
        return word
    return next((above for above in words.above(word) if is_clause(words, above)), word)


def _joined(places: Sequence[Range]) -> list[Range]:
    """Ranges in order, those that touch as one."""
    found: list[Range] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _covers(places: Sequence[Range], at: int) -> bool:
    """Whether one of ``places``, in order and apart, holds the character ``at``."""
    number = bisect_right(places, (at, float("inf"))) - 1
    return number >= 0 and at < places[number][1]
