"""What a story tells of a source, as it is held against what another story tells of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import Literal, TypeAlias

from sayso.reading.text.lexicon import noun_class, word_list
from sayso.tracing.sources import names, roles
from sayso.tracing.sources.called import NAMED, mentioned, taken_apart, whole_names
from sayso.tracing.sources.descriptions import NUMBERS, Description, described
from sayso.tracing.stories.passage import Entry
from sayso.vocabulary import Hand, Place, Source, SourceType, Span

Sort: TypeAlias = Literal["person", "body", "document", "office", "unnamed"]
"""A person by name; an organisation; a document; a person by an office that one holds (*the mayor of Karsund*);
anybody else without a name."""

_END = r"(?=,| and | in \d| from | since | who | which |\.|$)"
_SPEAKS = re.compile(rf"\bwho (?:speaks|spoke) for (?P<body>[^,]+?){_END}")
_RUNS = re.compile(
    r"\b(?:who|and) (?:runs?|ran|leads?|led|heads?|headed|chairs?|founded|directs?|owns?|has (?:run|led|headed)) "
    rf"(?P<body>[^,]+?){_END}"
)
_OF = re.compile(r"\b(?:of|for|at|with|from) (?P<body>.+)$")
_ITS = re.compile(
    r"^(?:its|their|the (?:company|firm|ministry|agency|authority|club|office|party|union)[’']s)\b", re.IGNORECASE
)
_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THE = re.compile(
    r"\b[Tt]he (?:[a-z][\w’'-]+ ){0,2}?(?:ministry|department|agency|authority|council|police|company|club|office)\b"
)
_OWNED = re.compile(r"^(?:[Tt]he )?(?P<owner>.+?)(?:[’']s|s[’']) ")
_ITS_BEFORE = re.compile(r"\b(?:its|their) (?:\w+ )?$", re.IGNORECASE)
_GOVERNMENT = "the government"
_FAR = 4000  # characters before a bare “the ministry” in which the story tells which one


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is told of one source in one story."""

    story: str
    source: str | None  # its id there
    outlet: str  # which published the story, folded; "" where it is unknown
    type: SourceType
    sort: Sort
    names: tuple[str, ...]  # the fullest first
    offices: tuple[str, ...]  # held by a person, and by what they are known
    descriptions: tuple[str, ...]  # of what has no name, the fullest first
    speaks_for: str | None  # the body whose words its words are
    gender: str | None  # m or f, as pronouns and nouns tell
    place: Place | None  # the words that tell most

    @property
    def words(self) -> str:
        """By what it is called in a sentence."""
        known = self.names or self.descriptions or self.offices
        return " ".join(known[0].split()) if known else "somebody"


def portrait(entry: Entry, source: str) -> Portrait:
    """Of the source with that id in the reading of ``entry``; KeyError where there is none."""
    for one in entry.reading.sources:
        if one.id == source:
            return _drawn(entry, one)
    raise KeyError(source)


def of_hand(entry: Entry, hand: Hand) -> Portrait:
    """Of a hand of a chain: the source that it is, or, where it is none, what its name tells."""
    known = {one.id for one in entry.reading.sources}
    found = portrait(entry, hand.source) if hand.source in known and hand.source else _bare(entry, hand)
    if hand.type != found.type and hand.source in known and found.sort not in ("person", "office"):
        found = replace(found, type=hand.type, sort=_sort(hand.type, found.names, found.descriptions))
    return replace(found, speaks_for=hand.speaks_for or found.speaks_for)


def _bare(entry: Entry, hand: Hand) -> Portrait:
    named = hand.type in ("named_person", "named_organization", "outlet") and any(map(str.isupper, hand.name))
    mine, others = ((hand.name,), ()) if named else ((), (_told(entry, hand.name, None),))
    name, office = taken_apart(hand.name)
    if name and hand.type != "named_organization":
        mine, others = (name,), ()
    sort = _sort(hand.type, mine, others)
    offices = (office,) if office else ()
    return Portrait(
        entry.id, None, _outlet(entry), hand.type, sort, mine, offices, others, hand.speaks_for, None, hand.place
    )


def _outlet(entry: Entry) -> str:
    return names.folded(entry.reading.story.outlet or "")


def _drawn(entry: Entry, source: Source) -> Portrait:
    text = entry.reading.story.text
    named, described_, offices = mentioned(source)
    offices += [span.text for span in source.title]
    offices += [span.text for span in source.justification if span.text.startswith("who ") or ", who " in span.text]
    if (
        source.type == "named_person"
        and not named
        and source.name.text[:1].isupper()
        and not is_office(source.name.text)
    ):
        named = [source.name.text]
    if source.type in ("named_organization", "outlet") and not named and source.name.text[:1].isupper():
        described_ = [*described_, source.name.text]
    if not named and not described_:
        described_ = [source.name.text]
    described_ = [_told(entry, words, source.name) for words in described_]
    type_ = type_of(source, named)
    sort = _sort(type_, tuple(named), tuple(described_))
    held = offices if sort == "person" else [words for words in described_ if _speaks(words)]
    speaks_for = _speaks_for(entry, source, held, text) if sort in ("person", "office", "unnamed") and held else None
    if sort == "unnamed" and speaks_for:
        sort = "office"  # its spokesman: whoever it is, it is the body that speaks
    if sort == "body":
        named = whole_names(named)
    return Portrait(
        story=entry.id,
        source=source.id,
        outlet=_outlet(entry),
        type=type_,
        sort=sort,
        names=tuple(dict.fromkeys(sorted(named, key=lambda name: (-len(name.split()), -len(name), name)))),
        offices=tuple(dict.fromkeys(offices)),
        descriptions=tuple(dict.fromkeys(sorted(described_, key=lambda words: (-len(words), words)))),
        speaks_for=speaks_for,
        gender=_gender(source, (*described_, *offices)),
        place=Place(entry.id, source.name),
    )


