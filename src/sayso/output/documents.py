"""Readings as JSON: one document, or one reading a line.

Spans, links, images come out as the objects of ``sayso.vocabulary`` name their fields; ``schema.json`` beside this
module describes them and is generated from there. The version in ``SCHEMA`` rises when a field goes or changes its
meaning; new fields may come without that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any, TextIO

from sayso.output.batch import Failure, Result
from sayso.vocabulary import Reading

SCHEMA = "sayso/reading/1"
"""Name and version of the schema; every document carries it."""


def schema_text() -> str:
    """The JSON Schema (2020-12) of everything that this module writes."""
    return resources.files("sayso.output").joinpath("schema.json").read_text("utf-8")


def document(reading: Reading) -> dict[str, Any]:
    """``reading`` as it stands in JSON. The values are still the frozen types; ``json_text`` writes them."""
    return {
        "schema": SCHEMA,
        "program": reading.program,
        "model": reading.model,
        "story": reading.story,
        "attributions": reading.attributions,
        "sources": reading.sources,
        "statements": reading.statements,
        "figures": reading.figures,
        "comparisons": reading.comparisons,
        "times": reading.times,
        "own_voice": reading.own_voice,
        "forecasts": reading.forecasts,
        "profile": reading.profile,
    }


def json_text(value: object, *, indent: int | None = None) -> str:
    """Any value made of the frozen types as JSON, fields in their order; no ASCII escapes but for lone surrogates."""
    text = json.dumps(value, default=_fields, ensure_ascii=False, allow_nan=False, indent=indent)
    # A lone surrogate has no UTF-8; Python's name for it, \ud800, is JSON's too.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _fields(thing: Any) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in thing.__slots__}


def write_reading(reading: Reading, out: TextIO) -> None:
    """One document for one reading, indented for people."""
    out.write(json_text(document(reading), indent=2) + "\n")


def write_batch(results: Iterable[Result], out: TextIO) -> None:
    """One document for many results, a reading a line, the failures last. Holds no more than one reading at a time."""
    failures = []
    out.write(f'{{"schema": {json.dumps(SCHEMA)}, "readings": [')
    separator = "\n"
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
        else:
            out.write(separator + json_text(document(result)))
            separator = ",\n"
    out.write(f'\n], "failures": {json_text(failures)}}}\n')


def write_lines(results: Iterable[Result], out: TextIO) -> None:
    """JSON Lines: a reading a line, in the order of the inputs. Failures are left out."""
    for reading in _readings(results):
        out.write(json_text(document(reading)) + "\n")


def _readings(results: Iterable[Result]) -> Iterator[Reading]:
    return (result for result in results if isinstance(result, Reading))
