"""The network that tells tags, trees and names of words, on the vectors of the encoder that ships.

word vectors → projection → one transformer layer → tags, names, heads (biaffine), relations to the likeliest heads
"""

from __future__ import annotations

import logging
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as nnf

from sayso.reading.model.parsing import NAME_TYPES, Labels, tree
from training.annotated import Document, Syntax, syntax_of
from training.corpus import UNKNOWN
from training.network import WIDTH
from training.steps import Steps
from training.vectors import Seen

log = logging.getLogger("training")

WORD_WIDTH = 256
WORD_HEADS = 4
ARC_WIDTH = 128
RELATION_WIDTH = 96
RAREST = 15  # times a label must be annotated to be one
OUT = -1e4  # what a head in another sentence scores


class WordNetwork(nn.Module):
    """Tags, names and trees of the words of a window."""

    def __init__(self, labels: Labels, drop: float = 0.2) -> None:
        super().__init__()
        self.labels, self.drop = labels, drop
        self.inner = nn.Linear(WIDTH, WORD_WIDTH)
        self.norm1, self.norm2, self.norm3 = (nn.LayerNorm(WORD_WIDTH) for _ in range(3))
        self.mix = nn.Linear(WORD_WIDTH, 3 * WORD_WIDTH)
        self.out = nn.Linear(WORD_WIDTH, WORD_WIDTH)
        self.up, self.down = nn.Linear(WORD_WIDTH, 2 * WORD_WIDTH), nn.Linear(2 * WORD_WIDTH, WORD_WIDTH)
        self.pos = nn.Linear(WORD_WIDTH, len(labels.pos))
        self.names = nn.Linear(WORD_WIDTH, 1 + 2 * len(NAME_TYPES))
        self.types = nn.Linear(WORD_WIDTH, len(NAME_TYPES))
        self.child, self.parent = nn.Linear(WORD_WIDTH, ARC_WIDTH), nn.Linear(WORD_WIDTH, ARC_WIDTH)
        self.root = nn.Linear(WORD_WIDTH, 1)
        self.by_child, self.by_parent = nn.Linear(WORD_WIDTH, RELATION_WIDTH), nn.Linear(WORD_WIDTH, RELATION_WIDTH)
        self.relations = nn.Linear(RELATION_WIDTH, len(labels.relations))

    def forward(self, vectors: Tensor, sentences: Tensor, heads: Tensor | None = None) -> tuple[Tensor, ...]:
        """``vectors`` [windows, words, width], ``sentences`` [windows, words], below 0 where there is no word.

        ``heads`` [windows, words], the word itself where there is none, are those whose relations are told; without
        them it is the likeliest. Gives logits of tags, names, types, heads [windows, words, 1 + words] and relations.
        """
        x = self._layer(self.inner(self._dropped(vectors)), sentences >= 0)
        arcs = self.arcs(x, sentences)
        place = torch.arange(x.shape[1], device=x.device)
        if heads is None:
            likeliest = arcs.argmax(-1)
            heads = torch.where(likeliest == 0, place, likeliest - 1)
        parents = self.by_parent(x).gather(1, heads.clamp(min=0)[..., None].expand(-1, -1, RELATION_WIDTH))
        relations = self.relations(self._dropped(nnf.relu(self.by_child(x) + parents)))
        return self.pos(x), self.names(x), self.types(x), arcs, relations

    def _layer(self, x: Tensor, present: Tensor) -> Tensor:
        windows, words, _ = x.shape
        q, k, v = self.mix(self.norm1(x)).view(windows, words, 3, WORD_HEADS, -1).permute(2, 0, 3, 1, 4)
        attended = nnf.scaled_dot_product_attention(q, k, v, attn_mask=present[:, None, None])
        x = x + self._dropped(self.out(attended.transpose(1, 2).reshape(windows, words, -1)))
        x = x + self._dropped(self.down(nnf.relu(self.up(self.norm2(x)))))
        return self._dropped(self.norm3(x))

    def arcs(self, x: Tensor, sentences: Tensor) -> Tensor:
        """Logits of heads; the first column is for words that have none."""
        scores = self.child(x) @ self.parent(x).transpose(1, 2)
        elsewhere = sentences[:, :, None] != sentences[:, None]
        return torch.cat([self.root(x), scores + elsewhere * OUT], -1)

    def _dropped(self, x: Tensor) -> Tensor:
        return nnf.dropout(x, self.drop, self.training)


@dataclass(frozen=True)
class Sample:
    """One window with what is annotated of its words; numbers of heads are counted in it, UNKNOWN where unknown."""

    vectors: np.ndarray
    sentences: np.ndarray
    pos: np.ndarray
    names: np.ndarray
    types: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    core: np.ndarray

    def __len__(self) -> int:
        return len(self.vectors)


def labels_of(syntaxes: Sequence[Syntax]) -> Labels:
    """The labels that are annotated often enough."""
    found = [Counter(label for s in syntaxes for label in getattr(s, name) if label) for name in ("pos", "relations")]
    return Labels(*(tuple(sorted(label for label, count in c.items() if count >= RAREST)) for c in found))


