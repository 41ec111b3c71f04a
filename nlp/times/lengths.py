"""How long a stretch of the calendar is."""

from __future__ import annotations

import datetime as dt
import re

from nlp.times.basis import BASES

_LENGTHS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "P1D"),
    (re.compile(r"\d{4}-\d\d"), "P1M"),
    (re.compile(r"\d{4}-Q\d"), "P3M"),
    (re.compile(r"\d{4}-(?:01/\d{4}-06|07/\d{4}-12)"), "P6M"),
    (re.compile(r"\d{4}"), "P1Y"),
)
_MONTHS = re.compile(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")
_WEEK = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_SHORTEST_WEEK, _LONGEST_WEEK = 5, 7


def length(value: str | None) -> str | None:
    """Return how long the stretch of the calendar ``value`` is (``P3M`` for ``2025-Q4``), null for other intervals."""
    if value and _WEEK.fullmatch(value):
        first, last = map(dt.date.fromisoformat, value.split("/"))
        return "P1W" if _SHORTEST_WEEK <= (last - first).days + 1 <= _LONGEST_WEEK else None
    if value and (months := _MONTHS.fullmatch(value)):
        start, begun, end, ended = map(int, months.groups())
        count = 12 * (end - start) + ended - begun + 1
        return "P1Y" if count == 12 else f"P{count}M"
    return next((found for pattern, found in _LENGTHS if value and pattern.fullmatch(value)), None)


def since_january(month: str) -> str:
    """Return the stretch from January to a month of the same year; the first quarter, or the year, by its name."""
    whole = {"-03": f"{month[:4]}-Q1", "-12": month[:4]}
    return whole.get(month[4:], f"{month[:4]}-01/{month}")


def months_to(month: str) -> str:
    """Return how long that stretch is: ``P9M`` for ``2025-09``."""
    return "P1Y" if month.endswith("-12") else f"P{int(month[-2:])}M"


def added(basis: str | None) -> str:
    """Say of a figure that it is added up, in the contract's order."""
    counted = {*(basis or "").split("+"), "cumulative"}
    return "+".join(each for each in BASES if each in counted)
