"""The hands of a passage behind the outlets: the sources that its words name, down to who is said to know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sayso.reading.text.lexicon import noun_class
from sayso.reading.text.sentences import sentences
from sayso.tracing.chains.spoken import spoken_for
from sayso.tracing.chains.voices import passed_on, voice
from sayso.tracing.outlets.frames import listed
from sayso.tracing.outlets.outlets import canonical, same_outlet
from sayso.tracing.sources import roles
from sayso.tracing.sources.called import NAMED, taken_apart
from sayso.tracing.sources.descriptions import described
from sayso.tracing.sources.portraits import is_body, is_document, type_of
from sayso.tracing.stories.passage import Entry, Passage, held, length
from sayso.vocabulary import Attribution, ChainLink, Credit, Hand, Place, Source, SourceType, Span

_CITING: Final = re.compile(
    r"\b(?:citing|quoting|crediting|(?:which|who)\s+(?:has\s+|had\s+|in turn\s+)?(?:cited|quoted|cites|quotes)|"
    r"(?:which|who)\s+(?:had|has)\s+(?:it|that|this)\s+from|attribut(?:ed|ing|es)\s+(?:it|that|this)\s+to)\s+"
)
_WHOM = re.compile(r"[^,;.“”\"]+?(?=\s+(?:has|have|had|says?|said|that|reports?|as\s+saying)\b|[,;.“”\"]|$)")
_PRONOUN = re.compile(r"it|he|she", re.IGNORECASE)
_QUOTED_AS = re.compile(
    r"\bquot(?:ed|es|ing)\s+(?P<whom>[^,;:“”\"]+?)\s+as\s+(?:saying|telling)\b"
    r"|(?P<who>[^,;:“”\".]+?)\s+(?:is|was|were|are)\s+quoted\s+as\s+(?:saying|telling)\b"
)
_ACCORDING = re.compile(r"^according\s+to\s+", re.IGNORECASE)
_MODIFIES = re.compile(rf"\b(?:{'|'.join(listed('words', 'modifying'))})\s+(?:the\s+)?$", re.IGNORECASE)
_NAME_BEHIND = re.compile(rf",\s+(?P<name>(?=\S+ \S){NAMED.pattern})(?=[,.]|\s+(?:said|says|told|tells|added|who)\b)")
_OPENING = re.compile(
    rf"(?:[\w’'-]+ ){{0,4}}?(?P<name>{NAMED.pattern})(?=,| (?:has|had|is|was|says|said|told|came|went|will|would)\b)"
)
_UNNAMED = ("unnamed_person", "unnamed_group", "anonymous_source")
_INDEFINITE = re.compile(
    r"^(?:an?|one|two|three|four|five|six|several|some|many|dozens|another|other)\b", re.IGNORECASE
)


def sources_of(passage: Passage, entry: Entry, here: Sequence[Credit]) -> tuple[Hand, ...]:
    """The sources of ``passage``, the nearest first; ``here`` are the credits that cover it.

    Those of the reading's chain; where it has none but outlets, whom the last of them cites; else whom the sentence
    names beside the passage.
    """
    sources = (
        list(_quoted_as(entry, here))
        or list(_sources(passage, entry, here))
        or list(_cited(entry, here))
        or list(_inner(passage, entry, here))
    )
    misread = bool(sources) and all(_is_inside(hand, passage, entry) for hand in sources)
    if (misread or not sources) and (said := voice(passage, entry)) and not _is_credited(said, entry, here):
        sources = [_known(said, entry)]
    if sources and (inner := passed_on(passage, entry)) and not _is_credited(inner, entry, here):
        sources.append(_known(inner, entry))
    return tuple(_once(sources))


def _is_inside(hand: Hand, passage: Passage, entry: Entry) -> bool:
    """Whether who is said to say it is a part of what is said: *before anybody told them to leave*."""
    named = next((one.name for one in entry.reading.sources if one.id == hand.source and hand.type in _UNNAMED), None)
    places = [named] if named else []
    places += [hand.place.span] if hand.place and hand.place.story == passage.story else []
    return any(one.start <= place.start and place.end <= one.end for place in places for one in passage.spans)


def _sources(passage: Passage, entry: Entry, here: Sequence[Credit]) -> Iterator[Hand]:
    """The sources of the reading's chain, without the outlets that are credited and what stands for them."""
    if passage.attribution is None:
        return
    yield from _of_links(passage.attribution, entry, here)


