"""Which claims of a store can have to do with some others, without reading all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select, union

from index import retrieval
from index.schema import claims as claims_table
from index.schema import documents as documents_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from index.sourced import SourcedClaim


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
    """

    subjects: frozenset[str] = frozenset()
    clusters: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    metrics: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    times: frozenset[str] = frozenset()

    def near(self, sourced: SourcedClaim) -> bool:
        """Return whether a claim about one of the subjects counts."""
        claim, day = sourced.claim, sourced.doc_date
        if claim.metric not in self.passing:
            return claim.metric in self.metrics
        return day is None or self.since <= day <= self.until or claim.as_of in self.times


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
        )
        with self.engine.connect() as connection:
            yield from retrieval.claims(connection, claim.id.in_(wanted.subquery().select()), resolved=None)
