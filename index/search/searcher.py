"""The search of one open store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index import retrieval
from index.facts import CLUSTERS, ENCODER, VERSION, fact
from index.search.filters import Filters
from index.search.gathering import gather
from index.search.match import Match
from index.search.plan import plan
from index.search.scoring import CANDIDATES, Query, Scored, Scoring
from index.search.selection import select
from index.search.snapshot import Snapshot, load, save

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from index.mirror import Mirror


class Searcher:
    """Finds passages in what the tables hold, by a snapshot of them that is kept in memory and beside the store.

    Args:
        folder: where snapshots are kept; null for a store on a server.
        mirror: Chroma, where this process has it open. Of a large store it tells the nearest vectors for a search that
            nothing narrows; whatever narrows one is a mask over the snapshot, and all vectors that pass are compared.
    """

    def __init__(self, folder: Path | None, mirror: Mirror | None) -> None:
        self._folder = folder
        self._mirror = mirror
        self._held: tuple[str, Snapshot] | None = None
        self._places: dict[bytes, int] = {}

    def find(
        self,
        connection: Connection,
        text: str,
        vector: NDArray[np.float32],
        *,
        filters: Filters,
        limit: int,
        without: str | None = None,
    ) -> list[Match]:
        """Return the passages likest to a text, the likest first; equals come by document name and place.

        Args:
            connection: in a transaction, so that what is found is still there.
            text: what to look for.
            vector: its vector.
            filters: what narrows the search.
            limit: how many at most.
            without: the cluster whose documents are left out.
        """
        snapshot = self.snapshot(connection)
        among = select(snapshot, filters)
        if without is not None:
            among = _outside(connection, snapshot, among, without)
        if not len(snapshot) or (among is not None and not len(among)):
            return []
        query = Query(vector, plan(text, telling=snapshot.postings.importance))
        near = self._near(snapshot, vector, limit=max(limit, CANDIDATES)) if among is None else None
        ranked = Scoring(snapshot, query).rank(among, near=near, limit=limit)
        return list(_matches(connection, snapshot, ranked))

    def middle(self, connection: Connection, uri: str) -> NDArray[np.float32] | None:
        """Return the mean of the vectors of a document's passages, null where it has none."""
        snapshot = self.snapshot(connection)
        own = select(snapshot, Filters(doc=uri))
        if own is None or not len(own):
            return None
        mean = snapshot.texts.vectors[own].mean(axis=0)
        middle: NDArray[np.float32] = mean / max(float(np.linalg.norm(mean)), float(np.finfo(np.float32).tiny))
        return middle

    def snapshot(self, connection: Connection) -> Snapshot:
        """Return the snapshot of what the tables hold now."""
        version = _version(connection)
        if self._held is None or self._held[0] != version:
            kept = load(self._folder, version) if self._folder else None
            self._held = version, kept or gather(connection)
            self._places = {}
        return self._held[1]

    def keep(self, connection: Connection) -> None:
        """Write the snapshot beside the store, for the processes that read it."""
        version = _version(connection)
        if self._folder and load(self._folder, version) is None:
            save(self.snapshot(connection), self._folder, version)

    def _near(self, snapshot: Snapshot, vector: NDArray[np.float32], *, limit: int) -> NDArray[np.int64] | None:
        """Return the places of the nearest vectors, null where comparing all is as fast, and exact."""
        keys = self._mirror.near(vector, limit=limit) if self._mirror else None
        if keys is None:
            return None
        if not self._places:
            self._places = {key: place for place, key in enumerate(snapshot.texts.keys.tolist())}
        return np.array([self._places[key.encode()] for key in keys if key.encode() in self._places], dtype=np.int64)


def _version(connection: Connection) -> str:
    """Return what tells this state of the tables from others, as part of a file's name."""
    parts = (fact(connection, name) or "0" for name in (VERSION, CLUSTERS, ENCODER))
    return "-".join("".join(char if char.isalnum() else "_" for char in part)[-60:] for part in parts)


def _outside(
    connection: Connection, snapshot: Snapshot, among: NDArray[np.int64] | None, cluster: str
) -> NDArray[np.int64]:
    """Return the places whose documents are not in a cluster."""
    inside = retrieval.uris(connection, cluster)
    documents = [place for place, uri in enumerate(snapshot.names.uris) if uri in inside]
    kept = np.flatnonzero(~np.isin(snapshot.texts.documents, documents))
    return kept if among is None else np.intersect1d(among, kept)


def _matches(connection: Connection, snapshot: Snapshot, ranked: Scored) -> list[Match]:
    ids = snapshot.texts.ids[ranked.places].tolist()
    passages = retrieval.passages_of(connection, ids)
    return [
        Match(
            passage=passages[ids[row]],
            score=float(ranked.scores[row]),
            similarity=round(float(ranked.similarities[row]), 6),
            words=round(float(ranked.words[row]), 6),
            sentence=_span(snapshot.sentences.spans[ranked.sentences[row]]),
        )
        for row in range(len(ids))
    ]


def _span(pair: NDArray[np.int32]) -> tuple[int, int]:
    return int(pair[0]), int(pair[1])
