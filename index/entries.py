"""What one document is in the tables: put there, replaced and taken away as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, delete, insert, select

from index import schema
from index.matrix import pack, quantise
from index.passages import Window, encoded, key, parts, windows
from index.rows import claim_rows, document_row, mention_rows, sentence_rows
from index.search.words import sequence
from ingest.duplicates import signature

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Table

    from index.encoder import Encoder
    from ingest.document import Document
    from nlp.reading import Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """A document and its reading with their passages, ready for the tables once the texts have vectors.

    Attributes:
        source: the uri of the file that it comes from.
        texts: what is encoded of each window.
        keys: the identity of each window.
        parts: what each window is looked up by: its context, then its sentences.
    """

    document: Document
    reading: Reading
    source: str
    windows: tuple[Window, ...]
    texts: tuple[str, ...]
    keys: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, document: Document, reading: Reading, source: str) -> Entry:
        """Return the entry of a document."""
        found = tuple(windows(document, reading))
        texts = tuple(encoded(document, window) for window in found)
        keys = tuple(key(document, ordinal, text) for ordinal, text in enumerate(texts))
        return cls(document, reading, source, found, texts, keys, tuple(tuple(parts(document, each)) for each in found))


@dataclass(frozen=True, slots=True)
class Vector:
    """What the tables hold of the vectors of a passage: its own, and those of its sentences."""

    passage: bytes
    sentences: bytes


def vectors(entries: Sequence[Entry], encoder: Encoder) -> Iterator[Vector]:
    """Yield the vectors of the passages of several entries, all of them encoded together."""
    texts = [text for entry in entries for text in entry.texts]
    return encode(texts, [each for entry in entries for each in entry.parts], encoder)


def encode(texts: Sequence[str], parts: Sequence[Sequence[str]], encoder: Encoder) -> Iterator[Vector]:
    """Yield the vectors of passages: of the text of each, and of its parts but the context."""
    passages = pack(encoder.encode(texts))
    groups = [each[1:] for each in parts]
    sentences = quantise(encoder.encode([text for group in groups for text in group]))
    at = 0
    for passage, group in zip(passages, groups, strict=True):
        yield Vector(passage, sentences[at : at + len(group)].tobytes())
        at += len(group)


def write(connection: Connection, entry: Entry, embeddings: Sequence[Vector]) -> set[str]:
    """Put an entry into the tables in place of what the document's uri held; return the keys of passages that went."""
    gone = erase(connection, [entry.document.uri])
    row = document_row(entry.document) | {
        "source": entry.source,
        "signature": signature(entry.document).to_bytes(),
    }
    result = connection.execute(insert(schema.documents).values(row))
    (document_id,) = result.inserted_primary_key or (None,)
    _write_all(connection, schema.sentences, document_id, sentence_rows(entry.reading))
    _write_all(connection, schema.mentions, document_id, mention_rows(entry.reading))
    _write_all(connection, schema.claims, document_id, claim_rows(entry.reading))
    write_passages(connection, document_id, entry, embeddings)
    return gone - set(entry.keys)


def write_passages(connection: Connection, document_id: int | None, entry: Entry, embeddings: Sequence[Vector]) -> None:
    """Put the passages of a document that is in the tables beside it."""
    _write_all(connection, schema.passages, document_id, _passage_rows(entry, embeddings))


def erase(connection: Connection, uris: Collection[str]) -> set[str]:
    """Take documents with all that belongs to them out of the tables; return the keys of their passages."""
    table, gone = schema.documents, set[str]()
    for uri in uris:
        owned = select(table.c.id).where(table.c.uri == uri).scalar_subquery()
        gone |= set(connection.scalars(select(schema.passages.c.key).where(schema.passages.c.document_id == owned)))
        connection.execute(delete(table).where(table.c.uri == uri))
    return gone


def _passage_rows(entry: Entry, embeddings: Sequence[Vector]) -> Iterator[dict[str, Any]]:
    for window, identity, texts, vector in zip(entry.windows, entry.keys, entry.parts, embeddings, strict=True):
        yield {
            "key": identity,
            "start": window.start,
            "end": window.end,
            "lang": window.lang,
            "context": window.context,
            "embedding": vector.passage,
            "sentences": np.array(window.sentences, dtype="<i4").tobytes(),
            "sentence_embeddings": vector.sentences,
            "terms": np.array(sequence(texts, window.lang), dtype="<u4").tobytes(),
        }


def _write_all(connection: Connection, table: Table, document_id: int | None, rows: Iterable[dict[str, Any]]) -> None:
    filled = [{"document_id": document_id, "ordinal": ordinal, **row} for ordinal, row in enumerate(rows)]
    if filled:
        connection.execute(insert(table), filled)
