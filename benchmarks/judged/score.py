"""Measure search by judged queries, half of them across languages: vectors alone, words alone, and both.

    python -m benchmarks.judged.score [--store FOLDER] [--pool] [--part dev]

The passages are those of the corpus, the seeds and the daily posts (the last two in ``../shared``). ``queries.tsv``
holds what is looked for and in which language, ``judgements.tsv`` what readers of the passages found: 2 for a passage
that answers, 1 for one that touches the subject, 0 for another; each as a document and its characters. The README tells
how they were judged. On the sixty queries of the ``dev`` part search may be tuned, the forty of the ``test`` part only
say what came of it. ``--pool`` prints what is among the first of any ranking and has not been judged, to be read:
whole, shuffled, and without ranking and rank.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import program
from benchmarks.corpus import CORPUS
from benchmarks.shared import NAME, SHARED
from index.search.filters import Filters
from index.search.scoring import CANDIDATES
from index.search.selection import select
from index.store import Store

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.search.snapshot import Snapshot

HERE = Path(__file__).parent
SOURCES = (CORPUS / "en", CORPUS / "es", SHARED / "seeds", SHARED / "real" / "markleigh")
TOP = 10
POOLED = 20
FLOORS = {"search": 0.69, "search across": 0.74}
"""What has been reached (the aim is 0.85); besides, search has to be better than vectors alone and words alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, its language, and that of the passages."""

    id: str
    text: str
    lang: str
    passages: str


Place = tuple[str, int]
"""A passage: its document's name and its first character."""

PARTS = ("test", "dev")


def file(name: str, part: str) -> Path:
    """Return the file of a part: ``queries.tsv`` of the test, ``queries.dev.tsv``."""
    return HERE / (f"{name}.tsv" if part == "test" else f"{name}.{part}.tsv")


def asked(part: str = "test") -> list[Asked]:
    """Return the queries of a part."""
    with file("queries", part).open(encoding="utf-8", newline="") as lines:
        return [Asked(*row) for row in list(csv.reader(lines, delimiter="\t"))[1:]]


def judgements(part: str = "test") -> dict[str, dict[Place, int]]:
    """Return the grades of the judged passages of a part by query."""
    found: dict[str, dict[Place, int]] = {}
    path = file("judgements", part)
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                found.setdefault(row["query"], {})[row["doc"], int(row["start"])] = int(row["grade"])
    return found


def rankings(store: Store, query: Asked, *, limit: int) -> dict[str, list[int]]:
    """Return the places of the first passages by each system."""
    snapshot = store.searcher.snapshot()
    among = select(snapshot, Filters(lang=query.passages))
    if among is None:
        return {}
    looked_for = store.searcher.query(query.text)
    things = snapshot.postings.weigh(looked_for.plan[query.passages], len(among))
    words, _ = snapshot.postings.score(things, len(snapshot), len(among))
    ranked = store.searcher.rank(query.text, among, limit=limit, candidates=CANDIDATES)
    return {
        "vectors": _first(among, snapshot.texts.vectors[among] @ looked_for.vector, limit),
        "words": _first(among, words[among], limit),
        "search": ranked.places.tolist(),
    }


def _first(among: NDArray[np.int64], scores: NDArray[np.float32], limit: int) -> list[int]:
    return [int(place) for place in among[np.argsort(-np.round(scores, 6), kind="stable")[:limit]]]


def place_of(snapshot: Snapshot, passage: int) -> Place:
    """Return a passage as judgements name it."""
    name = snapshot.names.documents[snapshot.texts.documents[passage]]
    return name, int(snapshot.sentences.spans[snapshot.sentences.starts[passage]][0])


def ndcg(ranked: Sequence[Place], grades: Mapping[Place, int]) -> float:
    """Return the normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen, 2002)."""
    discounts = 1 / np.log2(np.arange(2, TOP + 2))
    gains = np.array([2 ** grades.get(place, 0) - 1 for place in ranked[:TOP]], dtype=np.float64)
    best = np.array(sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:TOP], dtype=np.float64)
    ideal = float((best * discounts[: len(best)]).sum())
    return float((gains * discounts[: len(gains)]).sum()) / ideal if ideal else 0.0


