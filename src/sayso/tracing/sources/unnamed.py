"""Whether two people without names may be one: what makes the difference between the certain and the possible number.

Two descriptions could fit one person unless something tells against it: another country, another body, a trade that
the other cannot have, a man and a woman, somebody who has left and somebody who has not, *a second official*. One of a
group may be the other, so their number tells nothing. In doubt they may be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.tracing.sources import names, roles
from sayso.tracing.sources.descriptions import Description, described
from sayso.tracing.sources.portraits import Portrait

# Prepositions behind which stands where somebody belongs; *in* and *from* may tell only where somebody is.
_STATE = frozenset(
    ["government", "ministry", "presidency", "parliament", "police", "court", "military", "embassy"]
)  # bodies of one state
_ELSEWHERE = re.compile(
    r"^(?:another|(?:an?|one) (?:third|foreign|neighbou?ring|friendly|different))"
    r" (?:country|state|nation|government|power)\b"
)
_BELONGS = frozenset(["at", "of", "for", "within", "inside"])


def told_apart(one: Portrait, other: Portrait) -> str | None:
    """Why two unnamed sources cannot be one, as a fragment of a sentence; None where they may be."""
    mine, theirs = (described(portrait.descriptions[0]) if portrait.descriptions else None for portrait in (one, other))
    if mine is None or theirs is None:
        return None
    alone = not mine.plural and not theirs.plural
    if alone and one.gender and other.gender and one.gender != other.gender:
        return "one is a man, the other a woman"
    if one.story == other.story and (mine.another or theirs.another):
        return "the story tells them apart"
    return descriptions_apart(mine, theirs)


def descriptions_apart(one: Description, other: Description) -> str | None:
    """Why two descriptions cannot be of one person, as a fragment of a sentence; None where they may be."""
    if one.former != other.former and _has_trade(one) and _has_trade(other):
        return "one has left and the other has not"
    if one.national and other.national and not _any_root(one.national, other.national):
        return f"“{one.national[0]}” is not “{other.national[0]}”"
    here, there = _trade(one), _trade(other)
    if here and there and not roles.same_kind_of_people(here, there):
        return f"“{one.head}” is not “{other.head}”"
    if (
        one.bodies
        and other.bodies
        and not any(roles.same_kind_of_body(this, that) for this in one.bodies for that in other.bodies)
    ):
        return f"they belong to different bodies, “{_belonging(one)}” and “{_belonging(other)}”"
    if reason := _of_another_state(one, other) or _state_and_firm(one, other):
        return reason
    mine, theirs = _firm(one) or _at(one), _firm(other) or _at(other)
    if mine and theirs and not _any_root(mine, theirs):
        return f"“{' '.join(mine)}” is not “{' '.join(theirs)}”"
    return None


def _trade(one: Description) -> str | None:
    return None if one.head in roles.listed("broad") else roles.kind(one.head)


def _has_trade(one: Description) -> bool:
    return _trade(one) is not None or bool(one.bodies)


def _any_root(these: Iterable[str], those: Iterable[str]) -> bool:
    others = tuple(those)
    return any(names.same_root(this, that) for this in these for that in others)


def _at(one: Description) -> tuple[str, ...]:
    """The names of where somebody belongs: *a manager at Spanway*."""
    found = [word for preposition, phrase in one.after if preposition in _BELONGS for word in phrase.split()]
    kept = [word for word in found if word[:1].isupper() and word in one.names and not names.is_national(word)]
    return tuple(word for word in kept if roles.body(roles.noun(word)) is None)


def _firm(one: Description) -> tuple[str, ...]:
    """The name of the firm before those who work there: *a Novastor engineer*; an official's may be a town."""
    if _trade(one) not in ("engineer", "executive", "staff"):
        return ()
    found = [word for word in one.names if word.casefold() in one.before and not names.is_national(word)]
    return tuple(found) if len(found) == 1 else ()


def _of_another_state(one: Description, other: Description) -> str | None:
    """*A diplomat of a third country* works for no ministry, staff or police here."""
    for abroad, here in ((one, other), (other, one)):
        elsewhere = any(_ELSEWHERE.search(phrase) for _, phrase in abroad.after)
        if elsewhere and set(here.bodies) & _STATE and not any(_ELSEWHERE.search(phrase) for _, phrase in here.after):
            return f"“{abroad.words}” is of another country than “{_belonging(here)}”"
    return None


def _state_and_firm(one: Description, other: Description) -> str | None:
    """A manager at a firm that is named is no official of the government."""
    for firm, state in ((one, other), (other, one)):
        manages = _trade(firm) in ("executive", "staff") and _at(firm) and not firm.bodies
        if manages and set(state.bodies) & _STATE - {"military", "embassy"}:
            return f"one is of {' '.join(_at(firm))}, the other of a public body"
    return None


def _belonging(one: Description) -> str:
    phrases = [phrase for preposition, phrase in one.after if preposition in _BELONGS | {"in", "on"}]
    return phrases[0] if phrases else " ".join((*one.before, one.head))
