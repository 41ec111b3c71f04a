"""The units of a language, compiled from its table ``units.toml`` and the currencies that all languages share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from nlp.numbers.patterns import BLANK, GAP, phrases, unaccented
from nlp.tables import language_table, shared_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

DURATION = "duration"
"""The unit label of tenors and stretches of time, which are read and dropped."""

UNITS = {
    "percent": "%",
    "basis_points": "bp",
    "percentage_points": "pp",
    "tenths": "pp",
    "points": "pts",
    "multiples": "x",
    "count": "count",
    "none": None,
    "duration": DURATION,
}
"""The unit of the claim contract for each label of the table."""

PER_CURRENCY = {"barrel": "usd/bbl", "ounce": "usd/oz"}
"""The unit of dollars for each of these labels."""

SIGN = r"(?:(?<![\w%)\]$€£.\-−–/])[-−]|(?<=[A-Z&])-|(?:(?<=^)|(?<=[\s(|]))–|(?<![/±])\+)"
"""Matches a plus or a minus that belongs to the number after it, and no dash of a range or a compound."""


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a language, compiled.

    Attributes:
        words: matches in a text in small letters.
        prefixes: what money written before a number multiplies by, and its code.
        prefixes_by_end: the same by their last character, the longest first.
    """

    signs: re.Pattern[str]
    words: re.Pattern[str]
    money: Mapping[str, str]
    cents: Mapping[str, str]
    scaled: Mapping[str, tuple[float, str]]
    prefixes: Mapping[str, tuple[float, str]]
    prefixes_by_end: Mapping[str, tuple[str, ...]]
    per: re.Pattern[str]
    multiple_before: re.Pattern[str]
    multiple_led: re.Pattern[str]
    multiple_near: re.Pattern[str]
    clause_ends: re.Pattern[str]
    counted_after: re.Pattern[str]
    lasts_after: re.Pattern[str]
    links: re.Pattern[str]
    name_before: Callable[[], re.Pattern[str]]
    and_links: re.Pattern[str]
    on_dollar: re.Pattern[str]
    said_cents: re.Pattern[str]
    quiet_money: frozenset[str]
    shares: frozenset[str]


@cache
def load(lang: str) -> Units:
    """Return the compiled units of a language."""
    data, currencies = language_table(lang, "units"), shared_table("currencies")
    codes = {code: code for code in currencies["codes"]} | {
        code: "CNY" if code == "rmb" else code.upper() for code in currencies["lower_case"]
    }
    names = _names(lang)
    cents = {key(name): code for code, listed in data["cents"].items() for name in listed}
    scaled = {sign: (float(factor), code) for sign, (factor, code) in data["scaled_money"].items()}
    symbols = currencies["symbols"]
    prefixes = {sign: (1.0, code) for sign, code in (symbols | currencies["prefixes"] | codes).items()} | scaled
    return Units(
        signs=_signs(data, [*symbols, *codes], scaled),
        words=_words(data, names, cents),
        money=names | symbols | codes,
        cents=cents,
        scaled=scaled,
        prefixes=prefixes,
        prefixes_by_end=_by_end(prefixes),
        per=re.compile(rf"(?:{GAP}|[-\u2011]|{BLANK}?)(?:{_groups(data, PER_CURRENCY)})(?!\w)", re.IGNORECASE),
        multiple_before=re.compile(rf"{GAP}{phrases(data['multiples']['before'])}", re.IGNORECASE),
        multiple_led=re.compile(rf"\b{phrases(data['multiples']['led'])}{GAP}$", re.IGNORECASE),
        multiple_near=re.compile(rf"\b{phrases(data['multiples']['near'])}(?!\w)", re.IGNORECASE),
        clause_ends=re.compile(rf"{BLANK}*(?:$|[.,;:)\]]|{GAP}{phrases(data['multiples']['ends'])}\b)", re.IGNORECASE),
        counted_after=_after(data["count"]),
        lasts_after=_after(data["duration"]),
        links=re.compile(rf"{GAP}{phrases(data['links']['of'])}{GAP}(?=\w)", re.IGNORECASE),
        # Hundreds of names, which few texts have to be searched for.
        name_before=cache(lambda: re.compile(rf"\b(?P<name>{phrases(names)}){BLANK}$")),
        and_links=re.compile(rf"{GAP}(?:{phrases(data['links']['and'])}{GAP})?(?=\w)", re.IGNORECASE),
        on_dollar=re.compile(rf"{GAP}{phrases(data['links']['on_dollar'])}\b", re.IGNORECASE),
        said_cents=re.compile(rf"{GAP}(?:{phrases(data['links']['with'])}{GAP})?\d\d{BLANK}*(?:$|[.,;)](?!\d))"),
        quiet_money=frozenset(language_table(lang, "numbers")["quiet_money"]),
        shares=frozenset(language_table(lang, "numbers")["shares"]),
    )


