"""From the vectors of windows to the words of a story with their tags, trees and names.

Every window is parsed by itself, a sentence's words only among each other; what its core holds is its to tell. The
scorer of heads is biaffine (Dozat and Manning 2017); the tree is the greedy one, and where greed goes in a circle the
circle is opened where that costs least.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from sayso.reading.grammar.words import ROOT, Name, NameType, Words
from sayso.reading.model.splitting import Layout
from sayso.reading.model.windows import Window
from sayso.reading.text.arrays import Floats, Ints

# What the head of names tells of a word: no name, or one of a type that begins there or goes on.
NAME_TYPES: tuple[NameType, ...] = ("person", "organization", "place", "other")
NO_NAME = 0
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the numbers that the heads of the network give; they belong to the weights."""

    pos: tuple[str, ...]
    relations: tuple[str, ...]


class Parser(Protocol):
    """What is asked of a trained network for the words of one window."""

    def parse(self, vectors: Floats, sentences: Ints) -> tuple[Floats, ...]:
        """Logits: tags [words, tags], names [words, 9], types [words, 4], heads [words, 1 + words], relations.

        ``vectors`` [words, width] are the encoder's, ``sentences`` [words] rise. The first column of the heads is for
        words that have none; what stands in another sentence scores very low.
        """


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``[start, end)`` of a layout that begin in a window, and those ``[core_start, core_end)`` of its core."""

    start: int
    end: int
    core_start: int
    core_end: int

    @classmethod
    def of(cls, window: Window, layout: Layout) -> Stretch:
        """The words of ``window``."""
        edges = [window.start, window.end, window.core_start, window.core_end]
        return cls(*np.searchsorted(layout.pieces, edges).tolist())


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a window tells of the words of its core; a value a word."""

    pos: Ints
    names: Ints
    types: Ints
    heads: Ints  # numbers of words of the text, or ROOT
    relations: Ints
    vectors: Floats  # [words, width]


def pooled(hidden: Floats, window: Window, stretch: Stretch, layout: Layout) -> Floats:
    """The means of ``hidden`` [pieces of the window, width] over the pieces of every word of ``stretch``."""
    firsts = layout.pieces[stretch.start : stretch.end]
    after = layout.pieces[stretch.end] if stretch.end < len(layout) else window.end
    sizes = np.diff(firsts, append=min(after, window.end))
    sums = np.add.reduceat(hidden, firsts - window.start, axis=0)
    return (sums / sizes[:, None]).astype(np.float32)


def parsed(window: Window, hidden: Floats, layout: Layout, parser: Parser) -> Parsed:
    """The words of the core of ``window``; ``hidden`` [pieces, width] without the vectors of start and end mark."""
    stretch = Stretch.of(window, layout)
    if stretch.core_start == stretch.core_end:
        none = np.zeros(0, dtype=np.int64)
        return Parsed(none, none, none, none, none, np.zeros((0, hidden.shape[1]), dtype=np.float32))
    vectors = pooled(hidden, window, stretch, layout)
    sentences = layout.sentences[stretch.start : stretch.end]
    tags, names, types, arcs, relations = parser.parse(vectors, sentences)
    core = slice(stretch.core_start - stretch.start, stretch.core_end - stretch.start)
    heads = tree(arcs, sentences)[core]
    return Parsed(
        pos=tags[core].argmax(1),
        names=names[core].argmax(1),
        types=types[core].argmax(1),
        heads=np.where(heads == ROOT, ROOT, heads + stretch.start),
        relations=relations[core].argmax(1),
        vectors=vectors[core],
    )


def tree(arcs: Floats, sentences: Ints) -> Ints:
    """The head of every word, or ROOT, from logits [words, 1 + words]: one root a sentence and no circle."""
    roots = _roots(arcs[:, 0], sentences)
    scores = arcs[:, 1:].copy()
    np.fill_diagonal(scores, _NEVER)
    scores[roots] = _NEVER
    heads: Ints = scores.argmax(1)
    heads[roots] = ROOT
    for circle in iter(lambda: _circle(heads), ()):
        below = _below(heads, circle[0])
        words = np.array(circle)
        outside = scores[words] + np.where(below, 2 * _NEVER, 0)
        loss = scores[words, heads[words]] - outside.max(1)
        opened = int(loss.argmin())
        heads[words[opened]] = outside[opened].argmax()
    return heads


