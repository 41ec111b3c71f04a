"""What holds for a whole store, by name: its encoder, and whether what is derived from its documents is up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select, update

from index import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

ENCODER = "encoder"
DIMENSIONS = "dimensions"
CLUSTERS = "clusters"
VECTORS = "vectors"
NAMES = "names"
PASSAGES = "passages"
"""Stale where the passages have to be made again from the documents."""

VERSION = "version"
"""Counts the changes of the documents, so that a reader knows when its copy of the vectors is old."""

GENERATION = "generation"
"""Counts the times that all vectors were replaced by those of another encoder."""

_NAMED = select(schema.facts.c.name, schema.facts.c.value).where(
    schema.facts.c.name.in_(bindparam("names", expanding=True))
)
"""Written once: every search asks twice."""

CURRENT = "current"
STALE = "stale"


def fact(connection: Connection, name: str) -> str | None:
    """Return what is known under a name."""
    return connection.scalar(select(schema.facts.c.value).where(schema.facts.c.name == name))


def facts(connection: Connection, *names: str) -> tuple[str | None, ...]:
    """Return what is known under several names."""
    known = {row.name: row.value for row in connection.execute(_NAMED, {"names": names}).all()}
    return tuple(known.get(name) for name in names)


def set_fact(connection: Connection, name: str, value: str) -> None:
    """Record something."""
    table = schema.facts
    if not connection.execute(update(table).where(table.c.name == name).values(value=value)).rowcount:
        connection.execute(insert(table).values(name=name, value=value))


def generation(connection: Connection) -> int:
    """Return how often all vectors were replaced."""
    return int(fact(connection, GENERATION) or 0)


def outdate(connection: Connection) -> None:
    """Record, in the transaction that changes documents, that clusters and vectors have not followed yet."""
    set_fact(connection, CLUSTERS, STALE)
    set_fact(connection, VECTORS, STALE)
    set_fact(connection, VERSION, str(int(fact(connection, VERSION) or 0) + 1))
