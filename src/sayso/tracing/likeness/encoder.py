"""What passages mean, by the sentence encoder: vectors for the whole and for each word in its place.

Which word is the main predicate is told by a line through the vectors of words, learnt from the predicates of ECB+'s
events.

all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020) in int8, run by onnxruntime on the CPU. Passages are read
one at a time: int8 takes its scale from all that is read together, and what a passage means must not depend on what
else is asked about. That costs a third of the speed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import onnxruntime

from sayso.errors import ModelError
from sayso.reading.model.tokens import tokenizer
from sayso.reading.text.arrays import Floats
from sayso.tracing.likeness.files import arrays, read
from sayso.tracing.likeness.gists import readable, unit
from sayso.tracing.likeness.words import said

ENCODER, DIRECTIONS = "encoder.onnx", "directions.npz"
LONGEST = 126  # pieces of one passage that are read
_KEPT = 60_000  # wordings whose meaning is kept: some 5 kB each at most
_START, _END = 101, 102  # the encoder's marks


@dataclass(frozen=True, slots=True)
class Meaning:
    """Vectors of length one in half precision."""

    vector: np.ndarray[tuple[int], np.dtype[np.float16]]  # [384], of the whole
    words: np.ndarray[tuple[int, int], np.dtype[np.float16]]  # [words, 64], those of ``Said``, each in its place
    telling: np.ndarray[tuple[int], np.dtype[np.float16]]  # [words]: how likely each is the main predicate, in all 1


class Encoder:
    """Reads wordings, ``threads`` at a time. Loads its weights when it is made; ModelError where they are unusable."""

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._session = _session(read(ENCODER))
        directions = arrays(DIRECTIONS)
        self._mean, self._directions = directions["mean"], directions["directions"]
        self._predicate = directions["predicate"]
        self._known: dict[str, Meaning] = {}
        self._ahead: dict[str, Future[Meaning]] = {}  # what is being read

    def read_ahead(self, wordings: Iterable[str]) -> None:
        """Begin to read ``wordings`` while something else is done; nothing happens where there is one thread only."""
        if self._threads > 1:
            for wording in wordings:
                if wording not in self._known and wording not in self._ahead:
                    self._ahead[wording] = self._pool.submit(self._meaning, wording)

    def meanings(self, wordings: Sequence[str]) -> list[Meaning]:
        """What each of ``wordings`` means, in their order; what was read before is not read again."""
        known, found = self._known, dict[str, Meaning]()
        self.read_ahead(wordings)
        for wording in wordings:
            if wording in known:
                found[wording] = known[wording]
            elif wording not in found:
                reading = self._ahead.pop(wording, None)
                found[wording] = reading.result() if reading else self._meaning(wording)
        known |= found
        while len(known) > _KEPT:
            del known[next(iter(known))]
        return [found[wording] for wording in wordings]

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, "sayso encoder")

    def _meaning(self, wording: str) -> Meaning:
        encoding = tokenizer().encode(readable(wording), add_special_tokens=False)
        ids = np.array([[_START, *encoding.ids[:LONGEST], _END]], dtype=np.int64)
        pieces, whole = self._session.run(["pieces", "vectors"], {"ids": ids})
        inner: Floats = (pieces[0, 1:-1] - self._mean) @ self._directions
        words = np.zeros((len(said(wording).stems), inner.shape[1]), np.float32)
        offsets = np.array(encoding.offsets[:LONGEST], dtype=np.int64).reshape(-1, 2)
        for number, (start, end) in enumerate(said(wording).places):
            first, last = np.searchsorted(offsets[:, 1], start, "right"), np.searchsorted(offsets[:, 0], end)
            if first < last:
                words[number] = inner[first:last].mean(0)
        words = unit(words)
        telling = _shares(words @ self._predicate)
        return Meaning(unit(whole[0]).astype(np.float16), words.astype(np.float16), telling.astype(np.float16))


def _shares(odds: Floats) -> Floats:
    """Softmax."""
    if not len(odds):
        return odds
    raised = np.exp(odds - odds.max())
    result: Floats = raised / raised.sum()
    return result


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:  # as in sayso.reading.model.weights: adding and then normalising is quicker than the two fused
        return onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
    except Exception as error:  # onnxruntime's errors have no common class
        raise ModelError(f"{ENCODER} of sayso.tracing cannot be used ({error}); install sayso again") from error
