"""Cases, reporting networks whose truth is known, as passages with the claims that they are mentions of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import sayso
from sayso.tracing.stories.passage import Passage
from sayso.tracing.stories.passages import passages

_WORD = re.compile(r"\w+")
_HALF = 0.5  # of the words of the shorter, from which a passage is a mention: as cases are scored


@dataclass(slots=True)
class Labelled:
    """A passage, the claims it is the best match of a mention of, and those of which it has half of the words too."""

    passage: Passage
    claims: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)


def labelled(folder: Path) -> list[Labelled]:
    """The passages of all stories of a case, in order."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    files = sorted((folder / "stories").iterdir())
    found = []
    for file, reading in zip(files, sayso.read_many([str(file) for file in files]), strict=True):
        if not isinstance(reading, sayso.Reading):
            raise ValueError(f"{file}: {reading}")
        here = [Labelled(one) for one in passages(reading)]
        for claim in truth["claims"]:
            for mention in claim["mentions"]:
                if mention["file"] == file.name:
                    _label(here, reading.story.text, mention["text"], claim["id"])
        found += here
    return found


def _label(here: list[Labelled], text: str, mention: str, claim: str) -> None:
    place = re.search(r"\s+".join(map(re.escape, mention.split())), text)
    if place is None:
        return
    words = {match.start() for match in _WORD.finditer(text, *place.span())}
    best, most = None, 0.0
    for one in here:
        own = set(_words(one.passage, text))
        common = len(words & own)
        if common and common >= _HALF * min(len(words), len(own)):
            one.near.add(claim)
            if common / len(words | own) > most:
                best, most = one, common / len(words | own)
    if best:
        best.claims.add(claim)


def _words(passage: Passage, text: str) -> Iterator[int]:
    for span in passage.spans:
        yield from (match.start() for match in _WORD.finditer(text, span.start, span.end))
