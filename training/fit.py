"""Fitting the network: windows cut anew every epoch, a loss for every head, averaged weights, a checkpoint an epoch."""

from __future__ import annotations

import json
import logging
import math
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as nnf

from sayso.reading.windows import MOST
from training.augment import Disguise
from training.corpus import LAYERS, UNKNOWN, Article
from training.export import loaded
from training.network import Network
from training.styles import restyled

log = logging.getLogger("training")

START, END, BLANK = 101, 102, 103  # the encoder's marks around a window, and for a piece left out


@dataclass(frozen=True)
class Settings:
    """What a run depends on, kept beside its weights."""

    seed: int = 7
    epochs: int = 6
    batch: int = 16
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9  # each layer further down learns that much slower
    warm_up: float = 0.06
    average: float = 0.995  # of the weights, a step
    inner_after: int = 2  # epochs before contents are read for attributions inside them
    inner_weight: float = 0.5
    cue_weight: float = 2.0
    syntax_weight: float = 0.1
    edge_weight: float = 2.0  # of pieces beside the edge of a span, against 1 elsewhere
    blank: float = 0.06  # share of pieces the encoder does not get to see, so that it learns more than a list of verbs
    restyled: int = 240  # short texts in styles that the corpus lacks, an epoch
    wobble: float = 0.15  # share of cues whose last or first piece is left away, as a found cue may be


@dataclass
class Batch:
    """Windows as the network takes them, and what it should say."""

    ids: Tensor
    shapes: Tensor
    present: Tensor
    cues: Tensor  # [windows, pieces, 2]
    window: Tensor  # of each cue
    first: Tensor
    last: Tensor
    roles: Tensor  # [cues, pieces]
    syntax: dict[str, Tensor]


@dataclass
class Cut:
    """Pieces [start, end) of an article."""

    article: Article
    start: int
    end: int


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
            after = breaks[(breaks > start) & (breaks <= end)]
            near = after[after >= end - 40]
            start = int(rng.choice(near.tolist()) if len(near) else end)
    rng.shuffle(found)
    return found


def batch_of(chosen: list[Cut], rng: random.Random, settings: Settings, inner: bool) -> Batch:
    """Padded arrays for some windows."""
    size = max(cut.end - cut.start for cut in chosen) + 2
    shape = (len(chosen), size)
    ids, shapes, present = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    cues = np.full((*shape, 2), UNKNOWN, dtype=np.int64)
    syntax = {name: np.full(shape, UNKNOWN, dtype=np.int64) for name in (*LAYERS, "head")}
    window, first, last, roles = [], [], [], []
    for row, cut in enumerate(chosen):
        article, s, e = cut.article, cut.start, cut.end
        n = e - s
        disguise = Disguise.draw(rng)
        ids[row, 0], ids[row, n + 1] = START, END
        pieces = disguise.ids(article.tokens.ids[s:e])
        pieces[[rng.random() < settings.blank for _ in range(n)]] = BLANK
        ids[row, 1 : n + 1] = pieces
        shapes[row, 1 : n + 1] = disguise.shapes(article.tokens.shapes[s:e])
        present[row, : n + 2] = 1
        hidden = article.hidden[s:e] == 1
        own, within = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
        if not inner:
            within[:] = UNKNOWN
        for layer, target, attributions in (
            (0, own, article.attributions),
            (1, within, article.inner if inner else []),
        ):
            for one in attributions:
                a, b = int(one.cue[0]) - s, int(one.cue[-1]) - s
                if a < 0 or b >= n:
                    continue
                target[a], target[a + 1 : b + 1] = 1, 2
                role = np.zeros(size, dtype=np.int64)
                for piece, what in one.roles.items():
                    if s <= piece < e:
                        role[piece - s + 1] = what
                role[0], role[n + 1 :] = UNKNOWN, UNKNOWN
                if b > a and rng.random() < settings.wobble:
                    a, b = (a + 1, b) if rng.random() < 0.5 else (a, b - 1)
                window.append(row)
                first.append(a + 1)
                last.append(b + 1)
                roles.append(role)
        own[hidden], within[hidden] = UNKNOWN, UNKNOWN
        cues[row, 1 : n + 1, 0], cues[row, 1 : n + 1, 1] = own, within
        for name, layer_of in article.syntax.items():
            part = layer_of[s:e].copy()
            if name == "head":
                inside = (part >= s) & (part < e)
                part = np.where(inside, part - s + 1, UNKNOWN)
            syntax[name][row, 1 : n + 1] = part
    t = torch.from_numpy
    return Batch(
        t(ids), t(shapes), t(present), t(cues),
        torch.tensor(window, dtype=torch.long), torch.tensor(first, dtype=torch.long), torch.tensor(last, dtype=torch.long),
        t(np.stack(roles)) if roles else torch.zeros((0, size), dtype=torch.long),
        {name: t(value) for name, value in syntax.items()},
    )  # fmt: skip


