from __future__ import annotations

import re
from typing import Any

import pytest
from support import tracings
from support.pier import Pier

from sayso.output.standards import ftm_entities

followthemoney = pytest.importorskip(
    "followthemoney", reason="followthemoney is in the extra “test”, in the last version that needs no compiler"
)
MODEL = followthemoney.model
BUILDS = [tracings.tram, tracings.hostile, tracings.bare, lambda: tracings.crowd(60)]


@pytest.fixture(scope="module")
def found(pier: Pier) -> Any:
    return ftm_entities(pier.tracing)


def of(found: Any, schema: str, **values: str) -> list[Any]:
    return [
        one
        for one in found
        if one["schema"] == schema and all(value in one["properties"].get(name, ()) for name, value in values.items())
    ]


def check(entities: Any) -> None:
    """As Aleph takes them: known schemata and properties, values that cleaning leaves as they are, ends that fit."""
    by_id = {one["id"]: one for one in entities}
    assert len(by_id) == len(entities)
    for one in entities:
        schema = MODEL.get(one["schema"])
        assert schema is not None
        assert not schema.abstract
        assert one["properties"].keys() <= schema.properties.keys()
        assert set(schema.required) <= one["properties"].keys()
        assert schema.validate({"properties": one["properties"]}) is None
        assert re.fullmatch(r"[A-Za-z0-9-]{1,200}", one["id"]), "Aleph splits ids at dots"
        as_told = MODEL.get_proxy(one, cleaned=True).to_dict()["properties"]
        assert MODEL.get_proxy(one, cleaned=False).to_dict()["properties"] == as_told == one["properties"]
        for name, values in one["properties"].items():
            prop = schema.get(name)
            assert not prop.stub
            assert all(0 < len(value) <= prop.max_length for value in values)
            for value in values if prop.type.name == "entity" else ():
                assert MODEL.get(by_id[value]["schema"]).is_a(prop.range), f"{one['schema']}:{name}"


def test_the_network_is_what_the_model_allows(found: Any) -> None:
    check(found)


@pytest.mark.parametrize("build", BUILDS)
def test_it_is_what_the_model_allows(build: Any) -> None:
    check(ftm_entities(build()))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one["properties"].update(colour=["red"]),
        lambda one: one["properties"].update(publishedAt=["in June"]),
        lambda one: one["properties"].update(sourceUrl=["javascript:alert(1)"]),
        lambda one: one.update(schema="Story"),
        lambda one: one.update(schema="Thing"),
    ],
)
def test_the_check_finds_what_is_wrong(pier: Pier, spoil: Any) -> None:
    spoiled = ftm_entities(pier.tracing)
    spoil(spoiled[0])
    with pytest.raises((AssertionError, followthemoney.exc.InvalidData)):
        check(spoiled)


def test_what_others_name_comes_first(found: Any) -> None:
    seen: set[str] = set()
    for one in found:
        schema = MODEL.get(one["schema"])
        for name, values in one["properties"].items():
            if schema.get(name).type.name == "entity":
                assert set(values) <= seen
        seen.add(one["id"])


def test_articles(found: Any) -> None:
    (post,) = of(found, "Article", title="Pier sold for a crown")
    assert post["properties"]["publishedAt"] == ["2033-06-01T06:00:00"]
    assert post["properties"]["author"] == ["Mo Tarn", "Eli Voss"]
    assert post["properties"]["sourceUrl"] == ["https://outlet-1.example/news/1"]
    (wire,) = of(found, "Article", title="Pier was sold, paper says")
    assert wire["properties"]["publishedAt"] == ["2033-06-01T07:30:00"], "in UTC"
    (echo,) = of(found, "Article", title="A crown for the pier")
    assert echo["properties"]["publishedAt"] == ["2033-06-01"]


def test_named_sources_are_entities_and_unnamed_ones_are_not(found: Any) -> None:
    assert of(found, "Person", name="Tove Rinde")
    assert of(found, "Organization", name="the harbour board")
    assert of(found, "Representation", role="speaks for")
    assert of(found, "Pages", title="the deed of sale")
    names = {name for one in found for name in one["properties"].get("name", ())}
    assert not names & {"two dockers", "a member of the board", "outlet unknown"}


def test_a_mention_documents_its_claim(pier: Pier, found: Any) -> None:
    claim = f"sayso-claim-{pier.claim.id}"
    (denial,) = of(found, "Documentation", entity=claim, role="denies the claim")
    assert denial["properties"]["summary"] == ["nothing has been sold"]
    assert denial["properties"]["status"] == ["denied"]
    assert "Argus → Harald Nygaard" in denial["properties"]["description"]
    assert len(of(found, "Documentation", entity=claim)) == len(pier.claim.mentions)


def test_a_claim_is_a_note_with_its_origins(pier: Pier, found: Any) -> None:
    (note,) = of(found, "Note", description=pier.claim.statement)
    assert "2 to 4 independent origins" in note["properties"]["notes"]
    assert len(of(found, "Note", entity=note["id"])) == len(pier.claim.origins)


def test_links_say_whether_their_direction_is_known(pier: Pier, found: Any) -> None:
    later, earlier = (f"sayso-story-{pier.ids[name]}" for name in ("north", "echo"))
    links = of(found, "UnknownLink", subject=later, object=earlier)
    assert links
    assert {one["properties"]["status"][0] for one in links} == {"direction open"}
    (copy,) = of(found, "UnknownLink", role="copy", summary="copies 90 % of its words", description="90% of its words")
    assert copy["properties"]["status"] == ["directed: the subject has it from the object"]
