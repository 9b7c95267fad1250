"""PolNeAR as arrays: articles in word pieces, with the role of every piece for every attribution.

Where CoreNLP's layer of the same article is at hand, part of speech, entity and dependency of every word come along:
the model learns them beside its own task, which teaches a small encoder where clauses begin and end.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from sayso.reading.model.decoding import CONTENT, SOURCE
from sayso.reading.model.tokens import Tokens, tokenise
from sayso.reading.text.arrays import Ints

UNKNOWN = -100  # what the loss passes over


@dataclass
class Labelled:
    """One attribution over the pieces of its article."""

    cue: Ints  # piece numbers, rising
    roles: dict[int, int]  # piece number -> SOURCE or CONTENT


@dataclass
class Article:
    """One article, ready to be cut into windows."""

    id: str
    text: str
    tokens: Tokens
    attributions: list[Labelled]
    hidden: Ints  # 1 where a piece is no part of the article (the corpus' discard)
    inner: list[Labelled] = field(default_factory=list)  # found inside contents by an earlier model
    syntax: dict[str, Ints] = field(default_factory=dict)  # pos, entity, relation, head: a value a piece


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def pieces_of(tokens: Tokens, spans: list[list[int]]) -> Ints:
    """The numbers of the pieces that any of ``spans`` touches, rising."""
    found = [
        np.arange(np.searchsorted(tokens.ends, s, "right"), np.searchsorted(tokens.starts, e, "left")) for s, e in spans
    ]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def labelled(tokens: Tokens, record: dict[str, list[list[int]]]) -> Labelled | None:
    """One annotated attribution over ``tokens``; None where its cue falls between the pieces."""
    cue = pieces_of(tokens, record["cue"])
    if not len(cue):
        return None
    roles = dict.fromkeys(pieces_of(tokens, record["content"]).tolist(), CONTENT)
    roles |= dict.fromkeys(pieces_of(tokens, record["source"]).tolist(), SOURCE)
    return Labelled(cue, {piece: role for piece, role in roles.items() if piece not in set(cue.tolist())})


class Vocabulary:
    """Numbers for the labels of one syntactic layer, given out as they come."""

    def __init__(self, most: int) -> None:
        self.numbers: dict[str, int] = {}
        self.most = most

    def __getitem__(self, label: str) -> int:
        if label not in self.numbers and len(self.numbers) < self.most - 1:
            self.numbers[label] = len(self.numbers)
        return self.numbers.get(label, self.most - 1)


LAYERS = {"pos": 48, "entity": 26, "relation": 64}


def syntax_of(tokens: Tokens, parsed: dict[str, Any], vocabularies: dict[str, Vocabulary]) -> dict[str, Ints]:
    """CoreNLP's layers over pieces: a word's labels stand at its first piece, the others are UNKNOWN."""
    firsts = [int(np.searchsorted(tokens.ends, token[0], "right")) for token in parsed["tokens"]]
    firsts = [f if f < len(tokens) else -1 for f in firsts]
    result = {name: np.full(len(tokens), UNKNOWN, dtype=np.int64) for name in (*LAYERS, "head")}
    for place, (_, _, pos, entity, _, head, relation) in zip(firsts, parsed["tokens"], strict=True):
        if place < 0:
            continue
        result["pos"][place] = vocabularies["pos"][pos]
        result["entity"][place] = vocabularies["entity"][entity]
        result["relation"][place] = vocabularies["relation"][relation.split(":")[0]]
        result["head"][place] = place if head < 0 else firsts[head]
    return result


def polnear(folder: Path, split: str, *, syntax: bool = True) -> list[Article]:
    """The articles of a split (``train``, ``dev``), in the order of the file."""
    parses = {}
    if syntax:
        parses = {record["id"]: record for record in lines(folder / f"{split}.corenlp.jsonl.gz")}
    vocabularies = {name: Vocabulary(most) for name, most in LAYERS.items()}
    articles = []
    for record in lines(folder / f"{split}.jsonl.gz"):
        tokens = tokenise(record["text"])
        hidden = np.zeros(len(tokens), dtype=np.int64)
        hidden[pieces_of(tokens, record["discard"])] = 1
        found = [one for a in record["attributions"] if (one := labelled(tokens, a))]
        article = Article(record["id"], record["text"], tokens, found, hidden)
        if record["id"] in parses:
            article.syntax = syntax_of(tokens, parses[record["id"]], vocabularies)
        articles.append(article)
    return articles
