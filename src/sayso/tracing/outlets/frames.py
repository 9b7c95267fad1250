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
from typing import TypeAlias

from sayso.reading.text.quotation import Range
from sayso.vocabulary import CreditWay

_HELP: CreditWay = "additional reporting"


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
    needs: re.Pattern[str]  # in small letters, without which the pattern cannot match; quicker to look for
    pattern: re.Pattern[str]
    strength: float


@cache
def _file() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resources.files("sayso.tracing.outlets").joinpath("credits.toml").read_text("utf-8"))


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
    r"|[^\W\d_a-z][\w&]*(?:[-.&][\w&]+){0,6}(?:[’'](?!s?\b(?![’']))\w+)*)"
)
_THE = r"(?:(?:[Tt]he|[Aa]n?)\s+)?"
_ONE = rf"{_NAME_WORD}(?:\s+(?:(?:&|of|of\s+the|for|de|del|della|la|le|du|des|der|die|do|da)\s+)?{_NAME_WORD}){{0,6}}"
_NAME = rf"{_THE}(?P<name>{_ONE})(?!\w)"
_NAMES = rf"(?P<names>{_THE}{_ONE}(?:(?:,\s+{_THE}{_ONE})*,?\s+(?:and|or)\s+{_THE}{_ONE})?)(?!\w)"
_PLACE = rf"(?:\s+(?:in|of|at)\s+(?:the\s+)?{_ONE}|\s+\([^()]{{1,30}}\))?"
_BETWEEN = r"(?:,\s+(?!and\b|but\b)[^,;.“”\"]{3,90},)?"
_CLOSES = r"(?=\s*[,.;]|\s+(?:in|on)\b|$)"
_DAY = r"(?:\s+(?:\w+day|on|last|this|the|week|month|year|night|morning))"
_Row: TypeAlias = tuple[CreditWay, str, str, float]
"""How it is credited, what the sentence must have, the whole pattern, and how much that tells."""


@cache
def frames() -> tuple[Frame, ...]:
    """All of them; of two about one name the one further up says more."""
    rows = (*_told(), *_citing(), *_active(), *_passive())
    return tuple(
        Frame(way, re.compile(needs.replace("?i:", "?:")), re.compile(words), strength)
        for way, needs, words, strength in rows
    )


def _adverbs() -> str:
    return rf"(?:\s+(?:{_any('words', 'adverbs')}|\w+day)){{0,4}}"


def _subject() -> str:
    """A name as the subject of what follows, without what may stand between."""
    return rf"{_NAME}(?:[’']s)?(?:\s+{_any('nouns', 'kinds')}){{0,2}}{_PLACE}"


def _told() -> tuple[_Row, ...]:
    spoken, talks = rf"(?i:{_any('verbs', 'spoken')})", _any("nouns", "talks")
    handed = _any("verbs", "handed")
    asked = "(?:asked|interviewed|pressed|questioned)"
    shows = "(?:programme|program|show|podcast)"
    return (
        (_HELP, "(?i:reporting)", rf"(?i:additional|with)\s+reporting\s+(?:by|from)\s+{_NAMES}", 0.3),
        (_HELP, "contributed", rf"{_NAME}\s+contributed\s+to\s+this", 0.3),
        (
            "told",
            "t(?:old|ell)",
            rf"\b(?:told|tells|telling)\s+(?:(?:listener|viewer|reader)s\s+of\s+)?{_NAMES}(?!\s+to\s+[a-z])",
            0.35,
        ),
        ("told", spoken, rf"\b{spoken}\s+(?:\w+\s+)?(?:to|with)\s+{_NAMES}", 0.25),
        ("told", r"\bon\s", rf"\b(?:said|says|speaking|appearing|heard)\s+on\s+{_NAME}", 0.3),
        ("told", "wr[oi]t", rf"\b(?:wrote|writes|writing|written)\s+(?:in|for)\s+{_NAME}", 0.3),
        ("reported", handed, rf"\b{handed}\s+(?:to|with)\s+{_NAMES}", 0.3),
        ("told", talks, rf"\b{talks}s?\s+(?:\w+\s+){{0,2}}?(?:with|to|for|on|in|by)\s+{_NAMES}", 0.4),
        ("told", asked, rf"\b(?i:{asked})\s+(?:(?!and\b)\w+\s+){{0,3}}?(?:by|on)\s+{_NAME}", 0.35),
        (
            "told",
            "(?:read|hear|view|listen)ers",
            rf"{_NAME}\s+(?:readers|viewers|listeners)\s+(?:were|have\s+been)\s+told",
            0.4,
        ),
        ("told", shows, rf"\b(?i:on|to)\s+{_NAME}[’']s?\s+(?:\w+\s+){{0,3}}?{shows}", 0.6),
        ("told", r"[’']s", rf"\b(?i:on)\s+{_NAME}[’']s\s+[A-ZÀ-Þ]\w+", 0.3),
    )


