"""What a run of training depends on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What a run depends on, kept beside its weights."""

    seed: int = 7
    epochs: int = 6
    batch: int = 16  # windows
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9  # each layer further down learns that much slower
    warm_up: float = 0.06  # share of all steps in which the rates rise
    average: float = 0.995  # of the weights, a step
    inner_after: int = 2  # epochs before contents are read for attributions inside them
    inner_weight: float = 0.5
    cue_weight: float = 2.0
    syntax_weight: float = 0.1
    edge_weight: float = 2.0  # of pieces beside the edge of a span, against 1 elsewhere
    blank: float = 0.06  # share of pieces the encoder does not get to see, so that it learns more than a list of verbs
    restyled: int = 240  # short texts in styles that the corpus lacks, an epoch
    wobble: float = 0.15  # share of cues whose last or first piece is left away, as a found cue may be
