"""BM25 over the terms of passages (Robertson and Zaragoza, 2009), each language a collection of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.search.plan import Alternative, Group

K1 = 1.2
B = 0.75


@dataclass(frozen=True, slots=True)
class Postings:
    """Where each term stands, and what it counts there.

    Attributes:
        terms: sorted, each once (``uint32``).
        telling: the inverse document frequency of each.
        starts: where the places of each begin in ``places`` and ``weights``; one more than there are terms.
        places: the passages.
        weights: frequency in the passage, saturated and set against its length, times ``telling``.
    """

    terms: NDArray[np.uint32]
    telling: NDArray[np.float32]
    starts: NDArray[np.int64]
    places: NDArray[np.int32]
    weights: NDArray[np.float32]

    def importance(self, term: int) -> float:
        """Return how much a term tells; of one that stands nowhere nothing."""
        place = self.find(term)
        return 0.0 if place is None else float(self.telling[place])

    def find(self, term: int) -> int | None:
        """Return the place of a term in ``terms``."""
        place = int(np.searchsorted(self.terms, np.uint32(term)))
        return place if place < len(self.terms) and self.terms[place] == term else None

    def score(self, groups: Sequence[Group], size: int) -> NDArray[np.float32]:
        """Return the score of each of ``size`` passages: the sum over the groups of their best alternative."""
        scores, best = np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float32)
        for group in groups:
            if len(group) == 1:
                self._add(scores, group[0])
                continue
            for alternative in group:
                self._raise(best, alternative)
            scores += best
            best.fill(0)
        return scores

    def _add(self, scores: NDArray[np.float32], alternative: Alternative) -> None:
        for places, weights in map(self._span, alternative.terms):
            scores[places] += weights * np.float32(alternative.weight)

    def _raise(self, best: NDArray[np.float32], alternative: Alternative) -> None:
        """Raise the best scores to those of an alternative."""
        if len(alternative.terms) == 1:
            places, weights = self._span(alternative.terms[0])
            best[places] = np.maximum(best[places], weights * np.float32(alternative.weight))
            return
        together = np.zeros_like(best)
        self._add(together, alternative)
        np.maximum(best, together, out=best)

    def _span(self, term: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        place = self.find(term)
        span = slice(0, 0) if place is None else slice(int(self.starts[place]), int(self.starts[place + 1]))
        return self.places[span], self.weights[span]


def invert(tokens: NDArray[np.uint32], owners: NDArray[np.int32], langs: NDArray[np.uint8]) -> Postings:
    """Return the postings of passages.

    Args:
        tokens: the terms of all passages, one after the other.
        owners: the passage of each.
        langs: the language of each passage.
    """
    terms, numbers = np.unique(tokens, return_inverse=True)
    pairs, counts = np.unique(numbers * np.int64(len(langs)) + owners, return_counts=True)
    rows, places = np.divmod(pairs, max(len(langs), 1))
    telling = _telling(rows, places, langs, len(terms))
    weights = _saturated(counts, _relative_lengths(owners, langs)[places]) * telling[rows]
    starts = np.searchsorted(rows, np.arange(len(terms) + 1))
    return Postings(
        terms.astype(np.uint32),
        telling.astype(np.float32),
        starts.astype(np.int64),
        places.astype(np.int32),
        weights.astype(np.float32),
    )


def _telling(
    rows: NDArray[np.int64], places: NDArray[np.int64], langs: NDArray[np.uint8], size: int
) -> NDArray[np.float64]:
    """Return the inverse document frequency of each term among the passages of the languages that it stands in."""
    kinds = int(langs.max(initial=0)) + 1
    found = np.bincount(rows * kinds + langs[places], minlength=size * kinds).reshape(size, kinds)
    totals = (found > 0) @ np.bincount(langs, minlength=kinds)
    often = found.sum(axis=1)
    result: NDArray[np.float64] = np.log(1 + (totals - often + 0.5) / (often + 0.5))
    return result


def _relative_lengths(owners: NDArray[np.int32], langs: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the length of each passage as a multiple of the mean of its language."""
    lengths = np.bincount(owners, minlength=len(langs)).astype(np.float64)
    means = np.bincount(langs, weights=lengths) / np.maximum(np.bincount(langs), 1)
    return lengths / np.maximum(means[langs], 1)


def _saturated(counts: NDArray[np.int64], lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    return counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths))


def saturated(counts: NDArray[np.int64], lengths: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return what frequencies count in texts of some lengths (multiples of the mean length)."""
    return _saturated(counts, lengths).astype(np.float32)
