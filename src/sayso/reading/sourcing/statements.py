"""Sourced statements: the sentences that cite somebody, with those after them that go on with the same source.

What is one statement follows the audits of sourcing: consecutive sentences of one paragraph with the same source are
one, also with one sentence about it between them; a paragraph that cites the source anew begins another, a paragraph
in which the source just goes on does not; a sentence that cites two sources is a statement of each, unless they speak
jointly. Headlines are no statements: they tell in other words what the story tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.reading.attributions.citations import is_citing
from sayso.reading.sources.anonymity import asked
from sayso.reading.text.headlines import headlines
from sayso.reading.text.lexicon import noun_class
from sayso.reading.text.outlets import is_outlet
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Attribution, Span, Statement

# Words of a content that must stand in a sentence for it to belong to the content: the edges of spans are a model's.
_FEWEST = 2

_WORD = re.compile(r"\w+")
_PRONOUNS = ("he", "she", "it", "they")
_PEOPLE = ("person", "spokesperson", "official")
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

    The attributions carry ``cited`` and, as far as it is known, ``by``. What stands inside the content of one that
    cites somebody belongs to the statement of that one, but whom a source cites has a statement too. A ``dateline``
    belongs to none.
    """
    if not sentences:
        return ()
    found = []
    cited = _cited(text, sentences, attributions)
    citing = Counter(number for one in cited for number in one.sentences)
    for who in dict.fromkeys(one.who for one in cited):
        by_one = [one for one in cited if one.who == who]
        others = citing - Counter(number for one in by_one for number in one.sentences)
        for first, last in _runs(text, sentences, by_one, others):
            ids = tuple(one.id for one in by_one if any(first <= number <= last for number in one.sentences))
            span = _span(text, sentences[first][0], sentences[last][1], dateline)
            found.append(Statement(span, ids, () if who[0].startswith("“") else who))
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end, int(one.attributions[0][1:]))))


def _cited(text: str, sentences: Sequence[Range], attributions: Sequence[Attribution]) -> list[_Cited]:
    """The attributions that cite somebody and have a statement, with whom they cite."""
    starts = [start for start, _ in sentences]
    top = headlines(text, sentences)
    by_id = {one.id: one for one in attributions}
    found: list[_Cited] = []
    speaking: dict[int, dict[tuple[str, ...], Attribution]] = {}  # by sentence
    for one in attributions:
        around = by_id.get(one.inside or "")
        own = around is None or not around.cited or is_citing(one)
        places = _places(text, sentences, starts, one) if one.cited and own else []
        if places and places[0] >= top:
            who = _who(one)
            if not one.by and places[0] and _same_paragraph(text, sentences, places[0] - 1):
                who = _taken_up(one, speaking.get(places[0] - 1, {})) or who
            found.append(_Cited(one.id, who, frozenset(places), one.cue is not None or bool(one.source)))
            for number in places:
                speaking.setdefault(number, {})[who] = one
    return found


def _who(attribution: Attribution) -> tuple[str, ...]:
    """Whom it cites, so that the same are alike: ids of sources; words in quotation marks, where it is open who."""
    ids = sorted({resolution.source for resolution in attribution.by}, key=lambda id_: (len(id_), id_))
    return tuple(ids) or tuple(f"“{span.text.casefold()}”" for span in attribution.source) or (f"“{attribution.id}”",)


def _taken_up(one: Attribution, before: Mapping[tuple[str, ...], Attribution]) -> tuple[str, ...] | None:
    """Whom a pronoun takes up where the sentence before cites a single source that it fits, and nobody else.

    It was right 37 times of 38 in the labelled stories for development.
    """
    pronoun = one.source[0].text.casefold() if one.source else ""
    if pronoun not in _PRONOUNS or len(before) != 1:
        return None
    [(who, said)] = before.items()
    words = said.source[0].text if said.source else ""
    if words.casefold() in _PRONOUNS:
        return who if words.casefold() == pronoun else None
    noun = noun_class(words.split()[-1]) if words else None
    is_thing = is_outlet(words) or (noun is not None and noun.name not in _PEOPLE)
    is_open = noun is None and not is_outlet(words)
    return who if pronoun == "they" or is_open or is_thing == (pronoun == "it") else None


def _places(text: str, sentences: Sequence[Range], starts: Sequence[int], attribution: Attribution) -> list[int]:
    """The numbers of the sentences that hold its cue or enough of its content, rising."""
    found = set()
    if attribution.cue:
        found.add(max(0, bisect_right(starts, attribution.cue.start) - 1))
    for span in attribution.content:
        for number in range(max(0, bisect_right(starts, span.start) - 1), bisect_right(starts, span.end - 1)):
            start, end = sentences[number]
            words = len(_WORD.findall(text, max(start, span.start), min(end, span.end)))
            if words and words >= min(_FEWEST, len(_WORD.findall(text, start, end))):
                found.add(number)
    return sorted(found)


def _runs(
    text: str, sentences: Sequence[Range], by_one: Sequence[_Cited], others: Mapping[int, int]
) -> Iterator[Range]:
    """First and last sentence of every statement of one source; ``others`` are the sentences that cite others."""
    numbers = {number for one in by_one for number in one.sentences}
    # *They asked not to be named*, and one sentence about the source or the matter, belong to what is said around them.
    numbers |= {
        number + 1
        for number in numbers
        if _same_paragraph(text, sentences, number)
        and number + 1 not in others
        and (
            asked(text, *sentences[number + 1])
            or (number + 2 in numbers and _same_paragraph(text, sentences, number + 1))
        )
    }
    ordered = sorted(numbers)
    first = previous = ordered[0]
    for number in ordered[1:]:
        if number != previous + 1 or not _go_on(text, sentences, number, by_one):
            yield first, previous
            first = number
        previous = number
    yield first, previous


def _same_paragraph(text: str, sentences: Sequence[Range], number: int) -> bool:
    """Whether a sentence and the one after it stand in one paragraph."""
    return number + 1 < len(sentences) and "\n" not in text[sentences[number][1] : sentences[number + 1][0]]


def _go_on(text: str, sentences: Sequence[Range], number: int, by_one: Sequence[_Cited]) -> bool:
    """Whether a statement that holds the sentence before goes on with this one."""
    if _same_paragraph(text, sentences, number - 1):
        return True
    here = [one for one in by_one if number in one.sentences]
    return all(number - 1 in one.sentences or not one.anew for one in here)


def _span(text: str, start: int, end: int, dateline: Span | None) -> Span:
    if dateline and start < dateline.end < end:
        start = end - len(text[dateline.end : end].lstrip(_DASHES))
    return Span.of(text, start, end)
