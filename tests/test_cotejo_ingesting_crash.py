"""An ingest that is killed at any moment and started again ends as one that was left in peace."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from cotejo.ingesting import ingest
from index.sourced import SourcedClaim
from index.store import Store

pytestmark = pytest.mark.slow

MOMENTS = 20
CHILD = """
import sys
from time import perf_counter
from cotejo.ingesting import ingest
from index.store import Store
from nlp.reader import read
from ingest.reader import from_text

for text in ("Gold rose 1%.", "El oro subió un 1%."):
    read(from_text(text, name="warm-up"))
print("ready", flush=True)
start = perf_counter()
with Store.open(sys.argv[1], mode="write") as store:
    ingest(store, sys.argv[2:], workers=1)
print(perf_counter() - start)
"""
MISSED = 1
"""Vectors of a sound index that its approximate search may not find (`Mirror.verify`)."""

SENTENCES = (
    "The S&P 500 fell {a}.{b}% and closed at {c},{d} points on heavy volume, the desk wrote in its evening note.",
    "The Russell 2000 trades at {a}.{b} times forward earnings, a discount of {b}% to large companies.",
    "El IBEX 35 subió un {a},{b}% y cerró en {c}.{d} puntos, según la nota de la mesa de esta tarde.",
    "El oro perdió un {b},{a}% hasta los {c}.{d} dólares la onza en una sesión de poco volumen.",
)


def commentary(folder: Path) -> Path:
    """Write a small corpus with copies in it, the same every time."""
    rng = random.Random(7)
    folder.mkdir()
    for number in range(24):
        lines = [
            rng.choice(SENTENCES).format(
                a=rng.randint(1, 9), b=rng.randint(1, 9), c=rng.randint(1, 9), d=rng.randint(100, 999)
            )
            for _ in range(12)
        ]
        text = f"Note {number}\n\nJanuary {number + 1}, 2026\n\n" + "\n\n".join(lines) + "\n"
        (folder / f"note-{number:02}.txt").write_text(text, encoding="utf-8")
        if number % 6 == 0:
            (folder / f"note-{number:02}-copy.txt").write_text(text, encoding="utf-8")
    return folder


def start(store: Path, corpus: Path) -> subprocess.Popen[str]:
    """Start an ingest in a process of its own and wait until it is about to open the store."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(store), str(corpus)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def state(location: Path) -> tuple[list[SourcedClaim], dict[str, tuple[str, ...]], set[str]]:
    """Return what a store holds; its vectors are all there, and found but for one that the search may miss."""
    with Store.open(location, mode="write") as store:
        assert len(store.mirror.verify()) <= MISSED
        return list(store.claims(resolved=None)), dict(store.clusters()), set(store.mirror.vectors.keys())


def test_killed_and_started_again_is_undisturbed(tmp_path: Path) -> None:
    corpus = commentary(tmp_path / "corpus")
    with start(tmp_path / "undisturbed", corpus) as child:
        assert child.stdout is not None
        lasted = float(child.stdout.read())
    expected = state(tmp_path / "undisturbed")
    rng = random.Random(2026)
    for moment in range(MOMENTS):
        location = tmp_path / f"killed-{moment}"
        with start(location, corpus) as child:
            try:
                child.wait(rng.uniform(0, lasted))
            except subprocess.TimeoutExpired:
                child.kill()
        with Store.open(location, mode="write") as store:
            summary = ingest(store, [str(corpus)], workers=1)
        assert (summary.documents, summary.rejected) == (28, ())
        assert state(location) == expected