def samples(document: Document, seen: Seen, labels: Labels) -> Iterator[Sample]:
    """The windows of a text that was seen."""
    syntax = syntax_of(document, seen.layout)
    pos, names, types, relations = (
        _numbers(syntax.pos, labels.pos),
        _numbers(syntax.names, ("O", *(f"{place}-{type_}" for type_ in NAME_TYPES for place in "BI"))),
        _numbers(syntax.types, NAME_TYPES),
        _numbers(syntax.relations, labels.relations),
    )
    for stretch, vectors in zip(seen.stretches, seen.vectors, strict=True):
        part = slice(stretch.start, stretch.end)
        sentences = seen.layout.sentences[part]
        heads = syntax.heads[part] - stretch.start
        inside = (heads >= 0) & (heads < len(heads))
        inside &= sentences[np.where(inside, heads, 0)] == sentences
        yield Sample(
            vectors,
            sentences,
            pos[part],
            names[part],
            types[part],
            np.where(inside, heads, UNKNOWN),
            relations[part],
            np.arange(stretch.start, stretch.end),
        )


def _numbers(labels: Sequence[str], known: Sequence[str]) -> np.ndarray:
    numbers = {label: number for number, label in enumerate(known)}
    return np.array([numbers.get(label, UNKNOWN) for label in labels], dtype=np.int64)


def batches(chosen: list[Sample], size: int, rng: random.Random) -> Iterator[list[Sample]]:
    """In random order, those of like length together."""
    chosen = sorted(chosen, key=lambda sample: (len(sample) // 16, rng.random()))
    parts = [chosen[start : start + size] for start in range(0, len(chosen), size)]
    rng.shuffle(parts)
    yield from parts


def stacked(batch: list[Sample], name: str) -> Tensor:
    """One field of some windows side by side, filled up with what means nothing."""
    longest = max(map(len, batch))
    arrays = [getattr(sample, name) for sample in batch]
    if name == "vectors":
        return torch.stack([nnf.pad(torch.from_numpy(a).float(), (0, 0, 0, longest - len(a))) for a in arrays])
    return torch.stack([nnf.pad(torch.from_numpy(a), (0, longest - len(a)), value=UNKNOWN) for a in arrays])


def loss_of(network: WordNetwork, batch: list[Sample]) -> Tensor:
    """The sum of the losses of all heads."""
    heads, sentences = stacked(batch, "heads"), stacked(batch, "sentences")
    pos, names, types, arcs, relations = network(stacked(batch, "vectors"), sentences, heads)
    place = torch.arange(heads.shape[1])
    columns = torch.where(heads == UNKNOWN, UNKNOWN, torch.where(heads == place, 0, heads + 1))
    told = torch.where(heads == UNKNOWN, UNKNOWN, stacked(batch, "relations"))
    pairs = [(relations, told), (arcs, columns)]
    pairs += [(logits, stacked(batch, name)) for name, logits in (("pos", pos), ("names", names), ("types", types))]
    losses = [
        nnf.cross_entropy(logits.float().flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN)
        for logits, targets in pairs
    ]
    return torch.stack(losses).sum()


def fit(train: list[Sample], labels: Labels, *, epochs: int, batch: int, rate: float, seed: int) -> WordNetwork:
    """A network trained on ``train``; the average of its weights over the last steps."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = WordNetwork(labels).train()
    total = epochs * (len(train) // batch + 1)
    steps = Steps(network, total, rate=rate, warm_up=100, keep=0.995, betas=(0.9, 0.98))
    begin = time.time()
    for epoch in range(1, epochs + 1):
        losses = []
        for chosen in batches(train, batch, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, chosen)
            losses.append(steps.take(loss))
        log.info("words: epoch %d  loss %.4f  %.0f s", epoch, sum(losses) / len(losses), time.time() - begin)
    return steps.averaged


def judged(network: WordNetwork, chosen: list[Sample]) -> dict[str, float]:
    """Accuracy of tags and types, right heads without and with their relation (no punctuation), F1 of names; in %."""
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    punctuation = network.labels.relations.index("punct")
    for sample in chosen:
        with torch.no_grad():
            outputs = network(stacked([sample], "vectors"), stacked([sample], "sentences"))
        pos, names, types, arcs, relations = (output[0].numpy() for output in outputs)
        heads = tree(arcs, sample.sentences)
        heads = np.where(heads < 0, np.arange(len(heads)), heads)
        for name, logits, gold in (("pos", pos, sample.pos), ("types", types, sample.types)):
            known = gold != UNKNOWN
            all_[name] += known.sum()
            right[name] += (logits.argmax(1) == gold)[known].sum()
        counts = (sample.heads != UNKNOWN) & (sample.relations != UNKNOWN) & (sample.relations != punctuation)
        all_["uas"] += counts.sum()
        right["uas"] += (heads == sample.heads)[counts].sum()
        right["las"] += ((heads == sample.heads) & (relations.argmax(1) == sample.relations))[counts].sum()
        found, gold = (runs(n) for n in (names.argmax(1), sample.names))
        right["names"] += 2 * len(found & gold)
        all_["names"] += len(found) + len(gold)
    all_["las"] = all_["uas"]
    return {name: round(100 * float(right[name] / all_[name]), 2) for name in all_}


def runs(numbers: np.ndarray) -> set[tuple[int, int, int]]:
    """Names as first word, word after the last, type."""
    found: list[tuple[int, int, int]] = []
    for word, number in enumerate(numbers.tolist()):
        if number <= 0:
            continue
        if number % 2 == 0 and found and found[-1][1] == word and found[-1][2] == (number - 1) // 2:
            found[-1] = (found[-1][0], word + 1, found[-1][2])
        else:
            found.append((word, word + 1, (number - 1) // 2))
    return set(found)