def _names(lang: str) -> dict[str, str]:
    """Return the code of each name of money: those that the language's table holds count before the compiled ones."""
    names: dict[str, str] = {}
    for table in (shared_table("currency_names")[lang], language_table(lang, "units")["money"]):
        written = {key(name): code for code, listed in table.items() for name in listed}
        names |= {unaccented(name): code for name, code in written.items()} | written
    return names


def key(name: str) -> str:
    """Return a unit's name as the tables index it: lower case, one blank between words."""
    return " ".join(re.split(r"[\s\u2011-]+", name.lower()))


def _by_end(signs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    ends: dict[str, list[str]] = {}
    for sign in sorted(signs, key=lambda sign: (-len(sign), sign)):
        ends.setdefault(sign[-1], []).append(sign)
    return {end: tuple(listed) for end, listed in ends.items()}


def _ends(sign: str) -> str:
    return re.escape(sign) + (r"(?!\w)" if sign[-1].isalnum() else "")


def _signs(data: Mapping[str, Any], money: Iterable[str], scaled: Iterable[str]) -> re.Pattern[str]:
    parts = []
    for label in UNITS:
        signs = sorted(data[label].get("signs", []), key=lambda sign: (-len(sign), sign))
        if signs:
            parts.append(f"(?P<{label}>{'|'.join(map(_ends, signs))})")
    cents = [sign for listed in data["cents"].values() for sign in listed if not sign[-1].isalnum()]
    if cents:
        parts.append(f"(?P<cents>{'|'.join(map(re.escape, cents))})")
    ordered = sorted(money, key=lambda sign: (-len(sign), sign))
    both = sorted(scaled, key=lambda sign: (-len(sign), sign))
    # A "$" or a code before the next number is that number's: "up $0.91 $58.97".
    parts.append(rf"(?P<scaled>{'|'.join(map(_ends, both))})")
    parts.append(rf"(?P<money>(?:{'|'.join(map(_ends, ordered))})(?!\d))")
    return re.compile("|".join(parts))


def _words(data: Mapping[str, Any], names: Iterable[str], cents: Iterable[str]) -> re.Pattern[str]:
    parts = [
        f"(?P<{label}>{phrases(map(key, data[label]['words']), cased=True)})"
        for label in ("percentage_points", "basis_points", "tenths", "percent", "points", "multiples")
    ]
    parts.append(f"(?P<cents>{phrases(cents, cased=True)})")
    parts.append(f"(?P<money>{phrases(names, cased=True)})")
    parts.append(f"(?P<none>{phrases(map(key, data['none']['words']), cased=True)})")
    return re.compile(f"(?:{'|'.join(parts)})(?!\\w)")


def _groups(data: Mapping[str, Any], labels: Iterable[str]) -> str:
    return "|".join(f"(?P<{label}>{phrases(data[label]['words'])})" for label in labels)


def _after(entry: Mapping[str, Any]) -> re.Pattern[str]:
    separator = rf"(?:{GAP}|[-\u2011]{BLANK}?)"
    between = rf"(?:{separator}{phrases(entry['between'])}(?=[\s-])){{0,2}}"
    return re.compile(rf"{between}{separator}{phrases(entry['words'])}(?![^\W_])", re.IGNORECASE)
