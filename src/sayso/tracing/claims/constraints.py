"""What people decided about mentions, sources, origins and credits: it holds, whatever the program would say."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from sayso.errors import TracingError
from sayso.tracing.stories.given import GivenMention, given_passage
from sayso.tracing.stories.pairs import Pair
from sayso.tracing.stories.passage import Entry, Passage
from sayso.vocabulary import Constraint, ConstraintKind

COLUMNS = ("kind", "first", "second")
KINDS: tuple[ConstraintKind, ...] = get_args(ConstraintKind)
_OF_MENTIONS = ("same origin", "not same origin", "wrong credit")
_OPPOSITE = {kind: f"not {kind}" for kind in KINDS if f"not {kind}" in KINDS}


def read_constraints(text: str, name: str) -> tuple[Constraint, ...]:
    """The decisions in a CSV file with the columns *kind, first, second*. ``name`` is the file's, for messages.

    Raises TracingError where a line cannot be understood, or where two lines contradict each other.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise TracingError(f"{name}: the first line must be {','.join(COLUMNS)}")
    found = tuple(_constraint(row, f"{name}, line {rows.line_num}") for row in rows)
    for one in found:
        opposite = _OPPOSITE.get(one.kind)
        if opposite and any(other.kind == opposite and _pair(other) == _pair(one) for other in found):
            raise TracingError(
                f"{name}: “{one.kind}” and “{opposite}” of {one.first} and {one.second}: keep one of them"
            )
    return found


def _constraint(row: Mapping[str, str | None], where: str) -> Constraint:
    kind = next((kind for kind in KINDS if kind == (row["kind"] or "").strip()), None)
    if kind is None:
        raise TracingError(f"{where}: “{row['kind'] or ''}” is no kind of decision; write one of {', '.join(KINDS)}")
    first, second = ((row[name] or "").strip() for name in ("first", "second"))
    if not first or not second or None in row:
        raise TracingError(f"{where}: name two things, and nothing else")
    return Constraint(kind, first, second)


def resolved(constraints: Iterable[Constraint], entries: Mapping[str, Entry]) -> tuple[Constraint, ...]:
    """``constraints`` with ids in the place of what people write: ``PATH#words of the mention`` and ``PATH``.

    A mention that is named by an id stays as it is, also where its story is not among ``entries``. Raises TracingError
    where a path or its words are not there, or a path is that of several stories.
    """
    at: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries.values():
        at[entry.reading.story.location].append(entry)
    return tuple(
        Constraint(one.kind, _resolved(one.first, at, one), _resolved(one.second, at, one)) for one in constraints
    )


def _resolved(named: str, at: Mapping[str, list[Entry]], constraint: Constraint) -> str:
    path, mark, words = named.partition("#")
    stories = at.get(path, [])
    if len(stories) > 1:
        raise TracingError(f"{path} is the place of {len(stories)} stories; name one by its id")
    if not stories:
        if mark:
            raise TracingError(f"no story comes from {path}, which “{constraint.kind}” names")
        return named
    if not mark:
        return stories[0].id
    if constraint.kind.endswith("source"):
        return _source(words, stories[0])
    return given_passage(GivenMention(stories[0].id, words), stories[0]).id


def _source(words: str, entry: Entry) -> str:
    """STORY:SOURCE of the source that a person names by its words."""
    for source in entry.reading.sources:
        if words == source.id or words in (source.name.text, *(mention.span.text for mention in source.mentions)):
            return f"{entry.id}:{source.id}"
    raise TracingError(f"{entry.reading.story.location} has no source “{words[:80]}”; name it by words of the story")


def pairs(constraints: Iterable[Constraint], kind: ConstraintKind) -> Iterator[Pair]:
    """The pairs of one kind, each in order."""
    return (_pair(one) for one in constraints if one.kind == kind)


def held(
    constraints: Iterable[Constraint], kind: ConstraintKind, passages: Mapping[str, Iterable[Passage]]
) -> list[Pair]:
    """The pairs of passages that decisions of ``kind`` are about. ``passages`` are those at hand, by story.

    A mention that a person named by words may be cut a little otherwise than the passage that was found there: they
    are the same where they overlap.
    """
    found = set()
    for first, second in pairs(constraints, kind):
        for one in at(first, passages):
            for other in at(second, passages):
                if one != other:
                    found.add((min(one, other), max(one, other)))
    return sorted(found)


def of_mentions(constraints: Iterable[Constraint], passages: Sequence[Passage]) -> tuple[Constraint, ...]:
    """``constraints`` on origins and credits with the ids of the mentions of one claim that they are about.

    One that names a mention otherwise cut stands for it where they overlap; what is about others stays as it is.
    """
    by_story: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_story[passage.story].append(passage)
    found: list[Constraint] = []
    for one in constraints:
        firsts = (at(one.first, by_story) if one.kind in _OF_MENTIONS else []) or [one.first]
        seconds = (at(one.second, by_story) if one.kind in _OF_MENTIONS else []) or [one.second]
        found += [Constraint(one.kind, first, second) for first in firsts for second in seconds]
    return tuple(found)


def at(mention: str, passages: Mapping[str, Iterable[Passage]]) -> list[str]:
    """Ids of the passages that the mention with this id is, or overlaps with at least half."""
    story, _, range_ = mention.partition(":")
    start, _, end = range_.partition("-")
    if not (start.isdigit() and end.isdigit()):
        return []
    here = passages.get(story, ())
    return sorted(one.id for one in here if one.id == mention or one.mostly_at(int(start), int(end)))


def _pair(constraint: Constraint) -> Pair:
    return min(constraint.first, constraint.second), max(constraint.first, constraint.second)
