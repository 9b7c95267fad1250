"""Texts with the words, trees, names and chains that people or a parser gave them, and these over the reader's words.

CoreNLP's layers of PolNeAR are read here; GUM's, made by hand and differently, in ``gum.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.reading.splitting import Layout
from sayso.reading.tokens import Ints
from training.corpus import UNKNOWN, lines

# CoreNLP's entities that have names, as they are called here.
NAMED = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "MISC": "other"}


@dataclass(frozen=True)
class Token:
    """An annotated word in characters ``[start, end)``; ``head`` is the number of a token, below 0 for none."""

    start: int
    end: int
    pos: str
    head: int
    relation: str
    name: str  # B- or I- and the type of the name it is part of, or O


@dataclass(frozen=True)
class Document:
    """An annotated text. ``sentences`` are the first tokens of each; chains hold mentions ``[first, after last)``."""

    id: str
    genre: str
    text: str
    tokens: list[Token]
    sentences: list[int]
    chains: list[list[tuple[int, int]]]


@dataclass(frozen=True)
class Syntax:
    """What is annotated, over the words of a layout: a label or a number a word; empty or UNKNOWN where nothing is."""

    pos: list[str]
    relations: list[str]
    heads: Ints  # numbers of words; its own for a word that has none
    names: list[str]


def polnear_documents(folder: Path, split: str) -> list[Document]:
    """CoreNLP's layers of a split, in the order of the file."""
    texts = {record["id"]: record["text"] for record in lines(folder / f"{split}.jsonl.gz")}
    return [_document(texts[record["id"]], record) for record in lines(folder / f"{split}.corenlp.jsonl.gz")]


def _document(text: str, record: dict[str, Any]) -> Document:
    tokens = []
    before = "O"
    for start, end, pos, entity, _, head, relation in record["tokens"]:
        entity = entity if pos.startswith("NNP") or before == entity else "O"
        name = f"{'I' if entity == before else 'B'}-{NAMED[entity]}" if entity in NAMED else "O"
        tokens.append(Token(start, end, pos, head, relation, name))
        before = entity
    chains = [[(first, last) for first, last in chain] for chain in record["coref"]]
    return Document(record["id"], "news", text, tokens, record["sentences"], chains)


def words_of(document: Document, layout: Layout) -> Ints:
    """For every token the number of the first word it touches, or -1."""
    starts = np.array([token.start for token in document.tokens], dtype=np.int64)
    ends = np.array([token.end for token in document.tokens], dtype=np.int64)
    found: Ints = np.searchsorted(layout.ends, starts, "right")
    there = (found < len(layout)) & (starts < ends)
    there &= layout.starts[np.minimum(found, len(layout) - 1)] < ends
    return np.where(there, found, -1)


def syntax_of(document: Document, layout: Layout) -> Syntax:
    """The annotation over the words of ``layout``.

    A word of several tokens is what its head token is; of the words of one token, only the first has a label.
    """
    owners = words_of(document, layout)
    size = len(layout)
    syntax = Syntax([""] * size, [""] * size, np.full(size, UNKNOWN, dtype=np.int64), [""] * size)
    for number, token in enumerate(document.tokens):
        word = int(owners[number])
        if word < 0:
            continue
        head = -1 if token.head < 0 else int(owners[token.head])
        if token.head >= 0 and (head == word or head < 0):
            continue  # hangs on another token of the same word, or on one that is not in the text
        if syntax.relations[word]:
            continue
        together = (number and owners[number - 1] == word) or (owners[number + 1 : number + 2] == word).any()
        syntax.pos[word] = "" if together else token.pos
        syntax.relations[word] = token.relation
        syntax.heads[word] = word if token.head < 0 else head
        syntax.names[word] = token.name
    return syntax
