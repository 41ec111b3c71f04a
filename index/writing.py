"""What goes into a store and out of it: documents with their readings, and the files that were read to their end."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from index import retrieval, schema
from index.entries import Entry, erase, vectors, write
from index.facts import outdate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Connection, Engine

    from index.encoder import Encoder
    from index.mirror import Mirror
    from ingest.document import Document, Rejected
    from nlp.reading import Reading


@dataclass(frozen=True, slots=True)
class Writing:
    """Changes a store's documents, and leaves what is derived from them out of date until `Store.complete`.

    Attributes:
        engine: its database, open for writing.
        mirror: its vectors in Chroma, null on a server.
    """

    engine: Engine
    mirror: Mirror | None

    def put_all(self, read: Iterable[tuple[Document, Reading, str]], *, encoder: Callable[[], Encoder]) -> None:
        """Write documents, each in one transaction of its own; the arguments are those of `Store.put_all`."""
        ready = [Entry.of(document, reading, source) for document, reading, source in read]
        found = vectors(ready, encoder())
        for entry in ready:
            own = list(islice(found, len(entry.keys)))
            with self._changing() as connection:
                removed = write(connection, entry, own)
            self._changed({key: each.passage for key, each in zip(entry.keys, own, strict=True)}, removed)

    def finish(self, source: str, fingerprint: str, *, kept: Collection[str], rejected: Iterable[Rejected]) -> int:
        """Record that a file was read to its end; the arguments and the result are those of `Store.finish`."""
        with self.engine.connect() as connection:
            gone = retrieval.digests(connection, source).keys() - set(kept)
        if gone:
            self._erase(gone)
        row = {"fingerprint": fingerprint, "rejected": [[each.source, each.place, each.reason] for each in rejected]}
        with self.engine.begin() as connection:
            connection.execute(delete(schema.sources).where(schema.sources.c.uri == source))
            connection.execute(insert(schema.sources).values(uri=source, **row))
        return len(gone)

    def remove(self, uri: str) -> None:
        """Take a document out, and the record that its file was read to its end."""
        with self.engine.begin() as connection:
            source = select(schema.documents.c.source).where(schema.documents.c.uri == uri).scalar_subquery()
            connection.execute(delete(schema.sources).where(schema.sources.c.uri == source))
        self._erase({uri})

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """Begin a transaction that changes documents: what is derived from them is out of date when it ends."""
        with self.engine.begin() as connection:
            outdate(connection)
            yield connection

    def _erase(self, uris: Collection[str]) -> None:
        with self._changing() as connection:
            removed = erase(connection, uris)
        self._changed({}, removed)

    def _changed(self, added: Mapping[str, bytes], removed: Iterable[str]) -> None:
        if self.mirror:
            self.mirror.changed(added, removed)
