"""The network on the features of a pair."""

import numpy as np
import pytest

from sayso.tracing.likeness.layers import Layers


def test_one_layer_is_logistic_regression() -> None:
    arrays = {
        "h/mean": np.array([1, 2], np.float32),
        "h/scale": np.array([2, 1], np.float32),
        "h/weights0": np.array([[1], [-1]], np.float32),
        "h/biases0": np.array([0.5], np.float32),
    }
    rows = np.array([[3, 2], [1, 5]], np.float32)
    assert Layers.of(arrays, "h").chances(rows).tolist() == pytest.approx(
        [1 / (1 + np.exp(-1.5)), 1 / (1 + np.exp(2.5))], rel=1e-5
    )


def test_between_layers_what_is_below_zero_becomes_zero() -> None:
    arrays = {
        "h/mean": np.zeros(1, np.float32),
        "h/scale": np.ones(1, np.float32),
        "h/weights0": np.array([[1, -1]], np.float32),
        "h/biases0": np.zeros(2, np.float32),
        "h/weights1": np.array([[2], [3]], np.float32),
        "h/biases1": np.zeros(1, np.float32),
    }
    odds = [float(np.log(p / (1 - p))) for p in Layers.of(arrays, "h").chances(np.array([[1.0], [-1.0]], np.float32))]
    assert odds == pytest.approx([2.0, 3.0], rel=1e-4)
