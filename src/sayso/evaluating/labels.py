"""Sources that people labelled: a CSV file, one source of one story a row (see benchmarks/sources/guideline.md).

    story,type,name,title,affiliation,justification,anonymity,mentions,statements
    own/ferry,named_person,Orla Penhale,harbour master,Karsund,120..148,,0..12 301..304,0..80 290..352

Ranges ``start..end`` are half-open, in Unicode code points of the story's text, several with a space between them. A
story ``own/NAME`` is the file ``stories/NAME.txt`` beside the table; any other, ``polnear/dev/ID``, is the text ``ID``
in ``polnear/dev.jsonl.gz`` in a folder of corpora.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from sayso import intake
from sayso.errors import GoldError
from sayso.evaluating.gold import Article, records
from sayso.evaluating.table import rows
from sayso.vocabulary import Page, SourceType, Story

COLUMNS = ["story", "type", "name", "title", "affiliation", "justification", "anonymity", "mentions", "statements"]
PARTS = ("dev", "check", "all")

Part: TypeAlias = Literal["dev", "check", "all"]
Shown: TypeAlias = Literal["wrong", "unknown", "all"]
Range: TypeAlias = tuple[int, int]

_OWN = "own/"


@dataclass(frozen=True, slots=True)
class Label:
    """One source of a story, as somebody labelled it. Words are verbatim, several pieces joined with “ | ”."""

    story: str
    type: SourceType
    name: str
    title: str
    affiliation: str
    justification: tuple[Range, ...]
    anonymity: tuple[Range, ...]
    mentions: tuple[Range, ...]
    statements: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story with the labels of all its sources."""

    story: Story
    labels: tuple[Label, ...]


def labelled(path: Path, *, part: Part = "all", data: Path | None = None) -> tuple[list[Labelled], list[str]]:
    """The labelled stories of the file, in its order, and the names of those that are not at hand.

    ``data`` is the folder of corpora. ``part`` is ``dev``, the stories on which the program may be tuned (own stories
    named so, and the first half of those from corpora), ``check``, the others, or ``all``. Raises GoldError for a file
    that cannot be used, IntakeError for a story that cannot.
    """
    by_story: dict[str, list[Label]] = {}
    for label in _labels(path):
        by_story.setdefault(label.story, []).append(label)
    corpora = [story for story in by_story if not story.startswith(_OWN)]
    early = {*corpora[: len(corpora) // 2], *(story for story in by_story if story.startswith(_OWN + "dev-"))}
    wanted = [story for story in by_story if part == "all" or (story in early) == (part == "dev")]
    texts = _texts([story for story in wanted if story in corpora], data)
    texts |= {story: _own(path, story) for story in wanted if story not in corpora}
    found = [Labelled(texts[story], tuple(by_story[story])) for story in wanted if story in texts]
    for one in found:
        _check(one, path)
    return found, [story for story in wanted if story not in texts]


def _labels(path: Path) -> Iterator[Label]:
    for where, row in rows(path, COLUMNS, "labels"):
        if row["type"] not in get_args(SourceType):
            raise GoldError(f"{where}: the type must be one of {', '.join(get_args(SourceType))}")
        try:
            places = [tuple(_ranges(row[column])) for column in COLUMNS[5:]]
        except (AttributeError, ValueError) as error:
            raise GoldError(f"{where}: ranges are needed from the sixth column on: 12..17 40..52") from error
        source_type = cast(SourceType, row["type"])
        yield Label(row["story"], source_type, row["name"], row["title"], row["affiliation"], *places)


def _ranges(cell: str) -> Iterator[Range]:
    for one in cell.split():
        start, end = map(int, one.split(".."))
        if not 0 <= start < end:
            raise ValueError(one)
        yield start, end


def _own(path: Path, name: str) -> Story:
    file = path.parent / "stories" / f"{name.removeprefix(_OWN)}.txt"
    try:
        return intake.story(Page(name, file.read_bytes()))
    except OSError as error:
        raise GoldError(f"{path}: the story {file} cannot be read ({error.strerror}); put it there") from error


def _texts(stories: Sequence[str], data: Path | None) -> dict[str, Story]:
    """Those of ``stories`` that the corpora in ``data`` have."""
    found = {}
    for corpus in sorted({story.rpartition("/")[0] for story in stories}):
        file = data / f"{corpus}.jsonl.gz" if data else None
        for _, record in records(file) if file and file.exists() else ():
            story = f"{corpus}/{record.get('id')}"
            if story in stories:
                found[story] = Article(story, record["text"], []).story()
    return found


def _check(one: Labelled, path: Path) -> None:
    size = len(one.story.text)
    for label in one.labels:
        for start, end in (*label.justification, *label.anonymity, *label.mentions, *label.statements):
            if end > size:
                raise GoldError(f"{path}: {start}..{end} of {label.name!r} is not in the text of {label.story}")