def type_of(source: Source, named: Sequence[str] | None = None) -> SourceType:
    """The source's type, mended where its own words speak against it. ``named`` are its names, where they are known."""
    if named is None:
        named = mentioned(source)[0]
    words = [one.span.text for one in source.mentions if one.form == "description"]
    if not named and words and source.type not in ("document", "named_person", "outlet"):
        first = described(max(words, key=len))
        if is_document(first):
            return "document"
        if source.type in ("unnamed_person", "unnamed_group") and is_body(first):
            return "named_organization"
    if source.type == "named_organization" and any(taken_apart(one.span.text)[0] in named for one in source.mentions):
        return "named_person"
    if source.type == "named_person" and not source.title and not _gender(source, ()):
        words = source.name.text.split()
        firm = len(words) > 1 and names.folded(words[-1]) in roles.listed("firm_names")
        if firm or _is_it(source):
            return "named_organization"
    return source.type


def _sort(type_: SourceType, named: tuple[str, ...], found: tuple[str, ...]) -> Sort:
    if type_ == "document":
        return "document"
    first = described(found[0]) if found else None
    unsure = type_ in ("unnamed_person", "unnamed_group")
    if type_ in ("named_organization", "outlet") or (unsure and first and not named and is_body(first)):
        return "body"
    if named and type_ != "anonymous_source":
        return "person"
    if first and type_ != "anonymous_source" and first.definite and not first.plural and holds_office(first):
        return "office"
    if first and type_ == "named_person":
        return "office"
    return "unnamed"


def is_document(one: Description) -> bool:
    """Whether a description is of a document or a part of one, whatever type its source was taken for."""
    known = noun_class(one.head)
    return roles.document_kind(one.head) is not None and (known is None or known.name == "document")


def is_body(one: Description) -> bool:
    """Whether a description is of an organisation, whatever type its source was taken for."""
    known = noun_class(one.head)
    people = roles.kind(one.head) or one.head in roles.listed("broad")
    commands = one.head == "staff" and not roles.listed("military_staff").isdisjoint(one.before)
    return commands or (not people and known is not None and known.name == "organization")


def is_spokesman(one: Portrait) -> bool:
    """Whether somebody is known for speaking for a body."""
    return any(_speaks(office) for office in one.offices)


def _speaks(office: str) -> bool:
    """Whether an office is to speak for a body: *its spokesman*, *the ministry’s duty officer*."""
    return described(office).head in roles.listed("spokespeople") or bool(roles.offices("spokespeople").search(office))


def is_office(words: str) -> bool:
    """Whether words that begin with a capital are an article and an office, no name: *The registrar*."""
    return words.partition(" ")[0] in ("The", "A", "An", "Its", "Their", "His", "Her")


def holds_office(one: Description) -> bool:
    """Whether *the …* is somebody whom readers can look up: an office of which there is one, with its body."""
    office = one.head in roles.listed("offices") or one.head in roles.listed("spokespeople") or roles.kind(one.head)
    return bool(office) and bool(one.before or one.after)


def _told(entry: Entry, words: str, at: Span | None) -> str:
    """A bare *the ministry* with what the story says it is the ministry of; ``words`` where it tells nothing more."""
    one = described(words)
    if one.before or one.after or one.names or not roles.body(one.head):
        return words
    text = entry.reading.story.text
    end = at.start if at else text.find(words)
    known = text[max(0, end - _FAR) : max(end, 0)]
    head = re.escape(one.head)
    proper = rf"\b(?:[A-ZÀ-Þ][\w’'-]+ )+(?i:{head})\b|\b(?i:{head}) (?:for|of) (?:the )?(?:[A-ZÀ-Þ][\w’'-]+ ?)+"
    if found := re.findall(proper, known):
        return " ".join(found[-1].split())
    plain = rf"\b(?:[\w’'-]+ ){{1,3}}{head}\b" + (r"|\b[\w’'-]+ minister\b" if one.head == "ministry" else "")
    phrases = [_noun_phrase(" ".join(match.split())) for match in re.findall(plain, known, re.IGNORECASE)]
    fuller = [phrase for phrase in phrases if phrase]
    return _as_body(fuller[-1], one.head) if fuller else words


