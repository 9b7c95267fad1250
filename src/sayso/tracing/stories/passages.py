"""A story cut into what may be a mention of a claim: contents of attributions, and sentences in the story's own voice.

Passages follow sentences: a quotation of three sentences is three passages, since each may say something else. Where
one attribution stands inside another with nearly the same content (*the Post said, citing a minister*), the innermost
is the passage, and its chain tells the rest. Passages of one story may overlap, where an attribution's content holds a
smaller one; who groups them takes one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.reading.text.headlines import headlines
from sayso.reading.text.quotation import Range
from sayso.reading.text.sentences import sentences
from sayso.tracing.stories.identity import story_id
from sayso.tracing.stories.passage import Passage
from sayso.tracing.stories.wording import Wordings
from sayso.vocabulary import Attribution, Firmness, Reading, Span

_FEWEST_WORDS = 3  # fewer claim nothing by themselves: “so”, “the war”
_FEWEST_OWN = 6  # words of the story's own beside an attribution, below which they only lead up to it
_MOST_INSIDE = 0.6  # of an attribution's words that inner ones hold, above which they stand for it
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_ENDED = re.compile(r"[.!?…:;][”’\"')\]]*$")
_EDGES = " \t\n,;:–—-"
_OPENING_WORDS = re.compile(r"(?:that|and|but|so|as|because)\s+", re.IGNORECASE)
_AGENCY_NOTE = re.compile(
    r"^[(\[].*\b(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled)\b|^[Aa]dditional reporting\b|^[Cc]omments are closed"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int


def passages(reading: Reading) -> tuple[Passage, ...]:
    """What ``reading``'s story puts forward, in reading order; headlines, bare headings and credit lines left out."""
    return tuple(_Cut(reading).passages())


