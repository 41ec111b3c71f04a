"""What independent sources say of one figure in one period: the middle, the middle half, and what lies far out."""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from queries.days import Days, parse
from queries.intervals import comparable_unit
from queries.point import Consensus
from queries.sametime import CLOCKS, Clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp.reading import Status
    from queries.point import Point

FEWEST = 3
"""Voices from which on a median says more than its figures do."""

DIGITS = 12
"""Digits of a median that count: what lies between two figures is 64.65, and not 64.64999999999999."""

TELLING = 5
"""Voices from which on one of them can be called far out."""

NEIGHBOURS = 4
"""Figures before, and after, that one has to be far from as well as from its period."""

FENCE = 1.5
"""Interquartile ranges beyond the quartiles at which a figure is far out (Tukey, Exploratory Data Analysis, 1977)."""


class Period(StrEnum):
    """Stretches of time in which figures are brought together."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    STATED = "stated"
    """The time that each figure is said to be about, whatever its length."""


def usual(metric: str) -> Period:
    """Return the periods in which a metric's figures are best brought together.

    Flows and statistics are about stated periods; a price, a multiple or a rate is looked at by the month.
    """
    return Period.STATED if CLOCKS.get(metric) is Clock.PERIOD else Period.MONTH


def gather(points: Iterable[Point], by: Period) -> tuple[tuple[Point, ...], tuple[Consensus, ...]]:
    """Return the points with the consensus of their definition and period, and every consensus by time.

    Args:
        points: in the order in which they are to come.
        by: the periods.
    """
    listed = list(points)
    groups: dict[tuple[Days, Status, tuple[str | None, ...]], list[int]] = defaultdict(list)
    for place, point in enumerate(listed):
        days = parse(point.applies) if point.applies else None
        if days is not None and point.value is not None:
            groups[_stretch(days, by), point.status, point.definition].append(place)
    found = []
    for (days, *_), places in groups.items():
        members = [listed[place] for place in places]
        if len({point.sources[0].cluster for point in members}) >= FEWEST:
            agreed = _consensus(members, days)
            found.append(agreed)
            for place in places:
                far = _far(listed[place], agreed.low, agreed.high, agreed.count) and not _follows(listed, place, by)
                listed[place] = replace(listed[place], consensus=agreed, outlier=far)
    order = sorted(found, key=lambda each: (each.end, each.start, each.status, str(each.unit), str(each.basis)))
    return tuple(listed), tuple(order)


def _stretch(days: Days, by: Period) -> Days:
    """Return the period that holds the end of a stretch of days; a longer stretch is a period of its own."""
    last = date.fromordinal(days.last)
    match by:
        case Period.STATED:
            return days
        case Period.DAY:
            whole: Days | None = Days(days.last, days.last)
        case Period.WEEK:
            monday = days.last - last.weekday()
            whole = Days(monday, monday + 6)
        case Period.MONTH:
            whole = parse(f"{last:%Y-%m}")
        case Period.QUARTER:
            whole = parse(f"{last.year}-Q{(last.month + 2) // 3}")
        case Period.YEAR:
            whole = parse(f"{last.year}")
    return whole if whole is not None and whole.first <= days.first else days


def _consensus(members: Sequence[Point], days: Days) -> Consensus:
    first = members[0]
    values = _voices(members)
    low, median, high = (float(f"{each:.{DIGITS}g}") for each in statistics.quantiles(values, n=4, method="inclusive"))
    return Consensus(
        start=date.fromordinal(days.first).isoformat(),
        end=date.fromordinal(days.last).isoformat(),
        status=first.status.value,
        unit=first.unit,
        part=first.part,
        basis=first.basis,
        period=first.period,
        counterpart=first.counterpart,
        count=len(values),
        median=median,
        low=low,
        high=high,
    )


def _voices(members: Sequence[Point]) -> list[float]:
    """Return one figure a source, the middle one of those that it and its copies give: none has more than one voice."""
    told: dict[str, list[float]] = defaultdict(list)
    for point in members:
        if point.value is not None:
            told[point.sources[0].cluster].append(point.value)
    return sorted(map(statistics.median, told.values()))


def _follows(points: Sequence[Point], place: int, by: Period) -> bool:
    """Whether a point goes on with the figures just before and after it: what has moved all month ends far from it.

    Figures of stated periods follow nothing: one that repeats the quarter before is far from those of its own.
    """
    if by is Period.STATED:
        return False
    point = points[place]
    same = [other for other in points if (other.status, other.definition) == (point.status, point.definition)]
    here = next(number for number, other in enumerate(same) if other is point)
    near = (*same[max(0, here - NEIGHBOURS) : here], *same[here + 1 : here + 1 + NEIGHBOURS])
    values = sorted(other.value for other in near if other.value is not None and other.applies is not None)
    if len(values) < TELLING:
        return False
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return not _far(point, low, high, len(values))


def _far(point: Point, low_quartile: float, high_quartile: float, count: int) -> bool:
    """Whether no value that the point stands for lies within the fences of so many."""
    if count < TELLING:
        return False
    reach = FENCE * (high_quartile - low_quartile)
    claim = point.sources[0].claim
    half = abs(claim.step * comparable_unit(claim)[1]) / 2
    low = point.low if point.low is not None else float("-inf")
    high = point.high if point.high is not None else float("inf")
    return high + half < low_quartile - reach or low - half > high_quartile + reach
