"""Halves of a month, in which Mexico counts its inflation, and times that a text named before: "in that period"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from nlp.times import periods
from nlp.times.anchors import POINT, Anchor, Meaning, Resolver, Values
from nlp.times.dates import MONTH, nearest_year

_MIDDLE = 15
_FORTNIGHT = re.compile(r"\d{4}-\d\d-(?:01/\d{4}-\d\d-15|16/\d{4}-\d\d-\d\d)")
_QUARTER = re.compile(r"\d{4}-Q\d")
_STRETCH = re.compile(r"\d{4}-(?:Q\d|\d\d(?:-\d\d/\d{4}-\d\d-\d\d|/\d{4}-\d\d)?)")


def fortnight(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the first half of November" to its days."""
    month = int(values["mon"])
    year = values.get("year") or nearest_year(month, anchor)
    return Meaning(None if year is None else _half(int(year), month, first=int(values["ord"]) == 1), POINT)


def fortnight_this(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the first half of the month"; its "first fifteen days" have no number of their own."""
    if anchor.date is None:
        return Meaning(None)
    first = int(values.get("ord", 1)) == 1
    return Meaning(_half(anchor.date.year, anchor.date.month, first=first), POINT)


def fortnight_before(_values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the fortnight before" against the one that the text named last."""
    if anchor.last is None or not _FORTNIGHT.fullmatch(anchor.last):
        return Meaning(None)
    before = periods.first_date(anchor.last) - dt.timedelta(days=1)
    return Meaning(_half(before.year, before.month, first=before.day == _MIDDLE), POINT)


def latest(values: Iterable[str | None]) -> str | None:
    """Return the last of the halves of months among values, null where there is none."""
    return max((value for value in values if value and _FORTNIGHT.fullmatch(value)), default=None)


def _half(year: int, month: int, *, first: bool) -> str:
    last = periods.last_day(year, month)
    start, end = (1, _MIDDLE) if first else (_MIDDLE + 1, last.day)
    return f"{last.replace(day=start).isoformat()}/{last.replace(day=end).isoformat()}"


def _named(kind: re.Pattern[str]) -> Resolver:
    """Return a resolver of "that month", which is the time that the text named last where it is one."""

    def resolve(_values: Values, anchor: Anchor) -> Meaning:
        return Meaning(anchor.last if anchor.last is not None and kind.fullmatch(anchor.last) else None)

    return resolve


that_month, that_quarter, that_period = _named(MONTH), _named(_QUARTER), _named(_STRETCH)
