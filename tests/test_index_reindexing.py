from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, select

from index import reindexing, schema
from index.database import connect, locate
from index.encoder import Kind, Prefixes
from index.errors import EncoderError, StoreError, StoreModeError
from index.hashing import HashingEncoder
from index.loading import Choice
from index.recorded import Recorded
from index.reindexing import Reindexed, Reindexing
from index.stats import Pending
from index.store import Store
from ingest.reader import from_text
from nlp.reading import Reading, Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SMALL, LARGE = HashingEncoder(32), HashingEncoder(96)
NAMES = tuple(f"{number}.txt" for number in range(20))
KEPT = ("vectors", "encoder", "found", "clusters", "translations")
"""What is as it was until the switch."""
QUERY = "Note 7.txt says that share 7.txt rose"


class Stopping:
    """An encoder that gives up after so many calls, as if the process were stopped there."""

    name, dimensions, prefixes = LARGE.name, LARGE.dimensions, LARGE.prefixes

    def __init__(self, calls: int) -> None:
        self._left = calls

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        if self._left == 0:
            raise KeyboardInterrupt
        self._left -= 1
        return LARGE.encode(texts, kind=kind)


def fill(store: Store, names: Sequence[str]) -> None:
    """Put a text of each name into a store, every other one in Spanish."""
    for name in names:
        place = int(Path(name).stem)
        if place % 2:
            text = f"La nota {name} dice que la acción {name} subió un {place}%. El oro cerró sin cambios en la sesión."
        else:
            text = f"Note {name} says that share {name} rose {place}%. Gold closed unchanged after a quiet session."
        end = text.index(". ") + 1
        lang = "es" if place % 2 else "en"
        sentences = (Sentence(0, end, lang), Sentence(end + 1, len(text), lang))
        store.put(from_text(text, name=name), Reading(sentences, (), ()))


def make(folder: Path, encoder: HashingEncoder, names: Sequence[str] = NAMES) -> Path:
    with Store.open(folder, mode="write", encoder=encoder) as store:
        fill(store, names)
        store.complete()
    return folder


