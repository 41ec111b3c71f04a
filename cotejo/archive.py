"""The public face of a store: read texts into it, and put the questions of an editor's desk to it.

The reader of texts, and what compares figures, are imported where they are used: a search needs neither.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cotejo.judgements import Judgements
from index.errors import SeveralDocumentsError
from index.loading import Choice
from index.store import Store
from nlp.names.own import OwnNames
from queries.consensus import Period
from queries.search import DEPTH, left_out, narrow, search
from queries.search import like as search_like
from queries.subject import identifier
from queries.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from cotejo.ingesting import Summary
    from index.reference import Series
    from index.reindexing import Reindexed
    from index.reranker import Reranker
    from index.search.spelling import Unknown
    from index.sourced import SourcedClaim
    from index.stats import Stats
    from index.store import Mode
    from ingest.document import Document
    from nlp.reading import Mention, Status
    from queries.search import Hit, Source
    from queries.timeline import Timeline


def open(  # noqa: A001
    location: str | Path,
    *,
    mode: Mode = "read",
    encoder: str | None = None,
    query_prefix: str | None = None,
    passage_prefix: str | None = None,
    download: bool = False,
) -> Archive:
    """Open the store of a folder.

    Args:
        location: the folder, or the URL of a database server; writing makes it where there is none.
        mode: ``read``, by as many processes as like, or ``write``, by one.
        encoder: ``lexical``, or a sentence-transformers model, by name or path; null for the store's own, which is the
            bilingual one of the package where nothing else was said when it was made.
        query_prefix: what the model reads before what is looked for (``query: ``, its blank included); null for what
            the store has recorded, or the model's folder says.
        passage_prefix: what it reads before what is searched (``passage: ``); likewise.
        download: whether a model that is not on this machine may be fetched.

    Raises:
        CotejoError: there is nothing to read, another process writes, or the encoder is not the store's. The message
            says what to do.
    """
    return Archive(Store.open(location, mode=mode, encoder=Choice(encoder, query_prefix, passage_prefix, download)))


class Archive(Judgements):
    """A store of documents with their mentions and claims, and the questions to it. Open one with `open`.

    Listings are sorted by document and place, so that the same texts give the same listing.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    @property
    def location(self) -> str:
        """What the user calls the store: its folder, or the URL of a database server."""
        return self._store.name

    @property
    def encoder(self) -> str:
        """The name of the encoder that the vectors are of."""
        return self._store.encoder_name

    def search(
        self,
        query: str | None = None,
        *,
        like: str | None = None,
        limit: int = 10,
        subject: str | None = None,
        metric: str | None = None,
        where: str | Sequence[str] = (),
        as_of: str | None = None,
        lang: str | None = None,
        doc: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        originals: bool = False,
        reranker: Reranker | None = None,
        depth: int = DEPTH,
    ) -> tuple[Hit, ...]:
        """Return the passages likest to a query or to a document, the likest first.

        Args:
            query: words, a sentence or a longer text, in either language.
            like: instead of a query, the name or uri of a document; itself and its copies are left out.
            limit: how many passages at most.
            subject: identifier (``cb:ECB``) that the passage names, or states a figure about.
            metric: of a figure in the passage, about the subject where one is given.
            where: conditions on such figures (``pe_forward > 20``, ``policy_rate between 3 and 4``).
            as_of: time that such a figure is about (``2026-01``, ``2025-Q4``, ``2026-01-05/2026-01-09``).
            lang: language of the passage.
            doc: name or uri of the document.
            publisher: of the document.
            since: first day of publication (ISO 8601).
            until: last day of publication.
            originals: whether of copies of one text only the first published counts.
            reranker: see `load_reranker`; it reads the first hits of a query together with it and ranks them anew.
            depth: how many hits it reads.

        Raises:
            FilterError: a condition, a day or a time cannot be read.
            NoSuchDocumentError: there is no such document, to search in or to find others like.
            NoSuchPublisherError: no document is of the publisher.
            ValueError: both a query and a document are given, or neither, or a reranker without a query.
        """
        if (query is None) == (like is None):
            raise ValueError("give either a query or the name of a document to find others like")
        if query is None and reranker is not None:
            raise ValueError("a reranker needs a query")
        filters = narrow(
            subject=subject,
            metric=metric,
            where=[where] if isinstance(where, str) else where,
            as_of=as_of,
            lang=lang,
            doc=doc,
            publisher=publisher,
            since=since,
            until=until,
            originals=originals,
        )
        self._there(doc, publisher)
        if like is not None:
            return search_like(self._store, like, limit=limit, filters=filters)
        return search(self._store, query or "", limit=limit, filters=filters, reranker=reranker, depth=depth)

    def claims(
        self,
        *,
        subject: str | None = None,
        metric: str | None = None,
        lang: str | None = None,
        doc: str | None = None,
        publisher: str | None = None,
        status: Status | None = None,
        since: str | None = None,
        until: str | None = None,
        resolved: bool | None = True,
    ) -> Iterator[SourcedClaim]:
        """Yield the claims, sorted by document and place.

        Args:
            subject: identifier of the claim contract (``index:SPX``).
            metric: metric of the claim contract (``pe_forward``).
            lang: language of the sentence.
            doc: name or uri of the document.
            publisher: of the document.
            status: actual, forecast, target or hypothetical.
            since: first day of publication (ISO 8601).
            until: last day of publication.
            resolved: true for claims, false for figures whose metric was not understood, null for both.

        Raises:
            NoSuchDocumentError: there is no such document.
            NoSuchPublisherError: no document is of the publisher.
        """
        self._there(doc, publisher)
        return self._store.claims(
            subject=subject,
            metric=metric,
            lang=lang,
            doc=doc,
            publisher=publisher,
            status=status,
            since=since,
            until=until,
            resolved=resolved,
        )

    def mentions(
        self, *, identifier: str | None = None, lang: str | None = None, doc: str | None = None
    ) -> Iterator[tuple[str, Mention]]:
        """Yield each mention with the name of its document, sorted by document and place.

        Raises:
            NoSuchDocumentError: there is no such document.
        """
        self._there(doc)
        return self._store.mentions(identifier=identifier, lang=lang, doc=doc)

    def mentions_with(
        self, names: str | Path, *, identifier: str | None = None, lang: str | None = None, doc: str | None = None
    ) -> Iterator[tuple[str, Mention]]:
        """Yield what `mentions` would, were the stored texts read with a file of your own names; nothing is stored.

        Raises:
            NamesError: the file is none of names.
        """
        from nlp.reader import read

        own = OwnNames.from_file(names)
        for document in self._store.documents() if doc is None else (self._store.document(doc),):
            for mention in read(document, names=own).mentions:
                if identifier in (None, mention.id) and lang in (None, mention.lang):
                    yield document.name, mention

    def timeline(
        self,
        subject: str,
        metric: str,
        *,
        part: str | None = None,
        as_known_on: str | None = None,
        by: Period | str | None = None,
    ) -> Timeline:
        """Return what was said of one subject (or one part of it) and metric over time.

        The arguments are those of `queries.timeline.timeline`; ``by`` may be the name of a period (``month``).
        """
        claims, period = self._store.claims(subject=subject, metric=metric), None if by is None else Period(by)
        return timeline(claims, subject, metric, part=part, as_known_on=as_known_on, by=period)

    def subject(self, typed: str) -> str:
        """Return the identifier of what a user names (``ITX``, ``Inditex``), or raise ``UnknownSubjectError``."""
        return identifier(typed, self._store.subjects())

    def named(self, typed: str) -> str:
        """Return the identifier of what a user types, of all that texts name, or raise ``UnknownSubjectError``."""
        return identifier(typed, self._store.subjects(), named=True)

    def add_reference(
        self, path: str | Path, *, subject: str, metric: str, part: str | None = None, unit: str | None = None
    ) -> Series:
        """Keep the history in a CSV file, against which claims are held from now on; it replaces one of its name.

        Args:
            path: ``date,value`` or ``date,low,high``, or a file of FRED, the BIS or the ECB with one series.
            subject: identifier of the claim contract (``cb:FED``).
            metric: of the claim contract (``policy_rate``).
            part: of the subject, for claims about a part of it.
            unit: of the figures (``%``, ``USD``); null where claims of any unit are held against them.

        Raises:
            SeriesError: the file is no series.
            StoreModeError: the store was opened for reading.
        """
        from queries.series_files import read_series

        series = read_series(Path(path), subject=subject, metric=metric, part=part, unit=unit)
        self._store.references.put(series)
        return series

    def references(self) -> tuple[Series, ...]:
        """Return the reference series by name."""
        return self._store.references.all()

    def remove_reference(self, name: str) -> None:
        """Take a reference series out, by the name of its file.

        Raises:
            NoSuchSeriesError: there is none of that name.
        """
        self._store.references.remove(name)

    def document(self, name: str) -> Document:
        """Return a document by its name or uri.

        Raises:
            NoSuchDocumentError: there is none, or several have the name.
        """
        return self._store.document(name)

    def _there(self, doc: str | None, publisher: str | None = None) -> None:
        """Check that there is a document to narrow a listing to; it may be several of one name, or of one publisher."""
        if publisher is not None:
            self._store.check_publisher(publisher)
        if doc is not None:
            with suppress(SeveralDocumentsError):
                self._store.document(doc)

    def left_out(self, like: str) -> tuple[Source, ...]:
        """Return the copies and translations of a document, which a search for what is like it leaves out.

        Raises:
            NoSuchDocumentError: there is none, or several have the name.
        """
        return left_out(self._store, like)

    def unknown(self, query: str) -> tuple[Unknown, ...]:
        """Return the words of a query that no text has in any language, and what may have been meant."""
        return self._store.searcher.unknown(query)

    def stats(self) -> Stats:
        """Count what the store holds, and what in it was not understood."""
        return self._store.stats()

    def ingest(
        self,
        paths: Iterable[str],
        *,
        date: str | None = None,
        publisher: str | None = None,
        names: str | Path | None = None,
        workers: int | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Summary:
        """Read texts into the store; what has not changed is left alone, and an edited file replaces its old version.

        Args:
            paths: files, folders or globs; ``-`` is standard input.
            date: publication date (ISO 8601) of texts that carry none.
            publisher: publisher of texts that name none.
            names: a file of your own names (TOML or CSV), which the store keeps, so that texts are read with them from
                now on; empty to keep none; null for those that it keeps.
            workers: processes that read; as many as there are processors when not given.
            progress: called with the number of files done and of all files.

        Raises:
            StoreModeError: the store was opened for reading.
        """
        from cotejo.ingesting import ingest

        own = None if names is None else OwnNames.from_file(names) if names else OwnNames()
        return ingest(self._store, paths, date=date, publisher=publisher, names=own, workers=workers, progress=progress)

    def reindex(
        self,
        encoder: str | None = None,
        *,
        query_prefix: str | None = None,
        passage_prefix: str | None = None,
        download: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> Reindexed:
        """Make the vectors of all passages anew with another encoder; the old ones serve until the new are there.

        Interrupted at any moment and started again, it goes on where it stopped.

        Args:
            encoder: as in `open`; null for the one that an interrupted reindex leads to, or else the store's own.
            query_prefix: as in `open`.
            passage_prefix: as in `open`.
            download: whether a model that is not on this machine may be fetched.
            progress: called with the number of passages done and of all passages.

        Raises:
            EncoderError: the encoder cannot be loaded; the store is as it was.
            StoreError: the new vectors cannot be written; likewise.
            StoreModeError: the store was opened for reading.
        """
        choice = Choice(encoder, query_prefix, passage_prefix, download)
        return self._store.reindex(choice, progress=progress)