def compiled(network: Network) -> None:
    """Fuses what stands between the matrix products, which on a CPU takes three quarters of the time."""
    network.encode = torch.compile(network.encode, dynamic=True)  # type: ignore[method-assign]
    network.role_logits = torch.compile(network.role_logits, dynamic=True)  # type: ignore[method-assign]


def loss_of(network: Network, batch: Batch, settings: Settings) -> dict[str, Tensor]:
    """The weighted loss of every head."""
    hidden = network.encode(batch.ids, batch.shapes, batch.present)
    cue = network.cue_logits(hidden).float()
    losses = {
        "cue": settings.cue_weight
        * nnf.cross_entropy(cue[:, :, 0].flatten(0, 1), batch.cues[:, :, 0].flatten(), ignore_index=UNKNOWN)
    }
    if (batch.cues[:, :, 1] != UNKNOWN).any():
        losses["inner"] = (
            settings.cue_weight
            * settings.inner_weight
            * nnf.cross_entropy(cue[:, :, 1].flatten(0, 1), batch.cues[:, :, 1].flatten(), ignore_index=UNKNOWN)
        )
    if len(batch.window):
        logits = network.role_logits(hidden, batch.window, batch.first, batch.last, batch.present).float()
        each = nnf.cross_entropy(
            logits.flatten(0, 1), batch.roles.flatten(), ignore_index=UNKNOWN, reduction="none"
        ).view_as(batch.roles)
        weight = (batch.roles != UNKNOWN).float()
        change = batch.roles[:, 1:] != batch.roles[:, :-1]
        weight[:, 1:] += change * (settings.edge_weight - 1)
        weight[:, :-1] += change * (settings.edge_weight - 1)
        losses["role"] = (each * weight).sum() / weight.sum()
    for name in LAYERS:
        target = batch.syntax[name].flatten()
        if (target != UNKNOWN).any():
            logits = network.syntax[name](hidden).float().flatten(0, 1)
            losses[name] = settings.syntax_weight * nnf.cross_entropy(logits, target, ignore_index=UNKNOWN)
    if (batch.syntax["head"] != UNKNOWN).any():
        logits = network.arc_logits(hidden, batch.present).float().flatten(0, 1)
        losses["head"] = settings.syntax_weight * nnf.cross_entropy(
            logits, batch.syntax["head"].flatten(), ignore_index=UNKNOWN
        )
    return losses


