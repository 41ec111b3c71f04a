"""Search over passages: what is likest in meaning and words to a text, each once however often it was copied."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from index.search.conditions import conditions
from index.search.filters import Filters
from nlp.language import detect
from queries.answering import answering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.passage import Passage
    from index.reranker import Reranker
    from index.search.match import Match
    from index.sourced import SourcedClaim
    from index.store import Store
    from ingest.document import Document

COPIED = 0.6
"""Share of the shorter passage's words that the longer must hold: copies are cut into passages at other places."""

DEPTH = 50
"""Hits that a reranker reads unless another number is given: it takes so many times what one pair takes."""

ALIGNED = 0.5
"""Share of the shorter passage that a passage of the translation has to stand beside, both as shares of their texts."""

SPARE = 4
"""Passages asked for at first, as a multiple of the hits wanted: room for copies."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Source:
    """Another document that holds a hit's text.

    Attributes:
        kind: ``copy``, or ``translation`` of the whole document.
    """

    doc: str
    doc_date: str | None
    publisher: str | None
    kind: str = "copy"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that is like what was looked for.

    Attributes:
        doc: the name of the document; ``uri`` its identity in the store.
        context: the title and the heading that the passage stands under.
        start, end: characters of the document's text, end exclusive.
        score: by how many standard deviations the passage is above the usual one of its language, in meaning and words.
        similarity: the cosine of its vector and the query's.
        reranked: what a reranker gave it, by which it was ranked; null without one.
        sentence_start, sentence_end: where its best sentence stands, in characters of the document's text.
        sentence: that sentence.
        claims: the claims that stand in the passage.
        other_sources: copies and translations of the text in other documents, by name; they are no hits of their own.
    """

    doc: str
    uri: str
    title: str | None
    context: str
    doc_date: str | None
    publisher: str | None
    cluster: str
    lang: str
    start: int
    end: int
    text: str
    score: float
    similarity: float
    sentence_start: int
    sentence_end: int
    claims: tuple[SourcedClaim, ...]
    other_sources: tuple[Source, ...]
    reranked: float | None = None

    @property
    def sentence(self) -> str:
        """The best sentence of the passage."""
        return self.text[self.sentence_start - self.start : self.sentence_end - self.start]


@dataclass(slots=True)
class _Found:
    """A passage with the copies of it that were found too."""

    match: Match
    reranked: float | None = None
    copies: dict[str, Source] = field(default_factory=dict)


def narrow(
    *,
    subject: str | None = None,
    metric: str | None = None,
    where: Iterable[str] = (),
    as_of: str | None = None,
    lang: str | None = None,
    doc: str | None = None,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    originals: bool = False,
) -> Filters:
    """Return the filters of a search as they are typed; those that are given all have to be met.

    Args:
        subject: identifier that the passage names or states a figure about.
        metric: of a figure in the passage, about the subject where one is given.
        where: conditions on such figures: ``pe_forward > 20``, ``policy_rate between 3 and 4``.
        as_of: time that such a figure is about (2026-01, 2025-Q4, 2026-01-05/2026-01-09).
        lang: language of the passage.
        doc: name or uri of the document.
        publisher: of the document.
        since: first day of publication (ISO 8601).
        until: last day of publication.
        originals: whether only the first published of copies of one text counts.

    Raises:
        FilterError: a condition cannot be read.
    """
    return Filters(
        subject=subject,
        metric=metric,
        where=tuple(each for text in where for each in conditions(text)),
        as_of=as_of,
        lang=lang,
        doc=doc,
        publisher=publisher,
        since=since,
        until=until,
        originals=originals,
    )


