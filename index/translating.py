"""Translations in the tables: what was compared, how like it was, and which documents are translations."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from sqlalchemy import delete, insert, or_, select

from index import schema
from index.entries import Entry, vectors
from index.facts import DIMENSIONS, fact
from index.pairing import pair
from index.parallel import DAYS, Likeness, Text, compare

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from index.encoder import Encoder
    from ingest.document import Document
    from nlp.reading import Reading

SHORTEST = 20
"""Characters of a sentence that is compared: "Gold" and "S&P 500" are in every text."""

Named: TypeAlias = tuple[str, str]
"""A document's name and uri."""

CHUNK = 500
"""Keys that one statement asks for."""

DRAFT = 0
"""The key of a text that is not in the tables, whose keys begin at 1."""


def translate(connection: Connection, clusters: Mapping[int, str]) -> list[Likeness]:
    """Compare the documents that have come in, and return and record which of all are translations of each other.

    What two documents have in common is kept with them, so that a document is compared once.

    Args:
        connection: in a transaction that writes.
        clusters: the cluster of copies of each document, by key.
    """
    _compare_fresh(connection)
    found = (Likeness(*row) for row in connection.execute(select(*_columns(schema.likenesses))))
    pairs = pair(found, clusters)
    connection.execute(delete(schema.translations))
    if pairs:
        rows = [{"document_id": each.document, "other_id": each.other} for each in pairs]
        connection.execute(insert(schema.translations), rows)
    return pairs


def translated(connection: Connection, uri: str | None = None) -> list[tuple[Named, Named]]:
    """Return the documents that are translations of each other, each with its name and uri, sorted.

    ``uri`` keeps the pairs of one document.
    """
    one, other = schema.documents.alias(), schema.documents.alias()
    wanted = (
        select(one.c.name, one.c.uri, other.c.name, other.c.uri)
        .select_from(schema.translations)
        .join(one, one.c.id == schema.translations.c.document_id)
        .join(other, other.c.id == schema.translations.c.other_id)
    )
    if uri is not None:
        own, pairs = select(schema.documents.c.id).where(schema.documents.c.uri == uri), schema.translations.c
        wanted = wanted.where(or_(pairs.document_id == own.scalar_subquery(), pairs.other_id == own.scalar_subquery()))
    found = (sorted([(row[0], row[1]), (row[2], row[3])]) for row in connection.execute(wanted))
    return sorted((first, second) for first, second in found)


def translated_by(
    connection: Connection,
    document: Document,
    reading: Reading,
    *,
    encoder: Callable[[], Encoder],
    cluster: str,
    likely: Collection[str] = (),
    without: Collection[str] = (),
) -> list[tuple[str, str]]:
    """Return the uri and the cluster of each stored document of which a text that is not stored is a translation.

    Args:
        connection: to the tables.
        document: the text.
        reading: what was read in it.
        encoder: gives the store's encoder; asked only where there is a text in the other language to compare.
        cluster: the cluster of copies that the text is in.
        likely: the uris of documents to look at where the day of the text is unknown.
        without: the uris of documents that are left out, for the text takes their place.
    """
    lang, day = _lang(Counter(sentence.lang for sentence in reading.sentences)), document.metadata.doc_date
    table = schema.documents.c
    near = table.uri.in_(sorted(likely)) if day is None else _about(day)
    known = list(connection.scalars(_foreign(lang).where(near, table.uri.not_in(sorted(without)))))
    if not known:
        return []
    own = list(compare([_unstored(document, reading, encoder(), lang), *_texts(connection, known)], frozenset({DRAFT})))
    between = _known_likenesses(connection, {each.other for each in own}, without)
    keys = sorted({key for each in (*own, *between) for key in (each.document, each.other)})
    wanted = select(table.id, table.uri, table.cluster, table.name).where(table.id.in_(keys))
    rows = {row.id: row for row in connection.execute(wanted)}
    clusters = {key: row.cluster or row.name for key, row in rows.items()} | {DRAFT: cluster}
    found = (rows[each.other] for each in pair([*own, *between], clusters) if each.document == DRAFT)
    return [(row.uri, clusters[row.id]) for row in found]


def _foreign(lang: str) -> Any:
    """Return a query for the keys of documents with passages in another language."""
    table, passages = schema.documents.c, schema.passages.c
    other = select(passages.id).where(passages.document_id == table.id, passages.lang != lang)
    return select(table.id).where(other.exists()).order_by(table.id)


def _about(day: str) -> Any:
    """Return the condition that a document came out about a day."""
    middle = dt.date.fromisoformat(day)
    first, last = ((middle + dt.timedelta(days=by)).isoformat() for by in (-DAYS, DAYS))
    return schema.documents.c.doc_date.between(first, last)


def _known_likenesses(connection: Connection, keys: Collection[int], without: Collection[str]) -> list[Likeness]:
    """Return what some documents have in common with others of the store but those that are left out."""
    table, left_out = schema.likenesses.c, schema.documents.c.uri.in_(sorted(without))
    gone = list(connection.scalars(select(schema.documents.c.id).where(left_out)))
    wanted = select(*_columns(schema.likenesses)).where(
        or_(table.document_id.in_(sorted(keys)), table.other_id.in_(sorted(keys))),
        table.document_id.not_in(gone),
        table.other_id.not_in(gone),
    )
    return [Likeness(*row) for row in connection.execute(wanted)]


