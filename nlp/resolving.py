"""What an expression of time stands for on the calendar, seen from a publication date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from nlp import periods

POINT, DURATION = "point", "duration"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression is resolved against.

    Attributes:
        date: the publication date, null when unknown.
        future: whether the sentence looks ahead ("will report in March").
        years: the year that the text gave each month (1 to 12) before, for texts without a date.
        year: the year that the sentence names, null for none.
        last: the point of time named before in the sentence, which "a year earlier" counts from.
        numeric: the order of day and month in ``1/2/2026``, ``mdy`` or ``dmy``.
    """

    date: dt.date | None
    future: bool = False
    years: Mapping[int, int] = field(default_factory=dict)
    year: int | None = None
    last: str | None = None
    numeric: str = "mdy"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression stands for: the fields of ``TimeExpression`` that are no text."""

    value: str | None
    kind: str = POINT
    period: str | None = None


_MONTH_OR_QUARTER = re.compile(r"\d{4}-(?:Q\d|\d\d)")

Values = Mapping[str, Any]
Resolver = Callable[[Values, Anchor], Meaning]


def _year_of(values: Values) -> int:
    return int(values["year"]) if "year" in values else 2000 + int(values["yy"])


def _ordinal(values: Values) -> int:
    return int(next(values[name] for name in ("q", "h", "ord") if name in values))


def _month_of(values: Values) -> int:
    return int(values.get("mon") or values["month"])


def _nearest_year(month: int, anchor: Anchor, day: int = 1) -> int | None:
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
    year = _year_of(values) if "year" in values else _nearest_year(month, anchor, int(values["day"]))
    if year is None:
        return Meaning(None)
    ends = [periods.day(year, month, int(values[name])) for name in ("day", "day2")]
    return Meaning(None if None in ends else "/".join(map(str, ends)))


def day_month(values: Values, anchor: Anchor) -> Meaning:
    """Resolve a day without its year ("Jan. 8")."""
    month, day = _month_of(values), int(values["day"])
    year = _nearest_year(month, anchor, day)
    return Meaning(None if year is None else periods.day(year, month, day), POINT, "P1D")


def month_year(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve a month with its year, whole or in part ("late December 2025")."""
    return Meaning(periods.month(_year_of(values), _month_of(values)), POINT, "P1M")


def month(values: Values, anchor: Anchor) -> Meaning:
    """Resolve a month without its year ("in December")."""
    year = _nearest_year(_month_of(values), anchor)
    return Meaning(None if year is None else periods.month(year, _month_of(values)), POINT, "P1M")


