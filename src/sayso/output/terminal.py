"""A reading for people: what its sourcing comes to, its text with marks, a table of its attributions, the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.output.batch import Result
from sayso.output.marks import BRACKETS, STYLES, Piece, pieces, raised
from sayso.output.outlook import outlook
from sayso.output.overview import overview
from sayso.output.printable import one_line, printable
from sayso.output.table import table
from sayso.output.who import Who
from sayso.output.wording import NOBODY
from sayso.vocabulary import Image, Reading, Story

_MARK_STYLE = "dim"
_TEXT_WIDTH = 100  # longer lines are hard to read; tables may be wider
_SHOWN = 5  # images and links; JSON has them all
_TRAILING = re.compile(r" +$", re.MULTILINE)


def console(out: TextIO, *, width: int | None = None, no_color: bool = False) -> Console:
    """A rich console on ``out`` that takes text for text: no markup, no emoji codes, no guessed highlights.

    Colours go to terminals only; NO_COLOR and FORCE_COLOR in the environment are honoured. ``width`` is in columns;
    without it that of the terminal, or 80.
    """
    return Console(
        file=out, width=width, no_color=no_color or None, markup=False, emoji=False, highlight=False, soft_wrap=False
    )


def write_terminal(results: Iterable[Result], to: Console) -> None:
    """Every reading, a rule between them. Failures are left out."""
    for number, reading in enumerate(result for result in results if isinstance(result, Reading)):
        with to.capture() as captured:
            if number:
                to.print(Rule(characters="═", style="dim"))
            to.print(rendered(reading, to.width))
        to.file.write(_TRAILING.sub("", captured.get()))  # rich fills cells with spaces, which pipes and diffs show


def rendered(reading: Reading, width: int) -> RenderableType:
    """One reading, for a terminal of ``width`` columns."""
    found, who = reading.attributions, Who(reading)
    return Group(
        _header(reading.story),
        overview(reading, who, width),
        *([_legend()] if found else []),
        *_paragraphs(reading, width),
        *([table(found, who, width), Text()] if found else []),
        *outlook(reading, who, width),
        _publication(reading.story),
        _footer(reading),
    )


def _header(story: Story) -> RenderableType:
    """Title, outlet, byline and date, as far as they are known."""
    title = Text(one_line(story.title), "bold") if story.title else Text("(title unknown)", "bold dim")
    known = (story.outlet, ", ".join(story.byline), story.published)
    line = " · ".join(one_line(value) for value in known if value)
    return Group(title, Text(line or "outlet, byline and date unknown", "dim"), Rule(style="dim"))


def _publication(story: Story) -> RenderableType:
    """What is known of the publication; what is not says so."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in _facts(story):
        grid.add_row(name, Text(one_line(value)) if value else Text("unknown", "dim italic"))
    return Group(grid, Text())


def _facts(story: Story) -> Iterator[tuple[str, str | None]]:
    yield "outlet", story.outlet
    yield "byline", ", ".join(story.byline)
    yield "published", story.published
    if story.modified:
        yield "modified", story.modified
    if story.dateline:
        yield "dateline", story.dateline.text
    yield "wire", ", ".join(story.wire) or "none named"
    yield "url", story.url
    yield "read from", story.location
    yield from _few("image", [_image(image) for image in story.images])
    yield from _few("link", [f"{link.span.text} → {link.url}" for link in story.links])


def _few(name: str, values: list[str]) -> Iterator[tuple[str, str]]:
    """The first of many, numbered, and how many are left out."""
    for number, value in enumerate(values[:_SHOWN], start=1):
        yield f"{name} {number}", value
    if len(values) > _SHOWN:
        yield f"{name}s", f"{len(values) - _SHOWN} more, all of them in --json"


def _image(image: Image) -> str:
    origin = {"via": image.via, "from": image.source_url}
    return " · ".join(
        [
            image.caption or "no caption",
            f"credit: {image.credit or 'unknown'}",
            f"licence: {image.licence or 'unknown'}",
            *(f"{name}: {value}" for name, value in origin.items() if value),
        ]
    )


def _legend() -> RenderableType:
    """How the marks are to be read, in the marks themselves."""
    text = Text(style="dim")
    for role in ("source", "cue", "content"):
        opening, closing = BRACKETS[role]
        text.append(opening).append(role, STYLES[role]).append(closing + raised([1]) + " ")
    text.append("is line 1 of the table below; what is not marked is the story's own voice.")
    return Group(text, Text())


def _paragraphs(reading: Reading, width: int) -> Iterator[RenderableType]:
    """The story's text with its marks, wrapped, an empty line after every paragraph."""
    text = Text()
    for piece in pieces(printable(reading.story.text), reading.attributions):
        text.append(piece.text, _style(piece))
    for paragraph in text.split("\n"):
        if paragraph.plain.strip():
            yield Constrain(paragraph, min(width, _TEXT_WIDTH))
            yield Text()


def _style(piece: Piece) -> str:
    if piece.role is None:
        return ""
    return f"{_MARK_STYLE} {STYLES[piece.role]}".replace("bold ", "") if piece.is_mark else STYLES[piece.role]


def _footer(reading: Reading) -> Text:
    """What the table comes to, and who read it."""
    found = reading.attributions
    kinds = Counter(attribution.kind for attribution in found)
    counts = [f"{count} {kind}" for kind, count in sorted(kinds.items())]
    if implicit := sum(attribution.cue is None for attribution in found):
        counts.append(f"{implicit} implicit")
    if nobody := sum(not attribution.source and attribution.cue is not None for attribution in found):
        counts.append(f"{nobody} with {NOBODY}")
    total = f"{len(found)} attribution{'s' if len(found) > 1 else ''}: {', '.join(counts)}"
    meaning = "Score: the model's own probability that this is an attribution."
    summary = f"{total}. {meaning}" if found else "No attributions found."
    return Text(f"{summary} Read by {reading.program}, {reading.model}.", "dim")
