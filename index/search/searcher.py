"""The search of one open store."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from index import retrieval
from index.facts import CLUSTERS, ENCODER, VERSION, fact, facts
from index.hashing import HashingEncoder
from index.names import RecordedNames
from index.search.dating import Dated, dated, passages
from index.search.filters import Filters
from index.search.gathering import gather
from index.search.interaction import KEPT, READ, Interaction
from index.search.match import Match
from index.search.measuring import metrics
from index.search.naming import Naming, strangers
from index.search.people import bearers, capitalised
from index.search.plan import MOST, languages, plan
from index.search.scaling import Sample
from index.search.scoring import CANDIDATES, Query, Scored, Scoring
from index.search.selection import select
from index.search.snapshot import Snapshot, load, save
from index.search.spelling import strange, unknown
from index.search.words import words
from index.static_encoder import StaticEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from sqlalchemy import Connection, Engine
    from threadpoolctl import ThreadpoolController

    from index.encoder import Encoder, Kind
    from index.mirror import Mirror
    from index.passage import Passage
    from index.search.people import People
    from index.search.spelling import Unknown


EVERYTHING = Filters()
"""A search that nothing narrows."""


class Searcher:
    """Finds passages in what the tables hold, by a snapshot of them that is kept in memory and beside the store.

    Args:
        store: what the user calls the store.
        engine: its database.
        folder: where snapshots are kept; null for a store on a server.
        encoder: returns what the vectors are of that a transaction reads: a reindex may replace them at any time.
        mirror: Chroma, where this process has it open. Of a large store it tells the nearest vectors for a search that
            nothing narrows; whatever narrows one is a mask over the snapshot, and all vectors that pass are compared.
    """

    def __init__(
        self,
        store: str,
        engine: Engine,
        folder: Path | None,
        encoder: Callable[[Connection], Encoder],
        mirror: Mirror | None,
    ) -> None:
        self._store = store
        self._engine = engine
        self._folder = folder
        self._encoder = encoder
        self._mirror = mirror
        self._held: tuple[str, Snapshot] | None = None
        self._sample: Sample | None = None
        self._naming: Naming | None = None
        self._interaction: Interaction | None = None
        self._places: dict[bytes, int] = {}
        self._passages: dict[int, Passage] = {}

    def find(self, text: str, *, limit: int = 10, filters: Filters = EVERYTHING, kind: Kind = "query") -> list[Match]:
        """Return the passages likest to a text in meaning and words, the likest first; equals come by name and place.

        What is no word of any language ("zxqwv") is like nothing, unless the encoder of the store is a model that may
        know better.

        Args:
            text: words, a sentence or more, in either language.
            limit: how many at most.
            filters: what a passage has to be, state or name.
            kind: ``passage`` where the text is one like those that are searched.

        Raises:
            EncoderError: the model of the store's encoder is not on this machine.
            FilterError: a filter cannot be read.
        """
        with self._engine.begin() as connection:
            encoder = self._encoder(connection)
            if strange(text) and _reads_words_alone(encoder) and self._nowhere(self._now(connection), text):
                return []
            (vector,) = encoder.encode([text], kind=kind)
            return self._find(connection, text, vector, filters=filters, limit=limit)

    def query(self, text: str) -> Query:
        """Return a text as it is looked for: its vector, its words in both languages, and what it names."""
        with self._engine.begin() as connection:
            (vector,) = self._encoder(connection).encode([text], kind="query")
            return self._query(connection, self._now(connection), text, vector)

    def about(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what a query names, and the metrics whose figures it asks for."""
        with self._engine.begin() as connection:
            return self._about(self._now(connection), text)

    def unknown(self, text: str) -> tuple[Unknown, ...]:
        """Return the words of a query that no text has in any language; of a longer text nothing is told."""
        with self._engine.begin() as connection:
            return self._unknown(self._now(connection), text)

    def rank(self, text: str, among: NDArray[np.int64] | None = None, *, limit: int, candidates: int) -> Scored:
        """Return the likest of all passages or of some places, without a short cut: all vectors are compared.

        Args:
            text: as `find` takes it.
            among: the only places that count; null for all.
            limit: how many at most.
            candidates: passages whose sentences are compared.
        """
        query = self.query(text)
        with self._engine.begin() as connection:
            snapshot, most = self._now(connection), max(limit, READ)
            scored = Scoring(snapshot, query, self._sampled(snapshot)).rank(among, limit=most, candidates=candidates)
            held = self._of(connection, snapshot, scored.places)
            return self._read(connection, snapshot, scored, query, held, limit=limit)

    def like(self, name: str, *, limit: int = 10, filters: Filters = EVERYTHING) -> list[Match]:
        """Return the passages of other texts that are likest to a document; its copies are left out.

        Raises:
            NoSuchDocumentError: there is none of the name or uri, or several have the name.
            FilterError: a filter cannot be read.
        """
        with self._engine.begin() as connection:
            uri = retrieval.document(connection, name, self._store).uri
            vector = _middle(self._now(connection), uri)
            if vector is None:
                return []
            text = " ".join(passage.text for passage in retrieval.passages(connection, *retrieval.about(doc=uri)))
            without = retrieval.cluster(connection, uri)
            return self._find(connection, text, vector, filters=filters, limit=limit, without=without)

    def version(self) -> str:
        """Return what is another whenever documents came or went, here or in another process."""
        with self._engine.connect() as connection:
            return fact(connection, VERSION) or ""

    def snapshot(self) -> Snapshot:
        """Return what search reads, as the tables hold it now."""
        with self._engine.begin() as connection:
            return self._now(connection)

    def keep(self) -> None:
        """Write the snapshot beside the store, for the processes that read it."""
        with self._engine.begin() as connection:
            version = _version(connection)
            if self._folder and load(self._folder, version) is None:
                save(self._now(connection), self._folder, version)

    def _find(
        self,
        connection: Connection,
        text: str,
        vector: NDArray[np.float32],
        *,
        filters: Filters,
        limit: int,
        without: str | None = None,
    ) -> list[Match]:
        """Return the likest passages; ``without`` is the cluster whose documents are left out."""
        snapshot = self._now(connection)
        among = select(snapshot, filters)
        if without is not None:
            among = _outside(connection, snapshot, among, without)
        if not len(snapshot) or (among is not None and not len(among)):
            return []
        query = self._query(connection, snapshot, text, vector)
        near = self._near(snapshot, vector, limit=max(limit, CANDIDATES)) if among is None else None
        # Products of this size are over before a second thread has begun, and on a busy machine all wait for it.
        with _threads().limit(limits=1, user_api="blas"):
            most = max(limit, READ)
            scored = Scoring(snapshot, query, self._sampled(snapshot)).rank(among, near=near, limit=most)
            held = self._of(connection, snapshot, scored.places)
            ranked = self._read(connection, snapshot, scored, query, held, limit=limit)
        return _matches(snapshot, ranked, held)

    def _read(
        self,
        connection: Connection,
        snapshot: Snapshot,
        scored: Scored,
        query: Query,
        held: Mapping[int, Passage],
        *,
        limit: int,
    ) -> Scored:
        """Return the first passages after their words have been read; ``held`` has them all by place."""
        if self._interaction is None:

            def read(places: NDArray[np.int64]) -> list[Sequence[str]]:
                return _sentences(snapshot, places, _held(connection, snapshot, places))

            self._interaction = Interaction.of(snapshot, self._encoder(connection), read)
        passages, langs = _sentences(snapshot, scored.places[:READ], held), snapshot.texts.langs[scored.places]
        return self._interaction.rank(scored, query, passages=passages, langs=langs, limit=limit)

    def _of(self, connection: Connection, snapshot: Snapshot, places: NDArray[np.int64]) -> Mapping[int, Passage]:
        """Return the passages of some places; some of them are kept for the next search."""
        kept = self._passages
        fresh = places[[place not in kept for place in places.tolist()]]
        if len(kept) + len(fresh) > KEPT:
            kept, fresh = {}, places
        if len(fresh):
            kept |= _held(connection, snapshot, fresh)
        self._passages = kept
        return kept

    def _now(self, connection: Connection) -> Snapshot:
        version = _version(connection)
        if self._held is None or self._held[0] != version:
            kept = load(self._folder, version) if self._folder else None
            self._held = version, kept or gather(connection)
            self._sample, self._naming, self._interaction = None, None, None
            self._places, self._passages = {}, {}
        return self._held[1]

    def _query(self, connection: Connection, snapshot: Snapshot, text: str, vector: NDArray[np.float32]) -> Query:
        named, asked = self._about(snapshot, text)
        written = words(text)
        when = self._dated(snapshot, text, written)
        sought = plan(when.rest, telling=snapshot.postings.importance)
        people = None if len(written) > MOST else self._people(connection, snapshot, text)
        people = None if named and not (people and people.alike) else people
        return Query(vector, sought, named, tuple(dict.fromkeys(words(when.rest))), asked, when.days, people)

    def _unknown(self, snapshot: Snapshot, text: str) -> tuple[Unknown, ...]:
        if not len(snapshot) or len(words(text)) > MOST:
            return ()
        naming = self._names(snapshot)
        return unknown(text, snapshot.postings, named=lambda word: bool(naming.find(word)))

    def _nowhere(self, snapshot: Snapshot, text: str) -> bool:
        """Tell whether no text has any word of a query."""
        return {word for each in self._unknown(snapshot, text) for word in words(each.word)} >= set(words(text))

    def _dated(self, snapshot: Snapshot, text: str, written: Sequence[str]) -> Dated:
        """Return what days a query names; where no passage is of any of them, they are words like others."""
        found = dated(text, languages(text)) if len(written) <= MOST else Dated((), text)
        there = any(len(each) for days in found.days for each in passages(snapshot, days))
        return found if there else Dated((), text)

    def _about(self, snapshot: Snapshot, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        written = words(text)
        asked = metrics(text, languages(text)) if len(written) <= MOST else ()
        return self._names(snapshot).find(text), asked

    def _people(self, connection: Connection, snapshot: Snapshot, text: str) -> People | None:
        """Return the passages that have the names of a query which are no identifiers; null where no text has any."""
        rest = list(text)
        for start, end, _ in self._names(snapshot).spans(text):
            rest[start:end] = " " * (end - start)
        left = "".join(rest)

        def read(places: NDArray[np.int64]) -> list[str]:
            held = _held(connection, snapshot, places)
            return [f"{held[place].context}\n{held[place].text}" for place in places.tolist()]

        return bearers(capitalised(left), strangers(left), snapshot.postings, read)

    def _names(self, snapshot: Snapshot) -> Naming:
        if self._naming is None:
            own = RecordedNames(self._engine, check=lambda: None).get()
            self._naming = Naming(snapshot.names.identifiers, own)
        return self._naming

    def _sampled(self, snapshot: Snapshot) -> Sample:
        if self._sample is None:
            self._sample = Sample.of(snapshot)
        return self._sample

    def _near(self, snapshot: Snapshot, vector: NDArray[np.float32], *, limit: int) -> NDArray[np.int64] | None:
        """Return the places of the nearest vectors, null where comparing all is as fast, and exact."""
        keys = self._mirror.near(vector, limit=limit) if self._mirror else None
        if keys is None:
            return None
        if not self._places:
            self._places = {key: place for place, key in enumerate(snapshot.texts.keys.tolist())}
        return np.array([self._places[key.encode()] for key in keys if key.encode() in self._places], dtype=np.int64)


def _reads_words_alone(encoder: Encoder) -> bool:
    """Tell whether an encoder knows of a text what its words mean, as the lexicon does, and no more."""
    return isinstance(encoder, StaticEncoder | HashingEncoder)


@cache
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _middle(snapshot: Snapshot, uri: str) -> NDArray[np.float32] | None:
    """Return the mean of the vectors of a document's passages, null where it has none."""
    own = select(snapshot, Filters(doc=uri))
    if own is None or not len(own):
        return None
    mean = snapshot.texts.vectors[own].mean(axis=0)
    middle: NDArray[np.float32] = mean / max(float(np.linalg.norm(mean)), float(np.finfo(np.float32).tiny))
    return middle


def _version(connection: Connection) -> str:
    """Return what tells this state of the tables from others, as part of a file's name."""
    parts = (value or "0" for value in facts(connection, VERSION, CLUSTERS, ENCODER))
    return "-".join("".join(char if char.isalnum() else "_" for char in part)[-60:] for part in parts)


def _outside(
    connection: Connection, snapshot: Snapshot, among: NDArray[np.int64] | None, cluster: str
) -> NDArray[np.int64]:
    """Return the places whose documents are not in a cluster."""
    inside = retrieval.uris(connection, cluster)
    documents = [place for place, uri in enumerate(snapshot.names.uris) if uri in inside]
    kept = np.flatnonzero(~np.isin(snapshot.texts.documents, documents))
    return kept if among is None else np.intersect1d(among, kept)


def _held(connection: Connection, snapshot: Snapshot, places: NDArray[np.int64]) -> dict[int, Passage]:
    """Return the passages of some places."""
    ids = snapshot.texts.ids[places].tolist()
    passages = retrieval.passages_of(connection, ids)
    return {place: passages[key] for place, key in zip(places.tolist(), ids, strict=True)}


def _sentences(snapshot: Snapshot, places: NDArray[np.int64], held: Mapping[int, Passage]) -> list[Sequence[str]]:
    """Return the sentences of the passages of some places, each behind the title and the heading above it."""
    starts, spans = snapshot.sentences.starts, snapshot.sentences.spans
    found: list[Sequence[str]] = []
    for place in places.tolist():
        text, first = held[place].text, held[place].start
        own = spans[starts[place] : starts[place + 1]].tolist()
        found.append([held[place].context, *(text[start - first : end - first] for start, end in own)])
    return found


def _matches(snapshot: Snapshot, ranked: Scored, held: Mapping[int, Passage]) -> list[Match]:
    return [
        Match(
            passage=held[place],
            score=float(ranked.scores[row]),
            similarity=round(float(ranked.similarities[row]), 6),
            words=round(float(ranked.words[row]), 6),
            sentence=_span(snapshot.sentences.spans[ranked.sentences[row]]),
        )
        for row, place in enumerate(ranked.places.tolist())
    ]


def _span(pair: NDArray[np.int32]) -> tuple[int, int]:
    return int(pair[0]), int(pair[1])
