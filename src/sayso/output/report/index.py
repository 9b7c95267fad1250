"""The page that leads to the reports of several stories, with what a reader should know of each first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TextIO

from sayso.output.batch import Failure
from sayso.output.printable import one_line
from sayso.output.report.page import UNTITLED
from sayso.output.report.render import render
from sayso.output.wording import TOPICS, percent
from sayso.reading.text.phrases import few
from sayso.vocabulary import Reading

_FIRST = 3  # remarks of a story
_LONGEST = 60  # characters of a title in a file's name
_OTHERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A story in the index. It holds words only, so that readings of a long batch can go."""

    file: str
    title: str
    publication: str
    figures: str
    remarks: tuple[tuple[str, str], ...]  # topic and text


def index_entry(number: int, reading: Reading) -> IndexEntry:
    """The entry of the ``number``-th story, from 1, with a name for the file of its report."""
    story, profile = reading.story, reading.profile
    known = (story.outlet, ", ".join(story.byline), story.published)
    figures = (
        few(len(reading.sources), "source"),
        few(len(reading.attributions), "attribution"),
        f"{percent(profile.own_voice)} own voice",
    )
    return IndexEntry(
        file=f"{number:03}-{_plain(story.title or PurePath(story.location).stem) or 'story'}.html",
        title=one_line(story.title or "") or UNTITLED,
        publication=" · ".join(one_line(value) for value in (*known, story.location) if value),
        figures=", ".join(figures),
        remarks=tuple((TOPICS[remark.topic], one_line(remark.text)) for remark in profile.remarks[:_FIRST]),
    )


def write_index(entries: Sequence[IndexEntry], failures: Sequence[Failure], out: TextIO) -> None:
    """Write the page that leads to the reports of ``entries``, and tells what could not be read."""
    out.write(render("index.html.j2", entries=entries, failures=[one_line(failure.reason) for failure in failures]))


def _plain(title: str) -> str:
    """``title`` in letters that every file system takes."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return _OTHERS.sub("-", letters)[:_LONGEST].strip("-")
