"""The figures in the mentions of a claim as intervals on one axis for each measure."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.output.amounts import amount, is_part, subject
from sayso.output.printable import one_line
from sayso.output.report.plots import Plot, plot
from sayso.output.tracing.refs import Ref, Refs
from sayso.output.tracing.tellings import Web
from sayso.vocabulary import Figure


@dataclass(frozen=True, slots=True)
class Row:
    """An interval, and everybody who gives it."""

    number: int
    amount: str
    subject: str
    words: tuple[str, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """Figures of one measure."""

    rows: tuple[Row, ...]
    plot: Plot | None


def axes(web: Web, refs: Refs) -> tuple[Axis, ...]:
    """All figures of a claim; equal ones of one thing share a line. Measures and lines in order of time."""
    measures: dict[object, dict[object, list[tuple[str, Figure]]]] = {}
    for mention in web.claim.mentions:
        for figure in mention.figures:
            lines = measures.setdefault((figure.unit, figure.per, figure.compares, is_part(figure)), {})
            lines.setdefault((amount(figure), subject(figure).casefold()), []).append((mention.id, figure))
    return tuple(_axis(list(lines.values()), web, refs) for lines in measures.values())


def _axis(lines: list[list[tuple[str, Figure]]], web: Web, refs: Refs) -> Axis:
    rows = tuple(
        Row(
            number=number,
            amount=amount(line[0][1]),
            subject=subject(line[0][1]),
            words=tuple(dict.fromkeys(one_line(figure.span.text) for _, figure in line)),
            refs=refs.mentions(dict.fromkeys(mention for mention, _ in line), web),
        )
        for number, line in enumerate(lines, start=1)
    )
    return Axis(rows, plot([line[0][1] for line in lines], range(1, len(lines) + 1)))
