"""Passages where a person says they are: mentions given by story and words instead of being found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from sayso.errors import TracingError
from sayso.reading.text.quotation import Range
from sayso.tracing.stories.passage import Entry, Passage, held, length
from sayso.vocabulary import Span

_ALIKE = 85.0  # per cent of the characters: a mark or a space may differ, another sentence may not
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class GivenMention:
    """Words of a story that a person takes for a mention of a claim."""

    story: str  # id
    text: str  # verbatim, but for white space and the form of quotation marks


def given_passage(given: GivenMention, entry: Entry) -> Passage:
    """The passage that the words of ``given`` stand in, cut to these words.

    Raises TracingError where the story does not have them.
    """
    start, end = place_of(given.text, entry.reading.story.text)
    found = max(entry.passages, key=lambda passage: _fits(passage, (start, end)), default=None)
    span = Span.of(entry.reading.story.text, start, end)
    id_ = f"{entry.id}:{start}-{end}"
    if found is None or _fits(found, (start, end))[0] <= 0:
        return Passage(
            id_, entry.id, (span,), None, span, span.text, frozenset(), (), (), ("stated",), None, False, False
        )
    return replace(
        found,
        id=id_,
        spans=(span,),
        figures=tuple(one for one in found.figures if one.span.start < end and start < one.span.end),
        times=tuple(one for one in found.times if one.span.start < end and start < one.span.end),
    )


def place_of(words: str, text: str) -> Range:
    """Where ``words`` stand in ``text``, white space and the form of marks aside. TracingError where they do not."""
    pattern = r"\s+".join(map(re.escape, words.translate(_MARKS).split()))
    plain = text.translate(_MARKS)
    if pattern and (match := re.search(pattern, plain)):
        return match.span()
    alignment = fuzz.partial_ratio_alignment(words.translate(_MARKS), plain, score_cutoff=_ALIKE) if words else None
    if alignment is None or alignment.dest_end <= alignment.dest_start:
        raise TracingError(f"the story does not have the words “{words[:80]}”; give them as they stand there")
    return alignment.dest_start, alignment.dest_end


def _fits(passage: Passage, place: Range) -> tuple[float, int]:
    """How much of ``place`` the passage holds; of several that hold it all, the smallest is the best."""
    return held(passage.spans, *place) / (place[1] - place[0]), -length(passage.spans)
