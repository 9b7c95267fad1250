"""The hands of a passage behind the outlets: the sources that its words name, down to who is said to know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sayso.reading.text.lexicon import noun_class
from sayso.reading.text.sentences import sentences
from sayso.tracing.descriptions import described
from sayso.tracing.frames import listed
from sayso.tracing.outlets import canonical, same_outlet
from sayso.tracing.passage import Entry, Passage
from sayso.tracing.portraits import is_body, is_document, type_of
from sayso.tracing.spoken import spoken_for
from sayso.tracing.voices import passed_on, voice
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
    if not sources and (said := voice(passage, entry)) and not _is_credited(said, entry, here):
        sources = [_known(said, entry)]
    if sources and (inner := passed_on(passage, entry)) and not _is_credited(inner, entry, here):
        sources.append(_known(inner, entry))
    return tuple(_once(sources))


def shared(span: Span, spans: Sequence[Span]) -> int:
    """How many characters of ``span`` stand in ``spans``."""
    return sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in spans)


def _sources(passage: Passage, entry: Entry, here: Sequence[Credit]) -> Iterator[Hand]:
    """The sources of the reading's chain, without the outlets that are credited and what stands for them."""
    if passage.attribution is None:
        return
    yield from _of_links(passage.attribution, entry, here)


def _inner(passage: Passage, entry: Entry, here: Sequence[Credit]) -> Iterator[Hand]:
    """Who says most of a passage inside its attribution: *a report had called for it, the Courier reported*."""
    size = sum(span.end - span.start for span in passage.spans)
    for one in entry.reading.attributions:
        inside = passage.attribution is not None and one.inside == passage.attribution.id and one.cited
        if inside and 2 * sum(shared(span, passage.spans) for span in one.content) > size:
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
    if said is None:
        return None
    one = described(said.text)
    role = noun_class(one.head) if one.head else None
    people = role is not None and role.name in ("person", "official", "group") and not is_body(one)
    bare_plural = one.plural and not one.definite
    return _plain(said.text) if people and (bare_plural or _INDEFINITE.match(said.text)) else None


def _unresolved(attribution: Attribution, entry: Entry) -> Hand | None:
    """A hand of whom the page only gives words; None where it gives none."""
    if attribution.source:
        span = attribution.source[0]
        ahead = min((one.start for one in attribution.content), default=span.end)
        if "\n" in entry.reading.story.text[min(span.end, ahead) : max(span.end, ahead)]:
            return None  # a heading: WHO SAYS SO
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
        said.start < place.end and place.start < said.end and (not one.outlet or one.outlet.split()[-1] in said.text)
        for one, place in zip([credit for credit in here if credit.place], places, strict=True)
    )


def _known(span: Span, entry: Entry) -> Hand:
    """The hand that ``span`` names: a source of the reading where it is one's mention.

    A pronoun that the reading did not resolve is who was cited in the sentence before.
    """
    place = Place(entry.id, span)
    if _PRONOUN.fullmatch(span.text) and (before := _cited_before(span, entry)):
        speaks_for = spoken_for(before, entry)
        return Hand(_plain(before.name.text), before.type, "page", before.id, place, speaks_for)
    for source in entry.reading.sources:
        if any(mention.span.start < span.end and span.start < mention.span.end for mention in source.mentions):
            speaks_for = spoken_for(source, entry)
            return Hand(_plain(source.name.text), source.type, "page", source.id, Place(entry.id, span), speaks_for)
    return Hand(_plain(span.text), _kind(span.text), "page", None, Place(entry.id, span), None)


def _cited_before(pronoun: Span, entry: Entry) -> Source | None:
    """Whom the sentence before cites last, where a pronoun can be that source's."""
    parts = sentences(entry.reading.story.text)
    place = next((number for number, one in enumerate(parts) if one[0] <= pronoun.start < one[1]), 0)
    start = parts[place - 1][0] if place else 0
    cited = [
        one
        for one in entry.reading.attributions
        if one.cited and one.by and one.cue and start <= one.cue.start < pronoun.start
    ]
    known = {one.id: one for one in entry.reading.sources}
    last = known.get(cited[-1].by[0].source) if cited else None
    thing = last is not None and last.type in ("named_organization", "document")
    return last if last and thing == (pronoun.text.casefold() == "it") else None


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
