"""A tracing, written in a standard that is asked for by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from sayso.output.standards.annotations import annotation_collection
from sayso.output.standards.entities import ftm_entities
from sayso.output.standards.graph import graphml_text
from sayso.output.standards.provenance import prov_document
from sayso.output.standards.schemaorg import schemaorg_document
from sayso.output.standards.text import json_of
from sayso.vocabulary import Story, Tracing

STANDARDS = {
    "prov": "W3C PROV as JSON-LD: who has what from whom, for provenance tools and triple stores",
    "schemaorg": "schema.org as JSON-LD: claims, where they appear, quotations, articles and who is behind them",
    "webannotation": "W3C Web Annotations: one a mention, with selectors that find its words on the page",
    "ftm": "FollowTheMoney entities, one a line, for Aleph and OpenAleph",
    "graphml": "GraphML, for Gephi, yEd and Cytoscape",
}
"""Names of the standards, and what each is for."""


def write_standard(name: str, tracing: Tracing, stories: Mapping[str, Story], out: TextIO) -> None:
    """Writes ``tracing`` in the standard of that ``name``: the same bytes for the same tracing, always.

    ``stories`` are those of the tracing by id, for the words around a mention; what is missing there is left out.
    ``out`` is text in UTF-8. Raises KeyError where ``name`` is none of ``STANDARDS``.
    """
    match name:
        case "prov":
            out.write(json_of(prov_document(tracing)) + "\n")
        case "schemaorg":
            out.write(json_of(schemaorg_document(tracing, stories)) + "\n")
        case "webannotation":
            out.write(json_of(annotation_collection(tracing, stories)) + "\n")
        case "ftm":
            out.writelines(json_of(entity, indent=None) + "\n" for entity in ftm_entities(tracing))
        case "graphml":
            out.write(graphml_text(tracing))
        case _:
            raise KeyError(name)
