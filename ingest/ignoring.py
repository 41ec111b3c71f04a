"""Files that a folder asks to be left out: ``.cotejoignore``, written as ``.gitignore`` is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".cotejoignore"


class IgnoreError(ValueError):
    """A ``.cotejoignore`` cannot be followed: the file, the place in it (``line 2``), and what to do."""

    def __init__(self, path: Path, place: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.place = place
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Ignoring:
    """What the ``.cotejoignore`` files of a folder and of the folders inside it leave out.

    A file deeper down decides before one above it, and in one file the last pattern that matches; a folder that is
    left out is left out with all that it holds.

    Attributes:
        root: the folder that is searched; files above it are not looked at.
    """

    root: Path
    _read: dict[Path, GitIgnoreSpec | None] = field(default_factory=dict)

    def folder(self, path: Path) -> bool:
        """Say whether a folder under the root is left out; the folders above it are taken to be searched.

        Raises:
            IgnoreError: a ``.cotejoignore`` on the way cannot be followed.
        """
        return self._matches(path, "/")

    def file(self, path: Path) -> bool:
        """Say whether a file under the root is left out, be it with a folder above it.

        Raises:
            IgnoreError: a ``.cotejoignore`` on the way cannot be followed.
        """
        above = [folder for folder in path.parents if folder != self.root and folder.is_relative_to(self.root)]
        return any(self.folder(folder) for folder in reversed(above)) or self._matches(path, "")

    def _matches(self, path: Path, end: str) -> bool:
        for folder in path.parents:
            spec = self._spec(folder)
            told = spec.check_file(path.relative_to(folder).as_posix() + end).include if spec else None
            if told is not None:
                return told
            if folder == self.root:
                break
        return False

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._read:
            path = folder / NAME
            self._read[folder] = _load(path) if path.is_file() else None
        return self._read[folder]


def _load(path: Path) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise IgnoreError(path, "", "cannot be read; save it as UTF-8 and check its permissions") from error
    for number, line in enumerate(lines, 1):
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError as error:
            reason = f"{line!r} is no gitignore pattern; write one as 'drafts/' or '*.old.txt'"
            raise IgnoreError(path, f"line {number}", reason) from error
    return GitIgnoreSpec.from_lines(lines)
