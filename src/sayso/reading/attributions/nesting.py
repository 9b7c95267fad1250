"""From what was found over pieces to the attributions of a story: in characters, in order, one inside the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading.model.decoding import OWN, Found
from sayso.reading.model.tokens import Tokens
from sayso.reading.text.quotation import FAMILIES, Range, kind, quoted
from sayso.vocabulary import Attribution, Span

QUOTATION_MARKS = frozenset("".join(FAMILIES.values()))


@dataclass(frozen=True, slots=True)
class _Placed:
    """An attribution in characters."""

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    own: bool
    score: float
    size: int  # characters of its content

    @property
    def first(self) -> int:
        return min(start for start, _ in (self.cue, *self.source, *self.content))

    def holds(self, other: _Placed) -> bool:
        """Whether the cue of ``other`` stands in this one's content."""
        return any(start <= other.cue[0] and other.cue[1] <= end for start, end in self.content)


def nested(text: str, tokens: Tokens, found: Sequence[Found], dateline: Span | None = None) -> tuple[Attribution, ...]:
    """The attributions of ``text`` in reading order. What was found as an inner one and is inside none is left out.

    The ``dateline`` is part of no source and no content, and what has no other content is no attribution.
    """
    gap = _gap(text, dateline)
    placed = [one for one in (_placed(text, tokens, each, gap) for each in found) if one.content]
    around_all = {id(one): _outer(one, placed) for one in placed}
    kept = [one for one in placed if one.own or _anchored(one, around_all)]
    kept.sort(key=lambda one: (one.first, one.cue, -one.size))
    names = {id(one): f"a{number}" for number, one in enumerate(kept, 1)}
    quotations = quoted(text)
    result = []
    for one in kept:
        around = _outer(one, kept)
        result.append(
            Attribution(
                id=names[id(one)],
                source=tuple(Span.of(text, *place) for place in one.source),
                cue=Span.of(text, *one.cue),
                content=tuple(Span.of(text, *place) for place in one.content),
                kind=kind(text, one.content, quotations),
                inside=names[id(around)] if around else None,
                score=round(one.score, 3),
            )
        )
    return tuple(result)


def _outer(one: _Placed, placed: Sequence[_Placed]) -> _Placed | None:
    """The attribution whose content holds this one's cue most closely. Its content must be the larger: no circles."""
    around = [other for other in placed if other.size > one.size and other.holds(one)]
    return min(around, key=lambda other: (other.size, other.cue), default=None)


def _anchored(one: _Placed, outer: dict[int, _Placed | None]) -> bool:
    """Whether the way outwards from an inner attribution ends at one of the story's own."""
    around = outer[id(one)]
    while around is not None and not around.own:
        around = outer[id(around)]
    return around is not None


def _gap(text: str, dateline: Span | None) -> Range:
    """The dateline with the dash after it; it may stand behind a headline. Empty without one."""
    if dateline is None:
        return 0, 0
    end = dateline.end
    while end < len(text) and not text[end].isalnum() and text[end] not in QUOTATION_MARKS:
        end += 1
    return dateline.start, end


def _placed(text: str, tokens: Tokens, found: Found, gap: Range) -> _Placed:
    def ranges(runs: Sequence[tuple[int, int]]) -> tuple[Range, ...]:
        return _joined(text, [(int(tokens.starts[a]), int(tokens.ends[b])) for a, b in runs])

    def told(runs: Sequence[tuple[int, int]]) -> tuple[Range, ...]:
        return tuple(part for place in ranges(runs) for part in _outside(text, place, gap))

    content = told(found.content)
    size = sum(end - start for start, end in content)
    return _Placed(ranges([found.cue])[0], told(found.source), content, found.layer == OWN, found.score, size)


def _outside(text: str, place: Range, gap: Range) -> Iterator[Range]:
    """What of ``place`` stands before ``gap``, and what behind it."""
    start, end = place
    before = start + len(text[start : min(end, gap[0])].rstrip())
    if start < before:
        yield start, before
    if max(start, gap[1]) < end:
        yield max(start, gap[1]), end


def _joined(text: str, ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Ranges with no word between them made one; ranges without a word left out, where another has one."""
    joined: list[Range] = []
    for start, end in ranges:
        if joined and not any(map(str.isalnum, text[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    worded = [(a, b) for a, b in joined if any(map(str.isalnum, text[a:b]))]
    return tuple(worded or joined)
