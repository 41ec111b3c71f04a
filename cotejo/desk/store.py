"""The store that requests share: open for reading, one request at a time."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

import cotejo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cotejo.archive import Archive


class SharedStore:
    """A store that is read by several threads in turn. What another process writes is seen by the next request.

    Args:
        location: the folder, or the URL of a database server.

    Raises:
        CotejoError: there is nothing to read.
    """

    def __init__(self, location: str) -> None:
        self.location = location
        self._archive = cotejo.open(location)
        self._lock = Lock()

    @contextmanager
    def turn(self) -> Iterator[Archive]:
        """Wait until no other request reads, and give the store."""
        with self._lock:
            yield self._archive

    def close(self) -> None:
        """Let go of the store."""
        self._archive.close()
