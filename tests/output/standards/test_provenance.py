from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from support import tracings
from support.linked import faults, parsed, rdflib
from support.pier import MIRROR, Pier

from sayso.output.standards import prov_document
from sayso.output.standards.identifiers import Identifiers, claim_id, mention_id, origin_id
from sayso.vocabulary import Tracing

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
SAYSO = rdflib.Namespace("urn:sayso:term:")
SHAPES = Path(__file__).parent / "prov.ttl"
U = rdflib.URIRef


@pytest.fixture(scope="module")
def document(pier: Pier) -> Any:
    return prov_document(pier.tracing)


@pytest.fixture(scope="module")
def graph(document: Any) -> Any:
    return parsed(document)


def mention(pier: Pier, name: str) -> Any:
    return U(mention_id(pier.ids[name]))


def story(pier: Pier, name: str) -> Any:
    return U(Identifiers(pier.tracing).story(pier.ids[name]))


def name(graph: Any, node: Any) -> str:
    return str(graph.value(node, rdflib.RDFS.label))


def origin(pier: Pier, name: str) -> Any:
    return U(origin_id(pier.claim.id, name))


def test_every_name_is_one_of_prov_o(graph: Any) -> None:
    known = set(dir(rdflib.namespace.PROV))
    used = {term for triple in graph for term in triple if isinstance(term, U) and term.startswith(str(PROV))}
    assert len(used) > 15
    assert {str(term) for term in used} <= {str(term) for term in known}


@pytest.mark.parametrize("build", [tracings.tram, tracings.hostile, tracings.bare, lambda: tracings.crowd(60)])
def test_it_fits_the_shapes(build: Any) -> None:
    assert faults(parsed(prov_document(build())), SHAPES) == []


def test_the_network_fits_the_shapes(graph: Any) -> None:
    assert faults(graph, SHAPES) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda node: node.update({"prov:wasAttributedTo": ["https://outlet-2.example/news/2"]}),
        lambda node: node.update({"prov:wasQuotedFrom": ["urn:sayso:program"]}),
        lambda node: node.update({"prov:generatedAtTime": "in June"}),
        lambda node: node.update({"@type": "prov:Activity"}),
    ],
)
def test_the_shapes_find_what_is_wrong(document: Any, spoil: Any) -> None:
    spoiled = copy.deepcopy(document)
    spoil(next(node for node in spoiled["@graph"] if node.get("@id") == "https://outlet-1.example/news/1"))
    assert faults(parsed(spoiled), SHAPES)


def test_what_has_a_direction_is_a_derivation(pier: Pier, graph: Any) -> None:
    assert (mention(pier, "m2"), PROV.wasDerivedFrom, mention(pier, "m1")) in graph
    assert (mention(pier, "m3"), PROV.wasQuotedFrom, mention(pier, "m2")) in graph
    assert (mention(pier, "m5"), PROV.wasRevisionOf, mention(pier, "m4")) in graph
    assert (story(pier, "wire"), PROV.wasDerivedFrom, story(pier, "post")) in graph
    assert (story(pier, "echo"), PROV.wasQuotedFrom, story(pier, "wire")) in graph
    assert (story(pier, "mirror1"), PROV.wasQuotedFrom, story(pier, "wire")) in graph
    assert (story(pier, "mirror2"), PROV.wasRevisionOf, story(pier, "mirror1")) in graph


def test_every_derivation_has_its_reason(pier: Pier, graph: Any) -> None:
    for plain, qualified in (
        (PROV.wasQuotedFrom, PROV.qualifiedQuotation),
        (PROV.wasRevisionOf, PROV.qualifiedRevision),
    ):
        told = {(one, graph.value(detail, PROV.entity)) for one, detail in graph.subject_objects(qualified)}
        assert told
        assert all((one, plain, other) in graph for one, other in told)
    detail = graph.value(story(pier, "echo"), PROV.qualifiedQuotation)
    assert str(graph.value(detail, rdflib.RDFS.comment)) == "copies 90 % of its words"
    assert graph.value(detail, SAYSO.score).toPython() == 0.9


@pytest.mark.parametrize(
    ("one", "other", "kind"), [("m9", "m4", "unclear"), ("m6", "m3", "copy"), ("m10", "m1", "same source")]
)
def test_what_has_no_direction_is_a_relation_and_no_derivation(
    pier: Pier, graph: Any, one: str, other: str, kind: str
) -> None:
    ends = {mention(pier, one), mention(pier, other)}
    for way in (PROV.wasDerivedFrom, PROV.wasQuotedFrom, PROV.wasRevisionOf):
        assert not [pair for pair in graph.subject_objects(way) if set(pair) == ends]
    assert [
        node
        for node in graph.subjects(rdflib.RDF.type, SAYSO.Relation)
        if set(graph.objects(node, SAYSO.between)) == ends and str(graph.value(node, getattr(SAYSO, "kind"))) == kind  # noqa: B009
    ]
    assert ((mention(pier, one), PROV.alternateOf, mention(pier, other)) in graph) == (kind == "copy")


def test_one_man_in_two_stories_is_an_alternate_of_himself(pier: Pier, graph: Any) -> None:
    one, other = (U(f"urn:sayso:source:{pier.ids[name]}:{key}") for name, key in (("south", "s3"), ("post", "s1")))
    assert (one, PROV.alternateOf, other) in graph


