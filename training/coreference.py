"""The scorer of pairs of nouns, on the vectors of the encoder that ships and the traits that the reader itself finds.

Taught by GUM's chains, made by hand, and by those that CoreNLP found in PolNeAR, where these do not contradict
themselves. A noun's loss is that of all the earlier nouns of its chain together (Lee et al. 2017); nobody scores 0.
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

from sayso.reading.grammar.nouns import Noun
from sayso.reading.grammar.words import Words
from sayso.reading.sources.bearers import Bearers
from sayso.reading.sources.coreference import Cast
from sayso.reading.sources.pairs import Pairs, pairs, points_back
from sayso.reading.sources.traits import DESCRIBED, Traits, traits
from sayso.vocabulary import Attribution
from training.annotated import Document, head_of
from training.network import WIDTH
from training.steps import Steps

log = logging.getLogger("training")

NOUN_WIDTH = 64
PAIR_WIDTH = 128
# What a description that CoreNLP links to nothing counts: it overlooks many.
UNLINKED = 0.5


class PairNetwork(nn.Module):
    """How well a noun fits one before it."""

    def __init__(self, features: int, drop: float = 0.3) -> None:
        super().__init__()
        self.drop = drop
        self.noun, self.candidate = nn.Linear(WIDTH, NOUN_WIDTH), nn.Linear(WIDTH, NOUN_WIDTH)
        self.by_noun, self.by_candidate = nn.Linear(NOUN_WIDTH, PAIR_WIDTH), nn.Linear(NOUN_WIDTH, PAIR_WIDTH)
        self.by_both, self.by_features = nn.Linear(NOUN_WIDTH, PAIR_WIDTH), nn.Linear(features, PAIR_WIDTH)
        self.deeper = nn.Linear(PAIR_WIDTH, PAIR_WIDTH // 2)
        self.score = nn.Linear(PAIR_WIDTH // 2, 1)

    def forward(self, vectors: Tensor, nouns: Tensor, candidates: Tensor, features: Tensor) -> Tensor:
        """``vectors`` [n, width]; ``nouns``, ``candidates`` [pairs] are rows of them; ``features`` [pairs, …]."""
        vectors = nnf.dropout(vectors, self.drop, self.training)
        left, right = self.noun(vectors), self.candidate(vectors)
        x = self.by_noun(left)[nouns] + self.by_candidate(right)[candidates]
        x = x + self.by_both(left[nouns] * right[candidates]) + self.by_features(features)
        x = nnf.dropout(nnf.relu(x), self.drop, self.training)
        x = nnf.dropout(nnf.relu(self.deeper(x)), self.drop, self.training)
        return self.score(x).squeeze(-1)


@dataclass(frozen=True)
class Linked:
    """A story's nouns, the pairs of those that point back, and what they should be linked to."""

    nouns: Sequence[Noun]
    known: Traits
    vectors: np.ndarray  # [nouns, width]
    pairs: Pairs
    right: np.ndarray  # whether both of a pair mean the same
    weights: np.ndarray  # of the noun that points back, for every pair; 0 where nothing is known of it
    chains: np.ndarray  # of every noun, -1 for none


def linked(document: Document, words: Words, attributions: Sequence[Attribution]) -> Linked:
    """A document that was read, with its chains over the nouns found in it."""
    nouns = Cast(words, attributions, None).nouns
    bearers = Bearers(words, nouns)
    known = traits(words, nouns, bearers, attributions)
    found = pairs(known, points_back(known))
    chains, annotated = _chains(document, words, nouns, known)
    right = (chains[found.nouns] >= 0) & (chains[found.nouns] == chains[found.candidates])
    has_right = np.bincount(found.nouns, weights=right, minlength=len(nouns)) > 0
    by_hand = document.id.startswith("GUM")
    alone = annotated if by_hand else (known.forms == DESCRIBED) * UNLINKED
    weights = np.where(has_right, 1.0, alone * 1.0)
    return Linked(nouns, known, words.vectors[known.heads], found, right, weights[found.nouns], chains)


