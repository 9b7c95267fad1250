"""What a network in training finds: on dev, to see how far it is, and inside annotated contents, to teach it more."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import numpy as np

from sayso.evaluating.attributions import Scores
from sayso.reading.model.decoding import CONTENT, OWN, SOURCE, Found
from sayso.reading.model.finding import find
from sayso.reading.model.tokens import Tokens
from sayso.reading.model.weights import OnnxWeights
from sayso.reading.text.arrays import Ints
from training.corpus import Article, Labelled, lines
from training.export import GRAPHS, export
from training.network import Network

Record: TypeAlias = dict[str, list[list[int]]]  # ranges of characters for source, cue and content
Gold: TypeAlias = dict[str, list[Record]]

# What a network reads in a content taken by itself counts as an attribution inside it from this score on.
SURE = 0.6
SHORTEST = 4  # pieces of a content that may have room for another attribution


def shipped(network: Network, *, quantised: bool = True) -> OnnxWeights:
    """The network as it would ship, in int8: several times as quick as torch on one window at a time."""
    with TemporaryDirectory() as scratch:
        export(network, Path(scratch), quantised=quantised)
        return OnnxWeights(Path(scratch), graphs=GRAPHS)


def found_in(texts: Sequence[Tokens], weights: OnnxWeights) -> list[list[Found]]:
    """What is found in each of many texts, on all cores."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda tokens: find(tokens, weights), texts))


def as_record(found: Found, tokens: Tokens) -> Record:
    """Character ranges of an attribution, in the corpus' format."""

    def ranges(runs: Iterable[tuple[int, int]]) -> list[list[int]]:
        return [[int(tokens.starts[a]), int(tokens.ends[b])] for a, b in runs]

    return {"source": ranges(found.source), "cue": ranges([found.cue]), "content": ranges(found.content)}


def evaluate(network: Network, articles: list[Article], gold: Gold, *, quantised: bool = True) -> dict[str, float]:
    """F1 of every measure over some articles; attributions inside others do not count, the corpus has none."""
    scores = Scores()
    weights = shipped(network, quantised=quantised)
    for article, found in zip(articles, found_in([a.tokens for a in articles], weights), strict=True):
        own = [as_record(f, article.tokens) for f in found if f.layer == OWN]
        scores.add(article.text, gold[article.id], own)
    return {name: measure.f1 for name, measure in scores.measures().items()}


def label_inner(network: Network, articles: list[Article]) -> None:
    """Reads every annotated content by itself: what is found there is an attribution inside the annotated one.

    The corpus marks each word once at most, so "X said that Y believes Z" has no mark for *believes*; read alone,
    "Y believes Z" is an attribution like any other.
    """
    contents = [
        (article, pieces)
        for article in articles
        for outer in article.attributions
        if len(pieces := content(outer)) >= SHORTEST
    ]
    for article in articles:
        article.inner = []
    read = found_in([part(article.tokens, pieces) for article, pieces in contents], shipped(network))
    for (article, pieces), found in zip(contents, read, strict=True):
        for one in found:
            inner = _inside(pieces, one)
            taken = {piece for other in article.inner for piece in other.cue.tolist()}
            if one.layer == OWN and one.score >= SURE and _is_whole(inner.cue) and not taken & set(inner.cue.tolist()):
                article.inner.append(inner)


def _inside(pieces: Ints, found: Found) -> Labelled:
    """What was found in a content by itself, over the pieces of the article; ``pieces`` are those of the content."""
    roles = {int(pieces[p]): CONTENT for a, b in found.content for p in range(a, b + 1)}
    roles |= {int(pieces[p]): SOURCE for a, b in found.source for p in range(a, b + 1)}
    return Labelled(pieces[found.cue[0] : found.cue[1] + 1], roles)


def _is_whole(cue: Ints) -> bool:
    """Whether nothing of the article stands between the pieces of a cue, as where a content is in two parts."""
    return bool(cue[-1] - cue[0] < len(cue))


def content(attribution: Labelled) -> Ints:
    """The pieces of an attribution's content, rising."""
    return np.array(sorted(piece for piece, role in attribution.roles.items() if role == CONTENT), dtype=np.int64)


def part(tokens: Tokens, pieces: Ints) -> Tokens:
    """Some pieces of a text as a text of their own."""
    breaks = np.concatenate([pieces[:1], np.intersect1d(tokens.breaks, pieces)])
    return Tokens(
        ids=tokens.ids[pieces],
        starts=tokens.starts[pieces],
        ends=tokens.ends[pieces],
        words=tokens.words[pieces],
        shapes=tokens.shapes[pieces],
        breaks=np.unique(np.searchsorted(pieces, breaks)),
    )


def gold_of(path: Path) -> Gold:
    """The annotated attributions of a file, by article."""
    return {record["id"]: record["attributions"] for record in lines(path)}
