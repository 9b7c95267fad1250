"""What every head of the network has to answer for."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional as nnf

from training.batches import Batch
from training.corpus import LAYERS, UNKNOWN
from training.network import Network
from training.settings import Settings


def losses_of(network: Network, batch: Batch, settings: Settings) -> dict[str, Tensor]:
    """The weighted loss of every head that the batch has something to teach."""
    hidden = network.encode(batch.ids, batch.shapes, batch.present)
    cues = network.cue_logits(hidden).float()
    losses = {"cue": settings.cue_weight * _loss(cues[:, :, 0], batch.cues[:, :, 0])}
    if _teaches(batch.cues[:, :, 1]):
        losses["inner"] = settings.cue_weight * settings.inner_weight * _loss(cues[:, :, 1], batch.cues[:, :, 1])
    if len(batch.window):
        losses["role"] = _role_loss(network, hidden, batch, settings.edge_weight)
    for name in LAYERS:
        if _teaches(batch.syntax[name]):
            losses[name] = settings.syntax_weight * _loss(network.syntax[name](hidden).float(), batch.syntax[name])
    if _teaches(batch.syntax["head"]):
        arcs = network.arc_logits(hidden, batch.present).float()
        losses["head"] = settings.syntax_weight * _loss(arcs, batch.syntax["head"])
    return losses


def _role_loss(network: Network, hidden: Tensor, batch: Batch, edge_weight: float) -> Tensor:
    """The mean over pieces, those on either side of the edge of a span counting ``edge_weight``."""
    logits = network.role_logits(hidden, batch.window, batch.first, batch.last, batch.present).float()
    each = _loss(logits, batch.roles, reduction="none").view_as(batch.roles)
    weight = (batch.roles != UNKNOWN).float()
    edge = batch.roles[:, 1:] != batch.roles[:, :-1]
    weight[:, 1:] += edge * (edge_weight - 1)
    weight[:, :-1] += edge * (edge_weight - 1)
    return (each * weight).sum() / weight.sum()


def _loss(logits: Tensor, targets: Tensor, reduction: str = "mean") -> Tensor:
    """Cross entropy of ``logits`` [a, b, labels] against ``targets`` [a, b], passing over what is UNKNOWN."""
    return nnf.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN, reduction=reduction)


def _teaches(targets: Tensor) -> bool:
    return bool((targets != UNKNOWN).any())
