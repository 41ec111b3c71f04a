"""Expressions of time that name a day, month, quarter, half or year, read as ISO 8601 values."""

from __future__ import annotations

import datetime as dt
import re

from nlp.times import periods
from nlp.times.anchors import POINT, Anchor, Meaning, Resolver, Values

_MONTHS = 12
_FIRST_DAYS, _MOST_DAYS = 7, 31
MONTH = re.compile(r"\d{4}-\d\d")
"""A month as ISO 8601 writes it."""
_WHOLES = {3: periods.quarter, 6: periods.half}
NEAR_DAYS = 31
"""Days around a text within which a day without its year lies: nobody calls the one of another year by it alone."""


def _year_of(values: Values) -> int:
    return int(values["year"]) if "year" in values else 2000 + int(values["yy"])


def _ordinal(values: Values) -> int:
    return int(next(values[name] for name in ("q", "h", "ord") if name in values))


def _month_of(values: Values) -> int:
    return int(values.get("mon") or values["month"])


def nearest_year(month: int, anchor: Anchor, day: int = 1) -> int | None:
    """Return the year of a month named without one: the latest that is past, or the next where the text looks ahead."""
    if anchor.date is None:
        return anchor.year or anchor.years.get(month)
    here = (anchor.date.month, anchor.date.day)
    if anchor.future:
        return anchor.date.year + ((month, day) < (here[0], 1 if day == 1 else here[1]))
    return anchor.date.year - ((month, day) > here)


