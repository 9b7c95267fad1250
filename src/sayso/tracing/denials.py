"""Denials that only point back (*she has done no such thing*), and which mentions of a claim deny it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import fuzz

from sayso.tracing.passage import Passage
from sayso.vocabulary import Ground, Place

_LONGEST = 14  # words of a passage that says no more than that something is not so
_NO_SUCH_THING = re.compile(
    r"\b(?:no(?:thing|ne)?|any|not?) (?:such (?:thing|\w+)|of the (?:kind|sort))\b"
    r"|\b(?:is|was|are|were|be|been|[’']s) (?:not true|untrue|false|nonsense|wrong|a lie|a fabrication|baseless"
    r"|unfounded"
    r"|pure invention|fiction|a fiction|fantasy|rubbish|incorrect|inaccurate|without foundation|made up)\b(?!-)"
    r"|\b(?:denie[sd]|denying|rejects?|rejected|dismiss(?:es|ed)|disputes?|disputed|rebuts?|refuted?)\b.{0,30}"
    r"\b(?:it|this|that|them|the (?:claims?|reports?|allegations?|accusations?|story|suggestion|rumou?rs?))\b",
    re.IGNORECASE,
)
# *Not* in the first words is about what the passage as a whole says; further on it may be about anything.
_NOT = re.compile(
    r"\W*(?:at no (?:time|point|stage)|no(?:body|ne|thing)?|never|neither)\b"
    r"|\W*(?:\S+\s+){1,6}?\W*(?:not|never|no (?:record|evidence|knowledge|such))\b|\W*(?:\S+\s+){0,6}?\w+n[’']t\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[’']\w+)*")
_FAR = 250  # characters: three sentences on, *that* is something else
_SAME_WORDS = 90.0  # per cent of the characters
_SURE = 0.8  # both words and place speak for it; it was never wrong on the cases for development


def pointing_back(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage, Ground]]:
    """Denials that say nothing of what they deny, each with the passage before that it points back to.

    ``passages`` are those of one story, in reading order. The one before is the last that somebody else puts forward,
    in the same sentence or paragraph; of an own assertion too.
    """
    for number, passage in enumerate(passages):
        if not is_pro_form(passage):
            continue
        for before in reversed(passages[:number]):
            if before.spans[-1].end > passage.spans[0].start or is_pro_form(before):
                continue
            if passage.sentence.start - before.sentence.end > _FAR:
                break
            if _speaker(before) is None or _speaker(before) != _speaker(passage):
                places = Place(before.story, before.spans[0]), Place(passage.story, passage.spans[0])
                yield before, passage, Ground(_SURE, "says that what stands before it is not so", places)
                break


def is_pro_form(passage: Passage) -> bool:
    """Whether ``passage`` says of something that it is not so, and not of what."""
    words = " ".join(span.text for span in passage.spans)
    return bool(_NO_SUCH_THING.search(words)) and len(_WORD.findall(words)) <= _LONGEST


def denying(passages: Sequence[Passage], pointing: Collection[str]) -> frozenset[str]:
    """Which of the passages of one claim deny it, by id. ``pointing`` are the ids of those that point back.

    A claim is what more of its passages affirm. One denies it whose source denies, that points back to it as untrue, or
    that says *not* where most others do not: “There will be no ceasefire” among “a ceasefire could begin”.
    """
    plain = [one.wording for one in passages if not one.denied]
    denied = (one for one in passages if one.denied and not any(_is_same(one.wording, other) for other in plain))
    surely = {*pointing, *(one.id for one in denied)}
    rest = [one for one in passages if one.id not in surely]
    negated = [one for one in rest if one.negated or _NOT.match(" ".join(span.text for span in one.spans))]
    if 2 * len({one.story for one in negated}) < len({one.story for one in rest}):
        surely |= {one.id for one in negated}
    return frozenset(surely)


def _is_same(one: str, other: str) -> bool:
    """Whether two passages have the same words: what one of them was read as is no difference between them."""
    return fuzz.ratio(one, other) >= _SAME_WORDS


def _speaker(passage: Passage) -> tuple[str, ...] | None:
    return tuple(one.source for one in passage.attribution.by) if passage.attribution else None
