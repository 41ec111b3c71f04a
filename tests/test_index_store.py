from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from chromadb.errors import InternalError
from sqlalchemy import event

from index import schema
from index.database import connect, locate
from index.errors import (
    EncoderError,
    NoSuchDocumentError,
    StoreBusyError,
    StoreError,
    StoreMissingError,
    StoreModeError,
    StoreSchemaError,
)
from index.hashing import HashingEncoder
from index.search.filters import Filters
from index.sourced import SourcedClaim
from index.store import Store
from index.vectors import Vectors
from ingest.document import Document, Rejected
from ingest.reader import from_text
from nlp.reading import Claim, Interval, Mention, Reading, Sentence, Status

TEXTS = {
    "en": "The S&P 500 trades at 22 times forward earnings. Gold rose on the day.",
    "es": "El IBEX 35 cotiza a 22 veces beneficios. El oro subió en la jornada.",
}
SUBJECTS = {"en": ("S&P 500", "index:SPX"), "es": ("IBEX 35", "index:IBEX")}


def read(
    name: str, *, lang: str = "en", date: str = "2026-01-08", by: str | None = None, text: str | None = None
) -> tuple[Document, Reading]:
    """Return a document and a reading of it with one claim and one mention."""
    text = text or TEXTS[lang]
    document = from_text(text, name=name, uri=f"/texts/{name}", date=date, publisher=by)
    start, stop = text.index("22"), text.index(". ") + 1
    written, subject = SUBJECTS[lang]
    at = text.index(written)
    claim = Claim(
        start=start,
        end=start + 2,
        value_text="22",
        sentence_start=0,
        sentence_end=stop,
        lang=lang,
        subject=subject,
        metric="pe_forward",
        low=22.0,
        high=22.0,
        unit="x",
        step=1.0,
        confidence=0.9,
        rule="test",
        basis="gaap",
        status=Status.FORECAST,
        readings=(Interval(22.0, None),),
    )
    return document, Reading(
        sentences=(Sentence(0, stop, lang), Sentence(stop + 1, len(text), lang)),
        mentions=(Mention(at, at + len(written), written, subject, "index", lang, "test", 1.0),),
        claims=(claim,),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "S", mode="write") as opened:
        yield opened


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_put_comes_back_whole(store: Store, lang: str) -> None:
    document, reading = read("a.txt", lang=lang, by="Uno")
    store.put(document, reading)
    store.complete()
    assert store.document("a.txt") == document
    assert list(store.mentions()) == [("a.txt", reading.mentions[0])]
    assert [sentence for _, sentence in store.sentences()] == list(reading.sentences)
    (cluster,) = store.clusters()
    assert list(store.claims()) == [
        SourcedClaim(
            claim=reading.claims[0],
            doc="a.txt",
            uri="/texts/a.txt",
            sentence=TEXTS[lang].partition(". ")[0] + ".",
            doc_date="2026-01-08",
            cluster=cluster,
            publisher="Uno",
        )
    ]


def test_edited_document_replaces_its_old_version(store: Store) -> None:
    store.put(*read("a.txt"))
    store.put(*read("a.txt", text=TEXTS["en"].replace("Gold", "Silver")))
    store.complete()
    assert [claim.sentence[:11] for claim in store.claims()] == ["The S&P 500"]
    assert ["Silver" in passage.text for passage in store.passages()] == [True]
    assert store.mirror.verify() == []
    assert len(store.mirror.vectors) == 1


@pytest.mark.parametrize(
    ("filters", "docs"),
    [
        ({}, ["a.txt", "b.txt", "c.txt"]),
        ({"subject": "index:SPX"}, ["a.txt", "c.txt"]),
        ({"metric": "policy_rate"}, []),
        ({"lang": "es"}, ["b.txt"]),
        ({"doc": "c.txt"}, ["c.txt"]),
        ({"doc": "/texts/c.txt"}, ["c.txt"]),
        ({"publisher": "Uno"}, ["b.txt"]),
        ({"since": "2026-01-09"}, ["b.txt", "c.txt"]),
        ({"until": "2026-01-09"}, ["a.txt", "b.txt"]),
        ({"status": Status.ACTUAL}, []),
        ({"resolved": False}, []),
        ({"resolved": None, "lang": "en"}, ["a.txt", "c.txt"]),
    ],
)
def test_claims_are_filtered_and_sorted(store: Store, filters: dict[str, str], docs: list[str]) -> None:
    store.put(*read("c.txt", date="2026-01-10"))
    store.put(*read("b.txt", lang="es", date="2026-01-09", by="Uno"))
    store.put(*read("a.txt"))
    assert [sourced.doc for sourced in store.claims(**filters)] == docs  # type: ignore[arg-type]


