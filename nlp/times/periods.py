"""Stretches of the calendar written as ISO 8601: days, weeks, months, quarters, half-years, years and intervals."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

DURATIONS: Mapping[str, str] = MappingProxyType(
    {"D": "P{}D", "W": "P{}W", "M": "P{}M", "Q": "P{}M", "H": "P{}M", "Y": "P{}Y", "T": "P{}Y"}
)
_FACTORS = MappingProxyType({"Q": 3, "H": 6, "T": 10})
_PART_QUARTERS = MappingProxyType({"early": "{0}-Q1", "mid": "{0}-04/{0}-09", "late": "{0}-Q4"})


def day(year: int, month: int, of_month: int) -> str | None:
    """Return the ISO date, null where the calendar has no such day ("February 30")."""
    try:
        return dt.date(year, month, of_month).isoformat()
    except ValueError:
        return None


def month(year: int, number: int) -> str:
    """Return a month; ``number`` may run past the year (13 is January of the next)."""
    year, index = divmod(year * 12 + number - 1, 12)
    return f"{year:04}-{index + 1:02}"


def quarter(year: int, number: int) -> str:
    """Return a quarter as ``2025-Q4``; ``number`` may run past the year (0 is the fourth of the year before)."""
    year, index = divmod(year * 4 + number - 1, 4)
    return f"{year:04}-Q{index + 1}"


def half(year: int, number: int) -> str:
    """Return a half-year as an interval of months."""
    year, index = divmod(year * 2 + number - 1, 2)
    return f"{month(year, 1 + 6 * index)}/{month(year, 6 + 6 * index)}"


def part_of_year(part: str, year: int) -> str:
    """Return the early, middle or late part of a year: its first quarter, the two in the middle, its last."""
    return _PART_QUARTERS[part].format(f"{year:04}")


def week(of: dt.date, offset: int = 0) -> str:
    """Return the days from Monday to Sunday around ``of``, ``offset`` weeks later."""
    monday = of - dt.timedelta(days=of.weekday()) + dt.timedelta(weeks=offset)
    return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"


def duration(unit: str, number: int) -> str:
    """Return a length of time, such as ``P3M`` for a quarter (unit ``Q``, number 1)."""
    return DURATIONS[unit].format(number * _FACTORS.get(unit, 1))


def shifted(date: dt.date, unit: str, number: int) -> dt.date:
    """Return the date ``number`` units later (earlier where negative), the month's last day where it is shorter."""
    number *= _FACTORS.get(unit, 1)
    if unit in "DW":
        return date + dt.timedelta(days=number * (7 if unit == "W" else 1))
    months = date.year * 12 + date.month - 1 + number * (12 if unit in "YT" else 1)
    year, index = divmod(months, 12)
    return dt.date(year, index + 1, min(date.day, calendar.monthrange(year, index + 1)[1]))


def last_day(year: int, month_number: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month_number, calendar.monthrange(year, month_number)[1])


def first_date(value: str) -> dt.date:
    """Return the first day of a value that this module writes."""
    head = value.split("/", maxsplit=1)[0]
    if "Q" in head:
        return dt.date(int(head[:4]), 3 * int(head[-1]) - 2, 1)
    year, month_number, of_month = ([int(part) for part in head.split("-")] + [1, 1])[:3]
    return dt.date(year, month_number, of_month)
