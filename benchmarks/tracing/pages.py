"""Stories with their readings, sentence by sentence: who wrote them knows who says what."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.vocabulary import (
    Attribution,
    ChainLink,
    Figure,
    Firmness,
    Mention,
    Profile,
    Reading,
    Resolution,
    Source,
    SourceType,
    Span,
    Story,
)

_NUMBER = re.compile(r"\b(\d+) (people|workers|cases|prisoners|inmates|men|million crowns|tonnes)")
_STATED = (Firmness(("stated",), False, (), None, None, None, "source"),)


@dataclass(frozen=True)
class Speaker:
    """Who is cited."""

    words: str  # in the middle of a sentence
    type: SourceType
    title: str | None = None  # said behind the name where it is first given
    affiliation: str | None = None  # words of the title


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page: who says what, in which order; the story itself, where nobody does."""

    content: str  # without a capital and a full stop
    speaker: Speaker | None = None
    leads: bool = True  # whether the content stands before the speaker
    claim: int | None = None  # the number of the claim that it makes
    origin: str = ""  # by whom the claim came into the world


@dataclass
class Page:
    """A page while it is written; then its reading."""

    text: str = ""
    attributions: list[Attribution] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    claims: list[tuple[int, int, int, str]] = field(default_factory=list)  # number, start, end, origin

    def write(self, sentences: Sequence[Sentence]) -> None:
        """Write a page: two sentences a paragraph."""
        for number, sentence in enumerate(sentences):
            self._sentence(sentence)
            self.text += "\n\n" if number % 2 else " "
        self.text = self.text.rstrip()

    def reading(self, location: str, **known: object) -> Reading:
        """The reading; ``known`` are fields of the story."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        story = Story(text=self.text, location=location, sha256=digest, **known)  # type: ignore[arg-type]
        profile = Profile(len(self.text.split()), 0.5, (), ())
        read = tuple(self.attributions), tuple(self.sources.values())
        return Reading(story, *read, (), profile, "made up", "made up", tuple(self.figures))

    def _sentence(self, one: Sentence) -> None:
        if one.speaker is None:
            content = self._put(_capital(one.content))
            self.text += "."
        elif one.leads:
            content = self._put(_capital(one.content))
            self.text += ", "
            source = self._cited(one.speaker)
            self.text += " "
            self._attribute(source, self._put("said"), content, one.speaker)
            self.text += "."
        else:
            source = self._cited(one.speaker, capital=True)
            self.text += " "
            cue = self._put("said")
            self.text += " that "
            content = self._put(one.content)
            self._attribute(source, cue, content, one.speaker)
            self.text += "."
        self._count(content)
        if one.claim is not None:
            self.claims.append((one.claim, content.start, content.end, one.origin))

    def _put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text), words)

    def _cited(self, speaker: Speaker, capital: bool = False) -> Span:
        known = self.sources.get(speaker.words)
        start = len(self.text)
        name = self._put(_capital(speaker.words) if capital else speaker.words)
        if known is None:
            title = affiliation = None
            if speaker.title:
                self.text += ", "
                title = self._put(speaker.title)
                self.text += ","
                if speaker.affiliation:
                    at = title.start + speaker.title.index(speaker.affiliation)
                    affiliation = Span(at, at + len(speaker.affiliation), speaker.affiliation)
            named = Mention(name, "name" if speaker.type == "named_person" else "description")
            self.sources[speaker.words] = Source(
                f"s{len(self.sources) + 1}", speaker.type, "made up", name, (title,) if title else (), affiliation, (),
                None, (named,),
            )  # fmt: skip
            return Span(start, (title or name).end, self.text[start : (title or name).end])
        return name

    def _attribute(self, words: Span, cue: Span, content: Span, speaker: Speaker) -> None:
        source, name = self.sources[speaker.words].id, f"a{len(self.attributions) + 1}"
        self.attributions.append(
            Attribution(
                name, (words,), cue, (content,), "indirect", None, 0.95, by=(Resolution(source, (), 0.95),),
                chain=(ChainLink((source,), name, words),), certainty=_STATED,
            )
        )  # fmt: skip

    def _count(self, content: Span) -> None:
        for match in _NUMBER.finditer(content.text):
            span, counted = (
                Span.of(self.text, content.start + start, content.start + end)
                for start, end in (match.span(), match.span(2))
            )
            low = float(match[1])
            self.figures.append(Figure(span, low, low, True, True, None, None, counted, None, None, "=", False))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
