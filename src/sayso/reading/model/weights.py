"""The trained network as it ships: a few ONNX graphs, run by onnxruntime on the CPU."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime

from sayso.errors import ModelError
from sayso.reading.model.parsing import Labels
from sayso.reading.text.arrays import Floats, Ints

ENCODER, ROLES, WORDS, PAIRS = "encoder.onnx", "roles.onnx", "words.onnx", "pairs.onnx"
GRAPHS = (ENCODER, ROLES, WORDS, PAIRS)
FOLDER = Path(str(resources.files("sayso.reading"))) / "weights"


class OnnxWeights:
    """The weights of a folder (``model.json`` and the graphs it names), by default those of the package.

    ``graphs`` are those that will be used; training makes do without those it is about to make. One thread a call, so
    that a caller may run windows side by side; calls from several threads are safe.
    Raises ModelError where the files are missing or damaged.
    """

    def __init__(self, folder: Path | None = None, *, graphs: Sequence[str] = GRAPHS) -> None:
        folder = folder or FOLDER
        try:
            record = json.loads((folder / "model.json").read_text("utf-8"))
            self.name = f"{record['name']} {record['sha256'][:12]} {record['precision']}"
            self._buckets = np.array(record["buckets"], dtype=np.int64)
            files = {name: (folder / name).read_bytes() for name in record["graphs"]}
            if hashlib.sha256(b"".join(files.values())).hexdigest() != record["sha256"]:
                raise ValueError("its files are not those that were trained")
            self._graphs = {name: _session(files[name]) for name in graphs}
            self.labels = Labels(*(tuple(record[name]) if WORDS in graphs else () for name in ("pos", "relations")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise ModelError(
                f"the reading model in {folder} cannot be used ({reason}); install sayso again, or name another folder"
            ) from error

    def encode(self, ids: Ints, shapes: Ints) -> tuple[Floats, Floats]:
        """Vectors [pieces, width] and cue logits [pieces, 2, 3] of one window, start and end mark included."""
        hidden, cues = self._graphs[ENCODER].run(["hidden", "cues"], {"ids": ids, "shapes": shapes})
        return hidden, cues

    def roles(self, hidden: Floats, first: Ints, last: Ints) -> Floats:
        """Role logits [cues, pieces, 3] for cues from piece ``first`` to piece ``last`` of that window."""
        place = np.arange(len(hidden))
        first, last = first[:, None], last[:, None]
        inside = (place >= first) & (place <= last)
        distance = np.where(place < first, place - first, np.where(place > last, place - last, 0))
        half = len(self._buckets) // 2
        inputs = {
            "hidden": hidden,
            "weights": (inside / inside.sum(1, keepdims=True)).astype(np.float32),
            "distances": self._buckets[np.clip(distance, -half, half) + half],
        }
        roles: Floats = self._graphs[ROLES].run(["roles"], inputs)[0]
        return roles

    def parse(self, vectors: Floats, sentences: Ints) -> tuple[Floats, ...]:
        """Logits of tags, names, types, heads, relations of the words of one window, as ``parsing.Parser`` has them."""
        inputs = {"vectors": vectors, "sentences": sentences}
        return tuple(self._graphs[WORDS].run(["pos", "names", "types", "heads", "relations"], inputs))

    def link(self, vectors: Floats, nouns: Ints, candidates: Ints, features: Floats) -> Floats:
        """How well the pairs of nouns of a story fit [pairs], as ``coreference.Scorer`` has it."""
        inputs = {"vectors": vectors, "nouns": nouns, "candidates": candidates, "features": features}
        scores: Floats = self._graphs[PAIRS].run(["scores"], inputs)[0]
        return scores


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Adding and then normalising takes a fifth of the time of what onnxruntime would fuse them into.
    return onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