def _inner(passage: Passage, entry: Entry, here: Sequence[Credit]) -> Iterator[Hand]:
    """Who says most of a passage inside its attribution: *a report had called for it, the Courier reported*."""
    size = length(passage.spans)
    for one in entry.reading.attributions:
        inside = passage.attribution is not None and one.inside == passage.attribution.id and one.cited
        if inside and 2 * sum(held(passage.spans, span.start, span.end) for span in one.content) > size:
            yield from _of_links(one, entry, here)
            return


def _of_links(attribution: Attribution, entry: Entry, here: Sequence[Credit]) -> Iterator[Hand]:
    """The sources along the chain of one attribution."""
    by_id = {one.id: one for one in entry.reading.attributions}
    known = {one.id: one for one in entry.reading.sources}
    for link in attribution.chain or _bare(attribution):
        one = by_id.get(link.attribution or "")
        if one is None or _is_outlet(one, entry, here):
            continue
        if not link.sources:
            if hand := _unresolved(one, entry):
                yield hand
        elif sources := [known[each] for each in link.sources if each in known]:
            yield _hand(sources, one, entry)


def _bare(attribution: Attribution) -> tuple[ChainLink, ...]:
    sources = tuple(one.source for one in attribution.by)
    return (ChainLink(sources, attribution.id, attribution.source[0] if attribution.source else None),)


def _is_outlet(attribution: Attribution, entry: Entry, here: Sequence[Credit]) -> bool:
    """Whether the source of an attribution is nobody but an outlet that is credited: *the Courier*, *media reports*.

    Not where the outlet only tells of somebody else: *a report obtained by the Courier*.
    """
    text = entry.reading.story.text
    if len(attribution.source) != 1:
        return False
    source = attribution.source[0]
    if same_outlet(entry.reading.story, source.text):
        return True
    for credit in here:
        place = credit.place.span if credit.place else None
        if place is None or not (source.start < place.end and place.start < source.end):
            continue
        name = text.find((credit.outlet or place.text).split()[0], max(place.start, source.start), source.end)
        if name < 0:
            name = max(place.start, source.start)
        inside = _MODIFIES.search(text, source.start, max(name, source.start))
        if not inside and (credit.outlet is None or credit.way != "told"):
            return True
    return False


def _hand(sources: Sequence[Source], attribution: Attribution, entry: Entry) -> Hand:
    """The hand of one source, or of several who speak jointly."""
    first = sources[0]
    place = Place(entry.id, attribution.source[0]) if attribution.source else Place(entry.id, first.name)
    if first.type in ("unnamed_person", "anonymous_source"):
        if name := taken_apart(place.span.text)[0]:
            return Hand(name, "named_person", "page", first.id, place, spoken_for(first, entry))
        if named := _named_behind(place.span, entry):
            return named
    if words := _own_words(first, attribution):
        return Hand(words, _kind(words), "page", first.id, place, None)
    name = " and ".join(dict.fromkeys(_plain(one.name.text) for one in sources))
    speaks_for = spoken_for(first, entry) if len(sources) == 1 else None
    return Hand(name, type_of(first), "page", first.id, place, speaks_for)


def _own_words(source: Source, attribution: Attribution) -> str | None:
    """The words for somebody of an organisation who is not the organisation: *a ministry official*, *officials in it*.

    The reading counts an organisation's people as the organisation; who traces must not take one for the other.
    """
    if source.type != "named_organization":
        return None
    resolved = next((one for one in attribution.by if one.source == source.id), None)
    step = resolved.path[-1].span if resolved and resolved.path else None
    said = step or (attribution.source[0] if attribution.source else None)
    return _people(said.text) if said else None


