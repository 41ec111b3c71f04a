"""A draft held against itself, against other drafts and against a store, into which nothing of it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from index.sourced import SourcedClaim, SourcedMention, SourcedSentence
from index.window import Window
from ingest.duplicates import Candidate, clusters, signature
from queries.finding import Severity
from queries.findings import KINDS, find
from queries.intervals import LEVELS
from queries.kinds.echoes import echoed, meanwhile
from queries.kinds.listing import RULES
from queries.kinds.scale import NEAR_DAYS
from queries.kinds.slip import CHANGES, QUOTED
from queries.sametime import CLOCKS, MOVES, STANDING_DAYS, WINDOW_DAYS, Clock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from index.nearby import Nearby, Stored
    from index.reference import Series
    from ingest.document import Document
    from nlp.reading import Mention, Reading
    from queries.finding import Cited, Finding

STANDING = frozenset(metric for metric, clock in CLOCKS.items() if clock is Clock.STANDING)
PASSING = (MOVES | LEVELS | {metric for metric, clock in CLOCKS.items() if clock is not Clock.PERIOD}) - STANDING
"""Metrics whose figures soon are others, so that only those of days around the draft's have to do with it."""

AROUND_DAYS = ((PASSING, max(WINDOW_DAYS, NEAR_DAYS)), (STANDING, STANDING_DAYS))
"""How far around, for each kind of metric."""

ELSEWHERE = frozenset({"drift"})
"""Kinds that look at the whole history of a figure, and are no draft's."""

GRAVITY = tuple(Severity)

BETWEEN = frozenset({"value", "slip", "scale"})
"""Kinds that set independent texts side by side; the others look at a text and its copies alone."""

SHARED = 4
"""One figure in so many that a draft shares with a document makes it worth a look whether one is a copy of the other;
copies share half of theirs."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is in no store, as it was read."""

    document: Document
    reading: Reading


