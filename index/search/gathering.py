"""From the tables to a `Snapshot`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import func, select

from index.days import Days, parse
from index.facts import DIMENSIONS, fact
from index.matrix import unpack
from index.schema import claims, documents, mentions, passages
from index.search.postings import Postings, invert
from index.search.snapshot import Figures, Named, Names, Sentences, Snapshot, Texts
from index.search.words import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection, Row, Table

CHUNK = 4_000
"""Rows that are read and unpacked together."""

_NEVER = Days(1, 0)


@dataclass(slots=True)
class _Numbers:
    """Gives each name a number, in the order in which they come."""

    known: dict[str, int] = field(default_factory=dict)

    def __call__(self, name: str | None) -> int:
        return -1 if name is None else self.known.setdefault(name, len(self.known))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.known)


@dataclass(frozen=True, slots=True)
class _Source:
    """A document as its passages need it."""

    place: int
    days: Days
    publisher: int
    original: bool


@dataclass(frozen=True, slots=True)
class _Where:
    """Finds the passage that a stretch of a document lies in, or stands above: passages do not overlap."""

    keys: NDArray[np.int64]
    ends: NDArray[np.int64]
    contexts: Sequence[str]

    def find(self, places: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the passage of each stretch, -1 where none holds all of it."""
        base = places << 32
        found = np.searchsorted(self.keys, base + starts, side="right") - 1
        inside = (found >= 0) & (base + ends <= self.ends[found])
        return np.where(inside, found, -1)

    def below(self, place: int, start: int, text: str) -> Iterator[int]:
        """Yield the passages behind a stretch whose title or heading has its text."""
        words = " ".join(text.split())
        at = int(np.searchsorted(self.keys, (place << 32) + start))
        while at < len(self.keys) and self.keys[at] >> 32 == place and words in self.contexts[at]:
            yield at
            at += 1


def gather(connection: Connection) -> Snapshot:
    """Read all that search needs."""
    publishers, langs, identifiers, metrics, units = (_Numbers() for _ in range(5))
    sources, names, uris = _sources(connection, publishers)
    texts, sentences, postings, where = _passages(connection, sources, langs)
    figures = _figures(connection, sources, where, (identifiers, metrics, units))
    named = _named(connection, sources, where, identifiers)
    numbered = (publishers.names, names, uris, identifiers.names, metrics.names, units.names)
    return Snapshot(Names(langs.names, *numbered), texts, sentences, figures, named, postings)


def _sources(
    connection: Connection, publishers: _Numbers
) -> tuple[dict[int, _Source], tuple[str, ...], tuple[str, ...]]:
    table = documents.c
    columns = (table.id, table.name, table.uri, table.doc_date, table.publisher, table.cluster)
    rows = list(connection.execute(select(*columns).order_by(table.name, table.uri)))
    first: dict[str, Any] = {}
    for row in sorted(rows, key=lambda row: (row.doc_date or "9999", row.name, row.uri)):
        first.setdefault(row.cluster or row.uri, row)
    originals = {row.id for row in first.values()}
    sources = {
        row.id: _Source(place, _days(row.doc_date), publishers(row.publisher), row.id in originals)
        for place, row in enumerate(rows)
    }
    return sources, tuple(row.name for row in rows), tuple(row.uri for row in rows)


def _days(text: str | None) -> Days:
    return (parse(text) if text else None) or _NEVER


def _passages(
    connection: Connection, sources: dict[int, _Source], langs: _Numbers
) -> tuple[Texts, Sentences, Postings, _Where]:
    size = connection.scalar(select(func.count()).select_from(passages)) or 0
    vectors = np.zeros((size, int(fact(connection, DIMENSIONS) or 0)), dtype=np.float32)
    columns: list[tuple[Any, ...]] = []
    blobs: list[tuple[bytes, bytes, bytes]] = []
    for rows in _chunks(connection):
        start = len(columns)
        vectors[start : start + len(rows)] = unpack((row.embedding for row in rows), vectors.shape[1])
        blobs += ((row.sentences, row.sentence_embeddings, row.terms) for row in rows)
        columns += (_column(row, sources[row.document_id], langs) for row in rows)
    ids, keys, codes, places, publishers, days, originals, starts, ends, contexts = (
        zip(*columns, strict=True) if columns else [()] * 10
    )
    lang = np.array(codes, dtype=np.uint8)
    owners = np.array(places, dtype=np.int64)
    texts = Texts(
        ids=np.array(ids, dtype=np.int64),
        keys=np.array(keys, dtype="S32"),
        vectors=vectors,
        langs=lang,
        documents=owners.astype(np.int32),
        publishers=np.array(publishers, dtype=np.int32),
        days=np.array(days, dtype=np.int32),
        originals=np.array(originals, dtype=np.bool_),
    )
    sentences, postings = arrange(blobs, lang, vectors.shape[1])
    where = _Where((owners << 32) + np.array(starts, np.int64), (owners << 32) + np.array(ends, np.int64), contexts)
    return texts, sentences, postings, where


