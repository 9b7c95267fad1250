from __future__ import annotations

import io
import json
from typing import Any

import pytest
from support import tracings
from support.pier import Pier

from sayso.output.standards import STANDARDS, write_standard


def written(name: str, tracing: Any, stories: Any) -> str:
    out = io.StringIO()
    write_standard(name, tracing, stories, out)
    return out.getvalue()


@pytest.mark.parametrize("name", STANDARDS)
@pytest.mark.parametrize("build", [tracings.tram, tracings.hostile, tracings.bare, lambda: tracings.crowd(12)])
def test_the_same_bytes_always(name: str, build: Any) -> None:
    once = written(name, build(), {})
    assert once.encode("utf-8")
    assert once == written(name, build(), {})
    assert once == "" or once.endswith("\n")


@pytest.mark.parametrize("name", ["prov", "schemaorg", "webannotation"])
def test_json_that_any_reader_takes(name: str) -> None:
    text = written(name, tracings.hostile(), {})
    assert "\\ud800" not in text
    assert json.loads(text)


def test_one_entity_a_line(pier: Pier) -> None:
    lines = written("ftm", pier.tracing, pier.stories).splitlines()
    assert {json.loads(line)["schema"] for line in lines} >= {"Article", "Organization", "Person", "Note"}


def test_no_other_standard(pier: Pier) -> None:
    with pytest.raises(KeyError, match="rdfa"):
        written("rdfa", pier.tracing, pier.stories)
