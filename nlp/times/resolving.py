"""What a relative expression of time stands for, and the resolver of every rule."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from nlp.times import dates, fortnights, periods
from nlp.times.anchors import DURATION, POINT, Anchor, Meaning, Resolver, Values

_PART = re.compile(r"(\d{4})-(?:Q\d|\d\d(?:-\d\d/\1-\d\d-\d\d|/\1-\d\d)?)")
_A_YEAR = re.compile(r"\d{4}")
_MONTH_OR_QUARTER = re.compile(r"\d{4}-(?:Q\d|\d\d)")


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


def year_following(_values: Values, anchor: Anchor) -> Meaning:
    """Resolve "next" in "4% this year and 3% next" to the year after the one named before it."""
    if anchor.last is None or not _A_YEAR.fullmatch(anchor.last):
        return Meaning(None)
    return Meaning(f"{int(anchor.last) + 1:04}", POINT, "P1Y")


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


def same_of_year(values: Values, anchor: Anchor) -> Meaning:
    """Resolve "the same quarter of 2025" to that stretch of the time named before it, else to the year."""
    year = int(values["year"])
    if anchor.last is None or not _PART.fullmatch(anchor.last):
        return Meaning(f"{year:04}", POINT, "P1Y")
    return Meaning(re.sub(r"\d{4}", f"{year:04}", anchor.last))


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
        return (dates.date if "year" in values else dates.day_month)({**values, "mon": named}, past).value
    if named:
        return (dates.month_year if "year" in values else dates.month)({**values, "mon": named}, past).value
    if "q" in values:
        return (dates.quarter_year if "year" in values else dates.quarter)(values, past).value
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


RESOLVERS: Mapping[str, Resolver] = MappingProxyType(
    {
        "date": dates.date,
        "date_iso": dates.date_iso,
        "date_numeric": dates.date_numeric,
        "date_range": dates.date_range,
        "day_month": dates.day_month,
        "month_year": dates.month_year,
        "month_span": dates.month_span,
        "part_month_year": dates.month_year,
        "part_month": dates.month,
        "month": dates.month,
        "month_next": dates.month_next,
        "month_range": dates.month_range,
        "fortnight": fortnights.fortnight,
        "fortnight_this": fortnights.fortnight_this,
        "fortnight_before": fortnights.fortnight_before,
        "that_month": fortnights.that_month,
        "that_quarter": fortnights.that_quarter,
        "that_period": fortnights.that_period,
        "first_months": dates.first_months,
        "quarter_year": dates.quarter_year,
        "quarter": dates.quarter,
        "quarter_month": dates.quarter_month,
        "half_ended": dates.months_ended(6),
        "nine_ended": dates.months_ended(9),
        "year_ended": dates.months_ended(12),
        "quarter_month_next": dates.quarter_month_next,
        "quarter_next": _quarter_by(1),
        "quarter_this": _quarter_by(0),
        "quarter_last": _quarter_by(-1),
        "half_year": dates.half_year,
        "half": dates.half,
        "year_span": dates.year_span,
        "part_year": dates.part_year,
        "part_year_last": dates.part_year_by(-1),
        "part_year_next": dates.part_year_by(1),
        "year_end": dates.year_end,
        "year_end_this": dates.year_end_by(0),
        "year_end_that": dates.year_end_that,
        "year_end_next": dates.year_end_by(1),
        "year_end_last": dates.year_end_by(-1),
        "month_end": _relative(lambda now: periods.month(now.year, now.month), None),
        "fiscal_year": dates.year,
        "years": dates.years,
        "year": dates.year,
        "year_this": _year_by(0),
        "year_last": _year_by(-1),
        "year_before": year_before,
        "year_following": year_following,
        "year_next": _year_by(1),
        "month_this": _month_by(0),
        "month_last": _month_by(-1),
        "month_next_rel": _month_by(1),
        "week_this": _week_by(0),
        "week_to": dates.week_to,
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
        "same_of_year": same_of_year,
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
        "half_monthly": _constant("P15D"),
        "monthly": _constant("P1M"),
        "quarterly": _constant("P3M"),
        "semiannual": _constant("P6M"),
        "annual": _constant("P1Y"),
    }
)
