"""How an outlet came by what it attributes."""

from __future__ import annotations

import pytest

from sayso.reading.sources.access import access
from sayso.vocabulary import Attribution, Span

CASES = [
    ("“A lie,” Vold said in an interview with the Karsund Mail.", "“A lie,”", "interview", "the Karsund Mail"),
    ("Vold told the Ostmark Observer that it was wrong.", "it was wrong", "told", None),
    ("Vold told Reuters that it was wrong.", "it was wrong", "told", "Reuters"),
    ("Vold told reporters that it was wrong.", "it was wrong", "told", None),
    ("Vold told her husband that it was wrong.", "it was wrong", None, None),
    ("“It was wrong,” the company said in a statement.", "“It was wrong,”", "statement", None),
    ("“It was wrong,” Vold wrote on Facebook.", "“It was wrong,”", "social media", None),
    ("“It was wrong,” the mayor said at a news conference.", "“It was wrong,”", "press conference", None),
    ("Vold testified that it was wrong.", "it was wrong", "court", None),
    ("“It was wrong,” she said in an email.", "“It was wrong,”", "e-mail", None),
    ("Vold said that he had told Reuters a lie.", "he had told Reuters a lie", None, None),
    ("Vold said it was wrong.", "it was wrong", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "way", "outlet"), CASES)
def test_access(text: str, content: str, way: str | None, outlet: str | None) -> None:
    start = text.index(content)
    one = Attribution("a1", (), Span.of(text, 0, 1), (Span.of(text, start, start + len(content)),), "direct", None, 1.0)
    found = access(text, one, ((0, len(text)),), "The Ostmark Observer")
    assert (found.way if found else None) == way
    assert (found.outlet.text if found and found.outlet else None) == outlet
    if found:
        assert text[found.span.start : found.span.end] == found.span.text