def _unstored(document: Document, reading: Reading, encoder: Encoder, lang: str) -> Text:
    entry, day = Entry.of(document, reading, document.uri), document.metadata.doc_date
    blobs = [
        _long_enough(np.array(window.sentences, dtype="<i4").reshape(-1, 2), vector.sentences)
        for window, vector in zip(entry.windows, vectors([entry], encoder), strict=True)
    ]
    stated = dict.fromkeys((claim.start, claim.low, claim.high) for claim in reading.claims)
    values = [high if low is None else low for _, low, high in stated]
    return Text(
        key=DRAFT,
        lang=lang,
        day=dt.date.fromisoformat(day).toordinal() if day else 0,
        sentences=np.frombuffer(b"".join(blobs), dtype=np.int8).reshape(-1, encoder.dimensions),
        figures=tuple(round(abs(value), 6) for value in values if value is not None),
        names=frozenset(mention.id for mention in reading.mentions),
    )


def _lang(counted: Counter[str]) -> str:
    """Return the language of most sentences."""
    return min(counted, key=lambda lang: (-counted[lang], lang), default="")


def _columns(table: Any) -> list[Any]:
    return [table.c[name] for name in ("document_id", "other_id", "text", "figures", "names")]


def _compare_fresh(connection: Connection) -> None:
    table = schema.documents.c
    compared = select(schema.compared.c.document_id)
    fresh = list(connection.execute(select(table.id, table.doc_date).where(table.id.not_in(compared))))
    if not fresh:
        return
    texts = list(_texts(connection, [row.id for row in _near(connection, fresh)]))
    # A pair of two fresh documents is found from both sides.
    each = {(one.document, one.other): one for one in compare(texts, frozenset(row.id for row in fresh))}
    if each:
        names = ("document_id", "other_id", "text", "figures", "names")
        values = ((one.document, one.other, one.text, one.figures, one.names) for one in each.values())
        connection.execute(insert(schema.likenesses), [dict(zip(names, value, strict=True)) for value in values])
    connection.execute(insert(schema.compared), [{"document_id": row.id} for row in fresh])


def _near(connection: Connection, fresh: Iterable[Any]) -> Iterator[Any]:
    """Yield the documents, fresh or not, that may be translations of fresh ones: they came out about then."""
    table = schema.documents.c
    days = {row.doc_date for row in fresh}
    everything = select(table.id, table.doc_date)
    if None not in days:
        known = [dt.date.fromisoformat(day) for day in days]
        first, last = min(known) - dt.timedelta(days=DAYS), max(known) + dt.timedelta(days=DAYS)
        between = table.doc_date.between(first.isoformat(), last.isoformat())
        everything = everything.where(or_(table.doc_date.is_(None), between))
    yield from connection.execute(everything.order_by(table.id))


def _texts(connection: Connection, keys: list[int]) -> Iterator[Text]:
    dimensions = int(fact(connection, DIMENSIONS) or 0) or 1
    for start in range(0, len(keys), CHUNK):
        some = keys[start : start + CHUNK]
        figures, names, passages = _figures(connection, some), _names(connection, some), _passages(connection, some)
        table = schema.documents.c
        for row in connection.execute(select(table.id, table.doc_date).where(table.id.in_(some)).order_by(table.id)):
            langs = passages[row.id][0]
            if langs:
                yield Text(
                    key=row.id,
                    lang=_lang(langs),
                    day=dt.date.fromisoformat(row.doc_date).toordinal() if row.doc_date else 0,
                    sentences=np.frombuffer(b"".join(passages[row.id][1]), dtype=np.int8).reshape(-1, dimensions),
                    figures=tuple(figures[row.id]),
                    names=frozenset(names[row.id]),
                )


def _passages(connection: Connection, keys: list[int]) -> dict[int, tuple[Counter[str], list[bytes]]]:
    """Return how many sentences of each language documents have, and the vectors of those that are long enough."""
    table = schema.passages.c
    columns = (table.document_id, table.lang, table.sentences, table.sentence_embeddings)
    found: dict[int, tuple[Counter[str], list[bytes]]] = defaultdict(lambda: (Counter(), []))
    for row in connection.execute(select(*columns).where(table.document_id.in_(keys)).order_by(table.id)):
        spans = np.frombuffer(row.sentences, dtype="<i4").reshape(-1, 2)
        langs, blobs = found[row.document_id]
        langs[row.lang] += len(spans)
        blobs.append(_long_enough(spans, row.sentence_embeddings))
    return found


def _long_enough(spans: NDArray[np.int32], embeddings: bytes) -> bytes:
    """Return the vectors of the sentences that are long enough to be compared."""
    rows = np.frombuffer(embeddings, dtype=np.int8).reshape(len(spans), -1)
    return rows[spans[:, 1] - spans[:, 0] >= SHORTEST].tobytes()


def _figures(connection: Connection, keys: list[int]) -> dict[int, list[float]]:
    table = schema.claims.c
    columns = (table.document_id, table.start, table.low, table.high)
    found: dict[int, list[float]] = defaultdict(list)
    # One figure that is stated of several subjects is one figure.
    for row in connection.execute(select(*columns).distinct().where(table.document_id.in_(keys))):
        value = row.high if row.low is None else row.low
        if value is not None:
            found[row.document_id].append(round(abs(value), 6))
    return found


def _names(connection: Connection, keys: list[int]) -> dict[int, set[str]]:
    table = schema.mentions.c
    found: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(select(table.document_id, table.identifier).where(table.document_id.in_(keys))):
        found[row.document_id].add(row.identifier)
    return found
