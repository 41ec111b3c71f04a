"""What of a store can have to do with a text that is not in it, found without reading all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select, tuple_, union

from index import retrieval
from index.schema import claims as claims_table
from index.schema import documents as documents_table
from index.touching import one_of
from index.translating import translated_by
from index.window import Window
from ingest.duplicates import Candidate, Signature

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from sqlalchemy import Engine

    from index.encoder import Encoder
    from index.sourced import SourcedClaim
    from ingest.document import Document
    from nlp.reading import Reading

AT_ONCE = 10_000
"""Claims that are asked for by their keys; databases take some tens of thousands of values in a query."""

Figure = tuple[str, str]
"""A subject and a metric."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document that may be a copy: what copies are found by, and its place among those that are known."""

    uri: str
    cluster: str
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Nearby:
    """A store, asked for what some figures have to do with.

    Attributes:
        engine: of its tables.
        encoder: gives the store's encoder, by which translations are found.
    """

    engine: Engine
    encoder: Callable[[], Encoder]

    def translated_by(
        self, document: Document, reading: Reading, *, cluster: str, likely: Collection[str], without: Collection[str]
    ) -> list[tuple[str, str]]:
        """Return the uri and the cluster of each document of which a text that is not stored is a translation."""
        with self.engine.connect() as connection:
            return translated_by(
                connection, document, reading, encoder=self.encoder, cluster=cluster, likely=likely, without=without
            )

    def documents(self, stated: Collection[tuple[str, str, float]], *, least: int) -> Iterator[Stored]:
        """Yield the documents that state at least so many of some figures (subject, metric, low end), by uri."""
        claim, document = claims_table.c, documents_table.c
        figure = tuple_(claim.subject, claim.metric, claim.low)
        alike = (
            select(claim.document_id)
            .where(figure.in_(sorted(stated)))
            .group_by(claim.document_id)
            .having(func.count() >= least)
        )
        with self.engine.connect() as connection:
            wanted = select(documents_table).where(document.id.in_(alike)).order_by(document.uri)
            for row in connection.execute(wanted).mappings():
                candidate = Candidate(
                    signature=Signature.from_bytes(row["signature"]),
                    name=row["name"],
                    digest=row["digest"],
                    date=row["doc_date"],
                    publisher=row["publisher"],
                )
                yield Stored(row["uri"], row["cluster"] or row["name"], candidate)

    def spans(self, figures: Collection[Figure]) -> Mapping[Figure, tuple[str, str]]:
        """Return the first and the last day of publication on which some figures were stated, where they were."""
        claim, day = claims_table.c, documents_table.c.doc_date
        about = tuple_(claim.subject, claim.metric).in_(sorted(figures))
        wanted = (
            select(claim.subject, claim.metric, func.min(day), func.max(day))
            .join(documents_table, documents_table.c.id == claim.document_id)
            .where(about, day.is_not(None))
            .group_by(claim.subject, claim.metric)
        )
        with self.engine.connect() as connection:
            return {(subject, metric): (first, last) for subject, metric, first, last in connection.execute(wanted)}

    def claims(
        self,
        figures: Collection[Figure],
        *,
        windows: Collection[Window] = (),
        times: Collection[str] = (),
        clusters: Collection[str] = (),
        days: Collection[str] = (),
        quotes: Collection[str] = (),
        amounts: Collection[float] = (),
        meanwhile: Collection[str] = (),
    ) -> Iterator[SourcedClaim]:
        """Yield the claims about some figures, those of some clusters, and the quotes of some days, in no order.

        Args:
            figures: subjects and metrics.
            windows: when they count; of an undated document they always do, and those of other metrics too.
            times: what they may say that they are about (``as_of``) to count whenever they were said.
            clusters: of documents all of whose claims count.
            days: of publication on which claims of any subject count.
            quotes: the metrics of which they do.
            amounts: what a figure of any subject is to count on the days ``meanwhile``.
            meanwhile: days of publication.
        """
        claim, document = claims_table.c, documents_table.c
        of_document = select(claim.id).join(documents_table, document.id == claim.document_id)
        bounded = sorted({metric for window in windows for metric in window.metrics})
        then = or_(
            claim.metric.not_in(bounded),
            document.doc_date.is_(None),
            claim.as_of.in_(sorted(times)),
            *(
                and_(claim.metric.in_(sorted(window.metrics)), document.doc_date.between(window.since, window.until))
                for window in windows
            ),
        )
        wanted = union(
            of_document.where(tuple_(claim.subject, claim.metric).in_(sorted(figures)), then),
            of_document.where(document.cluster.in_(sorted(clusters))),
            of_document.where(document.doc_date.in_(sorted(days)), claim.metric.in_(sorted(quotes))),
            of_document.where(document.doc_date.in_(sorted(meanwhile)), one_of(amounts)),
        )
        with self.engine.connect() as connection:
            keys = sorted(connection.scalars(wanted))
            for first in range(0, len(keys), AT_ONCE):
                found = claim.id.in_(keys[first : first + AT_ONCE])
                held = select(document.id, document.text).where(document.id.in_(select(claim.document_id).where(found)))
                texts = {row.id: row.text for row in connection.execute(held)}
                yield from retrieval.claims(connection, found, resolved=None, texts=texts)
