"""A tracing as W3C PROV (PROV-O, https://www.w3.org/TR/prov-o/), in JSON-LD.

What a text has from another is a derivation only where something tells which of the two is the later one. Where nothing
does, both are named in a ``sayso:Relation``, and as ``prov:alternateOf`` where they are two forms of one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sayso.output.standards.identifiers import Agent, Identifiers, claim_id, mention_id, origin_id, urn
from sayso.output.standards.text import moment
from sayso.vocabulary import Claim, ClaimMention, Derivation, Edge, Ground, Origin, TracedStory, Tracing, Utterance

Node = dict[str, Any]

_LINKS = (
    *("prov:wasAttributedTo", "prov:wasGeneratedBy", "prov:wasAssociatedWith", "prov:wasInfluencedBy"),
    *("prov:wasQuotedFrom", "prov:wasRevisionOf", "prov:wasDerivedFrom", "prov:hadPrimarySource", "prov:entity"),
    *("prov:specializationOf", "prov:alternateOf", "prov:hadMember", "prov:actedOnBehalfOf"),
    *("dcterms:isPartOf", "sayso:expresses", "sayso:denies", "sayso:between", "sayso:mayBe", "sayso:origin"),
)
CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sayso": "urn:sayso:term:",
    **{name: {"@id": name, "@type": "@id"} for name in _LINKS},
    "sayso:chain": {"@id": "sayso:chain", "@type": "@id", "@container": "@list"},
    "prov:generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    "prov:endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
}
"""Everything that is needed to read the names in the document; nothing is fetched."""

_QUOTATION = ("prov:wasQuotedFrom", "prov:qualifiedQuotation", "prov:Quotation")
_WAYS = {
    "version": ("prov:wasRevisionOf", "prov:qualifiedRevision", "prov:Revision"),
    "copy": _QUOTATION,
    "reuse": _QUOTATION,
    "same quote": _QUOTATION,
    "credit": ("prov:wasDerivedFrom", "prov:qualifiedDerivation", "prov:Derivation"),
}
"""How what is directed comes out. *Same source* and *unclear* are no derivation of one text from the other."""
_ONE_THING = {"version", "copy", "same quote"}  # undirected, two forms of one page, one text, one quotation
_AGENTS = {
    "named_person": ["prov:Agent", "prov:Person"],
    "unnamed_person": ["prov:Agent", "prov:Person"],
    "anonymous_source": ["prov:Agent"],
    "unnamed_group": ["prov:Agent"],
    "named_organization": ["prov:Agent", "prov:Organization"],
    "outlet": ["prov:Agent", "prov:Organization"],
    "document": ["prov:Entity"],
}
PROGRAM = urn("program")


def prov_document(tracing: Tracing) -> Node:
    """The JSON-LD document: stories, mentions, claims, origins, utterances and everybody behind them."""
    return {"@context": CONTEXT, "@graph": list(_Graph(tracing).nodes())}


class _Graph:
    """The nodes of one tracing; agents are gathered while the others are made."""

    def __init__(self, tracing: Tracing) -> None:
        self.tracing = tracing
        self.names = Identifiers(tracing)
        self.agents: dict[str, Agent] = {}
        self.ties: dict[str, list[tuple[str, str, Node]]] = {}  # by story or mention: how, from what, in detail
        self.relations: list[Node] = []
        self.mentions = {one.id for claim in tracing.claims for one in claim.mentions}
        self.alternates: dict[str, list[str]] = {}
        self.spoken: dict[str, list[tuple[int, int, str]]] = {}  # by story: where utterances stand
        for utterance in tracing.utterances:
            for place in utterance.places:
                at = (place.span.start, place.span.end, urn("utterance", utterance.id))
                self.spoken.setdefault(place.story, []).append(at)
        for edge in tracing.edges:
            self._tie(edge, self.names.story(edge.later), self.names.story(edge.earlier))
        for claim in tracing.claims:
            self._claim_ties(claim)

    def nodes(self) -> Iterator[Node]:
        """Every node once, in the order of the tracing, agents last."""
        mentions: dict[str, Node] = {}
        for claim in self.tracing.claims:
            for one in claim.mentions:
                self._add_mention(mentions.setdefault(one.id, {"@id": mention_id(one.id)}), claim, one)
        yield from (_without_empty(self._story(story)) for story in self.tracing.stories)
        yield from self._pages()
        yield from (
            _without_empty(self._publication(story)) for story in self.tracing.stories if self.names.authors(story.id)
        )
        yield from map(_without_empty, mentions.values())
        for claim in self.tracing.claims:
            yield _claim(claim)
            yield from (_without_empty(self._origin(claim, origin)) for origin in claim.origins)
        yield from (_without_empty(self._utterance(one)) for one in self.tracing.utterances)
        yield from self.relations
        for agent in self.agents.values():
            yield _without_empty(self._agent_node(agent))
            if agent.speaks_for:
                type_ = ["prov:Agent", "prov:Organization"]
                yield {"@id": f"{agent.id}:for", "@type": type_, "rdfs:label": agent.speaks_for}
        program = {"@id": PROGRAM, "@type": ["prov:Agent", "prov:SoftwareAgent"], "rdfs:label": self.tracing.program}
        yield {**program, "sayso:model": self.tracing.model}

    def _agent(self, agent: Agent) -> str:
        self.agents.setdefault(agent.id, agent)
        return agent.id

    def _tie(self, one: Edge | Derivation, later: str, earlier: str) -> None:
        if one.directed and one.kind in _WAYS:
            name, qualified, type_ = _WAYS[one.kind]
            detail = {"@type": type_, "prov:entity": earlier, "sayso:kind": one.kind, **_ground(one.ground)}
            self.ties.setdefault(later, []).append((name, earlier, {qualified: detail}))
            return
        if one.kind in _ONE_THING:
            self.alternates.setdefault(later, []).append(earlier)
        self.relations.append(_relation([later, earlier], one.kind, one.ground))

    def _relate(self, mentions: Sequence[str], kind: str, ground: Ground) -> None:
        if self.mentions.issuperset(mentions):
            self.relations.append(_relation([mention_id(one) for one in mentions], kind, ground))

    def _claim_ties(self, claim: Claim) -> None:
        mentions = {one.id: one for one in claim.mentions}
        for drift in claim.drifts:
            if drift.later is not None:
                self._relate((drift.later, drift.earlier), drift.kind, drift.ground)
        for conflict in claim.conflicts:
            self._relate(conflict.mentions, f"conflict: {conflict.kind}", conflict.ground)
        for one in claim.derivations:
            self._tie(one, mention_id(one.later), mention_id(one.earlier))
            ends = [self.names.terminal(mentions[key]) for key in (one.later, one.earlier) if key in mentions]
            if one.kind == "same source" and len(ends) == 2 and (later := ends[0]) and (earlier := ends[1]):
                both = later.is_named and earlier.is_named and later.id != earlier.id
                if both and earlier.id not in self.alternates.get(later.id, ()):
                    self.alternates.setdefault(self._agent(later), []).append(self._agent(earlier))

    def _tied(self, key: str) -> Node:
        """What ``key`` derives from, plainly and with the reasons."""
        node: Node = {}
        for name, earlier, detail in self.ties.get(key, ()):
            if earlier not in node.setdefault(name, []):
                node[name].append(earlier)
            for qualified, made in detail.items():
                node.setdefault(qualified, []).append(made)
        return {**node, "prov:alternateOf": self.alternates.get(key, [])}

    def _story(self, story: TracedStory) -> Node:
        key = self.names.story(story.id)
        outlet = self.names.publisher(story.id)
        behind = [*([outlet] if outlet.known else []), *self.names.agencies(story.id)]
        return {
            "@id": key,
            "@type": "prov:Entity",
            "dcterms:title": story.title,
            "dcterms:identifier": story.id,
            **_times(story),
            "prov:wasAttributedTo": _once(map(self._agent, behind)),
            "prov:wasGeneratedBy": urn("publication", story.id) if self.names.authors(story.id) else None,
            "prov:wasInfluencedBy": _once(map(self._agent, self.names.credited(story.id))),
            "prov:specializationOf": self.names.address(story.id) if self.names.is_shared(story.id) else None,
            **self._tied(key),
        }

    def _pages(self) -> Iterator[Node]:
        """Pages of which several texts are known: each text is a specialization of its page."""
        shared = [story.id for story in self.tracing.stories if self.names.is_shared(story.id)]
        yield from ({"@id": address, "@type": "prov:Entity"} for address in _once(map(self.names.address, shared)))

    def _publication(self, story: TracedStory) -> Node:
        outlet = self.names.publisher(story.id)
        hands = [*([outlet] if outlet.known else []), *self.names.authors(story.id)]
        return {
            "@id": urn("publication", story.id),
            "@type": "prov:Activity",
            "prov:endedAtTime": _times(story).get("prov:generatedAtTime"),
            "prov:wasAssociatedWith": _once(map(self._agent, hands)),
        }

    def _add_mention(self, node: Node, claim: Claim, mention: ClaimMention) -> None:
        """Fills ``node``; a mention of two claims is one node."""
        said = [urn_ for start, end, urn_ in self.spoken.get(mention.story, ()) if _meets(mention, start, end)]
        tied = self._tied(mention_id(mention.id))
        tied["prov:wasQuotedFrom"] = _once([*tied.get("prov:wasQuotedFrom", []), *said])
        own: Node = {
            "@type": "prov:Entity",
            "prov:value": " … ".join(span.text for span in mention.spans),
            "dcterms:isPartOf": self.names.story(mention.story),
            "sayso:certainty": list(mention.certainty),
            "sayso:chain": [self._agent(self.names.hand(mention, hand)) for hand in mention.chain],
            **tied,
        }
        node.update({name: value for name, value in own.items() if name not in node})
        terminal = self.names.terminal(mention) or self.names.publisher(mention.story)
        whose = "prov:wasDerivedFrom" if terminal.type == "document" else "prov:wasAttributedTo"
        if terminal.known:
            node[whose] = _once([*node.get(whose, []), self._agent(terminal)])
        stance = "sayso:denies" if mention.denies else "sayso:expresses"
        node[stance] = _once([*node.get(stance, []), claim_id(claim.id)])
        node["sayso:origin"] = _once([*node.get("sayso:origin", []), origin_id(claim.id, mention.origin)])
        origin = next((one for one in claim.origins if one.id == mention.origin), None)
        if origin and origin.terminal.known_from != "publisher":
            # An outlet that is only credited has it from somebody who is not known: no primary source.
            way = "prov:wasDerivedFrom" if origin.terminal.type == "outlet" else "prov:hadPrimarySource"
            node[way] = _once([*node.get(way, []), origin_id(claim.id, origin.id)])

    def _origin(self, claim: Claim, origin: Origin) -> Node:
        """What its terminal source told or wrote: the one thing that all mentions of the origin go back to."""
        ends = [one for one in claim.mentions if one.origin == origin.id]
        end = next((one for one in ends if one.chain and one.chain[-1] == origin.terminal), ends[0] if ends else None)
        terminal = self.names.hand(end, origin.terminal) if end else None
        whose = "prov:wasDerivedFrom" if terminal and terminal.type == "document" else "prov:wasAttributedTo"
        counted = [name for name, counts in (("certain", origin.certain), ("possible", origin.possible)) if counts]
        return {
            "@id": origin_id(claim.id, origin.id),
            "@type": "prov:Entity",
            "rdfs:label": f"{origin.id}: {origin.terminal.name}",
            whose: self._agent(terminal) if terminal and terminal.known else None,
            "sayso:counts": counted,
            "sayso:mayBe": [origin_id(claim.id, one) for one in origin.may_be],
            **_ground(origin.ground),
        }

    def _utterance(self, utterance: Utterance) -> Node:
        speakers = (urn("source", story, source) for story, source in utterance.sources)
        return {
            "@id": urn("utterance", utterance.id),
            "@type": "prov:Entity",
            "prov:value": max((place.span.text for place in utterance.places), key=len, default=None),
            "dcterms:isPartOf": _once(self.names.story(place.story) for place in utterance.places),
            "prov:wasAttributedTo": _once(key for key in speakers if key in self.agents),
            **_ground(utterance.ground),
        }

    def _agent_node(self, agent: Agent) -> Node:
        return {
            "@id": agent.id,
            "@type": _AGENTS[agent.type],
            "rdfs:label": agent.name,
            "sayso:type": agent.type,
            "prov:actedOnBehalfOf": f"{agent.id}:for" if agent.speaks_for else None,
            "prov:alternateOf": self.alternates.get(agent.id, []),
        }


def _relation(between: list[str], kind: str, ground: Ground) -> Node:
    return {"@type": "sayso:Relation", "sayso:between": between, "sayso:kind": kind, **_ground(ground)}


def _claim(claim: Claim) -> Node:
    found = claim.independence
    return {
        "@id": claim_id(claim.id),
        "@type": ["prov:Entity", "prov:Collection"],
        "prov:value": claim.statement,
        "prov:hadMember": _once(mention_id(one.id) for one in claim.mentions),
        "prov:wasAttributedTo": PROGRAM,
        "sayso:independentOriginsCertain": found.certain,
        "sayso:independentOriginsPossible": found.possible,
        "rdfs:comment": found.reason,
    }


def _times(story: TracedStory) -> Node:
    """When it was published: a time is when the text came to be; a mere day is told, and no time made of it."""
    at, changed = moment(story.published), moment(story.modified)
    node: Node = {"prov:generatedAtTime": at.isoformat()} if isinstance(at, datetime) else {}
    for name, one in (("dcterms:issued", at), ("dcterms:modified", changed)):
        if one:
            type_ = "xsd:dateTime" if isinstance(one, datetime) else "xsd:date"
            node[name] = {"@value": one.isoformat(), "@type": type_}
    return node


def _ground(ground: Ground) -> Node:
    return {"rdfs:comment": ground.reason, "sayso:score": {"@value": str(ground.score), "@type": "xsd:double"}}


def _meets(mention: ClaimMention, start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in mention.spans)


def _once(values: Any) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _without_empty(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}
