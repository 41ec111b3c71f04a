import io
import sys
from pathlib import Path

import pytest

from ingest import sources
from ingest.document import Rejected
from ingest.sources import Source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.md", "a/y.HTML", "rows.jsonl", "notes.pdf", ".hidden.txt", ".git/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    return tmp_path


def names(*paths: str) -> list[str]:
    return [found.name if isinstance(found, Source) else found.source for found in sources.find(paths)]


def test_a_folder_gives_its_files_sorted_and_relative_to_it(folder: Path) -> None:
    assert names(str(folder)) == ["a/y.HTML", "a/z.md", "b.txt", "rows.jsonl"]


IGNORING = ("# drafts are not for reading", "", "*.jsonl", "/notes.pdf", "borradores/", "!b.txt", "*.HTML")


def ignore(folder: Path, *lines: str) -> None:
    (folder / ".cotejoignore").write_text("\n".join(lines), encoding="utf-8")


def test_a_folder_says_what_is_left_out_of_it(folder: Path) -> None:
    (folder / "a" / "borradores").mkdir()
    (folder / "a" / "borradores" / "b.txt").write_text("text", encoding="utf-8")
    ignore(folder, *IGNORING)
    assert names(str(folder)) == ["a/z.md", "b.txt"]
    assert names(f"{folder}/**/*.*") == ["a/z.md", "b.txt"]
    assert list(sources.unsupported([str(folder)])) == []


def test_a_folder_inside_decides_for_itself(folder: Path) -> None:
    ignore(folder, "*.md", "*.txt")
    ignore(folder / "a", "!z.md", "y.*")
    assert names(str(folder)) == ["a/z.md", "rows.jsonl"]


def test_what_is_named_itself_is_read_whatever_its_folder_says(folder: Path) -> None:
    ignore(folder, "*.txt", "a/")
    assert names(str(folder / "b.txt"), str(folder / "a")) == ["b.txt", "y.HTML", "z.md"]


def test_a_pattern_that_is_none_is_rejected_by_its_line(folder: Path) -> None:
    ignore(folder, "*.md", "!")
    reason = "'!' is no gitignore pattern; write one as 'drafts/' or '*.old.txt'"
    assert list(sources.find([str(folder)])) == [Rejected(str(folder / ".cotejoignore"), "line 2", reason)]
    assert list(sources.unsupported([str(folder)])) == []


def test_files_of_other_kinds_can_be_listed(folder: Path) -> None:
    assert list(sources.unsupported([str(folder)])) == [folder / "notes.pdf"]


def test_a_file_is_named_by_its_name_and_found_once(folder: Path) -> None:
    assert names(str(folder / "b.txt"), str(folder / "a" / ".." / "b.txt")) == ["b.txt"]


def test_a_glob_gives_names_relative_to_its_fixed_part(folder: Path) -> None:
    assert names(f"{folder}/**/*.md") == ["a/z.md"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "no such file or folder; check the path"),
        ("*.xyz", "no file matches this pattern"),
        (
            "notes.pdf",
            "this kind of file is not read; convert it to one of .csv, .docx, .htm, .html, .jsonl, .md, .txt",
        ),
        (".git", None),
    ],
)
def test_what_cannot_be_read_is_rejected_by_name(folder: Path, name: str, reason: str | None) -> None:
    path = str(folder / name)
    expected = [Rejected(path, "", reason)] if reason else [Source(folder / ".git" / "c.txt", "c.txt")]
    assert list(sources.find([path])) == expected


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"oro a 2.000"))
    monkeypatch.setattr(sys, "stdin", stream)
    (source,) = sources.find(["-"])
    assert isinstance(source, Source)
    assert (source.name, source.content(), source.uri) == ("-", b"oro a 2.000", f"stdin:{source.fingerprint()[:16]}")
