"""What the sourcing of a story comes to, for a terminal: the profile, the sources, the chains of what is relayed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.output.printable import one_line
from sayso.output.who import Who
from sayso.output.wording import TYPES, percent
from sayso.reading.text.phrases import few, joined
from sayso.vocabulary import Attribution, Profile, Reading, Source

_MOST_REMARKS = 8
_MOST_NUMBERS = 6  # of attributions in one line
_NAME_SHARE = 3, 7  # of the width that names, types and titles share, names get this


def overview(reading: Reading, who: Who, width: int) -> RenderableType:
    """The profile in a few lines, a line a source, a line a chain of two links or more. ``width`` is in columns."""
    parts: list[RenderableType] = [_shares(reading), _remarks(reading.profile)]
    if reading.sources:
        parts += [Text(), Text("Sources", "bold"), _sources(reading, who, width)]
    if relayed := _relayed(reading.attributions, who):
        parts += [Text(), Text("Through whom", "bold"), *relayed]
    return Group(*parts, Text())


def _shares(reading: Reading) -> Text:
    """How much is attributed, to how many, and of which types."""
    profile = reading.profile
    own = f"{percent(profile.own_voice)} of {profile.words} words are the story's own voice"
    if not reading.attributions:
        return Text(f"{own}; nothing is attributed.")
    told = joined(f"{percent(share.share)} {TYPES[share.type]}" for share in profile.shares if share.words)
    text = f"{few(len(reading.sources), 'source')}, {few(len(reading.attributions), 'attribution')}; {own}."
    return Text(f"{text} Of the attributed words: {told}." if told else text)


def _remarks(profile: Profile) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for remark in profile.remarks[:_MOST_REMARKS]:
        grid.add_row("•", Text(one_line(remark.text)))
    if (more := len(profile.remarks) - _MOST_REMARKS) > 0:
        grid.add_row("•", Text(f"{few(more, 'more remark')} in --html and --json", "dim"))
    return grid


def _sources(reading: Reading, who: Who, width: int) -> RenderableType:
    """Sign, name, what is known of it, and the numbers of what it is made to say."""
    signs = len(who.sign(reading.sources[-1].id))
    numbers = {source.id: _numbers(who.made_by(source.id), who) for source in reading.sources}
    widest = max(map(len, numbers.values()))
    free = max(width - signs - widest - 2 * 3, 20)
    name = free * _NAME_SHARE[0] // _NAME_SHARE[1]
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for column in (signs, name, free - name, widest):
        grid.add_column(width=column, overflow="fold")
    for source in reading.sources:
        known = "; ".join(_known(source))
        grid.add_row(Text(who.sign(source.id), "bold"), Text(who.name(source.id), "cyan"), known, numbers[source.id])
    return grid


def _known(source: Source) -> Iterator[str]:
    yield TYPES[source.type]
    title = ", ".join(one_line(span.text) for span in source.title)
    if title or source.affiliation:
        yield ", ".join(filter(None, (title, one_line(source.affiliation.text) if source.affiliation else "")))
    if source.anonymity:
        yield f"“{one_line(source.anonymity.text)}”"


def _numbers(made: tuple[Attribution, ...], who: Who) -> str:
    """The numbers of attributions, the first few of many."""
    shown = [str(who.number(one.id)) for one in made[:_MOST_NUMBERS]]
    return ", ".join(shown + (["…"] if len(made) > _MOST_NUMBERS else [])) or "credited"


def _relayed(attributions: tuple[Attribution, ...], who: Who) -> list[RenderableType]:
    """Every chain of two links or more once, with the numbers of what came through it."""
    chains: dict[tuple[str, ...], list[Attribution]] = {}
    for one in attributions:
        if one.relayed:
            chains.setdefault(who.chain(one), []).append(one)
    lines: list[RenderableType] = []
    for chain, group in chains.items():
        text = Text(who.outlet)
        for hand in chain:
            text.append(" → ", "bold").append(hand, "cyan")
        lines.append(text.append(f" ({_numbers(tuple(group), who)})"))
    return lines
