"""How certain it is that what a word tells of happened, as a small network on the encoder's vectors grades it.

It learnt from UDS-IH2, where people graded events from −3 (certainly did not happen) to 3 (certainly happened);
``training/factuality.py`` makes its weights. They belong to one encoder, named in ``events.json`` by its hash.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from sayso.errors import ModelError
from sayso.reading.certainty.surroundings import surroundings
from sayso.reading.grammar.words import Words
from sayso.reading.text.arrays import Floats

RANGE = 3.0
WEIGHTS, RECORD = "events.npz", "events.json"


def grades(words: Words, events: Sequence[int]) -> Floats:
    """A grade from −3 to 3 for each of the words with the numbers ``events``.

    Raises ModelError where the weights are missing or damaged.
    """
    if not events:
        return np.zeros(0, dtype=np.float32)
    layers = _layers()
    x = surroundings(words, events)
    for weight, bias in layers[:-1]:
        x = np.maximum(x @ weight + bias, 0)
    weight, bias = layers[-1]
    result: Floats = RANGE * np.tanh((x @ weight + bias)[:, 0])
    return result


@cache
def record() -> dict[str, Any]:
    """What is known of the weights: their hash, that of the encoder they belong to, and how well they grade."""
    found: dict[str, Any] = json.loads(_file(RECORD))
    return found


@cache
def _layers() -> list[tuple[Floats, Floats]]:
    data = _file(WEIGHTS)
    if hashlib.sha256(data).hexdigest() != record()["sha256"]:
        raise ModelError(f"{WEIGHTS} of sayso.reading.certainty is not what was trained; install sayso again")
    with np.load(io.BytesIO(data)) as arrays:
        count = len(arrays.files) // 2
        return [(arrays[f"w{n}"].astype(np.float32), arrays[f"b{n}"].astype(np.float32)) for n in range(count)]


def _file(name: str) -> bytes:
    try:
        return resources.files("sayso.reading.certainty").joinpath(name).read_bytes()
    except OSError as error:
        raise ModelError(f"{name} of sayso.reading.certainty cannot be read; install sayso again") from error
