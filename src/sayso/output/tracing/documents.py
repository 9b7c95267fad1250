"""A tracing as one JSON document.

Its fields are those of ``sayso.vocabulary``; ``schema.json`` beside this module describes them and is generated from
there. The version in ``TRACING_SCHEMA`` rises when a field goes or changes its meaning; new fields may come without
that.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Any, TextIO

from sayso.output.documents import json_text
from sayso.vocabulary import Claim, Tracing

TRACING_SCHEMA = "sayso/tracing/1"
"""Name and version of the schema; every document carries it."""


def tracing_schema_text() -> str:
    """The JSON Schema (2020-12) of what this module writes."""
    return resources.files("sayso.output.tracing").joinpath("schema.json").read_text("utf-8")


def document(tracing: Tracing, claims: Sequence[Claim] | None = None) -> dict[str, Any]:
    """``tracing`` as it stands in JSON, with all its claims or only some. The values are still the frozen types."""
    fields = {"schema": TRACING_SCHEMA, "program": tracing.program, "model": tracing.model}
    others = ("stories", "edges", "versions", "credits", "utterances", "claims", "constraints")
    fields |= {name: getattr(tracing, name) for name in others}
    return fields if claims is None else fields | {"claims": tuple(claims)}


def write_tracing_document(tracing: Tracing, out: TextIO, *, claims: Sequence[Claim] | None = None) -> None:
    """One document, indented for people. ``claims`` are those to be written; without it all are."""
    out.write(json_text(document(tracing, claims), indent=2) + "\n")
