"""A tracing as FollowTheMoney entities (https://followthemoney.tech), as Aleph and OpenAleph load them.

Unnamed sources are no entities: Aleph would take one *senior official* for another. Their words are in the chains.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from sayso.output.standards.identifiers import Agent, Identifiers, digest
from sayso.output.standards.text import in_utc, xml_text
from sayso.vocabulary import Claim, ClaimMention, Derivation, Edge, TracedStory, Tracing

Node = dict[str, Any]

_SCHEMATA = {
    "named_person": "Person",
    "named_organization": "Organization",
    "outlet": "Organization",
    "document": "Pages",  # a text that is named and not at hand
}
# The model's own limits (max_length of its types): Aleph leaves longer values out.
_MOST = {"name": 384, "sourceUrl": 4096, "summary": 65000, "description": 65000, "notes": 65000}
_MOST_ELSE = 1024


def ftm_entities(tracing: Tracing) -> list[Node]:
    """Every entity once, as it stands in JSON (``id``, ``schema``, ``properties``): those first that others name."""
    made = _Entities(tracing)
    made.build()
    return list(made.found.values())


@dataclass
class _Entities:
    """Entities as they are gathered."""

    tracing: Tracing
    found: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Identifiers(self.tracing)
        self.dates = {story.id: in_utc(story.published) for story in self.tracing.stories}

    def build(self) -> None:
        """All of the tracing: things, then what links them."""
        for story in self.tracing.stories:
            self._article(story)
        for claim in self.tracing.claims:
            self._claim(claim)
        for claim in self.tracing.claims:
            for mention in claim.mentions:
                self._mention(claim, mention)
            for derivation in claim.derivations:
                self._derivation(claim, derivation)
        for edge in self.tracing.edges:
            self._edge(edge)

    def _add(self, key: str, schema: str, **values: str | Iterable[str | None] | None) -> str:
        properties: dict[str, list[str]] = {}
        for name, given in values.items():
            all_of_it = [given] if isinstance(given, str) or given is None else list(given)
            fit = dict.fromkeys(_fit(name, value) for value in all_of_it if value)
            if words := [value for value in fit if value]:
                properties[name] = words
        self.found.setdefault(key, {"id": key, "schema": schema, "properties": properties})
        return key

    def _agent(self, agent: Agent) -> str | None:
        """The entity of somebody with a name; None where there is none to be made."""
        if not agent.is_named or not (schema := _SCHEMATA.get(agent.type)):
            return None
        key = agent.id.replace("urn:sayso:", "sayso-").replace(":", "-")
        if schema == "Pages":
            return self._add(key, schema, title=agent.name)
        self._add(key, schema, name=agent.name)
        if agent.speaks_for:
            client = self._add(f"{key}-for", "Organization", name=agent.speaks_for)
            self._add(f"{key}-speaks", "Representation", agent=key, client=client, role="speaks for")
        return key

    def _article(self, story: TracedStory) -> None:
        outlet = self.names.publisher(story.id)
        address = self.names.address(story.id)
        key = self._add(
            _story(story.id),
            "Article",
            title=story.title,
            fileName=PurePosixPath(story.location).name or story.location,
            author=story.byline,
            publishedAt=self.dates[story.id],
            modifiedAt=in_utc(story.modified),
            sourceUrl=address,
            publisher=outlet.name if outlet.known else None,
        )
        if publisher := self._agent(outlet):
            self._document(key, publisher, "publisher", self.dates[story.id])
        for agency in self.names.agencies(story.id):
            if wire := self._agent(agency):
                self._document(key, wire, "agency", self.dates[story.id])

    def _document(self, article: str, entity: str, role: str, date: str | None) -> None:
        key = f"sayso-documentation-{digest(article, entity, role)}"
        self._add(key, "Documentation", document=article, entity=entity, role=role, date=date)

    def _claim(self, claim: Claim) -> None:
        """A note on every story that carries it, and one on that note for each origin."""
        found, grade = claim.independence, claim.grade
        stories = dict.fromkeys(_story(one.story) for one in claim.mentions if one.story in self.names.stories)
        key = self._add(
            _claim_key(claim),
            "Note",
            description=claim.statement,
            summary=found.reason,
            notes=[
                f"{found.certain} to {found.possible} independent origins",
                f"Suggested Admiralty grade {grade.reliability}{grade.credibility}, no judgement: {grade.reason}",
                *(f"Conflict ({one.kind}): {one.ground.reason}" for one in claim.conflicts),
            ],
            entity=stories,
            program=self.tracing.program,
        )
        for origin in claim.origins:
            counts = "certain" if origin.certain else "possible" if origin.possible else "not counted"
            mentions = [one for one in claim.mentions if one.origin == origin.id]
            end = next((one for one in mentions if one.chain and one.chain[-1] == origin.terminal), None)
            source = self._agent(self.names.hand(end, origin.terminal)) if end else None
            self._add(
                f"{key}-{origin.id}",
                "Note",
                description=f"Origin {origin.id} of “{claim.statement}”: {origin.terminal.name}",
                summary=origin.ground.reason,
                notes=[counts, *(f"may be {other}" for other in origin.may_be)],
                entity=[key, source],
                program=self.tracing.program,
            )

    def _mention(self, claim: Claim, mention: ClaimMention) -> None:
        if mention.story not in self.names.stories:
            return
        date = self.dates[mention.story]
        words = " … ".join(span.text for span in mention.spans)
        drifts = [
            f"{one.kind}: {one.ground.reason}" for one in claim.drifts if (one.later or one.earlier) == mention.id
        ]
        self._add(
            f"{_claim_key(claim)}-{mention.id.replace(':', '-')}",
            "Documentation",
            document=_story(mention.story),
            entity=_claim_key(claim),
            role="denies the claim" if mention.denies else "carries the claim",
            status=mention.certainty,
            summary=words,
            description=[" → ".join(hand.name for hand in mention.chain), f"origin {mention.origin}", *drifts],
            date=date,
            recordId=mention.id,
            sourceUrl=self.names.address(mention.story),
        )
        for hand in mention.chain:
            if hand.known_from != "publisher" and (source := self._agent(self.names.hand(mention, hand))):
                self._document(_story(mention.story), source, "source", date)

    def _derivation(self, claim: Claim, one: Derivation) -> None:
        stories = {mention.id: mention.story for mention in claim.mentions}
        later, earlier = stories.get(one.later), stories.get(one.earlier)
        if later and earlier and later != earlier and {later, earlier} <= self.names.stories.keys():
            key = f"sayso-link-{digest(claim.id, one.later, one.earlier, one.kind)}"
            about = [f"of the claim “{claim.statement}”", *_told(one)]
            self._link(key, later, earlier, one, about)

    def _edge(self, one: Edge) -> None:
        if {one.later, one.earlier} <= self.names.stories.keys():
            self._link(
                f"sayso-link-{digest(one.later, one.earlier, one.kind)}", one.later, one.earlier, one, _told(one)
            )

    def _link(self, key: str, later: str, earlier: str, one: Derivation | Edge, about: list[str]) -> None:
        self._add(
            key,
            "UnknownLink",
            subject=_story(later),
            object=_story(earlier),
            role=one.kind,
            status="directed: the subject has it from the object" if one.directed else "direction open",
            summary=one.ground.reason,
            description=about,
            date=self.dates[later],
        )


def _told(one: Derivation | Edge) -> list[str]:
    share = [f"{one.share:.0%} of its words"] if isinstance(one, Edge) and one.share else []
    direction = [one.direction.reason] if isinstance(one, Edge) and one.direction else []
    return [f"score {one.ground.score:g}", *share, *direction]


def _story(key: str) -> str:
    return f"sayso-story-{key}"


def _claim_key(claim: Claim) -> str:
    return f"sayso-claim-{claim.id}"


def _fit(name: str, value: str) -> str:
    """``value`` as the model's types have it, so that cleaning takes nothing away: no control characters, no quotation
    marks around a name, no more than fits.
    """
    most = _MOST.get(name, _MOST_ELSE)
    words = " ".join(xml_text(value).split())
    words = words.strip("\"'“”‘’«»") if name == "name" else words
    return words if len(words) <= most else f"{words[: most - 1]}…"
