"""The store that requests share: open for reading, one request at a time, and those that judge beside the others."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

import cotejo
from ingest.errors import CotejoError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cotejo.archive import Archive


class SharedStore:
    """A store that is read by several threads in turn. What another process writes is seen by the next request.

    Findings over a large store take seconds to work out, once for each state of its texts. They are asked of a second
    reader, so that nobody's search waits for them, and have been worked out before the first page asks for them.

    Args:
        location: the folder, or the URL of a database server.

    Raises:
        CotejoError: there is nothing to read.
    """

    def __init__(self, location: str) -> None:
        self.location = location
        self._archive, self._judge = cotejo.open(location), cotejo.open(location)
        self._reading, self._judging = Lock(), Lock()

    @contextmanager
    def turn(self) -> Iterator[Archive]:
        """Wait until no other request reads, and give the store."""
        with self._reading:
            yield self._archive

    @contextmanager
    def judging(self) -> Iterator[Archive]:
        """Wait until no other request asks for findings, and give the store."""
        with self._judging:
            yield self._judge

    def prepare(self) -> None:
        """Work out the findings in a thread of its own."""
        Thread(target=self._prepare, name="findings", daemon=True).start()

    def close(self) -> None:
        """Let go of the store; whoever still judges has it until the process ends."""
        self._archive.close()
        if self._judging.acquire(blocking=False):
            self._judge.close()

    def _prepare(self) -> None:
        # What is wrong with the store is told to whoever asks for the findings.
        with suppress(CotejoError), self.judging() as archive:
            next(archive.findings(), None)
