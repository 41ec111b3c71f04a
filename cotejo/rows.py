"""Records as rows of the claim, mention and finding contracts: field names and order as they are printed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.decision import Decision
    from index.sourced import SourcedClaim
    from index.stats import Stats
    from ingest.document import Document
    from nlp.explanation import Explanation, FigureReadings
    from nlp.reading import Claim, Interval, Mention, Quantity
    from queries.unresolved import Group

Row = dict[str, object]


def quantity(found: Quantity) -> Row:
    """Return a number with its unit, before anything is known of what it is about."""
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "low": found.low,
        "high": found.high,
        "unit": found.unit,
        "approx": found.approx,
        "readings": [interval(reading) for reading in found.readings],
        "rule": found.rule,
    }


def interval(reading: Interval) -> Row:
    """Return one other reading of an ambiguous number."""
    return {"low": reading.low, "high": reading.high}


def _value(claim: Claim) -> Row:
    return {
        "subject": claim.subject,
        "metric": claim.metric,
        "counterpart": claim.counterpart,
        "low": claim.low,
        "high": claim.high,
        "unit": claim.unit,
        "approx": claim.approx,
        "part": claim.part,
        "basis": claim.basis,
        "period": claim.period,
        "status": str(claim.status),
        "negated": claim.negated,
        "as_of": claim.as_of,
        "attribution": claim.attribution,
    }


def _origin(claim: Claim) -> Row:
    return {
        "readings": [interval(reading) for reading in claim.readings],
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def claim(sourced: SourcedClaim) -> Row:
    """Return a stored claim with every field of the claim contract."""
    stated = sourced.claim
    return {
        "doc": sourced.doc,
        "start": stated.start,
        "end": stated.end,
        "value_text": stated.value_text,
        "sentence": sourced.sentence,
        "lang": stated.lang,
        **_value(stated),
        "doc_date": sourced.doc_date,
        "cluster": sourced.cluster,
        **_origin(stated),
    }


def missed(group: Group) -> Iterator[Row]:
    """Yield a row for each figure of a group that was not understood: the claim's, with its group before it."""
    for figure in group.figures:
        yield {"context": group.context, "lacks": group.lacks, "count": group.count, **claim(figure)}


def explanation(doc: str, explained: Explanation) -> Row:
    """Return a sentence with what was seen in it and, for each of its figures, every reading, the best first."""
    return {
        "doc": doc,
        "start": explained.start,
        "end": explained.end,
        "sentence": explained.text,
        "lang": explained.lang,
        "seen": [asdict(each) for each in explained.seen],
        "figures": [_weighed(each) for each in explained.figures],
    }


def _weighed(figure: FigureReadings) -> Row:
    readings = [asdict(option) | {"terms": dict(option.terms)} for option in figure.options]
    claims = [_value(each) | _origin(each) for each in figure.claims if each.metric is not None]
    stated = quantity(figure.quantity)
    del stated["readings"]  # other readings of the number, which each claim holds
    return {**stated, "verdict": figure.verdict, "readings": readings, "claims": claims}


def mention(doc: str, found: Mention) -> Row:
    """Return a mention with every field of the mention contract."""
    return {
        "doc": doc,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "id": found.id,
        "type": found.type,
        "lang": found.lang,
        "rule": found.rule,
        "confidence": found.confidence,
    }


def document(shown: Document, claims: Iterable[SourcedClaim]) -> Row:
    """Return a document with its metadata, its text, the regions over it and its claims."""
    metadata = shown.metadata
    return {
        "doc": shown.name,
        "title": metadata.title,
        "author": metadata.author,
        "reviewer": metadata.reviewer,
        "machine_written": metadata.machine_written,
        "publisher": metadata.publisher,
        "published": metadata.published,
        "page_lang": metadata.page_lang,
        "lang": metadata.lang,
        "url": metadata.url,
        "text": shown.text,
        "regions": [{"label": str(each.label), "start": each.start, "end": each.end} for each in shown.regions],
        "claims": [claim(each) for each in claims],
    }


def decision(made: Decision) -> Row:
    """Return what was decided about a finding."""
    return {
        "finding": made.finding,
        "verdict": made.verdict.value,
        "decided": made.decided,
        "reason": made.reason,
        "message": made.message,
    }


def metric(name: str, words: str, table: Mapping[str, Any]) -> Row:
    """Return a metric as the tables have it, with its name in words."""
    return {"metric": name, "name": words, "units": table["units"], "subjects": table["subjects"]}


def stats(counted: Stats) -> Iterator[Row]:
    """Yield one row for each thing that is counted."""
    counts = (
        ("files", counted.sources),
        ("documents", counted.documents),
        ("documents without a date", counted.undated),
        ("independent texts", counted.clusters),
        *((f"sentences in {lang}", count) for lang, count in counted.languages),
        ("mentions", counted.mentions),
        ("claims", counted.claims),
        ("claims without a subject", counted.without_subject),
        ("figures not understood", counted.unresolved),
        ("passages", counted.passages),
        *([("passages of the next encoder", counted.pending.passages)] if counted.pending else ()),
    )
    return ({"what": what, "count": count} for what, count in counts)
