"""The public face of a store: read texts into it, and put the questions of an editor's desk to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from cotejo.checking import check
from cotejo.ingesting import ingest
from index.encoder import load_encoder
from index.store import Store
from nlp.names.own import OwnNames
from nlp.reader import read
from queries import findings as inconsistencies
from queries.consensus import Period
from queries.finding import Severity
from queries.kinds.listing import RULES as LISTING_RULES
from queries.search import search
from queries.series_files import read_series
from queries.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from types import TracebackType

    from cotejo.checking import Checked
    from cotejo.ingesting import Summary
    from index.reference import Series
    from index.sourced import SourcedClaim
    from index.stats import Stats
    from index.store import Mode
    from ingest.document import Document
    from nlp.reading import Mention, Status
    from queries.finding import Finding
    from queries.search import Hit
    from queries.timeline import Timeline

_GRAVITY = tuple(Severity)


def open(location: str | Path, *, mode: Mode = "read", encoder: str | None = None) -> Archive:  # noqa: A001
    """Open the store of a folder.

    Args:
        location: the folder, or the URL of a database server; writing makes it where there is none.
        mode: ``read``, by as many processes as like, or ``write``, by one.
        encoder: ``lexical``, or a sentence-transformers model, by name or path; null for the store's own, which is the
            bilingual one of the package
            where nothing else was said when it was made.

    Raises:
        CotejoError: there is nothing to read, another process writes, or the encoder is not the store's. The message
            says what to do.
    """
    return Archive(Store.open(location, mode=mode, encoder=load_encoder(encoder) if encoder else None))


class Archive:
    """A store of documents with their mentions and claims, and the questions to it. Open one with `open`.

    Listings are sorted by document and place, so that the same texts give the same listing.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

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
    def encoder(self) -> str:
        """The name of the encoder that the vectors are of."""
        return self._store.encoder_name

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        subject: str | None = None,
        metric: str | None = None,
        lang: str | None = None,
        doc: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> tuple[Hit, ...]:
        """Return the passages likest to a query, the likest first.

        Args:
            query: words or a sentence, in either language.
            limit: how many passages at most.
            subject: identifier (``cb:ECB``) of a claim inside the passage.
            metric: metric of such a claim.
            lang: language of the passage.
            doc: name or uri of the document.
            publisher: of the document.
            since: first day of publication (ISO 8601).
            until: last day of publication.
        """
        return search(
            self._store,
            query,
            limit=limit,
            subject=subject,
            metric=metric,
            lang=lang,
            doc=doc,
            publisher=publisher,
            since=since,
            until=until,
        )

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
        """
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
        """Yield each mention with the name of its document, sorted by document and place."""
        return self._store.mentions(identifier=identifier, lang=lang, doc=doc)

    def mentions_with(
        self, names: str | Path, *, identifier: str | None = None, lang: str | None = None, doc: str | None = None
    ) -> Iterator[tuple[str, Mention]]:
        """Yield what `mentions` would, were the stored texts read with a file of your own names; nothing is stored.

        Raises:
            NamesError: the file is none of names.
        """
        own = OwnNames.from_file(names)
        for document in self._store.documents() if doc is None else (self._store.document(doc),):
            for mention in read(document, names=own).mentions:
                if identifier in (None, mention.id) and lang in (None, mention.lang):
                    yield document.name, mention

    def findings(
        self,
        *,
        kind: str | None = None,
        severity: Severity | str | None = None,
        min_severity: Severity | str = Severity.INFO,
    ) -> Iterator[Finding]:
        """Yield the figures that disagree, the worst first.

        Args:
            kind: only this kind (``value``, ``self``, ``arithmetic`` …, see ``queries.findings.KINDS``).
            severity: only this severity.
            min_severity: nothing less severe than this.

        Raises:
            KeyError: there is no such kind.
        """
        least = _GRAVITY.index(Severity(min_severity))
        wanted = {Severity(severity)} if severity else set(_GRAVITY)
        found = inconsistencies.find(
            list(self._store.claims(resolved=None)),
            kinds=None if kind is None else {kind},
            mentions=self._store.sourced_mentions(rules=LISTING_RULES),
            sentences=self._store.sourced_sentences(),
            series=self._store.references.all(),
        )
        return (each for each in found if each.severity in wanted and _GRAVITY.index(each.severity) <= least)

    def check(
        self,
        paths: Iterable[str],
        *,
        date: str | None = None,
        names: str | Path | None = None,
        kinds: Collection[str] | None = None,
        min_severity: Severity | str = Severity.INFO,
    ) -> Checked:
        """Hold drafts against the store, into which nothing of them is written; the arguments are those of `check`."""
        least = Severity(min_severity)
        return check(paths, store=self._store, date=date, names=names, kinds=kinds, min_severity=least)

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

        Args:
            subject: identifier of the claim contract (``cb:FED``).
            metric: of the claim contract (``policy_rate``).
            part: of the subject (``discount``).
            as_known_on: leave out what was said later than this day (ISO 8601).
            by: ``day``, ``week``, ``month``, ``quarter``, ``year`` or ``stated``: the periods in which the consensus is
                taken; by default those that the metric is counted in.
        """
        return timeline(
            self._store.claims(subject=subject, metric=metric),
            subject,
            metric,
            part=part,
            as_known_on=as_known_on,
            by=None if by is None else Period(by),
        )

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
        own = None if names is None else OwnNames.from_file(names) if names else OwnNames()
        return ingest(self._store, paths, date=date, publisher=publisher, names=own, workers=workers, progress=progress)
