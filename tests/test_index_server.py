"""A store on a database server holds and answers what a store in a folder does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cotejo
from cotejo.archive import Archive
from index.database import locate
from index.errors import StoreBusyError, StoreError, StoreMissingError
from index.store import Store

pytest.importorskip("pgserver", reason="needs PostgreSQL: pip install -e '.[dev]'")
pytestmark = pytest.mark.slow

TEXTS = {
    "en.md": "The S&P 500 rose 1.2% to 6,812.40. The index trades at 22 times forward earnings.",
    "en-other.md": "The S&P 500 trades at 25 times forward earnings, said Ana Ruiz of Alder.",
    "es.md": "El Ibex 35 ganó un 0,8 % hasta 17.210 puntos. El BCE dejó el tipo de depósito en el 2 %.",
    "es-otro.md": "El Ibex 35 cerró en 17.910 puntos. El oro subió a 5.020 dólares la onza.",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a PostgreSQL of its own, and return the URL of its first database."""
    from pgserver.postgres_server import get_server

    with get_server(tmp_path_factory.mktemp("server"), cleanup_mode="delete") as running:
        yield running.get_uri()


@pytest.fixture
def url(server: str) -> Iterator[str]:
    """Return the URL of a database without tables."""
    yield server
    from sqlalchemy import create_engine, text

    engine = create_engine(locate(server).url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture
def articles(tmp_path: Path) -> str:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(f"---\ndate: 2026-03-11\n---\n{text}\n", encoding="utf-8")
    return str(folder)


def told(archive: Archive) -> dict[str, Any]:
    """Return what each of the three users would see of an archive."""
    return {
        "claims": list(archive.claims()),
        "mentions": list(archive.mentions()),
        "hits": [(hit.doc, hit.start) for query in ("gold record", "bolsa española") for hit in archive.search(query)],
        "filtered": [hit.doc for hit in archive.search("index", where="pe_forward > 20", lang="en")],
        "findings": [(found.id, found.kind, found.severity) for found in archive.findings()],
        "timeline": archive.timeline("index:IBEX", "index_level").points,
        "stats": archive.stats(),
    }


def test_a_server_answers_as_a_folder_does(url: str, articles: str, tmp_path: Path) -> None:
    seen = []
    for location in (str(tmp_path / "desk"), url):
        with cotejo.open(location, mode="write") as archive:
            archive.ingest([articles])
        with cotejo.open(location) as archive:
            seen.append(told(archive))

    folder, server = seen
    assert [kind for _, kind, _ in folder["findings"]].count("value") == 2
    assert (len(folder["claims"]), len(folder["hits"]), len(folder["timeline"])) == (9, 8, 2)
    assert server == folder


def test_what_was_decided_is_kept_on_a_server(url: str, articles: str) -> None:
    with cotejo.open(url, mode="write") as archive:
        archive.ingest([articles])
        first, *others = list(archive.findings())
        archive.decide(first.id, "dismissed", reason="two closes", day="2026-03-13")
        archive.ingest([articles])

        assert [each.id for each in archive.findings()] == [each.id for each in others]
        assert [each.reason for each in archive.decisions()] == ["two closes"]


def test_one_writer_at_a_time_on_a_server(url: str) -> None:
    with Store.open(url, mode="write"), pytest.raises(StoreBusyError, match="another process is writing"):
        Store.open(url, mode="write")
    with Store.open(url, mode="write") as store:
        assert store.stats().documents == 0


def test_a_server_without_tables_names_the_command(url: str) -> None:
    with pytest.raises(StoreMissingError, match="holds no tables yet; run: cotejo ingest PATH --store"):
        Store.open(url)


def test_a_server_that_is_not_there_is_explained() -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open("postgresql://nobody:secret@127.0.0.1:1/none")
