"""The scorer of events: how certain it is that what a word tells of happened, −3 (certainly not) to 3 (certainly).

Taught by UDS-IH2, whose sentences are cut into tokens; they are put together again, since the reader reads texts.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as nnf

from sayso.reading.certainty.events import RANGE, RECORD, WEIGHTS
from sayso.reading.certainty.surroundings import surroundings
from sayso.reading.grammar.words import Words
from sayso.reading.model.finding import encoded
from sayso.reading.model.parsing import joined, parsed
from sayso.reading.model.splitting import laid_out
from sayso.reading.model.tokens import tokenise
from sayso.reading.model.weights import ENCODER, FOLDER, WORDS, OnnxWeights
from sayso.reading.model.windows import windows
from sayso.reading.text.arrays import Floats
from training.corpus import lines

log = logging.getLogger("training")

HIDDEN = 128
_NO_BLANK_BEFORE = re.compile(r"(?:[.,;:!?%)\]}…”’]|n['’]t|['’](?:s|re|ve|ll|d|m|S)?|\.\.+)")
_NO_BLANK_AFTER = frozenset("([{“‘$#")


@dataclass(frozen=True)
class Graded:
    """Events, a row each, and how people graded them."""

    rows: Floats
    grades: Floats


class EventNetwork(nn.Module):
    """Two layers over what is around an event."""

    def __init__(self, width: int, drop: float = 0.4) -> None:
        super().__init__()
        self.drop = drop
        self.first, self.second, self.last = nn.Linear(width, HIDDEN), nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, 1)

    def forward(self, rows: Tensor) -> Tensor:
        """``rows`` [events, width]; grades [events]."""
        x = nnf.dropout(nnf.relu(self.first(nnf.dropout(rows, self.drop / 2, self.training))), self.drop, self.training)
        x = nnf.dropout(nnf.relu(self.second(x)), self.drop, self.training)
        return RANGE * torch.tanh(self.last(x).squeeze(-1))


def graded(path: Path, weights: OnnxWeights) -> Graded:
    """The events of a file of UDS-IH2, as the reader's words show them."""
    rows, grades = [], []
    for record in lines(path):
        text, starts = put_together(record["text"].split(" "))
        words = words_of(text, weights)
        events, labels = [], []
        for target in record["targets"]:
            first, last = target["span1"]
            found = words.within(starts[first], starts[last - 1] + 1)
            if found:
                events.append(found[0])
                labels.append(target["label"])
        if events:
            rows.append(surroundings(words, events))
            grades.extend(labels)
    return Graded(np.concatenate(rows), np.array(grades, dtype=np.float32))


def put_together(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """A text as it is printed, from its tokens, and where each of them starts in it."""
    text, starts = "", []
    for token in tokens:
        if text and not _NO_BLANK_BEFORE.fullmatch(token) and text[-1] not in _NO_BLANK_AFTER:
            text += " "
        starts.append(len(text))
        text += token
    return text, starts


def words_of(text: str, weights: OnnxWeights) -> Words:
    """The words of a text as the reader has them, but for names put right."""
    tokens = tokenise(text)
    layout = laid_out(text, tokens)
    parts = [parsed(window, encoded(window, tokens, weights)[0][1:-1], layout, weights) for window in windows(tokens)]
    return joined(text, layout, parts, weights.labels)


def fit(train: Graded, *, epochs: int = 8, batch: int = 128, rate: float = 1e-3, seed: int = 7) -> EventNetwork:
    """A network trained on ``train`` for the least absolute error; the average of its weights over the last steps."""
    torch.manual_seed(seed)
    rows, grades = torch.from_numpy(train.rows), torch.from_numpy(train.grades)
    network = EventNetwork(rows.shape[1]).train()
    steps = epochs * (len(rows) // batch)
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / steps))
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99)
    )
    for epoch in range(1, epochs + 1):
        losses = []
        for part in torch.randperm(len(rows)).split(batch)[: len(rows) // batch]:
            loss = nnf.smooth_l1_loss(network(rows[part]), grades[part], beta=0.5)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
            losses.append(loss.item())
        log.info("factuality: epoch %d  loss %.4f", epoch, sum(losses) / len(losses))
    return average.module.eval()


def judged(network: EventNetwork, gold: Graded) -> dict[str, float]:
    """Mean absolute error and Pearson's correlation."""
    with torch.no_grad():
        guessed = network(torch.from_numpy(gold.rows)).numpy()
    return {
        "events": len(guessed),
        "mean absolute error": float(np.abs(guessed - gold.grades).mean()),
        "Pearson": float(np.corrcoef(guessed, gold.grades)[0, 1]),
    }


def export(network: EventNetwork, folder: Path, figures: dict[str, float]) -> None:
    """Writes the weights in half precision and their record into ``folder``."""
    arrays = {}
    for number, layer in enumerate((network.first, network.second, network.last)):
        arrays[f"w{number}"] = layer.weight.detach().numpy().T.astype(np.float16)
        arrays[f"b{number}"] = layer.bias.detach().numpy().astype(np.float16)
    np.savez(folder / WEIGHTS, **arrays)
    record = {
        "sha256": hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest(),
        "encoder": hashlib.sha256((FOLDER / ENCODER).read_bytes()).hexdigest(),
        "figures": {name: round(figure, 3) for name, figure in figures.items()},
    }
    (folder / RECORD).write_text(json.dumps(record, indent=1) + "\n", "utf-8")


def make(data: Path, folder: Path) -> dict[str, float]:
    """Trains on ``uds_ih2_train.jsonl.gz`` of ``data``, judges on ``uds_ih2_dev.jsonl.gz``, exports into ``folder``."""
    weights = OnnxWeights(graphs=(ENCODER, WORDS))
    network = fit(graded(data / "uds_ih2_train.jsonl.gz", weights))
    figures = judged(network, graded(data / "uds_ih2_dev.jsonl.gz", weights))
    export(network, folder, figures)
    return figures
