"""What the user names on the command line, turned into files to read: files, folders, globs, standard input."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from ingest.document import Rejected
from ingest.ignoring import IgnoreError, Ignoring

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".jsonl", ".csv"})
"""The kinds of file that can be read, by the end of their name (lower case)."""

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input.

    Attributes:
        path: where it is; null for standard input.
        name: its path relative to what was ingested, with forward slashes; a single file's name.
        data: what was read already (standard input can be read only once).
    """

    path: Path | None
    name: str
    data: bytes | None = None

    def content(self) -> bytes:
        """Return the raw bytes.

        Raises:
            OSError: the file cannot be read.
        """
        if self.data is not None:
            return self.data
        return self.path.read_bytes() if self.path else b""

    def fingerprint(self) -> str:
        """Return the SHA-256 of the raw bytes, hexadecimal.

        Raises:
            OSError: the file cannot be read.
        """
        return hashlib.sha256(self.content()).hexdigest()

    @property
    def suffix(self) -> str:
        """The end of its name that says what kind of file it is, in lower case; nothing for standard input."""
        return self.path.suffix.lower() if self.path else ""

    @property
    def uri(self) -> str:
        """The absolute path; for standard input ``stdin:`` and the start of its fingerprint."""
        return self.path.resolve().as_posix() if self.path else f"stdin:{self.fingerprint()[:16]}"


def find(paths: Iterable[str]) -> Iterator[Source | Rejected]:
    """Yield the files that the paths name, in the order of the paths and sorted by name within a folder or a glob.

    A file that is named twice is yielded once. Folders are searched to the bottom; hidden files and folders, what a
    ``.cotejoignore`` names, and files of other kinds are left out there (`unsupported` lists the last). A file that is
    named itself is read, or rejected when it is of another kind.

    Args:
        paths: files, folders, globs (``news/**/*.md``), or ``-`` for standard input.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _expand(path):
            if isinstance(found, Rejected) or found.path is None:
                yield found
            elif (key := found.path.resolve()) not in seen:
                seen.add(key)
                yield found


def unsupported(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the files inside the named folders that `find` leaves out because of their kind, sorted.

    A folder whose ``.cotejoignore`` cannot be followed, which `find` rejects, yields none.
    """
    for path in map(Path, paths):
        if path.is_dir():
            try:
                files = _files(path)
            except IgnoreError:
                continue
            yield from (file for file in files if file.suffix.lower() not in SUFFIXES)


def _expand(path: str) -> Iterator[Source | Rejected]:
    try:
        yield from _named(path)
    except IgnoreError as error:
        # Reading all of the folder would read what the user asked to leave out.
        yield Rejected(str(error.path), error.place, error.reason)


def _named(path: str) -> Iterator[Source | Rejected]:
    if path == STDIN:
        yield Source(None, STDIN, sys.stdin.buffer.read())
    elif Path(path).is_dir():
        yield from _folder(Path(path))
    elif Path(path).exists():
        yield _file(Path(path))
    elif has_magic(path):
        yield from _glob(path)
    else:
        yield Rejected(path, "", "no such file or folder; check the path")


def _file(path: Path) -> Source | Rejected:
    if path.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        return Rejected(str(path), "", f"this kind of file is not read; convert it to one of {kinds}")
    return Source(path, path.name)


def _folder(folder: Path) -> Iterator[Source | Rejected]:
    found = [file for file in _files(folder) if file.suffix.lower() in SUFFIXES]
    if not found:
        yield Rejected(str(folder), "", f"holds no file to read ({', '.join(sorted(SUFFIXES))})")
    yield from (Source(file, file.relative_to(folder).as_posix()) for file in found)


def _files(folder: Path) -> list[Path]:
    """Return the visible files under a folder that no ``.cotejoignore`` leaves out, sorted."""
    found: list[Path] = []
    ignoring = Ignoring(folder)
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and not ignoring.folder(Path(root, name))]
        visible = (Path(root, name) for name in names if not name.startswith("."))
        found += (path for path in visible if not ignoring.file(path))
    return sorted((file for file in found if file.is_file()), key=lambda file: file.relative_to(folder).parts)


def _glob(pattern: str) -> Iterator[Source | Rejected]:
    # Path.glob takes no absolute pattern.
    found = sorted(Path(match) for match in glob(pattern, recursive=True))  # noqa: PTH207
    if not found:
        yield Rejected(pattern, "", "no file matches this pattern")
    base = _fixed(pattern)
    ignoring = Ignoring(base)
    for path in found:
        if path.is_dir() or ignoring.file(path):
            continue
        source = _file(path)
        yield source if isinstance(source, Rejected) else Source(path, path.relative_to(base).as_posix())


def _fixed(pattern: str) -> Path:
    """Return the folders of a glob that stand before its first wildcard: what its files' names are relative to."""
    parts = Path(pattern).parts
    wild = next(index for index, part in enumerate(parts) if has_magic(part))
    return Path(*parts[:wild])
