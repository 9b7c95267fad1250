"""The words of the project as frozen types, the same in Python, in JSON and on the page.

    Page      bytes as they were found, before anybody made sense of them
    Story     one published text with what is known of its publication
    Reading   a story and every attribution in it

A *span* is a half-open range ``[start, end)`` of Unicode code points of the story's text and
carries the words it covers: ``story.text[span.start:span.end] == span.text`` always holds.

This module imports nothing of the project and only the standard library: everything may import it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["direct", "indirect", "mixed"]
"""All of the content stands in quotation marks, none of it, or part of it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``[start, end)`` of a story's text, and what stands there, verbatim."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` up to ``end``; ValueError where it is empty or outside."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span [{start}, {end}) in a text of {len(text)} characters")
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they were found. ``location`` is how the user named them: a path, a URL, ``-``, ``file.jsonl:12``."""

    location: str
    data: bytes = field(repr=False)
    media_type: str | None = None
    encoding: str | None = None  # as declared by who sent it; the page may know better
    url: str | None = None  # where it ended up, after redirects

    @property
    def sha256(self) -> str:
        """Of the raw bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the story, once, however often its words are repeated on the page. URLs are absolute where known."""

    url: str | None
    caption: str | None
    credit: str | None
    licence: str | None
    via: str | None  # the archive it came through: Wikimedia Commons, Getty Images
    source_url: str | None  # the page the picture was taken from


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink in the story's text: the words that carry it and where it leads."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a field of a story has its value: where on the page it was found, and the words that stood there."""

    field: str
    found_in: str
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """One published text. Dates are ISO 8601, as precise as the page was: a date, or a date with time and zone."""

    text: str
    location: str
    sha256: str  # of the bytes it was made from
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    dateline: Span | None = None  # PORT MAREN, Salvenia, May 13 (SNA)
    wire: tuple[str, ...] = ()  # agencies the page says its text comes from
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A place where the story says that somebody says, writes, knows, believes, intends or feels something."""

    id: str  # a1, a2, … in reading order
    source: tuple[Span, ...]  # who; empty where nobody is named: *reportedly*
    cue: Span  # the words that make the link: *said*, *according to*
    content: tuple[Span, ...]  # what
    kind: Kind
    inside: str | None  # id of the attribution whose content holds this one: "X said that Y believes Z"
    score: float  # the model's own probability that this is an attribution, 0 to 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A story and what was read from it, with the versions that read it."""

    story: Story
    attributions: tuple[Attribution, ...]  # in reading order
    program: str  # sayso 0.1.0
    model: str  # name and hash of the weights