def _people(words: str) -> str | None:
    """``words`` where they are of people of a body, not of the body: *an official in her ministry*."""
    one = described(words)
    role = noun_class(one.head) if one.head else None
    people = role is not None and role.name in ("person", "official", "group") and not is_body(one)
    bare_plural = one.plural and not one.definite
    speaks = one.head in roles.listed("spokespeople") | roles.listed("offices") and not one.former
    owned = "’s " in words or "'s " in words  # Tarnwerk's former bookkeeper
    apart = bare_plural or _INDEFINITE.match(words) or (owned and not speaks)
    return _plain(words) if people and apart else None


def _unresolved(attribution: Attribution, entry: Entry) -> Hand | None:
    """A hand of whom the page only gives words; None where it gives none."""
    if attribution.source:
        span = attribution.source[0]
        ahead = min((one.start for one in attribution.content), default=span.end)
        if "\n" in entry.reading.story.text[min(span.end, ahead) : max(span.end, ahead)]:
            return None  # a heading: WHO SAYS SO
        if _PRONOUN.fullmatch(span.text):
            return _known(span, entry)
        return Hand(_plain(span.text), _kind(span.text), "page", None, Place(entry.id, span), None)
    if attribution.cue and _ACCORDING.match(attribution.cue.text):
        words = _ACCORDING.sub("", attribution.cue.text)
        return Hand(_plain(words), _kind(words), "page", None, Place(entry.id, attribution.cue), None)
    return None


def _cited(entry: Entry, here: Sequence[Credit]) -> Iterator[Hand]:
    """Whom the last outlet of a chain cites, where the reading did not see it: *the Courier said, citing officers*."""
    text = entry.reading.story.text
    named = [credit for credit in here if credit.place and credit.way in ("reported", "quoted", "told")]
    if not named:
        return
    last = named[-1]
    end = next((span.end for span in last.covers if last.place and span.end >= last.place.span.end), len(text))
    start = last.place.span.start if last.place else 0
    for match in reversed(list(_CITING.finditer(text, start, end))):
        whom = _WHOM.match(text, match.end(), end)
        if whom is None or not whom[0].strip():
            continue
        span = Span.of(text, whom.start(), whom.start() + len(whom[0].rstrip()))
        if any(credit.outlet and canonical(credit.outlet) in span.text for credit in here):
            continue
        yield _known(span, entry)
        return


def _quoted_as(entry: Entry, here: Sequence[Credit]) -> Iterator[Hand]:
    """*Quoted the secretary as saying*, *her spokesman is quoted as saying in the Courier*."""
    text = entry.reading.story.text
    for credit in here:
        if credit.place and credit.covers:
            start, end = credit.covers[0].start, credit.covers[-1].end
            for match in _QUOTED_AS.finditer(text, start, end):
                span = Span.of(text, *match.span("whom" if match["whom"] else "who"))
                if not (credit.outlet and canonical(credit.outlet) in span.text):
                    yield _known(span, entry)
                    return


def _is_credited(said: Span, entry: Entry, here: Sequence[Credit]) -> bool:
    """Whether words name an outlet that is credited, or the publisher."""
    places = [credit.place.span for credit in here if credit.place]
    return same_outlet(entry.reading.story, said.text) or any(
        said.start < place.end
        and place.start < said.end
        and (not one.outlet or one.way in ("vague", "link") or one.outlet.split()[-1] in said.text)
        for one, place in zip([credit for credit in here if credit.place], places, strict=True)
    )


def _known(span: Span, entry: Entry) -> Hand:
    """The hand that ``span`` names: a source of the reading where it is one's mention.

    A pronoun that the reading did not resolve is who was cited in the sentence before.
    """
    place = Place(entry.id, span)
    if _PRONOUN.fullmatch(span.text):
        before = _cited_before(span, entry)
        if before is not None:
            return _as_source(before, place, entry)
        if named := _opening_before(span, entry):
            return Hand(named, "named_person", "page", None, place, None)
    for source in entry.reading.sources:
        if any(mention.span.start < span.end and span.start < mention.span.end for mention in source.mentions):
            if source.type == "named_organization" and (words := _people(span.text)):
                return Hand(words, _kind(words), "page", source.id, place, None)
            return _as_source(source, place, entry)
    return _named_behind(span, entry) or Hand(_plain(span.text), _kind(span.text), "page", None, place, None)


