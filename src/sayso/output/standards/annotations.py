"""A tracing as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one for each mention of a claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sayso.output.standards.identifiers import Identifiers, claim_id, digest, origin_id, urn
from sayso.vocabulary import Claim, ClaimMention, Span, Story, Tracing

Node = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The standard asks for this address; its readers know what is there, and nobody needs to fetch it."""

AROUND = 32  # characters before and behind the words, as Hypothesis has them: enough to find one place among like ones


def annotation_collection(tracing: Tracing, stories: Mapping[str, Story]) -> Node:
    """An ``AnnotationCollection`` with its one page. ``stories`` are those of the tracing by id; without its story a
    mention is selected by its own words alone.
    """
    names = Identifiers(tracing)
    items = [
        _annotation(claim, mention, names, stories.get(mention.story))
        for claim in tracing.claims
        for mention in claim.mentions
    ]
    key = digest(*(item["id"] for item in items))
    return {
        "@context": CONTEXT,
        "id": urn("annotations", key),
        "type": "AnnotationCollection",
        "label": "Where stories say what is claimed",
        "generator": {"id": urn("program"), "type": "Software", "name": tracing.program},
        "total": len(items),
        "first": {
            "id": urn("annotations", key, "1"),
            "type": "AnnotationPage",
            "partOf": urn("annotations", key),
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(claim: Claim, mention: ClaimMention, names: Identifiers, story: Story | None) -> Node:
    return {
        "id": urn("annotation", claim.id, mention.id),
        "type": "Annotation",
        "motivation": "linking",
        "body": _bodies(claim, mention),
        "target": [_target(mention.story, span, names, story) for span in mention.spans],
    }


def _bodies(claim: Claim, mention: ClaimMention) -> list[Node]:
    """The claim and the origin themselves, and in words: the claim, its chain, how firmly it is put forward."""
    chain = " → ".join(hand.name for hand in mention.chain)
    origin = next((one for one in claim.origins if one.id == mention.origin), None)
    told = [f"Claim: {claim.statement}", f"Chain: {chain}"]
    if origin is not None:
        told.append(f"Origin {origin.id}: {origin.terminal.name}; {origin.ground.reason}")
    return [
        {"type": "SpecificResource", "purpose": "identifying", "source": claim_id(claim.id)},
        {"type": "SpecificResource", "purpose": "linking", "source": origin_id(claim.id, mention.origin)},
        *(_words("describing", words) for words in told),
        *(_words("tagging", certainty) for certainty in mention.certainty),
        *([_words("tagging", "denies the claim")] if mention.denies else []),
    ]


def _words(purpose: str, words: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": words}


def _target(key: str, span: Span, names: Identifiers, story: Story | None) -> Node:
    quote = {"type": "TextQuoteSelector", "exact": span.text}
    if story is not None:
        quote["prefix"] = story.text[max(span.start - AROUND, 0) : span.start]
        quote["suffix"] = story.text[span.end : span.end + AROUND]
    return {
        "id": urn("span", f"{key}:{span.start}-{span.end}"),
        "type": "SpecificResource",
        "source": names.address(key) or urn("story", key),
        "selector": [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}],
    }
