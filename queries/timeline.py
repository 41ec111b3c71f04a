"""One figure over time, on both clocks: when it applies, and when it was said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp.reading import Status
from queries.blocks import status_to_compare
from queries.days import parse
from queries.intervals import comparable_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.sourced import SourcedClaim


@dataclass(frozen=True, slots=True)
class Point:
    """One figure that one voice states.

    Attributes:
        applies: the time that the figure is about (ISO 8601, as coarse as the text is); the publication date where
            the text gives none, null where nothing does.
        said: the first day on which one of the sources said it (ISO 8601), null when unknown.
        low, high: the stated interval, in ``unit``; null on an open side.
        unit: the unit in which figures of this metric compare: a move is in ``bp`` however it was written.
        sources: the claims that state it: copies of one text and repetitions, by date, document and place.
    """

    applies: str | None
    said: str | None
    low: float | None
    high: float | None
    unit: str | None
    status: Status
    part: str | None
    basis: str | None
    period: str | None
    counterpart: str | None
    approx: bool
    attribution: str | None
    sources: tuple[SourcedClaim, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was said of one subject and metric, sorted by the time it applies to and then by when it was said.

    Attributes:
        points: figures that happened or hold.
        forecasts: figures that are expected or aimed at.
    """

    subject: str
    metric: str
    points: tuple[Point, ...]
    forecasts: tuple[Point, ...]


def timeline(claims: Iterable[SourcedClaim], subject: str, metric: str, *, part: str | None = None) -> Timeline:
    """Return the timeline of one subject and metric.

    Denied and hypothetical figures are no part of it. Points without any date come last.

    Args:
        claims: claims of any subject and metric.
        subject: an identifier of the claim contract (``cb:FED``).
        metric: a metric of the claim contract (``policy_rate``).
        part: the part of the subject that the figures are about (``discount``); null for the subject as a whole.
    """
    voices: dict[tuple[object, ...], list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        claim = sourced.claim
        plain = not claim.negated and claim.status is not Status.HYPOTHETICAL
        if (claim.subject, claim.metric, claim.part) == (subject, metric, part) and plain:
            voices[_voice(sourced)].append(sourced)
    points = sorted(map(_point, voices.values()), key=_when)
    return Timeline(
        subject=subject,
        metric=metric,
        points=tuple(point for point in points if point.status is Status.ACTUAL),
        forecasts=tuple(point for point in points if point.status is not Status.ACTUAL),
    )


def to_json(point: Point) -> dict[str, Any]:
    """Return a point as a flat JSON object, its sources as a list of documents."""
    first = point.sources[0]
    return {
        "applies": point.applies,
        "said": point.said,
        "subject": first.claim.subject,
        "metric": first.claim.metric,
        "low": point.low,
        "high": point.high,
        "unit": point.unit,
        "value_text": first.claim.value_text,
        "status": point.status.value,
        "part": point.part,
        "basis": point.basis,
        "period": point.period,
        "counterpart": point.counterpart,
        "approx": point.approx,
        "attribution": point.attribution,
        "doc": first.doc,
        "start": first.claim.start,
        "end": first.claim.end,
        "cluster": first.cluster,
        "sources": [{"doc": s.doc, "start": s.claim.start, "doc_date": s.doc_date} for s in point.sources],
    }


def _voice(sourced: SourcedClaim) -> tuple[object, ...]:
    """What claims share that are one point: the cluster, the time and the figure."""
    claim = sourced.claim
    figure = (*_interval(sourced), claim.approx, claim.part, claim.basis, claim.period, claim.counterpart)
    return sourced.cluster, _applies(sourced), _status(sourced), claim.attribution, *figure


def _point(voice: Sequence[SourcedClaim]) -> Point:
    sources = sorted(voice, key=lambda s: (s.doc_date or "9999", s.doc, s.claim.start))
    first, claim = sources[0], sources[0].claim
    low, high, unit = _interval(first)
    return Point(
        applies=_applies(first),
        said=first.doc_date,
        low=low,
        high=high,
        unit=unit,
        status=_status(first),
        part=claim.part,
        basis=claim.basis,
        period=claim.period,
        counterpart=claim.counterpart,
        approx=claim.approx,
        attribution=claim.attribution,
        sources=tuple(sources),
    )


def _applies(sourced: SourcedClaim) -> str | None:
    return sourced.claim.as_of or sourced.doc_date


def _status(sourced: SourcedClaim) -> Status:
    return status_to_compare(sourced.claim.metric or "", sourced.claim.status)


def _interval(sourced: SourcedClaim) -> tuple[float | None, float | None, str | None]:
    unit, factor = comparable_unit(sourced.claim)
    low, high = sourced.claim.low, sourced.claim.high
    if factor == 1.0:
        return low, high, unit
    return None if low is None else low * factor, None if high is None else high * factor, unit


def _when(point: Point) -> tuple[object, ...]:
    days = parse(point.applies) if point.applies else None
    first = point.sources[0]
    return (
        (days is None, days.last if days else 0, days.first if days else 0),
        point.said or "9999",
        first.doc,
        first.claim.start,
    )
