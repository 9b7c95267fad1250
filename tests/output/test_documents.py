import io
import json
from dataclasses import asdict, fields
from typing import Any

import jsonschema
import pytest
from support.invented import bare, ferry, hostile

from sayso.output import SCHEMA, Failure, documents, schema_text, write_batch, write_lines, write_reading
from sayso.vocabulary import Attribution, Image, Link, Reading, Span, Story

READINGS = [ferry(), bare(), hostile()]


def written(write: Any, what: Any) -> str:
    out = io.StringIO()
    write(what, out)
    return out.getvalue()


def closed(schema: Any) -> Any:
    """The schema without room for fields it does not name, so that a field nobody described is found."""
    if isinstance(schema, dict):
        extra = {"additionalProperties": False} if "properties" in schema else {}
        return {name: closed(part) for name, part in schema.items()} | extra
    return [closed(part) for part in schema] if isinstance(schema, list) else schema


@pytest.fixture(scope="module")
def holds_to() -> Any:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(closed(schema)).validate


@pytest.mark.parametrize("reading", READINGS, ids=["ferry", "bare", "hostile"])
def test_a_reading_in_json_is_the_reading(reading: Reading, holds_to: Any) -> None:
    document = json.loads(written(write_reading, reading))
    holds_to(document)
    assert document.pop("schema") == SCHEMA
    assert document == json.loads(json.dumps(asdict(reading)))


@pytest.mark.parametrize("reading", READINGS, ids=["ferry", "bare", "hostile"])
def test_every_span_in_json_is_verbatim(reading: Reading) -> None:
    document = json.loads(written(write_reading, reading))
    text = document["story"]["text"]
    spans = [span for a in document["attributions"] for span in [*a["source"], a["cue"], *a["content"]]]
    spans += [link["span"] for link in document["story"]["links"]]
    assert len(spans) >= 3 * len(reading.attributions) - 1
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_a_batch_holds_readings_in_order_and_failures_last(holds_to: Any) -> None:
    results = [ferry(), Failure("b.html", "no article on it; name one"), bare(), hostile()]
    document = json.loads(written(write_batch, results))
    holds_to(document)
    assert [reading["story"]["location"] for reading in document["readings"]] == [r.story.location for r in READINGS]
    assert document["failures"] == [{"location": "b.html", "reason": "no article on it; name one"}]


def test_an_empty_batch_is_a_document_too(holds_to: Any) -> None:
    document = json.loads(written(write_batch, []))
    holds_to(document)
    assert document == {"schema": SCHEMA, "readings": [], "failures": []}


def test_lines_are_one_reading_each_without_failures(holds_to: Any) -> None:
    lines = written(write_lines, [ferry(), Failure("b.html", "no"), hostile()]).removesuffix("\n").split("\n")
    assert [json.loads(line)["story"]["location"] for line in lines] == ["stories/ferry.html", "=cmd|' /C calc'!A0"]
    for line in lines:
        holds_to(json.loads(line))


def test_json_can_be_written_as_utf_8_with_half_a_character_in_the_text() -> None:
    text = written(write_reading, hostile())
    assert json.loads(text.encode())["story"]["text"] == hostile().story.text
    assert "“" in written(write_reading, ferry())  # readable, not \u201c


def test_the_schema_describes_every_field() -> None:
    defined = json.loads(schema_text())["$defs"]
    for kind in (Reading, Story, Attribution, Span, Image, Link, Failure):
        named = set(defined[kind.__name__]["properties"]) - {"schema"}
        assert named == {field.name for field in fields(kind)}
        assert set(defined[kind.__name__]["required"]) - {"schema"} == named
        assert defined[kind.__name__]["description"]


@pytest.mark.parametrize("change", [{"cue": "said"}, {"score": "high"}, {"kind": "scare"}, {"source": [{"start": 1}]}])
def test_the_schema_refuses_what_is_no_reading(change: dict[str, Any], holds_to: Any) -> None:
    document = json.loads(written(write_reading, ferry()))
    document["attributions"][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        holds_to(document)


def test_a_score_that_is_no_number_is_not_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        documents.json_text({"score": float("nan")})