def _citing() -> tuple[_Row, ...]:
    had_it = r"(?:ha[ds]|have)\s+(?:it|that|this)\s+from"
    cited = r"(?:cited|quoted|cites|quotes|credited)"
    citing = rf"(?:citing|quoting|crediting|(?:which|who)\s+(?:has\s+)?(?:{cited}|{had_it}))"
    object_ = rf"(?i:(?:cit|quot|credit)(?:ing|ed|e?s)|{had_it})"
    subject, adverbs, texts = _subject(), _adverbs(), _any("nouns", "texts")
    strong, weak = _any("verbs", "strong"), _any("verbs", "weak")
    soon = r"(?:\s+[^\s,;]+){0,12}?"  # reported earlier on Wednesday, citing …
    active = r"\b(?!\s+(?:by|in)\b)"  # not: the Courier, quoted by
    return (
        ("reported", object_, rf"\b(?P<cited>{object_})\s+{_NAME}(?![’']s?\s+(?!{texts}))", 0.2),
        ("quoted", "(?:cit|quot)ed", rf"\b(?:cited|quoted)\s+(?:\w+\s+)?(?:by|in)\s+{_NAMES}", 0.5),
        ("quoted", "quot", rf"{subject}{_BETWEEN}{adverbs}\s+(?:quoted|quotes|quoting){active}", 0.6),
        ("reported", citing, rf"{subject},?\s+{citing}\b", 0.5),
        ("reported", citing, rf"{subject}{_BETWEEN}{adverbs}\s+{strong}{soon},?\s+{citing}\b", 0.7),
        ("reported", citing, rf"{subject}{_BETWEEN}{adverbs}\s+{weak},?\s+{citing}\b", 0.7),
    )


def _active() -> tuple[_Row, ...]:
    subject, adverbs, texts = _subject(), _adverbs(), _any("nouns", "texts")
    strong, weak, brought = _any("verbs", "strong"), _any("verbs", "weak"), _any("verbs", "brought")
    staff = _any("nouns", "staff")
    itself = rf"\b(?!\s+(?:an?\s+|its\s+|the\s+)?(?:\S+\s+){{0,3}}?{_any('nouns', 'accounts')}\b)(?!\s+(?:by|in)\b)"
    return (
        ("reported", strong, rf"{subject}{_BETWEEN}{adverbs}\s+{strong}{itself}", 0.35),
        ("reported", strong, rf"{_NAMES}(?:\s+(?:both|all))?{adverbs}\s+{strong}{itself}", 0.35),
        ("reported", brought, rf"{subject}{adverbs}\s+{brought}\b", 0.3),
        ("reported", weak, rf"{subject}{_BETWEEN}{adverbs}\s+{weak}\b", 0.1),
        ("reported", r"[’']s\s", rf"{_NAME}[’']s\s+(?:[A-ZÀ-Þ][\w’-]+\s+){{1,3}}(?:{strong}|{weak})\b", 0.3),
        ("reported", r"ha[sd]\s+it", rf"{_NAME}\s+(?:has|had)\s+it\s+that\b", 0.3),
        ("reported", "(?i:if)", rf"\b(?i:if)\s+{_NAME}\s+is\s+(?:right|correct|to\s+be\s+believed)", 0.3),
        ("reported", texts, rf"{_NAME}(?:[’']s)?\s+(?:\w+\s+)?{texts}\b", 0.3),
        ("reported", staff, rf"{_NAME}(?:[’']s)?\s+(?:\w+\s+)?{staff}\b", 0.4),
    )