def search(
    store: Store,
    text: str,
    *,
    limit: int = 10,
    filters: Filters | None = None,
    reranker: Reranker | None = None,
    depth: int = DEPTH,
) -> tuple[Hit, ...]:
    """Return the passages likest to a text, the likest first; filters are exact and never cost a better hit.

    Args:
        store: an open store.
        text: words or a sentence, in either language, or a longer text to find others like it.
        limit: how many hits at most.
        filters: see `narrow`.
        reranker: ranks the first hits anew, by reading each together with the text.
        depth: how many hits it reads; no fewer than are wanted.

    Raises:
        FilterError: a filter cannot be read.
    """
    if not text.strip():
        return ()
    wanted = filters or Filters()
    found = _distinct(
        store,
        lambda asked: store.searcher.find(text, limit=asked, filters=wanted),
        limit if reranker is None else max(limit, depth),
        lang=detect(text, default=""),
    )
    ranked = found if reranker is None else _reranked(found, text, reranker)
    about = store.searcher.about(text)
    return tuple(answering(_hit(store, each), *about, wanted) for each in ranked[:limit])


def like(store: Store, doc: str, *, limit: int = 10, filters: Filters | None = None) -> tuple[Hit, ...]:
    """Return the passages of other texts that are likest to a document, the likest first.

    Raises:
        NoSuchDocumentError: there is none of the name or uri, or several have the name.
        FilterError: a filter cannot be read.
    """
    wanted = filters or Filters()
    found = _distinct(store, lambda asked: store.searcher.like(doc, limit=asked, filters=wanted), limit)
    return tuple(answering(_hit(store, each), (), (), wanted) for each in found)


def left_out(store: Store, doc: str) -> tuple[Source, ...]:
    """Return the copies and translations of a document, which `like` leaves out, by name.

    Raises:
        NoSuchDocumentError: there is none of the name or uri, or several have the name.
    """
    own = store.document(doc).uri
    translated = {uri for pair in store.translations(uri=own) for _, uri in pair}
    cluster = {uri for passage in islice(store.passages(doc=own), 1) for uri in store.members(passage.cluster)}
    others = ((uri, "translation" if uri in translated else "copy") for uri in cluster - {own})
    found = (_whole(store.document(uri), kind) for uri, kind in others)
    return tuple(sorted(found, key=lambda source: (source.doc, source.doc_date or "")))


def to_json(hit: Hit) -> dict[str, Any]:
    """Return the hit as a JSON object, its claims by place and figure."""
    return {
        "doc": hit.doc,
        "title": hit.title,
        "context": hit.context,
        "doc_date": hit.doc_date,
        "publisher": hit.publisher,
        "cluster": hit.cluster,
        "lang": hit.lang,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "sentence_start": hit.sentence_start,
        "sentence_end": hit.sentence_end,
        "sentence": hit.sentence,
        "score": hit.score,
        "similarity": hit.similarity,
        "reranked": hit.reranked,
        "claims": [
            {
                "start": sourced.claim.start,
                "end": sourced.claim.end,
                "value_text": sourced.claim.value_text,
                "subject": sourced.claim.subject,
                "metric": sourced.claim.metric,
                "as_of": sourced.claim.as_of,
            }
            for sourced in hit.claims
        ],
        "other_sources": [
            {"doc": source.doc, "doc_date": source.doc_date, "publisher": source.publisher, "kind": source.kind}
            for source in hit.other_sources
        ],
    }


def _distinct(store: Store, find: Callable[[int], Sequence[Match]], limit: int, *, lang: str = "") -> list[_Found]:
    """Return so many passages, each of another text; more is asked for as long as copies take their places.

    ``lang`` is the language that a text is shown in where it was found in both.
    """
    if limit < 1:
        return []
    asked = limit * SPARE
    while True:
        near = find(asked)
        found = _collapse(store, near, lang)
        if len(found) >= limit or len(near) < asked:
            return found[:limit]
        asked *= SPARE


def _reranked(found: Sequence[_Found], text: str, reranker: Reranker) -> list[_Found]:
    """Return passages in the order of a reranker's scores, equals as they were."""
    passages = (each.match.passage for each in found)
    scores = reranker.score(text, [" ".join(f"{each.context}\n{each.text}".split()) for each in passages])
    for each, score in zip(found, scores, strict=True):
        each.reranked = round(float(score), 6)
    return sorted(found, key=lambda each: -(each.reranked or 0.0))


