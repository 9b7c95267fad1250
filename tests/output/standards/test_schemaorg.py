from __future__ import annotations

import copy
import dataclasses
from pathlib import Path
from typing import Any

import pytest
from support import tracings
from support.linked import faults, parsed, rdflib
from support.pier import Pier

from sayso.output.standards import schemaorg_document
from sayso.output.standards.identifiers import Identifiers, claim_id, mention_id
from sayso.vocabulary import Span

SDO = rdflib.Namespace("https://schema.org/")
SHAPES = Path(__file__).parent / "schemaorg.ttl"
U = rdflib.URIRef


@pytest.fixture(scope="module")
def document(pier: Pier) -> Any:
    return schemaorg_document(pier.tracing, pier.stories)


@pytest.fixture(scope="module")
def graph(document: Any) -> Any:
    return parsed(document)


def mention(pier: Pier, name: str) -> Any:
    return U(mention_id(pier.ids[name]))


def story(pier: Pier, name: str) -> Any:
    return U(Identifiers(pier.tracing).story(pier.ids[name]))


def test_every_name_is_one_of_schema_org(graph: Any) -> None:
    known = {str(term) for term in dir(rdflib.namespace.SDO)}
    predicates, types = set(graph.predicates()), set(graph.objects(None, rdflib.RDF.type))
    used = {str(term) for term in (predicates | types) - {rdflib.RDF.type}}
    assert len(used) > 20
    assert used <= known


@pytest.mark.parametrize("build", [tracings.tram, tracings.hostile, tracings.bare, lambda: tracings.crowd(60)])
def test_it_fits_the_shapes(build: Any) -> None:
    assert faults(parsed(schemaorg_document(build(), {})), SHAPES) == []


def test_the_network_fits_the_shapes(graph: Any) -> None:
    assert faults(graph, SHAPES) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda node: node.update({"appearance": ["urn:sayso:nothing"]}),
        lambda node: node.pop("text"),
        lambda node: node.update({"spokenByCharacter": ["urn:sayso:program"]}),
    ],
)
def test_the_shapes_find_what_is_wrong(pier: Pier, document: Any, spoil: Any) -> None:
    spoiled = copy.deepcopy(document)
    spoil(next(node for node in spoiled["@graph"] if node["@id"] == claim_id(pier.claim.id)))
    assert faults(parsed(spoiled), SHAPES)


def test_a_claim_appears_where_it_is_affirmed(pier: Pier, graph: Any) -> None:
    claim = U(claim_id(pier.claim.id))
    affirming = {"post", "wire", "echo", "mirror1", "mirror2", "north", "south", "blog"}
    assert set(graph.objects(claim, SDO.appearance)) == {story(pier, name) for name in affirming}
    assert graph.value(claim, SDO.firstAppearance) == story(pier, "post")
    assert graph.value(mention(pier, "m7"), SDO.about) == claim
    assert graph.value(mention(pier, "m7"), SDO.interpretedAsClaim) is None


def test_where_every_story_lacks_a_date_nothing_is_first(pier: Pier, graph: Any) -> None:
    claim = U(claim_id(pier.tracing.claims[1].id))
    assert graph.value(claim, SDO.appearance) == story(pier, "south")
    assert graph.value(claim, SDO.firstAppearance) is None


def test_what_stands_in_quotation_marks_is_a_quotation(pier: Pier, graph: Any) -> None:
    rinde = U(f"urn:sayso:source:{pier.ids['post']}:s1")
    assert (mention(pier, "m1"), rdflib.RDF.type, SDO.Quotation) in graph
    assert graph.value(mention(pier, "m1"), SDO.spokenByCharacter) == rinde
    assert (rinde, rdflib.RDF.type, SDO.Person) in graph


def test_reported_speech_is_a_statement_of_its_source(pier: Pier, graph: Any) -> None:
    assert (mention(pier, "m7"), rdflib.RDF.type, SDO.Statement) in graph
    assert str(graph.value(graph.value(mention(pier, "m7"), SDO.creator), SDO.name)) == "Harald Nygaard"


def test_the_mark_before_the_words_makes_a_quotation(pier: Pier) -> None:
    key, one = pier.ids["south"], next(one for one in pier.claim.mentions if one.id == pier.ids["m9"])
    start = one.spans[0].start
    text = pier.stories[key].text
    quoted = dataclasses.replace(pier.stories[key], text=text[: start - 1] + "“" + text[start:])
    graph = parsed(schemaorg_document(pier.tracing, {**pier.stories, key: quoted}))
    assert (mention(pier, "m9"), rdflib.RDF.type, SDO.Quotation) in graph


def test_a_document_speaks_no_words_and_a_group_is_no_organization(pier: Pier, graph: Any) -> None:
    deed, two = U(f"urn:sayso:source:{pier.ids['north']}:s1"), U(f"urn:sayso:source:{pier.ids['south']}:s2")
    assert graph.value(mention(pier, "m6"), SDO.isBasedOn) == deed
    assert graph.value(mention(pier, "m6"), SDO.creator) is None
    assert (mention(pier, "m9"), SDO.mentions, two) in graph
    assert graph.value(mention(pier, "m9"), SDO.creator) is None
    assert str(graph.value(two, SDO.description)) == "two dockers"
    assert graph.value(two, SDO.name) is None


def test_articles_cite_and_copy_what_is_surely_earlier(pier: Pier, graph: Any) -> None:
    assert graph.value(story(pier, "wire"), SDO.citation) == story(pier, "post")
    assert graph.value(story(pier, "echo"), SDO.isBasedOn) == story(pier, "wire")
    assert graph.value(story(pier, "north"), SDO.isBasedOn) is None
    assert str(graph.value(graph.value(story(pier, "echo"), SDO.sourceOrganization), SDO.name)) == "North Wire"


def test_nothing_is_judged(graph: Any) -> None:
    assert not {SDO.ClaimReview, SDO.Rating} & set(graph.objects(None, rdflib.RDF.type))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("“Illegal” sheds stood on the pier for years and nobody minded", "Statement"),
        ("‘It’s gone, and I’m glad,’ said Rinde", "Quotation"),
        ("“It is gone", "Quotation"),
        ("it is gone", "Statement"),
    ],
)
def test_scare_quotes_quote_nobody(pier: Pier, words: str, kind: str) -> None:
    one = next(one for one in pier.claim.mentions if one.id == pier.ids["m7"])
    said = dataclasses.replace(one, spans=(Span(0, len(words), words),))
    claim = dataclasses.replace(pier.claim, mentions=(said,))
    made = schemaorg_document(dataclasses.replace(pier.tracing, claims=(claim,)), {})
    (node,) = (node for node in made["@graph"] if node["@id"] == mention_id(one.id))
    assert node["@type"] == kind
