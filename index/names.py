"""The user's names that a store's texts are read with: kept with it, so that a later ingest reads the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.facts import NAMES, fact, set_fact
from nlp.names.own import OwnNames

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine


class RecordedNames:
    """What `Store.names` gives: the names that were given last, as they were then, whatever became of their file."""

    def __init__(self, engine: Engine, *, check: Callable[[], None]) -> None:
        self._engine = engine
        self._check = check

    def get(self) -> OwnNames:
        """Return the names, none where none were given."""
        with self._engine.connect() as connection:
            kept = json.loads(fact(connection, NAMES) or "null")
        return OwnNames.from_rows(kept["digest"], kept["names"]) if kept else OwnNames()

    def put(self, names: OwnNames) -> None:
        """Keep names in place of those before; none to keep none.

        Raises:
            StoreModeError: the store was opened for reading.
        """
        self._check()
        kept = json.dumps({"digest": names.digest, "names": names.to_rows()}, ensure_ascii=False)
        with self._engine.begin() as connection:
            set_fact(connection, NAMES, kept)
