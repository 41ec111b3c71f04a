"""How long a stretch of the calendar is."""

from __future__ import annotations

import datetime as dt
import re

_LENGTHS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "P1D"),
    (re.compile(r"\d{4}-\d\d"), "P1M"),
    (re.compile(r"\d{4}-Q\d"), "P3M"),
    (re.compile(r"\d{4}-(?:01/\d{4}-06|07/\d{4}-12)"), "P6M"),
    (re.compile(r"\d{4}"), "P1Y"),
)
_WEEK = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_SHORTEST_WEEK, _LONGEST_WEEK = 5, 7


def length(value: str | None) -> str | None:
    """Return how long the stretch of the calendar ``value`` is (``P3M`` for ``2025-Q4``), null for other intervals."""
    if value and _WEEK.fullmatch(value):
        first, last = map(dt.date.fromisoformat, value.split("/"))
        return "P1W" if _SHORTEST_WEEK <= (last - first).days + 1 <= _LONGEST_WEEK else None
    return next((found for pattern, found in _LENGTHS if value and pattern.fullmatch(value)), None)
