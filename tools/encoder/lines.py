"""Tokenised lines: one flat array of tokens, and where each line begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Bag:
    """Tokens of several texts one after the other, and where each text begins."""

    tokens: torch.Tensor
    offsets: torch.Tensor


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts as tokens: line ``i`` is ``tokens[starts[i]:starts[i + 1]]``."""

    tokens: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def bag(self, rows: NDArray[np.int64], keep: NDArray[np.float32], generator: np.random.Generator) -> Bag:
        """Return lines with tokens dropped at random; a line never loses its last one.

        Args:
            rows: the lines.
            keep: the probability that a token stays, one a line.
            generator: what decides.
        """
        lengths = self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(lengths)
        begins = ends - lengths
        places = np.arange(ends[-1]) + np.repeat(self.starts[rows] - begins, lengths)
        kept = generator.random(len(places), dtype=np.float32) < np.repeat(keep, lengths)
        kept[(ends - 1)[lengths > 0]] = True
        before = np.concatenate([[0], np.cumsum(kept)])
        tokens = self.tokens[places[kept]].astype(np.int64)
        return Bag(torch.from_numpy(tokens), torch.from_numpy(before[begins]))


def join(bags: Sequence[Bag]) -> Bag:
    """Return one bag of all texts, in order."""
    ends = np.cumsum([0, *(len(bag.tokens) for bag in bags)])
    offsets = [bag.offsets + int(end) for bag, end in zip(bags, ends, strict=False)]
    return Bag(torch.cat([bag.tokens for bag in bags]), torch.cat(offsets))


def tokenise(tokenizer: Tokenizer, texts: Iterable[str]) -> Lines:
    """Return texts as tokens; a text without any is one unknown token."""
    parts: list[NDArray[np.int32]] = []
    lengths: list[int] = []
    batch: list[str] = []

    def flush() -> None:
        for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            ids = encoding.ids or [0]
            parts.append(np.array(ids, dtype=np.int32))
            lengths.append(len(ids))
        batch.clear()

    for text in texts:
        batch.append(text)
        if len(batch) == BATCH:
            flush()
    flush()
    return Lines(np.concatenate(parts), np.concatenate([[0], np.cumsum(lengths)]))
