"""Credits: what a story says, by itself, that it has from other outlets.

*Told the Courier*, *the Courier reported, citing officers*, *a report obtained by it*, an agency's tag, a link.
A credit belongs to the claims of its clause, not to the whole story; an agency's tag belongs to the text.

Whether an unknown name is an outlet's (*told Interline*), one story often does not tell. Such credits come with a score
below ``SURE``: they hold where an outlet of that name, or the page that a link leads to, is among the stories
(``crediting.py``), and are left out otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.intake.wire import agency as known_agency
from sayso.reading.text.quotation import Range
from sayso.tracing.outlets.coverage import Coverage
from sayso.tracing.outlets.frames import Hearsay, Naming, hearsay, listed, namings
from sayso.tracing.outlets.outlets import canonical, is_known, name_words, same_outlet, site
from sayso.vocabulary import Credit, CreditWay, Ground, Link, Place, Reading, Source, Span

SURE: Final = 0.5
"""From this score on a credit holds whether or not the outlet is among the stories."""

_KNOWN_NAME = 0.45  # added where the name by itself is a news organisation's: the Karsund Mail
_AMBIGUOUS_NAME = 0.25  # where it ends as names of outlets and of others do: the Halden Ledger
_READ_AS_OUTLET = 0.3  # added where the story explains its bearer as one
_SOMEBODY = 0.3  # taken off where the story has a person of that name
_NAMED_BEFORE = 0.3  # from here on *the magazine* may be the outlet that was named before
_LINK_ALONE = 0.3  # a link tells nothing until its target is known
_BYLINE = 0.3  # so does a name in the byline
_LONGEST = 4000  # characters of a sentence; a longer one is a table, and takes its time
_DESK_NOTE = re.compile(r"^[(\[]?\s*(?:reporting|writing|editing|compiled|edited|written)\b", re.IGNORECASE)
_HELP = re.compile(r"\breporting by\b|\bcontributed\b|\bfiles from\b|\bmaterial from\b", re.IGNORECASE)
_KINDS = "|".join(listed("nouns", "back"))
_BACK = re.compile(
    rf"\b(?P<told>(?:told|tells)\s+the\s+(?:{_KINDS})\b|\bto\s+the\s+(?:{_KINDS})(?=\s*:))"
    rf"|\b[Tt]he\s+(?:{_KINDS})\s+(?:also\s+)?(?:reported|reports|said|says|wrote|writes|added|adds|quoted|quotes)\b"
)
_PARALLEL = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|as well as|along with)\s+(?:the\s+)?", re.IGNORECASE)
_PASSED_ON = re.compile(
    r"(?:carried|reprinted|republished|relayed|run|quoted|cited|picked up|repeated)\b", re.IGNORECASE
)
_NAME_AFTER = re.compile(r"[,–—-]\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(\w+)")
_WAYS: dict[CreditWay, str] = {
    "told": "says that {} was told it",
    "reported": "says that {} reports it",
    "quoted": "has a quotation from {}",
    "additional reporting": "thanks {} for reporting",
    "link": "links to {}",
    "wire": "runs the text of {}",
}


def credits(reading: Reading, story_id: str) -> tuple[Credit, ...]:  # noqa: A001 (the vocabulary's word)
    """The credits of a story, an agency's tags first, then in reading order; of a chain of outlets the nearest first.

    *According to the Voice, which cited the Digest* is the Voice, then the Digest; so is *officers told the Digest, the
    Voice reported*.
    """
    return tuple(_Finder(reading, story_id).credits())


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in the place of an outlet's, with what is known of it."""

    naming: Naming
    name: str  # in full, as far as the story tells
    score: float
    why: str


