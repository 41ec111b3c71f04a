"""Vectors as the tables hold them: little-endian float16, and brute-force search over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from numpy.typing import NDArray

_STORED = np.dtype("<f2")


def pack(vectors: NDArray[np.float32]) -> list[bytes]:
    """Return each row as the tables hold it. Half the digits do for vectors of length 1 (error below 0.0005)."""
    return [row.tobytes() for row in vectors.astype(_STORED)]


def unpack(blobs: Iterable[bytes], dimensions: int) -> NDArray[np.float32]:
    """Return the rows as a matrix, shape ``(rows, dimensions)``."""
    return np.frombuffer(b"".join(blobs), dtype=_STORED).reshape(-1, dimensions).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The keys and vectors of many passages, in the order of their documents."""

    keys: tuple[str, ...]
    vectors: NDArray[np.float32]

    def nearest(
        self, query: NDArray[np.float32], *, limit: int, among: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the keys of the rows likest to a vector with their cosine, the likest first.

        Args:
            query: a vector of length 1.
            limit: how many at most.
            among: the only keys that count; null for all.
        """
        similarities = self.vectors @ query
        places = np.arange(len(self.keys))
        if among is not None:
            places = np.flatnonzero(np.fromiter((key in among for key in self.keys), np.bool_, len(self.keys)))
        # Rounded, so that the order of equals does not hang on the last bit of a processor's sum.
        order = np.argsort(-np.round(similarities[places], 6), kind="stable")[:limit]
        return [(self.keys[place], round(float(similarities[place]), 6)) for place in places[order]]
