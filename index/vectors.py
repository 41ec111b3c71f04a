"""The vectors in Chroma: one collection in one folder, opened by one process at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from index.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from numpy.typing import NDArray

COLLECTION = "passages"
PROBE_SECONDS = 120


class Vectors:
    """Vectors by passage key. Open one with `Vectors.open`; similarities are cosines, never distances."""

    def __init__(self, client: ClientAPI, collection: ChromaCollection, folder: Path) -> None:
        self._client = client
        self._folder = folder
        self._collection = collection

    @classmethod
    def open(cls, folder: Path, name: str = COLLECTION) -> Vectors:
        """Open the vectors of a folder, which is made where it is missing. Nothing is sent anywhere.

        Collections of other names are thrown away: they are what a reindex has replaced.
        """
        import chromadb
        from chromadb.config import Settings

        with _told(folder):
            client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
            for other in client.list_collections():
                if other.name != name:
                    client.delete_collection(other.name)
            return cls(client, _collection(client, name), folder)

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()  # type: ignore[attr-defined]  # the interface does not declare it, every client has it

    def clear(self) -> None:
        """Throw all vectors away."""
        name = self._collection.name
        self._client.delete_collection(name)
        self._collection = _collection(self._client, name)

    def __len__(self) -> int:
        return self._collection.count()

    def keys(self) -> set[str]:
        """Return the keys of all vectors."""
        return set(self._collection.get(include=[])["ids"])

    def upsert(self, keys: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Put vectors in, in place of those of the same keys."""
        with _told(self._folder):
            for batch in self._batches(len(keys)):
                self._collection.upsert(ids=list(keys[batch]), embeddings=vectors[batch])

    def delete(self, keys: Collection[str]) -> None:
        """Take vectors out; a key that is not there is none to take."""
        ordered = sorted(keys)
        with _told(self._folder):
            for batch in self._batches(len(ordered)):
                self._collection.delete(ids=ordered[batch])

    def nearest(self, query: NDArray[np.float32], *, limit: int) -> list[tuple[str, float]]:
        """Return the keys likest to a vector with their cosine similarity, the likest first.

        The search is approximate: it may miss one now and then.
        """
        found = self._collection.query(query_embeddings=query[np.newaxis], n_results=limit, include=["distances"])
        distances = cast("list[list[float]]", found["distances"])
        return [(key, 1 - distance) for key, distance in zip(found["ids"][0], distances[0], strict=True)]

    def lost(self, keys: Sequence[str], vectors: NDArray[np.float32]) -> list[str]:
        """Return those of the keys that a search for their own vector does not find (nor another just like it)."""
        missed: list[str] = []
        for key, vector in zip(keys, vectors, strict=True):
            found = dict(self.nearest(vector, limit=5)) if vector.any() else {key: 1.0}
            if key not in found and max(found.values(), default=0) < 1 - ALIKE:
                missed.append(key)
        return missed

    def _batches(self, size: int) -> Iterator[slice]:
        step = self._client.get_max_batch_size()
        return (slice(start, start + step) for start in range(0, size, step))


ALIKE = 1e-4
"""Two vectors whose cosine is this near to 1 may stand for each other."""


def collection(generation: int) -> str:
    """Return the name of the collection that holds the vectors after so many reindexes."""
    return f"{COLLECTION}-{generation}" if generation else COLLECTION


def usable(folder: Path, name: str = COLLECTION) -> bool:
    """Tell whether a folder can be opened and searched.

    A folder that was broken by a crash may end the process that opens it, so another process tries.
    """
    paths = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    try:
        tried = subprocess.run(  # noqa: S603  (this interpreter and this module)
            [sys.executable, "-m", "index.vectors", str(folder), name],
            env=os.environ | {"PYTHONPATH": paths},
            capture_output=True,
            timeout=PROBE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return tried.returncode == 0


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say what to do where Chroma cannot write, most often for want of room."""
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise StoreError(
            f"{folder}: the vectors cannot be written ({error}); make room on the disk or check its permissions, "
            "and run this again: the texts that were read are kept"
        ) from error


def _collection(client: ClientAPI, name: str) -> ChromaCollection:
    # Without `embedding_function=None` a model that is fetched from the network would be put in.
    return client.get_or_create_collection(
        name,
        embedding_function=None,
        configuration={"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}},
    )


def _try(folder: Path, name: str) -> None:
    vectors = Vectors.open(folder, name)
    some = vectors._collection.get(limit=1, include=["embeddings"])["embeddings"]
    if some is not None and len(some):
        vectors.nearest(np.asarray(some[0], dtype=np.float32), limit=1)
    vectors.keys()


if __name__ == "__main__":
    _try(Path(sys.argv[1]), sys.argv[2])
