"""The tables of the store. What changes here needs a migration under ``index/migrations/versions``."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0006"
"""The migration that a store must have reached to be read by this version."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


_ORDERED = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that listings are sorted by: by code point, in every database."""


def _of_document() -> tuple[Column[int], Column[int], Column[int]]:
    """Return the columns of everything that belongs to a document and goes with it."""
    return (
        Column("id", Integer, primary_key=True),
        Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
        Column("ordinal", Integer, nullable=False),
    )


facts = Table(
    "facts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What holds for the whole store: the encoder, whether clusters and vectors are up to date."""

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uri", _ORDERED, nullable=False, unique=True),
    Column("fingerprint", String(64), nullable=False),
    Column("rejected", JSON, nullable=False),
)
"""The files that were read to their end, with what tells that they need not be read again."""

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uri", _ORDERED, nullable=False, unique=True),
    Column("name", _ORDERED, nullable=False, index=True),
    Column("source", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("title", Text),
    Column("author", Text),
    Column("reviewer", Text),
    Column("machine_written", Boolean),
    Column("publisher", Text, index=True),
    Column("published", Text),
    Column("page_lang", Text),
    Column("lang", Text),
    Column("url", Text),
    Column("doc_date", String(10), index=True),
    Column("regions", JSON, nullable=False),
    Column("overlay", JSON, nullable=False),
    Column("cluster", String(64), index=True),
    Column("signature", LargeBinary, nullable=False),
)
"""The documents. ``source`` is the uri of the file; ``cluster`` is null until the clusters are computed."""

sentences = Table(
    "sentences",
    metadata,
    *_of_document(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("lang", String(16), nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    *_of_document(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("identifier", Text, nullable=False, index=True),
    Column("type", Text, nullable=False),
    Column("lang", String(16), nullable=False),
    Column("rule", Text, nullable=False),
    Column("confidence", Double, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    *_of_document(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value_text", Text, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("lang", String(16), nullable=False),
    Column("subject", Text),
    Column("metric", Text),
    Column("low", Double),
    Column("high", Double),
    Column("unit", Text),
    Column("step", Double, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("rule", Text, nullable=False),
    Column("counterpart", Text),
    Column("approx", Boolean, nullable=False),
    Column("part", Text),
    Column("basis", Text),
    Column("period", Text),
    Column("status", String(16), nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("as_of", Text),
    Column("attribution", Text),
    Column("readings", JSON, nullable=False),
    Index("ix_claims_subject_metric", "subject", "metric"),
)

passages = Table(
    "passages",
    metadata,
    *_of_document(),
    Column("key", String(32), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("lang", String(16), nullable=False),
    Column("context", Text, nullable=False),
    Column("embedding", LargeBinary, nullable=False),
    Column("sentences", LargeBinary, nullable=False),
    Column("sentence_embeddings", LargeBinary, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    UniqueConstraint("key"),
)
"""The passages that are searched. All numbers in them are little-endian.

``embedding`` is float16, of the store's encoder (``facts``). ``sentences`` are the starts and ends (int32) of its
sentences, ``sentence_embeddings`` a vector of each (int8, of any length). ``terms`` are the numbers of its words
(uint32): of its context, and after a 0 each, of its sentences.
"""

fresh_vectors = Table(
    "fresh_vectors",
    metadata,
    Column("passage_id", Integer, ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("embedding", LargeBinary, nullable=False),
    Column("sentence_embeddings", LargeBinary, nullable=False),
)
"""What a reindex has made so far, as ``passages`` holds it: the vectors of the next encoder."""

compared = Table(
    "compared",
    metadata,
    Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
)
"""The documents that have been compared with those of the other language."""


def _pair() -> tuple[Column[int], Column[int]]:
    """Return the columns of a pair of documents, the smaller key first; it goes with either."""
    return (
        Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        Column("other_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True),
    )


likenesses = Table(
    "likenesses",
    metadata,
    *_pair(),
    Column("text", Double, nullable=False),
    Column("figures", Double),
    Column("names", Double),
)
"""What documents of two languages have in common, for those that came out about the same day."""

translations = Table("translations", metadata, *_pair())
"""The documents that are translations of each other; computed with the clusters."""

reference_series = Table(
    "reference_series",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", _ORDERED, nullable=False, unique=True),
    Column("subject", Text, nullable=False),
    Column("metric", Text, nullable=False),
    Column("part", Text),
    Column("unit", Text),
    Column("observations", JSON, nullable=False),
)
"""What claims are held against. ``observations`` are lists of when, low, high, start and line."""

decisions = Table(
    "decisions",
    metadata,
    Column("finding", String(16), primary_key=True),
    Column("likeness", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reason", Text),
    Column("decided", String(10), nullable=False),
    Column("message", Text, nullable=False),
)
"""What editors decided about findings. They belong to no document, so that reading texts again leaves them alone."""

shown_findings = Table("shown_findings", metadata, Column("finding", String(16), primary_key=True))
"""The findings that were there when somebody last asked for what is new."""
