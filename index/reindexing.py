"""A store's vectors made anew with another encoder, beside the old ones, which serve until all are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.exc import DBAPIError

from index import schema
from index.entries import encode
from index.errors import DiskError, EncoderError, StoreError
from index.facts import GENERATION, generation, outdate, set_fact
from index.loading import Choice, full_name, load_encoder
from index.passages import Window, encoded, parts
from index.recorded import NEXT, NOW, Recorded, forget, record, recorded
from index.rows import to_document
from index.stats import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Engine, Row

    from index.encoder import Encoder
    from index.mirror import Mirror

BATCH = 256
"""Passages that are encoded together and written in one transaction: what is lost when the process is killed."""

_MISSING = ~exists().where(schema.fresh_vectors.c.passage_id == schema.passages.c.id)


@dataclass(frozen=True, slots=True)
class Reindexed:
    """What a reindex did.

    Attributes:
        encoder: the name of the encoder that all vectors are of now.
        passages: how many have vectors of it.
        encoded: how many of them were encoded now; the others had been before, by a run that was interrupted.
    """

    encoder: str
    passages: int
    encoded: int


class Reindexing:
    """Replaces the vectors of a store's passages by those of another encoder.

    The new ones are written beside the old, batch by batch, and take their places in one transaction when none is
    missing. Whatever interrupts it leaves the store as it was, and the next run goes on where it stopped: a passage
    that went meanwhile has taken its new vectors with it, one that came has none yet.

    Args:
        store: what the user calls the store.
        engine: its database, open for writing.
        mirror: its vectors in Chroma; null for a store on a server.
    """

    def __init__(self, store: str, engine: Engine, mirror: Mirror | None) -> None:
        self._store = store
        self._engine = engine
        self._mirror = mirror

    def run(self, asked: Encoder | Choice, *, progress: Callable[[int, int], None] | None = None) -> Reindexed:
        """Make all vectors anew, and put them in the place of the old.

        Args:
            asked: what to encode with; a choice without a name is the one that an interrupted run was on its way to, or
                else the store's own, whose model may have changed.
            progress: called with the number of passages done and of all passages.

        Raises:
            EncoderError: the encoder cannot be loaded.
            StoreError: the new vectors cannot be written.
        """
        encoder = self._load(asked) if isinstance(asked, Choice) else asked
        try:
            count = self._encode(encoder, progress) if self._begin(encoder) else 0
        except (DBAPIError, DiskError) as error:
            reason = error.reason if isinstance(error, DiskError) else error.orig
            raise StoreError(
                f"{self._store}: the new vectors cannot be written ({reason}); the old ones serve as before. When "
                f"that is put right, go on with: cotejo reindex --store {self._store}"
            ) from error
        with self._engine.connect() as connection:
            return Reindexed(encoder.name, rows(connection, schema.passages), count)

    def _load(self, choice: Choice) -> Encoder:
        """Return the encoder of a choice; one that the store knows keeps its prefixes where no others are given."""
        with self._engine.connect() as connection:
            known = [each for each in (recorded(connection, NEXT), recorded(connection, NOW)) if each is not None]
        name = full_name(choice.name) if choice.name is not None or not known else known[0].name
        own = next((each.prefixes for each in known if each.name == name and each.prefixes is not None), None)
        if own is None:
            return Choice(name, choice.query_prefix, choice.passage_prefix, choice.download).load()
        wanted = own.but(query=choice.query_prefix, passage=choice.passage_prefix)
        return load_encoder(name, query_prefix=wanted.query, passage_prefix=wanted.passage, download=choice.download)

    def _begin(self, encoder: Encoder) -> bool:
        """Record where this leads to, and drop what was made on the way to another; false where nothing is to do."""
        target = Recorded.of(encoder)
        with self._engine.begin() as connection:
            now, following = recorded(connection, NOW), recorded(connection, NEXT)
            if now is not None and now.alike(target):
                record(connection, target)  # the same model may have another name by now
                _drop(connection)
                return False
            if following is None or following.name != target.name or not following.alike(target):
                _drop(connection)
                record(connection, target, NEXT)
            return True

    def _encode(self, encoder: Encoder, progress: Callable[[int, int], None] | None) -> int:
        """Encode what has no new vectors yet and let all of them take their places; return how many were encoded."""
        passage = schema.passages.c.id
        with self._engine.connect() as connection:
            missing = list(connection.scalars(select(passage).where(_MISSING).order_by(passage)))
            total = rows(connection, schema.passages)
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            made = self._vectors(batch, encoder)
            with self._engine.begin() as connection:
                connection.execute(insert(schema.fresh_vectors), made)
            if progress is not None:
                progress(total - len(missing) + start + len(batch), total)
        with self._engine.begin() as connection:
            _switch(connection)
        if self._mirror is not None:
            self._mirror.renew()
        return len(missing)

    def _vectors(self, keys: Sequence[int], encoder: Encoder) -> list[dict[str, Any]]:
        """Return the rows of the new vectors of some passages."""
        document, passage = schema.documents.c, schema.passages.c
        columns = (passage[name] for name in ("id", "document_id", "start", "end", "lang", "context", "sentences"))
        with self._engine.connect() as connection:
            found = list(connection.execute(select(*columns).where(passage.id.in_(keys)).order_by(passage.id)))
            wanted = select(schema.documents).where(document.id.in_({row.document_id for row in found}))
            texts = {row["id"]: to_document(row) for row in connection.execute(wanted).mappings()}
        windows = [(texts[row.document_id], _window(row)) for row in found]
        vectors = encode([encoded(*each) for each in windows], [parts(*each) for each in windows], encoder)
        return [
            {"passage_id": row.id, "embedding": vector.passage, "sentence_embeddings": vector.sentences}
            for row, vector in zip(found, vectors, strict=True)
        ]


def _window(row: Row[Any]) -> Window:
    spans = np.frombuffer(row.sentences, dtype="<i4").reshape(-1, 2).tolist()
    return Window(row.start, row.end, row.lang, row.context, tuple((start, end) for start, end in spans))


def _drop(connection: Connection) -> None:
    """Throw away what an interrupted run has made."""
    connection.execute(delete(schema.fresh_vectors))
    forget(connection, NEXT)


def _switch(connection: Connection) -> None:
    """Put the new vectors in the place of the old, with all that tells which they are.

    What was found out with the old ones, which texts are translations, is found out again.
    """
    following = recorded(connection, NEXT)
    if following is None or rows(connection, schema.passages, _MISSING):
        raise EncoderError("some passages have no new vectors; run cotejo reindex again")
    fresh = schema.fresh_vectors.c
    values = {"embedding": fresh.embedding, "sentence_embeddings": fresh.sentence_embeddings}
    connection.execute(update(schema.passages).values(values).where(schema.passages.c.id == fresh.passage_id))
    for table in (schema.compared, schema.likenesses):
        connection.execute(delete(table))
    record(connection, following)
    _drop(connection)
    set_fact(connection, GENERATION, str(generation(connection) + 1))
    outdate(connection)
