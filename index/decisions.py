"""Decisions about findings, and which findings were shown, in their tables.

They belong to no document: reading texts again, and making what is derived from them anew, leaves them alone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from index.decision import Decision, Verdict
from index.errors import NoSuchDecisionError
from index.schema import decisions as table
from index.schema import shown_findings as shown_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of a store.

    Attributes:
        store: what the user called the store.
        engine: its database.
        check: what raises when the store was opened for reading.
    """

    store: str
    engine: Engine
    check: Callable[[], None]

    def all(self) -> tuple[Decision, ...]:
        """Return the decisions by the finding's id."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(table).order_by(table.c.finding)).mappings()
            return tuple(Decision(**{**row, "verdict": Verdict(row["verdict"])}) for row in rows)

    def put(self, decision: Decision) -> None:
        """Keep a decision, in place of an earlier one about the finding.

        Raises:
            StoreModeError: the store was opened for reading.
        """
        self.check()
        with self.engine.begin() as connection:
            connection.execute(delete(table).where(table.c.finding == decision.finding))
            connection.execute(insert(table).values(asdict(decision)))

    def remove(self, finding: str) -> None:
        """Take a decision back.

        Raises:
            NoSuchDecisionError: there is none about the finding.
            StoreModeError: the store was opened for reading.
        """
        self.check()
        with self.engine.begin() as connection:
            if not connection.execute(delete(table).where(table.c.finding == finding)).rowcount:
                raise NoSuchDecisionError(f"{self.store}: nothing was decided about finding {finding}")

    def shown(self) -> frozenset[str]:
        """Return the ids of the findings that were there at the last look."""
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(select(shown_table.c.finding)))

    def look(self, findings: Iterable[str]) -> None:
        """Record that these findings are all that there are now.

        Raises:
            StoreModeError: the store was opened for reading.
        """
        self.check()
        rows = [{"finding": finding} for finding in dict.fromkeys(findings)]
        with self.engine.begin() as connection:
            connection.execute(delete(shown_table))
            if rows:
                connection.execute(insert(shown_table), rows)