def groups(network: Network, settings: Settings) -> list[dict[str, object]]:
    """Parameters with their learning rates: heads fast, the encoder slower the further down; no decay on vectors."""
    found: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if name.startswith("encoder.encoder.layer."):
            rate = settings.encoder_rate * settings.layer_decay ** (5 - int(name.split(".")[3]))
        elif name.startswith("encoder."):
            rate = settings.encoder_rate * settings.layer_decay**6
        else:
            rate = settings.head_rate
        found.setdefault((rate, 0.01 if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in found.items()]


class Average:
    """A running average of the weights: what is kept, since it reads better than the last step's."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.weights = {name: value.detach().clone() for name, value in network.state_dict().items()}

    def update(self, network: Network) -> None:
        """After a step."""
        self.steps += 1
        share = 1 - min(self.decay, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for name, value in network.state_dict().items():
                if value.is_floating_point():
                    self.weights[name].lerp_(value, share)


def steps(articles: list[Article], rng: random.Random, settings: Settings, inner: bool) -> Iterator[Batch]:
    """One epoch. Windows of like length go together."""
    chosen = cuts(articles + restyled(articles, settings.restyled, rng), rng)
    pools = [chosen[i : i + 40 * settings.batch] for i in range(0, len(chosen), 40 * settings.batch)]
    batches = []
    for pool in pools:
        pool.sort(key=lambda cut: cut.end - cut.start)
        batches += [pool[i : i + settings.batch] for i in range(0, len(pool), settings.batch)]
    rng.shuffle(batches)
    for batch in batches:
        yield batch_of(batch, rng, settings, inner)


def fit(
    train: list[Article],
    evaluate: object,
    out: Path,
    settings: Settings,
    label_inner: object,
    start: Path | None = None,
    base: Path | None = None,
) -> None:
    """Trains, writing ``epoch-N.pt`` (averaged weights) and ``log.jsonl`` into ``out`` after every epoch.

    ``start`` is the ``state.pt`` of a run that was cut off; ``base`` are weights to go on from with a new schedule.
    """
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)  # noqa: S311
    network = Network.fresh() if base is None else loaded(base)
    out.mkdir(parents=True, exist_ok=True)
    (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1))
    per_epoch = (len(cuts(train, random.Random(0))) + settings.restyled) // settings.batch + 1  # noqa: S311
    total = per_epoch * settings.epochs
    warm = max(1, int(settings.warm_up * total))
    optimizer = torch.optim.AdamW(groups(network, settings), betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm)))
    )
    average = Average(network, settings.average)
    begin, epoch0 = time.time(), 0
    if start is not None:
        state = torch.load(start, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        average.weights, average.steps, epoch0 = state["average"], state["steps"], state["epoch"]
    compiled(network)
    for epoch in range(epoch0, settings.epochs):
        if epoch == settings.inner_after or (epoch0 == epoch and epoch > settings.inner_after):
            shadow = Network.empty()
            shadow.load_state_dict(average.weights)
            label_inner(shadow.eval(), train)  # type: ignore[operator]
            log.info("inner attributions: %d", sum(len(a.inner) for a in train))
        network.train()
        totals: dict[str, float] = {}
        for number, batch in enumerate(steps(train, rng, settings, epoch >= settings.inner_after)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses = loss_of(network, batch, settings)
            sum(losses.values()).backward()  # type: ignore[union-attr]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            average.update(network)
            for name, value in losses.items():
                totals[name] = totals.get(name, 0.0) + value.item()
                if not math.isfinite(value.item()):
                    raise FloatingPointError(f"{name} is no number at step {number} of epoch {epoch + 1}")
            if number % 50 == 49:
                log.info(
                    "epoch %d step %d/%d  %s  %.0f s",
                    epoch + 1,
                    number + 1,
                    per_epoch,
                    "  ".join(f"{k} {v / (number + 1):.4f}" for k, v in totals.items()),
                    time.time() - begin,
                )
        torch.save(average.weights, out / f"epoch-{epoch + 1}.pt")
        torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(),
                    "average": average.weights, "steps": average.steps, "epoch": epoch + 1}, out / "state.pt")  # fmt: skip
        shadow = Network.empty()
        shadow.load_state_dict(average.weights)
        figures = evaluate(shadow.eval())  # type: ignore[operator]
        with (out / "log.jsonl").open("a") as file:
            file.write(json.dumps({"epoch": epoch + 1, "seconds": round(time.time() - begin), **figures}) + "\n")
        log.info("epoch %d: %s", epoch + 1, figures)
