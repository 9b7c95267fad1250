"""Paragraphs, pictures and facts, on their way from a page to a Story."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from sayso.intake.whitespace import characters, one_line
from sayso.vocabulary import Finding, Image, Link, Span

_SPACES: Final = re.compile(r"[^\S\n]+")
_BREAKS: Final = re.compile(r" *\n\s*")
_NOT_LETTERS: Final = re.compile(r"\W+")

Shape = Literal["text", "heading", "quote", "item", "row"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some text that stands by itself, and where in it (start, end, URL) its hyperlinks are."""

    text: str
    links: tuple[tuple[int, int, str], ...] = ()
    shape: Shape = "text"

    @classmethod
    def of(cls, pieces: Iterable[tuple[str, str | None]], shape: Shape = "text") -> Paragraph:
        """A paragraph of (words, URL or None) in a row; spaces are tidied, and links follow their words."""
        parts = ["- "] if shape == "item" else []
        length = first = sum(map(len, parts))
        end = 0  # of the last word
        after_space = True
        links: list[tuple[int, int, str]] = []
        for words, url in pieces:
            tidy = _BREAKS.sub("\n", _SPACES.sub(" ", characters(words)))
            tidy = tidy.lstrip() if after_space else tidy
            if not tidy:
                continue
            start = length + len(tidy) - len(tidy.lstrip())
            parts.append(tidy)
            word_end = length + len(tidy.rstrip())
            length += len(tidy)
            after_space = tidy[-1].isspace()
            if start < word_end:
                if url and links and links[-1][1:] == (end, url):  # one link whose words were marked up in parts
                    start = links.pop()[0]
                end = word_end
                if url:
                    links.append((start, end, url))
        return cls("".join(parts)[:end], tuple(links), shape) if end > first else cls("", (), shape)


@dataclass(slots=True)
class Facts:
    """What is known of the publication. Of several values for a field the first stays."""

    values: dict[str, str] = field(default_factory=dict)
    byline: tuple[str, ...] = ()
    wire: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    def add(self, name: str, value: str | None, found_in: str, words: str | None = None) -> None:
        """Keep ``value`` for the field ``name``, found in ``found_in`` where ``words`` stood, if it has none yet."""
        if value and name not in self.values:
            self.values[name] = value
            self.findings.append(Finding(name, found_in, one_line(words or value)))

    def add_byline(self, names: tuple[str, ...], found_in: str, words: str) -> None:
        """Keep ``names`` as the byline, unless there is one."""
        if names and not self.byline:
            self.byline = names
            self.findings.append(Finding("byline", found_in, one_line(words)))

    def add_wire(self, agency: str, found_in: str, words: str) -> None:
        """Add ``agency`` to those that the text comes from; once, whatever the spelling."""
        if agency.casefold() not in (known.casefold() for known in self.wire):
            self.wire += (agency,)
            self.findings.append(Finding("wire", found_in, one_line(words)))

    def replace(self, name: str, value: str, found_in: str, words: str) -> None:
        """Put a better ``value`` in the place of the one there."""
        self.findings = [finding for finding in self.findings if finding.field != name]
        self.values.pop(name, None)
        self.add(name, value, found_in, words)


@dataclass(slots=True)
class Draft:
    """All that one reader got out of a page."""

    paragraphs: list[Paragraph]
    facts: Facts = field(default_factory=Facts)
    images: tuple[Image, ...] = ()


def assemble(paragraphs: list[Paragraph]) -> tuple[str, tuple[Link, ...]]:
    """The text of a story, a blank line between two paragraphs (none within a list or table), and its links."""
    text = ""
    found: list[tuple[int, int, str]] = []
    before: Shape | None = None
    for paragraph in paragraphs:
        if before:
            text += "\n" if paragraph.shape == before and before in ("item", "row") else "\n\n"
        found += ((len(text) + start, len(text) + end, url) for start, end, url in paragraph.links)
        text += paragraph.text
        before = paragraph.shape
    return text, tuple(Link(Span.of(text, start, end), url) for start, end, url in found)


def letters(text: str) -> str:
    """Only the letters and figures of ``text``, in lower case: alike for what differs in quotes, dashes and spaces."""
    return _NOT_LETTERS.sub("", text).casefold()
