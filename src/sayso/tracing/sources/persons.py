"""Whether two people are one: by name and office, or by an office that one of them holds and the other is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.reading.sourcing.likeness import stems
from sayso.tracing.sources import names, roles
from sayso.tracing.sources.descriptions import described
from sayso.tracing.sources.portraits import Portrait
from sayso.tracing.sources.sameness import Sameness

# Kinds that go with any other: a founder may be a biologist, an official a doctor.
_LOOSE = frozenset(["official", "executive", "adviser", "staff", "politician", "agent", "spokesperson"])
_RUN = re.compile(r"\b(?:heads?|headed|leads?|led|runs?|ran|chairs?|chaired|directs?|directed|founded)\b")
_RANKS = roles.listed("rank")
# Of the words of the shorter office. Half let “head of surgery” be “head of medicine”; all missed “at the hospital”.
_MOST_OF_AN_OFFICE = 0.6


def same_named(one: Portrait, other: Portrait) -> Sameness:
    """Two people with names."""
    related = [
        names.same_person(names.person(mine), names.person(theirs)) for mine in one.names for theirs in other.names
    ]
    full = any(found is True for found in related)
    if not full and not any(found is None for found in related):
        return Sameness.of("different", 0.9, f"{one.words} is not {other.words}")
    if not full and len(names.person(one.words)) > 1 and len(names.person(other.words)) > 1:
        return Sameness.of("different", 0.9, f"{one.words} and {other.words} have different first names")
    if gender_differs(one, other):
        return Sameness.of("different", 0.8, f"of two called {one.words} one is a man and one a woman")
    agree = offices_agree(one.offices, other.offices)
    if agree is False:
        return Sameness.of("different", 0.75, f"two called {_shorter(one, other)}: {_offices(one, other)}")
    if full:
        return Sameness.of("same", 0.95, f"both name {_longer(one, other)}{_office(one, other)}")
    if agree:
        return Sameness.of("same", 0.85, f"both name {_shorter(one, other)}, {_shared_office(one, other)}")
    return Sameness.of("may be", 0.5, f"both name {_shorter(one, other)}, and nothing tells whether it is one person")


def same_office(one: Portrait, other: Portrait) -> Sameness:
    """A person by name, or by an office, and one by an office only: *the mayor of Karsund*."""
    mine, theirs = _held(one), _held(other)
    if gender_differs(one, other):
        return Sameness.of("different", 0.7, "one is a man, the other a woman")
    for this in mine:
        for that in theirs:
            if is_one_office(this, that):
                return Sameness.of("same", 0.8, f"“{this}” and “{that}” are one office")
    if not mine or not theirs:
        return Sameness.of("may be", 0.4, f"nothing tells which office {one.words if not mine else other.words} holds")
    return Sameness.of("different", 0.7, f"“{mine[0]}” is not “{theirs[0]}”")


def gender_differs(one: Portrait, other: Portrait) -> bool:
    """Whether one is told to be a man and the other a woman."""
    return bool(one.gender and other.gender and one.gender != other.gender)


def _held(one: Portrait) -> tuple[str, ...]:
    return one.offices if one.sort == "person" else one.descriptions


@lru_cache(maxsize=50_000)
def is_one_office(one: str, other: str) -> bool:
    """Whether two descriptions of an office are of the same one: *who heads surgery there*, *the head of surgery*."""
    mine, theirs = content(one), content(other)
    if not mine or not theirs or _below(one) != _below(other) or described(one).former != described(other).former:
        return False
    here, there = described(one), described(other)
    if (
        here.national
        and there.national
        and not any(names.same_root(this, that) for this in here.national for that in there.national)
    ):
        return False
    shorter = min(mine, theirs, key=len)
    longer = theirs if shorter is mine else mine
    common = [word for word in shorter if word in longer or any(names.same_root(word, this) for this in longer)]
    role = _role(one) == _role(other)
    return role and len(common) >= _MOST_OF_AN_OFFICE * len(shorter) and (len(common) > 1 or len(shorter) == 1)


def _role(office: str) -> str:
    if _RUN.search(office) and office.startswith(("who", "and")):
        return "head"
    head = described(office).head
    return "head" if head in ("leader", "boss", "chief", "director", "manager", "executive", "chairman") else head


@lru_cache(maxsize=50_000)
def content(office: str) -> tuple[str, ...]:
    """The stems of an office, sorted, without rank."""
    plain = _RUN.sub("head", office) if office.startswith(("who", "and")) else office
    found = [word for word in stems(re.sub(r"[’']s?\b", "", plain)) if word not in _RANKS]
    return tuple(sorted(set(found)))


def _below(office: str) -> bool:
    return bool(
        set(office.casefold().split()) & (roles.listed("offices", "below") - {"former", "ex", "retired", "one"})
    )


def offices_agree(these: Iterable[str], those: Iterable[str]) -> bool | None:
    """Whether what two of one name are known by goes together; False where one cannot be the other; None untold."""
    mine, theirs = tuple(these), tuple(those)
    if not mine or not theirs:
        return None
    titles = [tuple(office for office in offices if " who " not in f" {office}") for offices in (mine, theirs)]
    mine, theirs = titles if all(titles) else (mine, theirs)
    if any(set(content(this)) & set(content(that)) for this in mine for that in theirs):
        return True
    kinds = [[kind for office in offices if (kind := _kind(office))] for offices in (mine, theirs)]
    if not all(kinds) or any(set(found) & _LOOSE for found in kinds):
        return None
    fits = any(roles.same_kind_of_people(here, there) for here in kinds[0] for there in kinds[1])
    return None if fits else False


def _kind(office: str) -> str | None:
    words = (roles.noun(word) for word in re.findall(r"[^\W\d_]+", office))
    return roles.kind(described(office).head) or roles.signed_kind(words)


def _shorter(one: Portrait, other: Portrait) -> str:
    return min((one.words, other.words), key=lambda words: (len(words), words))


def _longer(one: Portrait, other: Portrait) -> str:
    return max((one.words, other.words), key=lambda words: (len(words), words))


def _office(one: Portrait, other: Portrait) -> str:
    offices = sorted((*one.offices, *other.offices), key=lambda words: (len(words), words))
    short = [office for office in offices if not office.startswith("who ") and ", who " not in office]
    return f", {short[0]}" if short else ""


def _shared_office(one: Portrait, other: Portrait) -> str:
    office = _office(one, other).lstrip(", ")
    return office or "known for the same"


def _offices(one: Portrait, other: Portrait) -> str:
    return f"“{one.offices[0]}” and “{other.offices[0]}”"
