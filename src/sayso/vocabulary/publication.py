"""What was published: pages as they were found, and the stories made of them.

A *span* is a half-open range ``[start, end)`` of Unicode code points of the story's text and carries the words it
covers: ``story.text[span.start:span.end] == span.text`` always holds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


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
