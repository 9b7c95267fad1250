"""What a page is: a web page, plain text, Markdown, or one JSON record; everything else is turned away."""

from __future__ import annotations

import re
from typing import Final, Literal

from sayso.errors import NotTextError
from sayso.vocabulary import Page

Medium = Literal["html", "text", "markdown", "record"]

_MAGIC: Final = (
    (b"%PDF", "a PDF: save its text as a .txt file first"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"BZh", "compressed with bzip2: unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it first"),
    (b"PK\x03\x04", "a zip archive or an office document: save its text as a .txt file first"),
    (b"PK\x05\x06", "an empty zip archive: give the story's page or its text"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive: unpack it first"),
    (b"Rar!", "a rar archive: unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document: save its text as a .txt file first"),
    (b"{\\rtf", "a rich text (RTF) document: save its text as a .txt file first"),
    (b"%!PS", "a PostScript document: save its text as a .txt file first"),
    (b"\x89PNG", "a PNG image: give the story's page or its text"),
    (b"\xff\xd8\xff", "a JPEG image: give the story's page or its text"),
    (b"GIF8", "a GIF image: give the story's page or its text"),
    (b"RIFF", "a picture, sound or film: give the story's page or its text"),
    (b"OggS", "a sound or film: give the story's page or its text"),
    (b"ID3", "a sound: give the story's page or its text"),
    (b"\x7fELF", "a program: give the story's page or its text"),
    (b"MZ\x90\x00", "a program: give the story's page or its text"),
    (b"SQLite format 3\x00", "a database: give the story's page or its text"),
)
_SNIFFED: Final = 4096  # bytes; markup announces itself at the start
_BINARY_SHARE: Final = 0.1  # of control bytes; text has next to none, a program or a picture a third
_CONTROL: Final = bytes(sorted(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))) + b"\x7f"

_BY_TYPE: Final[dict[str, Medium]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "application/json": "record",
    "application/ld+json": "record",
    "application/x-ndjson": "record",
}
_BY_NAME: Final[dict[str, Medium]] = {
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "md": "markdown",
    "markdown": "markdown",
    "json": "record",
    "txt": "text",
    "text": "text",
}
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT: Final = re.compile(rb'\s*\{\s*"')
_MARKDOWN: Final = re.compile(rb"\A(?:---\r?\n(?:[^\n]*\n){1,60}?---\s*\n|#{1,3} \S)|\]\(https?://")


def medium(page: Page) -> Medium:
    """What ``page`` is, from its bytes first, then its media type and its name; NotTextError for what is no text."""
    head = page.data[:_SNIFFED]
    _refuse_binary(page.location, head)
    plain = head.replace(b"\x00", b"") if b"\x00" in head else head  # UTF-16
    plain = plain.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    by_type = _BY_TYPE.get((page.media_type or "").partition(";")[0].strip().lower())
    by_name = _BY_NAME.get(page.location.rpartition("/")[2].partition("?")[0].rpartition(".")[2].lower())
    if by_type == "record" or _HTML.match(plain):
        return by_type if by_type == "record" else "html"
    if by_type:
        return by_type
    if by_name and by_name != "text":
        return by_name
    if _OBJECT.match(plain):
        return "record"
    return "markdown" if _MARKDOWN.search(plain) else "text"


def _refuse_binary(location: str, head: bytes) -> None:
    for sign, what in _MAGIC:
        if head.startswith(sign):
            raise NotTextError(f"{location} is {what}")
    if head[4:8] == b"ftyp":
        raise NotTextError(f"{location} is a film or a picture: give the story's page or its text")
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or _looks_like_utf16(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls > _BINARY_SHARE * len(head):
        raise NotTextError(f"{location} is binary, no text: give the story's page or its text")


def _looks_like_utf16(head: bytes) -> bool:
    """Whether every other byte is mostly NUL and hardly any of the rest is: Latin letters in UTF-16."""
    if len(head) < 4:
        return False
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    return max(even, odd) > 0.5 and min(even, odd) < 0.05
