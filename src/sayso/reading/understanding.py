"""From attributions and words to the whole of a reading, each step on what the ones before it found.

attributions ── cited? ── without a cue ── sources ── access ── chains ──┬── statements
                                             │                           └── profile
words ── names put right ── nouns, coreference┘
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.reading.attributions.citing import marked
from sayso.reading.attributions.continuations import continued
from sayso.reading.attributions.reported import with_reported
from sayso.reading.certainty.everything import certainties
from sayso.reading.dates.finding import whens
from sayso.reading.figures.comparing import compared
from sayso.reading.figures.finding import figures
from sayso.reading.grammar.words import Words
from sayso.reading.sources.access import access
from sayso.reading.sources.coreference import Cast, Scorer
from sayso.reading.sources.sources import sources
from sayso.reading.sourcing.chains import chained
from sayso.reading.sourcing.profile import profile
from sayso.reading.sourcing.statements import statements
from sayso.reading.text.quotation import Range
from sayso.reading.text.sentences import sentences
from sayso.vocabulary import Attribution, Mention, Reading, Scale, Source, Story


@dataclass(frozen=True, slots=True)
class By:
    """With what a story is read: the scorer that links its nouns, the scale of estimative words, and both versions."""

    scorer: Scorer
    scale: Scale
    program: str
    model: str


def understood(story: Story, attributions: tuple[Attribution, ...], words: Words, by: By) -> Reading:
    """The reading of ``story`` from the attributions that have a cue, and its words."""
    parts = sentences(story.text)
    told, cast = cast_of(story, attributions, words, by.scorer)
    found, by_source = sources(told, words, cast)
    gained = tuple(_gained(story, one, parts) for one in by_source)
    found = (*found, *_credited(gained, found))
    times = whens(story.text, story.published)
    sure = certainties(story.text, gained, words, times, by.scale)
    linked = tuple(replace(one, certainty=sure.firmness.get(one.id, ())) for one in chained(gained, found))
    counted = figures(story.text, words)
    return Reading(
        story=story,
        attributions=linked,
        sources=found,
        statements=statements(story.text, parts, linked, story.dateline),
        figures=counted,
        comparisons=compared(counted),
        times=times,
        own_voice=sure.own_voice,
        forecasts=sure.forecasts,
        profile=profile(story, linked, found),
        program=by.program,
        model=by.model,
    )


def cast_of(
    story: Story, attributions: tuple[Attribution, ...], words: Words, scorer: Scorer
) -> tuple[tuple[Attribution, ...], Cast]:
    """All attributions, those without a cue too, and whom the nouns of ``story`` mean in the light of these."""
    told = marked(story.text, with_reported(words, attributions))
    told = continued(story.text, sentences(story.text), told)
    return told, Cast(words, told, scorer)


def _gained(story: Story, one: Attribution, parts: Sequence[Range]) -> Attribution:
    place = one.cue or one.content[0]
    around = tuple((start, end) for start, end in parts if start < place.end and place.start < end)
    return replace(one, access=access(story.text, one, around, story.outlet))


def _credited(attributions: tuple[Attribution, ...], found: tuple[Source, ...]) -> tuple[Source, ...]:
    """The outlets that were told instead of the story's own, as far as they are no sources already."""
    known = {mention.span for source in found for mention in source.mentions}
    known_names = {source.name.text.casefold() for source in found}
    new: dict[str, Source] = {}
    for one in attributions:
        outlet = one.access.outlet if one.access else None
        if outlet is None or outlet in known or outlet.text.casefold() in known_names:
            continue
        mention = Mention(outlet, "name")
        if before := new.get(outlet.text.casefold()):
            new[outlet.text.casefold()] = replace(before, mentions=(*before.mentions, mention))
        else:
            number = len(found) + len(new) + 1
            reason = "a news organisation that is credited"
            new[outlet.text.casefold()] = Source(f"s{number}", "outlet", reason, outlet, (), None, (), None, (mention,))
    return tuple(new.values())
