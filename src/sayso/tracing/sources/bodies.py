"""Whether two organisations are one, by the words for them: *the regional governor’s office*, *the governor’s*."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.tracing.sources import names, roles
from sayso.tracing.sources.portraits import Portrait
from sayso.tracing.sources.sameness import Sameness

_WORD = re.compile(r"[^\W_]+(?:[’'.&-]+[^\W_]+)*(?:[’']s?)?")
_SMALL = roles.listed("small")
_IN = re.compile(r"\b(?:in|based in) (?:the )?(?P<place>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*)$")
_SPEAKER = re.compile(
    r"^(?:an? |the |its )?(?:\w+ )?(?:spokes\w+|press officer|press office|officials?|representatives?) "
    r"(?:for|of|at|from|in) ",
    re.IGNORECASE,
)
# What the head of a government, or who speaks for that head, says for it is what the government says.
_PREMIER = re.compile(r"\bprime minister(?:[’']s office|[’']s)?(?=[ ,.]|$)", re.IGNORECASE)
_CLAUSE = re.compile(r",| which | that | who | whose |\(")


@dataclass(frozen=True, slots=True)
class Body:
    """The words for an organisation, taken apart."""

    core: frozenset[str]  # what it is called, in the singular, without what only tells where and of which rank
    nation: str | None  # whose it is: Tarsova’s, Tarsovan
    place: str | None  # where it sits
    proper: bool  # whether it has a name of its own
    acronym: str  # the capitals of its name
    written: str


@lru_cache(maxsize=50_000)
def body(words: str) -> Body:
    """The organisation that ``words`` name or describe."""
    plain = _SPEAKER.sub("", " ".join(words.split()).strip(" ,.“”\"'"))
    plain = _CLAUSE.split(plain)[0] or plain
    plain = _PREMIER.sub("government", plain)
    match = _IN.search(plain)
    place = match["place"] if match and match.start() > 0 else None
    main = plain[: match.start()] if match and match.start() > 0 else plain
    tokens = _WORD.findall(main)
    nation = next(_nations(tokens), None)
    general = roles.listed("general")
    kept = [token for token in tokens if token is not nation and token.casefold() not in _SMALL]
    core = frozenset(
        names.folded(roles.noun(token)) for token in kept if token.casefold().replace("’", "'") not in general
    )
    capitals = [token for token in kept if token[0].isupper() and token != tokens[0]]
    first = bool(kept) and kept[0][0].isupper() and roles.body(roles.noun(kept[0])) is None
    acronym = main.casefold() if main.isupper() and 2 <= len(main) <= 6 else names.initials(main)
    return Body(core, nation, place, bool(capitals) or first, acronym, plain)


def _nations(tokens: list[str]) -> Iterator[str]:
    """The word that tells whose body it is, before another word: *Tarsova’s*, *Tarsovan*."""
    for place, token in enumerate(tokens[:-1]):
        possessive = token.endswith(("’s", "'s")) and token[0].isupper()
        adjective = names.is_national(token) and (place == 0 or tokens[place - 1].casefold() in _SMALL)
        if possessive or (adjective and (tokens[place + 1][0].islower() or len(tokens) > 2)):
            yield token


def same_body(one: Portrait, other: Portrait) -> Sameness:
    """Two organisations, by all words for them."""
    found = [_same(body(mine), body(theirs)) for mine in _called(one) for theirs in _called(other)]
    order = {"same": 0, "may be": 1, "different": 2}
    if any(each.verdict == "same" for each in found) and any(_nations_differ(one, other)):
        found = [each for each in found if each.verdict != "same"]
    if not found:
        return Sameness.of("may be", 0.3, "nothing tells which organisations they are")
    return min(found, key=lambda each: (order[each.verdict], -each.ground.score, each.ground.reason))


def _nations_differ(one: Portrait, other: Portrait) -> Iterator[bool]:
    """Whether the words for both tell whose they are, and all differ."""
    mine, theirs = ({nation for words in _called(each) if (nation := body(words).nation)} for each in (one, other))
    yield bool(mine and theirs) and not any(names.same_root(this, that) for this in mine for that in theirs)


def same_words(one: str, other: str) -> Sameness:
    """Two organisations, by one name or description each."""
    return _same(body(one), body(other))


def _called(one: Portrait) -> tuple[str, ...]:
    if one.speaks_for and one.sort != "body":
        return (one.speaks_for,)
    return (*one.names, *one.descriptions) or (one.words,)


def _same(one: Body, other: Body) -> Sameness:
    if not one.core or not other.core:
        return Sameness.of("may be", 0.3, "nothing tells which organisations they are")
    pair = f"“{one.written}” and “{other.written}”"
    if one.nation and other.nation and not names.same_root(one.nation, other.nation):
        return Sameness.of("different", 0.85, f"{pair} are of different countries or owners")
    if _like(one.core, other.core):
        if _is_bare(one.core):  # of one claim: two bodies of a kind would be told apart by their names
            return Sameness.of("same", 0.6, f"{pair}: nothing tells of two")
        return Sameness.of("same", 0.9, f"{pair} are one organisation")
    short = {each.written.casefold() for each in (one, other) if each.written.isupper() and len(each.written) <= 6}
    if short and one.acronym == other.acronym:
        return Sameness.of("same", 0.85, f"{pair}: one is short for the other")
    smaller, larger = sorted((one, other), key=lambda each: (len(each.core), each.written))
    if _within(smaller.core, larger.core):
        if _is_part(smaller, larger):
            return Sameness.of("may be", 0.4, f"“{larger.written}” may be a part of “{smaller.written}”")
        if _is_bare(smaller.core):
            return Sameness.of("same", 0.6, f"“{smaller.written}” is “{larger.written}” as far as its story tells")
        return Sameness.of("same", 0.75, f"“{smaller.written}” is short for “{larger.written}”")
    if _may_stand_for(one, other) or _may_stand_for(other, one):
        return Sameness.of("may be", 0.4, f"{pair}: nothing tells whether one means the other")
    if _of_one_kind(one.core, other.core):
        return Sameness.of("may be", 0.5, f"{pair} may be one: a watchdog is an authority")
    return Sameness.of("different", 0.8, f"{pair} are different organisations")


def _may_stand_for(bare: Body, other: Body) -> bool:
    """Whether *the club*, *the company* may be what the other has a name for, since such names do not tell the kind."""
    kinds = {roles.body(word) for word in bare.core}
    if not kinds <= {"company", "club", "party", "union", "hospital", "school"} or not other.proper:
        return False
    return not {roles.body(word) for word in other.core} - {None} - kinds


def _of_one_kind(one: frozenset[str], other: frozenset[str]) -> bool:
    """*The competition authority*, *the competition watchdog*: the same field, and nouns for one kind of body."""
    mine, theirs = ({word for word in core if roles.body(word)} for core in (one, other))
    same = {roles.body(word) for word in mine} & {roles.body(word) for word in theirs}
    field, field_too = one - mine, other - theirs
    return bool(same and field and field_too) and (_within(frozenset(field), field_too) or _within(field_too, field))


def _like(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) == len(other) and _within(one, other)


def _within(smaller: Collection[str], larger: Collection[str]) -> bool:
    return all(word in larger or any(_akin(word, other) for other in larger) for word in smaller)


def _akin(one: str, other: str) -> bool:
    """Two forms of one word: *ports*, *port*; *defence*, *defense*; *Tarsova*, *Tarsovan*."""
    if min(len(one), len(other)) < 5:
        return False
    return names.same_root(one, other) or one.replace("ence", "ense") == other.replace("ence", "ense")


def _is_bare(core: frozenset[str]) -> bool:
    """Whether nothing but *the ministry*, *the company* is told."""
    return all(roles.body(word) is not None or word in ("office", "board", "union", "staff") for word in core)


def _is_part(smaller: Body, larger: Body) -> bool:
    """*The university* and *the university hospital*: what the longer name ends with is another kind of body."""
    return not smaller.proper and bool(
        {kind for word in larger.core - smaller.core if (kind := roles.body(word))}
        - {kind for word in smaller.core if (kind := roles.body(word))}
    )
