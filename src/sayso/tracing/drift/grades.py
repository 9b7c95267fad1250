"""A suggested grade on the Admiralty scale: how far the number and kind of origins bear a claim out.

The scale is NATO's, of AJP-2.1 (formerly STANAG 2511): a letter for the reliability of the source, A to F, and a number
for the credibility of the information, in our words: 1 confirmed by independent sources; 2 probably true, not
confirmed, in keeping with what else is known; 3 possibly true; 4 doubtful; 5 improbable, contradicted by what is
known; 6 its truth cannot be judged. Letters stay F, cannot be judged, until a person or a track record says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

from sayso.reading.text.phrases import few
from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.drift.horizons import horizon
from sayso.tracing.drift.strength import has_condition, hedge
from sayso.tracing.origins.origins import Origins
from sayso.vocabulary import Conflict, Grade, Origin

Credibility: TypeAlias = Literal[1, 2, 3, 4, 5, 6]

_UNNAMED = ("anonymous_source", "unnamed_person", "unnamed_group")
_IN_WORDS: Final[Mapping[int, str]] = {
    1: "confirmed by independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "its truth cannot be judged",
}


def grade(found: Origins, conflicts: Sequence[Conflict] = (), mentions: Sequence[Mentioned] = ()) -> Grade:
    """The suggestion for a claim of such origins and conflicts; with its mentions, hedges and forecasts count too."""
    credibility, reason = _judged(found, conflicts, mentions)
    return Grade("F", credibility, f"{_IN_WORDS[credibility].capitalize()}: {reason}.")


def _judged(found: Origins, conflicts: Sequence[Conflict], mentions: Sequence[Mentioned]) -> tuple[Credibility, str]:
    counted = [origin for origin in found.origins if origin.certain]
    denied = any(origin.denies for origin in found.origins)
    contradicted = any(conflict.kind == "figures" for conflict in conflicts)
    certain = found.independence.certain
    entering = {origin.entered_in for origin in counted}
    affirming = [mention for mention in mentions if not mention.denies and mention.story in entering]
    if not any(origin.possible for origin in found.origins):
        return 5, "only denials of it were found"
    if affirming and all(_is_of_the_future(mention) for mention in affirming):
        return 6, "it is about what had not happened when it was said"
    if not counted:
        return (5, "nobody is named for it, and it is denied") if denied else (6, "nobody is named for it")
    if certain >= 2:
        return _several(certain, denied=denied, contradicted=contradicted, hedged=_all_hedged(affirming))
    return _one(counted, denied=denied, contradicted=contradicted, hedged=_all_hedged(affirming))


def _several(certain: int, *, denied: bool, contradicted: bool, hedged: bool) -> tuple[Credibility, str]:
    count = few(certain, "independent origin")
    if denied and contradicted:
        return 3, f"{count} at least, whose figures contradict each other, and it is denied"
    if denied:
        return 2, f"{count} at least, and it is denied"
    if contradicted:
        return 2, f"{count} at least, whose figures contradict each other"
    if hedged:
        return 2, f"{count} at least, which leave open whether it is so"
    return 1, f"{count} at least, and nobody denies it"


def _one(counted: Sequence[Origin], *, denied: bool, contradicted: bool, hedged: bool) -> tuple[Credibility, str]:
    unnamed = all(origin.terminal.type in _UNNAMED for origin in counted)
    outlet = all(origin.terminal.type == "outlet" for origin in counted)
    who = "an outlet that names nobody" if outlet else "a source without a name" if unnamed else "a named source"
    behind = f"no more than one origin is certain, {who}"
    weak = unnamed or outlet
    if weak and denied:
        return 4, f"{behind}, and it is denied"
    if denied or contradicted:
        return 3, f"{behind}, and {'it is denied' if denied else 'figures contradict each other'}"
    if weak and hedged:
        return 4, f"{behind}, who leaves open whether it is so"
    if weak or hedged:
        return 3, f"{behind}{', who leaves open whether it is so' if hedged else ''}"
    return 2, f"{behind}, and nothing contradicts it"


def _all_hedged(mentions: Sequence[Mentioned]) -> bool:
    return bool(mentions) and all(hedge(mention) is not None for mention in mentions)


def _is_of_the_future(mention: Mentioned) -> bool:
    labels = set(mention.passage.certainty)
    if labels & {"forecast", "conditional"} or (has_condition(mention) and "stated" not in labels):
        return True
    return "possible" in labels and horizon(mention.passage.spans) is not None
