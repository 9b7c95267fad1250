"""The ways in which a sentence names whom it has something from: *told the Courier*, *the Courier reported, citing …*.

What is found here are names in such places. Whether a name is an outlet's, the words alone seldom tell (*told
Interline*, *told Congress*): ``strength`` says how much they do, and who knows the outlets decides.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.reading.text.quotation import Range
from sayso.vocabulary import CreditWay


@dataclass(frozen=True, slots=True)
class Naming:
    """A name where an outlet's would stand. Places are half-open ranges of the story's text."""

    name: Range  # without article and possessive
    place: Range  # the words that say so, the name among them
    way: CreditWay
    strength: float  # 0 to 1: how surely these words speak of an outlet, whatever the name
    cited: bool  # by the outlet named before it: *the Voice, which cited the Digest*
    covers: bool = True  # whether it says where a claim is from; not *additional reporting by*


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern with the name it is about in its group ``name``, or several of them in ``names``."""

    way: CreditWay
    pattern: re.Pattern[str]
    strength: float


@cache
def _file() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resources.files("sayso.tracing").joinpath("credits.toml").read_text("utf-8"))


@cache
def listed(group: str, name: str) -> tuple[str, ...]:
    """A list of ``credits.toml``: phrases where it has semicolons, else words."""
    words = _file()[group][name]["words"]
    parts = words.split(";") if ";" in words else words.split()
    return tuple(" ".join(part.split()) if part.strip(" \n") else "" for part in parts if part.strip())


def _any(group: str, name: str) -> str:
    words = (r"\s+".join(map(re.escape, word.split("-"))) for word in listed(group, name))
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_NAME_WORD = (
    r"(?:(?:Channel|Radio|Canal|TV|BBC|France|Kanal)\s\d{1,2}\b|St\.(?=\s)"
    r"|[^\W\d_a-z][\w&]*(?:[-.&][\w&]+)*(?:[’'](?!s?\b(?![’']))\w+)*)"
)
_THE = r"(?:(?:[Tt]he|[Aa]n?)\s+)?"
_ONE = rf"{_NAME_WORD}(?:\s+(?:(?:&|of|of\s+the|for|de|del|della|la|le|du|des|der|die|do|da)\s+)?{_NAME_WORD}){{0,6}}"
_NAME = rf"{_THE}(?P<name>{_ONE})(?!\w)"
_NAMES = rf"(?P<names>{_THE}{_ONE}(?:(?:,\s+|,?\s+and\s+|,?\s+or\s+){_THE}{_ONE})*)(?!\w)"
_PLACE = rf"(?:\s+(?:in|of|at)\s+(?:the\s+)?{_ONE})?"
_BETWEEN = r"(?:,\s+(?!and\b|but\b)[^,;.“”\"]{3,90},)?"
_CLOSES = r"(?=\s*[,.;]|\s+(?:in|on)\b|$)"
_DAY = r"(?:\s+(?:\w+day|on|last|this|the|week|month|year|night|morning))"


