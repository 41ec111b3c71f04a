"""One figure over time, on both clocks: when it applies, and when it was said."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from nlp.reading import Status
from queries.blocks import set_by_a_board, status_to_compare
from queries.consensus import gather, usual
from queries.cues import has
from queries.days import parse
from queries.intervals import HOME, agree, comparable_unit, figure
from queries.point import Earlier, Point
from queries.territory import of_a_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.sourced import SourcedClaim
    from queries.consensus import Period
    from queries.point import Consensus


_DECIDED = frozenset({"policy_rate", "policy_rate_change"})

AHEAD_DAYS = 31
"""Days after its text that a figure may be of and yet be settled: a rate is decided before it comes into force."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was said of one subject and metric, sorted by the time it applies to and then by when it was said.

    Attributes:
        points: figures that happened or hold.
        forecasts: figures that are expected or aimed at.
        consensus: the middle of what independent sources said of each definition and period, forecasts apart.
        parts: the other parts of the subject that such figures are about, those with the most figures first.
    """

    subject: str
    metric: str
    points: tuple[Point, ...]
    forecasts: tuple[Point, ...]
    consensus: tuple[Consensus, ...] = ()
    parts: tuple[str, ...] = ()


def timeline(
    claims: Iterable[SourcedClaim],
    subject: str,
    metric: str,
    *,
    part: str | None = None,
    as_known_on: str | None = None,
    by: Period | None = None,
) -> Timeline:
    """Return the timeline of one subject and metric.

    Denied and hypothetical figures are no part of it, and neither is what is no decision among policy rates: the rate
    that the market makes of it, or what a member would rather have set. A state's jobs are none of a country's. Points
    without any date come last.

    Args:
        claims: claims of any subject and metric.
        subject: an identifier of the claim contract (``cb:FED``).
        metric: a metric of the claim contract (``policy_rate``).
        part: the part of the subject that the figures are about (``discount``); null for the subject as a whole.
        as_known_on: leave out what was said later than this day (ISO 8601), or nobody knows when.
        by: the periods in which figures are brought together; by default those that the metric is counted in.
    """
    voices: dict[_Voice, list[SourcedClaim]] = defaultdict(list)
    parts: Counter[str] = Counter()
    for sourced in claims:
        claim = sourced.claim
        known = as_known_on is None or (sourced.doc_date is not None and sourced.doc_date <= as_known_on)
        plain = known and not claim.negated and claim.status is not Status.HYPOTHETICAL and not _undecided(sourced)
        if (claim.subject, claim.metric) != (subject, metric) or not plain:
            continue
        if claim.part == part and not of_a_part(sourced):
            voices[_voice(sourced)].append(sourced)
        elif claim.part is not None:
            parts[claim.part] += 1
    points, found = gather(revised(sorted(map(_point, _joined(voices)), key=_when)), by or usual(metric))
    return Timeline(
        subject=subject,
        metric=metric,
        points=tuple(point for point in points if point.status is Status.ACTUAL),
        forecasts=tuple(point for point in points if point.status is not Status.ACTUAL),
        consensus=found,
        parts=tuple(sorted(parts, key=lambda each: (-parts[each], each))),
    )


def to_json(point: Point) -> dict[str, Any]:
    """Return a point as a flat JSON object, its sources as a list of documents."""
    first = point.sources[0]
    return {
        "applies": point.applies,
        "said": point.said,
        "as_of": first.claim.as_of,
        "doc_date": first.doc_date,
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
        "negated": False,
        "outlier": point.outlier,
        "revises": None if point.revises is None else asdict(point.revises),
        "consensus": None if point.consensus is None else asdict(point.consensus),
        "sentence": first.sentence,
        "doc": first.doc,
        "start": first.claim.start,
        "end": first.claim.end,
        "cluster": first.cluster,
        "sources": [{"doc": s.doc, "start": s.claim.start, "doc_date": s.doc_date} for s in point.sources],
    }


@dataclass(frozen=True, slots=True)
class _Voice:
    """What claims share that are one point: the cluster, the time and the figure, and how it is told."""

    figure: tuple[object, ...]
    told: tuple[str | None, ...]

    def says_less(self, other: _Voice) -> bool:
        """Return whether another tells the same figure, and all that this one tells of it and more."""
        fits = all(mine in (None, its) for mine, its in zip(self.told, other.told, strict=True))
        return self != other and self.figure == other.figure and fits


def _voice(sourced: SourcedClaim) -> _Voice:
    claim = sourced.claim
    figure = (*_interval(sourced), claim.approx, claim.part, claim.counterpart)
    told = (claim.attribution, claim.basis, claim.period)
    return _Voice((sourced.cluster, _applies(sourced), _status(sourced), *figure), told)


def _joined(voices: Mapping[_Voice, list[SourcedClaim]]) -> Iterator[Sequence[SourcedClaim]]:
    """Yield the claims of each point, those that tell most of it first.

    A headline says less than the sentence under it: "Inflation was 2.6% in October" over "prices rose 2.6% from a year
    before, the institute said" is one point.
    """
    alike: dict[tuple[object, ...], list[_Voice]] = defaultdict(list)
    for voice in voices:
        alike[voice.figure].append(voice)
    held: dict[_Voice, list[SourcedClaim]] = {}
    for voice in sorted(voices, key=lambda each: -sum(part is not None for part in each.told)):
        fuller = next((other for other in alike[voice.figure] if other in held and voice.says_less(other)), voice)
        held.setdefault(fuller, []).extend(voices[voice])
    yield from held.values()


def _point(voice: Sequence[SourcedClaim]) -> Point:
    sources = sorted(voice, key=lambda s: (s.doc_date or "9999", s.doc, s.claim.start))
    first, claim = sources[0], voice[0].claim  # the first to say it, and the one who tells most of it
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


def revised(points: Iterable[Point]) -> Iterator[Point]:
    """Yield points, those in which a source says another figure of the same time than it did before marked.

    A source is the speaker whom the text names, or else the publisher. Figures that hold for their day of publication
    are others the day after, so that only those whose text says when they apply can be revised.

    Args:
        points: by the time that they apply to, then by when they were said.
    """
    last: dict[tuple[object, ...], Point] = {}
    for point in points:
        first = point.sources[0]
        source = point.attribution or first.publisher
        if source is None or first.claim.as_of is None or point.said is None:
            yield point
            continue
        key = source.casefold(), point.applies, point.status, point.definition
        before = last.get(key)
        last[key] = point
        yield point if before is None or not _moved(before, point) else replace(point, revises=_earlier(before))


def _moved(before: Point, after: Point) -> bool:
    mine, other = (figure(point.sources[0].claim) for point in (before, after))
    later = (before.said or "") < (after.said or "")
    return later and mine is not None and other is not None and not agree(mine, other)


def _earlier(point: Point) -> Earlier:
    return Earlier(point.said or "", point.low, point.high, point.sources[0].doc)


def _applies(sourced: SourcedClaim) -> str | None:
    return sourced.claim.as_of or sourced.doc_date


def _undecided(sourced: SourcedClaim) -> bool:
    """Whether a rate or its move was not decided: "the effective rate is 3.64%", "two members voted for 4.25%"."""
    claim = sourced.claim
    if claim.metric not in _DECIDED or claim.part is not None or _status(sourced) is not Status.ACTUAL:
        return False
    fixed = claim.metric != "policy_rate" or set_by_a_board(claim)
    return not fixed or has("dissent", sourced.sentence, claim.lang)


def _status(sourced: SourcedClaim) -> Status:
    """Return the status to compare by; what lies well ahead of the day of its text is expected, whatever the verb."""
    status = status_to_compare(sourced.claim.metric or "", sourced.claim.status)
    about, said = (parse(day) if day else None for day in (sourced.claim.as_of, sourced.doc_date))
    ahead = about is not None and said is not None and about.first > said.last + AHEAD_DAYS
    return Status.FORECAST if ahead and status is Status.ACTUAL else status


def _interval(sourced: SourcedClaim) -> tuple[float | None, float | None, str | None]:
    unit, factor = comparable_unit(sourced.claim)
    unit = None if unit == HOME else unit
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
