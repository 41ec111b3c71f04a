"""Dates as a sentence writes them, with what cannot be about them: a day that no month has, a weekday that is another.

The words of days and months are those that times are read by; the order in which a language puts them is in the rules.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from nlp.phrases import either
from nlp.tables import language_table
from queries.cues import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<c>(?:19|20)\d\d))(?![\d/-])"
)


_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d)"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text: where it stands, and what it says.

    Attributes:
        weekday: 1 for Monday to 7 for Sunday, null when the text names none.
        year: null when the text names none.
    """

    start: int
    end: int
    weekday: int | None
    day: int
    month: int
    year: int | None

    @property
    def possible(self) -> bool:
        """Whether the month has such a day in that year, or in a leap year where none is named."""
        return 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]

    def near(self, said: date | None) -> date | None:
        """Return the day that is meant: of the year that is named, or of the one that brings it nearest to another."""
        years = [self.year] if self.year else [said.year - 1, said.year, said.year + 1] if said else []
        days = [found for year in years if (found := _day(year, self.month, self.day)) is not None]
        return min(days, key=lambda each: abs((each - said).days) if said else 0, default=None)


def written_dates(text: str, lang: str) -> Iterator[WrittenDate]:
    """Yield the dates of a sentence that name a weekday, or that can be shown to be none; in order of their kinds."""
    taken: list[tuple[int, int]] = []
    for pattern in _patterns(lang):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield _read(match, lang)
    for match in NUMERIC.finditer(text):
        if (found := _numeric(match)) is not None:
            yield found


def impossible_quarters(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence names a quarter that no year has: "Q5 2026"; not "its fifth quarter of growth"."""
    for found in _quarters(lang):
        yield from (match.span() for match in found.finditer(text))


@cache
def _quarters(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(pattern, {"year": _YEAR}) for pattern in _forms(lang)["quarters"])


def _forms(lang: str) -> dict[str, list[str]]:
    """How a language writes dates, as patterns in which ``<month>`` and its like stand for words and numbers."""
    table = tomllib.loads(files("queries").joinpath("rules", f"{lang}.toml").read_text(encoding="utf-8"))
    forms: dict[str, list[str]] = table["dates"]
    return forms


def _read(match: re.Match[str], lang: str) -> WrittenDate:
    words, groups = _words(lang), match.groupdict()
    weekday, year = groups.get("weekday"), groups.get("year")
    return WrittenDate(
        start=match.start("weekday") if weekday else min(match.start("day"), match.start("month")),
        end=match.end() - match.group().endswith("."),  # of the sentence; or of "Jan.", which does without
        weekday=words["weekday"][weekday.casefold()] if weekday else None,
        day=int(groups["day"]),
        month=words["month"][groups["month"].casefold()],
        year=int(year) if year else None,
    )


def _numeric(match: re.Match[str]) -> WrittenDate | None:
    """Read digits that are a date in no order: 2026-02-30, 31/4/2026. "30/2" reads as a fraction."""
    groups = match.groupdict()
    orders = [("y", "m", "d")] if groups["y"] else [("c", "a", "b"), ("c", "b", "a")]
    read = [tuple(int(groups[name]) for name in order) for order in orders]
    months = [(y, m, d) for y, m, d in read if 1 <= m <= 12 and 1 <= d <= 31]
    if not months or any(_day(*each) for each in months):
        return None
    year, month, day = months[0]
    return WrittenDate(match.start(), match.end(), None, day, month, year)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 30 February
        return None


@cache
def _words(lang: str) -> dict[str, dict[str, int]]:
    """The numbers of weekdays and months by their names, as one language writes them."""
    table = language_table(lang, "time")
    named = {"weekday": ("weekdays",), "month": ("months", "short_months")}
    return {
        what: {word: int(number) for name in names for number, words in table[name].items() for word in words}
        for what, names in named.items()
    }


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    table = _forms(lang)
    parts = {name: f"(?P<{name}>{either(words)})" for name, words in _words(lang).items()}
    parts |= {
        "day": r"(?P<day>\d{1,2})(?:st|nd|rd|th|º|°|ro)?(?![\d%])",
        "year": _YEAR,
    }
    return tuple(_compiled(pattern, parts) for pattern in (*table["full"], *table["bare"]))


def _compiled(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return re.compile(rf"(?<![\w.-]){pattern}".replace(" ", r"\s"), re.IGNORECASE)


def known(lang: str) -> bool:
    """Return whether dates of the language can be read."""
    return lang in LANGUAGES
