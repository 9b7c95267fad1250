"""For which organisation a source speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.invented import span
from support.traced import traced

from sayso.tracing.chains.spoken import spoken_for


def speaks_for(text: str, title: str, body: str = "the Tarn Water Institute") -> str | None:
    entry = traced(text, said=[("Ada Lund", "calm"), (body, "wet", "named_organization")])
    lady, *others = entry.reading.sources
    lady = replace(lady, title=(span(text, title),))
    return spoken_for(lady, replace(entry, reading=replace(entry.reading, sources=(lady, *others))))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It is wet, the Tarn Water Institute said. The institute's head, Ada Lund, is calm.", "institute's head"),
        ("It is wet, the Tarn Water Institute said. Ada Lund, a spokeswoman for the institute, is calm.",
         "spokeswoman for the institute"),
    ],
)  # fmt: skip
def test_the_body_by_the_full_name_that_the_story_gives_it(text: str, title: str) -> None:
    assert speaks_for(text, title) == "the Tarn Water Institute"


def test_who_only_works_there_speaks_for_herself() -> None:
    text = "It is wet, the Tarn Water Institute said. Ada Lund, a geologist at the institute, is calm."
    assert speaks_for(text, "geologist at the institute") is None
