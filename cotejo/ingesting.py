"""The road from files to the store: find them, read them in many processes, write them from one."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

from cotejo.pool import read_all
from ingest.document import Rejected
from ingest.front_matter import unread_date
from ingest.sources import Source, find
from nlp.foreign import is_foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.resources.abc import Traversable

    from cotejo.pool import Read
    from index.store import Store
    from ingest.document import Document
    from nlp.names.own import OwnNames

BATCH = 32
"""Files whose documents are encoded together."""

SMALL = 100_000
"""Bytes that this process reads sooner than others could start."""

_READERS = ("ingest", "nlp", "index")
_LIBRARIES = ("spacy", "langdetect", "dateparser", "trafilatura")


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did, in documents.

    Attributes:
        added: not in the store before.
        changed: in place of an older version.
        reread: the same text as before, read again because the program or what is given with the text has changed.
        unchanged: left alone.
        removed: no longer in the file that they came from.
        claims: figures with a metric in what was read now.
        rejected: what could not be read, in files that were left alone too.
        notes: what a user should know: texts in another language, what had to be put right in the store.
    """

    added: int = 0
    changed: int = 0
    reread: int = 0
    unchanged: int = 0
    removed: int = 0
    claims: int = 0
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def documents(self) -> int:
        """The documents of all files that were named and could be read."""
        return self.added + self.changed + self.reread + self.unchanged

    def __str__(self) -> str:
        counted = (
            (self.added, "added"),
            (self.changed, "changed"),
            (self.reread, "read again"),
            (self.unchanged, "unchanged"),
            (self.removed, "removed"),
            (len(self.rejected), "rejected"),
        )
        documents = ", ".join(f"{count:,} {word}" for count, word in counted if count) or "none"
        notes = "".join(f"\n{note}" for note in self.notes)
        return f"documents: {documents}; claims read: {self.claims:,}{notes}"


@dataclass(slots=True)
class _Tally:
    """Counts while an ingest goes on."""

    counts: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def ingest(
    store: Store,
    paths: Iterable[str],
    *,
    date: str | None = None,
    publisher: str | None = None,
    names: OwnNames | None = None,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Read files into a store that is open for writing.

    Files whose content, and what is given with it, are as before are left alone; what was read by an older version of
    the program is read again. Interrupted at any moment and started again, it ends as if it had not been.

    Args:
        store: where to.
        paths: files, folders or globs; ``-`` is standard input.
        date: publication date (ISO 8601) of texts that carry none.
        publisher: publisher of texts that name none.
        names: the user's own names, which the store keeps from now on; null for those that it keeps.
        workers: processes that read; all processors that there are when not given, 1 for this process alone.
        progress: called with the number of files done and of all files.
    """
    tally = _Tally()
    found = list(find(paths))
    tally.rejected += (each for each in found if isinstance(each, Rejected))
    sources = [each for each in found if isinstance(each, Source)]
    if names is None:
        names = store.names.get()
    else:
        store.names.put(names)
    options = f"{date or ''}\0{publisher or ''}\0{reader_version()}\0{names.digest}"
    changed = _changed(store, sources, options, tally)
    done = len(sources) - len(changed)
    read = read_all(changed, date=date, publisher=publisher, names=names, workers=_workers(changed, workers))
    for batch in _batched(read, BATCH):
        _write(store, batch, options, tally)
        done += len(batch)
        if progress is not None:
            progress(done, len(sources))
    store.complete()
    return Summary(**tally.counts, rejected=tuple(tally.rejected), notes=(*tally.notes, *store.notes))


def remarks(document: Document) -> Iterator[str]:
    """Yield what a user should know of a document that could be read."""
    if is_foreign(document.text):
        found = "it can be searched, but few of its figures are understood"
        yield f"{document.name}: is in neither English nor Spanish; {found}"
    if (unread := unread_date(document.text)) is not None:
        line, value = unread
        yield f"{document.name}:{line}: {value!r} is not a day, and was passed over; write it as 2026-01-31"


@cache
def reader_version() -> str:
    """Return what tells this version of the readers from others: a hash of their code, rules and libraries."""
    sha = hashlib.sha256()
    for package in _READERS:
        for name, content in sorted(_contents(files(package), package)):
            sha.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    sha.update("\0".join(f"{library} {version(library)}" for library in _LIBRARIES).encode())
    return sha.hexdigest()


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for child in folder.iterdir():
        path = f"{name}/{child.name}"
        if child.is_dir() and child.name != "__pycache__":
            yield from _contents(child, path)
        elif child.is_file():
            yield path, child.read_bytes()


def _changed(store: Store, sources: Iterable[Source], options: str, tally: _Tally) -> list[Source]:
    """Return the files that must be read, and count the others."""
    states = store.sources()
    changed = []
    for source in sources:
        state = states.get(source.uri)
        if state is None or state.fingerprint != _fingerprint(_content_fingerprint(source), options):
            changed.append(source)
        else:
            tally.counts["unchanged"] += state.documents
            tally.rejected += state.rejected
    return changed


def _content_fingerprint(source: Source) -> str:
    try:
        return source.fingerprint()
    except OSError:
        return ""  # the reader will meet the same error and reject the file with its reason


def _fingerprint(content: str, options: str) -> str:
    return hashlib.sha256(f"{content}\0{options}".encode(errors="surrogatepass")).hexdigest()


def _write(store: Store, batch: Iterable[Read], options: str, tally: _Tally) -> None:
    readable = [read for read in batch if read.fingerprint is not None]
    for read in readable:
        before = store.digests(read.uri)
        for document, reading in read.documents:
            kind = {None: "added", document.digest: "reread"}.get(before.get(document.uri), "changed")
            tally.counts[kind] += 1
            tally.notes += remarks(document)
            tally.counts["claims"] += sum(1 for claim in reading.claims if claim.metric is not None)
    store.put_all((document, reading, read.uri) for read in readable for document, reading in read.documents)
    for read in readable:
        kept = {document.uri for document, _ in read.documents}
        fingerprint = _fingerprint(read.fingerprint or "", options)
        tally.counts["removed"] += store.finish(read.uri, fingerprint, kept=kept, rejected=read.rejected)
    tally.rejected += (rejected for read in batch for rejected in read.rejected)


def _workers(sources: Iterable[Source], asked: int | None) -> int:
    if asked is not None:
        return max(1, asked)
    size = sum(source.path.stat().st_size for source in sources if source.path and source.path.exists())
    return (
        1
        if size <= SMALL
        else len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1
    )


def _batched(read: Iterator[Read], size: int) -> Iterator[list[Read]]:
    while batch := list(islice(read, size)):
        yield batch