def check(
    drafts: Sequence[Draft],
    *,
    nearby: Nearby | None = None,
    series: Sequence[Series] = (),
    kinds: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings that some drafts take part in, the gravest first.

    An older version of a draft that the store holds is left out, for the draft is what it will be.

    Args:
        drafts: texts that were read.
        nearby: the store behind them; null to hold them against themselves and each other alone.
        series: what claims are held against.
        kinds: the kinds to look for; when none are named, all but those that are of no document (``ELSEWHERE``).

    Raises:
        KeyError: a kind is not one of ``KINDS``.
    """
    uris = {draft.document.uri for draft in drafts}
    likely = [each for each in _likely(drafts, nearby) if each.uri not in uris]
    found = _clusters(drafts, likely)
    translations = list(_translations(drafts, found, nearby, {each.uri for each in likely}))
    found |= {uri: cluster for uri, _, cluster in translations}
    placed = [(draft, found[draft.document.uri]) for draft in drafts]
    own = [claim for draft, cluster in placed for claim in _claims(draft, cluster)]
    beside = [each for each in _beside(own, nearby) if each.uri not in uris] if nearby is not None else []
    others = list(_told_apart(beside, {draft.document.name for draft in drafts}))
    copies = set(found.values())
    wanted = set(KINDS if kinds is None else kinds) - ELSEWHERE
    given = (
        *find([*own, *others], kinds=wanted & BETWEEN),
        *find(
            [*own, *(each for each in others if each.cluster in copies)],
            kinds=wanted - BETWEEN,
            mentions=[mention for draft, cluster in placed for mention in _mentions(draft, cluster)],
            sentences=[sentence for draft, cluster in placed for sentence in _sentences(draft, cluster)],
            series=series,
            translations=[(other, uri) for uri, other, _ in translations],
        ),
    )
    return _told_once([f for f in given if any(each.uri in uris for side in f.sides for each in side)], uris)


def _told_once(found: Sequence[Finding], uris: Collection[str]) -> tuple[Finding, ...]:
    """Leave out what says of the same figures of a draft what another finding of the kind says with more voices.

    Windows of days overlap: a multiple that is wrong is wrong beside last week's and beside those of the week before.
    """
    widest: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        cited = [each for side in finding.sides for each in side]
        key = finding.kind, finding.severity, frozenset(place(each) for each in cited if each.uri in uris)
        if key not in widest or _voices(finding) > _voices(widest[key]):
            widest[key] = finding
    return tuple(sorted(widest.values(), key=lambda each: (GRAVITY.index(each.severity), each.kind, each.id)))


def place(cited: Cited) -> tuple[str, int, int]:
    """Return where a figure stands: the uri of its document and its span."""
    stated = cited.claim if isinstance(cited, SourcedClaim) else cited.mention
    return cited.uri, stated.start, stated.end


def _voices(finding: Finding) -> int:
    return len({each.cluster for side in finding.sides for each in side})


def _told_apart(beside: Iterable[SourcedClaim], names: Collection[str]) -> Iterator[SourcedClaim]:
    """Yield stored claims; a document that is called as a draft goes by its uri, for names stand for texts."""
    for sourced in beside:
        yield replace(sourced, doc=sourced.uri) if sourced.doc in names else sourced


def _likely(drafts: Sequence[Draft], nearby: Nearby | None) -> Iterator[Stored]:
    """Yield, once each, the documents of a store that share so many figures with a draft that one may be a copy."""
    seen: set[str] = set()
    for draft in drafts if nearby is not None else ():
        stated = {
            (claim.subject, claim.metric, claim.low)
            for claim in draft.reading.claims
            if claim.subject is not None and claim.metric is not None and claim.low is not None
        }
        if nearby is not None and stated:
            for each in nearby.documents(stated, least=max(1, len(stated) // SHARED)):
                if each.uri not in seen:
                    seen.add(each.uri)
                    yield each


def _translations(
    drafts: Sequence[Draft], found: Mapping[str, str], nearby: Nearby | None, likely: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the uri of a draft, that of the stored text that it translates, and the cluster that both are in."""
    if nearby is None:
        return
    for document, reading in ((draft.document, draft.reading) for draft in drafts):
        known = nearby.translated_by(document, reading, cluster=found[document.uri], likely=likely, without=found)
        yield from ((document.uri, other, cluster) for other, cluster in known)


def _clusters(drafts: Sequence[Draft], stored: Sequence[Stored]) -> dict[str, str]:
    """Return each draft's cluster by its uri: that of the documents of which it is a copy, or one of its own."""
    candidates = {each.uri: each.candidate for each in stored}
    candidates |= {draft.document.uri: _candidate(draft.document) for draft in drafts}
    joined = clusters(candidates)
    known = {joined[each.uri]: each.cluster for each in reversed(stored)}
    return {draft.document.uri: known.get(cluster := joined[draft.document.uri], cluster) for draft in drafts}


def _candidate(document: Document) -> Candidate:
    metadata = document.metadata
    return Candidate(signature(document), document.name, document.digest, metadata.doc_date, metadata.publisher)


def _beside(own: Sequence[SourcedClaim], nearby: Nearby) -> Iterator[SourcedClaim]:
    """Yield the claims of a store that can stand in a finding with one of the drafts'."""
    days = {sourced.doc_date for sourced in own if sourced.doc_date is not None}
    if days:
        yield from nearby.claims(
            _figures(own),
            windows=[Window(each, _shifted(min(days), -far), _shifted(max(days), far)) for each, far in AROUND_DAYS],
            times={s.claim.as_of for s in own if s.claim.as_of is not None} | days,
            clusters={sourced.cluster for sourced in own},
            days=days,
            quotes=QUOTED | CHANGES,
            amounts=echoed(own),
            meanwhile=meanwhile(days),
        )
    undated = [sourced for sourced in own if sourced.doc_date is None]
    if undated:
        yield from _of_one_time(undated, nearby)


def _of_one_time(own: Sequence[SourcedClaim], nearby: Nearby) -> Iterator[SourcedClaim]:
    """Yield what undated figures meet: figures for periods, undated ones, and those that are all of one time."""
    spans = nearby.spans(_figures(own))
    brief = {figure for figure, (first, last) in spans.items() if last <= _shifted(first, WINDOW_DAYS)}
    never = [Window(PASSING | STANDING, since="9999", until="0000")]
    yield from nearby.claims(brief)
    yield from nearby.claims(_figures(own) - brief, windows=never)


def _figures(own: Iterable[SourcedClaim]) -> set[tuple[str, str]]:
    stated = ((sourced.claim.subject, sourced.claim.metric) for sourced in own)
    return {(subject, metric) for subject, metric in stated if subject is not None and metric is not None}


def _shifted(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _claims(draft: Draft, cluster: str) -> Iterator[SourcedClaim]:
    for claim in draft.reading.claims:
        sentence = draft.document.text[claim.sentence_start : claim.sentence_end]
        yield SourcedClaim(claim=claim, sentence=sentence, **_source(draft.document, cluster))


def _mentions(draft: Draft, cluster: str) -> Iterator[SourcedMention]:
    for mention in draft.reading.mentions:
        if mention.rule in RULES:
            start, end = _around(draft, mention)
            yield SourcedMention(
                mention=mention,
                sentence=draft.document.text[start:end],
                sentence_start=start,
                **_source(draft.document, cluster),
            )


def _around(draft: Draft, mention: Mention) -> tuple[int, int]:
    """Return the sentence that holds a mention, or its own place where none does."""
    held = (each for each in draft.reading.sentences if each.start <= mention.start and mention.end <= each.end)
    found = next(held, None)
    return (found.start, found.end) if found else (mention.start, mention.end)


def _sentences(draft: Draft, cluster: str) -> Iterator[SourcedSentence]:
    for each in draft.reading.sentences:
        yield SourcedSentence(
            sentence=draft.document.text[each.start : each.end],
            sentence_start=each.start,
            lang=each.lang,
            **_source(draft.document, cluster),
        )


def _source(document: Document, cluster: str) -> dict[str, Any]:
    metadata = document.metadata
    return {
        "doc": document.name,
        "uri": document.uri,
        "doc_date": metadata.doc_date,
        "cluster": cluster,
        "publisher": metadata.publisher,
    }
