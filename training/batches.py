"""Articles in windows, and windows in batches: what the network takes in a step, and what it should say."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.reading.model.decoding import BEGIN, IN
from sayso.reading.model.finding import END, START
from sayso.reading.model.windows import MOST
from sayso.reading.text.arrays import Ints
from training.augment import Disguise
from training.corpus import LAYERS, UNKNOWN, Article, Labelled
from training.settings import Settings
from training.styles import restyled

BLANK = 103  # the encoder's mark for a piece left out
NEAR_END = 40  # pieces: a window begins at a sentence that is no further from the end of the one before
POOL = 40  # batches whose windows are sorted by length together


@dataclass(frozen=True)
class Cut:
    """Pieces [start, end) of an article."""

    article: Article
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, one: Labelled) -> bool:
        """Whether all of its cue is here."""
        return bool(self.start <= one.cue[0] and one.cue[-1] < self.end)


@dataclass(frozen=True)
class Link:
    """A cue from its ``first`` to its ``last`` piece, counted in its row, and the role of every piece for it."""

    first: int
    last: int
    roles: Ints


@dataclass(frozen=True)
class Row:
    """One window as arrays of the batch's length: start mark, pieces, end mark, nothing."""

    ids: Ints
    shapes: Ints
    present: Ints
    cues: Ints  # [pieces, 2]
    syntax: dict[str, Ints]
    links: list[Link]


@dataclass(frozen=True)
class Batch:
    """Windows as the network takes them, and what it should say; UNKNOWN where that is not known."""

    ids: Tensor
    shapes: Tensor
    present: Tensor
    cues: Tensor  # [windows, pieces, 2]
    window: Tensor  # of each cue
    first: Tensor
    last: Tensor
    roles: Tensor  # [cues, pieces]
    syntax: dict[str, Tensor]


def cuts(articles: list[Article], rng: random.Random) -> list[Cut]:
    """Every article in windows that begin at a sentence, somewhere else each time; a little overlap."""
    found = []
    for article in articles:
        breaks, size = article.tokens.breaks, len(article.tokens)
        start = 0
        first = rng.randrange(MOST // 2, MOST + 1)
        while start < size:
            end = min(size, start + (first if start == 0 else MOST))
            found.append(Cut(article, start, end))
            if end == size:
                break
            near = breaks[(breaks > start) & (breaks <= end) & (breaks >= end - NEAR_END)]
            start = int(rng.choice(near.tolist()) if len(near) else end)
    rng.shuffle(found)
    return found


def steps(articles: list[Article], rng: random.Random, settings: Settings, inner: bool) -> Iterator[Batch]:
    """The batches of one epoch, restyled texts among them; ``inner`` as in ``batch_of``."""
    chosen = cuts(articles + restyled(articles, settings.restyled, rng), rng)
    batches = []
    for pool in _parts(chosen, POOL * settings.batch):
        batches += _parts(sorted(pool, key=len), settings.batch)  # windows of like length go together
    rng.shuffle(batches)
    for batch in batches:
        yield batch_of(batch, rng, settings, inner)


def batch_of(chosen: list[Cut], rng: random.Random, settings: Settings, inner: bool) -> Batch:
    """Some windows side by side. ``inner``: whether the attributions inside others have been looked for."""
    size = max(map(len, chosen)) + 2
    rows = [row_of(cut, size, rng, settings, inner) for cut in chosen]
    window = [number for number, row in enumerate(rows) for _ in row.links]
    links = [link for row in rows for link in row.links]
    return Batch(
        ids=_stacked(row.ids for row in rows),
        shapes=_stacked(row.shapes for row in rows),
        present=_stacked(row.present for row in rows),
        cues=_stacked(row.cues for row in rows),
        window=torch.tensor(window, dtype=torch.long),
        first=torch.tensor([link.first for link in links], dtype=torch.long),
        last=torch.tensor([link.last for link in links], dtype=torch.long),
        roles=_stacked(link.roles for link in links) if links else torch.zeros((0, size), dtype=torch.long),
        syntax={name: _stacked(row.syntax[name] for row in rows) for name in (*LAYERS, "head")},
    )


def row_of(cut: Cut, size: int, rng: random.Random, settings: Settings, inner: bool) -> Row:
    """A window, disguised, some of its pieces left out, in ``size`` places."""
    article, part = cut.article, slice(cut.start, cut.end)
    disguise = Disguise.draw(rng)
    ids = disguise.ids(article.tokens.ids[part])
    ids[[rng.random() < settings.blank for _ in range(len(cut))]] = BLANK
    shapes = disguise.shapes(article.tokens.shapes[part])
    within = article.inner if inner else []
    inner_cues = _cues(cut, within) if inner else np.full(len(cut), UNKNOWN, dtype=np.int64)
    cues = np.stack([_cues(cut, article.attributions), inner_cues], axis=1)
    cues[article.hidden[part] == 1] = UNKNOWN
    unknown = np.full(len(cut), UNKNOWN, dtype=np.int64)
    syntax = {name: article.syntax[name][part] if article.syntax else unknown for name in (*LAYERS, "head")}
    heads = syntax["head"]
    syntax["head"] = np.where((heads >= cut.start) & (heads < cut.end), heads - cut.start + 1, UNKNOWN)
    return Row(
        ids=_placed(np.concatenate([[START], ids, [END]]), size, 0, at=0),
        shapes=_placed(shapes, size, 0),
        present=_placed(np.ones(len(cut) + 2, dtype=np.int64), size, 0, at=0),
        cues=_placed(cues, size, UNKNOWN),
        syntax={name: _placed(labels, size, UNKNOWN) for name, labels in syntax.items()},
        links=[
            _link(cut, one, size, rng, settings.wobble) for one in (*article.attributions, *within) if cut.holds(one)
        ],
    )


def _cues(cut: Cut, attributions: list[Labelled]) -> Ints:
    labels = np.zeros(len(cut), dtype=np.int64)
    for one in filter(cut.holds, attributions):
        first, last = int(one.cue[0]) - cut.start, int(one.cue[-1]) - cut.start
        labels[first], labels[first + 1 : last + 1] = BEGIN, IN
    return labels


def _link(cut: Cut, one: Labelled, size: int, rng: random.Random, wobble: float) -> Link:
    roles = np.zeros(len(cut), dtype=np.int64)
    for piece, role in one.roles.items():
        if cut.start <= piece < cut.end:
            roles[piece - cut.start] = role
    first, last = int(one.cue[0]) - cut.start + 1, int(one.cue[-1]) - cut.start + 1
    if last > first and rng.random() < wobble:
        first, last = (first + 1, last) if rng.random() < 0.5 else (first, last - 1)
    return Link(first, last, _placed(roles, size, UNKNOWN))


def _placed(values: Ints, size: int, elsewhere: int, at: int = 1) -> Ints:
    """``values`` from place ``at`` on, after the start mark, in an array of ``size`` that holds ``elsewhere`` else."""
    placed = np.full((size, *values.shape[1:]), elsewhere, dtype=np.int64)
    placed[at : at + len(values)] = values
    return placed


def _parts(values: list[Cut], size: int) -> list[list[Cut]]:
    return [values[i : i + size] for i in range(0, len(values), size)]


def _stacked(arrays: Iterable[Ints]) -> Tensor:
    return torch.from_numpy(np.stack(list(arrays)))
