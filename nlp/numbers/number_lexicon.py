"""The number words of a language, compiled from its table ``numbers.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from nlp.numbers.patterns import BLANK, GAP, phrases, unaccented
from nlp.tables import language_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FRACTION_SIGNS = {
    "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
"""Numerator and denominator of the one-character fractions."""

_VALUED = ("small", "tens", "hundreds", "multipliers", "scales", "halves", "denominators", "parts", "unit_parts")
_PLAIN = (
    "articles",
    "quiet",
    "tens_joiners",
    "joiners",
    "fraction_joiners",
    "point",
    "point_weak",
    "bare_scales",
    "time_words",
)


_FIRST = ("small", "tens", "hundreds", "bare_scales", "halves", "denominators", "articles", "point_fractions")
"""The words that a number can begin with."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of a language.

    Attributes:
        words: what each word can be (the labels of the table), with its value.
        marks, money_marks: letters that multiply the digits before them (``k``); those of the second table only
            beside a currency or without a blank.
        compounds: scales of several words, which digits alone have before them ("27,2 miles de millones").
        anchor: finds where a number may begin in a text in small letters.
        of: the words between a fraction and what it is of ("half a point").
        fraction_link: what joins a fraction to the whole before it ("two points and a half").
        over: the word between the two numbers of a fraction read aloud ("one over three").
        fraction_follows: what makes an article and a denominator a fraction ("a third of").
        minus, time_before, half_before, vague_before, quiet_after: match at the end of what stands before a number.
        decimal: the decimal mark that the language writes where a document does not tell.
        sure_thousands: marks that before three digits always group thousands in this language.
    """

    words: Mapping[str, Mapping[str, float]]
    marks: Mapping[str, float]
    money_marks: Mapping[str, float]
    compounds: Mapping[str, float]
    anchor: re.Pattern[str]
    compound: re.Pattern[str]
    mark: re.Pattern[str]
    money_mark: re.Pattern[str]
    of: re.Pattern[str]
    over: re.Pattern[str]
    fraction_link: re.Pattern[str]
    fraction_follows: re.Pattern[str]
    minus: re.Pattern[str]
    time_before: re.Pattern[str]
    vague_before: re.Pattern[str]
    time_after: re.Pattern[str]
    half_before: re.Pattern[str]
    quiet_after: re.Pattern[str]
    decimal: str
    sure_thousands: str


@cache
def load(lang: str) -> Lexicon:
    """Return the compiled number words of a language."""
    data = language_table(lang, "numbers")
    return Lexicon(
        words=_words(data),
        marks=data["marks"],
        money_marks=data["money_marks"],
        compounds=data["compounds"],
        anchor=_anchor(data),
        compound=re.compile(rf"{GAP}(?P<scale>{phrases(data['compounds'])})(?![\w-])", re.IGNORECASE),
        mark=_letters(data["marks"]),
        money_mark=_letters(data["money_marks"]),
        of=re.compile(rf"{GAP}{phrases(data['of'])}{GAP}(?=\w)", re.IGNORECASE),
        over=re.compile(rf"{GAP}{phrases(data['over'])}{GAP}(?=\w)", re.IGNORECASE),
        fraction_link=re.compile(rf"{GAP}{phrases(data['fraction_joiners'])}{GAP}(?=\w)", re.IGNORECASE),
        fraction_follows=re.compile(
            rf"{_not_behind(data['follows_not'])}{GAP}{phrases(data['fraction_follows'])}\b", re.IGNORECASE
        ),
        minus=_ending(data["minus"], unless=data["minus_not_after"]),
        time_before=_ending(data["time_before"]),
        vague_before=_ending(data["vague_before"]),
        time_after=re.compile(rf"{GAP}{phrases(data['time_after'])}\b", re.IGNORECASE),
        half_before=_ending(data["half_before"]),
        quiet_after=_ending(data["quiet_after"]),
        decimal=data["decimal"],
        sure_thousands=data["sure_thousands"],
    )


def _words(data: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    words: dict[str, dict[str, float]] = {}
    for kind in _VALUED:
        for word, value in data[kind].items():
            words.setdefault(word, {})[kind] = float(value)
            words.setdefault(unaccented(word), {})[kind] = float(value)
    for kind in _PLAIN:
        for word in data[kind]:
            words.setdefault(word, {})[kind] = 1.0
    for word, value in _derived(data):
        words.setdefault(word, {"parts": value})
    return words


def _derived(data: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Yield the names of parts that are made of number words: "doceavos", "treintaicincoavos"."""
    units = {word: value for word, value in data["small"].items() if value < 10}
    stems = {word: value for word, value in data["small"].items() if value > 10} | data["tens"] | data["hundreds"]
    stems |= {
        tens + link + unit: data["tens"][tens] + units[unit]
        for tens in data["tens"]
        for link in data["part_links"]
        for unit in units
    }
    for stem, value in stems.items():
        yield from ((unaccented(stem) + ending, float(value)) for ending in data["part_endings"])


def _anchor(data: Mapping[str, Any]) -> re.Pattern[str]:
    opening = [*data["small"], *data["tens"], *data["hundreds"], *data["bare_scales"], *data["halves"]]
    first = [*opening, *map(unaccented, opening)]
    following = [*data["multipliers"], *data["scales"], *data["denominators"]]
    later = phrases([*following, *map(unaccented, following)])
    led = phrases([*data["articles"], *data["denominators"]])  # "a hundred", "quarter million"
    points = rf"{phrases(data['point_fractions'])}(?=[\s-]+{phrases(data['point_words'])}\b)"  # "quarter-point"
    ones = rf"{phrases(data['articles'])}(?=\s+{phrases(data['one_of'])}\b)"  # "a percentage point"
    begins = "".join(sorted({word[0] for key in _FIRST for word in data[key]}))
    words = rf"\b(?=[{begins}])(?:{phrases(first, cased=True)}|{led}(?=[\s-]+{later}\b)|{points}|{ones})\b"
    signs = "".join(FRACTION_SIGNS)
    return re.compile(rf"(?<![\d_])(?:\d|[{signs}]|(?<![\w.,)])[.,](?=\d))|{words}")


def _letters(marks: Mapping[str, float]) -> re.Pattern[str]:
    longest = sorted(marks, key=lambda mark: (-len(mark), mark))
    return re.compile(rf"(?P<blank>{BLANK}?)(?P<mark>{'|'.join(longest)})(?![^\W_])")


def _ending(words: list[str], *, unless: tuple[str, ...] | list[str] = ()) -> re.Pattern[str]:
    return re.compile(rf"\b{_not_behind(unless, blank=BLANK)}{phrases(words)}(?:{GAP}|[-\u2011])$", re.IGNORECASE)


def _not_behind(words: Iterable[str], *, blank: str = "") -> str:
    """Return an expression that fails where one of the words, and then the blank, ends."""
    return "".join(rf"(?<!\b{re.escape(word)}{blank})" for word in words)