def measure(store: Store, part: str = "test") -> dict[str, float]:
    """Return the mean of each system over all queries of a part, and over those across languages."""
    graded, snapshot = judgements(part), store.searcher.snapshot()
    values: dict[str, list[float]] = {}
    for query in asked(part):
        for system, places in rankings(store, query, limit=TOP).items():
            value = ndcg([place_of(snapshot, place) for place in places], graded.get(query.id, {}))
            kind = "within" if query.lang == query.passages else "across"
            for name in (system, f"{system} {kind}"):
                values.setdefault(name, []).append(value)
    return {name: float(np.mean(each)) for name, each in values.items()}


def pool(store: Store, part: str = "test") -> Iterator[tuple[Asked, Place, int, str]]:
    """Yield the passages that are ranked first and have not been judged: query, place, end, text; in no order."""
    graded, snapshot = judgements(part), store.searcher.snapshot()
    for query in asked(part):
        ranked = rankings(store, query, limit=POOLED)
        passages = sorted({place for places in ranked.values() for place in places})
        random.Random(query.id).shuffle(passages)
        for passage in passages:
            place = place_of(snapshot, passage)
            if place not in graded.get(query.id, {}):
                uri = snapshot.names.uris[snapshot.texts.documents[passage]]
                end = _end(snapshot, passage)
                yield query, place, end, " ".join(store.document(uri).text[place[1] : end].split())


def _end(snapshot: Snapshot, passage: int) -> int:
    return int(snapshot.sentences.spans[snapshot.sentences.starts[passage + 1] - 1][1])


def cut_otherwise(store: Store) -> list[str]:
    """Return a sentence for each judged passage that the store does not have."""
    snapshot = store.searcher.snapshot()
    there = {(*place_of(snapshot, passage), _end(snapshot, passage)) for passage in range(len(snapshot))}
    judged = set()
    for part in PARTS:
        with file("judgements", part).open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t")
            judged |= {(row["doc"], int(row["start"]), int(row["end"])) for row in rows}
    return [f"{doc}:{start}-{end} is judged, and no passage" for doc, start, end in sorted(judged - there)]


def judge(measures: Mapping[str, float]) -> list[str]:
    """Return a sentence for each thing that does not hold."""
    complaints = [
        f"{name} is {measures[name]:.3f}, its floor {floor}" for name, floor in FLOORS.items() if measures[name] < floor
    ]
    best = max(measures["vectors"], measures["words"])
    if measures["search"] <= best:
        complaints.append(f"search is {measures['search']:.3f}, no better than one of its parts alone ({best:.3f})")
    return complaints


def main() -> int:
    """Measure and print; return 1 where a floor does not hold."""
    parser = argparse.ArgumentParser(description="Measure search by judged queries.")
    parser.add_argument("--store", type=Path, help="a store of the texts that is there already")
    parser.add_argument("--pool", action="store_true", help="print what has not been judged")
    parser.add_argument("--part", choices=PARTS, default="test", help="the queries that --pool is of")
    options = parser.parse_args()
    if not SOURCES[-1].is_dir():
        print(f"skipped: the texts are not there ({NAME})", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        place = options.store or Path(folder)
        if options.store is None:
            program.ingest([CORPUS, *SOURCES[2:]], store=place)
        with Store.open(place) as store:
            if options.pool:
                for query, (doc, start), end, text in pool(store, options.part):
                    print(f"{query.id}\t{doc}\t{start}\t{end}\t{text}")
                return 0
            measured, gone = {part: measure(store, part) for part in PARTS}, cut_otherwise(store)
    for name, value in ((f"{part} {name}", value) for part in PARTS for name, value in measured[part].items()):
        print(f"nDCG@{TOP} {name:20}{value:.3f}")
    complaints = [*judge(measured["test"]), *gone]
    print("\n".join(complaints), end="\n" if complaints else "", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
