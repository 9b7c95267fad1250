"""What a page is, from its bytes, its media type and its name."""

from __future__ import annotations

import pytest

from sayso.errors import NotTextError
from sayso.intake.media import medium
from sayso.vocabulary import Page


@pytest.mark.parametrize(
    ("location", "data", "media_type", "expected"),
    [
        ("a.html", b"Hello", None, "html"),
        ("a", b"\n<!-- x --><!DOCTYPE html>", None, "html"),
        ("a", "<html><p>Hello".encode("utf-16"), None, "html"),
        ("a.txt", b"<html><body>saved under a wrong name", None, "html"),
        ("a.txt", b"Hello", None, "text"),
        ("a", b"Hello", "text/html; charset=utf-8", "html"),
        ("https://echo.example/story.html?x=1", b"Hello", None, "html"),
        ("a.md", b"Hello", None, "markdown"),
        ("-", b"---\ntitle: x\n---\nHello", None, "markdown"),
        ("-", b"He said [so](https://echo.example).", None, "markdown"),
        ("-", b'{"text": "x"}', None, "record"),
        ("a.jsonl:1", b"<html>", "application/json", "record"),
        ("-", b"Hello {world}", None, "text"),
    ],
)
def test_what_a_page_is(location: str, data: bytes, media_type: str | None, expected: str) -> None:
    assert medium(Page(location, data, media_type)) == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "a PDF: save its text as a .txt file first"),
        (b"PK\x03\x04....", "a zip archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image: give the story's page or its text"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\x1f\x8b\x08\x00", "compressed with gzip: unpack it first"),
        (b"\x00\x00\x00\x20ftypisom", "a film or a picture"),
        (b"{\\rtf1 Hello}", "a rich text"),
        (bytes(range(256)) * 4, "binary, no text"),
    ],
)
@pytest.mark.parametrize("name", ["story.html", "story.txt"])
def test_what_is_no_text(data: bytes, words: str, name: str) -> None:
    with pytest.raises(NotTextError, match=f"{name} is {words}"):
        medium(Page(name, data, "text/html"))