def _roots(scores: Floats, sentences: Ints) -> Ints:
    """The word of every sentence that most likely has no head."""
    firsts = np.flatnonzero(np.diff(sentences, prepend=-1))
    best = np.maximum.reduceat(scores, firsts)
    which = np.flatnonzero(scores == np.repeat(best, np.diff(firsts, append=len(scores))))
    return which[np.unique(sentences[which], return_index=True)[1]]


def _circle(heads: Ints) -> tuple[int, ...]:
    """Words of which each is the head of the one before, all around; empty where there is no such circle."""
    steps = np.append(heads, len(heads))  # the last place stands for having arrived
    steps[steps == ROOT] = len(heads)
    far = steps
    for _ in range(len(heads).bit_length()):
        far = far[far]
    lost = np.flatnonzero(far < len(heads))
    if not len(lost):
        return ()
    first = int(far[lost[0]])  # so many steps on, it is in the circle
    circle = [first]
    while (word := int(heads[circle[-1]])) != first:
        circle.append(word)
    return tuple(circle)


def _below(heads: Ints, top: int) -> np.ndarray:
    """Which words depend on ``top``, over however many steps, itself included."""
    below = np.zeros(len(heads), dtype=bool)
    below[top] = True
    while True:
        more = below | ((heads >= 0) & below[heads])
        if (more == below).all():
            return below
        below = more


def joined(text: str, layout: Layout, parts: Sequence[Parsed], labels: Labels) -> Words:
    """The words of ``text`` from what the windows in order, whose cores cover it, tell of them."""
    width = parts[0].vectors.shape[1] if parts else 0
    heads = _all([part.heads for part in parts])
    while circle := _circle(heads):  # only where an endless sentence runs over two windows
        heads[circle[0]] = ROOT
    return Words(
        text=text,
        starts=tuple(layout.starts.tolist()),
        ends=tuple(layout.ends.tolist()),
        pos=tuple(labels.pos[tag] for tag in _all([part.pos for part in parts]).tolist()),
        relations=_relations(_all([part.relations for part in parts]), heads, labels),
        heads=tuple(heads.tolist()),
        sentences=tuple(layout.sentences.tolist()),
        names=_names(_all([part.names for part in parts]).tolist(), heads.tolist(), layout),
        types=tuple(NAME_TYPES[number] for number in _all([part.types for part in parts]).tolist()),
        vectors=np.concatenate([part.vectors for part in parts]) if parts else np.zeros((0, width), dtype=np.float32),
    )


def _all(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _relations(numbers: Ints, heads: Ints, labels: Labels) -> tuple[str, ...]:
    return tuple(
        "root" if head == ROOT else labels.relations[number]
        for number, head in zip(numbers.tolist(), heads.tolist(), strict=True)
    )


def _names(numbers: Sequence[int], heads: Sequence[int], layout: Layout) -> tuple[Name, ...]:
    """Names from one number a word: 0 for none, 1 + 2t where one of type t begins, 2 + 2t where it goes on.

    What begins anew and depends on the words before, or they on it, goes on: *British Defense Ministry*.
    """
    found: list[Name] = []
    sentences = layout.sentences.tolist()
    for word, number in enumerate(numbers):
        if number == NO_NAME:
            continue
        type_, goes_on = NAME_TYPES[(number - 1) // 2], number % 2 == 0
        last = found[-1] if found else None
        if last and last.end == word and last.type == type_ and sentences[word - 1] == sentences[word]:
            goes_on |= heads[word - 1] == word or heads[word] == word - 1 or heads[word - 1] == heads[word]
            if goes_on:
                found[-1] = Name(last.start, word + 1, type_)
                continue
        found.append(Name(word, word + 1, type_))
    return tuple(found)
