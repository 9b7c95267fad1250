"""Whom a source cites: *the Mail reported, citing two people with knowledge of the talks*.

The model takes *citing* for a cue and those people for its content. They are a source: what the Mail reported is
theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.text.lexicon import noun_class
from sayso.reading.text.outlets import is_outlet
from sayso.vocabulary import Attribution

_CITING = re.compile(r"(?:citing|quoting)", re.IGNORECASE)
_NEAR = 300  # characters between a cue and that of the attribution that it belongs to: they stand in one sentence
# A noun phrase up to what describes it further, and its last word.
_HEAD = re.compile(
    r"(?P<phrase>[^,;:“”\"]*?(?P<head>[\w’'-]+))(?:\s+(?:of|with|from|for|to|who|whom|that|which|in|on|at|by|about|after|against|familiar|close|briefed"
    r"|involved|obtained|seen|filed|released|published|speaking)\b.*|\s*[,;:“”\"].*|\s*)",
    re.DOTALL,
)


def is_citing(attribution: Attribution) -> bool:
    """Whether its cue says that somebody cites somebody else."""
    return attribution.cue is not None and _CITING.fullmatch(attribution.cue.text.strip()) is not None


def with_cited(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``attributions`` with those whom a source cites as sources, inside what that source says.

    What is cited must be people, a document or an outlet, and not a reason: *citing the weather* stays as it is.
    """
    return tuple(_turned(one, attributions) if is_citing(one) else one for one in attributions)


def _turned(one: Attribution, attributions: Sequence[Attribution]) -> Attribution:
    said = _said_by_the_same(one, attributions)
    if said is None or len(one.content) > 1 or not _can_speak(one.content[0].text):
        return one
    return replace(one, source=one.content, content=said.content, kind=said.kind, inside=said.id, cited=said.cited)


def _said_by_the_same(one: Attribution, attributions: Sequence[Attribution]) -> Attribution | None:
    """What the source of ``one`` says in the same sentence, next to it."""
    cue = one.cue or one.content[0]
    beside = [
        (abs(other.cue.start - cue.start), other.cue.start, other)
        for other in attributions
        if other.cue
        and other is not one
        and other.inside is None
        and not is_citing(other)
        and other.source == one.source
    ]
    distance, _, said = min(beside, key=lambda each: each[:2], default=(_NEAR, 0, None))
    return said if distance < _NEAR and one.source else None


def _can_speak(words: str) -> bool:
    """Whether ``words`` name somebody who, or something that, can be a source."""
    match = _HEAD.fullmatch(words.strip())
    if match is None or is_outlet(match["phrase"]):
        return match is not None
    found = noun_class(match["head"])
    # A singular that only ends like a person, such as *weather*, is none.
    return found is not None and (found.plural or not found.by_ending)
