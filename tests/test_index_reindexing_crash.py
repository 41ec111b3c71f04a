"""A reindex that is killed at any moment and started again ends as one that was left in peace."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from index import schema
from index.database import connect, locate
from index.hashing import HashingEncoder
from index.loading import Choice
from index.store import Store
from ingest.reader import from_text
from nlp.reading import Reading, Sentence

pytestmark = pytest.mark.slow

MOMENTS = 8
TEXTS = 240
QUERY = "share 77 rose"
OLD, NEW = "lexical-hashing-256", "lexical-hashing-512"
CHILD = """
import sys
from time import perf_counter
from index import reindexing
from index.loading import Choice
from index.store import Store

reindexing.BATCH = 8
with Store.open(sys.argv[1], mode="write") as store:
    print("ready", flush=True)
    start = perf_counter()
    store.reindex(Choice(sys.argv[2]))
    print(perf_counter() - start)
"""


def start(folder: Path) -> subprocess.Popen[str]:
    """Start a reindex in a process of its own and wait until it is about to begin."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), NEW],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def state(folder: Path) -> tuple[dict[str, tuple[bytes, bytes]], list[Any], set[str]]:
    """Return the vectors of all passages, what a search finds, and what Chroma holds."""
    table = schema.passages.c
    engine = connect(locate(folder), writing=False)
    with engine.connect() as connection:
        rows = connection.execute(select(table.key, table.embedding, table.sentence_embeddings))
        vectors = {row.key: (row.embedding, row.sentence_embeddings) for row in rows}
    engine.dispose()
    with Store.open(folder, mode="write") as store:
        return vectors, store.searcher.find(QUERY), store.mirror.vectors.keys()


def test_killed_and_started_again_is_undisturbed(tmp_path: Path) -> None:
    made = tmp_path / "made"
    with Store.open(made, mode="write", encoder=HashingEncoder(256)) as store:
        for number in range(TEXTS):
            text = f"Note {number} says that share {number} rose {number % 9}% on the day."
            store.put(from_text(text, name=f"{number}.txt"), Reading((Sentence(0, len(text), "en"),), (), ()))
        store.complete()
    before = state(made)
    shutil.copytree(made, tmp_path / "undisturbed")
    with start(tmp_path / "undisturbed") as child:
        assert child.stdout is not None
        lasted = float(child.stdout.read())
    expected = state(tmp_path / "undisturbed")
    rng, killed = random.Random(2026), 0
    for moment in range(MOMENTS):
        folder = tmp_path / f"killed-{moment}"
        shutil.copytree(made, folder)
        with start(folder) as child:
            try:
                child.wait(rng.uniform(0, lasted))
            except subprocess.TimeoutExpired:
                child.kill()
                killed += 1
        with Store.open(folder) as store:
            serving = store.encoder_name
            assert serving in (OLD, NEW)
        assert state(folder) == (before if serving == OLD else expected)
        with Store.open(folder, mode="write") as store:
            assert store.reindex(Choice(NEW)).passages == TEXTS
        assert state(folder) == expected
    assert killed
