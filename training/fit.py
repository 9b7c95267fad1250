"""Fitting the network: windows cut anew every epoch, a loss for every head, averaged weights, a checkpoint an epoch."""

from __future__ import annotations

import json
import logging
import math
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

import torch
from torch import Tensor

from training.batches import Batch, cuts, steps
from training.corpus import Article
from training.export import loaded
from training.losses import losses_of
from training.network import Network
from training.settings import Settings

log = logging.getLogger("training")

SHOWN_EVERY = 50  # steps

Evaluate: TypeAlias = Callable[[Network], dict[str, float]]
LabelInner: TypeAlias = Callable[[Network, list[Article]], None]


def fit(
    train: list[Article],
    evaluate: Evaluate,
    out: Path,
    settings: Settings,
    label_inner: LabelInner,
    start: Path | None = None,
    base: Path | None = None,
) -> None:
    """Trains, writing ``epoch-N.pt`` (averaged weights) and ``log.jsonl`` into ``out`` after every epoch.

    ``evaluate`` gives the figures for the log, ``label_inner`` looks for attributions inside others and puts them into
    the articles. ``start`` is the ``state.pt`` of a run that was cut off; ``base`` are weights to go on from with a new
    schedule. Raises FloatingPointError where a loss is no number any more.
    """
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    network = Network.fresh() if base is None else loaded(base)
    out.mkdir(parents=True, exist_ok=True)
    (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1))
    run = Run(network, settings, _steps_of_an_epoch(train, settings))
    if start is not None:
        run.resume(torch.load(start, weights_only=True))
    compiled(network)
    begin, resumed = time.time(), run.epoch
    for epoch in range(resumed, settings.epochs):
        inner = epoch >= settings.inner_after
        if inner and epoch in (settings.inner_after, resumed):
            label_inner(run.average.network(), train)
            log.info("inner attributions: %d", sum(len(a.inner) for a in train))
        run.one_epoch(steps(train, rng, settings, inner), begin)
        torch.save(run.average.weights, out / f"epoch-{run.epoch}.pt")
        torch.save(run.state(), out / "state.pt")
        figures = evaluate(run.average.network())
        with (out / "log.jsonl").open("a") as file:
            file.write(json.dumps({"epoch": run.epoch, "seconds": round(time.time() - begin), **figures}) + "\n")
        log.info("epoch %d: %s", run.epoch, figures)


class Run:
    """A network under training, with all that changes from step to step."""

    def __init__(self, network: Network, settings: Settings, per_epoch: int) -> None:
        self.network, self.settings, self.per_epoch = network, settings, per_epoch
        self.optimizer = torch.optim.AdamW(groups(network, settings), betas=(0.9, 0.98), fused=True)
        self.schedule = schedule(self.optimizer, per_epoch * settings.epochs, settings.warm_up)
        self.average = Average(network, settings.average)
        self.epoch = 0  # how many are done

    def one_epoch(self, batches: Iterable[Batch], begin: float) -> None:
        """A step a batch; tells now and then how it goes, and how long it is since ``begin``, in seconds."""
        self.network.train()
        totals: dict[str, float] = {}
        for number, batch in enumerate(batches, 1):
            for name, value in self.step(batch).items():
                totals[name] = totals.get(name, 0.0) + value
                if not math.isfinite(value):
                    raise FloatingPointError(f"{name} is no number at step {number} of epoch {self.epoch + 1}")
            if number % SHOWN_EVERY == 0:
                means = "  ".join(f"{name} {total / number:.4f}" for name, total in totals.items())
                seconds = time.time() - begin
                log.info("epoch %d step %d/%d  %s  %.0f s", self.epoch + 1, number, self.per_epoch, means, seconds)
        self.epoch += 1

    def step(self, batch: Batch) -> dict[str, float]:
        """Learns from one batch; gives the losses from before."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = losses_of(self.network, batch, self.settings)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.average.update(self.network)
        return {name: loss.item() for name, loss in losses.items()}

    def state(self) -> dict[str, Any]:
        """What ``resume`` needs."""
        return {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "average": self.average.weights,
            "steps": self.average.steps,
            "epoch": self.epoch,
        }

    def resume(self, state: dict[str, Any]) -> None:
        """Goes on from where ``state`` was kept."""
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.average.weights, self.average.steps = state["average"], state["steps"]
        self.epoch = state["epoch"]


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

    def network(self) -> Network:
        """A network with these weights, to read with."""
        network = Network.empty()
        network.load_state_dict(self.weights)
        return network.eval()


def groups(network: Network, settings: Settings) -> list[dict[str, Any]]:
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


def schedule(optimizer: torch.optim.Optimizer, total: int, warm_up: float) -> torch.optim.lr_scheduler.LambdaLR:
    """Rates that rise over the share ``warm_up`` of ``total`` steps, then fall to nothing, both in a straight line."""
    warm = max(1, int(warm_up * total))
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))
    )


def compiled(network: Network) -> None:
    """Fuses what stands between the matrix products, which on a CPU takes three quarters of the time."""
    network.encode = torch.compile(network.encode, dynamic=True)  # type: ignore[method-assign]
    network.role_logits = torch.compile(network.role_logits, dynamic=True)  # type: ignore[method-assign]


def _steps_of_an_epoch(train: list[Article], settings: Settings) -> int:
    """About: windows are cut anew each epoch."""
    return (len(cuts(train, random.Random(0))) + settings.restyled) // settings.batch + 1