def _collapse(store: Store, near: Sequence[Match], lang: str) -> list[_Found]:
    """Keep the likest passage of those that are copies or translations of each other."""
    kept: dict[str, list[_Found]] = {}
    found: list[_Found] = []
    for match in near:
        siblings = kept.setdefault(match.passage.cluster, [])
        kinds = ((each, _kind(store, each.match.passage, match.passage)) for each in siblings)
        original, kind = next((pair for pair in kinds if pair[1]), (None, ""))
        if original is None:
            siblings.append(_Found(match))
            found.append(siblings[-1])
        elif kind == "translation" and match.passage.lang == lang != original.match.passage.lang:
            _turn(original, match)
        else:
            original.copies.setdefault(match.passage.uri, _source(match.passage, kind))
    return found


def _turn(found: _Found, match: Match) -> None:
    """Show a text in the language of its translation; its place and score among the others stay."""
    old = found.match
    turned = {"copy": "translation", "translation": "copy"}
    found.copies = {uri: replace(source, kind=turned[source.kind]) for uri, source in found.copies.items()}
    found.copies[old.passage.uri] = _source(old.passage, "translation")
    found.copies.pop(match.passage.uri, None)
    found.match = replace(match, score=old.score)


def _kind(store: Store, a: Passage, b: Passage) -> str:
    """Return what a passage of one cluster is of another: ``copy``, ``translation``, or nothing."""
    if _copied(a, b):
        return "copy"
    return "translation" if a.lang != b.lang and _translated(store, a, b) else ""


def _translated(store: Store, a: Passage, b: Passage) -> bool:
    """Whether passages of two documents that are translations of each other stand at the same place of the text."""
    if b.uri not in {uri for pair in store.translations(uri=a.uri) for _, uri in pair}:
        return False
    mine, other = _place(store, a), _place(store, b)
    shared = min(mine[1], other[1]) - max(mine[0], other[0])
    return shared >= ALIGNED * min(mine[1] - mine[0], other[1] - other[0])


def _place(store: Store, passage: Passage) -> tuple[float, float]:
    """Return where a passage begins and ends, as shares of its document's text."""
    length = max(1, len(store.document(passage.uri).text))
    return passage.start / length, passage.end / length


def _copied(a: Passage, b: Passage) -> bool:
    """Whether passages of two documents of one cluster are the same stretch of its text."""
    if a.uri == b.uri:
        return False
    mine, other = _words(a.text), _words(b.text)
    shorter = min(len(mine), len(other))
    return shorter > 0 and len(mine & other) >= COPIED * shorter


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _hit(store: Store, found: _Found) -> Hit:
    match, passage, copies = found.match, found.match.passage, found.copies
    for uri in store.members(passage.cluster):
        if uri != passage.uri and uri not in copies:  # the filters left it out, or it was less like what was looked for
            held = (other for other in store.passages(doc=uri) if _copied(passage, other))
            copies.update((other.uri, _source(other)) for other in held)
    for uri in {uri for pair in store.translations(uri=passage.uri) for _, uri in pair} - {passage.uri, *copies}:
        copies[uri] = _whole(store.document(uri), "translation")
    claims = (
        sourced
        for sourced in store.claims(doc=passage.uri)
        if passage.start <= sourced.claim.start and sourced.claim.end <= passage.end
    )
    return Hit(
        doc=passage.doc,
        uri=passage.uri,
        title=store.document(passage.uri).metadata.title,
        context=passage.context,
        doc_date=passage.doc_date,
        publisher=passage.publisher,
        cluster=passage.cluster,
        lang=passage.lang,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        score=match.score,
        similarity=match.similarity,
        sentence_start=match.sentence[0],
        sentence_end=match.sentence[1],
        claims=tuple(claims),
        other_sources=tuple(sorted(copies.values(), key=lambda source: (source.doc, source.doc_date or ""))),
        reranked=found.reranked,
    )


def _whole(document: Document, kind: str) -> Source:
    metadata = document.metadata
    return Source(document.name, metadata.doc_date, metadata.publisher, kind)


def _source(passage: Passage, kind: str = "copy") -> Source:
    return Source(passage.doc, passage.doc_date, passage.publisher, kind)
