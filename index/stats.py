"""How much a store holds, and how much of it was not understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import distinct, func, select

from index import schema
from index.recorded import NEXT, NOW, recorded

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table


@dataclass(frozen=True, slots=True)
class Pending:
    """A reindex that is under way, or was interrupted.

    Attributes:
        encoder: where it leads to.
        passages: how many have vectors of it.
    """

    encoder: str
    passages: int


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of a whole store.

    Attributes:
        clusters: independent texts: copies of one text count once.
        claims: figures with a metric.
        without_subject: those of them whose subject the text does not give.
        unresolved: figures whose metric was not understood.
        undated: documents without a day of publication.
        languages: how many sentences each language has, sorted by language.
        encoder: what made the vectors, with its prefixes where it has any.
        pending: the reindex to another encoder that is not done yet.
    """

    documents: int
    clusters: int
    sources: int
    sentences: int
    mentions: int
    claims: int
    without_subject: int
    unresolved: int
    undated: int
    passages: int
    languages: tuple[tuple[str, int], ...]
    encoder: str
    pending: Pending | None = None


def count(connection: Connection) -> Stats:
    """Count what the tables hold."""
    claims, documents = schema.claims.c, schema.documents.c
    voices = func.coalesce(documents.cluster, documents.name)
    return Stats(
        documents=rows(connection, schema.documents),
        clusters=connection.scalar(select(func.count(distinct(voices)))) or 0,
        sources=rows(connection, schema.sources),
        sentences=rows(connection, schema.sentences),
        mentions=rows(connection, schema.mentions),
        claims=rows(connection, schema.claims, claims.metric.is_not(None)),
        without_subject=rows(connection, schema.claims, claims.metric.is_not(None), claims.subject.is_(None)),
        unresolved=rows(connection, schema.claims, claims.metric.is_(None)),
        undated=rows(connection, schema.documents, documents.doc_date.is_(None)),
        passages=rows(connection, schema.passages),
        languages=_languages(connection),
        encoder=str(recorded(connection, NOW) or ""),
        pending=_pending(connection),
    )


def _pending(connection: Connection) -> Pending | None:
    following = recorded(connection, NEXT)
    return None if following is None else Pending(str(following), rows(connection, schema.fresh_vectors))


def rows(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> int:
    """Return how many rows of a table meet the conditions."""
    return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def _languages(connection: Connection) -> tuple[tuple[str, int], ...]:
    lang = schema.sentences.c.lang
    counted = connection.execute(select(lang, func.count()).group_by(lang))
    return tuple(sorted((row[0], row[1]) for row in counted))
