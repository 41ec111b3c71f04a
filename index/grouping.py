"""The clusters of a store: which documents are copies or translations of one text, and so one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from index import schema
from index.facts import CLUSTERS, CURRENT, fact, set_fact
from index.translating import translate
from ingest.duplicates import Candidate, Signature, clusters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from index.parallel import Likeness


def recluster(connection: Connection) -> None:
    """Compute the clusters of all documents again, if documents have changed since it was done last."""
    if fact(connection, CLUSTERS) == CURRENT:
        return
    table = schema.documents
    wanted = ("id", "uri", "name", "digest", "doc_date", "publisher", "cluster", "signature")
    rows: list[Any] = list(connection.execute(select(*(table.c[name] for name in wanted))))
    copies = clusters(
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
    found = {row.id: copies[row.uri] for row in rows}
    names = _joined(rows, found, translate(connection, found))
    moved = [{"key": row.id, "to": names[row.id]} for row in rows if row.cluster != names[row.id]]
    if moved:
        put = update(table).where(table.c.id == bindparam("key")).values(cluster=bindparam("to"))
        connection.execute(put, moved)
    set_fact(connection, CLUSTERS, CURRENT)


def _joined(rows: Sequence[Any], found: Mapping[int, str], pairs: Iterable[Likeness]) -> dict[int, str]:
    """Return the cluster of each document, those of a text and of its translation as one, named after its first."""
    ordered = sorted(rows, key=lambda row: (row.name, row.digest))
    first = {found[row.id]: place for place, row in reversed(list(enumerate(ordered)))}
    renamed: dict[str, str] = {}
    for each in pairs:
        kept, other = sorted((found[each.document], found[each.other]), key=lambda name: first[name])
        renamed[other] = kept
    return {key: renamed.get(name, name) for key, name in found.items()}
