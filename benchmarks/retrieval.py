"""Measure encoders on sentence likeness and on finding a text, within a language and across.

    python -m benchmarks.retrieval [--model FOLDER]... [--only NAME]... [--format table|json]

The sets lie in ``../shared/train/dev``. Beside the encoders that the package has, BM25 is measured, every
sentence-transformers model that ``--model`` names (all-MiniLM-L6-v2, say), and what search makes of the package's
encoder: ``words`` is its BM25 over stems and translations alone, ``search`` all that it fuses.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.bm25 import BM25
from benchmarks.fused import by_search, by_words
from benchmarks.likeness import likeness
from benchmarks.ranking import Scorer, Task, by_cosine, finding, read_tasks
from benchmarks.shared import NAME, SHARED
from index.encoder import Encoder
from index.hashing import HashingEncoder
from index.static_encoder import FOLDER, StaticEncoder

DEV = SHARED / "train" / "dev"
SPEED_TEXTS = 4000


def measure(encoder: Encoder, tasks: Sequence[Task]) -> dict[str, float]:
    """Return an encoder's figures by name."""
    scorer = by_cosine(encoder)
    return likeness(DEV, encoder) | _found(lambda _: scorer, tasks) | {"sentences/s": _speed(encoder, tasks)}


def _found(scorers: Callable[[str], Scorer], tasks: Sequence[Task]) -> dict[str, float]:
    """Return the figures of all tasks; ``scorers`` gives the scorer for texts of a language."""
    return {name: value for task in tasks for name, value in finding(task, scorers(task.lang)).items()}


def _speed(encoder: Encoder, tasks: Sequence[Task]) -> float:
    """Return sentences a second over the market sentences, repeated to be long enough to time."""
    texts = [text for task in tasks if task.name.startswith("market") for text in task.queries]
    several = (texts * (SPEED_TEXTS // len(texts) + 1))[:SPEED_TEXTS]
    encoder.encode(several[:100])
    started = time.perf_counter()
    encoder.encode(several)
    return len(several) / (time.perf_counter() - started)


def _encoders(folders: Sequence[str]) -> Iterator[tuple[str, Encoder, float]]:
    """Yield encoders with what to call them and their megabytes."""
    from index.transformer import SentenceTransformerEncoder

    yield "static", StaticEncoder.shipped(), _megabytes(FOLDER)
    yield "lexical", HashingEncoder(), 0.0
    for folder in map(Path, folders):
        static = (folder / "tokenizer.json").exists() and not (folder / "config.json").exists()
        made = StaticEncoder.load(folder) if static else SentenceTransformerEncoder.load(str(folder))
        yield folder.name, made, _megabytes(folder)


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _table(columns: Mapping[str, Mapping[str, float]]) -> str:
    rows = list(dict.fromkeys(name for column in columns.values() for name in column))
    width = max(len(row) for row in rows)
    head = "  ".join([" " * width, *(f"{name:>12}" for name in columns)])
    lines = ("  ".join([f"{row:{width}}", *(_cell(column.get(row)) for column in columns.values())]) for row in rows)
    return "\n".join([head, *lines])


def _cell(value: float | None) -> str:
    return f"{'–':>12}" if value is None else f"{value:12,.1f}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure encoders on sentence likeness and on finding a text.")
    parser.add_argument("--model", action="append", default=[], help="a sentence-transformers folder; may be repeated")
    parser.add_argument("--only", action="append", default=[], help="measure only the encoders of these names")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    options = parser.parse_args()
    if not DEV.is_dir():
        print(f"skipped: the sets are not there ({NAME}/train/dev)", file=sys.stderr)
        return 0
    tasks = list(read_tasks(DEV))
    columns: dict[str, dict[str, float]] = {}
    for name, encoder, megabytes in _encoders(options.model):
        if not options.only or name in options.only:
            columns[name] = measure(encoder, tasks) | {"MB": megabytes}
    if not options.only or "BM25" in options.only:
        columns["BM25"] = _found(lambda _: BM25, tasks)
    for name, scorer in (("words", by_words), ("search", by_search)):
        if not options.only or name in options.only:
            columns[name] = _found(partial(scorer, StaticEncoder.shipped()), tasks)
    print(json.dumps(columns, indent=1) if options.format == "json" else _table(columns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
