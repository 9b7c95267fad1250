"""The attributions of a reading as a table for a terminal, with who stands behind the words of each."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sayso.output.certainty import in_words
from sayso.output.marks import STYLES
from sayso.output.printable import one_line
from sayso.output.who import Who, is_own_telling
from sayso.output.wording import NOBODY, TYPES
from sayso.vocabulary import Attribution, Span

_LINES = 3  # how many lines of its column a source, cue or content may fill before its middle is left out
_NAME_SHARE = 2, 5  # of the width that sources and contents share, sources get this


def table(attributions: tuple[Attribution, ...], who: Who, width: int) -> RenderableType:
    """A line an attribution: number, source, cue, content, kind, score. ``width`` is in columns."""
    columns = _widths(width, len(str(len(attributions))))
    made = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, pad_edge=False, header_style="bold")
    for name, size in columns.items():
        right = name in {"", "score"}
        made.add_column(name, width=size, justify="right" if right else "left", overflow="fold")
    for one in attributions:
        made.add_row(
            Text(str(who.number(one.id)), "bold"),
            _source(one, who, columns["source"] * _LINES),
            Text(one_line(one.cue.text), STYLES["cue"]) if one.cue else Text("implicit", "dim"),
            _content(one, who, columns["content"] * _LINES),
            one.kind,
            f"{one.score:.2f}",
        )
    return made


def _widths(width: int, digits: int) -> dict[str, int]:
    """Columns of the table and their widths: what the fixed ones leave goes to source and content."""
    fixed = {"kind": len("indirect"), "score": len("score")}
    cue = len("according to")
    gaps = 2 * 5  # two spaces between six columns
    free = max(width - digits - cue - sum(fixed.values()) - gaps, 25)
    source = free * _NAME_SHARE[0] // _NAME_SHARE[1]
    return {"": digits, "source": source, "cue": cue, "content": free - source, **fixed}


def _source(one: Attribution, who: Who, limit: int) -> Text:
    """The words of the attribution; and who that is, in as many words as they do not tell themselves."""
    words = _words(one.source)
    text = Text(shortened(words, limit), STYLES["source"])
    for number, source in enumerate(who.of(one)):
        name = who.name(source.id)
        text.append(" + " if number else " → " if text else "→ ", "dim").append(who.sign(source.id), "bold")
        if name.casefold() not in words.casefold():
            text.append(f" {shortened(name, limit)}, {TYPES[source.type]}")
    if not one.by:
        text.append(" → unknown" if words else NOBODY if one.cue else "unknown", "dim")
    return text


def _content(one: Attribution, who: Who, limit: int) -> Text:
    """What is said, and what there is to know of how it is said."""
    text = Text(shortened(_words(one.content), limit), STYLES["content"])
    for remark in _remarks(one, who):
        text.append(f"\n{shortened(remark, limit)}", "dim")
    return text


def _remarks(one: Attribution, who: Who) -> Iterator[str]:
    yield from in_words(one)
    if one.continues:
        yield f"goes on from {who.number(one.continues)}"
    if one.relayed:
        hands = ["/".join(map(who.sign, link.sources)) or who.hand(link) for link in one.chain]
        yield f"relayed: {' → '.join(hands)}"
    elif one.inside:
        yield f"inside {who.number(one.inside)}"
    if is_own_telling(one):
        yield "told by the story itself"


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
