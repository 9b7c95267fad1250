"""What a passage says by itself: pronouns and short names replaced by what they stand for, and the names in it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from sayso.reading.text.lexicon import word_list
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Attribution, Reading, Source, Span

_NAME = re.compile(
    r"[^\W\d_a-z]\w*(?:[’'.&-]+\w+)*(?:’s?|'s?)?(?:\s(?:(?:of|for|de|la|von|van|al)\s(?:the\s)?)?[^\W\d_a-z]\w*(?:[’'.&-]+\w+)*(?:’s?|'s?)?)*"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our"))
_REPLACED = ("short name", "acronym", "pronoun", "first person")
_TITLES = re.compile(
    r"^(?:the|a|an|mr|mrs|ms|dr|sir|president|prime minister|minister|colonel|general|professor)\.?\s+", re.IGNORECASE
)
_EMPTY = word_list("empty")
_DAYS = frozenset(name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name)  # times, no names
_QUOTES = '“”„‘"»«'


class Wordings:
    """What the passages of one story say, each by itself."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.story.text
        self._stands_for = sorted(
            ((mention.span, source) for source in reading.sources for mention in source.mentions
             if mention.form in _REPLACED and _is_named(source)),
            key=lambda pair: (pair[0].start, pair[0].end),
        )  # fmt: skip
        self._known, self._full = _names_of(reading)

    def wording(self, ranges: Sequence[Range], attribution: Attribution | None) -> str:
        """The words of ``ranges`` with whom its pronouns and short names mean put in their place."""
        speaker = {resolution.source for resolution in attribution.by} if attribution else set()
        parts = [self._part(start, end, speaker) for start, end in ranges]
        words = " ".join(" ".join(parts).translate({ord(mark): None for mark in _QUOTES}).split())
        return words.strip(" ,;")

    def names(self, wording: str) -> frozenset[str]:
        """The names in ``wording``, casefolded, the fullest form that the story has of each."""
        found = (plain(words) for words in _names(wording, self._known))
        return frozenset(self._full.get(name, name) for name in found if name)

    def _part(self, start: int, end: int, speaker: set[str]) -> str:
        parts, place = [], start
        for span, source in self._stands_for:
            if span.start < place or span.end > end:
                continue
            own = span.text.casefold() in ("i", "me", "my", "we", "us", "our")
            if own and source.id not in speaker:
                continue
            parts += [self._text[place : span.start], _in_place_of(span, source)]
            place = span.end
        return "".join([*parts, self._text[place:end]])


def plain(name: str) -> str:
    """A name casefolded, without article, title and possessive."""
    words = _POSSESSIVE.sub("", name.strip(" .,")).casefold().replace("’", "'")
    return _TITLES.sub("", words)


def _in_place_of(span: Span, source: Source) -> str:
    name = _POSSESSIVE.sub("", source.name.text)
    return f"{name}’s" if span.text.casefold() in _POSSESSIVES or _POSSESSIVE.search(span.text) else name


def _is_named(source: Source) -> bool:
    return source.type in ("named_person", "named_organization", "outlet") and any(map(str.isupper, source.name.text))


def _starts(text: str, place: int) -> bool:
    """Whether a sentence or quotation starts at ``place``, where any word has a capital."""
    before = text[:place].rstrip(" “‘\"'([")
    return not before or before[-1] in ".!?…:\n"


def _names(text: str, known: frozenset[str]) -> Iterator[str]:
    """Names as they stand in ``text``; a sentence's first word only where it is ``known`` or leads a longer name."""
    for match in _NAME.finditer(text):
        words = match[0].split(" ")
        first = plain(words[0])
        at_start = _starts(text, match.start()) and first not in known
        if first in _EMPTY or (at_start and (len(words) == 1 or words[1].islower())):  # Guards of the Velm Trust
            words = words[1:]
            while words and words[0].islower():
                words = words[1:]
        while words and plain(words[0]) in _DAYS:
            words = words[1:]
        while words and plain(words[-1]) in _DAYS:
            words = words[:-1]
        if words:
            yield " ".join(words)


def _names_of(reading: Reading) -> tuple[frozenset[str], dict[str, str]]:
    """Words that begin names inside sentences, and from short names to the full ones."""
    found = [plain(words) for words in _names(reading.story.text, frozenset())]
    full: dict[str, set[str]] = {}
    for name in found:
        words = name.split(" ")
        if len(words) > 1:
            full.setdefault(words[-1], set()).add(name)
    short = {last: next(iter(names)) for last, names in full.items() if len(names) == 1}
    sources = {
        plain(mention.span.text): plain(source.name.text)
        for source in reading.sources
        if _is_named(source)
        for mention in source.mentions
        if mention.form in ("short name", "acronym", "name")
    }
    return frozenset(name.split(" ")[0] for name in found) | short.keys(), short | sources