@cache
def frames() -> tuple[Frame, ...]:
    """All of them; of two about one name the one further up says more."""
    adverbs = rf"(?:\s+(?:{_any('words', 'adverbs')}|\w+day)){{0,4}}"
    after = r"(?:\s+[^\s,;]+){0,12}?"  # reported earlier on Wednesday, citing …
    kind = rf"(?:[’']s)?(?:\s+{_any('nouns', 'kinds')}){{0,2}}"
    strong, weak = _any("verbs", "strong"), _any("verbs", "weak")
    texts, talks, spoken = _any("nouns", "texts"), _any("nouns", "talks"), _any("verbs", "spoken")
    passive, handed = _any("verbs", "passive"), _any("verbs", "handed")
    had_it = r"(?:ha[ds]|have)\s+(?:it|that|this)\s+from"
    citing = rf"(?:citing|quoting|crediting|(?:which|who)\s+(?:has\s+)?(?:cited|quoted|cites|quotes|credited|{had_it}))"
    by_n, who, names = _NAME + kind + _PLACE, _NAME + kind + _PLACE + _BETWEEN + adverbs, _NAMES
    active = r"\b(?!\s+(?:by|in)\b)"  # the Courier quoted, not: the Courier, quoted by
    when = rf"(?:\s+(?:{_any('words', 'adverbs')}|\w+day|\d{{1,2}}\s+[A-Z]\w+|as\s+saying)){{0,4}}"
    rows: tuple[tuple[CreditWay, str, float], ...] = (
        ("additional reporting", rf"(?i:additional|with)\s+reporting\s+(?:by|from)\s+{names}", 0.3),
        ("additional reporting", rf"{_NAME}\s+contributed\s+to\s+this", 0.3),
        ("told", rf"\b(?:told|tells|telling)\s+{names}", 0.35),
        ("told", rf"\b{spoken}\s+(?:\w+\s+)?(?:to|with)\s+{names}", 0.25),
        ("told", rf"\b{talks}s?\s+(?:\w+\s+){{0,2}}?(?:with|to|for|on|in|by)\s+{names}", 0.4),
        ("told", rf"\binterviewed\s+by\s+{_NAME}", 0.5),
        ("told", rf"\b(?:on|to)\s+{_NAME}[’']s?\s+(?:\w+\s+){{0,3}}?(?:programme|program|show|podcast)", 0.6),
        (
            "reported",
            rf"\b(?P<cited>(?:cit|quot|credit)(?:ing|ed|e?s)|{had_it})\s+{_NAME}(?![’']s?\s+(?!{texts}))",
            0.2,
        ),
        ("quoted", rf"\b(?:cited|quoted)\s+(?:\w+\s+)?(?:by|in)\s+{names}", 0.5),
        ("quoted", rf"{who}\s+(?:quoted|quotes|quoting){active}", 0.6),
        ("reported", rf"{by_n},?\s+{citing}\b", 0.5),
        ("reported", rf"{who}\s+{strong}{after},?\s+{citing}\b", 0.7),
        ("reported", rf"{who}\s+{strong}{active}", 0.35),
        ("reported", rf"{who}\s+{weak},?\s+{citing}\b", 0.7),
        ("reported", rf"{by_n}{adverbs}\s+{weak}\b", 0.1),
        ("reported", rf"\b{texts}\s+(?:{_DAY})*\s*(?:published\s+)?(?:in|by|from|on|of)\s+{_NAME}", 0.4),
        ("reported", rf"\baccording\s+to\s+{_NAME}", 0.15),
        ("reported", rf"\b{passive}{when}\s+(?:by|in|on)\s+{names}", 0.25),
        ("reported", rf"\b{handed}\s+(?:to|with)\s+{names}", 0.3),
        ("reported", rf"{_NAME}(?:[’']s)?\s+(?:\w+\s+)?{texts}\b", 0.3),
        ("reported", rf"{_NAME}\s+{_any('nouns', 'staff')}\b", 0.4),
        ("reported", rf"\bin\s+(?:\w+day|yesterday|today)[’']s\s+{_NAME}", 0.6),
        ("reported", rf",[”’\"]?\s+(?:report|write|say|said|wrote|per|via)(?:ed|s)?\s+{_NAME}{_CLOSES}", 0.1),
        ("reported", rf"(?:[-–—]\s*|\(\s*|\b[Ss]ource:\s*|\b[Vv]ia\s+){_NAME}\s*\)?\s*\.?\s*$", 0.1),
    )
    return tuple(Frame(way, re.compile(words), strength) for way, words, strength in rows)


_CALENDAR = frozenset(name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name)
_PIECE = re.compile(rf"{_THE}({_ONE})")