def _chains(document: Document, words: Words, nouns: Sequence[Noun], known: Traits) -> tuple[np.ndarray, np.ndarray]:
    """The chain of every noun, -1 for none, and whether it is annotated at all.

    The names that the rules give to one bearer are one chain, whatever CoreNLP made of them.
    """
    rows = {noun.head: row for row, noun in enumerate(nouns)}
    chains = np.full(len(nouns), -1, dtype=np.int64)
    sizes = np.full(len(nouns), 10**6, dtype=np.int64)
    for number, chain in enumerate(cleaned(document)):
        for first, last in chain:
            token = document.tokens[head_of(document.tokens, first, last)]
            head = words.within(token.start, token.end) if token.start < token.end else range(0)
            row = rows.get(head[0]) if head else None
            if row is not None and last - first < sizes[row]:  # *Ana and Bo* has the head of *Ana*
                chains[row], sizes[row] = number, last - first
    annotated = chains >= 0
    for bearer in range(int(known.bearers.max(initial=-1)) + 1):
        own = known.bearers == bearer
        votes = Counter(chains[own & annotated].tolist())
        if votes:
            most = votes.most_common(1)[0][0]
            for other, count in votes.items():
                if 2 * count >= votes[most] or document.id.startswith("GUM") is False:
                    chains[chains == other] = most
            chains[own] = most
    return chains, annotated


def cleaned(document: Document) -> Iterator[list[tuple[int, int]]]:
    """The chains, but for those of a machine that contradict themselves: two surnames, or both *he* and *she*."""
    for chain in document.chains:
        if document.id.startswith("GUM"):
            yield chain
            continue
        surnames, genders = set(), set()
        for first, last in chain:
            head = head_of(document.tokens, first, last)
            token = document.tokens[head]
            text = document.text[token.start : token.end].casefold()
            if token.name == "I-person" and document.tokens[head - 1].name.endswith("person"):
                surnames.add(text)
            if text in ("he", "him", "his", "she", "her"):
                genders.add(text[0] == "s" or text == "her")
        if len(surnames) < 2 and len(genders) < 2:
            yield chain


def loss_of(network: PairNetwork, chosen: Linked) -> Tensor:
    """The mean over the nouns that point back, by their weights."""
    nouns = torch.from_numpy(chosen.pairs.nouns)
    scores = network(
        torch.from_numpy(chosen.vectors),
        nouns,
        torch.from_numpy(chosen.pairs.candidates),
        torch.from_numpy(chosen.pairs.features),
    )
    owners, which = torch.unique_consecutive(nouns, return_inverse=True)
    right, weights = torch.from_numpy(chosen.right), torch.from_numpy(chosen.weights).float()
    all_ = _logsumexp(scores, which, len(owners), nobody=True)
    has_right = torch.zeros(len(owners)).index_add(0, which, right.float()) > 0
    good = torch.where(has_right, _logsumexp(scores.masked_fill(~right, -1e4), which, len(owners), nobody=False), 0.0)
    weight = torch.zeros(len(owners)).index_reduce(0, which, weights, "amax", include_self=False)
    return ((all_ - good) * weight).sum() / weight.sum().clamp(min=1e-6)


def _logsumexp(scores: Tensor, which: Tensor, size: int, *, nobody: bool) -> Tensor:
    most = torch.full((size,), 0.0 if nobody else -1e4).index_reduce(0, which, scores.detach(), "amax")
    total = torch.zeros(size).index_add(0, which, torch.exp(scores - most[which]))
    if nobody:
        total = total + torch.exp(-most)
    return torch.log(total.clamp(min=1e-30)) + most


def fit(train: Sequence[Linked], *, epochs: int, batch: int, rate: float, seed: int) -> PairNetwork:
    """A network trained on ``train``, some stories a step; the average of its weights over the last steps."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    train = [one for one in train if one.weights.sum() > 0]
    network = PairNetwork(train[0].pairs.features.shape[1]).train()
    total = epochs * (len(train) // batch + 1)
    steps = Steps(network, total, rate=rate, warm_up=50, keep=0.99)
    begin = time.time()
    for epoch in range(1, epochs + 1):
        losses = []
        for start in range(0, len(chosen := rng.sample(train, len(train))), batch):
            part = chosen[start : start + batch]
            loss = torch.stack([loss_of(network, one) for one in part]).mean()
            losses.append(steps.take(loss))
        log.info("coreference: epoch %d  loss %.4f  %.0f s", epoch, sum(losses) / len(losses), time.time() - begin)
    return steps.averaged
