"""The time that a header or a label of a table names: "Q4 2025", "9M 2025", "2026E", "Jan. 2025", "hace un año"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from nlp.grids.vocabulary import LENGTHS, vocabulary
from nlp.tables import language_table
from nlp.times import dates, periods
from nlp.times.anchors import POINT, Anchor
from nlp.times.resolving import RESOLVERS
from nlp.times.timepatterns import patterns

_MARK = re.compile(r"(?<=\d)\s?(?P<mark>[EFPAR]|[efpa])(?!\w)")
_FORECAST = frozenset("EFPefp")
_WORD = re.compile(r"(?<![\w/-])(?P<word>[^\W\d_]{3,4})(?P<stop>\.)?(?![\w/-])")
_MONTHS = re.compile(r"(?<!\w)(?:(?P<n>[1-9]|1[0-2])M|HY)\s?-?['’]?(?P<year>(?:20)?\d\d)(?!\w)")
_QUARTERS = 3
_HALF = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar as ISO 8601, how long it is, and whether the header marks it as forecast (``E``).

    ``marked`` is null where the header says nothing of it. ``spans`` are the stretches of the header that say all this.
    """

    value: str | None
    period: str | None
    marked: bool | None
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def end(self) -> str:
        """Its last day, month, quarter or year."""
        return (self.value or "").rpartition("/")[2]


def read(text: str, lang: str, doc_date: str | None) -> Moment | None:
    """Return the time that the text of a header names, null where it names none."""
    mark = next(_MARK.finditer(text), None)
    marked = None if mark is None else mark["mark"] in _FORECAST
    clean = _MARK.sub(lambda match: " " * len(match[0]), text)
    found = _first_months(clean) or _ended(clean, lang, doc_date) or _named(clean, lang, doc_date)
    found = found or _short_month(clean, lang, doc_date)
    if found is None:
        return None
    spans = (*found.spans, *((match.span() for match in [mark]) if mark else ()))
    return Moment(found.value, found.period, marked, spans)


def _first_months(text: str) -> Moment | None:
    """Read "9M 2025", the first nine months of a year; "HY25" is its half that is reported by that name, the first."""
    match = _MONTHS.search(text)
    if match is None:
        return None
    year, count = int(match["year"]) % 100 + 2000, int(match["n"] or _HALF)
    value = f"{year}" if count == 12 else f"{periods.month(year, 1)}/{periods.month(year, count)}"
    return Moment(value, "P1Y" if count == 12 else f"P{count}M", None, (match.span(),))


def _ended(text: str, lang: str, doc_date: str | None) -> Moment | None:
    """Read "nine months ended September 30, 2025"."""
    words = vocabulary(lang)
    for count in LENGTHS:
        match = words.phrases[f"ended_{count}"].search(text)
        if match is None:
            continue
        for start, end, value, _ in _points(text[match.end() :], lang, doc_date):
            if re.match(r"\d{4}-\d\d", value):
                spans = (match.span(), (match.end() + start, match.end() + end))
                return Moment(_back(value, count), "P1Y" if count == 12 else f"P{count}M", None, spans)
    return None


def _back(value: str, count: int) -> str:
    """Return the stretch of so many months that ends with the month of ``value``."""
    year, month = int(value[:4]), int(value[5:7])
    if count == _QUARTERS and month % _QUARTERS == 0:
        return periods.quarter(year, month // _QUARTERS)
    if count == 12 and month == 12:
        return f"{year}"
    return f"{periods.month(year, month - count + 1)}/{periods.month(year, month)}"


def _named(text: str, lang: str, doc_date: str | None) -> Moment | None:
    """Return the finest time that a header names; headers over one another are read as one."""
    points = list(_points(text, lang, doc_date))
    if not points:
        return None
    _, _, value, period = max(points, key=lambda point: (len(point[2]), point[1] - point[0]))
    years = {point[2][:4] for point in points if len(point[2]) == 4}
    if len(points) > 1 and len(value) > 4 and len(years) == 1 and value[:4] not in years:
        # "Fourth quarter" over "2024": the year is the header's own.
        value = years.pop() + value[4:] if "/" not in value else value
    return Moment(value, period, None, tuple((point[0], point[1]) for point in points))


def _short_month(text: str, lang: str, doc_date: str | None) -> Moment | None:
    """Read the short name of a month alone, at the end, in brackets or with a stop: "Jan.", "IPC dic. (a/a)"."""
    if doc_date is None:
        return None
    for match in _WORD.finditer(text):
        number = _short_months(lang).get(match["word"].casefold())
        ends = not text[match.end() :].strip(" )]") or text[match.end() :].startswith(" (")
        if number is not None and (match["stop"] or ends or text[: match.start()].endswith("(")):
            meaning = dates.month({"mon": number}, Anchor(dt.date.fromisoformat(doc_date[:10])))
            return Moment(meaning.value, meaning.period, None, (match.span(),))
    return None


@cache
def _short_months(lang: str) -> Mapping[str, int]:
    months = language_table(lang, "time")["short_months"]
    return {form: int(number) for number, forms in months.items() for form in forms}


def _points(text: str, lang: str, doc_date: str | None) -> Iterator[tuple[int, int, str, str | None]]:
    date = dt.date.fromisoformat(doc_date[:10]) if doc_date else None
    last: str | None = None
    for match in patterns(lang).find(text):
        if match.rule == "close":
            continue
        meaning = RESOLVERS[match.rule](match.values, Anchor(date, last=last))
        if meaning.kind == POINT and meaning.value:
            last = meaning.value
            yield match.start, match.end, meaning.value, meaning.period
