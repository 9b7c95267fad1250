"""Texts with the words, trees, names and chains that people or a parser gave them, and these over the reader's words.

CoreNLP's layers of PolNeAR are read here; GUM's, made by hand and differently, in ``gum.py``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from sayso.reading.model.splitting import Layout
from sayso.reading.text.arrays import Ints
from training.corpus import UNKNOWN, lines

# CoreNLP's entities that have names, as they are called here.
NAMED = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "MISC": "other"}
# Proper nouns that are no part of a name, or none that anybody asks for.
_NO_NAMES = (
    "president minister secretary director chief chairman chair speaker senator representative governor mayor general "
    "judge king queen prince sir dr mr mrs ms miss madam professor captain colonel reverend bishop pope saint sen rep "
    "gov gen lt sgt jr sr monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sept oct nov dec"
)
NO_NAMES = frozenset(_NO_NAMES.split())
PERSONAL = frozenset(("he", "him", "his", "she", "her", "hers", "i", "me", "my", "you", "your", "we", "us", "our"))


@dataclass(frozen=True)
class Token:
    """An annotated word in characters ``[start, end)``; ``head`` is the number of a token, below 0 for none."""

    start: int
    end: int
    pos: str
    head: int
    relation: str
    name: str  # B- or I- and the type of the name it is part of, O, or empty where that is unknown
    type: str = ""  # what a noun or pronoun speaks of, where that is known


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
    types: list[str]


def polnear_documents(folder: Path, split: str) -> list[Document]:
    """CoreNLP's layers of a split, in the order of the file."""
    texts = {record["id"]: record["text"] for record in lines(folder / f"{split}.jsonl.gz")}
    return [_document(texts[record["id"]], record) for record in lines(folder / f"{split}.corenlp.jsonl.gz")]


def _document(text: str, record: dict[str, Any]) -> Document:
    tokens = [Token(start, end, pos, head, relation, "") for start, end, pos, _, _, head, relation in record["tokens"]]
    runs = _named(text, record["tokens"])
    names = ["" if _may_be_a_name(token, text) else "O" for token in tokens]
    for first, last, type_ in runs:
        names[first:last] = [f"B-{type_}", *[f"I-{type_}"] * (last - first - 1)]
    chains = [[(first, last) for first, last in chain] for chain in record["coref"]]
    types = _types(text, tokens, runs, chains)
    tokens = [replace(token, name=name, type=type_) for token, name, type_ in zip(tokens, names, types, strict=True)]
    return Document(record["id"], "news", text, tokens, record["sentences"], chains)


def _named(text: str, tokens: list[list[Any]]) -> list[tuple[int, int, str]]:
    """The names of an article, ``[first, last)`` and type; what is written alike in it is of one type, the commonest.

    CoreNLP tags every word by itself and takes a *Clinton* for a person here and for a place there.
    """
    runs: list[list[Any]] = []
    for number, (_, _, pos, entity, *_) in enumerate(tokens):
        if entity not in NAMED or not pos.startswith("NNP"):
            continue
        if runs and runs[-1][1] == number and runs[-1][2] == NAMED[entity]:
            runs[-1][1] = number + 1
        else:
            runs.append([number, number + 1, NAMED[entity]])
    votes: dict[str, Counter[str]] = {}
    for first, last, type_ in runs:
        votes.setdefault(text[tokens[first][0] : tokens[last - 1][1]], Counter())[type_] += 1
        if type_ == "person" and last - first > 1:
            votes.setdefault(text[tokens[last - 1][0] : tokens[last - 1][1]], Counter())[type_] += 1
    return [
        (first, last, votes[text[tokens[first][0] : tokens[last - 1][1]]].most_common(1)[0][0])
        for first, last, _ in runs
    ]


def _may_be_a_name(token: Token, text: str) -> bool:
    """Whether a proper noun that CoreNLP calls no name might be one it overlooked."""
    return token.pos.startswith("NNP") and text[token.start : token.end].casefold().strip(".") not in NO_NAMES


def _types(
    text: str, tokens: list[Token], runs: list[tuple[int, int, str]], chains: list[list[tuple[int, int]]]
) -> list[str]:
    """What nouns and pronouns speak of: by their name, by *he* and *she*, or by what else is in their chain."""
    types = [""] * len(tokens)
    for first, last, type_ in runs:
        types[head_of(tokens, first, last)] = type_
    for number, token in enumerate(tokens):
        if token.pos in ("PRP", "PRP$") and text[token.start : token.end].casefold() in PERSONAL:
            types[number] = "person"
    for chain in chains:
        heads = [head_of(tokens, first, last) for first, last in chain]
        known = Counter(types[head] for head in heads if types[head])
        if len(known) == 1:
            for head in heads:
                types[head] = next(iter(known))
    return types


def head_of(tokens: list[Token], first: int, last: int) -> int:
    """The token that the others of ``[first, last)`` hang on."""
    return next((number for number in range(first, last) if not first <= tokens[number].head < last), first)


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
    syntax = Syntax([""] * size, [""] * size, np.full(size, UNKNOWN, dtype=np.int64), [""] * size, [""] * size)
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
        syntax.types[word] = token.type
    return syntax
