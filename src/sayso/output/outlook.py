"""A story's figures as intervals, those that differ, and its forecasts, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sayso.output.amounts import amount, days, differing, subject
from sayso.output.printable import one_line
from sayso.output.who import Who
from sayso.reading.text.phrases import few
from sayso.vocabulary import Forecast, Reading

_MOST = 12  # lines of a list; JSON has all
_WORDS_SHARE = 2, 5  # of the width, the words of figures get this


def outlook(reading: Reading, who: Who, width: int) -> Iterator[RenderableType]:
    """Figures, figures that differ, forecasts, each with a heading; nothing where a story has none."""
    if reading.figures:
        yield Text("Figures", "bold")
        yield _figures(reading, width)
        yield from _more(len(reading.figures))
    if differ := differing(reading.comparisons):
        yield Text("Figures that differ", "bold")
        yield _list(Text(one_line(one.reason)) for one in differ[:_MOST])
        yield from _more(len(differ))
    if reading.forecasts:
        yield Text("Forecasts", "bold")
        yield _list(_forecast(one, who) for one in reading.forecasts[:_MOST])
        yield from _more(len(reading.forecasts))


def _more(count: int) -> Iterator[RenderableType]:
    """How many lines are left out, if any, and the empty line after a list."""
    if count > _MOST:
        yield Text(f"{few(count - _MOST, 'more line')} in --html and --json", "dim")
    yield Text()


def _figures(reading: Reading, width: int) -> Table:
    """The words of each figure, and what they come to."""
    words = (width - 2) * _WORDS_SHARE[0] // _WORDS_SHARE[1]
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for size in (words, width - 2 - words):
        grid.add_column(width=size, overflow="fold")
    for one in reading.figures[:_MOST]:
        told = Text("→ ", "dim").append(amount(one), "default")
        if about := subject(one):
            told.append(f" ({about})", "dim")
        grid.add_row(f"“{one_line(one.span.text)}”", told)
    return grid


def _list(lines: Iterator[Text]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for line in lines:
        grid.add_row("•", line)
    return grid


def _forecast(one: Forecast, who: Who) -> Text:
    """The claim, whose it is, by when, and on which condition."""
    text = Text(one_line(one.wording))
    if one.attribution:
        made = who.attributions[one.attribution]
        known = [f"{who.number(made.id)}: {who.speaker(made)}"]
    else:
        known = ["the story’s own voice"]
    if one.horizon:
        known.append(f"by when: {days(one.horizon) or f'“{one_line(one.horizon.span.text)}”'}")
    if one.condition:
        known.append(f"if: “{one_line(one.condition.text)}”")
    return text.append(f" ({'; '.join(known)})", "dim")
