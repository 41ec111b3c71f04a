"""One writer at a time: the lock that a process holds while it writes to a store."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy import Engine, func, select

from index.errors import StoreBusyError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from index.database import Place

LOCK = "writer.lock"

_SERVER_LOCK = 0x636F74656A6F
"""The number of the advisory lock in a database server: ``cotejo``."""


def writer(place: Place, engine: Engine) -> AbstractContextManager[None]:
    """Return what holds a store's lock; it is let go of when the process ends, however it ends.

    Raises:
        StoreBusyError: (on entering) another process, or another `Store` of this one, holds it.
        StoreError: (on entering) the folder cannot be made or written.
    """
    return _server(engine, place.name) if place.folder is None else _folder(place.folder, place.name)


@contextlib.contextmanager
def _folder(folder: Path, name: str) -> Iterator[None]:
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StoreBusyError(_busy(name)) from error
    except OSError as error:
        raise StoreError(f"{name}: the store's folder cannot be made or written: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _server(engine: Engine, name: str) -> Iterator[None]:
    with engine.connect() as connection:
        # The lock belongs to the server's session, so this connection stays open as long as it is held.
        if not connection.scalar(select(func.pg_try_advisory_lock(_SERVER_LOCK))):
            raise StoreBusyError(_busy(name))
        connection.commit()
        yield


def _busy(name: str) -> str:
    return (
        f"{name}: another process is writing to this store; run this again when it has finished "
        "(reading goes on meanwhile), or name another store"
    )
