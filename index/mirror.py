"""What keeps Chroma equal to the tables: the tables are the truth, and everything in Chroma can be made from them."""

from __future__ import annotations

import logging
import random
import shutil
from typing import TYPE_CHECKING

from index import retrieval, schema
from index.facts import CURRENT, DIMENSIONS, STALE, VECTORS, fact, generation, set_fact
from index.matrix import unpack
from index.stats import rows
from index.vectors import Vectors, collection, usable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Engine

logger = logging.getLogger(__name__)

FLUSH = 4_000
"""Vectors that wait before they are passed on to Chroma together."""

SAMPLE = 64
"""Vectors that are looked for when it is checked whether Chroma still finds what it holds."""

TOLERATED = 0.02
"""Share of them that its approximate search may miss and be sound."""


EXACT = 20_000
"""Vectors up to which all of them are compared: that takes under a millisecond, and the answer is always the same."""


class Mirror:
    """The vectors of one store's passages in Chroma, for the process that writes to the store.

    Attributes:
        notes: what had to be put right, for the user to read.
    """

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.notes: list[str] = []
        self._folder = folder
        self._engine = engine
        self._opened: Vectors | None = None
        self._added: dict[str, bytes] = {}
        self._removed: set[str] = set()

    @property
    def vectors(self) -> Vectors:
        """The vectors, opened when they are first needed."""
        if self._opened is None:
            self._opened = Vectors.open(self._folder, self._collection())
        return self._opened

    def close(self) -> None:
        """Let go of the folder; what waits follows at the next start."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def renew(self) -> None:
        """Turn to the vectors of another encoder, which the tables hold by now; `complete` makes them again here.

        The whole folder goes: of a collection that is deleted Chroma leaves the files of its index behind.
        """
        self.close()
        self._added, self._removed = {}, set()
        if self._folder.exists():
            shutil.rmtree(self._folder)

    def recover(self) -> None:
        """Put right what an interrupted process left, if one was."""
        with self._engine.connect() as connection:
            state = fact(connection, VECTORS)
            empty = not rows(connection, schema.passages)
        if state == STALE or (not empty and not self._folder.exists()):
            if self._folder.exists() and not usable(self._folder, self._collection()):
                shutil.rmtree(self._folder)
                self._note("the vector index could not be opened; it was made again from the store")
            self.repair()

    def changed(self, added: Mapping[str, bytes], removed: Iterable[str]) -> None:
        """Take down what has changed in the tables, and pass it on when enough has come together."""
        for key in removed:
            self._added.pop(key, None)
            self._removed.add(key)
        self._added |= added
        self._removed -= added.keys()
        if len(self._added) + len(self._removed) >= FLUSH:
            self.flush()

    def flush(self) -> None:
        """Pass on to Chroma what waits."""
        if self._removed:
            self.vectors.delete(self._removed)
        if self._added:
            self.vectors.upsert(list(self._added), unpack(self._added.values(), self._dimensions))
        self._added, self._removed = {}, set()

    def complete(self) -> None:
        """Pass on what waits and record that Chroma holds what the tables hold; put it right where it does not."""
        with self._engine.connect() as connection:
            if fact(connection, VECTORS) == CURRENT:
                return
            total = rows(connection, schema.passages)
        self.flush()
        if len(self.vectors) != total:
            self.repair()
        else:
            self._settle()

    def near(self, vector: NDArray[np.float32], *, limit: int) -> list[str] | None:
        """Return the keys of passages near a vector; null where looking at all of them is as fast, and exact."""
        self.flush()
        if len(self.vectors) < max(2 * limit, EXACT):
            return None
        return [key for key, _ in self.vectors.nearest(vector, limit=limit)]

    def verify(self) -> list[str]:
        """Return the keys of passages whose vector Chroma lacks or does not find, all of them looked for.

        Its search is approximate: of a sound index too it may miss two or three in a thousand.
        """
        held, stored = self.vectors.keys(), self._stored()
        present = [key for key in stored if key in held]
        lost = self.vectors.lost(present, unpack((stored[key] for key in present), self._dimensions))
        return sorted((stored.keys() - held) | set(lost))

    def repair(self) -> None:
        """Add the vectors that Chroma lacks, delete those that it has beyond, and make all again if it is broken."""
        self._added, self._removed = {}, set()
        held, stored = self.vectors.keys(), self._stored()
        missing = {key: blob for key, blob in stored.items() if key not in held}
        self.vectors.delete(held - stored.keys())
        self.vectors.upsert(list(missing), unpack(missing.values(), self._dimensions))
        if missing and held:
            self._note(f"{len(missing)} vectors were missing after an interruption; they were completed")
        if not self._sound(stored):
            self._note("the vector index no longer found what it holds; it was made again from the store")
            self.rebuild()
        self._settle()

    def rebuild(self) -> None:
        """Throw the vectors in Chroma away and make them again from the tables."""
        stored = self._stored()
        self.vectors.clear()
        self.vectors.upsert(list(stored), unpack(stored.values(), self._dimensions))
        self._settle()

    def _sound(self, stored: Mapping[str, bytes]) -> bool:
        # A fixed seed: the same store is checked by the same passages.
        sample = random.Random(0).sample(sorted(stored), min(SAMPLE, len(stored)))  # noqa: S311
        lost = self.vectors.lost(sample, unpack((stored[key] for key in sample), self._dimensions))
        return len(lost) <= max(1, round(TOLERATED * len(sample)))

    def _collection(self) -> str:
        with self._engine.connect() as connection:
            return collection(generation(connection))

    @property
    def _dimensions(self) -> int:
        with self._engine.connect() as connection:
            return int(fact(connection, DIMENSIONS) or 0)

    def _stored(self) -> dict[str, bytes]:
        with self._engine.connect() as connection:
            return dict(retrieval.embeddings(connection))

    def _settle(self) -> None:
        with self._engine.begin() as connection:
            set_fact(connection, VECTORS, CURRENT)

    def _note(self, message: str) -> None:
        logger.warning("%s: %s", self._folder.parent, message)
        self.notes.append(message)
