"""Steps of training as the heads on the finished encoder take them: rates, gradients, the average of the weights."""

from __future__ import annotations

from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

Head = TypeVar("Head", bound=nn.Module)


class Steps(Generic[Head]):
    """Trains ``head`` over ``total`` steps. The rate rises for ``warm_up`` of them, then falls to nothing."""

    def __init__(
        self,
        head: Head,
        total: int,
        *,
        rate: float,
        warm_up: int,
        keep: float,
        betas: tuple[float, float] = (0.9, 0.999),
    ) -> None:
        self._head = head
        self._optimizer = torch.optim.AdamW(head.parameters(), lr=rate, betas=betas, weight_decay=0.01)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: min((step + 1) / warm_up, max(0.0, (total - step) / total))
        )
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(keep)
        self._average = torch.optim.swa_utils.AveragedModel(head, multi_avg_fn=average)

    def take(self, loss: Tensor) -> float:
        """One step down from ``loss``; its value."""
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._head.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._optimizer.zero_grad(set_to_none=True)
        self._average.update_parameters(self._head)
        return loss.item()

    @property
    def averaged(self) -> Head:
        """The head with its weights averaged over the last steps, ready to read."""
        return self._average.module.eval()