class _Finder:
    """One story while its credits are looked for."""

    def __init__(self, reading: Reading, story_id: str) -> None:
        self._reading = reading
        self._story = reading.story
        self._text = reading.story.text
        self._id = story_id
        self._coverage = Coverage(reading)
        self._full = _full_names(self._text, reading)
        self._people = _people(reading)

    def credits(self) -> Iterator[Credit]:
        """All of them."""
        yield from self._tags()
        last: Credit | None = None
        for sentence in self._coverage.sentences:
            if sentence[1] - sentence[0] > _LONGEST or _DESK_NOTE.match(self._text[slice(*sentence)]):
                continue
            for credit in self._in_sentence(sentence, last):
                yield credit
                last = credit if credit.outlet and credit.place and credit.ground.score >= _NAMED_BEFORE else last

    def _tags(self) -> Iterator[Credit]:
        """Agencies that the page names, in its dateline, its byline and its credit lines."""
        whole = Span.of(self._text, 0, len(self._text)) if self._text else None
        every = tuple(one.id for one in self._reading.attributions)
        for agency in self._story.wire:
            if same_outlet(self._story, agency):
                continue
            words = " ".join(one.words for one in self._story.findings if one.field == "wire" and agency in one.words)
            if _HELP.search(words):
                yield self._credit(
                    agency, "additional reporting", None, None, (), (), 0.9, f"thanks {agency} at its end"
                )
                continue
            line = self._story.dateline if self._story.dateline and agency in self._story.dateline.text else None
            reason = f"carries the tag of {agency}" + (" in its dateline" if line else "")
            covers = (whole,) if whole else ()
            yield self._credit(agency, "wire", line, None, every, covers, 0.95, reason)
        for name in self._story.byline:
            tagged = any(name_words(name) == name_words(agency) for agency in self._story.wire)
            if whole and not tagged and not same_outlet(self._story, name):
                score = 0.8 if known_agency(name) else _BYLINE
                yield self._credit(name, "wire", None, None, every, (whole,), score, f"names {name} in its byline")

    def _in_sentence(self, sentence: Range, last: Credit | None) -> Iterator[Credit]:
        named = [one for naming in namings(self._text, *sentence) if (one := self._named(naming))]
        vague = [one for one in hearsay(self._text, *sentence) if not _beside(one.place, named)]
        named = [one for one in named if not any(_overlap(one.naming.name, words.place) for words in vague)]
        links = list(self._links(sentence))
        places = [one.naming.name for one in named] + [one.place for one in vague]
        if last and not named:
            yield from self._back(sentence, last)
        used: list[Link] = []
        for one in _nested(self._text, named):
            clause = self._clause(sentence, one.naming.name, places)
            link = _link(links, one.naming.name, clause, places)
            used += [link] if link else []
            yield self._named_credit(one, sentence, clause, link)
        for words in vague:
            clause = self._clause(sentence, words.place, places)
            link = _link(links, words.place, clause, places)
            used += [link] if link else []
            yield self._vague_credit(words, clause, link)
        for link in links:
            if link not in used:
                yield self._link_credit(link, sentence, places)

    def _clause(self, sentence: Range, place: Range, places: Sequence[Range]) -> Range:
        return self._coverage.clause(sentence, place, [other for other in places if other != place])

    def _named(self, naming: Naming) -> _Named | None:
        """What is known of a name; None where it is the outlet's own, or cannot be one."""
        words = self._text[slice(*naming.name)]
        name = self._full.get(name_words(words), words)
        if same_outlet(self._story, name) or not name_words(name):
            return None
        score, why = naming.strength, "names it where an outlet would stand"
        if is_known(name):
            other = name_words(name)[-1] in listed("nouns", "ambiguous")
            score += _AMBIGUOUS_NAME if other else _KNOWN_NAME
            why = f"{name} is a news organisation by its name"
        elif self._is_read_as_outlet(naming.name) or self._is_explained(naming.name[1]):
            score, why = score + _READ_AS_OUTLET, f"the story calls {name} a news organisation"
        plain = set(name_words(words))
        if any(plain <= person or person <= plain for person in self._people):
            score -= _SOMEBODY
        return _Named(naming, canonical(name), round(min(score, 0.95), 2), why) if score > 0 else None

    def _is_read_as_outlet(self, place: Range) -> bool:
        return any(
            source.type == "outlet" and any(_meet(mention.span, place) for mention in source.mentions)
            for source in self._reading.sources
        )

    def _is_explained(self, end: int) -> bool:
        """Whether *, a trade magazine* or *newspaper* stands behind a name."""
        behind = self._text[end : end + 60]
        match = _NAME_AFTER.match(behind)
        kinds = set(listed("nouns", "kinds"))
        return bool(match and match[1].casefold() in kinds) or behind.split(" ")[1:2] == ["newspaper"]

    def _links(self, sentence: Range) -> Iterator[Link]:
        """Links in the sentence that lead away from the outlet's own site."""
        for link in self._story.links:
            away = not site(link.url) or site(link.url) != site(self._story.url)
            if sentence[0] <= link.span.start < sentence[1] and link.url.startswith("http") and away:
                yield link

    def _named_credit(self, one: _Named, sentence: Range, clause: Range, link: Link | None) -> Credit:
        naming = one.naming
        parts = [clause] if naming.covers else []
        if naming.covers:
            parts += self._coverage.goes_on(clause, in_paragraph=naming.way != "told")
        if naming.way == "told" and naming.covers:
            content = self._coverage.attributions_in([clause])
            parts = [*(self._coverage.came_before(clause) if not content else ()), *parts]
        elif naming.covers and (before := self._coverage.pointed_at(sentence, naming.place)):
            parts = [before, *parts]
        place = (max(naming.place[0], sentence[0]), min(naming.place[1], sentence[1]))
        reason = f"{_WAYS[naming.way].format(one.name)}; {one.why}"
        return self._of(one.name, naming.way, place, link, parts, one.score, reason)

    def _back(self, sentence: Range, last: Credit) -> Iterator[Credit]:
        """*She told the magazine*, in a story that has just named one."""
        between = self._text[last.place.span.end if last.place else 0 : sentence[0]]
        for match in _BACK.finditer(self._text, *sentence):
            place = match.span()
            meant = [one for one in self._reading.sources if any(_meet(each.span, place) for each in one.mentions)]
            other = any(one.type != "outlet" for one in meant) or not _may_be(match[0], last.outlet or "")
            if between.count("\n\n") > 1 or other:
                continue
            way: CreditWay = "told" if match["told"] else "reported"
            reason = f"“{match[0]}” speaks of {last.outlet}, named before"
            clause = self._clause(sentence, place, [place])
            yield self._of(last.outlet, way, place, None, [clause], round(last.ground.score - 0.05, 2), reason)

    def _vague_credit(self, words: Hearsay, clause: Range, link: Link | None) -> Credit:
        reason = f"says “{words.words}” and names nobody" + (", with a link" if link else "")
        return self._of(None, "vague", words.place, link, [clause], 0.9, reason)

    def _link_credit(self, link: Link, sentence: Range, places: Sequence[Range]) -> Credit:
        place = (link.span.start, link.span.end)
        clause = self._clause(sentence, place, places)
        name = canonical(link.span.text) if is_known(link.span.text) else None
        score = 0.6 if name else _LINK_ALONE
        return self._of(name, "link", place, link, [clause], score, f"links “{link.span.text}” to another page")

    def _of(
        self,
        outlet: str | None,
        way: CreditWay,
        place: Range,
        link: Link | None,
        parts: Sequence[Range],
        score: float,
        reason: str,
    ) -> Credit:
        covers = tuple(self._coverage.span(part) for part in sorted(set(parts)))
        attributions = tuple(one.id for one in self._coverage.attributions_in(parts))
        words = self._coverage.span(place)
        return self._credit(outlet, way, words, link.url if link else None, attributions, covers, score, reason)

    def _credit(
        self,
        outlet: str | None,
        way: CreditWay,
        words: Span | None,
        url: str | None,
        attributions: tuple[str, ...],
        covers: tuple[Span, ...],
        score: float,
        reason: str,
    ) -> Credit:
        place = Place(self._id, words) if words else None
        ground = Ground(score, reason, (place,) if place else ())
        return Credit(self._id, outlet, way, place, url, attributions, covers, ground)


