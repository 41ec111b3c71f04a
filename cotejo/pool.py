"""Reading files in processes of their own: whole files to a process, results in the order of the files."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ingest.document import Document, Rejected
from ingest.errors import CotejoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from ingest.sources import Source
    from nlp.names.own import OwnNames
    from nlp.reading import Reading

AHEAD = 8
"""Files in hand for each process, so that none waits for the one that writes."""

TOLD = 160
"""Characters of an error of the program that are told."""


class WorkerError(CotejoError):
    """A process that read files ended before its time."""


@dataclass(frozen=True, slots=True)
class Read:
    """One file, read to its end.

    Attributes:
        uri: the file.
        fingerprint: of the bytes that were read; null when they could not be.
        documents: its documents with what was read in them.
        rejected: what could not be read.
    """

    uri: str
    fingerprint: str | None
    documents: tuple[tuple[Document, Reading], ...]
    rejected: tuple[Rejected, ...]


def read_all(
    sources: Sequence[Source], *, date: str | None, publisher: str | None, names: OwnNames, workers: int
) -> Iterator[Read]:
    """Yield the files as they were read, in their order.

    Args:
        sources: the files.
        date: publication date of texts that carry none.
        publisher: publisher of texts that name none.
        names: the user's own names: every process reads with these, whatever becomes of their file meanwhile.
        workers: processes; 1 reads in this one. They import the main module, which must be guarded as usual
            (``if __name__ == "__main__"``).

    Raises:
        WorkerError: a process died, most often for want of memory.
    """
    task = partial(read_source, date=date, publisher=publisher, names=names)
    if workers == 1 or len(sources) < 2:
        return map(task, sources)
    return _in_processes(task, sources, min(workers, len(sources)))


def read_source(source: Source, *, date: str | None, publisher: str | None, names: OwnNames) -> Read:
    """Read one file: its documents, and every document's sentences, mentions and claims."""
    from ingest.reader import read as documents
    from nlp.reader import read

    try:
        # The bytes that are read are those that the fingerprint is of, whatever happens to the file meanwhile.
        held = replace(source, data=source.content())
    except OSError as error:
        reason = f"cannot be read: {error.strerror}; check the file and its permissions"
        return Read(source.uri, None, (), (Rejected(source.name, "", reason),))
    found: list[tuple[Document, Reading]] = []
    rejected: list[Rejected] = []
    try:
        for each in documents(held, date=date, publisher=publisher):
            if isinstance(each, Rejected):
                rejected.append(each)
            else:
                found.append((each, read(each, names=names)))
    except Exception as error:
        # The edge of one file: the others are not lost with it. Without a fingerprint it is read again next time, and
        # what the store has of it stays.
        return Read(source.uri, None, (), (Rejected(source.name, "", failure(error)),))
    return Read(source.uri, held.fingerprint(), tuple(found), tuple(rejected))


def failure(error: Exception) -> str:
    """Return why a file was left out that the program itself stumbled over."""
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"the program failed on it ({told[:TOLD]}); leave it out, and report this with it"


def _in_processes(task: Callable[[Source], Read], sources: Sequence[Source], workers: int) -> Iterator[Read]:
    waiting: deque[Future[Read]] = deque()
    rest = iter(sources)
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start)
    try:
        for source in rest:
            waiting.append(pool.submit(task, source))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerError(
            "a process that read files died, most often for want of memory; run the same command again: what was read "
            "is kept, and with fewer processes it may get through"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _start() -> None:
    """Prepare a reading process: the main process alone is interrupted from the keyboard, and none outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
