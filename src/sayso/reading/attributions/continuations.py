"""Attributions without a cue: quotations in which a speaker goes on, and the turns of a transcript.

The model finds attributions by their cues. What it leaves uncovered is looked at here: a quotation that nobody is said
to say belongs to who speaks right before, or to whom the words before introduce. Where neither is plain it stays
nobody's, and so do scare quotes, titles of works and quoted words within a sentence of the story's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.reading.attributions.citations import with_cited
from sayso.reading.attributions.overlooked import with_overlooked
from sayso.reading.text.quotation import Range, kind, quoted
from sayso.reading.text.transcripts import turns
from sayso.vocabulary import Attribution, Span

# How often each way is right, as measured by hand and on PolNeAR's annotations for training with the cues hidden.
SAME_QUOTATION, SENTENCE_BEFORE, SENTENCE_AFTER = 0.98, 0.98, 0.9
PARAGRAPH_BEFORE, NAMED_BEFORE, SIGNED, TURN = 0.8, 0.7, 0.9, 0.95

# Quoted words from which on a paragraph, or the part of a sentence, is what somebody said.
_FEWEST = 4
_COVERED = 0.5  # the share of its words that makes a quotation covered
_HEADING, _SHORT_WORD = 0.7, 3  # the share of longer words with a capital that makes a paragraph a heading

_WORD = re.compile(r"\w+")
_NAME = (
    r"(?:(?:Mrs?|Ms|Dr|Rep|Sen|Gov|Gen|Lt|Col|Capt|Sgt|Prof)\.?\s+)?[A-Z][\w’'-]*(?:\s+(?:[A-Z]\.|[A-Z][\w’'-]+)){0,3}"
)
# Who a sentence is about, by its first words: *Harbour master Ines Vold pointed at the quay.*
_SUBJECT = re.compile(
    rf"(?:He|She|(?:[A-Z][\w-]+\s+[a-z][\w-]+\s+)?{_NAME})"
    r"(?=\s+(?:\w+ly\s+)?[a-z]+(?:ed|s|ew|ook|ave|ang|an|oke|ose|at|ood|old|aw|eld|ell|elt)\b)"
)
_NO_SUBJECT = re.compile(
    r"(?:The|An?|In|On|At|By|For|From|But|And|Or|As|If|When|While|After|Before|It|This|That|These|Those|There|Then|What"
    r"|Who|Why|How|Its|His|Her|Their|Our|My|No|Not|So|Yet|Even|Now|Here|One|Two|Some|Many|Most|All|Last|Next|Since|Until"
    r"|With|Each|Every|Both|Later|Earlier|Only|Still|Just|Today|Yesterday|To|They|We|I|You)\b"
)
# Who signs the quotation that makes the rest of a paragraph: *“It was late.” – Ines Vold, Karsund*
_SIGNED = re.compile(rf"[ \t\xa0]*[–—―-]*[ \t\xa0]*(?P<name>{_NAME})(?:,[^.!?\n]{{1,60}})?\.?[ \t\xa0]*(?=\n|$)")
_DASH = re.compile(r"\s*[–—―-]+\s*")


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of a quotation that stands in one sentence."""

    start: int
    end: int
    sentence: int  # its number
    quotation: Range
    whole: bool  # whether it is the sentence, marks aside


