"""A small network as it ships: features brought to one scale, then layers; one layer alone is logistic regression."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.reading.text.arrays import Floats
from sayso.tracing.likeness.doubles import Doubles


@dataclass(frozen=True, slots=True)
class Layers:
    """Weights of the layers in order, each [in, out], and biases; between layers what is below zero becomes zero."""

    mean: Floats  # of the features
    scale: Floats
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[Any]], name: str) -> Layers:
        """The network whose arrays are called ``name`` and a part."""
        count = sum(key.startswith(f"{name}/weights") for key in arrays)
        weights = tuple(arrays[f"{name}/weights{number}"] for number in range(count))
        biases = tuple(arrays[f"{name}/biases{number}"] for number in range(count))
        return cls(arrays[f"{name}/mean"], arrays[f"{name}/scale"], weights, biases)

    def chances(self, rows: Doubles) -> Doubles:
        """Probabilities [rows] of ``rows`` [rows, features]."""
        x: Doubles = (rows - self.mean.astype(float)) / self.scale
        for weights, biases in zip(self.weights[:-1], self.biases[:-1], strict=True):
            x = np.maximum(x @ weights + biases, 0)
        odds = (x @ self.weights[-1] + self.biases[-1])[:, 0]
        result: Doubles = 1 / (1 + np.exp(-odds))
        return result
