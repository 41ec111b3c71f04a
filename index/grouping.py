"""The duplicate clusters of a store: which documents are copies of one text, and so one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from index import schema
from index.facts import CLUSTERS, CURRENT, fact, set_fact
from ingest.duplicates import Candidate, Signature, clusters

if TYPE_CHECKING:
    from sqlalchemy import Connection


def recluster(connection: Connection) -> None:
    """Compute the clusters of all documents again, if documents have changed since it was done last."""
    if fact(connection, CLUSTERS) == CURRENT:
        return
    table = schema.documents
    columns = (table.c.uri, table.c.name, table.c.digest, table.c.doc_date, table.c.publisher, table.c.cluster)
    rows = list(connection.execute(select(*columns, table.c.signature)))
    found = clusters(
        {
            row.uri: Candidate(
                signature=Signature.from_bytes(row.signature),
                name=row.name,
                digest=row.digest,
                date=row.doc_date,
                publisher=row.publisher,
            )
            for row in rows
        }
    )
    moved = [{"key": row.uri, "to": found[row.uri]} for row in rows if row.cluster != found[row.uri]]
    if moved:
        put = update(table).where(table.c.uri == bindparam("key")).values(cluster=bindparam("to"))
        connection.execute(put, moved)
    set_fact(connection, CLUSTERS, CURRENT)