class _Cut:
    """One story while it is being cut."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.story.text
        self._id = story_id(reading.story)
        self._wordings = Wordings(reading)
        self._by_id = {one.id: one for one in reading.attributions}
        self._told = [one for one in reading.attributions if one.cited and (one.source or one.by)]
        self._sentences = [_Sentence(*range_) for range_ in _body(self._text, reading.story.dateline)]

    def passages(self) -> Iterator[Passage]:
        """All passages, in reading order."""
        found: dict[tuple[Range, ...], Passage] = {}
        for sentence in self._sentences:
            for ranges, attribution in (*self._attributed(sentence), *self._own(sentence)):
                if ranges and ranges not in found and self._says_something(ranges):
                    found[ranges] = self._passage(ranges, attribution, sentence)
        yield from sorted(found.values(), key=lambda one: (one.spans[0].start, one.spans[-1].end))

    def _attributed(self, sentence: _Sentence) -> Iterator[tuple[tuple[Range, ...], Attribution | None]]:
        for one in self._told:
            ranges = self._content(one, sentence)
            if ranges and not self._is_inside_itself(one, ranges):
                yield ranges, one

    def _content(self, one: Attribution, sentence: _Sentence) -> tuple[Range, ...]:
        """What of the content of ``one`` stands in ``sentence``; a subject that the content lacks is given back."""
        ranges = list(_within([(span.start, span.end) for span in one.content], sentence))
        if not ranges:
            return ()
        before = self._text[sentence.start : ranges[0][0]]
        if before.strip(_EDGES + "“‘\"'") and not self._named_between(sentence.start, ranges[0][0]):
            ranges[0] = (sentence.start, ranges[0][1])
        return tuple(trimmed for range_ in ranges if (trimmed := self._trimmed(*range_, sentence)))

    def _named_between(self, start: int, end: int) -> bool:
        """Whether words that tell who is cited stand there, so that they are no lost part of a content."""
        return any(
            span.start < end and start < span.end
            for one in self._told
            for span in (*one.source, *([one.cue] if one.cue else ()))
        )

    def _is_inside_itself(self, one: Attribution, ranges: Sequence[Range]) -> bool:
        """Whether other attributions inside ``one`` hold nearly all of these words."""
        words = sum(len(_WORD.findall(self._text, *range_)) for range_ in ranges)
        for inner in self._told:
            if inner is one or not self._stands_inside(inner, one):
                continue
            held = sum(
                len(_WORD.findall(self._text, max(span.start, start), min(span.end, end)))
                for span in inner.content
                for start, end in ranges
                if span.start < end and start < span.end
            )
            if held >= _MOST_INSIDE * words:
                return True
        return False

    def _stands_inside(self, inner: Attribution, outer: Attribution) -> bool:
        around = self._by_id.get(inner.inside or "")
        while around is not None and around is not outer:
            around = self._by_id.get(around.inside or "")
        return around is outer

    def _own(self, sentence: _Sentence) -> Iterator[tuple[tuple[Range, ...], Attribution | None]]:
        """The longest stretch of ``sentence`` that no attribution claims, where it is a statement by itself."""
        taken = sorted(
            (max(start, sentence.start), min(end, sentence.end))
            for one in self._told
            for start, end in self._around(one, sentence)
        )
        place, gaps = sentence.start, []
        for start, end in [*taken, (sentence.end, sentence.end)]:
            if start > place:
                gaps.append((place, start))
            place = max(place, end)
        longest = max(gaps, key=lambda gap: gap[1] - gap[0], default=None)
        trimmed = longest and self._trimmed(*longest, sentence)
        if trimmed and (not taken or len(_WORD.findall(self._text, *trimmed)) >= _FEWEST_OWN):
            yield (trimmed,), None

    def _around(self, one: Attribution, sentence: _Sentence) -> Iterator[Range]:
        yield from self._content(one, sentence)
        spans = [*one.source, *([one.cue] if one.cue else ())]
        yield from _within([(span.start, span.end) for span in spans], sentence)

    def _trimmed(self, start: int, end: int, sentence: _Sentence) -> Range | None:
        """Without blanks and commas at the edges; inside a sentence, without *that* at the start."""
        while start < end and self._text[start] in _EDGES:
            start += 1
        if start > sentence.start and (opening := _OPENING_WORDS.match(self._text, start, end)):
            start = opening.end()
        while start < end and self._text[end - 1] in _EDGES:
            end -= 1
        return (start, end) if start < end else None

    def _says_something(self, ranges: Sequence[Range]) -> bool:
        return sum(len(_WORD.findall(self._text, *range_)) for range_ in ranges) >= _FEWEST_WORDS

    def _passage(self, ranges: Sequence[Range], attribution: Attribution | None, sentence: _Sentence) -> Passage:
        spans = tuple(Span.of(self._text, *range_) for range_ in ranges)
        firm = tuple(_here(one, sentence) for one in self._firmness(attribution, ranges))
        certainty = tuple(dict.fromkeys(label for one in firm for label in one.certainty))
        wording = self._wordings.wording(ranges, attribution)
        return Passage(
            id=f"{self._id}:{spans[0].start}-{spans[-1].end}",
            story=self._id,
            spans=spans,
            attribution=attribution,
            sentence=Span.of(self._text, sentence.start, sentence.end),
            wording=wording,
            names=self._wordings.names(wording),
            figures=tuple(one for one in self._reading.figures if _touches(one.span, ranges)),
            times=tuple(one for one in self._reading.times if _touches(one.span, ranges)),
            certainty=certainty or ("stated",),
            condition=next((one.condition for one in firm if one.condition), None),
            negated=any(one.negated for one in firm),
            denied="denied" in certainty,
        )

    def _firmness(self, attribution: Attribution | None, ranges: Sequence[Range]) -> Iterator[Firmness]:
        """How firmly it is put forward by every hand: the source, those around it, and the story's own hedges."""
        one = attribution
        while one is not None:
            yield from one.certainty
            one = self._by_id.get(one.inside or "")
        for other in self._reading.attributions:  # *is rumoured to*, *reportedly*: nobody is cited
            if other not in self._told and not other.by and other.cue and _touches(other.cue, ranges):
                yield from (firm for firm in other.certainty if firm.certainty != ("stated",))
        if attribution is None:
            for voice in self._reading.own_voice:
                if _touches(voice.span, ranges):
                    yield voice.firmness


def _here(firm: Firmness, sentence: _Sentence) -> Firmness:
    """``firm`` without a condition that stands in another sentence of a quotation."""
    elsewhere = firm.condition and not (firm.condition.start < sentence.end and sentence.start < firm.condition.end)
    if not elsewhere:
        return firm
    return replace(firm, condition=None, certainty=tuple(one for one in firm.certainty if one != "conditional"))


def _body(text: str, dateline: Span | None) -> Iterator[Range]:
    """The sentences of a story that can be statements, without the dateline."""
    parts = sentences(text)
    for start, end in parts[headlines(text, parts) :]:
        if _is_statement(text, start, end):
            yield (dateline.end if dateline and start <= dateline.start < dateline.end < end else start), end


def _is_statement(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    if _AGENCY_NOTE.search(words):
        return False
    alone = (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")
    return not alone or bool(_ENDED.search(words)) or words[:1] in '“"‘'


def _within(ranges: Iterable[Range], sentence: _Sentence) -> Iterator[Range]:
    for start, end in ranges:
        if start < sentence.end and sentence.start < end:
            yield max(start, sentence.start), min(end, sentence.end)


def _touches(span: Span, ranges: Sequence[Range]) -> bool:
    return any(span.start < end and start < span.end for start, end in ranges)
