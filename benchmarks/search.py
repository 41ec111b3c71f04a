"""Measure search at scale: building, memory, disk, and how long it takes with each filter, beside plain Chroma.

    python -m benchmarks.search [--passages 100000] [--folder FOLDER] [--queries 40] [--save]

The passages are made of the parallel texts in ``../shared/train``, with figures made up (`benchmarks.desk`). Plain
Chroma holds the same vectors with what the filters ask for as metadata, and is asked in the same run for each query
right after the program, so that a busy machine slows both. The program answers with everything it has: vectors and
words, passages and best sentences. ``overlap`` is the share of its first ten that a search without any short cut
finds too. ``--save`` keeps the figures in ``benchmarks/results/search.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.desk import COMMON, RARE, documents, fact, queries
from benchmarks.shared import NAME, SHARED
from index.search.conditions import conditions
from index.search.filters import Filters
from index.search.selection import select
from index.store import Store

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

    from index.search.snapshot import Snapshot

PARALLEL = SHARED / "train" / "parallel.en-es.tsv.xz"
RESULTS = Path(__file__).with_name("results") / "search.json"
PASSAGES_A_DOCUMENT = 5.2
BATCH = 64
LIMIT = 10
EXACT_QUERIES = 10
MONTH = ("2021-03-01", "2021-03-31")
YEAR = ("2021-01-01", "2021-12-31")


@dataclass(frozen=True, slots=True)
class Case:
    """One filter, as the program and as Chroma takes it."""

    name: str
    filters: Filters
    where: dict[str, Any] | None


def cases() -> Iterator[Case]:
    """Yield the filters, from the widest to the narrowest."""
    year, month = ([_ordinal(day) for day in days] for days in (YEAR, MONTH))
    spanish, since = {"lang": "es"}, {"day": {"$gte": year[0]}}
    yield Case("no filter", Filters(), None)
    yield Case("language", Filters(lang="es"), spanish)
    yield Case("frequent index", Filters(subject=COMMON), {"subject": COMMON})
    yield Case("publisher", Filters(publisher="Uno"), {"publisher": "Uno"})
    within = {"$and": [spanish, since, {"day": {"$lte": year[1]}}]}
    yield Case("language, year", Filters(lang="es", since=YEAR[0], until=YEAR[1]), within)
    within = {"$and": [spanish, {"day": {"$gte": month[0]}}, {"day": {"$lte": month[1]}}]}
    yield Case("language, month", Filters(lang="es", since=MONTH[0], until=MONTH[1]), within)
    where = {"$and": [{"metric": "pe_forward"}, {"value": {"$gt": 20}}]}
    yield Case("pe_forward > 20", Filters(where=conditions("pe_forward > 20")), where)
    where = {"$and": [*where["$and"], {"subject": COMMON}, spanish, since]}
    every = Filters(where=conditions("pe_forward > 20"), subject=COMMON, lang="es", since=YEAR[0])
    yield Case("all of these", every, where)
    yield Case("rare ticker", Filters(subject=RARE), {"subject": RARE})


def build(folder: Path, *, passages: int) -> dict[str, float]:
    """Make the store and return how long its parts took."""
    started = time.perf_counter()
    with Store.open(folder, mode="write") as store:
        made = documents(PARALLEL, size=round(passages / PASSAGES_A_DOCUMENT))
        while batch := list(islice(made, BATCH)):
            store.put_all((document, reading, document.uri) for document, reading in batch)
        written = time.perf_counter()
        store.complete()
    return {"write s": written - started, "complete s": time.perf_counter() - written}


def plain(folder: Path, snapshot: Snapshot) -> Collection:
    """Return a Chroma collection of the same vectors, with metadata."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    collection = client.get_or_create_collection("plain", embedding_function=None, metadata={"hnsw:space": "cosine"})
    if collection.count() == len(snapshot):
        return collection
    texts, step = snapshot.texts, client.get_max_batch_size()
    for start in range(0, len(snapshot), step):
        rows = range(start, min(start + step, len(snapshot)))
        metadata = [_metadata(snapshot, row) for row in rows]
        collection.upsert(
            ids=[texts.keys[row].decode() for row in rows],
            embeddings=np.array(texts.vectors[rows.start : rows.stop]),
            metadatas=metadata,  # type: ignore[arg-type]
        )
    return collection


def _metadata(snapshot: Snapshot, row: int) -> dict[str, str | int | float]:
    lang, number = snapshot.names.documents[snapshot.texts.documents[row]].split("-")
    made = fact(2 * int(number) + (lang == "es"))
    return {
        "lang": lang,
        "day": made.day.toordinal(),
        "publisher": made.publisher,
        "subject": made.subject,
        "metric": made.metric,
        "value": made.value,
    }


