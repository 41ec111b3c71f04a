"""Dates of publication as English and Spanish pages write them.

A date that the text does not settle is no date: ``8/1/2026`` on an English page may be January or August, and a
month without its day is not a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from ingest.rules import LANGUAGES, shared, table

_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")
_ISO = re.compile(
    r"(?<![\d-])((?:19|20)\d\d)[-/](\d{2})[-/](\d{2})(?!\d)"
    r"(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z\b|[+-]\d{2}(?::?\d{2})?(?!\d))?)?"
)
_TIME = re.compile(
    r"(?<!\d)\d{1,2}(?::\d\d(?::\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?|\s*[ap]\.?m\b\.?)(?:\s*[A-Z]{2,4}\b)?", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
"""What programs put after an offset to name it: ``GMT+0100 (Central European Standard Time)``, ``[Europe/Madrid]``."""
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text: where it stands, what it says, and the language that it is written in (null: digits)."""

    start: int
    end: int
    value: str
    lang: str | None


def normalize(value: str, *, lang: str | None = None) -> str | None:
    """Return the ISO 8601 form of a field that holds nothing but a date, or null when it is none.

    Args:
        value: ``2026-01-08T20:20:00Z``, ``Thu, 08 Jan 2026 20:20:00 GMT``, ``8 de enero de 2026``, ``20260108``.
        lang: the language that settles the order of an all-numeric date.
    """
    text = _ASIDE.sub("", value).strip()
    if compact := _COMPACT.fullmatch(text):
        return _iso(*(int(part) for part in compact.groups()))
    dated = next(find(text, lang=lang), None)
    return dated.value if dated and not re.search(r"\w{4,}", text[: dated.start] + text[dated.end :]) else None


def find(text: str, *, lang: str | None = None) -> Iterator[Dated]:
    """Yield the full dates of a text in order, each with the time and the zone that follow it.

    Args:
        text: any text.
        lang: the language that settles the order of all-numeric dates; without it ``8/1/2026`` is passed over.
    """
    spans: list[Dated] = []
    for dated in sorted((*_iso_dates(text), *_written(text), *_numeric(text, lang)), key=lambda it: it.start):
        if not spans or dated.start >= spans[-1].end:
            spans.append(dated)
    yield from spans


def without(text: str) -> str:
    """Return a line without its dates, whatever order their figures are in, and without its times and zones."""
    return _TIME.sub(" ", _NUMERIC.sub(" ", _blanked(text)))


def _blanked(text: str) -> str:
    for dated in find(text):
        text = text[: dated.start] + " " * (dated.end - dated.start) + text[dated.end :]
    return text


def _iso_dates(text: str) -> Iterator[Dated]:
    for match in _ISO.finditer(text):
        day = _iso(*(int(part) for part in match.group(1, 2, 3)))
        if day is None:
            continue
        if match[4] and match[7]:
            clock = time(int(match[4]) % 24, int(match[5]) % 60, int(match[6] or 0) % 60)
            yield Dated(match.start(), match.end(), _instant(day, clock, _offset(match[7])), None)
        elif match[4]:
            yield _timed(text, match.start(), match.end(3), day, None)
        else:
            yield Dated(match.start(), match.end(), day, None)


def _written(text: str) -> Iterator[Dated]:
    for lang in LANGUAGES:
        months = _months(lang)
        for match in _written_pattern(lang).finditer(text):
            month = months[(match["m1"] or match["m2"]).lower()]
            day = _iso(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))
            if day is not None:
                yield _timed(text, match.start(), match.end(), day, lang)


def _numeric(text: str, lang: str | None) -> Iterator[Dated]:
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day_first = _day_first(text, match, lang)
        if day_first is None:
            continue
        day = _iso(year, second, first) if day_first else _iso(year, first, second)
        if day is not None:
            yield _timed(text, match.start(), match.end(), day, None)