def _meet(span: Span, place: Range) -> bool:
    return span.start < place[1] and place[0] < span.end


def _may_be(words: str, name: str) -> bool:
    """Whether *the magazine* may be an outlet of that name: a network is no paper, as far as the name tells."""
    broadcast = set(listed("nouns", "broadcast"))
    kind = bool(broadcast & set(words.casefold().split()))
    return kind == bool(broadcast & set(name_words(name))) or not is_known(name)


def _overlap(first: Range, second: Range) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _beside(place: Range, named: Sequence[_Named]) -> bool:
    """Whether vague words only lead up to a name: *a report in the Courier*, *media reports in the Courier*."""
    return any(one.naming.place[0] < place[1] and place[0] < one.naming.place[1] for one in named if one.score >= SURE)


def _link(links: Sequence[Link], place: Range, clause: Range, places: Sequence[Range]) -> Link | None:
    """The link that a name or vague words have: on them, or the only one in their clause that is on no other."""
    on = [link for link in links if _meet(link.span, place)]
    if on:
        return on[0]
    free = [
        link
        for link in links
        if clause[0] <= link.span.start < clause[1] and not any(_meet(link.span, other) for other in places)
    ]
    alone = sum(clause[0] <= other[0] < clause[1] for other in places) == 1
    return free[0] if len(free) == 1 and alone and not is_known(free[0].span.text) else None


