"""Which claims of a store can have to do with some others, without reading all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select, union

from index import retrieval
from index.schema import claims as claims_table
from index.schema import documents as documents_table
from index.schema import mentions as mentions_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import ColumnElement, Engine

    from index.sourced import SourcedClaim, SourcedMention, SourcedSentence


@dataclass(frozen=True, slots=True)
class Reach:
    """What claims must be about, stand in or be dated to belong to a neighbourhood; any of it is enough.

    Attributes:
        subjects: of claims.
        clusters: of documents.
        days: of publication (ISO 8601).
        metrics: of claims about the subjects.
        passing: metrics whose figures soon are others; about the subjects, they count if their document is undated or
            published from ``since`` to ``until``, or if they are of one of ``times``.
        since, until: days of publication, both included.
        times: what an ``as_of`` is.
        amounts: what a figure is, low or high, of any subject and in a document published on one of ``meanwhile``.
        meanwhile: days of publication on which such an amount counts.
    """

    subjects: frozenset[str] = frozenset()
    clusters: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    metrics: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    times: frozenset[str] = frozenset()
    amounts: frozenset[float] = frozenset()
    meanwhile: frozenset[str] = frozenset()

    def near(self, sourced: SourcedClaim) -> bool:
        """Return whether a claim about one of the subjects counts."""
        claim, day = sourced.claim, sourced.doc_date
        if claim.metric not in self.passing:
            return claim.metric in self.metrics
        return day is None or self.since <= day <= self.until or claim.as_of in self.times

    def echoes(self, sourced: SourcedClaim) -> bool:
        """Return whether a claim is one of the amounts."""
        return sourced.claim.low in self.amounts or sourced.claim.high in self.amounts


def one_of(amounts: Collection[float]) -> ColumnElement[bool]:
    """Return the condition that a claim is one of some amounts."""
    claim, wanted = claims_table.c, sorted(amounts)
    return or_(claim.low.in_(wanted), claim.high.in_(wanted))


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The claims of a store, asked for by what they can have to do with."""

    engine: Engine

    def touching(self, reach: Reach) -> Iterator[SourcedClaim]:
        """Yield the claims within reach, by document name and place; figures that were not understood too."""
        claim, document = claims_table.c, documents_table.c
        of_document = select(claim.id).join(documents_table, document.id == claim.document_id)
        then = or_(
            document.doc_date.is_(None),
            document.doc_date.between(reach.since, reach.until),
            claim.as_of.in_(sorted(reach.times)),
        )
        near = or_(claim.metric.in_(sorted(reach.metrics)), and_(claim.metric.in_(sorted(reach.passing)), then))
        wanted = union(
            of_document.where(claim.subject.in_(sorted(reach.subjects)), near),
            of_document.where(document.cluster.in_(sorted(reach.clusters))),
            of_document.where(document.doc_date.in_(sorted(reach.days))),
            of_document.where(document.doc_date.in_(sorted(reach.meanwhile)), one_of(reach.amounts)),
        )
        with self.engine.connect() as connection:
            yield from retrieval.claims(connection, claim.id.in_(wanted.subquery().select()), resolved=None)

    def clusters(self, uri: str) -> frozenset[str]:
        """Return the cluster that a document is in, as a set; it is empty where clusters were not computed yet."""
        wanted = select(documents_table.c.cluster).where(documents_table.c.uri == uri)
        with self.engine.connect() as connection:
            return frozenset(each for each in connection.scalars(wanted) if each is not None)

    def mentions(self, clusters: Iterable[str], *, rules: Collection[str]) -> Iterator[SourcedMention]:
        """Yield what some rules found named in the documents of some clusters, by document name and place."""
        inside = documents_table.c.cluster.in_(sorted(clusters))
        with self.engine.connect() as connection:
            yield from retrieval.sourced_mentions(connection, inside, mentions_table.c.rule.in_(sorted(rules)))

    def sentences(self, clusters: Iterable[str]) -> Iterator[SourcedSentence]:
        """Yield the sentences of the documents of some clusters, by document name and place."""
        with self.engine.connect() as connection:
            yield from retrieval.sourced_sentences(connection, documents_table.c.cluster.in_(sorted(clusters)))
