"""Where the marks of a reading go in the story's text: ``‹source›¹ «cue»¹ that {content}¹``.

The marks are brackets, so that they also tell source, cue and content apart where there are no colours. The raised
number is the attribution's; words that serve several attributions in the same role are marked once, with all numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.vocabulary import Attribution, Span

Role: TypeAlias = Literal["source", "cue", "content"]

BRACKETS: dict[Role, tuple[str, str]] = {"source": ("‹", "›"), "cue": ("«", "»"), "content": ("{", "}")}
# Colours of the terminal's own palette, so that they hold on dark and on light ground.
STYLES: dict[Role, str] = {"source": "bold cyan", "cue": "bold magenta", "content": "green"}
_ROLES: tuple[Role, ...] = ("content", "source", "cue")  # from the outermost mark to the innermost
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the story, or a mark between them, and the role of the innermost span they stand in."""

    text: str
    role: Role | None
    is_mark: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: Role
    numbers: tuple[int, ...]

    @property
    def opens(self) -> tuple[int, int, int]:
        """Sorts marks from the outermost to the innermost: what ends later contains what ends earlier."""
        return self.start, -self.end, _ROLES.index(self.role)

    @property
    def closing(self) -> str:
        return BRACKETS[self.role][1] + raised(self.numbers)


def raised(numbers: Iterable[int]) -> str:
    """Numbers as superscripts, a raised dot between them: ``¹²·¹³``."""
    return "·".join(str(number).translate(_RAISED) for number in numbers)


def pieces(text: str, attributions: Iterable[Attribution]) -> Iterator[Piece]:
    """``text`` from beginning to end, cut where a mark opens or closes, the marks between."""
    marks = sorted(_marks(text, attributions), key=lambda mark: mark.opens)
    opening, closing = defaultdict(list), defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
        closing[mark.end].append(mark)
    active: list[_Mark] = []
    place = 0
    for cut in sorted({*opening, *closing, len(text)}):
        if cut > place:
            yield Piece(text[place:cut], active[-1].role if active else None)
            place = cut
        for mark in reversed(closing[cut]):
            active.remove(mark)
            yield Piece(mark.closing, mark.role, is_mark=True)
        for mark in opening[cut]:
            active.append(mark)
            yield Piece(BRACKETS[mark.role][0], mark.role, is_mark=True)


def _marks(text: str, attributions: Iterable[Attribution]) -> Iterator[_Mark]:
    numbers: defaultdict[tuple[int, int, Role], list[int]] = defaultdict(list)
    for number, attribution in enumerate(attributions, start=1):
        spans: dict[Role, tuple[Span, ...]] = {
            "source": attribution.source,
            "cue": (attribution.cue,) if attribution.cue else (),
            "content": attribution.content,
        }
        for role, of_role in spans.items():
            for span in of_role:
                for start, end in _lines(text, span):
                    numbers[start, end, role].append(number)
    for (start, end, role), of_span in numbers.items():
        yield _Mark(start, end, role, tuple(of_span))


def _lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The parts of a span by line, without the white space around them: each paragraph of a quote is marked anew."""
    start = span.start
    for line in text[span.start : span.end].split("\n"):
        if words := line.strip():
            begin = start + line.index(words)
            yield begin, begin + len(words)
        start += len(line) + 1
