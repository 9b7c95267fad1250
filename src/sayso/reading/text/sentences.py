"""Sentences of a text, as character ranges.

Where a full stop, question mark or exclamation mark ends a sentence is decided by Punkt (Kiss and Strunk 2006) in the
library nupunkt. It was made for law, so four habits of news are put right here:

- a closing mark or bracket belongs to the sentence that it closes: *(D-N.C.), who*;
- *“Why?” Vold asked.* is one sentence;
- titles and ranks stand before a name: *Lt. Gov.*, *“Mr. Speaker*;
- *flag.*, *rest.*, *week.* are abbreviations in law and words in news: a word in small letters before a capital is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import nupunkt

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_CLOSING = re.compile(r"[)\]}”’»›]+|[\"']+(?=\s|$|[,;:.])")
_BEFORE_A_NAME = re.compile(
    r"(?:^|[^\w.])(?:Mrs?|Ms|Mx|Messrs|Dr|Prof|St|Hon|Rev|Fr|Sr|Lt|Gen|Maj|Col|Cpl|Capt|Cmdr|Adm|Sgt|Pvt|Pfc|Ens|"
    r"Gov|Pres|Sens?|Reps?|Dels?|Amb|Supt|Insp|Det|Atty|Dist)\.\s*$"
)
_ABBREVIATED = re.compile(r"(?:\w\.\w\.|\b[A-Z]\.|…|\.\.\.)[”’\"')\]]*\s*$")
_ASKED = re.compile(
    r"[^\W\d_](?:[\w.’'-]+\s){0,5}?(?:said|says|asked|asks|wrote|writes|added|adds|replied|tweeted|told|wondered|"
    r"shouted|cried|exclaimed|yelled|quipped|joked|recalled|continued)\b"
)
_WORD_AND_CAPITAL = re.compile(r"\b([a-z]{2,})[.][”’\"')\]]*(\s+)[“‘\"'(\[]*[A-Z]")
_ABBREVIATIONS_IN_SMALL_LETTERS = frozenset(
    ["vs", "no", "nos", "pp", "cf", "ca", "ed", "eds", "al", "approx", "feat", "ft"]
)


@lru_cache(maxsize=8)  # several steps of a reading ask for those of the same story
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` as half-open ranges, in order, without the white space around them.

    None goes across a line break. Every word of the text stands in one; a line without a word is a sentence of its own.
    """
    return tuple(
        sentence
        for paragraph in _PARAGRAPH.finditer(text)
        for sentence in _stripped(text, _starts(text, *paragraph.span()), paragraph.end())
    )


def _starts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of one paragraph start."""
    line = text[start:end]
    places = {begin for begin, _ in _punkt().span_tokenize(line)}
    places.update(
        match.end(2) for match in _WORD_AND_CAPITAL.finditer(line) if match[1] not in _ABBREVIATIONS_IN_SMALL_LETTERS
    )
    starts = [0]
    for place in sorted(places):
        place = _after_closing(line, place)
        if place > starts[-1] and _divides(line, starts[-1], place):
            starts.append(place)
    return [start + place for place in starts]


def _after_closing(line: str, place: int) -> int:
    """``place``, or where the next word stands, if what closes the sentence before stands at ``place``."""
    while closing := _CLOSING.match(line, place):
        place = closing.end()
        while place < len(line) and line[place].isspace():
            place += 1
    return place


def _divides(line: str, start: int, place: int) -> bool:
    """Whether a sentence that starts at ``start`` ends before ``place``, where Punkt has one end."""
    before = line[start:place]
    if not any(map(str.isalnum, before)) or not any(map(str.isalnum, line[place:])):
        return False
    if line[place] in ",;:.":
        return False
    if line[place].islower() and (_ABBREVIATED.search(before) or not before[-1].isspace()):
        return False
    if _BEFORE_A_NAME.search(before[-10:]):
        return False
    return not (before.rstrip()[-2:-1] in "?!," and before.rstrip()[-1] in "”’\"'" and _ASKED.match(line, place))


def _stripped(text: str, starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        sentence = text[start:stop]
        yield start + len(sentence) - len(sentence.lstrip()), stop - len(sentence) + len(sentence.rstrip())


@cache
def _punkt() -> nupunkt.PunktSentenceTokenizer:
    return nupunkt.load("default")
