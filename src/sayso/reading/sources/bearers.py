"""Who bears the names of a story: *Steve King*, *Mr. King* and *King*; *Federal Security Services* and *FSB*.

By rules, and over the whole story at once, since a headline may have the short form first. A surname of two people goes
to the one whom nearness, a title or the story's main subject decides for, and else to nobody: a wrong name is worse
than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from sayso.reading.grammar.nouns import Gender, Noun, first_names
from sayso.reading.grammar.words import NameType, Words
from sayso.reading.text.lexicon import noun_class, word_list

SAME = "the same name"
SHORT = "short form of the name"
ACRONYM = "acronym introduced in the text"
INITIALS = "initials of the name"

_SUFFIXES = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "mp", "corp", "inc", "ltd", "co", "plc", "llc"]
)
_ENDS = word_list("institutions") | word_list("companies")
_EMPTY = frozenset(["the", "a", "an", "'s", "’s"])
_UNCOUNTED = frozenset(["of", "for", "and", "&", "in", "on", "the", "to"])  # by initials
# Sentences back in which somebody's full name, or a bare surname before, decides whose a bare surname is.
_NEAR, _NEAR_BARE = 2, 8
# Of two with one surname, the one whose full name the story has so many times as often is its subject.
_SUBJECT = 2
_LONG = 7  # letters of a word in brackets behind a name that is no acronym of it

Parts = tuple[str, ...]


@dataclass
class Bearer:
    """One who bears names: the nouns that name it, in reading order, and the first of those with the fullest name."""

    type: NameType
    parts: Parts  # of the fullest name
    names: list[Noun] = field(default_factory=list)

    @property
    def gender(self) -> Gender | None:
        """As the first name or title tells that has one; what foreign first names tell is not to be trusted."""
        return next((noun.gender for noun in self.names if noun.gender), None)


class Bearers:
    """The bearers of the names among ``nouns``, which stand in reading order."""

    def __init__(self, words: Words, nouns: Sequence[Noun]) -> None:
        self._words = words
        self._parts = {noun.head: parts for noun in nouns if noun.name and (parts := _parts(words, noun))}
        named = [noun for noun in nouns if noun.head in self._parts]
        self._first: dict[Parts, int] = {}
        for noun in named:
            self._first.setdefault(self._parts[noun.head], noun.head)
        self._introduced = self._acronyms(named)
        self._types = self._voted(named)
        self._full = Counter((parts[0], parts[-1]) for parts in self._parts.values() if len(parts) > 1)
        self._of: dict[int, Bearer] = {}
        self._reasons: dict[Parts, str] = {}
        candidates = self._candidates()
        for noun in named:
            bearer = self._chosen(noun, candidates[self._parts[noun.head]])
            if bearer:
                self._of[noun.head] = bearer
                bearer.names.append(noun)

    def of(self, noun: Noun) -> Bearer | None:
        """Who bears the name of ``noun``; None for a noun without a name, or with one that several bear."""
        return self._of.get(noun.head)

    def group(self, noun: Noun) -> Hashable:
        """What is the same for all nouns that name one bearer, or have a surname that nobody can be told by."""
        return id(self._of[noun.head]) if noun.head in self._of else self._parts.get(noun.head)

    def fullest(self, bearer: Bearer) -> Noun:
        """The first noun with the fullest name of ``bearer``."""
        return max(bearer.names, key=lambda noun: (len(self._parts[noun.head]), -noun.head))

    def reason(self, noun: Noun) -> str:
        """Why ``noun`` names its bearer."""
        return self._reasons.get(self._parts.get(noun.head, ()), SAME)

    def _voted(self, named: Sequence[Noun]) -> dict[Parts, NameType]:
        """What bears a name, by most of its mentions."""
        votes: dict[Parts, Counter[NameType]] = {}
        for noun in named:
            votes.setdefault(self._parts[noun.head], Counter())[noun.type] += 1
        return {parts: counter.most_common(1)[0][0] for parts, counter in votes.items()}

    def _acronyms(self, named: Sequence[Noun]) -> dict[Parts, Parts]:
        """Acronyms in brackets right behind what they stand for, or the other way round."""
        found: dict[Parts, Parts] = {}
        for noun, following in pairwise(named):
            if noun.name and following.name and self._words.text[noun.name[1] : following.name[0]].strip() == "(":
                pair = self._parts[noun.head], self._parts[following.head]
                short, long = sorted(pair, key=len)
                # *Federal Security Services (FSB)*: initials of another language have the first letter at least.
                first = short[0][:1] == long[0][:1] and len(short[0]) < _LONG
                if len(short) == 1 < len(long) and (first or abbreviates(short[0], long)):
                    found[short] = long
        return found

    def _candidates(self) -> dict[Parts, list[Bearer]]:
        """Those who may bear a name: those of the longer names that it is short for; else one of its own."""
        found: dict[Parts, list[Bearer]] = {}
        for parts in sorted(self._types, key=len, reverse=True):
            bearers: dict[int, Bearer] = {}
            for other in found:
                reason = self._stands_for(parts, other)
                if reason and len(found[other]) == 1:
                    bearers[id(found[other][0])] = found[other][0]
                    self._reasons[parts] = reason
            found[parts] = list(bearers.values()) or [Bearer(self._types[parts], parts)]
        return found

    def _stands_for(self, parts: Parts, other: Parts) -> str | None:
        """The reason why the name ``parts`` stands for the one that has ``other``; None where it does not."""
        type_, other_type = self._types[parts], self._types[other]
        if self._introduced.get(parts) == other:
            return ACRONYM
        if other_type == "person":
            # A bare surname may have been taken for something else: *Clinton*, a place.
            fits = _is_same_person(parts, other) if type_ == "person" else parts == other[-1:]
            return SHORT if fits else None
        if type_ == "person" or other_type == "place" or len(parts) >= len(other):
            return None
        if len(parts) == 1 and abbreviates(parts[0], other):
            return INITIALS
        whole = len(parts) > 1 or (
            type_ == other_type and not noun_class(parts[0]) and self._is_introduced(parts, other)
        )
        return SHORT if whole and parts in (other[: len(parts)], other[-len(parts) :]) else None

    def _is_introduced(self, parts: Parts, other: Parts) -> bool:
        """Whether the longer name comes first, or says by its end what bears it: else *Lumenware Tide* is a product."""
        return self._first[other] < self._first[parts] or other[-1] in _ENDS

    def _chosen(self, noun: Noun, candidates: Sequence[Bearer]) -> Bearer | None:
        """Which of those who bear its name ``noun`` means, if that can be told."""
        if noun.gender and len(candidates) > 1:
            candidates = [one for one in candidates if _gender_of(one.parts) in (noun.gender, None)]
        if len(candidates) < 2 or candidates[0].type != "person":
            return candidates[0] if candidates else None
        return self._nearest(noun, candidates) or self._subject(candidates)

    def _nearest(self, noun: Noun, candidates: Sequence[Bearer]) -> Bearer | None:
        """The last one before ``noun``, if what was said there was about that one or it was a bare surname too."""
        named = [one for one in candidates if one.names]
        if not named:
            return None
        nearest = max(named, key=lambda one: one.names[-1].head)
        last = nearest.names[-1]
        distance = self._words.sentences[noun.head] - self._words.sentences[last.head]
        if len(self._parts[last.head]) == 1:
            return nearest if distance <= _NEAR_BARE else None
        is_topic = self._words.related(last.head, "nsubj", "nsubjpass") or distance == 0
        return nearest if is_topic and distance <= _NEAR else None

    def _subject(self, candidates: Sequence[Bearer]) -> Bearer | None:
        """The one whom the story names so much more often, in full or so far, that it is about that one."""
        counts = {id(one): self._full[one.parts[0], one.parts[-1]] + len(one.names) for one in candidates}
        first, second = sorted(candidates, key=lambda one: -counts[id(one)])[:2]
        return first if counts[id(first)] >= _SUBJECT * counts[id(second)] else None


def abbreviates(short: str, parts: Parts) -> bool:
    """Whether ``short`` is made of the initials of ``parts``, with or without the small words: *DOJ*."""
    letters = short.replace(".", "")
    full = "".join(part[0] for part in parts)
    return len(letters) > 1 and letters in (full, "".join(part[0] for part in parts if part not in _UNCOUNTED))


def _parts(words: Words, noun: Noun) -> Parts:
    """The words of a name that tell it from others, in small letters."""
    found = (
        [words[word].casefold().replace("’", "'").rstrip(".") for word in words.within(*noun.name)] if noun.name else []
    )
    found = [word for word in found if word[:1].isalnum() and word not in _EMPTY]
    while len(found) > 1 and found[0] in _titles():  # *Mr. King*, but *Larry King*
        del found[0]
    while len(found) > 1 and found[-1] in _SUFFIXES:
        del found[-1]
    return tuple(found)


@cache
def _titles() -> frozenset[str]:
    return word_list("honorifics") | word_list("ranks")


def _is_same_person(parts: Parts, other: Parts) -> bool:
    """Whether two names of people, the second no shorter, may be one's: *King*, *Steve King*, *Steve Arnold King*."""
    if len(parts) == 1:
        return len(other) > 1 and parts[0] in other  # the first name, the last, or the *“Roz”* between them
    if parts == other[-len(parts) :]:
        return True
    first, full = sorted((parts[0], other[0]), key=len)
    return parts[-1] == other[-1] and full.startswith(first) and len(first) != 2  # J. Lynd, Chris and Christopher Lynd


def _gender_of(parts: Parts) -> Gender | None:
    return first_names().get(parts[0]) if len(parts) > 1 else None
