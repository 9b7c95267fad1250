"""Mentions of a claim, made from a few words: who published them, through whom they came, what they put forward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.tracing.chains.mentioned import Credited, Mentioned
from sayso.tracing.stories.passage import Passage
from sayso.vocabulary import (
    Certainty,
    Edge,
    EdgeKind,
    Figure,
    Ground,
    Hand,
    Mention,
    Place,
    Source,
    SourceType,
    Span,
)
from support.invented import span
from support.traced import traced

Who = tuple[str, SourceType] | tuple[str, SourceType, str]
"""Words of the text that name a source, its type, and for whom it speaks."""


def figure(text: str, words: str, low: float | None, high: float | None, sign: str = "=", **told: str) -> Figure:
    """A quantity in ``text``; ``counted``, ``scope``, ``hedge`` are words of it, ``unit`` is one."""
    places = {name: span(text, told[name]) for name in ("counted", "scope", "hedge") if name in told}
    return Figure(
        span=span(text, words),
        low=low,
        high=high,
        includes_low=low is not None and sign != ">",
        includes_high=high is not None,
        unit=told.get("unit"),
        per=None,
        counted=places.get("counted"),
        scope=places.get("scope"),
        hedge=places.get("hedge"),
        sign=sign,  # type: ignore[arg-type]
        compares=False,
    )


def mention(
    text: str,
    words: str,
    outlet: str,
    published: str | None = None,
    *,
    by: Who | None = None,
    relayed_by: Who | None = None,
    beside: Who | None = None,
    credits: Sequence[str | Mentioned] = (),  # noqa: A002 (the vocabulary's word)
    certainty: Sequence[Certainty] = ("stated",),
    figures: Sequence[Figure] = (),
    denies: bool = False,
    title: str | None = None,
    condition: str | None = None,
    offices: Sequence[tuple[str, str]] = (),
    location: str | None = None,
    pronouns: Sequence[str] = (),
) -> Mentioned:
    """A mention whose story is ``text``. ``credits`` are outlets, or mentions of which the very story is credited.

    ``beside`` is another source of the story, read before. ``offices`` are names in the text and the offices that it
    gives them, ``pronouns`` those that mean the last source.
    """
    entry = traced(text, outlet, published, title=title, location=location or f"{outlet}-{published}-{words[:12]}")
    people = [one for one in (relayed_by, by) if one is not None]
    first = 1 + (beside is not None)
    known = [one for one in (beside, *people) if one is not None]
    sources = tuple(_source(text, number, one, offices, pronouns) for number, one in enumerate(known, 1))
    entry = replace(entry, reading=replace(entry.reading, sources=sources))
    place = span(text, words)
    passage = Passage(
        id=f"{entry.id}:{place.start}-{place.end}",
        story=entry.id,
        spans=(place,),
        attribution=None,
        sentence=Span.of(text, place.start, place.end),
        wording=words,
        names=frozenset(),
        figures=tuple(figures),
        times=(),
        certainty=tuple(certainty),
        condition=span(text, condition) if condition else None,
        negated=False,
        denied="denied" in certainty,
    )
    hands = [Hand(outlet, "outlet", "publisher", None, None, None)]
    credited = []
    for credit in credits:
        name = credit if isinstance(credit, str) else credit.outlet
        story = None if isinstance(credit, str) else credit.story
        hands.append(Hand(name, "outlet", "page", None, None, None))
        credited.append(Credited(name, story, Ground(0.9, f"credits {name}")))
    for number, one in enumerate(people, first):
        at = Place(entry.id, span(text, one[0]))
        hands.append(Hand(one[0], one[1], "page", f"s{number}", at, one[2] if len(one) > 2 else None))
    return Mentioned(passage, entry, tuple(hands), outlet, denies, tuple(credited))


def _source(text: str, number: int, who: Who, offices: Sequence[tuple[str, str]], pronouns: Sequence[str]) -> Source:
    words = span(text, who[0])
    named = who[1] in ("named_person", "named_organization", "outlet") and words.text[0].isupper()
    form = "name" if named else "description"
    titles = tuple(span(text, office) for name, office in offices if name == who[0])
    mentions = (Mention(words, form), *(Mention(span(text, word), "pronoun") for word in pronouns))
    return Source(f"s{number}", who[1], "by hand", words, titles, None, (), None, mentions)


def edge(later: Mentioned, earlier: Mentioned, kind: EdgeKind = "copy", *, directed: bool = True) -> Edge:
    """That the words of one mention are from the story of another."""
    passages = ((Place(later.story, later.passage.spans[0]), Place(earlier.story, earlier.passage.spans[0])),)
    ground = Ground(0.9, "copies 90 % of its words")
    return Edge(later.story, earlier.story, kind, directed, 0.9, passages, ground, ground if directed else None)


def moved(one: Mentioned, to: Mentioned) -> Mentioned:
    """A mention as one of the story of another."""
    return replace(one, entry=to.entry, passage=replace(one.passage, story=to.story))
