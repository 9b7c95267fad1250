"""The sentence encoder as it is exported, and cases as labelled passages. Needs the extra train."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")
pytest.importorskip("sklearn", reason="needs the extra train")

import numpy as np
import onnxruntime
import torch
from transformers import BertConfig, BertModel

from sayso.evaluating.sameness import bare
from sayso.tracing.stories.passage import Passage
from sayso.vocabulary import Span
from training.cases import Labelled, _label
from training.likeness import learnt, write_encoder


def test_the_exported_encoder_is_the_network(tmp_path: Path) -> None:
    torch.manual_seed(1)
    sizes = {"hidden_size": 384, "num_hidden_layers": 2, "num_attention_heads": 12, "intermediate_size": 64}
    config = BertConfig(vocab_size=50, **sizes)
    bert = BertModel(config).eval()
    write_encoder(bert, tmp_path / "encoder.onnx", quantised=False)
    ids = torch.tensor([[1, 7, 9, 30, 2], [1, 8, 8, 49, 2]])
    with torch.no_grad():
        pieces = bert(input_ids=ids).last_hidden_state.numpy()
    session = onnxruntime.InferenceSession(str(tmp_path / "encoder.onnx"), providers=["CPUExecutionProvider"])
    found, vectors = session.run(["pieces", "vectors"], {"ids": ids.numpy()})
    assert np.allclose(found, pieces, atol=1e-4)
    assert np.allclose(vectors, pieces.mean(1), atol=1e-4)


def test_a_head_learns_what_tells() -> None:
    rows = np.random.default_rng(0).normal(size=(400, 3)).astype(np.float32)
    found = learnt(rows, (rows[:, 1] > 0).astype(np.int64))
    weights = np.abs(found["weights0"][:, 0])
    assert weights.argmax() == 1
    assert weights[1] > 5 * max(weights[0], weights[2])


def test_the_best_match_of_a_mention_is_one_and_others_are_near() -> None:
    text = "Ana Ruel told the Post that the ferry was late on Friday and empty on Monday."
    whole, part, other = (
        Labelled(_passage(text, words, number))
        for number, words in enumerate((text, "the ferry was late on Friday", "empty on Monday"))
    )
    _label([whole, part, other], text, "the ferry was  late", "c1")
    assert (whole.claims, part.claims, other.claims) == (set(), {"c1"}, set())
    assert (whole.near, part.near, other.near) == ({"c1"}, {"c1"}, set())


def _passage(text: str, words: str, number: int) -> Passage:
    start = text.index(words)
    return replace(bare(words, number), spans=(Span.of(text, start, start + len(words)),))
