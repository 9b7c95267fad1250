from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree
from support import tracings
from support.pier import Pier

from sayso.output.standards import graphml_text, network
from sayso.output.standards.identifiers import Identifiers, claim_id, mention_id, origin_id

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "graphml.xsd"))
BUILDS = [tracings.tram, tracings.hostile, tracings.bare, lambda: tracings.crowd(60)]


@pytest.fixture(scope="module")
def graph(pier: Pier) -> Any:
    return nx.parse_graphml(graphml_text(pier.tracing), force_multigraph=True)


def edges(graph: Any, kind: str) -> dict[tuple[str, str], Any]:
    return {(one, other): data for one, other, data in graph.edges(data=True) if data["kind"] == kind}


@pytest.mark.parametrize("build", BUILDS)
def test_it_is_graphml(build: Any) -> None:
    SCHEMA.assertValid(etree.fromstring(graphml_text(build()).encode()))


def test_the_schema_finds_what_is_wrong(pier: Pier) -> None:
    text = graphml_text(pier.tracing)
    for right, wrong in (
        ('attr.type="string"', 'attr.type="words"'),
        ('<data key="d0">', '<data key="d99">'),
        (f'target="{claim_id(pier.claim.id)}"', 'target="nobody"'),
    ):
        assert right in text
        assert not SCHEMA.validate(etree.fromstring(text.replace(right, wrong, 1).encode()))


@pytest.mark.parametrize("build", BUILDS)
def test_it_comes_back_as_it_was(build: Any) -> None:
    made, back = network(build()), nx.parse_graphml(graphml_text(build()), force_multigraph=True)
    assert dict(back.nodes(data=True)) == dict(made.nodes(data=True))
    told = {tuple(ends): data for *ends, data in made.edges(keys=True, data=True)}
    # The reader hands the key of an edge back among its data too.
    assert {
        tuple(ends): {name: value for name, value in data.items() if name != "id"}
        for *ends, data in back.edges(keys=True, data=True)
    } == told


def test_booleans_are_spelt_as_xml_has_them(pier: Pier) -> None:
    root = etree.fromstring(graphml_text(pier.tracing).encode())
    booleans = {one.get("id") for one in root.iter("{*}key") if one.get("attr.type") == "boolean"}
    assert {one.text for one in root.iter("{*}data") if one.get("key") in booleans} == {"true", "false"}


def test_every_node_and_edge_is_told(graph: Any) -> None:
    kinds = {"story", "outlet", "source", "claim", "mention", "origin"}
    assert {data["type"] for _, data in graph.nodes(data=True)} == kinds
    assert all(data["label"] for _, data in graph.nodes(data=True))
    for _, _, data in graph.edges(data=True):
        assert isinstance(data["directed"], bool)
        assert isinstance(data["score"], float)
        assert data["kind"]


def test_numbers_stay_numbers(pier: Pier, graph: Any) -> None:
    claim = graph.nodes[claim_id(pier.claim.id)]
    assert (claim["certain"], claim["possible"], claim["stories"]) == (2, 4, 8)


def test_ties_with_and_without_direction(pier: Pier, graph: Any) -> None:
    ids = {name: mention_id(key) for name, key in pier.ids.items()}
    assert edges(graph, "credit")[ids["m2"], ids["m1"]]["directed"] is True
    assert edges(graph, "unclear")[ids["m9"], ids["m4"]]["directed"] is False
    copied = edges(graph, "copy")
    names = Identifiers(pier.tracing)
    north, echo = (names.story(pier.ids[name]) for name in ("north", "echo"))
    assert copied[north, echo]["directed"] is False
    assert copied[north, echo]["share"] == 0.4
    assert copied[ids["m3"], ids["m2"]]["reason"] == "copies 90 % of its words"
    assert edges(graph, "hedge_dropped").keys() == {(ids["m3"], ids["m2"]), (ids["m5"], ids["m4"])}
    assert edges(graph, "conflict: denied").keys() == {(ids["m1"], ids["m7"])}
    assert edges(graph, "denies").keys() == {(ids["m7"], claim_id(pier.claim.id))}


def test_origins_that_may_be_one_have_one_edge(pier: Pier, graph: Any) -> None:
    may_be = [pair for *pair, data in graph.edges(data=True) if data["kind"] == "may be"]
    assert may_be == [[origin_id(pier.claim.id, "o2"), origin_id(pier.claim.id, "o6")]]


def test_a_chain_leads_to_who_is_said_to_know(pier: Pier, graph: Any) -> None:
    steps = [
        (graph.nodes[one]["label"], graph.nodes[other]["label"])
        for one, other, data in graph.edges(data=True)
        if data["kind"] == "has it from" and data["mention"] == pier.ids["m3"]
    ]
    assert sorted(steps) == [("North Wire", "Tove Rinde"), ("The Evening Echo", "North Wire")]


def test_edge_ids_are_their_own(pier: Pier) -> None:
    ids = Counter(one.get("id") for one in etree.fromstring(graphml_text(pier.tracing).encode()).iter("{*}edge"))
    assert set(ids.values()) == {1}
