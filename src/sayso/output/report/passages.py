"""A story's text cut into paragraphs and these into words and marks that nest, as a page needs them.

Marks are spans of attributions (source, cue, content), *hedges*, and *places*, spans that something on the page leads
to. They may lie across each other; where they do, the one that would break the nesting is closed and opened again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.output.printable import printable

Role: TypeAlias = Literal["place", "content", "source", "cue", "hedge"]
_ROLES: tuple[Role, ...] = ("place", "content", "source", "cue", "hedge")  # from the outermost to the innermost


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``[start, end)`` in a role; ``attributions`` are the numbers of those whose source, … this is."""

    start: int
    end: int
    role: Role
    attributions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the story between two marks, fit for a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a mark begins, or goes on."""

    mark: Mark
    is_first: bool  # not where it goes on in another paragraph, or behind a mark that lies across it


@dataclass(frozen=True, slots=True)
class Closing:
    """Where a mark ends, or is interrupted."""

    mark: Mark
    is_last: bool  # of this paragraph


Piece: TypeAlias = Words | Opening | Closing


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its characters ``[start, end)`` in the story, and its pieces in order, well nested."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What one paragraph has of a mark."""

    start: int
    end: int
    mark: Mark

    @property
    def order(self) -> tuple[int, int]:
        """Sorts parts that open together, or go on, from the outermost to the innermost."""
        return -self.end, _ROLES.index(self.mark.role)


def paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[Paragraph]:
    """The lines of ``text`` that hold words, without the white space around them."""
    marks = tuple(marks)
    seen: set[Mark] = set()
    shown = printable(text)
    begin = 0
    # Lines as they are shown: what is printed as a line break is one.
    for line in shown.split("\n"):
        if words := line.strip():
            start = begin + line.index(words)
            end = start + len(words)
            parts = [
                _Part(max(mark.start, start), min(mark.end, end), mark)
                for mark in marks
                if max(mark.start, start) < min(mark.end, end)
            ]
            yield Paragraph(start, end, tuple(_pieces(shown, start, end, parts, seen)))
        begin += len(line) + 1


def _pieces(text: str, start: int, end: int, parts: list[_Part], seen: set[Mark]) -> Iterator[Piece]:
    open_: list[_Part] = []
    place = start
    for cut in sorted({end, *(part.start for part in parts), *(part.end for part in parts)}):
        if cut > place:
            yield Words(text[place:cut])
            place = cut
        kept: list[_Part] = []
        if ending := [number for number, part in enumerate(open_) if part.end == cut]:
            over = open_[ending[0] :]
            yield from (Closing(part.mark, is_last=part.end == cut) for part in reversed(over))
            del open_[ending[0] :]
            kept = [part for part in over if part.end != cut]
        for part in sorted([*kept, *(part for part in parts if part.start == cut)], key=lambda part: part.order):
            yield Opening(part.mark, is_first=part.mark not in seen)
            seen.add(part.mark)
            open_.append(part)