def state(folder: Path) -> dict[str, Any]:
    """Return everything that the encoder has a part in."""
    engine = connect(locate(folder), writing=False)
    table = schema.passages.c
    columns = (table.key, table.embedding, table.sentence_embeddings)
    with engine.connect() as connection:
        vectors = {row.key: (row.embedding, row.sentence_embeddings) for row in connection.execute(select(*columns))}
        facts = dict(tuple(row) for row in connection.execute(select(schema.facts.c.name, schema.facts.c.value)))
        left = connection.execute(select(schema.fresh_vectors)).all()
    engine.dispose()
    with Store.open(folder) as store:
        return {
            "vectors": vectors,
            "encoder": (store.encoder_name, store.dimensions),
            "facts": {name: value for name, value in facts.items() if name not in ("version", "generation")},
            "left": left,
            "clusters": store.clusters(),
            "translations": store.translations(),
            "found": [(match.passage.key, match.score, match.similarity) for match in store.searcher.find(QUERY)],
        }


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what a store holds that was made with the other encoder to begin with."""
    return state(make(tmp_path_factory.mktemp("wanted") / "S", LARGE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "S", SMALL)


def test_a_reindexed_store_is_one_made_with_the_other_encoder(folder: Path, wanted: dict[str, Any]) -> None:
    ticks: list[tuple[int, int]] = []
    with Store.open(folder, mode="write") as store:
        done = store.reindex(LARGE, progress=lambda *tick: ticks.append(tick))
        assert (done, ticks) == (Reindexed(LARGE.name, 20, 20), [(20, 20)])
        assert (store.mirror.verify(), len(store.mirror.vectors), store.notes) == ([], 20, ())
        assert store.searcher.find(QUERY)[0].passage.doc == "7.txt"
    assert len([path for path in (folder / "chroma").iterdir() if path.is_dir()]) == 1
    assert state(folder) == wanted


@pytest.mark.parametrize("batches", [0, 1, 2, 4])
def test_an_interrupted_reindex_goes_on_where_it_stopped(
    folder: Path, wanted: dict[str, Any], batches: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindexing, "BATCH", 4)
    before = state(folder)
    with Store.open(folder, mode="write") as store, pytest.raises(KeyboardInterrupt):
        store.reindex(Stopping(2 + 2 * batches))
    with Store.open(folder) as store:
        assert store.stats().pending == Pending(LARGE.name, 4 * batches)
        assert store.stats().encoder == SMALL.name
    held = state(folder)
    assert {name: held[name] for name in KEPT} == {name: before[name] for name in KEPT}
    with Store.open(folder, mode="write") as store:
        assert store.reindex(Choice()) == Reindexed(LARGE.name, 20, 20 - 4 * batches)
        assert store.stats().pending is None
    assert state(folder) == wanted


def test_texts_that_come_and_go_meanwhile_are_taken_into_account(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindexing, "BATCH", 4)
    with Store.open(folder, mode="write") as store, pytest.raises(KeyboardInterrupt):
        store.reindex(Stopping(6))
    with Store.open(folder, mode="write") as store:
        store.remove(NAMES[0])
        fill(store, ["99.txt", "3.txt"])
        store.complete()
        assert store.encoder_name == SMALL.name
        assert store.reindex(Choice()).passages == 20
        assert store.mirror.verify() == []
    expected = make(tmp_path / "other", LARGE, NAMES[1:])
    with Store.open(expected, mode="write") as store:
        fill(store, ["99.txt", "3.txt"])
        store.complete()
    assert state(folder) == state(expected)


def test_another_encoder_begins_again_and_the_own_one_gives_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindexing, "BATCH", 4)
    before = state(folder)
    for asked, done in ((HashingEncoder(48), (48, 20)), (HashingEncoder(48), (48, 0))):
        with Store.open(folder, mode="write") as store:
            with pytest.raises(KeyboardInterrupt):
                store.reindex(Stopping(6))
            assert store.reindex(asked) == Reindexed(f"lexical-hashing-{done[0]}", 20, done[1])
            assert (store.dimensions, store.stats().pending) == (done[0], None)
    with Store.open(folder, mode="write") as store:
        store.reindex(SMALL)
    assert state(folder) == before


def test_a_reader_that_was_open_before_searches_the_new_vectors(folder: Path, wanted: dict[str, Any]) -> None:
    with Store.open(folder) as reader:
        assert reader.searcher.find(QUERY)[0].passage.doc == "7.txt"
        with Store.open(folder, mode="write") as store:
            store.reindex(LARGE)
        found = [(match.passage.key, match.score, match.similarity) for match in reader.searcher.find(QUERY)]
        assert (found, reader.encoder.name) == (wanted["found"], LARGE.name)


def test_a_process_that_dies_after_the_switch_leaves_a_sound_store(folder: Path, wanted: dict[str, Any]) -> None:
    """The tables hold the new vectors by then; Chroma follows at the next start, and the old collection goes."""
    engine = connect(locate(folder), writing=True)
    Reindexing(str(folder), engine, None).run(LARGE)
    engine.dispose()
    with Store.open(folder, mode="write") as store:
        assert (store.mirror.verify(), len(store.mirror.vectors), store.notes) == ([], 20, ())
        assert store.reindex(Choice()) == Reindexed(LARGE.name, 20, 0)
    assert state(folder) == wanted


def test_a_full_disk_leaves_the_store_as_it_was(
    folder: Path, wanted: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a little more room each time it is full while vectors are written, and while they take their places."""
    monkeypatch.setattr(reindexing, "BATCH", 4)
    before = state(folder)
    reached: list[int] = []

    def fill_disk(connection: Any, _record: object) -> None:
        size = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {size + len(reached)}")

    for _ in range(20):
        with Store.open(folder, mode="write") as store:
            store._engine.dispose()
            event.listen(store._engine, "connect", fill_disk)
            try:
                store.reindex(LARGE)
                break
            except StoreError as error:
                assert "cannot be written (database or disk is full); the old ones serve as before" in str(error)  # noqa: PT017
            pending = store.stats().pending
            reached.append(pending.passages if pending else 0)
        held = state(folder)
        assert {name: held[name] for name in KEPT} == {name: before[name] for name in KEPT}
    assert reached[0] < reached[-1] == 20
    assert state(folder) == wanted