def _chunks(connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    order = (documents.c.name, documents.c.uri, passages.c.ordinal)
    wanted = select(passages).join(documents, documents.c.id == passages.c.document_id).order_by(*order)
    yield from connection.execution_options(yield_per=CHUNK).execute(wanted).partitions()


def _column(row: Row[Any], source: _Source, langs: _Numbers) -> tuple[Any, ...]:
    day = source.days.first if source.days.single else 0
    own = (source.place, source.publisher, day, source.original)
    return (row.id, row.key.encode(), langs(row.lang), *own, row.start, row.end, row.context)


def arrange(
    blobs: Sequence[tuple[bytes, bytes, bytes]], langs: NDArray[np.uint8], dimensions: int
) -> tuple[Sentences, Postings]:
    """Return the sentences of passages, and the postings of all their words, those of the context too.

    Args:
        blobs: for each passage its ``sentences``, ``sentence_embeddings`` and ``terms`` as the table holds them.
        langs: the language of each.
        dimensions: the length of a vector.
    """
    spans = np.frombuffer(b"".join(each[0] for each in blobs), dtype="<i4").reshape(-1, 2)
    vectors = np.frombuffer(b"".join(each[1] for each in blobs), dtype=np.int8).reshape(-1, dimensions or 1)
    counts = np.array([len(each[0]) // 8 for each in blobs], dtype=np.int64)
    lengths = np.array([len(each[2]) // 4 for each in blobs], dtype=np.int64)
    tokens = np.frombuffer(b"".join(each[2] for each in blobs), dtype="<u4")
    owners = np.repeat(np.arange(len(blobs), dtype=np.int32), lengths)
    gaps = tokens == GAP
    # The first gap of a passage ends its context; what follows a gap is a sentence.
    behind = np.cumsum(gaps)
    before = np.concatenate([[0], np.cumsum(counts)])
    inside = ~gaps & (behind > before[owners])
    ends = np.cumsum(np.bincount(behind[inside], minlength=len(spans) + 1)[1:])
    words = ~gaps
    return (
        Sentences(before, spans, vectors, tokens[inside], ends.astype(np.int64)),
        invert(tokens[words], owners[words], langs),
    )


def _figures(
    connection: Connection, sources: dict[int, _Source], where: _Where, numbers: tuple[_Numbers, _Numbers, _Numbers]
) -> Figures:
    names = ("subject", "metric", "unit", "low", "high", "as_of")
    rows, places = _inside(connection, claims, names, sources, where)
    subjects, metrics, units = (
        np.array([number(getattr(row, name)) for row in rows], dtype=np.int32)
        for number, name in zip(numbers, names[:3], strict=True)
    )
    days = [_days(row.as_of) if row.as_of else sources[row.document_id].days for row in rows]
    return Figures(
        passages=places,
        subjects=subjects,
        metrics=metrics,
        units=units,
        lows=np.array([-np.inf if row.low is None else row.low for row in rows], dtype=np.float64),
        highs=np.array([np.inf if row.high is None else row.high for row in rows], dtype=np.float64),
        firsts=np.array([each.first for each in days], dtype=np.int32),
        lasts=np.array([each.last for each in days], dtype=np.int32),
    )


def _named(connection: Connection, sources: dict[int, _Source], where: _Where, identifiers: _Numbers) -> Named:
    rows, found = _found(connection, mentions, ("identifier", "text"), sources, where)
    inside = {(int(place), identifiers(row.identifier)) for row, place in zip(rows, found, strict=True) if place >= 0}
    above = {
        (place, identifiers(row.identifier))
        for row, own in zip(rows, found, strict=True)
        if own < 0
        for place in where.below(sources[row.document_id].place, row.end, row.text)
    }
    pairs = np.array(sorted(inside | above), dtype=np.int32).reshape(-1, 2)
    only = np.array([tuple(pair) not in inside for pair in pairs.tolist()], dtype=np.bool_)
    return Named(np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1]), only)


def _inside(
    connection: Connection, table: Table, names: Sequence[str], sources: dict[int, _Source], where: _Where
) -> tuple[list[Row[Any]], NDArray[np.int32]]:
    """Return the rows of a table that lie in passages, and the passage of each."""
    rows, found = _found(connection, table, names, sources, where)
    return [row for row, place in zip(rows, found, strict=True) if place >= 0], found[found >= 0]


def _found(
    connection: Connection, table: Table, names: Sequence[str], sources: dict[int, _Source], where: _Where
) -> tuple[list[Row[Any]], NDArray[np.int32]]:
    """Return the rows of a table, and the passage of each, -1 where it lies in none."""
    columns = (table.c.document_id, table.c.start, table.c.end, *(table.c[name] for name in names))
    rows = list(connection.execute(select(*columns).order_by(table.c.document_id, table.c.ordinal)))
    if not rows or not len(where.keys):
        return [], np.zeros(0, dtype=np.int32)
    places, starts, ends = np.array(
        [(sources[row.document_id].place, row.start, row.end) for row in rows], dtype=np.int64
    ).T
    return rows, where.find(places, starts, ends).astype(np.int32)
