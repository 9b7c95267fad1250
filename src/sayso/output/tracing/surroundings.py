"""The words around words that a page changed, as far as the tracing holds them."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.output.printable import one_line
from sayso.vocabulary import Change, Place, Span, Tracing

_AROUND = 9  # words on each side


class Surroundings:
    """Longer passages of the stories of a tracing: those that its edges compared, and its mentions."""

    def __init__(self, tracing: Tracing) -> None:
        self._spans: dict[str, list[Span]] = {}
        for place in _places(tracing):
            self._spans.setdefault(place.story, []).append(place.span)

    def of(self, change: Change) -> tuple[str, str]:
        """Words before and after a change, with an ellipsis where a passage goes on; empty where none are known."""
        around = change.after or change.before
        for place in (change.after, change.before):
            if place is not None and self._within(place) is not None:
                around = place
                break
        span = self._within(around) if around else None
        if span is None or around is None:
            return "", ""
        lead = span.text[: around.span.start - span.start]
        trail = span.text[around.span.end - span.start :]
        return _last(lead), _first(trail)

    def _within(self, place: Place) -> Span | None:
        """The longest passage that has words beyond those of a place."""
        start, end = place.span.start, place.span.end
        found = [
            span
            for span in self._spans.get(place.story, ())
            if span.start <= start and end <= span.end and span.end - span.start > end - start
        ]
        return max(found, key=lambda span: (span.end - span.start, -span.start), default=None)


def _places(tracing: Tracing) -> Iterator[Place]:
    edges = [*tracing.edges, *(one.edge for one in tracing.versions)]
    for edge in edges:
        for pair in edge.passages:
            yield from pair
    for claim in tracing.claims:
        for mention in claim.mentions:
            for span in mention.spans:
                yield Place(mention.story, span)


def _last(text: str) -> str:
    """The last words of a text, with the space behind them."""
    told = one_line(text).split(" ") if text.strip() else []
    cut = ["…", *told[-_AROUND:]] if len(told) > _AROUND else told
    return " ".join(cut) + (" " if cut and text[-1:].isspace() else "")


def _first(text: str) -> str:
    """The first words of a text, with the space before them."""
    told = one_line(text).split(" ") if text.strip() else []
    cut = [*told[:_AROUND], "…"] if len(told) > _AROUND else told
    return (" " if cut and text[:1].isspace() else "") + " ".join(cut)