def continued(text: str, sentences: Sequence[Range], attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``attributions`` of ``text`` with those that have no cue, in reading order, with new ids.

    ``sentences`` are the text's; whether the attributions cite somebody is known already. One without a cue
    ``continues`` the attribution whose speaker goes on, or has a source of its own where the story names who speaks
    without a word for speaking. What stands in its content is inside it. Whom a source cites becomes one, too,
    and what the model overlooked though its form is plain.
    """
    page = _Page(text, sentences, with_cited(with_overlooked(text, sentences, attributions)))
    page.add_turns()
    for group in _grouped(text, page.uncovered()):
        page.add_quotation(group)
    return _renumbered([*page.attributions.values()])


def _grouped(text: str, pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Pieces with nothing between them, in one paragraph or one quotation."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        last = groups[-1][-1] if groups else None
        between = text[last.end : piece.start] if last else ""
        if last and not between.strip() and ("\n" not in between or last.quotation == piece.quotation):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


class _Page:
    """A text with its attributions while more of them are found."""

    def __init__(self, text: str, sentences: Sequence[Range], attributions: Sequence[Attribution]) -> None:
        self.text = text
        self.sentences = sentences
        self.quotations = quoted(text)
        self.attributions: dict[str, Attribution] = {}
        self._starts = [start for start, _ in sentences]
        self._opened = {start for start, _ in self.quotations}
        self._covered = bytearray(len(text))
        self._standing: dict[int, list[str]] = {}  # by sentence, the attributions whose cue or content stands in it
        for one in attributions:
            self._put(one)

    def _put(self, one: Attribution) -> None:
        self.attributions[one.id] = one
        for span in (*one.content, *([one.cue] if one.cue else [])):
            for number in range(self.sentence(span.start), self.sentence(span.end - 1) + 1):
                self._standing.setdefault(number, []).append(one.id)
        for span in one.content:
            self._covered[span.start : span.end] = b"\1" * (span.end - span.start)

    def sentence(self, place: int) -> int:
        """The number of the sentence that ``place`` stands in, or of the one before it."""
        return max(0, bisect_right(self._starts, place) - 1)

    def is_covered(self, start: int, end: int) -> bool:
        """Whether somebody is said to say what stands there."""
        words = [match.start() for match in _WORD.finditer(self.text, start, end)]
        return sum(self._covered[word] for word in words) >= _COVERED * len(words)

    def uncovered(self) -> list[_Piece]:
        """Quotations, by sentences, that nobody is said to say and that could be what somebody said."""
        found = []
        for start, end in self.quotations:
            for number in range(self.sentence(start), self.sentence(end - 1) + 1):
                first, last = max(start, self.sentences[number][0]), min(end, self.sentences[number][1])
                if first < last and not self.is_covered(first, last):
                    rest = self.text[self.sentences[number][0] : first] + self.text[last : self.sentences[number][1]]
                    piece = _Piece(first, last, number, (start, end), not _WORD.search(rest))
                    if piece.whole or self._begins_a_sentence(piece):
                        found.append(piece)
        return found

    def _begins_a_sentence(self, piece: _Piece) -> bool:
        """Whether it begins one that has no cue: *“You went on air to blame” the crew.*"""
        start, end = self.sentences[piece.sentence]
        return (
            piece.start == start
            and len(_WORD.findall(self.text, piece.start, piece.end)) >= _FEWEST
            and not any(one.cue and start <= one.cue.start < end for one in self._in(piece.sentence))
        )

    def _in(self, first: int, last: int | None = None) -> list[Attribution]:
        """The attributions of which a part stands in the sentences ``first`` to ``last``, by content and cue."""
        numbers = range(first, (first if last is None else last) + 1)
        ids = {id_ for number in numbers for id_ in self._standing.get(number, ())}
        found = [self.attributions[id_] for id_ in ids]
        return sorted(found, key=lambda one: (one.content[0].start, one.cue.start if one.cue else 0, one.id))

    def add_turns(self) -> None:
        """The turns of a transcript; where the model found one, all of the turn becomes its content."""
        for turn in turns(self.text):
            near = self._in(self.sentence(turn.paragraphs[0][0]))
            known = next((one for one in near if _is_by(one, turn.speaker)), None)
            self._add(turn.paragraphs, TURN, source=turn.speaker, known=known, cited=not turn.asks)

    def add_quotation(self, group: Sequence[_Piece]) -> None:
        """An attribution for quotations in a row, where it is plain who speaks."""
        content = ((group[0].start, group[-1].end),)
        ends = group[-1].end == group[-1].quotation[1]
        if ends and (signed := _SIGNED.match(self.text, group[-1].end)):
            self._add(content, SIGNED, source=signed.span("name"))
            return
        for score, find in (
            (SAME_QUOTATION, self._of_the_same_quotation),
            (SENTENCE_BEFORE, self._of_the_sentence_before),
            (SENTENCE_AFTER, self._of_the_sentence_after),
            (PARAGRAPH_BEFORE, self._of_the_paragraph_before),
        ):
            if speaking := find(group):
                self._add(content, score, of=speaking)
                return
        if subject := self._subject_before(group):
            self._add(content, NAMED_BEFORE, source=subject)

    def _of_the_same_quotation(self, group: Sequence[_Piece]) -> Attribution | None:
        """Who says another part of the quotation, best the part before."""
        start, end = group[0].quotation
        saying = [
            one
            for one in self._in(self.sentence(start), self.sentence(end - 1))
            if _tells_who(one)
            and any(start < span.end and span.start < end and not _is_within(span, group) for span in one.content)
        ]
        before = [one for one in saying if one.content[0].start < group[0].start]
        return before[-1] if before else next(iter(saying), None)

    def _of_the_sentence_before(self, group: Sequence[_Piece]) -> Attribution | None:
        """Who is said to say something in the sentence before, in the same paragraph or in front of a colon."""
        number = group[0].sentence - 1
        if number < 0:
            return None
        between = self.text[self.sentences[number][1] : group[0].start]
        if "\n" in between and not self.text[: self.sentences[number][1]].endswith(":"):
            return None
        return self._speaker_of(number)

    def _of_the_sentence_after(self, group: Sequence[_Piece]) -> Attribution | None:
        """Who is said to say the quotation right after, in the same paragraph: *“A,” he said* after *“B.”*"""
        number = group[-1].sentence + 1
        if number >= len(self.sentences) or "\n" in self.text[group[-1].end : self.sentences[number][0]]:
            return None
        speaking = self._speaker_of(number)
        opens = self.sentences[number][0] in self._opened
        return speaking if opens and speaking and speaking.kind != "indirect" else None

    def _of_the_paragraph_before(self, group: Sequence[_Piece]) -> Attribution | None:
        """Who speaks at the end of the paragraph before, where this one begins with the quotation."""
        number = group[0].sentence - 1
        words = _WORD.findall(self.text, group[0].start, group[-1].end)
        longer = [word for word in words if len(word) > _SHORT_WORD]
        if number < 0 or "\n" not in self.text[self.sentences[number][1] : group[0].start]:
            return None
        if len(words) < _FEWEST or sum(word[0].isupper() for word in longer) >= _HEADING * len(longer):
            return None
        speaking = self._speaker_of(number)
        is_signed = speaking and speaking.cue and _DASH.fullmatch(speaking.cue.text)  # the next has another name
        return None if is_signed else speaking

    def _subject_before(self, group: Sequence[_Piece]) -> Range | None:
        """The person whom the sentence before is about, in the same paragraph: *Vold pointed at the quay.*"""
        number = group[0].sentence - 1
        if number < 0 or not group[0].whole:
            return None
        start, end = self.sentences[number]
        if "\n" in self.text[end : group[0].start] or _NO_SUBJECT.match(self.text, start, end):
            return None
        match = _SUBJECT.match(self.text, start, end)
        return match.span() if match else None

    def _speaker_of(self, number: int) -> Attribution | None:
        """The attribution that speaks last in a sentence: by its cue there, else by its content."""
        start, end = self.sentences[number]
        speaking = [one for one in self._in(number) if _tells_who(one)]
        by_cue = [one for one in speaking if one.cue and start <= one.cue.start < end]
        quoting = [one for one in by_cue if one.kind != "indirect"]
        return next(reversed(quoting or by_cue or speaking), None)

    def _add(
        self,
        content: Sequence[Range],
        score: float,
        *,
        of: Attribution | None = None,
        source: Range | None = None,
        known: Attribution | None = None,
        cited: bool = True,
    ) -> None:
        """One attribution more: it goes on with the speaker ``of`` another, or has a ``source`` of its own."""
        one = Attribution(
            id=known.id if known else f"c{len(self.attributions)}",
            source=(Span.of(self.text, *source),) if source else (),
            cue=known.cue if known else None,
            content=tuple(Span.of(self.text, *place) for place in content),
            kind=kind(self.text, content, self.quotations),
            inside=None,
            score=known.score if known else score,
            continues=(of.continues or of.id) if of else None,
            cited=cited,
        )
        for start, end in content:
            for other in self._in(self.sentence(start), self.sentence(end - 1)):
                if other.inside is None and other.id != one.id and _holds(one, other):
                    self.attributions[other.id] = replace(other, inside=one.id)
        self._put(one)


def _tells_who(one: Attribution) -> bool:
    """Whether it says who speaks, and is the story's own."""
    return bool(one.source or one.continues) and one.inside is None


def _is_by(attribution: Attribution, speaker: Range) -> bool:
    """Whether it is a turn that the model found: a colon for a cue behind the name of the speaker."""
    return (
        attribution.cue is not None
        and attribution.cue.text.strip() == ":"
        and any(span.start <= speaker[1] and speaker[0] <= span.end for span in attribution.source)
    )


def _is_within(span: Span, group: Sequence[_Piece]) -> bool:
    return group[0].start <= span.start and span.end <= group[-1].end


def _holds(one: Attribution, other: Attribution) -> bool:
    """Whether the cue of ``other`` stands in the content of ``one``."""
    cue = other.cue
    return cue is not None and any(span.start <= cue.start and cue.end <= span.end for span in one.content)


def _renumbered(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """In reading order, with ids that tell it; what begins together stays in order, one without a cue before others."""

    def place(one: Attribution) -> tuple[int, bool]:
        spans = [*one.source, *one.content, *([one.cue] if one.cue else [])]
        return min(span.start for span in spans), one.cue is not None

    ordered = sorted(attributions, key=place)
    names = {one.id: f"a{number}" for number, one in enumerate(ordered, 1)}
    return tuple(
        replace(
            one,
            id=names[one.id],
            inside=names[one.inside] if one.inside else None,
            continues=names[one.continues] if one.continues else None,
        )
        for one in ordered
    )
