"""The teacher's vectors in their principal axes, so that a vector cut short keeps what matters most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMOOTHING = 1e-3
"""A word of this share of the text starts with half the length of a rare one."""


def axes(vectors: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return the rotation into principal axes, largest first; cosines stay what they are."""
    moments = np.zeros((vectors.shape[1], vectors.shape[1]))
    for start in range(0, len(vectors), 50_000):
        part = vectors[start : start + 50_000].astype(np.float64)
        moments += part.T @ part
    _, columns = np.linalg.eigh(moments)
    return columns[:, ::-1].astype(np.float32)


def rotated(
    vectors: Mapping[str, NDArray[np.float16]], rotation: NDArray[np.float32]
) -> Mapping[str, NDArray[np.float16]]:
    """Return vectors in other axes."""
    matrix = np.stack(list(vectors.values())).astype(np.float32) @ rotation
    return dict(zip(vectors, matrix.astype(np.float16), strict=True))


def word_vectors(
    vectors: Mapping[str, NDArray[np.float16]], counts: Iterable[tuple[str, int]], dimensions: int
) -> Mapping[str, NDArray[np.float32]]:
    """Return what single words start from: centred, cut, the shorter the more frequent the word is."""
    there = [(word, count) for word, count in counts if word in vectors]
    if not there:
        return {}
    matrix = np.stack([vectors[word][:dimensions] for word, _ in there]).astype(np.float32)
    matrix -= matrix.mean(axis=0)
    shares = np.array([count for _, count in there], dtype=np.float32)
    shares /= shares.sum()
    matrix *= (SMOOTHING / (SMOOTHING + shares))[:, None]
    return dict(zip((word for word, _ in there), matrix, strict=True))
