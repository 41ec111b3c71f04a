"""The store: documents and what was read in them, in SQL; their vectors beside it, in Chroma."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Literal, Self

from index import retrieval, schema
from index.database import connect, locate, prepare
from index.decisions import Decisions
from index.deriving import derive
from index.errors import StoreModeError
from index.grouping import recluster
from index.lock import writer
from index.mirror import Mirror
from index.names import RecordedNames
from index.reindexing import Reindexed, Reindexing
from index.search.searcher import Searcher
from index.series import References
from index.settling import OwnEncoder
from index.stats import Stats, count
from index.subjects import Subjects, subjects
from index.translating import translated
from index.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Engine

    from index.database import Place
    from index.encoder import Encoder
    from index.loading import Choice
    from index.passage import Passage
    from index.source_state import SourceState
    from index.sourced import SourcedClaim, SourcedMention, SourcedSentence
    from ingest.document import Document, Rejected
    from nlp.reading import Mention, Reading, Sentence, Status

Mode = Literal["read", "write"]


class Store:
    """Documents with their sentences, mentions, claims and passages. Open one with `Store.open`.

    Any number of processes may read while one writes. Readers never open Chroma's folder: they search the vectors
    that the tables hold.
    """

    @classmethod
    def open(cls, location: str | Path, *, mode: Mode = "read", encoder: Encoder | Choice | None = None) -> Self:
        """Open a store; writing makes it where there is none.

        Args:
            location: a folder, or the URL of a database server (``postgresql://user@host/name``).
            mode: ``read``, or ``write`` for one process at a time.
            encoder: what makes the vectors; null for the store's own, which for a new store is the one that comes with
                the package.

        Raises:
            StoreMissingError: there is nothing to read.
            StoreBusyError: another process is writing.
            StoreSchemaError: it was written by another version.
            EncoderError: the store was made with another encoder.
        """
        place, writing = locate(location), mode == "write"
        with ExitStack() as held:
            engine = connect(place, writing=writing)
            held.callback(engine.dispose)
            if writing:
                held.enter_context(writer(place, engine))
            prepare(engine, place, writing=writing)
            store = cls(place, engine, encoder=OwnEncoder.settle(place.name, engine, encoder, writing=writing))
            if writing:
                derive(engine, lambda: store.encoder)
            if writing and place.folder is not None:
                store._mirror = Mirror(place.folder / "chroma", engine)
                store._searcher = store._make_searcher()
                held.callback(store._mirror.close)
                store._mirror.recover()
            store._writing = writing
            store._held = held.pop_all()
        return store

    def __init__(self, place: Place, engine: Engine, *, encoder: OwnEncoder) -> None:
        self.place = place
        self._engine = engine
        self._encoder = encoder
        self._writing = False
        self._held = ExitStack()
        self._mirror: Mirror | None = None
        self._searcher = self._make_searcher()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database, of Chroma and of the lock; vectors that wait for Chroma follow at the next start."""
        self._held.close()

    @property
    def name(self) -> str:
        """What the user called the store."""
        return self.place.name

    @property
    def encoder_name(self) -> str:
        """The name of the encoder that the store's vectors are of, without loading it."""
        with self._engine.connect() as connection:
            return self._encoder.recorded(connection).name

    @property
    def dimensions(self) -> int:
        """The length of the store's vectors."""
        with self._engine.connect() as connection:
            return self._encoder.recorded(connection).dimensions

    @property
    def encoder(self) -> Encoder:
        """The encoder that the store's vectors are of, loaded when it is first needed.

        Raises:
            EncoderError: its model is not on this machine, or has changed.
        """
        with self._engine.connect() as connection:
            return self._encoder(connection)

    @property
    def notes(self) -> tuple[str, ...]:
        """What had to be put right in this store since it was opened, for its user to read."""
        return tuple(self._mirror.notes) if self._mirror else ()

    def documents(
        self, *, publisher: str | None = None, since: str | None = None, until: str | None = None
    ) -> Iterator[Document]:
        """Yield the documents by name; ``since`` and ``until`` are days of publication (ISO 8601, both included)."""
        with self._engine.connect() as connection:
            yield from retrieval.documents(connection, *retrieval.about(publisher=publisher, since=since, until=until))

    def document(self, name: str) -> Document:
        """Return the document of a name or uri.

        Raises:
            NoSuchDocumentError: there is none, or several have the name.
        """
        with self._engine.connect() as connection:
            return retrieval.document(connection, name, self.name)

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
        """Yield the claims by document name, start and end.

        Args:
            subject: identifier (``index:SPX``).
            metric: metric of the claim contract.
            lang: language of the sentence.
            doc: name or uri of the document.
            publisher: of the document.
            status: actual, forecast, target or hypothetical.
            since: first day of publication (ISO 8601).
            until: last day of publication.
            resolved: true for claims with a metric, false for figures that were not understood, null for both.
        """
        table = schema.claims.c
        equal = ((table.subject, subject), (table.metric, metric), (table.lang, lang), (table.status, status))
        conditions = [column == value for column, value in equal if value is not None]
        conditions += retrieval.about(doc=doc, publisher=publisher, since=since, until=until)
        with self._engine.connect() as connection:
            yield from retrieval.claims(connection, *conditions, resolved=resolved)

    def mentions(
        self, *, identifier: str | None = None, lang: str | None = None, doc: str | None = None
    ) -> Iterator[tuple[str, Mention]]:
        """Yield the name of the document and the mention, by document name, start and end."""
        table = schema.mentions.c
        conditions = [
            column == value for column, value in ((table.identifier, identifier), (table.lang, lang)) if value
        ]
        with self._engine.connect() as connection:
            yield from retrieval.mentions(connection, *conditions, *retrieval.about(doc=doc))

    def sentences(self, *, lang: str | None = None, doc: str | None = None) -> Iterator[tuple[str, Sentence]]:
        """Yield the name of the document and the sentence, by document name and start."""
        conditions = [schema.sentences.c.lang == lang] if lang else []
        with self._engine.connect() as connection:
            yield from retrieval.sentences(connection, *conditions, *retrieval.about(doc=doc))

    def sourced_mentions(self, *, rules: Collection[str] | None = None) -> Iterator[SourcedMention]:
        """Yield the mentions with their sentences and sources; ``rules`` keeps those that one of the rules made."""
        conditions = [] if rules is None else [schema.mentions.c.rule.in_(sorted(rules))]
        with self._engine.connect() as connection:
            yield from retrieval.sourced_mentions(connection, *conditions)

    def sourced_sentences(self) -> Iterator[SourcedSentence]:
        """Yield the sentences with their texts and sources, by document name and start."""
        with self._engine.connect() as connection:
            yield from retrieval.sourced_sentences(connection)

    def passages(self, *, doc: str | None = None) -> Iterator[Passage]:
        """Yield the passages by document name and start."""
        with self._engine.connect() as connection:
            yield from retrieval.passages(connection, *retrieval.about(doc=doc))

    @property
    def searcher(self) -> Searcher:
        """What finds passages by a text, or by a document that they are like."""
        return self._searcher

    def clusters(self) -> Mapping[str, tuple[str, ...]]:
        """Return the names of the documents of each duplicate cluster, sorted."""
        with self._engine.connect() as connection:
            return retrieval.clusters(connection)

    def translations(self, *, uri: str | None = None) -> list[tuple[tuple[str, str], tuple[str, str]]]:
        """Return the documents that are translations of each other, names and uris; ``uri`` keeps those of one."""
        with self._engine.connect() as connection:
            return translated(connection, uri)

    def subjects(self) -> Subjects:
        """Return what the texts mention or state figures about, and what they call it."""
        with self._engine.connect() as connection:
            return subjects(connection)

    def members(self, cluster: str) -> tuple[str, ...]:
        """Return the uris of the documents of a cluster, sorted."""
        with self._engine.connect() as connection:
            return tuple(sorted(retrieval.uris(connection, cluster)))

    @property
    def references(self) -> References:
        """The reference series that claims are held against."""
        return References(self.name, self._engine, check=self._check_writing)

    @property
    def names(self) -> RecordedNames:
        """The user's names that texts are read with."""
        return RecordedNames(self._engine, check=self._check_writing)

    @property
    def decisions(self) -> Decisions:
        """What editors decided about findings."""
        return Decisions(self.name, self._engine, check=self._check_writing)

    def stats(self) -> Stats:
        """Count what the store holds."""
        with self._engine.connect() as connection:
            return count(connection)

    def sources(self) -> Mapping[str, SourceState]:
        """Return what is known of the files that were read to their end, by uri."""
        with self._engine.connect() as connection:
            return {state.uri: state for state in retrieval.source_states(connection)}

    def digests(self, source: str) -> Mapping[str, str]:
        """Return the digests of the documents of a file by their uris."""
        with self._engine.connect() as connection:
            return retrieval.digests(connection, source)

    def put(self, document: Document, reading: Reading, *, source: str | None = None) -> None:
        """Write a document with its reading, in place of what its uri held; see `put_all`."""
        self.put_all([(document, reading, source or document.uri)])

    def put_all(self, read: Iterable[tuple[Document, Reading, str]]) -> None:
        """Write documents with their readings, each in one transaction of its own; encode all their passages together.

        Args:
            read: documents, what was read in them, and the uri of the file that they come from. What their own uris
                held before goes.

        Raises:
            StoreModeError: the store was opened for reading.
        """
        self._writer().put_all(read, encoder=lambda: self.encoder)

    def finish(self, source: str, fingerprint: str, *, kept: Collection[str], rejected: Iterable[Rejected] = ()) -> int:
        """Record that a file was read to its end; what it held before and holds no more goes.

        Args:
            source: the file's uri.
            fingerprint: what tells that it need not be read again.
            kept: the uris of its documents.
            rejected: what in it could not be read.

        Returns:
            How many documents went.
        """
        return self._writer().finish(source, fingerprint, kept=kept, rejected=rejected)

    def check_publisher(self, name: str) -> None:
        """Raise `NoSuchPublisherError` where no document is of a publisher."""
        with self._engine.connect() as connection:
            retrieval.check_publisher(connection, name, self.name)

    def remove(self, name: str) -> None:
        """Take a document out, by name or uri, so that its file is read again when it is ingested again.

        Raises:
            NoSuchDocumentError: there is none, or several have the name.
        """
        self._writer().remove(self.document(name).uri)

    def complete(self) -> None:
        """Bring what is derived up to date: the duplicate clusters, the vectors in Chroma, and what search reads.

        It does nothing where nothing has changed, and completes what an interrupted process left undone.
        """
        self._check_writing()
        with self._engine.begin() as connection:
            recluster(connection)
        if self._mirror:
            self._mirror.complete()
        self._searcher.keep()

    def reindex(self, encoder: Encoder | Choice, *, progress: Callable[[int, int], None] | None = None) -> Reindexed:
        """Make all vectors anew with another encoder; the old ones serve until the new are there.

        The arguments and errors are those of `Reindexing.run`, and `StoreModeError` where the store was opened for
        reading; an interrupted run goes on where it stopped.
        """
        self._check_writing()
        done = Reindexing(self.name, self._engine, self._mirror).run(encoder, progress=progress)
        self.complete()
        return done

    @property
    def mirror(self) -> Mirror:
        """The vectors in Chroma: to be verified, repaired or made again.

        Raises:
            StoreModeError: the store was opened for reading, or is on a server.
        """
        if self._mirror is None:
            raise StoreModeError(f"{self.name}: only the process that writes to a folder opens its vector index")
        return self._mirror

    def _make_searcher(self) -> Searcher:
        return Searcher(self.name, self._engine, self.place.folder, self._encoder, self._mirror)

    def _writer(self) -> Writing:
        self._check_writing()
        return Writing(self._engine, self._mirror)

    def _check_writing(self) -> None:
        if not self._writing:
            raise StoreModeError(f"{self.name}: the store was opened for reading; open it with mode='write'")
