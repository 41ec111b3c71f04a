"""What a score of a query means: set against the mean and the spread that it has over the passages of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.search.postings import TINY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.search.snapshot import Snapshot

SAMPLE = 4_096
"""Passages that say how similar passages are to a query in the mean; as many as there are, up to this."""

FEW = 30
"""So few passages of one language have no mean of their own."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What every query of a snapshot needs to scale its scores.

    Attributes:
        vectors: of some passages, evenly from all; ``kinds`` their languages.
        langs: the languages of all passages; ``counts`` how many are of each.
    """

    vectors: NDArray[np.float32]
    kinds: NDArray[np.uint8]
    langs: NDArray[np.uint8]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Sample:
        """Return the sample of a snapshot."""
        vectors, langs = snapshot.texts.vectors, snapshot.texts.langs
        step = max(1, len(vectors) // SAMPLE)
        counts = np.bincount(langs, minlength=len(snapshot.names.langs))
        return cls(np.ascontiguousarray(vectors[::step]), langs[::step], langs, counts)


@dataclass(frozen=True, slots=True)
class Scale:
    """The mean and the standard deviation of a score for each language, by its number."""

    means: NDArray[np.float32]
    spreads: NDArray[np.float32]

    @classmethod
    def of(cls, values: NDArray[np.float32], langs: NDArray[np.uint8], kinds: int) -> Scale:
        """Return the scale of some values."""
        return cls._summed(values.astype(np.float64), langs, np.bincount(langs, minlength=kinds))

    @classmethod
    def sparse(cls, values: NDArray[np.float32], sample: Sample) -> Scale:
        """Return the scale of values of all passages, most of which are nothing."""
        there = values != 0
        if 2 * np.count_nonzero(there) > len(values):
            # What is nothing adds nothing, and to pick the others takes longer than to add all.
            return cls._summed(values.astype(np.float64), sample.langs, sample.counts)
        places = np.flatnonzero(there)
        return cls._summed(values[places].astype(np.float64), sample.langs[places], sample.counts)

    @classmethod
    def _summed(cls, exact: NDArray[np.float64], langs: NDArray[np.uint8], counts: NDArray[np.int64]) -> Scale:
        """Return the scale of so many values of each language, those that are not given being nothing."""
        kinds = langs.astype(np.intp)
        sums = np.bincount(kinds, weights=exact, minlength=len(counts)).astype(np.float64)
        squares = np.bincount(kinds, weights=exact * exact, minlength=len(counts)).astype(np.float64)
        few = counts < FEW
        sizes = np.where(few, counts.sum(), counts)
        sums[few], squares[few] = sums.sum(), squares.sum()
        means = sums / np.maximum(sizes, 1)
        spreads = np.sqrt(np.maximum(squares / np.maximum(sizes, 1) - means * means, 0))
        return cls(means.astype(np.float32), np.where(spreads > TINY, spreads, 1).astype(np.float32))

    def __call__(self, values: NDArray[np.float32], langs: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return values of passages of some languages in standard deviations above the mean."""
        scaled: NDArray[np.float32] = (values - self.means[langs]) / self.spreads[langs]
        return scaled