def date(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve a day with its year ("January 2, 2026")."""
    return Meaning(periods.day(_year_of(values), _month_of(values), int(values["day"])), POINT, "P1D")


def date_iso(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve ``2026-01-02``."""
    year, month, day = (int(part) for part in str(values["iso"]).split("-"))
    return Meaning(periods.day(year, month, day) if 1 <= month <= 12 else None, POINT, "P1D")


def date_numeric(values: Values, anchor: Anchor) -> Meaning:
    """Resolve ``1/2/2026`` in the language's order, or the other one where only that is a date."""
    first, second = int(values["n1"]), int(values["n2"])
    month, day = (first, second) if anchor.numeric == "mdy" else (second, first)
    value = periods.day(_year_of(values), month, day) or periods.day(_year_of(values), day, month)
    return Meaning(value, POINT, "P1D")


def date_range(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "January 27-28, 2026" to an interval of days."""
    month = _month_of(values)
    year = _year_of(values) if "year" in values else nearest_year(month, anchor, int(values["day"]))
    if year is None:
        return Meaning(None)
    ends = [periods.day(year, month, int(values[name])) for name in ("day", "day2")]
    return Meaning(None if None in ends else "/".join(map(str, ends)))


def day_month(values: Values, anchor: Anchor) -> Meaning:
    """Resolve a day without its year ("Jan. 8"): one that is near, or else as `nearest_year` has it."""
    month, day = _month_of(values), int(values["day"])
    year = _year_near(month, day, anchor) or nearest_year(month, anchor, day)
    return Meaning(None if year is None else periods.day(year, month, day), POINT, "P1D")


def _year_near(month: int, day: int, anchor: Anchor) -> int | None:
    """Return the year in which a day is near a text: "out on Friday, May 29", "forecast for the week ended May 16"."""
    if anchor.date is None:
        return None
    here = anchor.date
    days = {year: periods.day(year, month, day) for year in (here.year, here.year - 1, here.year + 1)}
    away = {y: abs((dt.date.fromisoformat(each) - here).days) for y, each in days.items() if each is not None}
    return min((y for y in away if away[y] <= NEAR_DAYS), key=lambda y: away[y], default=None)


def week_to(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the week ended July 13" to its seven days."""
    last = (date if "year" in values else day_month)(values, anchor).value
    if last is None:
        return Meaning(None, POINT, "P1W")
    first = dt.date.fromisoformat(last) - dt.timedelta(days=6)
    return Meaning(f"{first.isoformat()}/{last}", POINT, "P1W")


def month_year(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve a month with its year, whole or in part ("late December 2025")."""
    return Meaning(periods.month(_year_of(values), _month_of(values)), POINT, "P1M")


def month(values: Values, anchor: Anchor) -> Meaning:
    """Resolve a month without its year ("in December"), to the one after the last where it is the next in a list."""
    following = _month_after(anchor.last)
    if following is not None and int(following[-2:]) == _month_of(values):
        return Meaning(following, POINT, "P1M")
    year = nearest_year(_month_of(values), anchor)
    return Meaning(None if year is None else periods.month(year, _month_of(values)), POINT, "P1M")


def _month_after(value: str | None) -> str | None:
    """Return the month after ``value``, null where that is no month: "November, 1.9%; December, 1.8%"."""
    if value is None or not MONTH.fullmatch(value):
        return None
    return periods.month(int(value[:4]), int(value[5:]) + 1)


def month_next(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "next March"."""
    return month(values, Anchor(anchor.date, future=True, year=anchor.year))


def month_span(values: Values, anchor: Anchor) -> Meaning:
    """Resolve days or weeks at an edge of a month ("the last three weeks of December")."""
    number, unit = int(values.get("n", 1)), str(values["unit"])
    year = values.get("year") or nearest_year(_month_of(values), anchor)
    length = periods.duration(unit, number)
    if year is None or unit not in "DW":
        return Meaning(None, POINT, length)
    return Meaning(_edge(int(year), _month_of(values), values, number * (7 if unit == "W" else 1)), POINT, length)


def _edge(year: int, month_number: int, values: Values, days: int) -> str:
    """Return the first or last days of a month as an interval that stays inside it."""
    last = periods.last_day(year, month_number)
    days = min(days, last.day)
    if values["end"] == "first":
        return f"{last.replace(day=1).isoformat()}/{last.replace(day=days).isoformat()}"
    return f"{last.replace(day=last.day - days + 1).isoformat()}/{last.isoformat()}"


def year_span(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve days, weeks, months or quarters at an edge of a year ("the final week of 2025")."""
    number, unit, year = int(values.get("n", 1)), str(values["unit"]), int(values["year"])
    length = periods.duration(unit, number)
    first = values["end"] == "first"
    if unit in "DW":
        edge = _edge(year, 1 if first else 12, values, number * (7 if unit == "W" else 1))
        return Meaning(edge, POINT, length)
    if unit == "Q" and number == 1:
        return Meaning(periods.quarter(year, 1 if first else 4), POINT, length)
    months = min(12, number * {"M": 1, "Q": 3, "H": 6}.get(unit, 12))
    start, end = (1, months) if first else (13 - months, 12)
    return Meaning(f"{periods.month(year, start)}/{periods.month(year, end)}", POINT, length)


def month_range(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "January to September" or "enero-marzo 2026" to an interval, a quarter or a half-year."""
    first, last = int(values["month"]), int(values["month2"])
    year = int(values["year"]) if "year" in values else nearest_year(last, anchor)
    if year is None or first >= last:
        return Meaning(None)
    # "From January to February, prices rose 0.2%" tells of February.
    return _months(year, last if last - first == 1 else first, last)


def first_months(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the first nine months" and "9M25" to the part of the year that is over."""
    last = int(next(values[name] for name in ("n", "q3") if name in values))
    dated = "year" in values or "yy" in values
    year = _year_of(values) if dated else nearest_year(last, anchor) if 1 <= last <= _MONTHS else None
    return Meaning(None) if year is None or last > _MONTHS else _months(year, 1, last)


def _months(year: int, first: int, last: int) -> Meaning:
    count = last - first + 1
    if count == 1:
        return Meaning(periods.month(year, last), POINT, "P1M")
    value = f"{periods.month(year, first)}/{periods.month(year, last)}"
    if count == _MONTHS:
        value = f"{year:04}"
    elif count in _WHOLES and first % count == 1:
        value = _WHOLES[count](year, last // count)
    return Meaning(value, POINT, periods.duration("M", count))


def quarter_year(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve a quarter with its year ("Q4 2025", "4T25")."""
    return Meaning(periods.quarter(_year_of(values), _ordinal(values)), POINT, "P3M")


def quarter(values: Values, anchor: Anchor) -> Meaning:
    """Resolve a quarter without its year: the latest that has begun, or the next where the text looks ahead.

    Who expects something of the quarter just over ("they see growth of 2% in the first quarter", in May) waits for its
    figures.
    """
    number = _ordinal(values)
    if anchor.date is None:
        return Meaning(None if anchor.year is None else periods.quarter(anchor.year, number), POINT, "P3M")
    now = (anchor.date.month + 2) // 3
    year = anchor.date.year + (number < now - 1 if anchor.future else -(number > now))
    if anchor.future and (now, number) == (1, 4):
        year -= 1
    return Meaning(periods.quarter(year, number), POINT, "P3M")


def quarter_month(values: Values, anchor: Anchor) -> Meaning:
    """Resolve a quarter by its last month ("the March quarter", "trimestre a junio")."""
    number = _month_of(values)
    # "In the September quarter", told in August: the one that has begun.
    year = values.get("year") or nearest_year(number if anchor.future else max(1, number - 2), anchor)
    return _quarter_to(number, year)


def months_ended(count: int) -> Resolver:
    """Return a resolver of so many months up to the one that is named ("the nine months ended September 30")."""

    def resolve(values: Values, anchor: Anchor) -> Meaning:
        number = _month_of(values)
        year = values.get("year") or nearest_year(number, anchor)
        if year is None:
            return Meaning(None, POINT, periods.duration("M", count))
        # "The six months to 2 July": what ends in a month's first days is that of the months before.
        last = int(year) * _MONTHS + number - 1 - (int(values.get("day", _MOST_DAYS)) <= _FIRST_DAYS)
        ends, number = last // _MONTHS, last % _MONTHS + 1
        if number >= count:
            return _months(ends, number - count + 1, number)
        value = f"{periods.month(ends, number - count + 1)}/{periods.month(ends, number)}"
        return Meaning(value, POINT, periods.duration("M", count))

    return resolve


def quarter_month_next(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the March quarter of next year"."""
    return _quarter_to(_month_of(values), anchor.date.year + 1 if anchor.date else None)


def _quarter_to(number: int, year: int | None) -> Meaning:
    """Return the quarter that ends with a month."""
    if year is None:
        return Meaning(None, POINT, "P3M")
    if number % 3 == 0:
        return Meaning(periods.quarter(int(year), number // 3), POINT, "P3M")
    first = int(year) * 12 + number - 3
    return Meaning(f"{periods.month(first // 12, first % 12 + 1)}/{periods.month(int(year), number)}", POINT, "P3M")


def half_year(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve a half-year with its year ("H1 2026")."""
    return Meaning(periods.half(_year_of(values), min(2, _ordinal(values))), POINT, "P6M")


def half(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the second half" to that of the publication's year, or of the one before where it has not begun."""
    number = min(2, _ordinal(values))
    if anchor.date is None:
        return Meaning(None if anchor.year is None else periods.half(anchor.year, number), POINT, "P6M")
    early = anchor.date.month <= 6 and number == 2 and not anchor.future
    return Meaning(periods.half(anchor.date.year - early, number), POINT, "P6M")


def part_year(values: Values, anchor: Anchor) -> Meaning:
    """Resolve a part of a year, of the publication's year where none is named ("late 2025", "early this year")."""
    year = int(values["year"]) if "year" in values else anchor.date.year if anchor.date else None
    return Meaning(None if year is None else periods.part_of_year(str(values["part"]), year))


def part_year_by(offset: int) -> Resolver:
    """Return the resolver of a part of the year ``offset`` years from the publication's ("early next year")."""

    def resolve(values: Values, anchor: Anchor) -> Meaning:
        if anchor.date is None:
            return Meaning(None)
        return Meaning(periods.part_of_year(str(values["part"]), anchor.date.year + offset))

    return resolve


def year_end(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve "year-end 2026" to the year's last month."""
    return Meaning(periods.month(_year_of(values), 12))


def year_end_by(offset: int) -> Resolver:
    """Return the resolver of the end of the year ``offset`` years from the publication's ("end of last year")."""

    def resolve(_values: Values, anchor: Anchor) -> Meaning:
        year = anchor.date.year + offset if anchor.date else anchor.year if offset == 0 else None
        return Meaning(None if year is None else periods.month(year, 12))

    return resolve


def year(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve a year, of the calendar or of a fiscal calendar by its name."""
    return Meaning(f"{_year_of(values):04}", POINT, "P1Y")


def years(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve "2024-2026" or "2024/25" to an interval of years."""
    first = int(values["year"])
    last = int(values["year2"]) if "year2" in values else first // 100 * 100 + int(values["yy2"])
    return Meaning(f"{first}/{last}" if first < last else None)


def year_end_that(_values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the end of that year" against the time named before it."""
    return Meaning(None if anchor.last is None else f"{anchor.last[:4]}-12")
