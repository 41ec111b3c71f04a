"""What one step reads: runs of consecutive lines, lines from everywhere, and sentences with the blocks around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RUN = 12
RUN_SHARE = 0.75
BLOCK = (3, 7)
LONG_BLOCK = (8, 12)
LONG_SHARE = 0.25
TAKEN_OUT = 0.3


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines, and the queries over those that stand in runs.

    Attributes:
        rows: lines, those of the runs first; shape ``(n,)``.
        queries: places in ``rows``; shape ``(q,)``.
        query_languages: 0 English, 1 Spanish; shape ``(q,)``.
        block_languages: the same for the blocks; shape ``(q,)``.
        begins: the first line of each query's block, a place in ``rows``; shape ``(q,)``.
        ends: the place after its last line; shape ``(q,)``.
        taken_out: whether the query's own line is not in its block; shape ``(q,)``.
    """

    rows: NDArray[np.int64]
    queries: NDArray[np.int64]
    query_languages: NDArray[np.int64]
    block_languages: NDArray[np.int64]
    begins: NDArray[np.int64]
    ends: NDArray[np.int64]
    taken_out: NDArray[np.bool_]

    @property
    def excused(self) -> NDArray[np.int64]:
        """The queries and the blocks of other queries that hold the query's line, shape ``(2, k)``."""
        holds = (self.begins <= self.queries[:, None]) & (self.queries[:, None] < self.ends)
        np.fill_diagonal(holds, val=False)
        return np.stack(np.nonzero(holds))


class Sampler:
    """Draws batches from lines whose order is that of their documents, source by source."""

    def __init__(self, documents: Sequence[tuple[int, int]], count: int, *, seed: int) -> None:
        """Take the half-open ranges of lines that are running text, and how many lines there are in all."""
        self._starts = np.concatenate(
            [np.arange(start, end - RUN + 1) for start, end in documents if end - start >= RUN]
        )
        self._count = count
        self.generator = np.random.default_rng(seed)

    def draw(self, lines: int, queries: int) -> Batch:
        """Return a batch of a number of lines, most of them in runs, and of a number of queries."""
        runs = int(lines * RUN_SHARE) // RUN
        starts = self.generator.choice(self._starts, runs, replace=False)
        in_runs = (starts[:, None] + np.arange(RUN)).ravel()
        elsewhere = self.generator.integers(0, self._count, lines - len(in_runs))
        places = self.generator.choice(len(in_runs), queries, replace=False)
        begins, ends = self._blocks(places)
        return Batch(
            rows=np.concatenate([in_runs, elsewhere]),
            queries=places,
            query_languages=self.generator.integers(0, 2, queries),
            block_languages=self.generator.integers(0, 2, queries),
            begins=begins,
            ends=ends,
            taken_out=self.generator.random(queries) < TAKEN_OUT,
        )

    def _blocks(self, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where a block around each place begins and ends, within its run."""
        count = len(places)
        long = self.generator.random(count) < LONG_SHARE
        sizes = np.where(long, self._between(LONG_BLOCK, count), self._between(BLOCK, count))
        inside = places % RUN
        earliest = np.maximum(0, inside - sizes + 1)
        latest = np.minimum(inside, RUN - sizes)
        begins = places - inside + earliest + (self.generator.random(count) * (latest - earliest + 1)).astype(np.int64)
        return begins, begins + sizes

    def _between(self, bounds: tuple[int, int], count: int) -> NDArray[np.int64]:
        return self.generator.integers(bounds[0], bounds[1] + 1, count)
