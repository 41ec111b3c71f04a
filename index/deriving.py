"""Passages made again from the documents that a store holds, after their table has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from index import retrieval, schema
from index.entries import Entry, vectors, write_passages
from index.facts import CURRENT, PASSAGES, STALE, fact, outdate, set_fact
from index.rows import to_document
from nlp.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

    from index.encoder import Encoder

TOGETHER = 32
"""Documents whose passages are encoded together."""


def derive(engine: Engine, encoder: Callable[[], Encoder]) -> None:
    """Make the passages of all documents that have none, where a newer version has emptied their table.

    What an interrupted process has made stays; the vectors in Chroma are completed as after any interruption.
    """
    with engine.connect() as connection:
        if fact(connection, PASSAGES) != STALE:
            return
        made = exists().where(schema.passages.c.document_id == schema.documents.c.id)
        lacking = list(connection.scalars(select(schema.documents.c.id).where(~made).order_by(schema.documents.c.id)))
    for start in range(0, len(lacking), TOGETHER):
        with engine.begin() as connection:
            outdate(connection)
            entries = [_entry(connection, key) for key in lacking[start : start + TOGETHER]]
            found = vectors(entries, encoder())
            for key, entry in zip(lacking[start:], entries, strict=False):
                write_passages(connection, key, entry, [next(found) for _ in entry.keys])
    with engine.begin() as connection:
        set_fact(connection, PASSAGES, CURRENT)


def _entry(connection: Connection, key: int) -> Entry:
    row = connection.execute(select(schema.documents).where(schema.documents.c.id == key)).mappings().one()
    read = retrieval.sentences(connection, schema.documents.c.id == key)
    reading = Reading(tuple(sentence for _, sentence in read), (), ())
    return Entry.of(to_document(row), reading, row["source"])