def _as_source(source: Source, place: Place, entry: Entry) -> Hand:
    return Hand(_plain(source.name.text), type_of(source), "page", source.id, place, spoken_for(source, entry))


def _named_behind(span: Span, entry: Entry) -> Hand | None:
    """Who *the woman next door, Hedda Brandt* is: the name behind a description of a person.

    Where the description ends with a body (*the head of the board, Tarnwerk*), only who is known as a person.
    """
    text = entry.reading.story.text
    match = _NAME_BEHIND.match(text, span.end)
    one = described(span.text)
    person = roles.kind(one.head) or one.head in roles.listed("broad") or roles.gender(one.head)
    if match is None or not person or is_body(one):
        return None
    name = Span.of(text, *match.span("name"))
    for source in entry.reading.sources:
        if source.type == "named_person" and any(_meet(name, mention.span) for mention in source.mentions):
            return _as_source(source, Place(entry.id, name), entry)
    before = span.text.split()[-1]
    last = (noun_class(before) if before.islower() else None, noun_class(name.text.split()[-1]))
    if any(known is not None and known.name in ("organization", "outlet") for known in last):
        return None
    return Hand(name.text, "named_person", "page", None, Place(entry.id, name), None)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _cited_before(pronoun: Span, entry: Entry) -> Source | None:
    """Whom the sentence before cites last, where a pronoun can be that source's."""
    text = entry.reading.story.text
    parts = sentences(text)
    place = next((number for number, one in enumerate(parts) if one[0] <= pronoun.start < one[1]), 0)
    near = parts[place - 1][0] if place else 0
    paragraph = _paragraph_before(text, pronoun.start)
    known = {one.id: one for one in entry.reading.sources}
    cited = [
        (one.cue.start, source)
        for one in entry.reading.attributions
        if one.cited and one.by and one.cue and one.cue.start < pronoun.start
        if (source := known.get(one.by[0].source)) and _can_be(pronoun.text, source)
    ]
    if not cited:
        return None
    start, last = max(cited, key=lambda pair: pair[0])
    return last if start >= (near if pronoun.text.casefold() == "they" else min(near, paragraph)) else None


def _paragraph_before(text: str, place: int) -> int:
    """Where the paragraph before the one at ``place`` begins."""
    own = text.rfind("\n", 0, place) + 1
    return text.rfind("\n", 0, len(text[:own].rstrip())) + 1


def _opening_before(pronoun: Span, entry: Entry) -> str | None:
    """The name of the person with whom a sentence before *he* or *she* opens, in its paragraph or the one before."""
    if pronoun.text.casefold() not in ("he", "she"):
        return None
    text = entry.reading.story.text
    first = _paragraph_before(text, pronoun.start)
    for start, _ in reversed([one for one in sentences(text) if first <= one[0] < pronoun.start]):
        match = _OPENING.match(text, start)
        if match is None:
            continue
        words = match["name"].split()
        office = max((place for place, word in enumerate(words) if roles.kind(roles.noun(word))), default=-1)
        name = words[office + 1 :]
        known = noun_class(name[-1]) if name else None
        if len(name) > 1 and (known is None or known.name not in ("organization", "outlet")):
            return " ".join(name)
    return None


def _can_be(pronoun: str, source: Source) -> bool:
    """Whether a source is of the kind that a pronoun may mean: a person, or a thing."""
    thing = type_of(source) in ("named_organization", "document")
    return thing == (pronoun.casefold() == "it")


def _kind(words: str) -> SourceType:
    """What a description is, by its noun."""
    one = described(words)
    known = noun_class(one.head) if one.head else None
    if (known and known.name == "document") or is_document(one):
        return "document"
    if is_body(one):
        return "named_organization"
    if known is None and one.names and not _INDEFINITE.match(words):
        return "named_person" if len(one.names) > 1 else "named_organization"
    return "unnamed_group" if one.plural else "unnamed_person"


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;")


def _once(hands: Sequence[Hand]) -> Iterator[Hand]:
    """Without a hand that follows itself."""
    yield from hands[:1]
    for before, after in pairwise(hands):
        if (after.source or after.name) != (before.source or before.name):
            yield after
