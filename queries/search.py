"""Semantic search over passages: what is likest in meaning to a few words, each text once however often copied."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.passage import Passage
    from index.sourced import SourcedClaim
    from index.store import Store

COPIED = 0.6
"""Share of the shorter passage's words that the longer must hold: copies are cut into passages at other places."""

SPARE = 4
"""Passages asked for at first, as a multiple of the hits wanted: room for copies."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Source:
    """Another document that holds a hit's text."""

    doc: str
    doc_date: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that is like what was looked for.

    Attributes:
        doc: the name of the document; ``uri`` its identity in the store.
        start, end: characters of the document's text, end exclusive.
        score: cosine similarity, 1 for the same meaning; what is low depends on the encoder.
        claims: the claims that stand in the passage.
        other_sources: copies of the text in other documents, by name; they are no hits of their own.
    """

    doc: str
    uri: str
    title: str | None
    doc_date: str | None
    publisher: str | None
    cluster: str
    lang: str
    start: int
    end: int
    text: str
    score: float
    claims: tuple[SourcedClaim, ...]
    other_sources: tuple[Source, ...]


@dataclass(slots=True)
class _Found:
    """A passage with the copies of it that were found too."""

    passage: Passage
    score: float
    copies: dict[str, Source] = field(default_factory=dict)


def search(
    store: Store,
    text: str,
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
    """Return the passages likest to a text, the likest first; filters are exact and never cost a better hit.

    Args:
        store: an open store.
        text: words or a sentence, in either language.
        limit: how many hits at most.
        subject: identifier of a claim inside the passage.
        metric: metric of such a claim.
        lang: language of the passage.
        doc: name or uri of the document.
        publisher: of the document.
        since: first day of publication (ISO 8601).
        until: last day of publication.
    """
    filters = {"subject": subject, "metric": metric, "lang": lang, "doc": doc}
    filters |= {"publisher": publisher, "since": since, "until": until}
    if not text.strip() or limit < 1:
        return ()
    asked = limit * SPARE
    while True:
        near = store.nearest(text, limit=asked, **filters)
        found = _collapse(near)
        if len(found) >= limit or len(near) < asked:
            break
        asked *= SPARE
    names = store.clusters() if found else {}
    return tuple(_hit(store, each, names.get(each.passage.cluster, ())) for each in found[:limit])


def to_json(hit: Hit) -> dict[str, Any]:
    """Return the hit as a JSON object, its claims by place and figure."""
    return {
        "doc": hit.doc,
        "title": hit.title,
        "doc_date": hit.doc_date,
        "publisher": hit.publisher,
        "cluster": hit.cluster,
        "lang": hit.lang,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "score": hit.score,
        "claims": [
            {
                "start": sourced.claim.start,
                "end": sourced.claim.end,
                "value_text": sourced.claim.value_text,
                "subject": sourced.claim.subject,
                "metric": sourced.claim.metric,
            }
            for sourced in hit.claims
        ],
        "other_sources": [
            {"doc": source.doc, "doc_date": source.doc_date, "publisher": source.publisher}
            for source in hit.other_sources
        ],
    }


def _collapse(near: Sequence[tuple[Passage, float]]) -> list[_Found]:
    """Keep the likest passage of those that are copies of each other."""
    kept: dict[str, list[_Found]] = {}
    found: list[_Found] = []
    for passage, score in near:
        siblings = kept.setdefault(passage.cluster, [])
        original = next((each for each in siblings if _copied(each.passage, passage)), None)
        if original is None:
            siblings.append(_Found(passage, score))
            found.append(siblings[-1])
        else:
            original.copies[passage.uri] = _source(passage)
    return found


def _copied(a: Passage, b: Passage) -> bool:
    """Whether passages of two documents of one cluster are the same stretch of its text."""
    if a.uri == b.uri:
        return False
    mine, other = _words(a.text), _words(b.text)
    shorter = min(len(mine), len(other))
    return shorter > 0 and len(mine & other) >= COPIED * shorter


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _hit(store: Store, found: _Found, names: Sequence[str]) -> Hit:
    passage = found.passage
    copies = found.copies
    known = {passage.doc, *(source.doc for source in copies.values())}
    for name in names:
        if name not in known:  # a copy that the filters left out, or that was less like the words looked for
            held = (other for other in store.passages(doc=name) if _copied(passage, other))
            copies.update((other.uri, _source(other)) for other in held)
    claims = (
        sourced
        for sourced in store.claims(doc=passage.uri)
        if passage.start <= sourced.claim.start and sourced.claim.end <= passage.end
    )
    return Hit(
        doc=passage.doc,
        uri=passage.uri,
        title=store.document(passage.uri).metadata.title,
        doc_date=passage.doc_date,
        publisher=passage.publisher,
        cluster=passage.cluster,
        lang=passage.lang,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        score=found.score,
        claims=tuple(claims),
        other_sources=tuple(sorted(copies.values(), key=lambda source: (source.doc, source.doc_date or ""))),
    )


def _source(passage: Passage) -> Source:
    return Source(passage.doc, passage.doc_date, passage.publisher)
