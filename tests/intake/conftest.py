"""What the tests of intake share: pages made of parts, and the story on them."""

# ruff: noqa: E501 - markup reads better in one piece

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.intake import story
from sayso.vocabulary import Page, Story

PARAGRAPHS = (
    "The ferry between Orrin and Saltholm will not sail before Friday, the harbour master said on Monday.",
    "“Nobody goes out in this,” said Ada Holt, who has run the harbour since 2019. “Not even the gulls.”",
    "Some 200 passengers spent the night in the school, according to the island council, which sent blankets and soup.",
)


@pytest.fixture(scope="session")
def text() -> str:
    """The text that every page below carries."""
    return "\n\n".join(PARAGRAPHS)


@pytest.fixture(scope="session")
def html() -> Callable[..., str]:
    """A page with ``head`` and ``before`` and ``after`` the three paragraphs, headline over them."""

    def make(head: str = "", before: str = "", after: str = "", inside: str = "", body: str | None = None) -> str:
        first, *others = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        return (
            f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>No ferry before Friday</title>{head}</head>"
            "<body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
            f"<article><h1>No ferry before Friday</h1>{before}"
            f"<div class='text'>{body or first + inside + ''.join(others)}</div>{after}</article>"
            "<footer>All rights and wrongs reserved.</footer></body></html>"
        )

    return make


@pytest.fixture(scope="session")
def read() -> Callable[..., Story]:
    """The story in markup or text."""

    def make(
        content: str | bytes, media_type: str | None = "text/html", location: str = "story", url: str | None = None
    ) -> Story:
        data = content.encode() if isinstance(content, str) else content
        return story(Page(location, data, media_type, None, url))

    return make
