"""What is read out of the tables. Every listing is sorted by document name and place, so that it is always the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, LargeBinary, Row, RowMapping, Select, and_, bindparam, func, or_, select

from index.errors import NoSuchDocumentError, NoSuchPublisherError, SeveralDocumentsError
from index.passage import Passage
from index.rows import to_claim, to_document, to_mention, to_sentence
from index.schema import claims as claims_table
from index.schema import documents as documents_table
from index.schema import mentions as mentions_table
from index.schema import passages as passages_table
from index.schema import sentences as sentences_table
from index.schema import sources as sources_table
from index.source_state import SourceState
from index.sourced import SourcedClaim, SourcedMention, SourcedSentence
from ingest.document import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Table

    from ingest.document import Document
    from nlp.reading import Mention, Sentence

CHUNK = 2_000
"""Rows fetched at a time."""

LISTED = 3
"""Documents that a message names at most."""

Filter = str | None
_ORDER = (documents_table.c.name, documents_table.c.uri)
_PLAIN = [column for column in passages_table.c if not isinstance(column.type, LargeBinary)]


def about(
    *, doc: Filter = None, publisher: Filter = None, since: Filter = None, until: Filter = None
) -> list[ColumnElement[bool]]:
    """Return the conditions on a document: its name or uri, its publisher, its first and last day of publication."""
    table = documents_table.c
    conditions: list[ColumnElement[bool]] = []
    if doc is not None:
        conditions.append(or_(table.name == doc, table.uri == doc))
    if publisher is not None:
        conditions.append(table.publisher == publisher)
    if since is not None:
        conditions.append(table.doc_date >= since)
    if until is not None:
        conditions.append(table.doc_date <= until)
    return conditions


def documents(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Document]:
    """Yield the documents that meet the conditions."""
    for row in _rows(connection, select(documents_table).where(*conditions).order_by(*_ORDER)):
        yield to_document(row)


def document(connection: Connection, name: str, store: str) -> Document:
    """Return the document of a uri, or of a name that only one has.

    Raises:
        NoSuchDocumentError: there is none.
        SeveralDocumentsError: several have the name.
    """
    found = list(documents(connection, *about(doc=name)))
    exact = [each for each in found if each.uri == name] or found
    if len(exact) == 1:
        return exact[0]
    if not exact:
        names = sorted(set(connection.scalars(select(documents_table.c.name))))
        raise NoSuchDocumentError(f"{store}: no document {name}; {_likest(name, names)}")
    uris = "".join(f"\n  {each.uri}" for each in exact)
    raise SeveralDocumentsError(f"{store}: several documents are called {name}; name one of these instead:{uris}")


def check_publisher(connection: Connection, name: str, store: str) -> None:
    """Check that some document is of a publisher.

    Raises:
        NoSuchPublisherError: none is.
    """
    names = sorted({each for each in connection.scalars(select(documents_table.c.publisher)) if each})
    if name not in names:
        raise NoSuchPublisherError(f"{store}: no document of {name}; {_likest(name, names)}")


def _likest(name: str, names: Sequence[str]) -> str:
    """Return what may have been meant: the names that hold what was typed, or else the likest."""
    wanted = name.casefold()
    if not names:
        return "the store holds none yet"
    near = [each for each in names if wanted in each.casefold()] or get_close_matches(name, names, n=LISTED)
    return (
        f"did you mean {', '.join(near[:LISTED])}?" if near else f"there are {len(names):,}, none with a name like it"
    )


def claims(
    connection: Connection,
    *conditions: ColumnElement[bool],
    resolved: bool | None = True,
    texts: Mapping[int, str] | None = None,
) -> Iterator[SourcedClaim]:
    """Yield the claims that meet the conditions, with what their documents say of them.

    ``resolved`` false yields the figures whose metric was not understood, null yields both. ``texts`` are those of the
    documents by key, where there are few enough to hold; else each is fetched when its claims are.
    """
    metric = claims_table.c.metric
    if resolved is not None:
        conditions = (*conditions, metric.is_not(None) if resolved else metric.is_(None))
    held = _Texts(connection) if texts is None else texts
    for row in _rows(connection, _joined(claims_table).where(*conditions)):
        claim = to_claim(row)
        yield SourcedClaim(
            claim=claim,
            sentence=held[row["document_id"]][claim.sentence_start : claim.sentence_end],
            **_source(row),
        )


def mentions(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[tuple[str, Mention]]:
    """Yield the document's name and the mention, for those that meet the conditions."""
    for row in _rows(connection, _joined(mentions_table).where(*conditions)):
        yield row["doc"], to_mention(row)


