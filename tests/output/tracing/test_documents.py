import io
import json

import jsonschema
import pytest
from support.tracings import bare, crowd, hostile, tram

from sayso.output.tracing import TRACING_SCHEMA, tracing_schema_text, write_tracing_document
from sayso.vocabulary import Tracing


def written(tracing: Tracing) -> str:
    out = io.StringIO()
    write_tracing_document(tracing, out)
    return out.getvalue()


@pytest.mark.parametrize("tracing", [tram(), crowd(12), hostile(), bare()], ids=["tram", "crowd", "hostile", "bare"])
def test_a_document_is_as_the_schema_has_it(tracing: Tracing) -> None:
    document = json.loads(written(tracing))
    schema = json.loads(tracing_schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    assert document["schema"] == schema["$id"] == TRACING_SCHEMA
    assert len(document["claims"]) == len(tracing.claims)


def test_the_schema_says_what_the_fields_are_and_holds_a_document_to_them() -> None:
    schema = json.loads(tracing_schema_text())
    assert "at most" in schema["$defs"]["Independence"]["description"]
    document = json.loads(written(tram()))
    document["claims"][0]["origins"][0]["certain"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_only_some_claims_can_be_written() -> None:
    out = io.StringIO()
    write_tracing_document(tram(), out, claims=tram().claims[1:2])
    document = json.loads(out.getvalue())
    assert [claim["statement"] for claim in document["claims"]] == [tram().claims[1].statement]
    assert len(document["stories"]) == 9
    assert [one["kind"] for one in document["constraints"]] == ["not same source", "wrong credit"]