def month_next(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "next March"."""
    return month(values, Anchor(anchor.date, future=True, year=anchor.year))


def month_span(values: Values, anchor: Anchor) -> Meaning:
    """Resolve days or weeks at an edge of a month ("the last three weeks of December")."""
    number, unit = int(values.get("n", 1)), str(values["unit"])
    year = values.get("year") or _nearest_year(_month_of(values), anchor)
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


def quarter_year(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve a quarter with its year ("Q4 2025", "4T25")."""
    return Meaning(periods.quarter(_year_of(values), _ordinal(values)), POINT, "P3M")


def quarter(values: Values, anchor: Anchor) -> Meaning:
    """Resolve a quarter without its year: the latest that has begun, or the next where the text looks ahead."""
    number = _ordinal(values)
    if anchor.date is None:
        return Meaning(None if anchor.year is None else periods.quarter(anchor.year, number), POINT, "P3M")
    now = (anchor.date.month + 2) // 3
    year = anchor.date.year + (number < now if anchor.future else -(number > now))
    return Meaning(periods.quarter(year, number), POINT, "P3M")


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


def _part_year_by(offset: int) -> Resolver:
    def resolve(values: Values, anchor: Anchor) -> Meaning:
        if anchor.date is None:
            return Meaning(None)
        return Meaning(periods.part_of_year(str(values["part"]), anchor.date.year + offset))

    return resolve


def year_end(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve "year-end 2026" to the year's last month."""
    return Meaning(periods.month(_year_of(values), 12))


def _year_end_by(offset: int) -> Resolver:
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


def _relative(write: Callable[[dt.date], str], period: str | None) -> Resolver:
    """Return a resolver that writes a value from the publication date alone."""

    def resolve(_values: Values, anchor: Anchor) -> Meaning:
        return Meaning(None if anchor.date is None else write(anchor.date), POINT, period)

    return resolve


def _year_by(offset: int) -> Resolver:
    def resolve(_values: Values, anchor: Anchor) -> Meaning:
        base = anchor.date.year if anchor.date else None
        return Meaning(None if base is None else f"{base + offset:04}", POINT, "P1Y")

    return resolve


def year_before(_values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the previous year" against the year named before it, else the publication's."""
    named = periods.first_date(anchor.last).year if anchor.last else anchor.date.year if anchor.date else None
    return Meaning(None if named is None else f"{named - 1:04}", POINT, "P1Y")


def weekday(values: Values, anchor: Anchor) -> Meaning:
    """Resolve a day of the week: today or the latest one past, the next one where the text looks ahead."""
    return _weekday(values, anchor, ahead=anchor.future)


def _weekday(values: Values, anchor: Anchor, *, ahead: bool, today: bool = True) -> Meaning:
    if anchor.date is None:
        return Meaning(None, POINT, "P1D")
    gap = int(values["weekday"]) - anchor.date.isoweekday()
    gap = gap % 7 if ahead else -(-gap % 7)
    if gap == 0 and not today:
        gap = 7 if ahead else -7
    return Meaning((anchor.date + dt.timedelta(days=gap)).isoformat(), POINT, "P1D")


def weekday_last(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "last Friday"."""
    return _weekday(values, anchor, ahead=False, today=False)


def weekday_next(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "next Friday"."""
    return _weekday(values, anchor, ahead=True, today=False)


def _coarse(date_: dt.date, unit: str) -> str:
    """Return the date as finely as the unit counted in: a year ago is known to the month, two days ago to the day."""
    return date_.isoformat() if unit in "DW" else periods.month(date_.year, date_.month)


def ago(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "three months ago", and "the same period last year" as one year.

    Beside a month or a quarter ("$39,000 in October, from $38,000 a year ago") it counts from there.
    """
    unit, number = str(values.get("unit", "Y")), int(values.get("n", 1))
    if anchor.last and unit not in "DW" and _MONTH_OR_QUARTER.fullmatch(anchor.last):
        return Meaning(_like(periods.shifted(periods.first_date(anchor.last), unit, -number), anchor.last))
    if anchor.date is None:
        return Meaning(None)
    return Meaning(_coarse(periods.shifted(anchor.date, unit, -number), unit))


def earlier(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "a year earlier" against the time named before it, as finely as that, else as ``ago``."""
    unit, number = str(values["unit"]), int(values["n"])
    if anchor.last is None or "/" in anchor.last or unit in "DW":
        return ago(values, anchor)
    base = periods.first_date(anchor.last)
    return Meaning(_like(periods.shifted(base, unit, -number), anchor.last))


def _like(date_: dt.date, model: str) -> str:
    """Write a date as finely as ``model``."""
    if "Q" in model:
        return periods.quarter(date_.year, (date_.month + 2) // 3)
    return date_.isoformat()[: len(model)]


def since(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "since Tuesday" to the interval that ends on the publication date."""
    start = _start(values, anchor)
    if start is None or anchor.date is None:
        return Meaning(None, DURATION)
    return Meaning(f"{start}/{anchor.date.isoformat()}", DURATION)


def _start(values: Values, anchor: Anchor) -> str | None:
    past = Anchor(anchor.date, years=anchor.years, year=anchor.year)
    if "weekday" in values:
        return weekday(values, past).value
    named = values.get("mon") or values.get("month")
    if named and "day" in values:
        return (date if "year" in values else day_month)({**values, "mon": named}, past).value
    if named:
        return (month_year if "year" in values else month)({**values, "mon": named}, past).value
    if "q" in values:
        return (quarter_year if "year" in values else quarter)(values, past).value
    return str(values["year"]) if "year" in values else None


def last_n(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the last thirty days" to its length and the interval that ends on the publication date."""
    unit, number = str(values["unit"]), int(values.get("n", 1))
    value = _interval(periods.shifted(anchor.date, unit, -number), anchor.date) if anchor.date else None
    return Meaning(value, DURATION, periods.duration(unit, number))


def next_n(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the next two years" likewise ahead."""
    unit, number = str(values["unit"]), int(values.get("n", 1))
    value = _interval(anchor.date, periods.shifted(anchor.date, unit, number)) if anchor.date else None
    return Meaning(value, DURATION, periods.duration(unit, number))


def _interval(start: dt.date, end: dt.date) -> str:
    return f"{start.isoformat()}/{end.isoformat()}"


def length(values: Values, _anchor: Anchor) -> Meaning:
    """Resolve "in two years", which does not say from when."""
    return Meaning(None, DURATION, periods.duration(str(values["unit"]), int(values["n"])))


def ytd(_values: Values, anchor: Anchor) -> Meaning:
    """Resolve "year to date"; its length changes by the day and is null."""
    value = None if anchor.date is None else _interval(anchor.date.replace(month=1, day=1), anchor.date)
    return Meaning(value, DURATION)


def _constant(period: str) -> Resolver:
    """Return a resolver of a length that is in the words ("quarterly", "year on year")."""

    def resolve(_values: Values, _anchor: Anchor) -> Meaning:
        return Meaning(None, DURATION, period)

    return resolve


def _month_by(offset: int) -> Resolver:
    return _relative(lambda now: periods.month(now.year, now.month + offset), "P1M")


def _quarter_by(offset: int) -> Resolver:
    return _relative(lambda now: periods.quarter(now.year, (now.month + 2) // 3 + offset), "P3M")


def _week_by(offset: int) -> Resolver:
    return _relative(lambda now: periods.week(now, offset), "P1W")


def _day_by(offset: int) -> Resolver:
    return _relative(lambda now: (now + dt.timedelta(days=offset)).isoformat(), "P1D")


def previous_session(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "yesterday" to the day before."""
    return _day_by(-1)(values, anchor)


RESOLVERS: Mapping[str, Resolver] = MappingProxyType(
    {
        "date": date,
        "date_iso": date_iso,
        "date_numeric": date_numeric,
        "date_range": date_range,
        "day_month": day_month,
        "month_year": month_year,
        "month_span": month_span,
        "part_month_year": month_year,
        "part_month": month,
        "month": month,
        "month_next": month_next,
        "quarter_year": quarter_year,
        "quarter": quarter,
        "quarter_next": _quarter_by(1),
        "quarter_this": _quarter_by(0),
        "quarter_last": _quarter_by(-1),
        "half_year": half_year,
        "half": half,
        "year_span": year_span,
        "part_year": part_year,
        "part_year_last": _part_year_by(-1),
        "part_year_next": _part_year_by(1),
        "year_end": year_end,
        "year_end_this": _year_end_by(0),
        "year_end_next": _year_end_by(1),
        "year_end_last": _year_end_by(-1),
        "month_end": _relative(lambda now: periods.month(now.year, now.month), None),
        "fiscal_year": year,
        "years": years,
        "year": year,
        "year_this": _year_by(0),
        "year_last": _year_by(-1),
        "year_before": year_before,
        "year_next": _year_by(1),
        "month_this": _month_by(0),
        "month_last": _month_by(-1),
        "month_next_rel": _month_by(1),
        "week_this": _week_by(0),
        "week_last": _week_by(-1),
        "week_next": _week_by(1),
        "today": _day_by(0),
        "close": _day_by(0),
        "yesterday": _day_by(-1),
        "tomorrow": _day_by(1),
        "weekday": weekday,
        "weekday_last": weekday_last,
        "weekday_next": weekday_next,
        "ago": ago,
        "earlier": earlier,
        "since": since,
        "last_n": last_n,
        "last_one": last_n,
        "length": length,
        "next_n": next_n,
        "ytd": ytd,
        "yoy": _constant("P1Y"),
        "qoq": _constant("P3M"),
        "mom": _constant("P1M"),
        "daily": _constant("P1D"),
        "weekly": _constant("P1W"),
        "monthly": _constant("P1M"),
        "quarterly": _constant("P3M"),
        "semiannual": _constant("P6M"),
        "annual": _constant("P1Y"),
    }
)
