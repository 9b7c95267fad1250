"""Sourced statements: the sentences that cite somebody, with those after them that go on with the same source.

What is one statement follows the audits of sourcing: consecutive sentences of one paragraph with the same source are
one; a paragraph that cites the source anew begins another, a paragraph in which the source just goes on does not; a
sentence that cites two sources is a statement of each, unless they speak jointly.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading.quotation import Range
from sayso.vocabulary import Attribution, Span, Statement

# Words of a content that must stand in a sentence for it to belong to the content: the edges of spans are a model's.
_FEWEST = 2

_WORD = re.compile(r"\w+")
_DASHES = " \t\xa0–—―-"


@dataclass(frozen=True, slots=True)
class _Cited:
    """An attribution that cites somebody, in which sentences (their numbers)."""

    id: str
    who: tuple[str, ...]
    sentences: frozenset[int]
    anew: bool  # with a cue, or a source of its own


def statements(
    text: str, sentences: Sequence[Range], attributions: Sequence[Attribution], dateline: Span | None = None
) -> tuple[Statement, ...]:
    """The sourced statements of ``text`` in reading order, from its sentences and its attributions.

    They carry ``cited`` and, as far as it is known, ``by``. What stands inside another attribution's content belongs to that one's statement. A ``dateline`` belongs to none.
    """
    cited: dict[tuple[str, ...], list[_Cited]] = {}
    for one in attributions:
        if one.cited and one.inside is None:
            who = _who(one)
            anew = one.cue is not None or bool(one.source)
            cited.setdefault(who, []).append(_Cited(one.id, who, _places(text, sentences, one), anew))
    found = []
    for who, by_one in cited.items():
        for first, last in _runs(text, sentences, by_one):
            ids = tuple(one.id for one in by_one if any(first <= number <= last for number in one.sentences))
            span = _span(text, sentences[first][0], sentences[last][1], dateline)
            found.append(Statement(span, ids, () if who[0].startswith("“") else who))
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end, int(one.attributions[0][1:]))))


def _who(attribution: Attribution) -> tuple[str, ...]:
    """Whom it cites, so that the same are alike: ids of sources; words in quotation marks, where it is open who."""
    ids = tuple(sorted({resolution.source for resolution in attribution.by}))
    return ids or tuple(f"“{span.text.casefold()}”" for span in attribution.source) or (f"“{attribution.id}”",)


def _places(text: str, sentences: Sequence[Range], attribution: Attribution) -> frozenset[int]:
    """The numbers of the sentences that hold its cue or enough of its content."""
    starts = [start for start, _ in sentences]
    found = set()
    if attribution.cue:
        found.add(max(0, bisect_right(starts, attribution.cue.start) - 1))
    for span in attribution.content:
        for number in range(max(0, bisect_right(starts, span.start) - 1), bisect_right(starts, span.end - 1)):
            start, end = sentences[number]
            words = len(_WORD.findall(text, max(start, span.start), min(end, span.end)))
            if words and words >= min(_FEWEST, len(_WORD.findall(text, start, end))):
                found.add(number)
    return frozenset(found)


def _runs(text: str, sentences: Sequence[Range], by_one: Sequence[_Cited]) -> Iterator[Range]:
    """First and last sentence of every statement of one source."""
    numbers = sorted({number for one in by_one for number in one.sentences})
    first = previous = numbers[0] if numbers else 0
    for number in numbers[1:]:
        if number != previous + 1 or not _go_on(text, sentences, number, by_one):
            yield first, previous
            first = number
        previous = number
    if numbers:
        yield first, previous


def _go_on(text: str, sentences: Sequence[Range], number: int, by_one: Sequence[_Cited]) -> bool:
    """Whether a statement that holds the sentence before goes on with this one."""
    if "\n" not in text[sentences[number - 1][1] : sentences[number][0]]:
        return True
    here = [one for one in by_one if number in one.sentences]
    return all(number - 1 in one.sentences or not one.anew for one in here)


def _span(text: str, start: int, end: int, dateline: Span | None) -> Span:
    if dateline and start < dateline.end < end:
        start = end - len(text[dateline.end : end].lstrip(_DASHES))
    return Span.of(text, start, end)
