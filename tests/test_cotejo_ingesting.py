from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import nlp.reader
from cotejo.ingesting import Summary, ingest
from index.errors import StoreBusyError
from index.store import Store
from ingest.document import Document, Rejected
from nlp.names.own import OwnNames
from nlp.reading import Reading

EN = "Desk note\n\nJanuary 8, 2026\n\nThe S&P 500 fell 1.5% on Thursday, the desk wrote in its note.\n"
ES = "Nota de la mesa\n\n8 de enero de 2026\n\nEl IBEX 35 subió un 2,5% el jueves, según la nota de la mesa.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "en.txt").write_text(EN, encoding="utf-8")
    (folder / "es.txt").write_text(ES, encoding="utf-8")
    rows = [{"text": text, "date": "2026-01-09", "title": "Row"} for text in (EN, ES)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "S", mode="write") as opened:
        yield opened


def names(store: Store) -> list[str]:
    return [document.name for document in store.documents()]


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return summary.added, summary.changed, summary.reread, summary.unchanged, summary.removed


def test_a_file_that_the_program_fails_on_is_told_and_the_rest_goes_on(
    store: Store, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = nlp.reader.read

    def failing(document: Document, *, names: OwnNames) -> Reading:
        if document.name == "en.txt":
            raise ZeroDivisionError("division by zero")
        return sound(document, names=names)

    ingest(store, [str(texts)])
    (texts / "en.txt").write_text(EN.replace("1.5%", "1.7%"), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(nlp.reader, "read", failing)
        told = ingest(store, [str(texts)], workers=1).rejected
    reason = "the program failed on it (ZeroDivisionError: division by zero); leave it out, and report this with it"
    assert told == (Rejected("en.txt", "", reason),)
    assert names(store) == ["en.txt", "es.txt", "rows.jsonl#1", "rows.jsonl#2"]  # what was read of it before stays
    assert counts(ingest(store, [str(texts)])) == (0, 1, 0, 3, 0)


def test_second_run_changes_nothing(store: Store, texts: Path) -> None:
    assert counts(ingest(store, [str(texts)])) == (4, 0, 0, 0, 0)
    before = list(store.claims(resolved=None)), store.clusters(), store.sources()
    assert counts(ingest(store, [str(texts)])) == (0, 0, 0, 4, 0)
    assert (list(store.claims(resolved=None)), store.clusters(), store.sources()) == before
    assert len({sourced.doc for sourced in store.claims(resolved=None)}) == 4


def test_edited_file_replaces_its_old_version(store: Store, texts: Path) -> None:
    ingest(store, [str(texts)])
    (texts / "en.txt").write_text(EN.replace("1.5%", "1.7%"), encoding="utf-8")
    assert counts(ingest(store, [str(texts)])) == (0, 1, 0, 3, 0)
    assert [sourced.claim.value_text for sourced in store.claims(doc="en.txt", resolved=None)] == ["1.7%"]


def test_rows_that_are_gone_go_but_files_stay(store: Store, texts: Path) -> None:
    ingest(store, [str(texts)])
    rows = (texts / "rows.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (texts / "rows.jsonl").write_text(rows[0], encoding="utf-8")
    (texts / "es.txt").unlink()
    assert counts(ingest(store, [str(texts)])) == (0, 0, 1, 1, 1)
    assert names(store) == ["en.txt", "es.txt", "rows.jsonl#1"]


def test_what_is_given_from_outside_counts_as_a_change(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gold rose 1%.\n", encoding="utf-8")
    ingest(store, [str(tmp_path / "a.txt")])
    assert ingest(store, [str(tmp_path / "a.txt")], date="2026-01-08", publisher="Uno").documents == 1
    (document,) = store.documents()
    assert (document.metadata.doc_date, document.metadata.publisher) == ("2026-01-08", "Uno")


def test_rejected_inputs_are_told_each_time_and_the_rest_goes_on(store: Store, texts: Path) -> None:
    (texts / "rows.jsonl").write_text('{"text": "Gold rose 1%."}\n{broken\n', encoding="utf-8")
    (texts / "empty.txt").write_text("", encoding="utf-8")
    first = ingest(store, [str(texts), str(texts / "none.txt")])
    assert sorted((each.source.rpartition("/")[2], each.place) for each in first.rejected) == [
        ("empty.txt", ""),
        ("none.txt", ""),
        ("rows.jsonl", "line 2"),
    ]
    second = ingest(store, [str(texts), str(texts / "none.txt")])
    assert (sorted(second.rejected, key=repr), counts(second)) == (sorted(first.rejected, key=repr), (0, 0, 0, 3, 0))


def test_file_that_lost_its_text_loses_its_claims(store: Store, texts: Path) -> None:
    ingest(store, [str(texts / "en.txt")])
    (texts / "en.txt").write_text(" \n", encoding="utf-8")
    summary = ingest(store, [str(texts / "en.txt")])
    assert (summary.removed, names(store)) == (1, [])
    assert summary.rejected == (Rejected("en.txt", "", "holds no text"),)


def test_progress_counts_files(store: Store, texts: Path) -> None:
    ingest(store, [str(texts / "en.txt")])
    steps: list[tuple[int, int]] = []
    ingest(store, [str(texts)], progress=lambda done, total: steps.append((done, total)))
    assert steps == [(3, 3)]


@pytest.mark.slow
def test_processes_give_what_one_gives(tmp_path: Path, texts: Path) -> None:
    listings = []
    for workers in (1, 2):
        with Store.open(tmp_path / str(workers), mode="write") as store:
            ingest(store, [str(texts)], workers=workers)
            listings.append((list(store.claims(resolved=None)), list(store.passages()), list(store.mentions())))
    assert listings[0] == listings[1]


def test_another_process_is_told_that_the_store_is_written(store: Store, texts: Path) -> None:
    code = "import sys; from index.store import Store; Store.open(sys.argv[1], mode='write')"
    other = subprocess.run(
        [sys.executable, "-c", code, store.name],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert other.stderr.splitlines()[-1].startswith(f"index.errors.{StoreBusyError.__name__}: {store.name}: another")
    assert ingest(store, [str(texts)]).added == 4


def test_summary_is_one_line() -> None:
    summary = Summary(added=1200, unchanged=3, claims=7, rejected=(Rejected("a", "", "b"),))
    assert str(summary) == "documents: 1,200 added, 3 unchanged, 1 rejected; claims read: 7"


def test_a_text_in_another_language_is_named(store: Store, tmp_path: Path) -> None:
    text = "Die Aktien stiegen am Montag, weil die Anleger auf sinkende Zinsen hoffen und gute Zahlen erwarten."
    (tmp_path / "bourse.txt").write_text(text, encoding="utf-8")
    summary = ingest(store, [str(tmp_path / "bourse.txt")])

    assert (summary.added, summary.notes) == (
        1,
        ("bourse.txt: is in neither English nor Spanish; it can be searched, but few of its figures are understood",),
    )
