"""Whether two documents are one, and whether a document is what its author says: cautious, since reports are many."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.reading.sourcing.likeness import stems
from sayso.tracing.sources import names, roles
from sayso.tracing.sources.bodies import same_words
from sayso.tracing.sources.descriptions import described
from sayso.tracing.sources.portraits import Portrait
from sayso.tracing.sources.sameness import Sameness

_MONTHS = frozenset(name.casefold() for name in calendar.month_name if name)
_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{'|'.join(sorted(_MONTHS))})\b(?: \d{{1,2}}\b)?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_a-z][\w&-]+")
_OWNED = re.compile(r"^(?:an? )?(?P<owner>.+?)(?:[’']s|s[’']) (?:\w+ )*\w+")
_OPENING = frozenset(["the", "a", "an", "its", "in", "one", "another", "his", "her", "their"])


@dataclass(frozen=True, slots=True)
class Paper:
    """What the words for a document tell."""

    kind: str | None
    kept: frozenset[str]  # stems of what it is called, without the noun itself
    names: frozenset[str]
    dates: frozenset[str]


@lru_cache(maxsize=50_000)
def paper(words: str) -> Paper:
    """The document that ``words`` describe."""
    one = described(words)
    if one.head in roles.listed("document_parts"):  # folio 88 of the register
        whole = next((phrase for preposition, phrase in one.after if preposition in ("of", "in", "from")), "")
        if roles.document_kind(described(whole).head):
            return paper(whole)
    head = one.head
    named = {names.folded(word) for word in _NAME.findall(words) if word.casefold() not in _OPENING | _MONTHS}
    kept = frozenset(stems(" ".join((*one.before, *(phrase for _, phrase in one.after))))) - _stems_of(head)
    dates = frozenset(" ".join(sorted(match[0].casefold().split())) for match in _DATE.finditer(words))
    return Paper(roles.document_kind(head), kept, frozenset(named), dates)


def _stems_of(word: str) -> frozenset[str]:
    return frozenset(stems(word))


def same_document(one: Portrait, other: Portrait) -> Sameness:
    """Two documents, by all that is told of them."""
    mine, theirs = _words(one), _words(other)
    pair = f"“{mine[0]}” and “{theirs[0]}”"
    papers = [paper(words) for words in mine], [paper(words) for words in theirs]
    kinds = [{each.kind for each in found if each.kind} for found in papers]
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        return Sameness.of("different", 0.7, f"{pair} are different kinds of documents")
    dates = [{date for each in found for date in each.dates if date[0].isdigit()} for found in papers]
    if dates[0] and dates[1] and not dates[0] & dates[1]:
        return Sameness.of("different", 0.75, f"{pair} have different dates")
    named = [{name for each in found for name in each.names} for found in papers]
    kept = [{stem for each in found for stem in each.kept} for found in papers]
    if named[0] & named[1]:
        return Sameness.of("same", 0.8, f"{pair} are one document")
    if one.story == other.story and any(described(words).definite for words in (*mine, *theirs)):
        return Sameness.of("same", 0.7, f"{pair} are one document, spoken of again")
    if kept[0] & kept[1] and not (named[0] and named[1]):
        return Sameness.of("same", 0.7, f"{pair} are described alike")
    if _one_noun(mine, theirs) and (_is_bare(mine, papers[0]) or _is_bare(theirs, papers[1])):
        return Sameness.of("same", 0.6, f"{pair}: nothing tells of two")
    if dates[0] & dates[1]:
        return Sameness.of("same", 0.75, f"{pair} have the same date")
    if named[0] and named[1] and not kept[0] & kept[1]:
        return Sameness.of("different", 0.5, f"{pair} have different authors or names")
    return Sameness.of("may be", 0.4, f"{pair} may be one document")


def _is_bare(words: tuple[str, ...], papers: list[Paper]) -> bool:
    """Whether nothing but *the register* is told: of one claim, two would be told apart."""
    parts = [described(one) for one in words]
    definite = any(one.definite or one.head in roles.listed("document_parts") for one in parts)
    return definite and not any(each.kept or each.names or each.dates for each in papers)


def _one_noun(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(_nouns(mine) & _nouns(theirs))


def _nouns(words: tuple[str, ...]) -> set[str]:
    """The nouns that name the documents: of a part, also that of the whole."""
    found = [described(one) for one in words]
    whole = [described(phrase) for one in found for preposition, phrase in one.after if preposition == "of"]
    return {one.head for one in (*found, *whole) if roles.document_kind(one.head)}


def says_as_its_author(document: Portrait, other: Portrait) -> Sameness:
    """A document and a body or person: one where the body speaks by it, open where it only wrote it."""
    words = " ".join(_words(document))
    pair = f"“{_words(document)[0]}” and {other.words}"
    tokens = {roles.noun(token) for token in re.findall(r"\w+", words)} | set(re.findall(r"\w+", words.casefold()))
    published = bool(tokens & roles.listed("published")) and not tokens & roles.listed("leaked")
    called = (other.speaks_for,) if other.speaks_for else (*other.names, *other.descriptions)
    if other.sort == "body" or other.speaks_for:
        owners = [owner for told in _words(document) if (owner := _owner(told))]
        verdicts = {same_words(owner, body).verdict for owner in owners for body in called}
        if "same" in verdicts and published:
            return Sameness.of("same", 0.75, f"{pair}: the document is how it speaks")
        if "same" in verdicts or (published and ("may be" in verdicts or not owners)):
            return Sameness.of("may be", 0.4, f"{pair}: the document may speak for it")
        return Sameness.of("different", 0.7, f"{pair} are different sources")
    named = {names.folded(name) for name in _NAME.findall(words)}
    authors = {names.folded(word) for name in other.names for word in _NAME.findall(name)}
    if named & authors:
        return Sameness.of("may be", 0.4, f"{pair}: the document may speak for its author")
    return Sameness.of("different", 0.7, f"{pair} are different sources")


def _owner(words: str) -> str | None:
    """Whose document it is: *a statement by the club*, *the club’s statement*, *a club statement*."""
    one = described(words)
    if match := _OWNED.match(words):
        return match["owner"]
    told = [phrase for preposition, phrase in one.after if preposition in ("by", "from", "of", "at")]
    if told:
        return told[0]
    before = [word for word in one.before if roles.body(roles.noun(word)) or word.endswith(("’s", "'s"))]
    return before[-1] if before else None


def _words(one: Portrait) -> tuple[str, ...]:
    return (*one.descriptions, *one.names) or (one.words,)
