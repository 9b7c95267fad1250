"""The heads on the encoder that ships, from corpora to graphs beside it: words first, then coreference on top.

``data`` is a folder with ``polnear`` (train and dev, with CoreNLP's layers) and ``gum`` (train and dev).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sayso.reading.attributions.nesting import nested
from sayso.reading.grammar.naming import settled
from sayso.reading.grammar.words import Words
from sayso.reading.model.decoding import attributions
from sayso.reading.model.finding import read
from sayso.reading.model.parsing import joined
from sayso.reading.model.splitting import laid_out
from sayso.reading.model.tokens import tokenise
from sayso.reading.model.weights import ENCODER, ROLES, WORDS, OnnxWeights
from sayso.reading.model.windows import windows
from sayso.reading.understanding import cast_of
from sayso.vocabulary import Attribution, Story
from training import coreference, words
from training.annotated import Document, polnear_documents, syntax_of
from training.export import export_pairs, export_words
from training.gum import documents
from training.vectors import seen

log = logging.getLogger("training")

SEED = 7
GUM_TWICE = 2  # how often its mended texts are seen for once that PolNeAR's are


def corpora(data: Path, split: str) -> dict[str, list[Document]]:
    """The annotated texts of a split. GUM's are there as the file has them too, so that gaps do no harm."""
    return {
        "gum, mended": documents(data / "gum", split),
        "gum": documents(data / "gum", split, mended=False),
        "polnear": polnear_documents(data / "polnear", split),
    }


def make_words(data: Path, folder: Path) -> dict[str, dict[str, float]]:
    """Trains the head of words on the encoder in ``folder``, writes it there, and gives its figures on dev."""
    weights = OnnxWeights(folder, graphs=(ENCODER,))
    train = {
        name: list(zip(texts, seen([text.text for text in texts], weights), strict=True))
        for name, texts in corpora(data, "train").items()
    }
    labels = words.labels_of([syntax_of(d, s.layout) for name in ("gum, mended", "polnear") for d, s in train[name]])
    samples = {name: [x for d, s in texts for x in words.samples(d, s, labels)] for name, texts in train.items()}
    chosen = samples["polnear"] + GUM_TWICE * samples["gum, mended"] + samples["gum"]
    network = words.fit(chosen, labels, epochs=5, batch=24, rate=1.5e-3, seed=SEED)
    export_words(network, folder)
    return {
        name: words.judged(network, [x for d, s in zip(texts, seen([text.text for text in texts], weights), strict=True)
                                     for x in words.samples(d, s, labels)])
        for name, texts in corpora(data, "dev").items()
    }  # fmt: skip


def make_pairs(data: Path, folder: Path) -> dict[str, dict[str, float]]:
    """Trains the scorer of coreference on what is in ``folder``, writes it there, and gives how much there was."""
    weights = OnnxWeights(folder, graphs=(ENCODER, ROLES, WORDS))
    train = {
        name: [coreference.linked(text, *read_) for text, read_ in zip(texts, _read(texts, weights), strict=True)]
        for name, texts in corpora(data, "train").items()
    }
    log.info("read %s", ", ".join(f"{len(texts)} texts of {name}" for name, texts in train.items()))
    chosen = train["polnear"] + GUM_TWICE * train["gum, mended"] + train["gum"]
    export_pairs(coreference.fit(chosen, epochs=6, batch=4, rate=1e-3, seed=SEED), folder)
    return {
        name: {"texts": len(texts), "nouns that point back": sum(len(set(one.pairs.nouns.tolist())) for one in texts)}
        for name, texts in train.items()
    }


def _read(texts: Sequence[Document], weights: OnnxWeights) -> Iterator[tuple[Words, tuple[Attribution, ...]]]:
    """Every text as the reader reads it, up to where coreference begins."""

    def one(document: Document) -> tuple[Words, tuple[Attribution, ...]]:
        story = Story(document.text, document.id, "")
        tokens = tokenise(story.text)
        layout = laid_out(story.text, tokens)
        parts = [read(window, tokens, layout, weights) for window in windows(tokens)]
        found = settled(joined(story.text, layout, [part.words for part in parts], weights.labels))
        told = nested(story.text, tokens, attributions([x for part in parts for x in part.links]))
        return found, cast_of(story, told, found, weights)[0]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(one, texts)
