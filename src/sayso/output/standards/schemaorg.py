"""A tracing in the words of schema.org, as JSON-LD. There is no ``ClaimReview``: nothing here judges a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.output.standards.identifiers import Agent, Identifiers, claim_id, mention_id
from sayso.output.standards.text import moment
from sayso.vocabulary import Claim, ClaimMention, Edge, Span, Story, TracedStory, Tracing

Node = dict[str, Any]

_LINKS = (
    *("url", "author", "publisher", "sourceOrganization", "isBasedOn", "citation", "isPartOf", "mentions", "about"),
    *("appearance", "firstAppearance", "interpretedAsClaim", "creator", "spokenByCharacter"),
)
CONTEXT: Node = {"@vocab": "https://schema.org/", **{name: {"@type": "@id"} for name in _LINKS}}
"""Everything that is needed to read the names in the document; nothing is fetched."""

_TYPES = {
    "named_person": "Person",
    "unnamed_person": "Person",
    "anonymous_source": "Person",
    "unnamed_group": "Thing",  # several people are no organization
    "named_organization": "Organization",
    "outlet": "NewsMediaOrganization",
    "document": "CreativeWork",
}
_MARKS = {"“": "”", "„": "“", "«": "»", "‹": "›", "‘": "’", '"': '"', "'": "'"}


def schemaorg_document(tracing: Tracing, stories: Mapping[str, Story]) -> Node:
    """The JSON-LD document: articles, claims with where they appear, and who is behind each of their words.

    ``stories`` are those of the tracing by id; they tell what stands in quotation marks. Without its story a mention is
    taken for reported speech.
    """
    return {"@context": CONTEXT, "@graph": list(_Graph(tracing, stories).nodes())}


class _Graph:
    """The nodes of one tracing; agents are gathered while the others are made."""

    def __init__(self, tracing: Tracing, stories: Mapping[str, Story]) -> None:
        self.tracing = tracing
        self.texts = {key: story.text for key, story in stories.items()}
        self.quoted: dict[str, list[Span]] = {}  # by story: what tracing found to be a quotation
        for utterance in tracing.utterances:
            for place in utterance.places:
                self.quoted.setdefault(place.story, []).append(place.span)
        self.names = Identifiers(tracing)
        self.agents: dict[str, Agent] = {}
        self.edges: dict[str, list[Edge]] = {}  # by the later story, where something tells which it is
        for edge in tracing.edges:
            if edge.directed:
                self.edges.setdefault(edge.later, []).append(edge)

    def nodes(self) -> Iterator[Node]:
        """Every node once, in the order of the tracing, people and organizations last."""
        yield from (_without_empty(self._article(story)) for story in self.tracing.stories)
        mentions: dict[str, Node] = {}
        for claim in self.tracing.claims:
            yield _without_empty(self._claim(claim))
            for one in claim.mentions:
                node = mentions.get(one.id) or mentions.setdefault(one.id, self._mention(one))
                link = "about" if one.denies else "interpretedAsClaim"
                node[link] = _once([*node.get(link, []), claim_id(claim.id)])
        yield from map(_without_empty, mentions.values())
        yield from (_without_empty(_agent(one)) for one in self.agents.values())

    def _use(self, *agents: Agent) -> list[str]:
        known = [agent for agent in agents if agent.known]
        for agent in known:
            self.agents.setdefault(agent.id, agent)
        return _once(agent.id for agent in known)

    def _article(self, story: TracedStory) -> Node:
        edges = self.edges.get(story.id, [])
        return {
            "@id": self.names.story(story.id),
            "@type": "NewsArticle",
            "identifier": story.id,
            "headline": story.title,
            "url": self.names.address(story.id),
            "datePublished": story.published if moment(story.published) else None,
            "dateModified": story.modified if moment(story.modified) else None,
            "author": self._use(*self.names.authors(story.id)),
            "publisher": self._use(self.names.publisher(story.id)),
            "sourceOrganization": self._use(*self.names.agencies(story.id)),
            "isBasedOn": _once(self.names.story(one.earlier) for one in edges if one.kind != "credit"),
            "citation": _once(self.names.story(one.earlier) for one in edges if one.kind == "credit"),
            "mentions": self._use(*self.names.credited(story.id)),
        }

    def _claim(self, claim: Claim) -> Node:
        """A denial of the claim is not an appearance of it."""
        affirm = [one for one in claim.mentions if not one.denies]
        dated = [one for one in affirm if one.story in self.names.stories and moment(self._published(one))]
        return {
            "@id": claim_id(claim.id),
            "@type": "Claim",
            "identifier": claim.id,
            "text": claim.statement,
            "description": claim.independence.reason,
            "appearance": _once(self.names.story(one.story) for one in affirm),
            "firstAppearance": self.names.story(dated[0].story) if dated else None,
        }

    def _published(self, mention: ClaimMention) -> str | None:
        return self.names.stories[mention.story].published

    def _mention(self, mention: ClaimMention) -> Node:
        """What stands in quotation marks is a ``Quotation`` of who says it; all else is a ``Statement``."""
        terminal = self.names.terminal(mention) or self.names.publisher(mention.story)
        behind = self._use(terminal)
        is_quoted = mention.attribution is not None and any(self._is_quoted(mention, span) for span in mention.spans)
        is_speaker = _TYPES[terminal.type] not in {"Thing", "CreativeWork"}
        who = "spokenByCharacter" if is_quoted else "creator"
        others = [self.names.hand(mention, hand) for hand in mention.chain[1:-1]]
        return {
            "@id": mention_id(mention.id),
            "@type": "Quotation" if is_quoted else "Statement",
            "identifier": mention.id,
            "text": " … ".join(span.text for span in mention.spans),
            "isPartOf": self.names.story(mention.story),
            who: behind if is_speaker else [],
            "isBasedOn": behind if terminal.type == "document" else [],
            "mentions": _once([*(behind if terminal.type == "unnamed_group" else []), *self._use(*others)]),
        }

    def _is_quoted(self, mention: ClaimMention, span: Span) -> bool:
        """Whether at least half of the words are a quotation that begins with them: no scare quotes."""
        if any(one.start <= span.start and span.end <= one.end for one in self.quoted.get(mention.story, ())):
            return True
        before = self.texts.get(mention.story, "")[max(span.start - 1, 0) : span.start]
        words = before + span.text if before in _MARKS else span.text
        if words[:1] not in _MARKS:
            return False
        closing = _MARKS[words[0]]
        end = words.rfind(closing, 1) if closing in "’'" else words.find(closing, 1)  # apostrophes close nothing
        return end < 0 or 2 * end >= len(words)


def _agent(agent: Agent) -> Node:
    is_named, speaks = agent.is_named, agent.speaks_for and _TYPES[agent.type] == "Person"
    return {
        "@id": agent.id,
        "@type": _TYPES[agent.type],
        "name": agent.name if is_named else None,
        "description": None if is_named else agent.name,
        "affiliation": {"@type": "Organization", "name": agent.speaks_for} if speaks else None,
    }


def _once(values: Any) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _without_empty(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}
