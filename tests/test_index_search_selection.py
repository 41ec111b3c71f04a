"""What filters leave of a small desk: three documents, of which the third is a copy of the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.errors import FilterError
from index.hashing import HashingEncoder
from index.search.conditions import conditions
from index.search.filters import Filters
from index.search.selection import select
from index.search.snapshot import LAYOUT, load
from index.store import Store
from ingest.reader import from_text
from nlp.reader import read

ENGLISH = (
    "The S&P 500 trades at 22x forward earnings, and the Russell 2000 at 15x forward earnings. Strategists at a bank "
    "in Boston said that the gap between the two was as wide as it had been in twenty years, and did not think that "
    "it would close before the spring. Apple (NASDAQ: AAPL) was not mentioned by any of them in the course of the call."
)
SPANISH = (
    "El Banco de México mantuvo la tasa de referencia en 7,00 % en febrero. La inflación de enero fue de 3,8 %. Los "
    "analistas esperan más de dos recortes antes de que termine el año, aunque ninguno de ellos los ve en el verano."
)
TEXTS = (
    ("a.txt", ENGLISH, "2026-01-08", "Uno"),
    ("b.txt", SPANISH, "2026-02-06", "Dos"),
    ("c.txt", ENGLISH, "2026-01-09", "Dos"),
    ("d.txt", "Markets were closed for the holiday in most of the places that we write about here.", None, None),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    with Store.open(folder, mode="write", encoder=HashingEncoder(64)) as store:
        for name, text, date, publisher in TEXTS:
            document = from_text(text, name=name, date=date, publisher=publisher)
            store.put(document, read(document))
        store.complete()
    return folder


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    with Store.open(folder) as opened:
        yield opened


def left(store: Store, **filters: Any) -> list[str]:
    snapshot = store.searcher.snapshot()
    places = select(snapshot, Filters(**filters))
    assert places is not None
    return [snapshot.names.documents[each] for each in snapshot.texts.documents[places]]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"lang": "es"}, ["b.txt"]),
        ({"lang": "fr"}, []),
        ({"publisher": "Dos"}, ["b.txt", "c.txt"]),
        ({"doc": "a.txt"}, ["a.txt"]),
        ({"since": "2026-01-09"}, ["b.txt", "c.txt"]),
        ({"until": "2026-01-09"}, ["a.txt", "c.txt"]),
        ({"originals": True}, ["a.txt", "b.txt", "d.txt"]),
        ({"subject": "index:RUT"}, ["a.txt", "c.txt"]),
        ({"subject": "XNAS:AAPL", "originals": True}, ["a.txt"]),
        ({"subject": "XNAS:AAPL", "metric": "pe_forward"}, []),
        ({"subject": "index:SPX", "where": conditions("pe_forward > 20")}, ["a.txt", "c.txt"]),
        ({"subject": "index:RUT", "where": conditions("pe_forward > 20")}, []),
        ({"where": conditions("pe_forward > 22")}, []),
        ({"where": conditions("pe_forward >= 22")}, ["a.txt", "c.txt"]),
        ({"where": conditions("policy_rate between 6 and 7 and inflation < 4")}, ["b.txt"]),
        ({"where": conditions("inflation < 4 bp")}, []),
        ({"metric": "inflation", "as_of": "2026-01"}, ["b.txt"]),
        ({"metric": "inflation", "as_of": "2025"}, []),
        ({"metric": "pe_forward", "as_of": "2026-01-08/2026-01-08"}, ["a.txt"]),
    ],
)
def test_filters_leave_what_meets_all_of_them(store: Store, filters: dict[str, Any], expected: list[str]) -> None:
    assert left(store, **filters) == expected


def test_nothing_narrows_a_search_without_filters(store: Store) -> None:
    assert select(store.searcher.snapshot(), Filters()) is None


@pytest.mark.parametrize(
    ("filters", "message"), [({"as_of": "lately"}, "'lately' is no time"), ({"since": "May"}, "'May' is not a day")]
)
def test_what_is_no_time_is_explained(store: Store, filters: dict[str, str], message: str) -> None:
    with pytest.raises(FilterError, match=message):
        left(store, **filters)


def test_the_kept_snapshot_is_what_the_tables_give(folder: Path, store: Store) -> None:
    (kept,) = folder.glob("search-*")
    read_back = load(folder, kept.name.removeprefix(f"search-{LAYOUT}-"))
    assert read_back is not None
    found = store.searcher.find("dividends")
    for path in kept.iterdir():
        path.unlink()
    kept.rmdir()
    with Store.open(folder) as again:
        assert read_back.names == again.searcher.snapshot().names
        assert again.searcher.find("dividends") == found
    with Store.open(folder, mode="write") as writer:
        writer.complete()
    assert list(folder.glob("search-*")) == [kept]
