from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import facts, mirror
from index.database import connect, locate
from index.store import Store
from index.vectors import Vectors, usable
from ingest.reader import from_text
from nlp.reading import Reading, Sentence

NAMES = [f"{number}.txt" for number in range(40)]


def fill(store: Store, names: list[str]) -> None:
    for name in names:
        text = f"Note {name} says that share {name} rose {len(name)}% on the day."
        store.put(from_text(text, name=name), Reading((Sentence(0, len(text), "en"),), (), ()))


def outdated(folder: Path) -> None:
    """Leave the store as a process does that dies before it is done."""
    engine = connect(locate(folder), writing=True)
    with engine.begin() as connection:
        facts.set_fact(connection, facts.VECTORS, facts.STALE)
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a store whose vectors are complete."""
    with Store.open(tmp_path / "S", mode="write") as store:
        fill(store, NAMES)
        store.complete()
    return tmp_path / "S"


def test_vectors_that_a_dead_process_left_out_are_completed(folder: Path) -> None:
    with Store.open(folder, mode="write") as store:
        fill(store, ["late.txt"])
        store.remove(NAMES[0])
    with Store.open(folder, mode="write") as store:
        assert store.mirror.verify() == []
        assert store.mirror.vectors.keys() == {passage.key for passage in store.passages()}
        assert store.notes == ("1 vectors were missing after an interruption; they were completed",)


def test_nothing_is_opened_where_nothing_has_changed(folder: Path) -> None:
    before = sorted((file, file.stat().st_mtime_ns) for file in (folder / "chroma").rglob("*"))
    with Store.open(folder, mode="write") as store:
        store.complete()
    assert sorted((file, file.stat().st_mtime_ns) for file in (folder / "chroma").rglob("*")) == before


def test_vectors_that_are_gone_are_found_missing_and_repaired(folder: Path) -> None:
    with Store.open(folder, mode="write") as store:
        lost = sorted(store.mirror.vectors.keys())[:3]
        store.mirror.vectors.delete(lost)
        assert store.mirror.verify() == lost
        store.mirror.repair()
        assert store.mirror.verify() == []


def test_wrong_vectors_are_made_again_and_the_user_is_told(folder: Path) -> None:
    with Store.open(folder, mode="write") as store:
        keys = sorted(store.mirror.vectors.keys())
        store.mirror.vectors.upsert(keys, np.eye(len(keys), store.dimensions, dtype=np.float32))
    outdated(folder)
    with Store.open(folder, mode="write") as store:
        assert store.notes == ("the vector index no longer found what it holds; it was made again from the store",)
        assert store.mirror.verify() == []


@pytest.mark.parametrize("damage", ["garbage", "gone"])
def test_broken_folder_is_made_again(folder: Path, damage: str) -> None:
    if damage == "garbage":
        (folder / "chroma" / "chroma.sqlite3").write_bytes(b"broken" * 1_000)
        outdated(folder)
        assert not usable(folder / "chroma")
    else:
        (folder / "chroma").rename(folder / "elsewhere")
    with Store.open(folder, mode="write") as store:
        assert store.mirror.verify() == []
        assert bool(store.notes) is (damage == "garbage")


@pytest.mark.parametrize("exact", [mirror.EXACT, 0])
def test_writer_and_reader_find_the_same_text(folder: Path, exact: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below ``EXACT`` vectors all are compared; above it Chroma's approximate search proposes, and misses no text."""
    monkeypatch.setattr(mirror, "EXACT", exact)
    with Store.open(folder, mode="write") as store, Store.open(folder) as reader:
        fill(store, [f"{number}.txt" for number in range(100, 260)])
        for number in (123, 199, 255):
            query = f"Note {number}.txt says that share {number}.txt rose 7% on the day."
            assert store.searcher.find(query, limit=1) == reader.searcher.find(query, limit=1)


def test_vectors_give_similarities_not_distances(tmp_path: Path) -> None:
    vectors = Vectors.open(tmp_path / "chroma")
    vectors.upsert(["a", "b"], np.array([[1, 0], [0.6, 0.8]], dtype=np.float32))
    assert [(key, round(value, 5)) for key, value in vectors.nearest(np.array([1, 0], dtype=np.float32), limit=2)] == [
        ("a", 1.0),
        ("b", 0.6),
    ]
    vectors.delete(["a", "never there"])
    assert vectors.keys() == {"b"}
    vectors.close()