def _nested(text: str, named: Sequence[_Named]) -> tuple[_Named, ...]:
    """Those of a sentence in the order of a chain: who reports before who was told, who cites before who is cited."""

    def depth(one: _Named) -> int:
        if _PASSED_ON.match(text, *one.naming.place):
            return -1
        return {"told": 1, "additional reporting": 2}.get(one.naming.way, 0)

    groups: list[list[_Named]] = []
    for one in sorted(named, key=lambda each: each.naming.name):
        if groups and one.naming.cited:
            groups[-1].append(one)
        else:
            groups.append([one])
    groups.sort(key=lambda group: (depth(group[0]), group[0].naming.name))
    return tuple(one for group in groups for one in group)


def parallel(text: str, first: Span, second: Span) -> bool:
    """Whether two names are one beside the other: *the Courier and the Herald reported*."""
    return bool(_PARALLEL.fullmatch(text, min(first.end, second.end), max(first.start, second.start)))


_FULL = re.compile(r"[^\W\d_a-z][\w&]*(?:[-.][\w&]+)*(?:\s+(?:&\s+|of\s+)?[^\W\d_a-z][\w&]*(?:[-.][\w&]+)*)+")


def _full_names(text: str, reading: Reading) -> dict[tuple[str, ...], str]:
    """The last words of outlets' names, and the full name that the story gives to whom they mean.

    *The Courier* is the Port Maren Courier in a story that names the Port Maren Courier, and no other Courier.
    """
    full: dict[tuple[str, ...], set[str]] = {}
    for match in _FULL.finditer(text):
        name = match[0]
        words = name_words(name)
        if 1 < len(words) <= 6 and (is_known(name) or _read(name, reading)):
            for place in range(1, len(words)):
                full.setdefault(words[place:], set()).add(name)
    return {
        short: next(iter(names))
        for short, names in full.items()
        if len({name_words(name) for name in names}) == 1 and len(names) == 1
    }


def _read(name: str, reading: Reading) -> bool:
    return any(source.type == "outlet" and source.name.text.endswith(name) for source in reading.sources)


def _people(reading: Reading) -> tuple[frozenset[str], ...]:
    """The words of the names of people whom the story gives an office or several names."""
    return tuple(frozenset(name_words(source.name.text)) for source in reading.sources if _is_person(source))


def _is_person(source: Source) -> bool:
    forms = {mention.form for mention in source.mentions}
    return source.type == "named_person" and bool(source.title or {"short name", "pronoun"} & forms)
