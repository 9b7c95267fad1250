"""Where a page leads to: the spans of a story that something on the page speaks of, each with its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.output.printable import one_line
from sayso.output.report.passages import Mark
from sayso.vocabulary import Span


@dataclass(frozen=True, slots=True)
class Link:
    """Words with the address on the page where they lead to."""

    words: str
    href: str


class Places:
    """Collects every span that is linked to, so that the text can be given an anchor there."""

    def __init__(self) -> None:
        self._spans: dict[tuple[int, int], None] = {}

    def link(self, span: Span, words: str | None = None) -> Link:
        """A link to ``span``; it shows the words there, or ``words``."""
        self._spans[span.start, span.end] = None
        return Link(one_line(span.text) if words is None else words, f"#{anchor(span.start, span.end)}")

    def links(self, spans: Iterable[Span]) -> tuple[Link, ...]:
        """A link to each of ``spans``."""
        return tuple(map(self.link, spans))

    def marks(self) -> Iterator[Mark]:
        """A mark for every span that is linked to."""
        return (Mark(start, end, "place") for start, end in sorted(self._spans))


def anchor(start: int, end: int) -> str:
    """The id of the place ``[start, end)``."""
    return f"at-{start}-{end}"
