"""Files of annotated attributions: one article a line.

    {"id": …, "text": …, "attributions": [{"source": [[start, end], …], "cue": [[…]], "content": [[…], …]}, …]}

Predictions have the same form without ``text``. Files may be gzipped.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import GoldError
from sayso.evaluating.attributions import ROLES
from sayso.vocabulary import Reading, Story


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article."""

    id: str
    text: str
    attributions: list[dict[str, list[list[int]]]]

    def story(self) -> Story:
        """The article as a story: its text untouched, so that ranges mean the same."""
        return Story(self.text, self.id, hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest())


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file, in its order. GoldError names the first line that cannot be used, and why."""
    for number, record in records(path):
        where = f"{path}, line {number}"
        if not isinstance(record.get("text"), str) or "id" not in record:
            raise GoldError(f'{where}: "id" and "text" are needed; see docs/evaluating.md for the format')
        yield Article(str(record["id"]), record["text"], _attributions(record, len(record["text"]), where))


def predictions(path: Path) -> dict[str, list[dict[str, list[list[int]]]]]:
    """Predicted attributions by article, from a file. GoldError as above."""
    found = {}
    for number, record in records(path):
        where = f"{path}, line {number}"
        if "id" not in record:
            raise GoldError(f'{where}: "id" is needed; see docs/evaluating.md for the format')
        found[str(record["id"])] = _attributions(record, None, where)
    return found


def record_of(reading: Reading) -> dict[str, Any]:
    """A reading as a predicted line. Attributions inside another one are left out: see ``corpus_attributions``."""
    return {"id": reading.story.location, "attributions": corpus_attributions(reading)}


def corpus_attributions(reading: Reading) -> list[dict[str, list[list[int]]]]:
    """The attributions of a reading as the corpora annotate them.

    PARC and PolNeAR put each word into one attribution at most, so that *Y believes* in "X said that Y believes Z"
    bears no mark of its own; what is inside another attribution has no counterpart there and is left out. So is what is
    implicit: it has no cue.
    """
    return [
        {
            "source": [[span.start, span.end] for span in one.source],
            "cue": [[one.cue.start, one.cue.end]],
            "content": [[span.start, span.end] for span in one.content],
        }
        for one in reading.attributions
        if one.inside is None and one.cue
    ]


def records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON Lines, packed or not, with the numbers of their lines. GoldError as above."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise GoldError(f"{path}, line {number}: an object is needed, one article a line")
                yield number, record
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}: not JSON lines ({error}); give one article a line") from error
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise GoldError(f"{path} cannot be read ({reason}); give a .jsonl or .jsonl.gz file") from error


def _attributions(record: dict[str, Any], size: int | None, where: str) -> list[dict[str, list[list[int]]]]:
    found = record.get("attributions")
    if not isinstance(found, list):
        raise GoldError(f'{where}: "attributions" must be a list; see docs/evaluating.md for the format')
    for one in found:
        for role in ROLES:
            ranges = one.get(role, []) if isinstance(one, dict) else None
            if not isinstance(ranges, list) or not all(_is_range(r, size) for r in ranges):
                raise GoldError(f'{where}: "{role}" must be a list of [start, end) inside the text')
    return found


def _is_range(value: object, size: int | None) -> bool:
    if not (isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value)):
        return False
    start, end = value
    return 0 <= start <= end and (size is None or end <= size)