def test_rows_that_left_their_file_go_and_others_stay(store: Store) -> None:
    pairs = [read(name) for name in ("f#1", "f#2", "other")]
    store.put_all((document, reading, "/f" if "#" in document.name else "/g") for document, reading in pairs)
    assert store.finish("/f", "1", kept={"/texts/f#1"}, rejected=[Rejected("f", "line 2", "no text")]) == 1
    assert [document.name for document in store.documents()] == ["f#1", "other"]
    assert [(s.fingerprint, s.documents, s.rejected) for s in store.sources().values()] == [
        ("1", 1, (Rejected("f", "line 2", "no text"),))
    ]


def test_removed_document_takes_everything_with_it(store: Store) -> None:
    store.put(*read("a.txt"))
    store.remove("a.txt")
    store.complete()
    stats = store.stats()
    assert (stats.documents, stats.claims, stats.mentions, stats.sentences, stats.passages) == (0, 0, 0, 0, 0)
    assert len(store.mirror.vectors) == 0


def found(store: Store, query: str, **filters: str) -> list[str]:
    return [match.passage.doc for match in store.searcher.find(query, filters=Filters(**filters))]  # type: ignore[arg-type]


def test_search_ranks_and_filters(store: Store) -> None:
    for name, text in (("a.txt", TEXTS["en"]), ("b.txt", "The S&P 500 at 22. Oil fell on supply.")):
        store.put(*read(name, text=text))
    store.put(*read("c.txt", lang="es"))
    assert found(store, "oil supply")[0] == "b.txt"
    assert found(store, "ORO SUBIO", lang="es")[0] == "c.txt"
    assert found(store, "gold", subject="index:IBEX") == ["c.txt"]
    assert found(store, "gold", lang="fr") == []


def test_readers_see_what_was_written_meanwhile(store: Store) -> None:
    store.put(*read("a.txt"))
    with Store.open(store.name) as reader:
        assert found(reader, "gold") == ["a.txt"]
        store.put(*read("b.txt", text="The S&P 500 at 22. Gold gold gold."))
        assert found(reader, "gold") == ["b.txt", "a.txt"]


def test_reading_opens_no_vector_index(tmp_path: Path) -> None:
    with Store.open(tmp_path / "S", mode="write") as store:
        store.put(*read("a.txt"))
    code = (
        "import sys; from index.store import Store; s = Store.open(sys.argv[1]); "
        "s.searcher.find('gold'); list(s.claims()); assert 'chromadb' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "S")], cwd=Path(__file__).parents[1], check=False)
    assert done.returncode == 0


def test_second_writer_is_told_who_and_what_to_do(store: Store) -> None:
    with pytest.raises(StoreBusyError, match="another process is writing") as caught:
        Store.open(store.name, mode="write")
    assert store.name in str(caught.value)


def test_reader_cannot_write(store: Store) -> None:
    with Store.open(store.name) as reader, pytest.raises(StoreModeError, match="mode='write'"):
        reader.put(*read("a.txt"))


def test_missing_store_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match=r"cotejo ingest PATH --store .*none"):
        Store.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_other_encoder_is_refused(store: Store) -> None:
    store.close()
    with pytest.raises(EncoderError, match="cotejo-static-en-es-256, not of lexical-hashing-64"):
        Store.open(store.name, encoder=HashingEncoder(64))


