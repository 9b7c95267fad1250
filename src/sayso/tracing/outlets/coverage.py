"""Which words of a story a credit is about: those of its clause, and what the same speaker goes on to say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.text.quotation import Range, quoted
from sayso.reading.text.sentences import sentences
from sayso.tracing.outlets.frames import listed
from sayso.tracing.sources.descriptions import described
from sayso.vocabulary import Attribution, Reading, Span

_DIVIDES = re.compile(r";\s+|(?:,|\s[–—])\s+(?=(?:and|but|while|whereas|although|though|yet)\b)")
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 4  # a shorter part of a sentence belongs to the one before
_POINTS = re.compile(
    r"^[“\"‘]?(?:"
    + "|".join(sorted(map(re.escape, listed("words", "pointers")), key=len, reverse=True))
    + r")\s+(?:was|were|is|are|has|have|had|came|appeared|emerged|first|also)\b",
    re.IGNORECASE,
)
_POINTS_ONLY = 6  # words that may stand between *The news was* and the outlet: *also reported on Wednesday by*


class Coverage:
    """One story, asked for the parts of it that belong together."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.story.text
        self._attributions = [one for one in reading.attributions if one.cited]
        self._sentences = sentences(self._text)
        self._quoted = quoted(self._text)
        things = (one for one in reading.sources if one.type == "document")
        self._nouns = {one.id: described(one.name.text).head for one in things}  # the fault book, later *the book*

    @property
    def sentences(self) -> tuple[Range, ...]:
        """The sentences of the story."""
        return self._sentences

    def sentence(self, place: int) -> Range:
        """The sentence that holds a place of the text."""
        return next((one for one in self._sentences if one[0] <= place < one[1]), (place, place + 1))

    def clause(self, sentence: Range, named: Range, others: Sequence[Range]) -> Range:
        """The part of ``sentence`` that ``named`` speaks for; ``others`` are names that speak for parts of their own.

        A sentence is divided at a semicolon, and at a comma with *and, but, while*, where both sides say who is cited
        for them.
        """
        start, end = sentence
        for match in _DIVIDES.finditer(self._text, start, end):
            place = match.start()
            if any(begin < place < stop - 1 for begin, stop in self._quoted):
                continue
            semicolon = self._text[place] == ";"
            if named[0] < place:
                if end > place and self._stands_alone((match.end(), end), (start, place), others, semicolon):
                    end = place
                    break
            elif self._stands_alone((start, place), (match.end(), end), others, semicolon):
                start = match.end()
        return start, end

    def _stands_alone(self, part: Range, rest: Range, others: Sequence[Range], semicolon: bool) -> bool:
        """Whether a part has somebody cited in it for words of it, so that the rest does not speak for it."""
        if len(_WORD.findall(self._text, *part)) < _FEWEST_WORDS:
            return False
        if any(part[0] <= name[0] < part[1] for name in others):
            return True
        for one in self._attributions:
            if part[0] <= _place(one) < part[1] and one.source:
                named_here = all(part[0] <= span.start < part[1] for span in one.source)
                about_rest = any(span.start < rest[1] and rest[0] < span.end for span in one.content)
                if named_here and not about_rest:
                    return True
        return semicolon and len(_WORD.findall(self._text, *rest)) >= 2 * _FEWEST_WORDS

    def pointed_at(self, sentence: Range, named: Range) -> Range | None:
        """The sentence before, where ``sentence`` only says of it who reported it: *The news was first reported by*."""
        match = _POINTS.match(self._text[slice(*sentence)])
        if not match:
            return None
        if len(_WORD.findall(self._text, sentence[0] + match.end(), named[0])) > _POINTS_ONLY:
            return None
        place = self._sentences.index(sentence)
        return self._sentences[place - 1] if place else None

    def attributions_in(self, parts: Sequence[Range]) -> tuple[Attribution, ...]:
        """Those whose content stands in ``parts``, in reading order."""
        return tuple(
            one
            for one in self._attributions
            if any(span.start < end and start < span.end for span in one.content for start, end in parts)
        )

    def goes_on(self, told: Range, in_paragraph: bool) -> tuple[Range, ...]:
        """The sentences that go on with what somebody told in the clause ``told``.

        They follow one another, ``in_paragraph`` or further as a quotation, and each has a content of those who are
        cited in the clause and of nobody else.
        """
        speakers = {
            resolution.source for one in self._attributions if told[0] <= _place(one) < told[1] for resolution in one.by
        }
        nouns = {self._nouns[speaker] for speaker in speakers if self._nouns.get(speaker)}
        speakers |= {name for name, noun in self._nouns.items() if noun in nouns}
        found: list[Range] = []
        if not speakers:
            return ()
        place = self._sentences.index(self.sentence(told[0]))
        for sentence in self._sentences[place + 1 :]:
            breaks = "\n" in self._text[(found[-1] if found else told)[1] : sentence[0]]
            here = [one for one in self._attributions if _overlaps(one, sentence)]
            if not here or (breaks and (in_paragraph or self._text[sentence[0]] not in "“\"‘'")):
                break
            if not all(one.by and {resolution.source for resolution in one.by} <= speakers for one in here):
                break
            if any(one.access and one.access.outlet for one in here):
                break
            found.append(sentence)
        return tuple(found)

    def came_before(self, spoken: Range) -> tuple[Range, ...]:
        """The sentences before, in the paragraph of *she was speaking to the Courier*, that have a content."""
        place = self._sentences.index(self.sentence(spoken[0]))
        found: list[Range] = []
        for sentence in reversed(self._sentences[:place]):
            if "\n" in self._text[sentence[1] : (found[-1] if found else spoken)[0]]:
                break
            if not any(_overlaps(one, sentence) for one in self._attributions):
                break
            found.append(sentence)
        return tuple(reversed(found))

    def span(self, part: Range) -> Span:
        """``part`` as a span, without blanks at its edges."""
        words = self._text[slice(*part)]
        start = part[0] + len(words) - len(words.lstrip())
        return Span.of(self._text, start, max(start + 1, part[1] - len(words) + len(words.rstrip())))


def _place(one: Attribution) -> int:
    """Where an attribution says that somebody speaks: its cue; where it has none, its source or content."""
    return (one.cue or (one.source or one.content)[0]).start


def _overlaps(one: Attribution, part: Range) -> bool:
    spans = (*one.content, *one.source, *([one.cue] if one.cue else ()))
    return any(span.start < part[1] and part[0] < span.end for span in spans)