def measure(store: Store, collection: Collection, asked: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return for each filter the times of both, and what the program's short cuts miss."""
    vectors = store.encoder.encode(asked, kind="query")
    snapshot = store.searcher.snapshot()
    store.searcher.find(asked[0])
    rows: dict[str, dict[str, float]] = {}
    for case in cases():
        ours, processor = [], []
        for text in asked:
            before = time.process_time()
            ours.append(_timed(lambda: store.searcher.find(text, limit=LIMIT, filters=case.filters)))  # noqa: B023
            processor.append(1000 * (time.process_time() - before))
        # After all of ours: a search that looks at every vector leaves the processor's caches to nobody else.
        theirs = [_timed(lambda: _ask(collection, vector, case.where)) for vector in vectors]  # noqa: B023
        among = select(snapshot, case.filters)
        rows[case.name] = {
            "passages": len(snapshot) if among is None else len(among),
            **{f"p{share} ms": float(np.percentile(ours, share)) for share in (50, 95)},
            "processor p95 ms": float(np.percentile(processor, 95)),
            **{f"Chroma p{share} ms": float(np.percentile(theirs, share)) for share in (50, 95)},
            "ratio p95": float(np.percentile(ours, 95) / np.percentile(theirs, 95)),
            "overlap": _overlap(store, snapshot, case, asked),
        }
    return rows


def _timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - started)


def _ask(collection: Collection, vector: NDArray[np.float32], where: dict[str, Any] | None) -> object:
    return collection.query(query_embeddings=vector[np.newaxis], n_results=LIMIT, where=where, include=["distances"])


def _overlap(store: Store, snapshot: Snapshot, case: Case, asked: Sequence[str]) -> float:
    """Return the share of the exact first ten that are found, over some queries."""
    shares = []
    among = select(snapshot, case.filters)
    for text in asked[:EXACT_QUERIES]:
        exact = store.searcher.rank(text, among, limit=LIMIT, candidates=len(snapshot))
        wanted = {snapshot.texts.keys[place].decode() for place in exact.places}
        found = {match.passage.key for match in store.searcher.find(text, limit=LIMIT, filters=case.filters)}
        shares.append(len(wanted & found) / max(1, len(wanted)))
    return float(np.mean(shares))


def _ordinal(day: str) -> int:
    import datetime as dt

    return dt.date.fromisoformat(day).toordinal()


def megabytes(folder: Path) -> dict[str, float]:
    """Return what the parts of a store take on disk."""
    sizes = {"database": "cotejo.db*", "Chroma": "chroma/**/*", "search": "search-*/*"}
    return {
        f"{name} MB": sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file()) / 1e6
        for name, pattern in sizes.items()
    }


def reader(folder: Path, query: str) -> dict[str, float]:
    """Return what one search from the command line takes, processor and memory."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "cotejo", "search", query, "--store", str(folder), "--format", "jsonl"]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"command processor s": used, "command memory MB": after.ru_maxrss / 1000}


def table(rows: Mapping[str, Mapping[str, float]]) -> str:
    """Return the figures of all filters as a table."""
    names = list(next(iter(rows.values())))
    head = f"{'':18}" + "".join(f"{name:>18}" for name in names)
    return "\n".join(
        [head, *(f"{case:18}" + "".join(f"{row[name]:18,.2f}" for name in names) for case, row in rows.items())]
    )


def main() -> int:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description="Measure search at scale, beside plain Chroma.")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where the store is kept for the next run; otherwise it goes")
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--save", action="store_true", help="keep the figures beside this file")
    options = parser.parse_args()
    if not PARALLEL.exists():
        print(f"skipped: the texts are not there ({NAME}/train)", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        found = _run(folder, passages=options.passages, size=options.queries)
    if options.save:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _run(folder: Path, *, passages: int, size: int) -> dict[str, Any]:
    desk = folder / "desk"
    whole = {} if (desk / "cotejo.db").exists() else build(desk, passages=passages)
    asked = queries(PARALLEL, size=size)
    with Store.open(desk) as store:
        collection = plain(folder / "plain", store.searcher.snapshot())
        whole |= {"passages": float(len(store.searcher.snapshot())), **megabytes(desk), **reader(desk, asked[0])}
        rows = measure(store, collection, asked)
    for name, value in whole.items():
        print(f"{name:24}{value:12,.1f}")
    print(table(rows))
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    machine = {"processors": os.cpu_count(), "system": platform.machine(), "load per processor": round(load, 1)}
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout
    return {"commit": commit.strip(), "machine": machine, "whole": whole, "filters": rows}


if __name__ == "__main__":
    sys.exit(main())
