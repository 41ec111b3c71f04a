"""The passages near a vector: by brute force over the tables' vectors, or among those that Chroma finds near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import retrieval
from index.facts import DIMENSIONS, VERSION, fact
from index.matrix import Matrix, unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection

    from index.mirror import Mirror

MARGIN = 50
"""Passages that Chroma's approximate search is asked for beyond those that are wanted."""


class Neighbours:
    """The search of one open store. How like two texts are is always told by the tables' vectors.

    Args:
        mirror: Chroma, where this process has it open; it saves reading all vectors for a search without filters.
    """

    def __init__(self, mirror: Mirror | None) -> None:
        self._mirror = mirror
        self._all: Matrix | None = None
        self._version = ""

    def find(
        self,
        connection: Connection,
        vector: NDArray[np.float32],
        *,
        limit: int,
        conditions: Sequence[ColumnElement[bool]] = (),
    ) -> list[tuple[str, float]]:
        """Return the keys of the passages likest to a vector with their cosine, among those that meet conditions."""
        if conditions:
            among = set(retrieval.keys(connection, *conditions))
            return self._vectors(connection).nearest(vector, limit=limit, among=among)
        near = self._mirror.near(vector, limit=limit + MARGIN) if self._mirror else None
        vectors = self._vectors(connection) if near is None else _read(connection, retrieval.keyed(near))
        return vectors.nearest(vector, limit=limit)

    def _vectors(self, connection: Connection) -> Matrix:
        """Return all vectors, read again when the store has changed since."""
        version = fact(connection, VERSION) or ""
        if self._all is None or self._version != version:
            self._all, self._version = _read(connection), version
        return self._all


def _read(connection: Connection, *conditions: ColumnElement[bool]) -> Matrix:
    rows = list(retrieval.embeddings(connection, *conditions))
    dimensions = int(fact(connection, DIMENSIONS) or 0)
    return Matrix(tuple(key for key, _ in rows), unpack((blob for _, blob in rows), dimensions))
