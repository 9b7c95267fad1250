"""What is exported says the same as the network. Needs the extra train."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

import torch

from training.export import bucket_table
from training.network import BUCKETS, buckets


def test_the_table_of_buckets_is_the_networks() -> None:
    table = bucket_table(300)
    half = len(table) // 2
    place, first, last = torch.arange(256), 100, 103  # as the network asks: distances to the edges of a cue
    asked = buckets(first - place, place - last)
    distance = torch.where(place < first, place - first, torch.where(place > last, place - last, 0))
    assert [table[d + half] for d in distance.tolist()] == asked.tolist()


def test_buckets_rise_with_the_distance_and_are_few() -> None:
    table = bucket_table()
    assert table == sorted(table)
    assert 0 < min(table) <= max(table) < BUCKETS
    assert table[len(table) // 2] == BUCKETS // 2