def sourced_sentences(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[SourcedSentence]:
    """Yield the sentences that meet the conditions, with their texts and what their documents say of them."""
    texts = _Texts(connection)
    for row in _rows(connection, _joined(sentences_table).where(*conditions)):
        yield SourcedSentence(
            sentence=texts[row["document_id"]][row["start"] : row["end"]],
            sentence_start=row["start"],
            lang=row["lang"],
            **_source(row),
        )


def sourced_mentions(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[SourcedMention]:
    """Yield the mentions that meet the conditions, with their sentences and what their documents say of them."""
    texts, spans = _Texts(connection), _Spans(connection)
    for row in _rows(connection, _joined(mentions_table).where(*conditions)):
        start, end = spans.around(row["document_id"], row["start"], row["end"])
        yield SourcedMention(
            mention=to_mention(row),
            sentence=texts[row["document_id"]][start:end],
            sentence_start=start,
            **_source(row),
        )


def sentences(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[tuple[str, Sentence]]:
    """Yield the document's name and the sentence, for those that meet the conditions."""
    for row in _rows(connection, _joined(sentences_table).where(*conditions)):
        yield row["doc"], to_sentence(row)


def passages(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Passage]:
    """Yield the passages that meet the conditions."""
    held, wanted = _Texts(connection), _joined(passages_table, _PLAIN).where(*conditions)
    for row in connection.execution_options(yield_per=CHUNK).execute(wanted):
        yield _passage(row, held[row.document_id])


def passages_of(connection: Connection, ids: Sequence[int]) -> dict[int, Passage]:
    """Return the passages of some keys of the table."""
    wanted, whole = _of_ids()
    texts = {row.id: row.text for row in connection.execute(whole, {"ids": ids}).all()}
    rows = connection.execute(wanted, {"ids": ids}).all()
    return {row.id: _passage(row, texts[row.document_id]) for row in rows}


@cache
def _of_ids() -> tuple[Select[Any], Select[Any]]:
    """Return what asks for the passages of some keys, and for the texts of their documents: written once."""
    chosen, table = passages_table.c.id.in_(bindparam("ids", expanding=True)), documents_table.c
    whole = select(table.id, table.text).where(table.id.in_(select(passages_table.c.document_id).where(chosen)))
    return _joined(passages_table, _PLAIN).where(chosen).order_by(None), whole


def _passage(row: Row[Any], text: str) -> Passage:
    """Return the passage of a row, given the text of its document."""
    return Passage(
        key=row.key,
        doc=row.doc,
        uri=row.uri,
        ordinal=row.ordinal,
        start=row.start,
        end=row.end,
        lang=row.lang,
        text=text[row.start : row.end],
        context=row.context,
        doc_date=row.doc_date,
        publisher=row.publisher,
        cluster=row.cluster or row.doc,
    )


def cluster(connection: Connection, uri: str) -> str:
    """Return the cluster of a document; one that is in none yet is a cluster of its own."""
    table = documents_table.c
    wanted = select(func.coalesce(table.cluster, table.name)).where(table.uri == uri)
    return str(connection.execute(wanted).scalar_one())


def uris(connection: Connection, cluster: str) -> set[str]:
    """Return the uris of the documents of a cluster."""
    table = documents_table.c
    # Of a joined expression there is no index: every document would be looked at, for each hit of a search.
    alone = and_(table.cluster.is_(None), table.name == cluster)
    return set(connection.scalars(select(table.uri).where(or_(table.cluster == cluster, alone))))


def embeddings(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[tuple[str, bytes]]:
    """Yield the key and the vector of the passages that meet the conditions, in the order of their documents."""
    wanted = (
        select(passages_table.c.key, passages_table.c.embedding)
        .join(documents_table, documents_table.c.id == passages_table.c.document_id)
        .where(*conditions)
        .order_by(*_ORDER, passages_table.c.ordinal)
    )
    for row in _rows(connection, wanted):
        yield row["key"], row["embedding"]


def clusters(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return the names of each cluster's documents, sorted; a document that is in none yet is one of its own."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(documents_table.c.name, documents_table.c.cluster).order_by(*_ORDER)):
        found[row.cluster or row.name].append(row.name)
    return {cluster: tuple(names) for cluster, names in sorted(found.items())}


def source_states(connection: Connection) -> Iterator[SourceState]:
    """Yield what is known of the files that were read to their end."""
    documents_of = (
        select(func.count()).where(documents_table.c.source == sources_table.c.uri).correlate(sources_table)
    ).scalar_subquery()
    for row in connection.execute(select(sources_table, documents_of.label("documents"))):
        rejected = tuple(Rejected(*each) for each in row.rejected)
        yield SourceState(row.uri, row.fingerprint, row.documents, rejected)


def digests(connection: Connection, source: str) -> dict[str, str]:
    """Return the digests of the documents of a file by their uris."""
    table = documents_table.c
    return {
        row.uri: row.digest for row in connection.execute(select(table.uri, table.digest).where(table.source == source))
    }


def _source(row: RowMapping) -> dict[str, Any]:
    return {
        "doc": row["doc"],
        "uri": row["uri"],
        "doc_date": row["doc_date"],
        "cluster": row["cluster"] or row["doc"],
        "publisher": row["publisher"],
    }


def _joined(table: Table, columns: list[Any] | None = None) -> Select[Any]:
    """Select a table's rows with their documents' columns, in the order of names and places."""
    own = documents_table.c
    of_document = (own.name.label("doc"), own.uri, own.doc_date, own.cluster, own.publisher)
    return (
        select(*(columns or table.c), *of_document)
        .join(documents_table, own.id == table.c.document_id)
        .order_by(*_ORDER, table.c.start, table.c.end, table.c.ordinal)
    )


def _rows(connection: Connection, statement: Select[Any]) -> Iterator[RowMapping]:
    result = connection.execution_options(yield_per=CHUNK).execute(statement)
    yield from result.mappings()


class _Texts:
    """The text of the document that is being listed; listings go through one document after the other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._key: int | None = None
        self._text = ""

    def __getitem__(self, document_id: int) -> str:
        if document_id != self._key:
            wanted = select(documents_table.c.text).where(documents_table.c.id == document_id)
            self._text = self._connection.execute(wanted).scalar_one()
            self._key = document_id
        return self._text


class _Spans:
    """Where the sentences of the document that is being listed begin and end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._key: int | None = None
        self._spans: list[tuple[int, int]] = []

    def around(self, document_id: int, start: int, end: int) -> tuple[int, int]:
        """Return the sentence that holds a place, or the place itself where none does."""
        if document_id != self._key:
            table = sentences_table.c
            wanted = select(table.start, table.end).where(table.document_id == document_id).order_by(table.start)
            self._spans = [(row.start, row.end) for row in self._connection.execute(wanted)]
            self._key = document_id
        at = bisect_right(self._spans, start, key=lambda span: span[0]) - 1
        found = self._spans[at] if at >= 0 else (start, end)
        return found if found[1] >= end else (start, end)
