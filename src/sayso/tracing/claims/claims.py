"""A claim, put together from passages that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from statistics import fmean

from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.claims.constraints import of_mentions
from sayso.tracing.claims.denials import denying
from sayso.tracing.claims.desk import Desk
from sayso.tracing.drift.conflicts import conflicts
from sayso.tracing.drift.drift import drifts
from sayso.tracing.drift.grades import grade
from sayso.tracing.drift.headlines import headline_drifts
from sayso.tracing.origins.origins import Origins, origins
from sayso.tracing.stories.pairs import Pair
from sayso.tracing.stories.passage import Passage
from sayso.vocabulary import Claim, ClaimMention, Edge, Ground, Place, Utterance


def claim(passages: Sequence[Passage], desk: Desk, scores: Mapping[Pair, float] | None = None) -> Claim:
    """The claim that ``passages``, at least one, make. ``scores`` say how surely two of them say the same."""
    mentions = sorted((_mentioned(one, desk) for one in passages), key=lambda one: one.order)
    denials = denying(mentions)
    mentions = [replace(one, denies=one.id in denials, denial=denials.get(one.id)) for one in mentions]
    edges = _edges(mentions, desk)
    found = origins(mentions, edges, _utterances(mentions, desk), of_mentions(desk.constraints, passages))
    made = tuple(_mention(one, found) for one in mentions)
    said = _spokesman(mentions, scores or {})
    contradictions = conflicts(mentions, _beside(passages, desk))
    return Claim(
        id="c" + blake2b(made[0].id.encode(), digest_size=6).hexdigest(),
        statement=statement(said.passage.wording),
        statement_from=said.places[0],
        mentions=made,
        origins=found.origins,
        independence=found.independence,
        stories=_pages(mentions, edges),
        outlets=len({one.outlet or one.story for one in mentions}),
        derivations=found.derivations,
        drifts=(*drifts(mentions, found.derivations), *headline_drifts(mentions)),
        conflicts=contradictions,
        grade=grade(found, contradictions, mentions),
        ground=_ground(mentions, scores or {}),
    )


def ranked(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Those first whose stories most exceed their independent origins, then those with most stories, then by id."""
    return tuple(
        sorted(
            claims,
            key=lambda one: (one.independence.certain - one.stories, one.independence.possible - one.stories, one.id),
        )
    )


def statement(wording: str) -> str:
    """``wording`` as a sentence by itself."""
    words = wording.strip(" ,;:–—-")
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _mentioned(passage: Passage, desk: Desk) -> Mentioned:
    chain = desk.chain(passage)
    return Mentioned(
        passage=passage,
        entry=desk.entries[passage.story],
        chain=chain.hands,
        outlet=desk.outlet(passage.story),
        denies=False,
        credited=chain.credited,
        version=sum(
            edge.kind == "version" and edge.directed and edge.later == passage.story
            for edge in desk.edges(passage.story)
        ),
    )


def _beside(passages: Sequence[Passage], desk: Desk) -> list[Mentioned]:
    """What else the stories of these passages tell in figures: it may look like the claim's and count other things."""
    taken = [(one.story, span) for one in passages for span in one.spans]
    return [
        Mentioned(other, desk.entries[story], (), desk.outlet(story), other.denied)
        for story in sorted({one.story for one in passages})
        for other in desk.entries[story].passages
        if other.figures
        and not any(
            story == where and span.start < part.end and part.start < span.end
            for where, span in taken
            for part in other.spans
        )
    ]


def _mention(one: Mentioned, found: Origins) -> ClaimMention:
    passage = one.passage
    return ClaimMention(
        id=one.id,
        story=one.story,
        spans=passage.spans,
        attribution=passage.attribution.id if passage.attribution else None,
        chain=one.chain,
        certainty=passage.certainty,
        denies=one.denies,
        figures=passage.figures,
        times=passage.times,
        origin=found.of[one.id],
    )


def _edges(mentions: Sequence[Mentioned], desk: Desk) -> list[Edge]:
    """How the texts of these mentions' stories depend on each other."""
    stories = {one.story for one in mentions}
    found = {edge for story in stories for edge in desk.edges(story) if {edge.later, edge.earlier} <= stories}
    return sorted(found, key=lambda edge: (edge.later, edge.earlier, edge.kind))


def _pages(mentions: Sequence[Mentioned], edges: Iterable[Edge]) -> int:
    """How many stories carry a claim; two texts of one page are one story told once."""
    again = {edge.later for edge in edges if edge.kind == "version"}
    return len({one.story for one in mentions} - again)


def _utterances(mentions: Sequence[Mentioned], desk: Desk) -> list[Utterance]:
    found = {one.id: one for story in {one.story for one in mentions} for one in desk.utterances(story)}
    return [found[id_] for id_ in sorted(found)]


def _spokesman(mentions: Sequence[Mentioned], scores: Mapping[Pair, float]) -> Mentioned:
    """The mention whose words stand for the claim: it affirms, is no quotation, and is most like the others."""

    def fit(one: Mentioned) -> float:
        found = [score for pair, score in scores.items() if one.id in pair]
        return round(sum(found) / max(1, len(mentions) - 1), 6)

    def key(one: Mentioned) -> tuple[bool, bool, float]:
        direct = one.passage.attribution is not None and one.passage.attribution.kind == "direct"
        return one.denies, direct, -fit(one)

    return min(mentions, key=key)  # of equals the earliest


def _ground(mentions: Sequence[Mentioned], scores: Mapping[Pair, float]) -> Ground:
    """Why they are one claim: the average likeness of those that were compared."""
    ids = {one.id for one in mentions}
    within = [score for (one, other), score in scores.items() if one in ids and other in ids]
    places = tuple(Place(one.story, one.passage.spans[0]) for one in mentions)
    if not within:
        return Ground(1.0, "given by a person", places)
    return Ground(round(fmean(within), 3), f"say the same: {len(within)} pairs of them were found alike", places)
