"""A tracing as GraphML (http://graphml.graphdrawing.org), which Gephi, yEd, Cytoscape and networkx read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TypeAlias

import networkx as nx

from sayso.output.standards.identifiers import Agent, Identifiers, claim_id, mention_id, origin_id
from sayso.output.standards.text import xml_text
from sayso.vocabulary import Claim, ClaimMention, Ground, TracedStory, Tracing

Value: TypeAlias = str | int | float | bool


def graphml_text(tracing: Tracing) -> str:
    """The document. Nodes are stories, outlets, sources, claims, mentions and origins, each with ``type`` and
    ``label``; every edge has ``kind``, ``directed`` (whether the direction means anything), ``score`` and ``reason``.
    """
    writer = nx.GraphMLWriter(prettyprint=True)
    writer.add_graph_element(network(tracing))
    booleans = {key.get("id") for key in writer.xml.iter("key") if key.get("attr.type") == "boolean"}
    for data in writer.xml.iter("data"):
        if data.get("key") in booleans:
            data.text = data.text.lower()  # as XML spells it; networkx has Python's True
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{writer}'.rstrip() + "\n"


def network(tracing: Tracing) -> nx.MultiDiGraph:
    """The same as a graph of networkx."""
    return _Network(tracing).graph


class _Network:
    """The graph of one tracing."""

    def __init__(self, tracing: Tracing) -> None:
        self.graph = nx.MultiDiGraph()
        self.count = 0  # of edges so far
        self.names = Identifiers(tracing)
        self.keys = {story.id: self.names.story(story.id) for story in tracing.stories}
        for story in tracing.stories:
            self._story(story)
        for claim in tracing.claims:
            self._claim(claim)
        for edge in tracing.edges:
            if {edge.later, edge.earlier} <= self.keys.keys():
                ends = self.keys[edge.later], self.keys[edge.earlier]
                self._edge(*ends, edge.kind, edge.ground, directed=edge.directed, share=edge.share)
        for claim in tracing.claims:
            self._within(claim)

    def _node(self, key: str, type_: str, label: str, **values: Value | None) -> str:
        if key not in self.graph:
            told = {"type": type_, "label": xml_text(label), **_given(values)}
            self.graph.add_node(key, **told)
        return key

    def _edge(
        self, start: str, end: str, kind: str, ground: Ground | None = None, *, directed: bool = True, **values: Value
    ) -> None:
        """Edges without ``ground`` say how the data hang together, and are as sure as those."""
        score, reason = (ground.score, ground.reason) if ground else (1.0, None)
        told = {"kind": kind, "directed": directed, "score": float(score), "reason": reason, **values}
        self.graph.add_edge(start, end, key=f"e{self.count}", **_given(told))
        self.count += 1

    def _story(self, story: TracedStory) -> None:
        key = self.keys[story.id]
        label = story.title or story.location
        known = {"story": story.id, "url": self.names.address(story.id), "published": story.published}
        self._node(key, "story", label, **known)
        outlet = self.names.publisher(story.id)
        if outlet.known:
            self._edge(key, self._agent(outlet), "published by")

    def _agent(self, agent: Agent) -> str:
        kind = "outlet" if agent.type == "outlet" else "source"
        told = {"source_type": agent.type, "speaks_for": agent.speaks_for}
        return self._node(agent.id, kind, agent.name, **(told if kind == "source" else {}))

    def _claim(self, claim: Claim) -> None:
        found, grade = claim.independence, claim.grade
        self._node(
            claim_id(claim.id),
            "claim",
            claim.statement,
            stories=claim.stories,
            outlets=claim.outlets,
            certain=found.certain,
            possible=found.possible,
            reason=found.reason,
            suggested_grade=f"{grade.reliability}{grade.credibility}",
        )
        for origin in claim.origins:
            key = origin_id(claim.id, origin.id)
            counts = "certain" if origin.certain else "possible" if origin.possible else "no"
            self._node(key, "origin", f"{origin.id}: {origin.terminal.name}", counts=counts, denies=origin.denies)
            self._edge(key, claim_id(claim.id), "origin of", origin.ground)
        for mention in claim.mentions:
            self._mention(claim, mention)

    def _mention(self, claim: Claim, mention: ClaimMention) -> None:
        words = " … ".join(span.text for span in mention.spans)
        key = self._node(
            mention_id(mention.id),
            "mention",
            words,
            mention=mention.id,
            certainty="; ".join(mention.certainty),
            denies=mention.denies,
            chain=" → ".join(hand.name for hand in mention.chain),
            start=mention.spans[0].start,
            end=mention.spans[-1].end,
        )
        if mention.story in self.keys:
            self._edge(key, self.keys[mention.story], "stands in")
        self._edge(key, claim_id(claim.id), "denies" if mention.denies else "expresses", claim.ground)
        if origin_id(claim.id, mention.origin) in self.graph:
            self._edge(key, origin_id(claim.id, mention.origin), "goes back to")
        hands = [self.names.hand(mention, hand) for hand in mention.chain]
        for later, earlier in pairwise(hands):
            self._edge(self._agent(later), self._agent(earlier), "has it from", mention=mention.id)
        if (terminal := self.names.terminal(mention)) is not None:
            self._edge(key, self._agent(terminal), "said by")

    def _within(self, claim: Claim) -> None:
        """What ties mentions and origins of a claim to each other."""
        for one in claim.derivations:
            self._tie((one.later, one.earlier), one.kind, one.ground, directed=one.directed)
        for drift in claim.drifts:
            if drift.later is not None:
                self._tie((drift.later, drift.earlier), drift.kind, drift.ground)
        for conflict in claim.conflicts:
            for first, second in pairwise(conflict.mentions):
                self._tie((first, second), f"conflict: {conflict.kind}", conflict.ground, directed=False)
        known = {origin.id: set(origin.may_be) for origin in claim.origins}
        for origin in claim.origins:
            for other in origin.may_be:
                # Where both name each other, one edge stands for both.
                if other in known and (origin.id < other or origin.id not in known[other]):
                    ends = origin_id(claim.id, origin.id), origin_id(claim.id, other)
                    self._edge(*ends, "may be", directed=False)

    def _tie(self, ends: Iterable[str], kind: str, ground: Ground, *, directed: bool = True) -> None:
        start, end = map(mention_id, ends)
        if start in self.graph and end in self.graph:
            self._edge(start, end, kind, ground, directed=directed)


def _given(values: Mapping[str, Value | None]) -> dict[str, Value]:
    """Without what is not known; GraphML has no word for it."""
    known = {name: value for name, value in values.items() if value is not None}
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in known.items()}
