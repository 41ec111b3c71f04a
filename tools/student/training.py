"""The loop that makes a small bilingual transformer follow an English one.

The teacher reads the English side of what the student reads in both languages: sentences, and blocks of consecutive
lines, which are as long as a paragraph. Sentences must also find their translation, and blocks the lines around them.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import normalize

from tools.encoder import losses
from tools.encoder.training import equal_places
from tools.student.texts import Batch, Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from transformers import BertModel

GROUPS = 8
"""Into how many groups of like length a step's texts are cut, so that little is padded."""
BLOCK = (3, 8)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The figures of a run.

    Attributes:
        seconds: how long the run may last; its rate falls along the time, so that it ends where the time does.
        steps: how many steps it takes instead; null where the time decides.
        lines: sentence pairs a step.
        blocks: blocks a step, each with a line in it or next to it.
        longest: tokens that are read of a text.
        rate: of the layers; word vectors learn at ``word_rate``.
    """

    seconds: float = 300.0
    steps: int | None = None
    lines: int = 768
    blocks: int = 128
    longest: int = 224
    rate: float = 3e-4
    word_rate: float = 1e-3
    warmup: float = 0.04
    seed: int = 7
    follow_weight: float = 10.0
    pair_weight: float = 1.0
    block_weight: float = 1.0
    rank_weight: float = 0.1
    judged: int = 64


@dataclass(frozen=True, slots=True)
class Material:
    """What is read, on the device.

    Attributes:
        texts: in the student's tokens, English lines, Spanish lines, then the judged sentences: first English, first
            Spanish, second English, second Spanish.
        taught: the English lines in the teacher's tokens.
        count: how many lines a language has.
        documents: half-open ranges of running text.
        likeness: of the judged pairs.
    """

    texts: Texts
    taught: Texts
    count: int
    documents: Sequence[tuple[int, int]]
    likeness: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Progress:
    """What a step reports: its number, how much of the time is over, and each loss before weighting."""

    step: int
    share: float
    losses: dict[str, float]


class Trainer:
    """A student that learns from a teacher."""

    def __init__(self, student: BertModel, teacher: BertModel, material: Material, recipe: Recipe) -> None:
        self._student = student.train()
        self._teacher = teacher.train(mode=False)
        self._material = material
        self._recipe = recipe
        self._whole = {student.config.hidden_size: 1.0}
        self._draw = np.random.default_rng(recipe.seed)
        words = list(student.embeddings.word_embeddings.parameters())
        others = [each for each in student.parameters() if all(each is not word for word in words)]
        groups = [{"params": others, "lr": recipe.rate}, {"params": words, "lr": recipe.word_rate, "weight_decay": 0.0}]
        self._optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self._rates = [float(group["lr"]) for group in groups]  # type: ignore[arg-type]
        reach = BLOCK[1] + 1
        self._starts = np.concatenate([np.arange(start + 1, end - reach) for start, end in material.documents])

    def run(self) -> Iterator[Progress]:
        """Take steps until the time is over, yielding after each."""
        started, step, share = time.monotonic(), 0, 0.0
        while share < 1:
            for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
                group["lr"] = rate * self._slope(share)
            self._optimizer.zero_grad()
            found = self._losses()
            recipe = self._recipe
            total = (
                recipe.follow_weight * found["follow"]
                + recipe.pair_weight * found["pairs"]
                + recipe.block_weight * found["blocks"]
                + recipe.rank_weight * found["rank"]
            )
            total.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self._student.parameters(), 1.0)
            self._optimizer.step()
            step += 1
            share = (time.monotonic() - started) / recipe.seconds if recipe.steps is None else step / recipe.steps
            yield Progress(step, share, {name: float(value.detach()) for name, value in found.items()})

    def _slope(self, share: float) -> float:
        warmup = self._recipe.warmup
        if share < warmup:
            return max(share / warmup, 0.01)
        return 0.5 * (1 + math.cos(math.pi * min(1.0, (share - warmup) / (1 - warmup))))

    def _losses(self) -> dict[str, torch.Tensor]:
        recipe, count = self._recipe, self._material.count
        lines, begins, ends = self._drawn()
        rows = self._draw.choice(len(self._material.likeness), recipe.judged, replace=False)
        judged = 2 * count + (np.arange(4)[:, None] * len(self._material.likeness) + rows).ravel()
        told, told_block = self._parts(self._teacher, [(lines, lines + 1), (begins, ends)])
        english, spanish, block, bloque, told_apart = self._parts(
            self._student,
            [
                (lines, lines + 1),
                (lines + count, lines + count + 1),
                (begins, ends),
                (begins + count, ends + count),
                (judged, judged + 1),
            ],
        )
        followed = [_away(english, told), _away(spanish, told), _away(block, told_block), _away(bloque, told_block)]
        return {
            "follow": torch.stack(followed).mean(),
            "pairs": losses.contrast(english, spanish, _places(equal_places(lines), told), self._whole),
            "blocks": self._found((english, spanish), (block, bloque), lines[: recipe.blocks], begins, ends),
            "rank": self._ranked(told_apart, rows),
        }

    def _drawn(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return lines, and where blocks begin and end; the first lines are each in a block or the next to it."""
        recipe = self._recipe
        begins = self._draw.choice(self._starts, recipe.blocks, replace=False)
        ends = begins + self._draw.integers(BLOCK[0], BLOCK[1] + 1, recipe.blocks)
        beside = self._draw.integers(begins - 1, ends + 1)
        anywhere = self._draw.integers(0, self._material.count, recipe.lines - recipe.blocks)
        return np.concatenate([beside, anywhere]), begins, ends

    def _found(
        self,
        lines: Sequence[torch.Tensor],
        blocks: Sequence[torch.Tensor],
        places: NDArray[np.int64],
        begins: NDArray[np.int64],
        ends: NDArray[np.int64],
    ) -> torch.Tensor:
        """Return the loss of lines, in either language, against the blocks beside them, in either."""
        near = (begins - 1 <= places[:, None]) & (places[:, None] < ends + 1)
        np.fill_diagonal(near, val=False)
        excused = _places(np.stack(np.nonzero(near)), lines[0])
        count = len(places)
        found = [losses.contrast(line[:count], block, excused, self._whole) for line in lines for block in blocks]
        return torch.stack(found).mean()

    def _ranked(self, judged: torch.Tensor, rows: NDArray[np.int64]) -> torch.Tensor:
        likeness = torch.from_numpy(self._material.likeness[rows]).to(judged.device)
        first, primero, second, segundo = torch.split(judged, len(rows))
        pairings = [(one, other) for one in (first, primero) for other in (second, segundo)]
        return torch.stack([losses.rank(*pair, likeness, self._whole) for pair in pairings]).mean()

    def _parts(
        self, model: BertModel, ranges: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]
    ) -> Sequence[torch.Tensor]:
        """Return the vectors of several lists of ranges of lines, read together, texts of like length at once."""
        teaching = model is self._teacher
        texts = self._material.taught if teaching else self._material.texts
        begins, ends = (np.concatenate(each) for each in zip(*ranges, strict=True))
        order = np.argsort(texts.lengths(begins, ends), kind="stable")
        with torch.set_grad_enabled(not teaching):
            parts = [
                encoded(model, texts.batch(begins[some], ends[some], self._recipe.longest))
                for some in np.array_split(order, GROUPS)
            ]
        back = torch.from_numpy(np.argsort(order)).to(texts.device)
        return torch.split(torch.cat(parts)[back], [len(each) for each, _ in ranges])


def encoded(model: BertModel, batch: Batch) -> torch.Tensor:
    """Return the means of the states of the tokens that count, shape ``(n, width)``."""
    kind = batch.tokens.device.type
    # A processor without matrix units takes longer in half precision.
    with torch.autocast(kind, torch.bfloat16, enabled=kind != "cpu"):
        states = model(input_ids=batch.tokens, attention_mask=batch.mask.long()).last_hidden_state
    mask = batch.mask[..., None]
    vectors: torch.Tensor = (states.float() * mask).sum(1) / mask.sum(1)
    return vectors


def _away(student: torch.Tensor, teacher: torch.Tensor) -> torch.Tensor:
    """Return how far vectors point away from the teacher's."""
    return (1 - (normalize(student) * normalize(teacher)).sum(1)).mean()


def _places(found: NDArray[np.int64], like: torch.Tensor) -> torch.Tensor:
    """Return places as a tensor where another one is."""
    return torch.from_numpy(found).to(like.device)
