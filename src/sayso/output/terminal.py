"""A reading for people: what is known of the story, its text with marks, and a table of its attributions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.output.batch import Result
from sayso.output.marks import BRACKETS, Piece, Role, pieces, raised
from sayso.output.printable import one_line, printable
from sayso.vocabulary import Attribution, Image, Reading, Span, Story

# Colours of the terminal's own palette, so that they hold on dark and on light ground.
STYLES: dict[Role, str] = {"source": "bold cyan", "cue": "bold magenta", "content": "green"}
_MARK_STYLE = "dim"
_TEXT_WIDTH = 100  # longer lines are hard to read; tables may be wider
_TABLE_LINES = 3  # how many lines of its column a source, cue or content may fill before its middle is left out
_SHOWN = 5  # images and links in the header; JSON has them all
_NOBODY = "nobody named"
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
    found = reading.attributions
    return Group(
        _header(reading.story),
        *([_legend()] if found else []),
        *_paragraphs(reading, width),
        *([_table(found, width)] if found else []),
        _footer(reading),
    )


def _header(story: Story) -> RenderableType:
    """What is known of the publication; what is not says so."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in _facts(story):
        grid.add_row(name, Text(one_line(value)) if value else Text("unknown", "dim italic"))
    title = Text(one_line(story.title), "bold") if story.title else Text("(title unknown)", "bold dim")
    return Group(title, Rule(style="dim"), grid, Text())


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


def _table(attributions: tuple[Attribution, ...], width: int) -> RenderableType:
    """A line an attribution: number, source, cue, content, kind, the number of the one it stands in, score."""
    numbers = {attribution.id: str(number) for number, attribution in enumerate(attributions, start=1)}
    columns = _widths(width, len(str(len(attributions))))
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, pad_edge=False, header_style="bold")
    for name, size in columns.items():
        right = name in {"", "score"}
        table.add_column(name, width=size, justify="right" if right else "left", overflow="fold")
    for attribution in attributions:
        table.add_row(
            Text(numbers[attribution.id], "bold"),
            *(
                Text(
                    shortened(_words(spans), columns[role] * _TABLE_LINES) or _NOBODY, STYLES[role] if spans else "dim"
                )
                for role, spans in _spans(attribution)
            ),
            attribution.kind,
            numbers.get(attribution.inside or "", "–"),
            f"{attribution.score:.2f}",
        )
    return Group(table, Text())


def _spans(attribution: Attribution) -> tuple[tuple[Role, tuple[Span, ...]], ...]:
    cue = (attribution.cue,) if attribution.cue else ()
    return ("source", attribution.source), ("cue", cue), ("content", attribution.content)


def _widths(width: int, digits: int) -> dict[str, int]:
    """Columns of the table and their widths: what the fixed ones leave goes to source and content as 2 : 3."""
    fixed = {"kind": len("indirect"), "inside": len("inside"), "score": len("score")}
    cue = len("according to")
    gaps = 2 * 6  # two spaces between seven columns
    free = max(width - digits - cue - sum(fixed.values()) - gaps, 25)
    source = free * 2 // 5
    return {"": digits, "source": source, "cue": cue, "content": free - source, **fixed}


def _words(spans: tuple[Span, ...]) -> str:
    return " … ".join(one_line(span.text) for span in spans)


def shortened(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` characters: where it is longer, words in its middle give way to “[…]”."""
    if len(text) <= limit:
        return text
    room = limit - len(" […] ")
    head, tail = text[: room - room // 3], text[-(room // 3) :]
    # Whole words, unless that would leave next to nothing: a URL, or a script that puts no spaces.
    head = head.rpartition(" ")[0] or head
    tail = tail.partition(" ")[2] or tail
    return f"{head.strip()} […] {tail.strip()}"


def _footer(reading: Reading) -> Text:
    """What the table comes to, and who read it."""
    found = reading.attributions
    kinds = Counter(attribution.kind for attribution in found)
    counts = [f"{count} {kind}" for kind, count in sorted(kinds.items())]
    if nobody := sum(not attribution.source for attribution in found):
        counts.append(f"{nobody} with {_NOBODY}")
    total = f"{len(found)} attribution{'s' if len(found) > 1 else ''}: {', '.join(counts)}"
    meaning = "Score: the model's own probability that this is an attribution."
    summary = f"{total}. {meaning}" if found else "No attributions found."
    return Text(f"{summary} Read by {reading.program}, {reading.model}.", "dim")
