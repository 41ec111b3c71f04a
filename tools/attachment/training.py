"""The loop: epochs over sentences, a checkpoint after each, a learning rate that falls to nothing."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from tools.attachment.batches import Codes, Noise, batches, collate
from tools.attachment.network import Network
from tools.attachment.samples import Sample

_WARMUP = 150


@dataclass(frozen=True, slots=True)
class Recipe:
    """The figures of a run; ``rate`` is that of the layers that were trained before, ``new_rate`` of all else."""

    epochs: int = 10
    size: int = 32
    rate: float = 2.5e-4
    new_rate: float = 8e-4
    decay: float = 0.01
    seed: int = 11


@dataclass(frozen=True, slots=True)
class Progress:
    """What an epoch reports: its number, and the mean of each loss."""

    epoch: int
    losses: dict[str, float]


class Trainer:
    """Trains a network; it goes on from its checkpoint where there is one."""

    def __init__(self, network: Network, codes: Codes, recipe: Recipe, checkpoint: Path) -> None:
        self._network, self._codes, self._recipe, self._checkpoint = network, codes, recipe, checkpoint
        groups = ((network.trained_before(), recipe.rate), (network.new(), recipe.new_rate))
        self._optimizer = torch.optim.AdamW(
            [{"params": list(group), "highest": rate} for group, rate in groups], weight_decay=recipe.decay
        )
        self._epoch = 0
        self._step = 0
        if checkpoint.exists():
            self._resume()

    def run(self, seen: Callable[[int], Sequence[Sample]]) -> Iterator[Progress]:
        """Take the epochs that are left, yielding after each; ``seen`` gives an epoch's samples, always as many."""
        steps = 0
        while self._epoch < self._recipe.epochs:
            draw = random.Random(f"{self._recipe.seed} {self._epoch}")
            torch.manual_seed(self._recipe.seed * 1000 + self._epoch)
            told = [sample for sample in seen(self._epoch) if sample.targets]
            steps = steps or self._recipe.epochs * math.ceil(len(told) / self._recipe.size)
            losses = self._pass(told, draw, steps)
            self._epoch += 1
            self._save()
            yield Progress(self._epoch, losses)

    def _pass(self, samples: Sequence[Sample], draw: random.Random, steps: int) -> dict[str, float]:
        self._network.train()
        sums = {"metric": 0.0, "subject": 0.0, "status": 0.0}
        count = 0
        for group in batches(samples, draw, size=self._recipe.size):
            for options in self._optimizer.param_groups:
                options["lr"] = options["highest"] * _slope(self._step, steps)
            losses = self._network.losses(collate(group, self._codes, noise=Noise(), draw=draw))
            self._optimizer.zero_grad()
            losses.total.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
            self._optimizer.step()
            self._step += 1
            count += 1
            sums = {name: value + float(getattr(losses, name).detach()) for name, value in sums.items()}
        return {name: value / count for name, value in sums.items()}

    def _save(self) -> None:
        partial = self._checkpoint.with_suffix(".part")
        state = {
            "epoch": self._epoch,
            "step": self._step,
            "network": self._network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "recipe": asdict(self._recipe),
        }
        torch.save(state, partial)
        partial.replace(self._checkpoint)

    def _resume(self) -> None:
        state = torch.load(self._checkpoint, weights_only=False)
        if state["recipe"] != asdict(self._recipe):
            raise ValueError(f"{self._checkpoint} is of another recipe; remove it or give the run a folder of its own")
        self._epoch, self._step = state["epoch"], state["step"]
        self._network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])


def _slope(step: int, steps: int) -> float:
    """Return the share of the learning rate: up in a straight line, then down along a cosine."""
    if step < _WARMUP:
        return (step + 1) / _WARMUP
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - _WARMUP) / max(1, steps - _WARMUP))))
