"""Vectors as the tables hold them: little-endian, in half precision or in whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_STORED = np.dtype("<f2")
_LARGEST = 127


def pack(vectors: NDArray[np.float32]) -> list[bytes]:
    """Return each row as the tables hold it. Half the digits do for vectors of length 1 (error below 0.0005)."""
    return [row.tobytes() for row in vectors.astype(_STORED)]


def unpack(blobs: Iterable[bytes], dimensions: int) -> NDArray[np.float32]:
    """Return the rows as a matrix, shape ``(rows, dimensions)``."""
    return np.frombuffer(b"".join(blobs), dtype=_STORED).reshape(-1, dimensions).astype(np.float32)


def quantise(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return the rows in whole numbers from -127 to 127: the same directions, in a quarter of the space.

    A cosine moves by less than 0.01.
    """
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0)
    scaled = np.divide(vectors * _LARGEST, largest, out=np.zeros_like(vectors), where=largest > 0)
    rows: NDArray[np.int8] = np.rint(scaled).astype(np.int8)
    return rows


def directions(rows: NDArray[np.int8]) -> NDArray[np.float32]:
    """Return quantised rows as vectors of length 1 (or all zeros)."""
    vectors = rows.astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: NDArray[np.float32] = np.divide(vectors, lengths, out=vectors, where=lengths > 0)
    return found
