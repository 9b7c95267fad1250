"""Sourced statements: the sentences that cite somebody, with those after them that go on with the same source.

What is one statement follows the audits of sourcing: consecutive sentences of one paragraph with the same source are
one, also with one sentence about it between them; a paragraph that cites the source anew begins another, a paragraph
in which the source just goes on does not; a sentence that cites two sources is a statement of each, unless they speak
jointly. Headlines are no statements: they tell in other words what the story tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading.anonymity import asked
from sayso.reading.citations import is_citing
from sayso.reading.quotation import Range
from sayso.vocabulary import Attribution, Span, Statement

# Words of a content that must stand in a sentence for it to belong to the content: the edges of spans are a model's.
_FEWEST = 2

_WORD = re.compile(r"\w+")
_TITLE_CASE, _SHORT_WORD = 0.7, 3  # the share of longer words with a capital that makes a headline
_LONGEST_HEADLINE = 120  # characters
_MOST_HEADLINES = 2  # a headline, and a line below it
_ENDED = re.compile(r"[.!?…][”’\"')\]]*$")
_SAYS = re.compile(
    r"\b(?:says?|calls?|urges?|vows?|warns?|claims?|tells?|points?|slams?|finds?|shows?|rules?|reveals?|announces?|accuses?"
    r"|suggests?|denies|confirms?|blasts?|admits?|insists?|believes?)\b"
)
_SAID = re.compile(
    r"\b(?:said|called|urged|vowed|warned|claimed|told|found|showed|ruled|announced|accused|wrote|added|denied)\b"
)
_COLON = re.compile(r":\s")
_NO_HEADLINE = re.compile(
    r"\b(?:said|told|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight)\b|^(?:An?|The)\b"
)
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
    first = _headlines(text, sentences)
    by_id = {one.id: one for one in attributions}
    cited: dict[tuple[str, ...], list[_Cited]] = {}
    for one in attributions:
        around = by_id.get(one.inside or "")
        own = around is None or not around.cited or is_citing(one)
        places = _places(text, sentences, one) if one.cited and own else ()
        if places and places[0] >= first:
            who = _who(one)
            anew = one.cue is not None or bool(one.source)
            cited.setdefault(who, []).append(_Cited(one.id, who, frozenset(places), anew))
    found = []
    for who, by_one in cited.items():
        others = {
            number for other, of_other in cited.items() if other != who for one in of_other for number in one.sentences
        }
        for first, last in _runs(text, sentences, by_one, others):
            ids = tuple(one.id for one in by_one if any(first <= number <= last for number in one.sentences))
            span = _span(text, sentences[first][0], sentences[last][1], dateline)
            found.append(Statement(span, ids, () if who[0].startswith("“") else who))
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end, int(one.attributions[0][1:]))))


def _who(attribution: Attribution) -> tuple[str, ...]:
    """Whom it cites, so that the same are alike: ids of sources; words in quotation marks, where it is open who."""
    ids = tuple(sorted({resolution.source for resolution in attribution.by}))
    return ids or tuple(f"“{span.text.casefold()}”" for span in attribution.source) or (f"“{attribution.id}”",)


def _places(text: str, sentences: Sequence[Range], attribution: Attribution) -> list[int]:
    """The numbers of the sentences that hold its cue or enough of its content, rising."""
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
    return sorted(found)


def _runs(text: str, sentences: Sequence[Range], by_one: Sequence[_Cited], others: set[int]) -> Iterator[Range]:
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


def _headlines(text: str, sentences: Sequence[Range]) -> int:
    """How many sentences at the top are headlines: short, each a paragraph, the last in the manner of headlines."""
    found = 0
    for number, (start, end) in enumerate(sentences[:_MOST_HEADLINES]):
        alone = number + 1 < len(sentences) and not _same_paragraph(text, sentences, number)
        if not alone or end - start > _LONGEST_HEADLINE:
            break
        if _is_headline(text, start, end):
            found = number + 1
    return found


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether it has capitals, or no end, or says in the present and without a day what the story says in the past."""
    words = [word for word in _WORD.findall(text, start, end) if len(word) > _SHORT_WORD]
    if sum(not word[0].islower() for word in words) >= _TITLE_CASE * len(words):
        return True
    if not _ENDED.search(text, start, end):
        return True
    told_in_the_past = len(_SAID.findall(text, end)) > len(_SAYS.findall(text, end))
    told_now = (_SAYS.search(text, start, end) or _COLON.search(text, start, end)) and not _NO_HEADLINE.search(
        text, start, end
    )
    return bool(told_in_the_past and told_now)


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
