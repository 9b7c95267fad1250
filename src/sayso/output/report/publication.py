"""What a page tells of a story's publication: the facts, where they were found, pictures and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.output.printable import one_line
from sayso.output.report.places import Link, Places
from sayso.vocabulary import Image, Story


@dataclass(frozen=True, slots=True)
class Value:
    """Words, and the address on the web where they lead to, if they are one that a person may want to open."""

    words: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the publication; ``values`` is empty where it is unknown."""

    name: str
    values: tuple[Value, ...]
    found: tuple[str, ...] = ()  # where on the page, and the words there


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link in the story's text."""

    place: Link
    target: Value


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is known of it."""

    facts: tuple[Fact, ...]
    images: tuple[tuple[Fact, ...], ...]
    links: tuple[Hyperlink, ...]


def publication(story: Story, places: Places) -> Publication:
    """What is known of the publication of ``story``; ``places`` learns where its links stand."""
    links = tuple(Hyperlink(places.link(link.span), _address(link.url)) for link in story.links)
    return Publication(tuple(_facts(story)), tuple(tuple(_image(image)) for image in story.images), links)


def _facts(story: Story) -> Iterator[Fact]:
    values = {
        "title": _words(story.title),
        "outlet": _words(story.outlet),
        "byline": tuple(Value(one_line(name)) for name in story.byline),
        "published": _words(story.published),
        "modified": _words(story.modified),
        "dateline": _words(story.dateline.text if story.dateline else None),
        "wire": tuple(Value(one_line(agency)) for agency in story.wire),
        "language": _words(story.language),
        "url": (_address(story.url),) if story.url else (),
        "read from": _words(story.location),
        "sha-256 of the page": _words(story.sha256),
    }
    for name, found in values.items():
        where = (
            f"{one_line(each.found_in)}: “{one_line(each.words)}”" for each in story.findings if each.field == name
        )
        yield Fact(name, found, tuple(where))


def _image(image: Image) -> Iterator[Fact]:
    yield Fact("caption", _words(image.caption))
    yield Fact("credit", _words(image.credit))
    yield Fact("licence", _words(image.licence))
    if image.via:
        yield Fact("via", _words(image.via))
    if image.source_url:
        yield Fact("taken from", (_address(image.source_url),))
    if image.url:
        yield Fact("file", (_address(image.url),))


def _words(text: str | None) -> tuple[Value, ...]:
    return (Value(one_line(text)),) if text else ()


def _address(url: str) -> Value:
    """``url`` in words, and as an address where it is one of the web: no script, no file of the reader's machine."""
    words = one_line(url)
    return Value(words, words if is_web_address(words) else None)


def is_web_address(url: str) -> bool:
    """Whether ``url`` begins as an address of the web does."""
    try:
        parts = urlsplit(url)
    except ValueError:  # it has brackets where none may be
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