def _day_first(text: str, match: re.Match[str], lang: str | None) -> bool | None:
    """Say whether an all-numeric date begins with its day; null where nothing settles it."""
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or (lang is not None and bool(table(lang, "dates")["day_first"])):
        return True
    if second > 12 or first == second:
        return False
    # "10/02/2026 08:31 CET" was written where days come first, "2/10/2026 8:31 AM ET" where months do.
    clock = _clock_pattern().match(text, match.end())
    zone = clock["zone"].upper() if clock and clock["zone"] else ""
    orders = {name: order for order in ("day_first", "month_first") for name in shared("zones")["orders"][order]}
    return orders[zone] == "day_first" if zone in orders else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _timed(text: str, start: int, end: int, day: str, lang: str | None) -> Dated:
    """Take in the time and the zone after a date; a time without its zone is left out, as no instant is known."""
    match = _clock_pattern().match(text, end)
    if match is None or (match["minute"] is None and match["meridiem"] is None):
        return Dated(start, end, day, lang)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["meridiem"]:
        hour = hour % 12 + (12 if match["meridiem"].lower().startswith("p") else 0)
    zone = _zone(match["zone"])
    if hour > 23 or minute > 59 or zone is None:
        return Dated(start, match.end(), day, lang)
    return Dated(start, match.end(), _instant(day, time(hour, minute, int(match["second"] or 0)), zone), lang)


def _instant(day: str, clock: time, zone: tzinfo) -> str:
    return datetime.combine(date.fromisoformat(day), clock, zone).isoformat()


def _offset(text: str) -> tzinfo:
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]) % 24, minutes=int(text[3:].lstrip(":") or 0) % 60))


def _zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    if (sign := name.rfind("+")) >= 0 or (sign := name.rfind("-")) >= 0:
        return _offset(name[sign:])
    region, offset = _zones()
    key = " ".join(name.upper().split())
    return ZoneInfo(region[key]) if key in region else timezone(timedelta(minutes=offset[key]))


@cache
def _zones() -> tuple[dict[str, str], dict[str, int]]:
    zones = shared("zones")
    regions: dict[str, str] = dict(zones["regions"])
    for lang in LANGUAGES:
        regions |= {name.upper(): zone for name, zone in table(lang, "dates")["zones"].items()}
    return regions, dict(zones["offsets"])


@cache
def _months(lang: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(table(lang, "dates")["months"], 1) for name in names}


@cache
def _written_pattern(lang: str) -> re.Pattern[str]:
    """Match ``Thursday, Jan 8, 2026`` and ``8 de enero de 2026`` with the months and links of one language."""
    words = table(lang, "dates")
    month = _either(name for names in words["months"] for name in names)
    weekday = _either(name for names in words["weekdays"] for name in names)
    link = rf"(?:\s*[-,./]\s*|\s+)(?:(?:{_either(words['links'])})\s+)?"
    ordinal = rf"(?:{_either(words['ordinals'])})?"
    year = r"(?:19|20)\d\d(?!\d)"
    return re.compile(
        rf"\b(?:(?:{weekday})\.?\s*,?\s*)?(?:"
        rf"(?P<m1>{month})\b\.?\s+(?P<d1>\d{{1,2}}){ordinal}{link}(?P<y1>{year})"
        rf"|(?P<d2>\d{{1,2}}){ordinal}{link}(?P<m2>{month})\b\.?{link}(?P<y2>{year}))",
        re.IGNORECASE,
    )


@cache
def _clock_pattern() -> re.Pattern[str]:
    """Match ``, 8:20 pm ET`` after a date; the zone may be glued to what follows (``ET2min read``)."""
    links = _either(word for lang in LANGUAGES for word in table(lang, "dates")["time_links"])
    hours = _either(word for lang in LANGUAGES for word in table(lang, "dates")["hours"])
    regions, offsets = _zones()
    named = _either((*regions, *offsets)).replace(r"\ ", r"\s+")
    return re.compile(
        rf"[\s,;|·•–—-]*(?:(?:{links})\s+)?[\s|·•–—-]*(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?::(?P<second>\d\d))?(?!\d)"
        rf"\s*(?P<meridiem>[ap]\.?\s?m\b\.?)?(?:\s*(?:{hours})\b\.?)?"
        rf"(?:[\s,(]*(?P<zone>(?:{named})(?![^\W\d_]|[+-]\d\d)|(?:GMT|UTC)?[+-]\d\d:?\d\d)\)?)?",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
