from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from support import tracings
from support.linked import faults, parsed, rdflib
from support.pier import MIRROR, Pier

from sayso.output.standards import annotation_collection
from sayso.output.standards.annotations import AROUND, CONTEXT
from sayso.vocabulary import Story

SHAPES = Path(__file__).parent / "webannotation.ttl"
NAMES = json.loads((Path(__file__).parent / "annotation-context.json").read_text("utf-8"))
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture(scope="module")
def collection(pier: Pier) -> Any:
    return annotation_collection(pier.tracing, pier.stories)


def offline(collection: Any) -> Any:
    """The triples, with the names of the standard's context as they stand beside this module: nothing is fetched."""
    assert collection["@context"] == CONTEXT
    return parsed({**collection, "@context": NAMES})


@pytest.mark.parametrize("build", [tracings.tram, tracings.hostile, tracings.bare, lambda: tracings.crowd(60)])
def test_it_fits_the_shapes(build: Any) -> None:
    assert faults(offline(annotation_collection(build(), {})), SHAPES) == []


def test_the_network_fits_the_shapes(collection: Any) -> None:
    assert faults(offline(collection), SHAPES) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.pop("target"),
        lambda one: one["target"][0]["selector"][0].pop("exact"),
        lambda one: one["target"][0]["selector"][1].update(start=90000),
        lambda one: one["target"][0].pop("source"),
        lambda one: one.update(motivation="judging"),
    ],
)
def test_the_shapes_find_what_is_wrong(collection: Any, spoil: Any) -> None:
    spoiled = json.loads(json.dumps(collection))
    spoil(spoiled["first"]["items"][0])
    assert faults(offline(spoiled), SHAPES)


def test_no_name_is_lost(collection: Any) -> None:
    """A key that the context does not know would fall out of the triples without a word."""
    unknown: set[str] = set()

    def look(value: Any) -> None:
        if isinstance(value, dict):
            unknown.update(value.keys() - NAMES.keys() - {"@context"})
            unknown.update({value["type"]} - NAMES.keys() if "type" in value else set())
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    look(collection)
    assert unknown == set()


def test_one_annotation_a_mention(pier: Pier, collection: Any) -> None:
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == sum(len(claim.mentions) for claim in pier.tracing.claims)
    assert len({item["id"] for item in items}) == len(items)


def test_selectors_find_the_words(pier: Pier, collection: Any) -> None:
    for item in collection["first"]["items"]:
        key = item["id"].split(":")[4]
        text = pier.stories[key].text
        for target in item["target"]:
            quote, position = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
            assert max(len(quote["prefix"]), len(quote["suffix"])) <= AROUND


def test_offsets_are_code_points() -> None:
    tracing = tracings.tram()
    claim = tracing.claims[0]
    one = claim.mentions[0]
    words = one.spans[0]
    text = "🚋" * words.start + words.text + "🚋" * 40
    only = dataclasses.replace(tracing, claims=(dataclasses.replace(claim, mentions=(one,)),))
    made = annotation_collection(only, {one.story: Story(text, "x", "0")})
    quote, position = made["first"]["items"][0]["target"][0]["selector"]
    assert (position["start"], position["end"]) == (words.start, words.end)
    assert quote["suffix"] == "🚋" * AROUND


def test_a_target_is_the_address_even_where_two_texts_stood_there(pier: Pier, collection: Any) -> None:
    sources = {item["id"].split(":")[4]: item["target"][0]["source"] for item in collection["first"]["items"]}
    assert sources[pier.ids["mirror1"]] == sources[pier.ids["mirror2"]] == MIRROR
    assert sources[pier.ids["blog"]] == f"urn:sayso:story:{pier.ids['blog']}"


def test_bodies_name_claim_origin_chain_and_certainty(pier: Pier, collection: Any) -> None:
    item = next(one for one in collection["first"]["items"] if one["id"].endswith(pier.ids["m7"]))
    sources = [body["source"] for body in item["body"] if body["type"] == "SpecificResource"]
    words = [body["value"] for body in item["body"] if body["type"] == "TextualBody"]
    assert sources == [f"urn:sayso:claim:{pier.claim.id}", f"urn:sayso:origin:{pier.claim.id}:o4"]
    assert {"denied", "denies the claim", "Chain: Argus → Harald Nygaard"} <= set(words)


def test_without_its_story_a_mention_has_its_own_words_only(pier: Pier) -> None:
    made = annotation_collection(pier.tracing, {})
    assert set(made["first"]["items"][0]["target"][0]["selector"][0]) == {"type", "exact"}


def test_several_spans_are_several_targets(pier: Pier) -> None:
    one = pier.claim.mentions[0]
    start, words = one.spans[0].start, one.spans[0].text
    parts = tuple(type(one.spans[0])(start + at, start + at + 3, words[at : at + 3]) for at in (0, 10))
    claim = dataclasses.replace(pier.claim, mentions=(dataclasses.replace(one, spans=parts),))
    made = annotation_collection(dataclasses.replace(pier.tracing, claims=(claim,)), pier.stories)
    targets = made["first"]["items"][0]["target"]
    assert [target["selector"][0]["exact"] for target in targets] == [part.text for part in parts]
    assert faults(offline(made), SHAPES) == []