def test_what_a_source_told_is_the_primary_source(pier: Pier, graph: Any) -> None:
    source = U(f"urn:sayso:source:{pier.ids['post']}:s1")
    assert (mention(pier, "m1"), PROV.hadPrimarySource, origin(pier, "o1")) in graph
    assert (mention(pier, "m2"), PROV.hadPrimarySource, origin(pier, "o1")) in graph
    assert (origin(pier, "o1"), PROV.wasAttributedTo, source) in graph
    board = graph.value(source, PROV.actedOnBehalfOf)
    assert str(graph.value(board, rdflib.RDFS.label)) == "the harbour board"


def test_a_document_is_an_entity_from_which_its_origin_derives(pier: Pier, graph: Any) -> None:
    deed = U(f"urn:sayso:source:{pier.ids['north']}:s1")
    assert (origin(pier, "o3"), PROV.wasDerivedFrom, deed) in graph
    assert (deed, rdflib.RDF.type, PROV.Entity) in graph


def test_an_outlet_that_is_only_credited_is_no_primary_source(pier: Pier, graph: Any) -> None:
    assert (mention(pier, "m8"), PROV.wasDerivedFrom, origin(pier, "o5")) in graph
    assert graph.value(mention(pier, "m8"), PROV.hadPrimarySource) is None


def test_a_story_in_its_own_voice_has_no_primary_source() -> None:
    tracing = tracings.tram()
    own = [one for claim in tracing.claims for one in claim.mentions if one.origin == "o5"]
    graph = parsed(prov_document(tracing))
    assert own
    for one in own:
        assert graph.value(U(mention_id(one.id)), PROV.hadPrimarySource) is None


def test_versions_are_specializations_of_their_page(pier: Pier, graph: Any) -> None:
    assert set(graph.subjects(PROV.specializationOf, U(MIRROR))) == {story(pier, "mirror1"), story(pier, "mirror2")}


def test_a_time_is_a_generation_and_a_day_is_a_day(pier: Pier, graph: Any) -> None:
    assert str(graph.value(story(pier, "wire"), PROV.generatedAtTime)) == "2033-06-01T09:30:00+02:00"
    assert graph.value(story(pier, "echo"), PROV.generatedAtTime) is None
    issued = graph.value(story(pier, "echo"), rdflib.DCTERMS.issued)
    assert (str(issued), issued.datatype) == ("2033-06-01", rdflib.XSD.date)
    assert graph.value(story(pier, "south"), rdflib.DCTERMS.issued) is None


def test_a_byline_makes_a_publication(pier: Pier, graph: Any) -> None:
    act = graph.value(story(pier, "post"), PROV.wasGeneratedBy)
    who = {str(graph.value(one, rdflib.RDFS.label)) for one in graph.objects(act, PROV.wasAssociatedWith)}
    assert who == {"Pier Post", "Mo Tarn", "Eli Voss"}
    assert graph.value(story(pier, "wire"), PROV.wasGeneratedBy) is None


def test_an_agency_and_a_credited_outlet_stand_behind_a_story(pier: Pier, graph: Any) -> None:
    behind = {name(graph, one) for one in graph.objects(story(pier, "echo"), PROV.wasAttributedTo)}
    assert behind == {"The Evening Echo", "North Wire"}
    credited = graph.value(story(pier, "blog"), PROV.wasInfluencedBy)
    assert str(graph.value(credited, rdflib.RDFS.label)) == "Somewhere Times"


def test_one_quotation_in_two_stories(pier: Pier, graph: Any) -> None:
    carried = set(graph.subjects(PROV.wasQuotedFrom, U("urn:sayso:utterance:u1")))
    assert carried == {mention(pier, "m1"), mention(pier, "m2")}
    assert graph.value(U("urn:sayso:utterance:u1"), PROV.wasAttributedTo) == U(
        f"urn:sayso:source:{pier.ids['post']}:s1"
    )


def test_a_claim_gathers_its_mentions_and_is_the_program_s(pier: Pier, graph: Any) -> None:
    claim = U(claim_id(pier.claim.id))
    assert len(set(graph.objects(claim, PROV.hadMember))) == len(pier.claim.mentions)
    assert graph.value(claim, PROV.wasAttributedTo) == U("urn:sayso:program")
    assert (mention(pier, "m7"), SAYSO.denies, claim) in graph
    assert (mention(pier, "m7"), SAYSO.expresses, claim) not in graph


def test_a_mention_of_two_claims_keeps_both(pier: Pier, graph: Any) -> None:
    both = {U(claim_id(claim.id)) for claim in pier.tracing.claims}
    assert set(graph.objects(mention(pier, "m9"), SAYSO.expresses)) == both
    assert len(set(graph.objects(mention(pier, "m9"), PROV.hadPrimarySource))) == 2


def test_a_chain_keeps_its_order(pier: Pier, graph: Any) -> None:
    chain = rdflib.collection.Collection(graph, graph.value(mention(pier, "m3"), SAYSO.chain))
    names = [str(graph.value(one, rdflib.RDFS.label)) for one in chain]
    assert names == ["The Evening Echo", "North Wire", "Tove Rinde"]


def test_no_stories_no_claims() -> None:
    nothing = Tracing((), (), (), (), (), (), "sayso 9.9.9", "by-hand")
    assert faults(parsed(prov_document(nothing)), SHAPES) == []


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [("hedge_dropped", "m3", "m2"), ("hedge_dropped", "m5", "m4"), ("conflict: denied", "m1", "m7")],
)
def test_drifts_and_conflicts_are_relations(pier: Pier, graph: Any, kind: str, one: str, other: str) -> None:
    ends = {mention(pier, one), mention(pier, other)}
    told = [node for node, words in graph.subject_objects(SAYSO["kind"]) if str(words) == kind]
    assert [node for node in told if set(graph.objects(node, SAYSO.between)) == ends]
