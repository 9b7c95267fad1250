"""The names of a story and who bears them: *Christo Grozev* and *Grozev*, *Federal Security Service* and *FSB*.

A short form belongs to the one longer name that ends with it (or, for a single first name, begins with it); where two
longer names do, it is left by itself: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sayso.reading.titles import HONORIFICS
from sayso.reading.words import Name, Words

_EMPTY = frozenset(["the", "of", "for", "and", "a", "an", "&", "in", "on", "'s", "’s"])
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "mp"])
_IGNORED = HONORIFICS | _SUFFIXES | _EMPTY
_BRACKETS = frozenset(["(", "-LRB-"])

Parts = tuple[str, ...]


class Names:
    """Every name in a story, those of one bearer together under their fullest form."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._parts = {name: self._split(name) for name in words.names}
        persons = {self._parts[name] for name in words.names if name.type == "person"} - {()}
        others = {parts for parts in self._parts.values() if parts} - persons
        self._fullest = {parts: _fullest(parts, persons) for parts in persons}
        self._fullest |= {parts: _fullest_organization(parts, others) for parts in others}
        self._fullest |= dict(self._introduced())
        self._of: defaultdict[Parts, list[Name]] = defaultdict(list)
        for name in words.names:
            self._of[self.bearer(name)].append(name)

    def _split(self, name: Name) -> Parts:
        words = [self._words[word].casefold().strip(".,’'“”\"") for word in range(name.start, name.end)]
        return tuple(word for word in words if word and word not in _IGNORED)

    def parts(self, name: Name) -> Parts:
        """The words of a name of the story that tell it from others, in small letters."""
        return self._parts[name]

    def bearer(self, name: Name) -> Parts:
        """What is the same for all names of one bearer: the parts of the fullest."""
        parts = self._parts[name]
        seen = {parts}
        while (fuller := self._fullest.get(parts, parts)) not in seen:
            seen.add(fuller)
            parts = fuller
        return parts

    def of(self, bearer: Parts) -> tuple[Name, ...]:
        """All names of one bearer, in reading order."""
        return tuple(self._of[bearer]) if bearer else ()

    def _introduced(self) -> Iterator[tuple[Parts, Parts]]:
        """Acronyms in brackets behind what they stand for: *Federal Security Service (FSB)*."""
        for long, short in zip(self._words.names, self._words.names[1:], strict=False):
            gap = [self._words[word] for word in range(long.end, short.start)]
            text = self._words[short.start]
            in_brackets = len(gap) == 1 and gap[0] in _BRACKETS and re.fullmatch(r"[A-Z][\w&.-]{1,9}", text)
            # *Federal Security Service (FSB)*: initials of another language agree in the first letter at least.
            parts = self.parts(long)
            alike = bool(parts) and (initials_agree(text, parts) or parts[0].startswith(text[0].casefold()))
            if in_brackets and long.type != "person" and alike:
                yield self.parts(short), parts


def initials_agree(short: str, parts: Parts) -> bool:
    """Whether the letters of an acronym stand in the words in this order, the first at the beginning of the first."""
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    initials = "".join(part[0] for part in parts)
    if len(parts) < 2 or not letters:
        return False
    if "".join(letters) == initials:
        return True
    place = 0
    joined = " ".join(parts)
    for letter in letters:
        place = joined.find(letter, place) + 1
        if not place:
            return False
    return joined[0] == letters[0]


def _fullest(parts: Parts, others: set[Parts]) -> Parts:
    """The longest name of a person that ``parts`` is a short form of; ``parts`` where none or several are."""
    longer = [other for other in others if len(other) > len(parts) and _is_short(parts, other)]
    whole = [other for other in longer if not any(_is_short(other, more) for more in longer if len(more) > len(other))]
    return whole[0] if len(whole) == 1 else parts


def _is_short(parts: Parts, other: Parts) -> bool:
    if parts == other[-len(parts) :]:
        return True
    if len(parts) == 1:
        return parts[0] == other[0]
    return parts[-1] == other[-1] and parts[0] == other[0]  # Steve King, Steve Arnold King


def _fullest_organization(parts: Parts, others: set[Parts]) -> Parts:
    """The longer name of an organisation of which ``parts`` are the initials or the first or last words."""
    longer = [other for other in others if len(other) > len(parts)]
    whole = [
        other
        for other in longer
        if (len(parts) == 1 and len(parts[0]) > 1 and parts[0].replace(".", "") == "".join(part[0] for part in other))
        or (len(parts) > 1 and parts in {other[: len(parts)], other[-len(parts) :]})
    ]
    return whole[0] if len(whole) == 1 else parts
