"""A description taken apart: *two officers of the Tarsovan general staff* are two, officers, of a body, Tarsovan.

By its words alone, since a description comes from any of many stories and its tree is not kept: the noun that says what
somebody is stands last before the first preposition, participle or relative pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from sayso.reading.text.lexicon import noun_class, word_list
from sayso.tracing.sources import names, roles

_TOKEN = re.compile(r"[^\W_]+(?:[’'.&-]+[^\W_]+)*(?:[’']s?)?|[,;:()]")
_CLAUSE = re.compile(r"[,(]?\s*\b(?:who|whom|whose|which|that)\b|\s+[–—-]\s+")
_ARTICLES = frozenset(["a", "an", "the", "its", "his", "her", "their", "our", "this", "that", "these", "those", "some"])
_DEFINITE = _ARTICLES - {"a", "an", "some"}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "both": 2, "dozen": 12}  # fmt: skip
_SEVERAL = frozenset(["several", "some", "many", "most", "few", "other", "all", "numerous", "various", "dozens"])
_MEASURES = frozenset(["one", "member", "group", "pair", "trio", "number", "handful", "dozen", "couple", "half"])
_OF_A_BODY = frozenset(["of", "in", "at", "from", "for", "within", "inside", "on"])
_WORKS = re.compile(r"^who (?:also )?(?:works?|serves?|sits?|is|are) (?:for|at|in|on) (?P<body>[^,]+)")
_ANOTHER = frozenset(["another", "second", "third", "different", "other", "separate", "fresh", "fourth"])
_FORMER = frozenset(["former", "ex", "retired", "one-time", "onetime", "ex-"])
_LONGEST = 60  # characters of a name in a sentence
_BEHIND = re.compile(r",? (?:who|which|whose|whom)\b|, ")
_OPENERS = word_list("openers") | {"two", "three", "four", "five", "several", "some"}
_PRONOUNS = frozenset(["he", "she", "it", "they", "them", "him", "her", "we", "i"])
_STOPS = roles.listed("phrase_ends")
_PLACES = frozenset(["of", "in", "at", "from", "for", "with", "within", "inside", "by", "near", "outside", "on"])


@dataclass(frozen=True, slots=True)
class Description:
    """What the words of a description tell. Nouns are in the singular and in small letters."""

    words: str
    number: int | None  # None for a plural without number, and where no article stands
    plural: bool
    definite: bool
    head: str  # the noun that says what it is; "" where there is none
    before: tuple[str, ...]  # the words before the head, in small letters, without article and number
    after: tuple[tuple[str, str], ...]  # preposition and what follows it
    names: tuple[str, ...]  # capitalised words, as written
    national: tuple[str, ...]  # those of them that tell where somebody is from
    bodies: tuple[str, ...]  # kinds of bodies that it belongs to
    former: bool
    another: bool  # told apart from one spoken of before: a second official
    clause: str  # what follows behind a relative pronoun or a comma


@lru_cache(maxsize=20_000)
def described(words: str) -> Description:
    """The parts of the description ``words``; nothing in it is looked up in a story."""
    plain = " ".join(words.split()).strip(" ,.“”\"'")
    main, clause = _parted(plain)
    tokens = _TOKEN.findall(main)
    works = _WORKS.match(clause)
    start, number, definite, another, several = _opening(tokens)
    stop = next((place for place in range(start, len(tokens)) if _stops(tokens, place, start)), len(tokens))
    head = _head(tokens, start, stop)
    if head is not None and roles.noun(tokens[head]) in _MEASURES and stop < len(tokens) and tokens[stop] == "of":
        inner = described(" ".join((*tokens[stop + 1 :], clause)))
        if inner.head:
            member = roles.noun(tokens[head]) == "member"
            return _member(inner, plain, number, another) if member else _counted(inner, plain, number, another)
    after = (*_after(tokens, stop), *([("for", works["body"])] if works else []))
    named = (*_names(tokens, start, head), *(_names(_TOKEN.findall(works["body"]), 0, None) if works else ()))
    before = tuple(token.casefold() for token in tokens[start : stop if head is None else head])
    noun = "" if head is None else roles.noun(tokens[head])
    found = noun_class(tokens[head]) if head is not None else None
    plural = number > 1 if number is not None else several or (found is not None and found.plural)
    return Description(
        words=plain,
        number=number if number is not None or plural else 1,
        plural=plural,
        definite=definite,
        head=noun,
        before=before,
        after=after,
        names=named,
        national=tuple(word for word in named if word in tokens and _tells_nation(word, tokens)),
        bodies=tuple(_bodies(before, after)),
        former=any(word in _FORMER for word in before) or plain.casefold().startswith("ex-"),
        another=another,
        clause=clause,
    )


def _counted(inner: Description, words: str, number: int | None, another: bool) -> Description:
    """*One of the officials*, *a group of doctors*: of those, so many."""
    return replace(inner, words=words, number=number, plural=(number or 2) > 1, definite=False, another=another)


def _member(inner: Description, words: str, number: int | None, another: bool) -> Description:
    """*Two members of the board*: of those, so many, and the board is where they belong."""
    whole = " ".join((*inner.before, inner.head))
    found = (*inner.bodies, *_bodies((whole,), ()))
    counted = _counted(inner, words, number, another)
    return replace(counted, head="member", before=(), after=(("of", whole), *inner.after), bodies=found)


def _parted(words: str) -> tuple[str, str]:
    """What stands before a relative clause or a comma, and the rest."""
    ends = [match.start() for match in (_CLAUSE.search(words, 1), re.compile(r"[,(]").search(words, 1)) if match]
    return (words[: min(ends)], words[min(ends) :].strip(" ,(")) if ends else (words, "")


def _opening(tokens: Sequence[str]) -> tuple[int, int | None, bool, bool, bool]:
    """Where the nouns begin; the number, whether it is definite, told apart, several."""
    place, number, definite, another, several = 0, None, False, False, False
    while place < len(tokens):
        word = tokens[place].casefold()
        if word in _ANOTHER:
            another, number = True, number or (1 if word == "another" else None)
        elif word in NUMBERS or word.isdecimal():
            counts = not (word in {"a", "an"} and number)
            number = (NUMBERS.get(word) or int(word)) if counts else number
        elif word in _SEVERAL:
            several = True
        elif word == "of" and (number or several):
            several = several and number is None
        elif word not in _ARTICLES:
            break
        definite = definite or word in _DEFINITE
        place += 1
    if definite and number == 1:
        number = 1
    return place, number, definite, another, several


def _stops(tokens: Sequence[str], place: int, start: int) -> bool:
    """Whether the noun phrase ends before ``place``."""
    word = tokens[place].casefold()
    if not word[0].isalnum():
        return True
    if place == start:
        return False
    if word in _STOPS:
        return True
    told = noun_class(roles.noun(tokens[place - 1]))
    return word.endswith(("ed", "ing")) and told is not None and not told.by_ending and noun_class(word) is None


def _head(tokens: Sequence[str], start: int, stop: int) -> int | None:
    """The last noun before ``stop`` that a list has; else the last word."""
    for place in range(stop - 1, start - 1, -1):
        noun = roles.noun(tokens[place])
        if roles.kind(noun) or noun in roles.listed("broad") or noun_class(noun) or roles.document_kind(noun):
            return place
    return stop - 1 if stop > start else None


def _names(tokens: Sequence[str], start: int, head: int | None) -> Iterator[str]:
    """Capitalised words; the first one and the head only where no list has them as nouns."""
    for place, token in enumerate(tokens):
        if place < start or not token[0].isupper():
            continue
        known = noun_class(roles.noun(token))
        common = roles.kind(roles.noun(token)) or (known is not None and not known.by_ending)
        if not ((place in (0, start, head)) and common):
            yield token


def _tells_nation(word: str, tokens: Sequence[str]) -> bool:
    place = tokens.index(word)
    follows = tokens[place + 1] if place + 1 < len(tokens) else ","
    leads_a_noun = follows[0].isalpha() and follows[0].islower() and follows.casefold() not in _STOPS
    return leads_a_noun and (names.is_national(word) or word.endswith(("’s", "'s", "s’", "s'")))


def _bodies(before: Sequence[str], after: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The kinds of bodies that somebody belongs to: *of the general staff*, *a ministry official*."""
    for phrase in (" ".join(before), *(words for preposition, words in after if preposition in _OF_A_BODY)):
        words = phrase.casefold().split()
        if any(one in roles.listed("military_staff") and next_ == "staff" for one, next_ in pairwise(words)):
            yield "military"
        for token in _TOKEN.findall(phrase):
            if token[0].islower() and (found := roles.body(roles.noun(token))):  # a Union may be a party
                yield found


def _after(tokens: Sequence[str], stop: int) -> Iterator[tuple[str, str]]:
    place = stop
    while place < len(tokens):
        word = tokens[place].casefold()
        if word in _PLACES:
            end = next((n for n in range(place + 1, len(tokens)) if tokens[n].casefold() in _PLACES - {"of"}), None)
            phrase = " ".join(tokens[place + 1 : end])
            if phrase:
                yield word, phrase
            place = len(tokens) if end is None else end
        else:
            place += 1


def short_name(name: str) -> str:
    """A name within a sentence: without relative clause, its article in small letters, cut where it is long."""
    words = " ".join(name.split()).strip(" ,")
    words = _BEHIND.split(words, maxsplit=1)[0]
    if words.casefold() in _PRONOUNS:
        return "somebody without a name"
    first, _, rest = words.partition(" ")
    if first.casefold() in _OPENERS:
        words = f"{first.casefold()} {rest}"
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"
