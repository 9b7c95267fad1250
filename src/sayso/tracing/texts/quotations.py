"""The quotations of a story: words in quotation marks, who is said to have said them, and whether two are one.

A quotation is compared by its words: outlets cut, punctuate and shorten it as they like. Whether two are one depends on
how telling the words in common are, and on who is said to have said them: a reporter who hears “No comment” twice has
not heard it from one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from sayso.reading.text.quotation import Range, quoted
from sayso.tracing.stories.passage import Entry, held
from sayso.tracing.stories.prose import Hashes, Prose, prose, shingles
from sayso.tracing.stories.stock import common_words, function_words
from sayso.vocabulary import Attribution, Ground, Place, Span

FEWEST = 3  # words; one or two in quotation marks are a term, a name or a wink: “devastated”
_SHARED = 0.8  # of the shorter one's words that stand in the longer one in order: some are cut, mended or misheard
_RUN = 3  # words of the longest run in common
_STREWN = 1.6  # times as many words of the longer one between the first and the last in common, where nothing is cut
_CUT = re.compile(r"…|\.\s?\.\s?\.|\[")
# What a word in common is worth: those of function words and of what anybody says are in most quotations.
_FUNCTION, _COMMON, _TELLING = 0.25, 0.5, 1.0
# Worth in common from which two quotations are one, by how sure it is that one and the same said them. Of 840 articles
# (PolNeAR), what different people say alike by chance is worth up to 2, seldom 2.5: “It is too early to say” 1.75, “We
# are looking into it” 1.5; “far too early to say” 2.25, “there is a great deal of distrust” 3.5. A row of ten words and
# more is one quotation whoever is named: two do not speak so alike, but a name is soon mistaken.
_SAME, _MAY_BE = 0.75, 0.25
_WORTH = (1.0, 2.0, 3.25, 5.5)  # related and the same source; the same; may be; different ones


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, marks included; one inside another is one by itself too."""

    id: str  # STORY:START-END
    story: str
    span: Span
    first: int  # number of its first word in the story's prose
    last: int
    attribution: str | None  # id of the innermost attribution that says whose words these are
    sources: tuple[str, ...]  # ids, in the story's reading, of who is said to have said it; empty where it is open
    words: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.story, self.span)


def quotations(entry: Entry) -> tuple[Quotation, ...]:
    """The quotations of ``entry`` of three words and more, in reading order."""
    words = prose(entry.reading.story)
    found = (_quotation(entry, words, *range_) for range_ in _ranges(words.text, words.quotations))
    return tuple(one for one in found if one)


def _ranges(text: str, outer: Iterable[Range]) -> Iterator[Range]:
    """Quotations and those inside them."""
    for start, end in outer:
        yield start, end
        inner = text[start + 1 : end - 1]
        yield from _ranges(text, [(start + 1 + begin, start + 1 + stop) for begin, stop in quoted(inner)])


def _quotation(entry: Entry, words: Prose, start: int, end: int) -> Quotation | None:
    first, last = (int(at) for at in np.searchsorted(words.starts, (start, end)))
    if last - first < FEWEST:
        return None
    said = _said_by(entry, start, end)
    return Quotation(
        id=f"{entry.id}:{start}-{end}",
        story=entry.id,
        span=Span.of(words.text, start, end),
        first=first,
        last=last,
        attribution=said.id if said else None,
        sources=tuple(resolution.source for resolution in said.by) if said else (),
        words=tuple(words.words[first:last]),
    )


def _said_by(entry: Entry, start: int, end: int) -> Attribution | None:
    """The attribution with the least content that holds most of the range."""
    best: tuple[int, int, Attribution] | None = None
    for number, one in enumerate(entry.reading.attributions):
        if 2 * held(one.content, start, end) > end - start and one.cited:
            # Quotations around a cue are one attribution: only the part at this place tells how much it holds.
            size = min(part.end - part.start for part in one.content if part.start < end and part.end > start)
            if best is None or (size, -number) < best[:2]:
                best = size, -number, one
    return best[2] if best else None


def keys(words: Prose, quotation: Quotation) -> list[int]:
    """Hashes of the runs of three words of a quotation, those of function words only where it has no others."""
    hashes: Hashes = shingles(words.hashes[quotation.first : quotation.last])
    content = words.content[quotation.first : quotation.last]
    telling = content[:-2] | content[1:-1] | content[2:]
    chosen: list[int] = (hashes[telling] if telling.any() else hashes).tolist()
    return chosen


def same_quotation(a: Quotation, b: Quotation, same: float, related: bool = False) -> Ground | None:
    """That ``a`` and ``b`` are one quotation; None where they are not, or where nothing tells.

    ``same`` is how sure it is, 0 to 1, that one and the same is said to have said both; 0.5 where one of them is
    unnamed or unknown. ``related`` says that other ground speaks for it: their stories share text or credit each other.
    """
    short, long = sorted((a, b), key=lambda one: (len(one.words), one.id))
    blocks = _blocks(short, long)
    shared = sum(size for _, _, size in blocks)
    if shared < _SHARED * len(short.words) or max((size for _, _, size in blocks), default=0) < _RUN:
        return None
    worth = sum(_worth(word) for at, _, size in blocks for word in short.words[at : at + size])
    level = 0 if same >= _SAME else 1 if same >= _MAY_BE else 2
    needed = _WORTH[level + 1 - related] if level < 2 else _WORTH[3]
    if worth < needed:
        return None
    # Twice what is needed is as good as certain; who said it bounds how sure it can be.
    sure = min(1.0, 0.5 + 0.5 * (worth / needed - 0.5)) * (0.7 + 0.3 * same)
    how = "the same words" if shared == len(short.words) == len(long.words) else f"{shared} words in common"
    who = ("of the same source", "of sources who may be one", "although they name different sources")[level]
    return Ground(round(sure, 3), f"{how}, {who}: “{_shown(short)}”", (a.place, b.place))


def _blocks(short: Quotation, long: Quotation) -> list[tuple[int, int, int]]:
    """Runs of words in common, numbered in either one; none where the short one's are strewn over the long one."""
    blocks = [
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in LCSseq.opcodes(short.words, long.words)
        if step.tag == "equal"
        and (step.src_end - step.src_start > 1 or _worth(short.words[step.src_start]) == _TELLING)
    ]
    if not blocks or _CUT.search(short.span.text):
        return blocks
    reach = blocks[-1][1] + blocks[-1][2] - blocks[0][1]
    return blocks if reach <= _STREWN * len(short.words) else []


def _worth(word: str) -> float:
    if word in function_words():
        return _FUNCTION
    return _COMMON if word in common_words() else _TELLING


def _shown(quotation: Quotation) -> str:
    """Its words without the marks around them, and without a comma before the closing one."""
    return quotation.span.text.strip(" “”\"'‘’«»„,.").replace("\n", " ")