def _noun_phrase(words: str) -> str:
    """The end of ``words`` that is one noun phrase: behind the last article or small word."""
    small = re.compile(
        r".*\b(?:the|a|an|of|in|at|by|to|from|and|that|said|says|its|for|with|is|was|told)\b ?", re.IGNORECASE
    )
    match = small.match(words)
    kept = words[match.end() :] if match else words
    return kept if " " in kept else ""


def _as_body(words: str, head: str) -> str:
    return re.sub(r"\bminister$", head, words, flags=re.IGNORECASE)


def _speaks_for(entry: Entry, source: Source, offices: list[str], text: str) -> str | None:
    """The body for which a person speaks: as its spokesman, or as its head."""
    for office in offices:
        match = _SPEAKS.search(office) or _RUNS.search(office)
        if match and _is_organisation(match["body"]):
            return _meant(entry, match["body"].strip(), source.name.start)
        one = described(office)
        spokes = _speaks(office)
        leads = one.head in roles.listed("offices") or bool(roles.offices("in_charge").search(office))
        heads = leads and not set(one.before) & roles.listed("offices", "below")
        if not (spokes or heads) or one.former:
            continue
        if body := _body_of(entry, source, office, one, text):
            return _meant(entry, body, source.name.start)
    if source.affiliation is not None and any(map(_speaks, offices)):
        return source.affiliation.text
    return None


def _is_organisation(words: str) -> bool:
    """Whether somebody can speak for what ``words`` name: not for *surgery there*."""
    one = described(words)
    return bool(one.names) or roles.body(one.head) is not None or is_body(one)


def _body_of(entry: Entry, source: Source, office: str, one: Description, text: str) -> str | None:
    if match := _OF.search(office):
        body = match["body"]
        return None if re.search(r"\b(?:at|of|in) (?:the )?[A-Z]", body) and one.head == "head" else body
    start = next((span.start for span in source.title if span.text == office), source.name.start)
    if _ITS.match(office) or _ITS_BEFORE.search(text[max(0, start - 12) : start]):
        return _its(entry, start)
    if (owned := _OWNED.match(office)) and not _ITS.match(office):
        return owned["owner"]
    before = " ".join(word for word in one.before if word not in roles.listed("offices", "beside"))
    if one.head == "minister" and set(one.before) & {"prime", "first"}:
        return _GOVERNMENT
    if before and one.head == "minister":
        return f"{before} ministry"
    body = re.sub(r"[’']s?$", "", before)
    return f"{body} service" if body == "fire" else body or None


def _meant(entry: Entry, body: str, place: int) -> str:
    """*The group*, *the company*: the organisation that the story spoke of last before ``place``; else ``body``."""
    one = described(body)
    if body != _GOVERNMENT and one.definite and roles.body(one.head) and not (one.before or one.after or one.names):
        told = _told(entry, body, None)
        return told if told != body else _its(entry, place) or body
    return body


def _its(entry: Entry, place: int) -> str | None:
    """Whose *its* is at ``place``: what has a name in the paragraph before it, else the organisation spoken of last."""
    text = entry.reading.story.text
    start = text.rfind("\n", 0, place) + 1
    own = re.sub(r"[“\"][^”\"]*[”\"]?", lambda match: " " * len(match[0]), text[start:place])
    people = {word for one in entry.reading.sources if one.title for word in one.name.text.split()}
    for match in reversed(list(NAMED.finditer(own))):
        words = list(dropwhile(lambda word: _is_common(word, text), match[0].split()))
        if words and not set(words) & people:
            return " ".join(words)
    told = _THE.findall(own)
    return _last_body(entry, place) or (told[-1] if told else None)


def _is_common(word: str, text: str) -> bool:
    """Whether a capital stands only because a sentence begins: the word stands in small letters too, or is a day."""
    plain = word.casefold()
    small = re.search(rf"\b{re.escape(plain)}\b", text) is not None
    known = noun_class(plain)
    listed = plain in word_list("openers") | word_list("times") | roles.listed("small") | NUMBERS.keys()
    return small or listed or (known is not None and not known.by_ending)


def _last_body(entry: Entry, place: int) -> str | None:
    """The organisation that was spoken of last before ``place``."""
    before = [
        (mention.span.end, source.name.text)
        for source in entry.reading.sources
        if (source.type in ("named_organization", "outlet") or _is_it(source)) and not taken_apart(source.name.text)[0]
        for mention in source.mentions
        if mention.span.end <= place and names.folded(source.name.text) != _outlet(entry)
    ]
    return max(before)[1] if before else None


def _is_it(source: Source) -> bool:
    return any(mention.span.text.casefold() in ("it", "its") for mention in source.mentions)


def _gender(source: Source, words: tuple[str, ...]) -> str | None:
    found = {_HE[text] for mention in source.mentions if (text := mention.span.text.casefold()) in _HE}
    found |= set(_told_by_nouns(words))
    return found.pop() if len(found) == 1 else None


def _told_by_nouns(words: tuple[str, ...]) -> Iterator[str]:
    for phrase in words:
        if known := roles.gender(described(phrase).head):
            yield known