def namings(text: str, start: int, end: int) -> tuple[Naming, ...]:
    """The names in places of outlets in ``text[start:end]``, a sentence, in the order of the names."""
    sentence = text[start:end]
    found: list[Naming] = []
    for frame in frames():
        for match in frame.pattern.finditer(sentence):
            for name in _names(sentence, match):
                place = (start + match.start(), start + max(match.end(), name[1]))
                cited, covers = "cited" in match.re.groupindex, frame.way != "additional reporting"
                one = Naming((start + name[0], start + name[1]), place, frame.way, frame.strength, cited, covers)
                _keep(found, one)
    return tuple(sorted(found, key=lambda one: one.name))


def _keep(found: list[Naming], one: Naming) -> None:
    """Add ``one``; a name that is there has the way that was found first, and the strength of both."""
    for place, other in enumerate(found):
        if other.name[0] < one.name[1] and one.name[0] < other.name[1]:
            longer = max(other, one, key=lambda naming: naming.name[1] - naming.name[0])
            found[place] = Naming(
                other.name if longer is other else one.name,
                other.place,
                other.way,
                max(other.strength, one.strength),
                other.cited or one.cited,
                other.covers and one.covers,
            )
            return
    found.append(one)


def _names(sentence: str, match: re.Match[str]) -> Iterator[Range]:
    """The names of a match, each without what opens a sentence, days and months."""
    group = "names" if "names" in match.re.groupindex else "name"
    for piece in _PIECE.finditer(sentence, *match.span(group)):
        start, end = piece.span(1)
        while start < end and (word := re.match(r"[\w’'.-]+\s*", sentence[start:end])):
            plain = word[0].strip(" \n.,").casefold()
            if plain not in _CALENDAR and not (plain in listed("words", "openers") and start == _first(sentence)):
                break
            start += word.end()
        end = start + len(sentence[start:end].rstrip(" .,’'"))
        if start < end and not _is_no_name(sentence[start:end].casefold()):
            yield start, end


def _is_no_name(words: str) -> bool:
    return words in _CALENDAR or words in listed("words", "no_names")


def _first(sentence: str) -> int:
    """Where the first word of a sentence stands."""
    return next((place for place, mark in enumerate(sentence) if mark.isalnum()), 0)


@dataclass(frozen=True, slots=True)
class Hearsay:
    """Words that say that other outlets have it, and name none."""

    place: Range
    words: str


@cache
def _vague() -> tuple[re.Pattern[str], ...]:
    phrases = [*listed("words", "vague"), *listed("words", "hearsay")]
    return tuple(re.compile(rf"(?<![\w-])(?:{words})(?:(?<=\s)|(?![\w-]))", re.IGNORECASE) for words in phrases)


_TO_THE_PRESS = re.compile(r"(?:\b(?:told|tells|telling|asked|urged|with|for|for\s+the|(?<!according )to))\s+$")
_EXPLAINS = re.compile(r"\w,\s+$")


def hearsay(text: str, start: int, end: int) -> tuple[Hearsay, ...]:
    """*media reports*, *a newspaper in the capital announced*, *reportedly*, in a sentence, in order.

    Not where the press is only spoken to (*told the media*), nor where the words explain a name (*, a newspaper,*).
    """
    found: list[Hearsay] = []
    for pattern in _vague():
        for match in pattern.finditer(text, start, end):
            place = (match.start(), match.start() + len(match[0].rstrip()))
            taken = any(other.place[0] < place[1] and place[0] < other.place[1] for other in found)
            if not taken and not _is_no_hearsay(text[start : place[0]], match[0].casefold()):
                found.append(Hearsay(place, text[slice(*place)]))
    return tuple(sorted(found, key=lambda one: one.place))


def _is_no_hearsay(before: str, words: str) -> bool:
    indefinite = words.startswith(("a ", "an ", "one ", "another ", "the "))
    return "social" in words or bool(_TO_THE_PRESS.search(before)) or bool(indefinite and _EXPLAINS.search(before))