def test_an_encoder_that_cannot_be_loaded_changes_nothing(folder: Path) -> None:
    before = state(folder)
    with Store.open(folder, mode="write") as store, pytest.raises(EncoderError, match="nobody/none: cannot be loaded"):
        store.reindex(Choice("nobody/none"))
    assert state(folder) == before


def test_a_reader_cannot_reindex(folder: Path) -> None:
    with Store.open(folder) as store, pytest.raises(StoreModeError, match="mode='write'"):
        store.reindex(LARGE)


@pytest.mark.parametrize("asked", [Choice("lexical"), LARGE])
def test_another_encoder_than_the_stores_names_the_command(folder: Path, asked: Any) -> None:
    with pytest.raises(EncoderError, match=r"lexical-hashing-32, not of lexical-.*: cotejo reindex --encoder lexical-"):
        Store.open(folder, encoder=asked)


def test_prefixes_are_kept_with_the_store(tmp_path: Path, model: Path) -> None:
    e5 = Choice(str(model), "query : ", "passage : ")
    with Store.open(tmp_path / "S", mode="write", encoder=e5) as store:
        fill(store, NAMES[:4])
        store.complete()
    for asked in (None, Choice(), Choice(str(model)), e5):
        with Store.open(tmp_path / "S", encoder=asked) as store:
            assert store.encoder.prefixes == Prefixes("query : ", "passage : ")
    with pytest.raises(EncoderError, match=r"'query : ' and 'passage : ', not of .* 'oro ' .*: cotejo reindex"):
        Store.open(tmp_path / "S", encoder=Choice(str(model), "oro "))
    with Store.open(tmp_path / "S", mode="write") as store:
        assert store.reindex(Choice(passage_prefix="")) == Reindexed(str(model), 4, 4)
        assert store.encoder.prefixes == Prefixes("query : ", "")


def test_a_model_that_has_changed_under_its_name_is_noticed(tmp_path: Path, model: Path, other_model: Path) -> None:
    own = Path(shutil.copytree(model, tmp_path / "model"))
    with Store.open(tmp_path / "S", mode="write", encoder=Choice(str(own))) as store:
        fill(store, NAMES[:4])
        store.complete()
    shutil.copytree(other_model, own, dirs_exist_ok=True)
    with Store.open(tmp_path / "S") as store, pytest.raises(EncoderError, match=r"has changed since .* cotejo reindex"):
        store.searcher.find(QUERY)
    with Store.open(tmp_path / "S", mode="write") as store:
        assert store.reindex(Choice()) == Reindexed(str(own), 4, 4)
        assert len(store.searcher.find(QUERY)) == 4


def test_a_model_that_has_moved_is_known_again(tmp_path: Path, model: Path) -> None:
    own = Path(shutil.copytree(model, tmp_path / "model"))
    with Store.open(tmp_path / "S", mode="write", encoder=Choice(str(own))) as store:
        fill(store, NAMES[:4])
        store.complete()
    moved = own.rename(tmp_path / "moved")
    with (
        Store.open(tmp_path / "S") as store,
        pytest.raises(EncoderError, match=r"cannot be .* cotejo reindex --encoder"),
    ):
        store.searcher.find(QUERY)
    with Store.open(tmp_path / "S", encoder=Choice(str(moved))) as store:
        assert (len(store.searcher.find(QUERY)), store.encoder_name) == (4, str(own))
    with Store.open(tmp_path / "S", mode="write", encoder=Choice(str(moved))) as store:
        assert store.encoder_name == str(moved)
    with Store.open(tmp_path / "S") as store:
        assert len(store.searcher.find(QUERY)) == 4


def test_an_encoder_in_half_precision_is_the_same_one(model: Path) -> None:
    from index.transformer import SentenceTransformerEncoder

    full, half = (SentenceTransformerEncoder.load(str(model), half=half) for half in (False, True))
    assert Recorded.of(full).alike(Recorded.of(half))