def _passive() -> tuple[_Row, ...]:
    texts, passive = rf"(?i:{_any('nouns', 'texts')}|column)", rf"(?i:{_any('verbs', 'passive')})"
    come = _any("verbs", "from")
    when = rf"(?:\s+(?:{_any('words', 'adverbs')}|\w+day|\d{{1,2}}\s+[A-Z]\w+|as\s+saying)){{0,4}}"
    that_day = r"\b(?i:in)\s+(?:\w+day|yesterday|today)[’']s"
    behind = r",[”’\"]?\s+(?:report|write|say|said|wrote|per|via)(?:ed|s)?"
    return (
        ("reported", texts, rf"\b{texts}\s+(?:{_DAY})*\s*(?:published\s+)?(?:in|by|from|on|of|for)\s+{_NAME}", 0.4),
        ("reported", "(?i:according)", rf"\b(?i:according\s+to)\s+{_NAME}", 0.15),
        ("reported", passive, rf"\b{passive}{when}\s+(?:by|in|on)\s+{_NAMES}", 0.25),
        ("reported", come, rf"\b{come}\s+from\s+{_NAME}", 0.15),
        ("reported", r"\bput\s", rf"\bput\s+at\s+(?:\S+\s+){{1,3}}?by\s+{_NAME}", 0.2),
        ("reported", "read|see|saw", rf"\b(?:read|reads|saw|see)\s+in\s+{_NAME}", 0.3),
        (
            "reported",
            "from|tip|h/t",
            rf"(?:^(?:Word\s+)?[Ff]rom|\b(?i:hat\s+tip\s+to|h/t))\s+{_NAME}(?=\s*[:,.]|\s+for\b)",
            0.3,
        ),
        ("reported", that_day, rf"{that_day}\s+{_NAME}", 0.6),
        ("reported", behind, rf"{behind}\s+{_NAME}{_CLOSES}", 0.1),
        ("reported", ":", rf"^{_NAME}:\s", 0.1),
        (
            "reported",
            r"[-–—(]|source|via",
            rf"(?:[-–—(]\s*|\b(?:[Ss]ource:|[Vv]ia)\s+){_NAME}\s*\)?\s*\.?\s*$",
            0.1,
        ),
    )


_CALENDAR = frozenset(name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name)
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_PIECE = re.compile(rf"{_THE}({_ONE})")


def namings(text: str, start: int, end: int) -> tuple[Naming, ...]:
    """The names in places of outlets in ``text[start:end]``, a sentence, in the order of the names."""
    sentence = text[start:end]
    plain = sentence.lower()
    found: list[Naming] = []
    for frame in frames() if _CAPITAL.search(sentence) else ():
        if not frame.needs.search(plain):
            continue
        for match in frame.pattern.finditer(sentence):
            names = list(_names(sentence, match))
            for name in names:
                whole = (match.start(), max(match.end(), name[1])) if len(names) == 1 else name
                place = (start + whole[0], start + whole[1])
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
        last = sentence[start:end].rpartition(" ")
        if last[0] and last[2].casefold() in _CALENDAR:  # told Radio Fjell Wednesday evening
            end = start + len(last[0])
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
_PRESS = re.compile(r"media|press|news|paper|report|broadcast|tabloid|outlet|television|tv|radio|magazine|wire", re.I)
_CLAUSE_STARTS = re.compile(r"(?:[,;:–—“”(]|\b(?:to|and|but|that|if|as|by|in|from))\s*$")
_EXPLAINS = re.compile(r"\w,\s+$")


def hearsay(text: str, start: int, end: int) -> tuple[Hearsay, ...]:
    """*media reports*, *a newspaper in the capital announced*, *reportedly*, in a sentence, in order.

    Not where the press is only spoken to (*told the media*), nor where the words explain a name (*, a newspaper,*).
    """
    found: list[Hearsay] = []
    if not _PRESS.search(text, start, end):
        return ()
    named = len(listed("words", "vague"))
    for number, pattern in enumerate(_vague()):
        for match in pattern.finditer(text, start, end):
            place = (match.start(), match.start() + len(match[0].rstrip()))
            taken = any(other.place[0] < place[1] and place[0] < other.place[1] for other in found)
            told = number >= named or _is_cited(text[start : place[0]], text[place[1] : end])
            if told and not taken and not _is_no_hearsay(text[start : place[0]], match[0].casefold()):
                found.append(Hearsay(place, text[slice(*place)]))
    return tuple(sorted(found, key=lambda one: one.place))


def _is_cited(before: str, behind: str) -> bool:
    """Whether the words around *media outlets* tell that these are cited."""
    next_ = re.match(r"\s*(?:\([^)]*\)\s*)?(?:\w+ly\s+|also\s+|in\s+\w+\s+)?([\w’']+)", behind)
    last = re.search(r"(\w+)\s*$", before)
    return bool(
        (next_ and next_[1].casefold() in listed("words", "says"))
        or (last and last[1].casefold() in listed("words", "by"))
    )


def _is_no_hearsay(before: str, words: str) -> bool:
    indefinite = words.startswith(("a ", "an ", "one ", "another ", "the "))
    if words.startswith("reports ") and before.strip() and not _CLAUSE_STARTS.search(before):
        return True  # a verb: the agency reports that
    return "social" in words or bool(_TO_THE_PRESS.search(before)) or bool(indefinite and _EXPLAINS.search(before))
