"""A network in torch, read with the same windows and the same decoding as the shipped one."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch

from sayso.evaluating.attributions import Scores
from sayso.reading.decoding import OWN, Floats, Found
from sayso.reading.finding import find
from sayso.reading.tokens import Ints, Tokens
from training.corpus import CONTENT, SOURCE, Article, Labelled, lines
from training.network import Network

# What a network reads in a content taken by itself counts as an attribution inside it from this score on.
SURE = 0.6


class TorchWeights:
    """The face that ``sayso.reading.finding.find`` asks, over a network in torch."""

    def __init__(self, network: Network) -> None:
        self.network = network

    @torch.inference_mode()
    def encode(self, ids: Ints, shapes: Ints) -> tuple[Floats, Floats]:
        """Vectors and cue logits of a window."""
        present = torch.ones(1, len(ids), dtype=torch.long)
        hidden = self.network.encode(torch.from_numpy(ids)[None], torch.from_numpy(shapes)[None], present)
        return hidden[0].numpy(), self.network.cue_logits(hidden)[0].numpy()

    @torch.inference_mode()
    def roles(self, hidden: Floats, first: Ints, last: Ints) -> Floats:
        """Role logits of the window for each cue."""
        present = torch.ones(1, len(hidden), dtype=torch.long)
        window = torch.zeros(len(first), dtype=torch.long)
        return self.network.role_logits(
            torch.from_numpy(hidden)[None], window, torch.from_numpy(first), torch.from_numpy(last), present
        ).numpy()


def as_record(found: Found, tokens: Tokens) -> dict[str, list[list[int]]]:
    """Character ranges of an attribution, in the corpus' format."""

    def ranges(runs: Iterable[tuple[int, int]]) -> list[list[int]]:
        return [[int(tokens.starts[a]), int(tokens.ends[b])] for a, b in runs]

    return {"source": ranges(found.source), "cue": ranges([found.cue]), "content": ranges(found.content)}


def evaluate(network: Network, articles: list[Article], gold: dict[str, list[dict[str, list[list[int]]]]]) -> dict[str, float]:
    """F1 of every measure over some articles; attributions inside others do not count, the corpus has none."""
    scores = Scores()
    for article in articles:
        found = [f for f in find(article.tokens, TorchWeights(network)) if f.layer == OWN]
        scores.add(article.text, gold[article.id], [as_record(f, article.tokens) for f in found])
    return {name: measure.f1 for name, measure in scores.measures().items()}


def label_inner(network: Network, articles: list[Article]) -> None:
    """Reads every annotated content by itself: what is found there is an attribution inside the annotated one.

    The corpus marks each word once at most, so "X said that Y believes Z" has no mark for *believes*; read alone,
    "Y believes Z" is an attribution like any other.
    """
    weights = TorchWeights(network)
    for article in articles:
        article.inner = []
        taken: set[int] = set()
        for outer in article.attributions:
            pieces = np.array(sorted(p for p, role in outer.roles.items() if role == CONTENT), dtype=np.int64)
            if len(pieces) < 4:
                continue
            for found in find(part(article.tokens, pieces), weights):
                cue = pieces[found.cue[0] : found.cue[1] + 1]
                if found.layer != OWN or found.score < SURE or taken & set(cue.tolist()) or cue[-1] - cue[0] >= len(cue):
                    continue
                roles = {int(pieces[p]): CONTENT for a, b in found.content for p in range(a, b + 1)}
                roles |= {int(pieces[p]): SOURCE for a, b in found.source for p in range(a, b + 1)}
                taken |= set(cue.tolist())
                article.inner.append(Labelled(cue, roles))


def part(tokens: Tokens, pieces: Ints) -> Tokens:
    """Some pieces of a text as a text of their own."""
    return Tokens(
        tokens.ids[pieces], tokens.starts[pieces], tokens.ends[pieces], tokens.words[pieces], tokens.shapes[pieces],
        np.unique(np.searchsorted(pieces, np.concatenate([pieces[:1], np.intersect1d(tokens.breaks, pieces)]))),
    )  # fmt: skip


def gold_of(path: object) -> dict[str, list[dict[str, list[list[int]]]]]:
    """The annotated attributions of a file, by article."""
    return {record["id"]: record["attributions"] for record in lines(path)}  # type: ignore[arg-type]
