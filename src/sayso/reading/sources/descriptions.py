"""Whom a definite description takes up again: *the chief* is the fire chief named before.

Rules of which each is right nearly always; what none of them knows is left to the model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sayso.reading.grammar.nouns import NOUN_TAGS, Noun, is_noun, noun_at
from sayso.reading.grammar.words import Words
from sayso.reading.sources.bearers import Bearer, Parts
from sayso.reading.sources.coreference import Cast
from sayso.reading.sources.justification import before, behind
from sayso.reading.sources.titles import KIN, is_role, titles
from sayso.reading.text.lexicon import noun_class, singular, word_list
from sayso.reading.text.outlets import is_outlet

Back: TypeAlias = tuple[Noun, str, float]

OFFICE, SAME_NOUN, PART_OF_NAME, SAME_PERSON, INSTITUTION = 0.9, 0.85, 0.9, 0.8, 0.75
_FAR = 4  # sentences back in which an organisation is near
_LONGEST = 12  # words of what explains a name in which an office is looked for
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both"])
_ANYBODY = frozenset(["man", "woman", "person", "boy", "girl", "people", "men", "women", "couple", "pair"])


# Ranks before a name, and how the same people are spoken of without it.
_IN_FULL = {
    "sen": ("senator", "lawmaker"),
    "rep": ("representative", "congressman", "congresswoman", "lawmaker"),
    "gov": ("governor",),
    "gen": ("general",),
    "col": ("colonel",),
    "sgt": ("sergeant",),
    "lt": ("lieutenant",),
    "capt": ("captain",),
    "prof": ("professor",),
    "det": ("detective",),
    "rev": ("reverend", "pastor"),
    "cllr": ("councillor",),
    "supt": ("superintendent",),
    "ceo": ("executive",),
}
_COMMON = frozenset(["republican", "democratic", "then", "same", "veteran", "longtime", "chief"])


_NAMED_SO = word_list("institutions")
_POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our"])
# Nouns for organisations, and the last words of names that they can mean; None: names that say no more than a name.
_INSTITUTIONS: tuple[tuple[frozenset[str], frozenset[str | None]], ...] = (
    (
        frozenset(["company", "firm", "carrier", "retailer", "manufacturer", "maker", "bank", "publisher", "chain"]),
        frozenset([None, "bank", "company", "corporation", "group", "network"]),
    ),
    (frozenset(["union"]), frozenset(["union", "association", "federation", "brotherhood", "guild"])),
    (frozenset(["club", "team", "side"]), frozenset([None, "club", "team"])),
    (
        frozenset(["agency", "bureau", "department", "office", "regulator", "watchdog"]),
        frozenset(["agency", "bureau", "department", "office", "administration", "service", "commission", "authority"]),
    ),
    (
        frozenset(["group", "organization", "organisation", "charity", "association", "nonprofit", "campaign"]),
        frozenset(
            [None, "group", "association", "foundation", "alliance", "coalition", "society", "federation", "league"]
        ),
    ),
    (
        frozenset(["school", "college", "university", "institute"]),
        frozenset(["school", "college", "university", "institute"]),
    ),
    (frozenset(["hospital", "clinic"]), frozenset(["hospital", "clinic", "center", "centre"])),
    (
        frozenset(["newspaper", "paper", "magazine", "network", "station", "broadcaster", "outlet"]),
        frozenset(["outlet"]),
    ),
)


@dataclass(frozen=True, slots=True)
class _Office:
    """Who holds an office: the first name of that bearer, and all words of the titles."""

    bearer: Parts
    place: int
    words: frozenset[str]


class Descriptions:
    """What the descriptions of a story take up."""

    def __init__(self, words: Words, cast: Cast) -> None:
        self._words = words
        self._bearers = _bearers(cast)
        self._offices = self._held()
        self._parts = self._named()
        self._nouns: defaultdict[str, list[int]] = defaultdict(list)
        for word in range(len(words)):
            if words.pos[word] in NOUN_TAGS and words.name(word) is None and is_noun(words, word):
                self._nouns[singular(words[word].casefold())].append(word)

    def back(self, noun: Noun) -> Back | None:
        """What ``noun`` takes up, why, and how sure that is; None where no rule tells."""
        if noun.kind != "description" or not self._is_definite(noun):
            return None
        return (
            self._by_office(noun)
            or self._by_name(noun)
            or self._by_noun(noun)
            or self._anybody(noun)
            or self._institution(noun)
        )

    def organization(self, noun: Noun) -> Back | None:
        """The organisation that a noun means, with an article or without: *a trust official*."""
        return self._by_name(noun) or self._institution(noun)

    def _is_definite(self, noun: Noun) -> bool:
        first = self._words.within(noun.start, noun.end)
        if not first:
            return False
        return self._words[first.start].casefold() in _DEFINITE or self._words.pos[first.start] == "PRP$"

    def _phrase(self, noun: Noun) -> frozenset[str]:
        """The words of its phrase, in small letters."""
        return frozenset(self._words[word].casefold() for word in self._words.within(noun.start, noun.end))

    def _said(self, noun: Noun) -> frozenset[str]:
        """The words of its phrase, singular and in small letters."""
        return frozenset(singular(word) for word in self._phrase(noun) if word[0].isalnum())

    def _key(self, noun: Noun) -> str:
        return singular(self._words[noun.head].casefold())

    def _by_office(self, noun: Noun) -> Back | None:
        """*The minister*, where one person is called a minister; *the Vermont senator*, where one is from there."""
        if noun.plural:
            return None
        own = self._phrase(noun)
        more = own - _DEFINITE - {self._words[noun.head].casefold()} - _COMMON - _POSSESSIVES
        held = [office for office in self._offices.get(self._key(noun), ()) if more <= office.words]
        before = [office for office in held if office.place < noun.head]
        if not before and own & _POSSESSIVES:  # *his lawyer*, of whom the story tells the name only later
            before = held
        if len({office.bearer for office in before}) != 1:
            return None
        return noun_at(self._words, before[0].place), "the office that the story says this person holds", OFFICE

    def _by_name(self, noun: Noun) -> Back | None:
        """*The ministry*, where one organisation has the word in its name."""
        own = self._phrase(noun)
        before = {
            bearer: word
            for bearer, word in self._parts.get(self._key(noun), {}).items()
            if word < noun.head and not own - {*bearer, *_DEFINITE, self._words[noun.head].casefold()}
        }
        if noun.plural or len(before) != 1:
            return None
        return (
            noun_at(self._words, next(iter(before.values()))),
            "a word of the name of this organisation",
            PART_OF_NAME,
        )

    def _by_noun(self, noun: Noun) -> Back | None:
        """*The report*, where a report was spoken of before."""
        known = noun_class(self._words[noun.head])
        earlier = [word for word in self._nouns[self._key(noun)] if word < noun.head]
        if not earlier or known is None or known.name == "group":
            return None
        found = [noun_at(self._words, word) for word in earlier]
        own = self._said(noun) - _DEFINITE - _POSSESSIVES
        new = [
            each
            for each in found
            if not self._is_definite(each) and each.plural == noun.plural and own <= self._said(each)
        ]
        taken = new[-1] if new else None
        return (taken, "the same noun before", SAME_NOUN) if taken else None

    def _anybody(self, noun: Noun) -> Back | None:
        """*The man*, *the people*: the one, or those, described right before."""
        if self._key(noun) not in _ANYBODY and self._words[noun.head].casefold() not in _ANYBODY:
            return None
        sentence = self._words.sentences[noun.head]
        for word in range(noun.head - 1, -1, -1):
            if sentence - self._words.sentences[word] > 3:
                return None
            known = noun_class(self._words[word]) if self._words.pos[word] in NOUN_TAGS else None
            if known is None or self._words.types[word] != "person" or self._words.name(word):
                continue
            other = noun_at(self._words, word)
            if other.plural == noun.plural and not self._is_definite(other):
                return other, "the one described before", SAME_PERSON
        return None

    def _institution(self, noun: Noun) -> Back | None:
        """*The company*, *the union*: the one organisation named not long before that can be one."""
        kinds = next((kinds for nouns, kinds in _INSTITUTIONS if self._key(noun) in nouns), None)
        own = self._phrase(noun)
        if kinds is None or noun.plural or own - _DEFINITE - {self._words[noun.head].casefold()}:
            return None
        sentence = self._words.sentences[noun.head]
        near: dict[Parts, int] = {}
        for bearer in self._bearers:
            places = [name.head for name in bearer.names if name.head < noun.head]
            last = self._words.sentences[places[-1]] if places else -_FAR
            if bearer.type == "organization" and sentence - last < _FAR and _can_be(bearer.parts, kinds):
                near[bearer.parts] = bearer.names[0].head
        if len(near) != 1:
            return None
        return (
            noun_at(self._words, next(iter(near.values()))),
            "the only organisation near that can be one",
            INSTITUTION,
        )

    def _held(self) -> dict[str, list[_Office]]:
        """For each noun of an office, who holds it."""
        held: defaultdict[str, list[_Office]] = defaultdict(list)
        for bearer in self._bearers:
            if bearer.type != "person":
                continue
            places = [self._words.within(*noun.name) for noun in bearer.names if noun.name]
            found = titles(self._words, [(place.start, place.stop) for place in places], lambda _: True)
            ranges = [(title.start, title.end) for title in found]
            for place in places:
                ranges += [*behind(self._words, place.stop - 1, place.stop), *before(self._words, place.start)]
            said = {self._words[word].casefold() for start, end in ranges for word in range(start, end)}
            office = _Office(bearer.parts, bearer.names[0].head, frozenset(said))
            for start, end in ranges:
                for word in range(start, min(end, start + _LONGEST)):
                    if is_role(self._words, word) or self._words[word].casefold() in KIN:
                        text = self._words[word].casefold().rstrip(".")
                        for name in (singular(text), *_IN_FULL.get(text, ())):
                            held[name].append(office)
        return held

    def _explaining(self, bearer: Bearer) -> Iterator[int]:
        """The nouns by which the story says what an organisation is: *RIWS, the nurses’ union*."""
        for name in bearer.names:
            yield from self._words.children(name.head, "appos")
            head = self._words.heads[name.head]
            if head >= 0 and self._words.related(name.head, "nsubj") and self._words.children(head, "cop"):
                yield head

    def _named(self) -> dict[str, dict[Parts, int]]:
        """For each word of an organisation's name, which organisations have it, and where they are first named."""
        named: defaultdict[str, dict[Parts, int]] = defaultdict(dict)
        for bearer in self._bearers:
            if bearer.type == "organization":
                explained = [singular(self._words[noun].casefold()) for noun in self._explaining(bearer)]
                for part in (*bearer.parts, *explained):
                    named[singular(part)].setdefault(bearer.parts, bearer.names[0].head)
        return named


def _bearers(cast: Cast) -> list[Bearer]:
    """Everybody who is named, in the order of their first names."""
    found: dict[Parts, Bearer] = {}
    for noun in cast.nouns:
        if bearer := cast.bearer(noun):
            found.setdefault(bearer.parts, bearer)
    return list(found.values())


def _can_be(parts: Parts, kinds: frozenset[str | None]) -> bool:
    """Whether an organisation with the name ``parts`` can be one of ``kinds``."""
    said = [singular(part) for part in parts if singular(part) in _NAMED_SO]
    if is_outlet(" ".join(parts)):
        return "outlet" in kinds
    return said[-1] in kinds if said else None in kinds
