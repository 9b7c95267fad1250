"""A tracing as a table for spreadsheets: CSV as RFC 4180 has it, one mention of a claim a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from sayso.output.rows import figure_cell, offsets_cell
from sayso.output.spreadsheet import guarded
from sayso.output.tracing import wording
from sayso.output.tracing.tellings import Web
from sayso.vocabulary import Claim, ClaimMention, Hand, Origin, TracedStory, Tracing

COLUMNS = {
    "claim": "id of the claim",
    "statement": "the claim as a sentence by itself",
    "stories": "how many stories carry it",
    "outlets": "how many outlets carry it",
    "certain": "how many independent origins it has at least",
    "possible": "how many it has at most",
    "credibility": "suggested Admiralty credibility, 1 to 6: a suggestion, no judgement",
    "number": "of the mention within the claim, in order of time, from 1",
    "mention": "id of the mention, STORY:START-END",
    "story": "id of its story",
    "location": "the story's path or URL, as it was named",
    "outlet": "who published the story; empty where unknown",
    "title": "the story's title; empty where unknown",
    "url": "where the story stands; empty where unknown",
    "published": "when, in ISO 8601, as precise as the page was; empty where unknown",
    "words": "the mention, verbatim; several spans joined by “ … ”",
    "words_at": "their offsets in the story's text, start..end, several separated by a space",
    "attribution": "id of the attribution in the story's reading; empty where the story speaks in its own voice",
    "source": "the terminal source: who is said to know, by the fullest name the story gives; the outlet where it "
    "names nobody",
    "source_type": "named_person, named_organization, document, anonymous_source, unnamed_person, unnamed_group, "
    "outlet",
    "speaks_for": "the organisation that the terminal source speaks for; empty where it speaks for itself",
    "chain": "from the outlet that published the story to the terminal source, joined by “ → ”",
    "certainty": "how firmly it is put forward: stated, assessed, possible, rumoured, conditional, forecast, denied, "
    "joined by “; ”",
    "denies": "yes where it denies the claim, otherwise no",
    "figures": "the figures in it, each as low..high, unit and what is counted, joined by “; ”; an open end is left "
    "out",
    "times": "the times in it, each as first day..last day, joined by “; ”; an open end is left out",
    "origin": "id of its origin within the claim: o1, o2, …",
    "origin_source": "the origin's terminal source",
    "origin_certain": "yes where the origin counts in the certain number, otherwise no",
    "origin_possible": "yes where it counts in the possible number, otherwise no",
    "origin_may_be": "ids of origins that may be the same one, joined by “; ”",
    "from": "ids of the mentions it goes back to, joined by “; ”",
    "from_by": "how, in the same order: version, copy, credit, same source, same quote, unclear; with a question mark "
    "where nothing tells which of the two is the later one",
    "drifts": "what changed since the mention it goes back to, or in its story's headline (“headline: …”), joined "
    "by “; ”",
}
"""Name and meaning of every column, in order."""


def write_mentions(tracing: Tracing, out: TextIO, *, claims: Sequence[Claim] | None = None) -> None:
    """A line of column names, then one line a mention, in the order of the claims and in each in order of time.

    ``claims`` are those to be written; without it all are. ``out`` must not translate line ends: RFC 4180 has CR LF.
    Words that a spreadsheet would run as a formula get an apostrophe in front.
    """
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    stories = {story.id: story for story in tracing.stories}
    for claim in tracing.claims if claims is None else claims:
        writer.writerows(map(guarded, _rows(claim, stories)))


def _rows(claim: Claim, stories: dict[str, TracedStory]) -> Iterator[list[str]]:
    web, origins = Web(claim), {origin.id: origin for origin in claim.origins}
    for mention in claim.mentions:
        yield [
            *_claim_cells(claim),
            *_story_cells(mention, str(web.numbers[mention.id]), stories.get(mention.story)),
            *_mention_cells(mention),
            *_origin_cells(mention.origin, origins.get(mention.origin)),
            *_way_cells(claim, mention),
        ]


def _claim_cells(claim: Claim) -> list[str]:
    counts = (claim.stories, claim.outlets, claim.independence.certain, claim.independence.possible)
    return [claim.id, claim.statement, *map(str, counts), str(claim.grade.credibility)]


def _story_cells(mention: ClaimMention, number: str, story: TracedStory | None) -> list[str]:
    known = [story.location, story.outlet, story.title, story.url, story.published] if story else [None] * 5
    return [number, mention.id, mention.story, *(value or "" for value in known)]


def _mention_cells(mention: ClaimMention) -> list[str]:
    end = mention.chain[-1] if mention.chain else None
    return [
        " … ".join(span.text for span in mention.spans),
        offsets_cell(mention.spans),
        mention.attribution or "",
        *([end.name, end.type, end.speaks_for or ""] if end else [""] * 3),
        " → ".join(hand.name for hand in mention.chain),
        "; ".join(mention.certainty),
        _yes(mention.denies),
        "; ".join(map(figure_cell, mention.figures)),
        "; ".join(f"{when.start or ''}..{when.end or ''}" for when in mention.times),
    ]


def _origin_cells(key: str, origin: Origin | None) -> list[str]:
    if origin is None:
        return [key, *[""] * 4]
    source: Hand = origin.terminal
    name = f"{source.name}, {wording.OWN_VOICE}" if source.known_from == "publisher" else source.name
    return [key, name, _yes(origin.certain), _yes(origin.possible), "; ".join(origin.may_be)]


def _way_cells(claim: Claim, mention: ClaimMention) -> list[str]:
    ways = [one for one in claim.derivations if one.later == mention.id]
    drifts = [one.kind for one in claim.drifts if one.later == mention.id]
    drifts_of_headline = [
        f"headline: {one.kind}" for one in claim.drifts if (one.earlier, one.later) == (mention.id, None)
    ]
    return [
        "; ".join(one.earlier for one in ways),
        "; ".join(one.kind + ("" if one.directed else " ?") for one in ways),
        "; ".join([*drifts, *drifts_of_headline]),
    ]


def _yes(whether: bool) -> str:
    return "yes" if whether else "no"
