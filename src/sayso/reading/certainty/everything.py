"""Certainty of a whole story, each content read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.certainty.contents import own, told
from sayso.reading.certainty.firmness import firmness_of, own_voice_of
from sayso.reading.certainty.forecasts import forecasts_of
from sayso.reading.certainty.scales import DEFAULT_SCALE
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Attribution, Firmness, Forecast, OwnVoice, Scale, When


@dataclass(frozen=True, slots=True)
class Certainties:
    """How firmly a story puts forward what it tells."""

    firmness: dict[str, tuple[Firmness, ...]]  # by the id of the attribution
    own_voice: tuple[OwnVoice, ...]
    forecasts: tuple[Forecast, ...]


def certainties(
    text: str,
    attributions: Sequence[Attribution],
    words: Words,
    whens: Sequence[When] = (),
    scale: Scale = DEFAULT_SCALE,
) -> Certainties:
    """What ``firmness``, ``own_voice`` and ``forecasts`` tell, in one go."""
    contents = [told(words, one) for one in attributions]
    sentences = list(own(words, attributions))
    return Certainties(
        firmness={one.attribution.id: firmness_of(text, words, one, scale) for one in contents},
        own_voice=tuple(own_voice_of(text, words, place, found, scale) for place, found in sentences),
        forecasts=forecasts_of(text, words, contents, sentences, whens),
    )
