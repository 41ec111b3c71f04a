"""Stretches of days: what an ``as_of`` or a publication date covers, on one scale."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-[HS]([12])")
_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The days from ``first`` to ``last``, both counted, as proleptic Gregorian ordinals."""

    first: int
    last: int

    @property
    def single(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    def apart(self, other: Days) -> int:
        """Return how many days lie between the nearest days of both; 0 where they share a day."""
        return max(0, other.first - self.last, self.first - other.last)


@lru_cache(maxsize=16_384)
def parse(text: str) -> Days | None:
    """Return the days of an ISO 8601 date, month, quarter, year or interval ``a/b``; nothing when it is none."""
    if "/" in text:
        start, _, end = text.partition("/")
        first, last = parse(start), parse(end)
        return Days(first.first, last.last) if first and last and first.first <= last.last else None
    try:
        return _parse_one(text)
    except ValueError:  # 2025-02-30 is written like a date and is none
        return None


def _parse_one(text: str) -> Days | None:
    if found := _DAY.fullmatch(text[:10]):
        day = date(*map(int, found.groups())).toordinal()
        return Days(day, day)
    if found := _MONTH.fullmatch(text):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _QUARTER.fullmatch(text):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := _HALF.fullmatch(text):
        return _months(int(found[1]), 6 * int(found[2]) - 5, 6)
    if found := _YEAR.fullmatch(text):
        return _months(int(found[1]), 1, 12)
    return None


def _months(year: int, month: int, count: int) -> Days:
    last = month + count - 1
    first_day = date(year, month, 1)
    return Days(first_day.toordinal(), date(year, last, monthrange(year, last)[1]).toordinal())
