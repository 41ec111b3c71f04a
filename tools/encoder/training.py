"""The loop: steps over batches, checkpoints, and a learning rate that falls to nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import embedding_bag, normalize, pad

from tools.encoder import losses
from tools.encoder.batches import Batch, Sampler
from tools.encoder.lines import Bag, join
from tools.encoder.prepared import Prepared

if TYPE_CHECKING:
    from numpy.typing import NDArray

PAIRINGS = ((0, 0), (1, 1), (0, 1), (1, 0))
"""The languages of judged pairs: 0 English, 1 Spanish."""
CPU = torch.device("cpu")
SECOND_ROUND = 0.36
"""How long the second round is, where the first is 1."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The figures of a run.

    Attributes:
        lines: sentence pairs a step.
        queries: sentence-to-block pairs a step.
        judged: judged pairs a step, for each of the three language pairings.
        mirrored: lines a step whose mutual likeness follows the teacher's.
        kept: the probability that a token of a sentence stays.
        query_kept: the same for queries, drawn between these two bounds query by query.
    """

    steps: int = 5000
    lines: int = 1024
    queries: int = 512
    judged: int = 128
    mirrored: int = 256
    rate: float = 0.004
    warmup: int = 100
    kept: float = 0.9
    query_kept: tuple[float, float] = (0.2, 0.9)
    seed: int = 7
    pair_weight: float = 1.0
    block_weight: float = 2.0
    follow_weight: float = 4.0
    mirror_weight: float = 20.0
    rank_weight: float = 0.2


def second_round(recipe: Recipe) -> Recipe:
    """Return the recipe of the second round, in which the teacher counts for more and judged pairs for less."""
    return replace(
        recipe,
        steps=int(recipe.steps * SECOND_ROUND),
        seed=recipe.seed + 1,
        follow_weight=10.0,
        mirror_weight=50.0,
        rank_weight=0.1,
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """What a step reports: its number, and each loss before weighting."""

    step: int
    losses: dict[str, float]


class Trainer:
    """One matrix of token vectors, trained; it goes on from its checkpoint where there is one."""

    def __init__(
        self,
        prepared: Prepared,
        first: NDArray[np.float32],
        recipe: Recipe,
        checkpoint: Path,
        *,
        device: torch.device = CPU,
    ) -> None:
        self._data = prepared
        self._recipe = recipe
        self._checkpoint = checkpoint
        self._device = device
        self._vectors = torch.nn.Parameter(torch.from_numpy(first.copy()).to(device))
        self._optimizer = torch.optim.Adam([self._vectors], lr=recipe.rate, betas=(0.9, 0.99), fused=True)
        self._sampler = Sampler(prepared.documents, len(prepared.sides[0]), seed=recipe.seed)
        self._likeness = torch.zeros(())
        self._step = 0
        if checkpoint.exists():
            self._resume()

    @property
    def vectors(self) -> NDArray[np.float32]:
        """The token vectors as they are now."""
        found: NDArray[np.float32] = self._vectors.detach().cpu().numpy().copy()
        return found

    def run(self) -> Iterator[Progress]:
        """Take the steps that are left, yielding after each."""
        while self._step < self._recipe.steps:
            for group in self._optimizer.param_groups:
                group["lr"] = self._recipe.rate * self._slope()
            self._optimizer.zero_grad()
            found = self._losses(self._sampler.draw(self._recipe.lines, self._recipe.queries))
            weights = self._recipe
            total = (
                weights.pair_weight * found["pairs"]
                + weights.block_weight * found["blocks"]
                + weights.follow_weight * found["follow"]
                + weights.mirror_weight * found["mirror"]
                + weights.rank_weight * found["rank"]
            )
            total.backward()  # type: ignore[no-untyped-call]
            self._optimizer.step()
            self._step += 1
            yield Progress(self._step, {name: float(value.detach()) for name, value in found.items()})

    def save(self) -> None:
        """Write the state, so that a run that is stopped goes on from here as if it had not been."""
        partial = self._checkpoint.with_suffix(".part")
        state = {
            "step": self._step,
            "vectors": self._vectors.detach(),
            "optimizer": self._optimizer.state_dict(),
            "generator": self._sampler.generator.bit_generator.state,
        }
        torch.save(state, partial)
        partial.replace(self._checkpoint)

    def _resume(self) -> None:
        state = torch.load(self._checkpoint, map_location=self._device, weights_only=False)
        self._step = state["step"]
        self._vectors.data.copy_(state["vectors"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._sampler.generator.bit_generator.state = state["generator"]

    def _slope(self) -> float:
        """Return the share of the learning rate: up in a straight line, then down along a cosine."""
        step, recipe = self._step, self._recipe
        if step < recipe.warmup:
            return (step + 1) / recipe.warmup
        return 0.5 * (1 + math.cos(math.pi * (step - recipe.warmup) / max(1, recipe.steps - recipe.warmup)))

    def _losses(self, batch: Batch) -> dict[str, torch.Tensor]:
        parts = (*self._lines(batch), *self._queries(batch), *self._judged())
        english, spanish, *others = self._embed(parts)
        queries, judged = torch.cat(others[:2]), others[2:]
        return {
            "pairs": losses.contrast(english, spanish, self._twins(batch.rows)),
            "blocks": _blocks(batch, (english, spanish), queries),
            **self._taught(batch.rows, english, spanish),
            "rank": losses.rank_all(judged, self._likeness),
        }

    def _embed(self, parts: Sequence[Bag]) -> list[torch.Tensor]:
        """Return the sums of several bags, looked up at once: each look-up has a gradient as large as the matrix."""
        bag = join(parts)
        tokens, offsets = bag.tokens.to(self._device), bag.offsets.to(self._device)
        sums = embedding_bag(tokens, self._vectors, offsets, mode="sum")
        return list(torch.split(sums, [len(part.offsets) for part in parts]))

    def _lines(self, batch: Batch) -> list[Bag]:
        kept = np.full(len(batch.rows), self._recipe.kept, np.float32)
        return [side.bag(batch.rows, kept, self._sampler.generator) for side in self._data.sides]

    def _queries(self, batch: Batch) -> list[Bag]:
        """Return the queries in English, then those in Spanish, with as many tokens as a question might have."""
        low, high = self._recipe.query_kept
        generator = self._sampler.generator
        asked = [batch.rows[batch.queries[batch.query_languages == language]] for language in (0, 1)]
        kept = [generator.uniform(low, high, len(rows)).astype(np.float32) for rows in asked]
        together = zip(self._data.sides, asked, kept, strict=True)
        return [side.bag(rows, share, generator) for side, rows, share in together]

    def _judged(self) -> list[Bag]:
        """Return judged sentences: first and second of the same pairs, for each pairing of languages."""
        data, generator, count = self._data.judged, self._sampler.generator, self._recipe.judged
        rows = generator.choice(len(data.likeness), (len(PAIRINGS), count), replace=False)
        self._likeness = torch.from_numpy(data.likeness[rows]).to(self._device)
        kept = np.full(count, self._recipe.kept, np.float32)
        sides = (
            (sides[language], some)
            for pairing, some in zip(PAIRINGS, rows, strict=True)
            for sides, language in zip((data.first, data.second), pairing, strict=True)
        )
        return [side.bag(some, kept, generator) for side, some in sides]

    def _twins(self, rows: NDArray[np.int64]) -> torch.Tensor:
        """Return where two rows have the same text on one side, so that neither is a stranger to the other."""
        found = [equal_places(numbers[rows]) for numbers in self._data.same]
        return torch.from_numpy(np.concatenate(found, axis=1)).to(self._device)

    def _taught(self, rows: NDArray[np.int64], english: torch.Tensor, spanish: torch.Tensor) -> dict[str, torch.Tensor]:
        taught = self._data.taught[rows]
        there = np.flatnonzero(taught < len(self._data.teacher) - 1)
        if not len(there):
            return {"follow": english.new_zeros(()), "mirror": english.new_zeros(())}
        target = torch.from_numpy(self._data.teacher[taught[there]].astype(np.float32)).to(self._device)
        ours, theirs = english[there], spanish[there]
        some = self._sampler.generator.permutation(len(there))[: self._recipe.mirrored]
        likeness = normalize(target[some]) @ normalize(target[some]).T
        left, right = ours[some], theirs[some]
        mirrored = [losses.mirror(*both, likeness) for both in ((left, left), (right, right), (left, right))]
        return {
            "follow": (losses.follow(ours, target) + losses.follow(theirs, target)) / 2,
            "mirror": torch.stack(mirrored).mean(),
        }


def _blocks(batch: Batch, lines: Sequence[torch.Tensor], queries: torch.Tensor) -> torch.Tensor:
    """Return the loss of sentences against the blocks around them; the queries come language by language."""
    order = np.argsort(batch.query_languages, kind="stable")
    device = queries.device
    back = torch.from_numpy(np.argsort(order)).to(device)
    blocks = torch.zeros_like(queries)
    for language, side in enumerate(lines):
        told = np.flatnonzero(batch.block_languages == language)
        # The sum of a block is the difference of two running sums.
        sums = pad(side.cumsum(0), (0, 0, 1, 0))
        found = sums[batch.ends[told]] - sums[batch.begins[told]]
        out = torch.from_numpy(batch.taken_out[told].astype(np.float32))[:, None].to(device)
        blocks = blocks.index_copy(0, torch.from_numpy(told).to(device), found - out * side[batch.queries[told]])
    return losses.contrast(queries[back], blocks, torch.from_numpy(batch.excused).to(device))


def equal_places(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of equal numbers, both ways and no number with itself, shape ``(2, k)``."""
    order = np.argsort(numbers, kind="stable")
    ends = np.flatnonzero(np.diff(numbers[order])) + 1
    groups = (group for group in np.split(order, ends) if len(group) > 1)
    found = [(one, other) for group in groups for one in group for other in group if one != other]
    return np.array(found, dtype=np.int64).reshape(-1, 2).T
