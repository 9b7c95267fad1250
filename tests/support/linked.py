"""JSON-LD, read by rdflib without a network, and checked against shapes."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

from sayso.output.standards.text import json_of

rdflib = pytest.importorskip("rdflib", reason="rdflib is in the extra “test”")


def parsed(document: Any) -> Any:
    """The triples of a JSON-LD document as it is written. Its context stands in it: an address would be fetched."""
    assert not isinstance(document["@context"], str), "a context that stands elsewhere"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own, in some versions
        return rdflib.Graph().parse(data=json_of(document), format="json-ld")


def faults(graph: Any, shapes: Path) -> list[str]:
    """What in ``graph`` breaks the shapes of a Turtle file; empty where nothing does."""
    pyshacl = pytest.importorskip("pyshacl", reason="pyshacl is in the extra “test”")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        known = rdflib.Graph().parse(shapes, format="turtle")
        _, results, _ = pyshacl.validate(graph, shacl_graph=known, ont_graph=known, inference="none")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    return sorted(
        f"{results.value(one, sh.focusNode)} {results.value(one, sh.resultMessage)}"
        for one in results.subjects(rdflib.RDF.type, sh.ValidationResult)
    )
