"""What a source is called in its story: names, descriptions, and the two together (*the mayor, Jo Berg*)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.text.lexicon import noun_class
from sayso.tracing.sources import roles
from sayso.tracing.sources.descriptions import described
from sayso.vocabulary import Source

NAMED = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: (?:de|da|di|del|van|von|der|la|le|al|bin|ibn))*(?: (?:& )?[A-ZÀ-Þ][\w’'-]+)*")
_BEHIND = re.compile(rf"^(?P<office>[^,]+), (?P<name>{NAMED.pattern})\b")
_LED = re.compile(rf"^(?:[Tt]he|[Aa]n?|[Ii]ts) (?P<office>[a-z][a-z -]+?) (?P<name>{NAMED.pattern})$")
_AHEAD = re.compile(rf"^(?:[a-z][^,A-Z]* )?(?P<name>{NAMED.pattern}), (?P<office>(?:the|an?|who|its|his|her) [^,]+)")


def mentioned(source: Source) -> tuple[list[str], list[str], list[str]]:
    """Names, descriptions and offices in the mentions of ``source``."""
    named, found, offices = [], [], []
    for mention in source.mentions:
        words = mention.span.text
        if mention.form in ("name", "short name", "acronym"):
            named.append(words.partition(",")[0])
        elif mention.form == "description":
            name, office = taken_apart(words)
            if name and office and source.type != "document":
                named.append(name)
                offices.append(office)
            elif body := named_body(words):
                named.append(body)
            elif source.type in ("unnamed_person", "unnamed_group") and is_name(words):
                named.append(words)
            else:
                found.append(words)
    return named, found, offices


def taken_apart(words: str) -> tuple[str | None, str | None]:
    """Name and office of *the mayor, Jo Berg*, *the mayor Jo Berg*, *Jo Berg, who runs the port*; None for others."""
    plain = " ".join(words.split()).strip(" ,")
    for pattern in (_BEHIND, _AHEAD, _LED):
        if match := pattern.match(plain):
            office, head = match["office"], described(match["office"]).head
            told = office.startswith("who ") or roles.kind(head) or head in roles.listed("broad")
            if roles.body(head) and not office.startswith("who "):
                continue  # the operator, Novastor
            if pattern is _LED and noun_class(match["name"].split()[-1]):
                continue  # the general Staff
            led = office if pattern is not _AHEAD else plain[: match.start("name")]
            if led.split() and led.split()[-1] in roles.listed("phrase_ends"):
                continue  # the joint staff of Tessia; the entry in the hand of Jo Berg, who
            if told or head in roles.listed("offices") | roles.listed("spokespeople"):
                return match["name"], office
    return None, None


def named_body(words: str) -> str | None:
    """The name in *the operator, Novastor*."""
    match = _BEHIND.match(" ".join(words.split()).strip(" ,"))
    return match["name"] if match and roles.body(described(match["office"]).head) else None


def whole_names(named: Sequence[str]) -> list[str]:
    """Names of a body without those that are only the first word of another: *Karsund* is not its water board.

    A firm may go by such a word (*Novastor* of Novastor Energy); a board, a council, a ministry does not.
    """
    kept = []
    for name in named:
        longer = [other.split() for other in named if other.split()[0] == name and " " in other]
        kinds = {roles.body(roles.noun(words[-1])) or noun_class(words[-1]) for words in longer}
        if not longer or kinds & {None, "company", "club", "party", "union"}:
            kept.append(name)
    return kept


def is_name(words: str) -> bool:
    """Whether words are nothing but a name, whatever their source was taken for."""
    return NAMED.fullmatch(words.strip(" ,")) is not None and noun_class(words.split()[-1]) is None
