"""Reference series in their table."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from index.errors import NoSuchSeriesError
from index.reference import Observation, Series
from index.schema import reference_series as table

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

_FIELDS = ("name", "subject", "metric", "part", "unit")


@dataclass(frozen=True, slots=True)
class References:
    """The reference series of a store.

    Attributes:
        store: what the user called the store.
        engine: its database.
        check: what raises when the store was opened for reading.
    """

    store: str
    engine: Engine
    check: Callable[[], None]

    def all(self) -> tuple[Series, ...]:
        """Return the series by name."""
        with self.engine.connect() as connection:
            return tuple(
                Series(
                    **{name: row[name] for name in _FIELDS},
                    observations=tuple(Observation(*each) for each in row["observations"]),
                )
                for row in connection.execute(select(table).order_by(table.c.name)).mappings()
            )

    def put(self, series: Series) -> None:
        """Keep a series, in place of the one that has its name.

        Raises:
            StoreModeError: the store was opened for reading.
        """
        self.check()
        row = {name: getattr(series, name) for name in _FIELDS}
        observations = [astuple(each) for each in series.observations]
        with self.engine.begin() as connection:
            connection.execute(delete(table).where(table.c.name == series.name))
            connection.execute(insert(table).values(**row, observations=observations))

    def remove(self, name: str) -> None:
        """Take a series out.

        Raises:
            NoSuchSeriesError: there is none of that name.
            StoreModeError: the store was opened for reading.
        """
        self.check()
        with self.engine.begin() as connection:
            if not connection.execute(delete(table).where(table.c.name == name)).rowcount:
                raise NoSuchSeriesError(f"{self.store}: no series {name}; cotejo reference list shows what there is")