def test_chosen_encoder_is_kept(tmp_path: Path) -> None:
    with Store.open(tmp_path / "S", mode="write", encoder=HashingEncoder(64)) as store:
        store.put(*read("a.txt"))
    with Store.open(tmp_path / "S") as store:
        assert (store.encoder_name, store.dimensions) == ("lexical-hashing-64", 64)
        assert found(store, "gold") == ["a.txt"]


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("sqlite:///x.db", "a store in SQLite is a folder"),
        ("nonsense://host/x", "install the driver"),
        ("://", "not a database URL"),
    ],
)
def test_odd_locations_are_explained(location: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        Store.open(location)


def test_file_that_is_no_database_is_explained(tmp_path: Path) -> None:
    (tmp_path / "cotejo.db").write_text("not a database, but long enough to be looked at" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path)


def test_newer_schema_is_explained(store: Store) -> None:
    store.close()
    with sqlite3.connect(Path(store.name) / "cotejo.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(StoreSchemaError, match="newer cotejo"):
        Store.open(store.name)


@pytest.mark.parametrize(("name", "message"), [("none", "no document none"), ("a.txt", "several documents")])
def test_document_that_is_not_one_is_explained(store: Store, name: str, message: str) -> None:
    for folder in ("x", "y"):
        document, reading = read("a.txt")
        store.put(from_text(document.text, name="a.txt", uri=f"/{folder}/a.txt", date="2026-01-08"), reading)
    with pytest.raises(NoSuchDocumentError, match=message):
        store.document(name)
    assert store.document("/x/a.txt").uri == "/x/a.txt"


def test_migrations_give_the_schema_that_the_code_has(store: Store) -> None:
    scripts = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))
    assert scripts.get_current_head() == schema.REVISION
    engine = connect(locate(store.name), writing=False)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
    engine.dispose()


def test_two_stores_hold_the_same(tmp_path: Path) -> None:
    pairs = [read(name, lang=lang) for name, lang in (("b", "es"), ("a", "en"), ("c", "en"))]
    listings = []
    for number, order in enumerate((pairs, pairs[::-1])):
        with Store.open(tmp_path / str(number), mode="write") as store:
            store.put_all((document, reading, document.uri) for document, reading in order)
            store.complete()
            listings.append(
                (list(store.claims()), list(store.passages()), store.clusters(), store.searcher.find("gold"))
            )
    assert listings[0] == listings[1]


def test_store_of_an_older_version_gets_its_passages_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "S", mode="write") as store:
        store.put_all((document, reading, document.uri) for document, reading in (read("a.txt"), read("b", lang="es")))
        store.complete()
        before, found = list(store.passages()), store.searcher.find("gold")
    engine = connect(locate(tmp_path / "S"), writing=True)
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0002")
    engine.dispose()
    with pytest.raises(StoreSchemaError, match="written by an older cotejo"):
        Store.open(tmp_path / "S")
    with Store.open(tmp_path / "S", mode="write") as store:
        store.complete()
        assert (list(store.passages()), store.searcher.find("gold")) == (before, found)
        assert store.mirror.verify() == []


def test_a_full_disk_is_told_and_what_was_written_stays(store: Store) -> None:
    store.put(*read("a.txt"))
    engine = store.references.engine
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def fill(dbapi_connection: sqlite3.Connection, *_: object) -> None:
        dbapi_connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "checkout", fill)
    with pytest.raises(StoreError, match="S: the disk is full; make room and run this again"):
        store.put(*read("b.txt", text=TEXTS["en"] + " Gold rose." * 20_000))
    assert [document.name for document in store.documents()] == ["a.txt"]


def test_vectors_that_cannot_be_written_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = Vectors.open(tmp_path / "chroma")

    def full(**_: object) -> None:
        raise InternalError("database or disk is full")

    monkeypatch.setattr(vectors._collection, "upsert", full)
    with pytest.raises(StoreError, match=r"chroma: the vectors cannot be written \(.* is full\); make"):
        vectors.upsert(["a"], np.ones((1, 4), dtype=np.float32))
    vectors.close()


def test_a_store_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "S", mode="write") as opened:
        opened.put(*read("a.txt"))
        opened.complete()
    # Whoever runs the tests may write everywhere, so the folder is only said to be read-only; SQLite is told the same.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK or Path(path) != tmp_path / "S")
    with Store.open(tmp_path / "S") as opened:
        assert "immutable=1" in str(opened.references.engine.url)
        assert [document.name for document in opened.documents()] == ["a.txt"]
    assert sorted(path.name for path in (tmp_path / "S").glob("cotejo.db*")) == ["cotejo.db"]
