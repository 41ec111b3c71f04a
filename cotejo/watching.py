"""Waiting until one of some files is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from threading import Event

PAUSE_MS = 200
"""How long files must be left alone before they are read: editors save in several steps."""


def changes(paths: Sequence[str], *, stop: Event | None = None) -> Iterator[tuple[str, ...]]:
    """Yield nothing at first, then the names of the files that changed, whenever some did; ends when interrupted.

    The folders are watched rather than the files, which editors replace when they save.

    Args:
        paths: files and folders.
        stop: ends the watch when it is set.
    """
    from watchfiles import Change, watch

    given = [Path(path).resolve() for path in paths]

    def ours(_change: Change, changed: str) -> bool:
        path = Path(changed).resolve()
        return any(path == each or (each.is_dir() and each in path.parents) for each in given)

    yield ()
    folders = {each if each.is_dir() else each.parent for each in given}
    for found in watch(*sorted(folders), watch_filter=ours, step=PAUSE_MS, stop_event=stop, raise_interrupt=False):
        yield tuple(sorted({Path(changed).name for _, changed in found}))
