"""Reference series as rows of their table, and back."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from index.reference import Observation, Series
from index.schema import reference_series as table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_FIELDS = ("name", "subject", "metric", "part", "unit")


def write(connection: Connection, series: Series) -> None:
    """Write a series in place of the one that has its name."""
    remove(connection, series.name)
    observations = [astuple(each) for each in series.observations]
    row = {name: getattr(series, name) for name in _FIELDS}
    connection.execute(insert(table).values(**row, observations=observations))


def remove(connection: Connection, name: str) -> bool:
    """Remove the series of a name; return whether there was one."""
    return bool(connection.execute(delete(table).where(table.c.name == name)).rowcount)


def read(connection: Connection) -> Iterator[Series]:
    """Yield the series by name."""
    for row in connection.execute(select(table).order_by(table.c.name)).mappings():
        observations = tuple(Observation(*each) for each in row["observations"])
        yield Series(**{name: row[name] for name in _FIELDS}, observations=observations)
