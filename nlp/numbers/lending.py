"""Lend a number without a unit the unit of its neighbour, or the money of its sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from nlp.numbers.affixes import sentence_around
from nlp.numbers.exclusions import is_year
from nlp.numbers.patterns import BLANK, GAP, phrases
from nlp.numbers.unit_table import DURATION
from nlp.tables import language_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp.numbers.ranges import Cues
    from nlp.numbers.units import Measure

Amount = tuple["Measure", str | None]
"""The measure that ends a quantity, and the quantity's unit."""

_LENT_NONE = {None, "count", "x"}
_MILLION = 1e6
_CENT = 0.01
_DIGITS = 8
_NEAR = re.compile(r"[^.;:\d\n]{1,40}\Z")
_OF_YEAR = re.compile(rf"{BLANK}(?:de|in|of|from){BLANK}(?:19|20)\d\d\b")
_ALIKE = 3.0
"""How many times larger a figure may be than the one that it is set against."""


def neighbour_unit(text: str, first: Measure, following: Measure | None, cues: Cues) -> tuple[str | None, str]:
    """Return the unit and rule of a number, a bare one with that of the next.

    "From 3 to 4 percent", "25 and 50 basis points", "5- and 10-year".
    """
    if first.own_unit or following is None or following.unit in _LENT_NONE:
        return first.unit, first.label
    gap = (first.end, following.start)
    if cues.joined.match(text, *gap) or cues.listed.match(text, *gap) or text[slice(*gap)] in {"- and ", "-, "}:
        return following.unit, f"lent_{following.label}"
    return first.unit, first.label


def earlier_unit(text: str, before: Measure, bare: Measure, lang: str) -> tuple[str | None, str]:
    """Return the unit and rule of a number that the figure before it is set against: "4.4 percent from 4.3"."""
    lends = (
        not bare.own_unit and before.unit not in {None, "count", DURATION} and before.value and bare.numeral.scale == 1
    )
    if not lends or not 1 / _ALIKE < bare.value / before.value < _ALIKE:
        return bare.unit, bare.label
    led = _back(lang).match(text, before.end, bare.start) or _far_back(lang).match(text, before.end, bare.start)
    led = led or (_onward(text, before, bare, lang) if bare.step >= before.step else None)
    if not (led and _free(lang).match(text, bare.end)) and not _again(text, before, bare, lang):
        return bare.unit, bare.label
    return before.unit, f"lent_{before.label}"


def scaled(text: str, before: Measure, bare: Measure, lang: str) -> Measure:
    """Return a number with the scale of the amount before that is set against it.

    "Ganó 385 millones, frente a los 402 de 2024"; "the currency bought 65.20 US cents, up from 65.01". Cents to as many
    decimals are cents: "un promedio de 97,85 centavos y un mínimo de 95,45".
    """
    scale = _CENT if _in_cents(before) else before.numeral.scale
    if (scale < _MILLION and scale != _CENT) or bare.own_unit or bare.numeral.scale != 1 or not bare.value:
        return bare
    if not 1 / _ALIKE < bare.value * scale / before.value < _ALIKE or is_year(text, bare.start, bare.end, lang):
        return bare
    free = _free(lang).match(text, bare.end) or _OF_YEAR.match(text, bare.end)
    gap = before.end, bare.start
    led = _back(lang).match(text, *gap) or (scale == _CENT and _far_back(lang).match(text, *gap))
    led = led or (
        scale == _CENT and round(bare.step * _CENT, _DIGITS) == before.step < _CENT and _NEAR.match(text, *gap)
    )
    if not free or not led:
        return bare
    other = bare.other and (bare.other[0] * scale, bare.other[1] * scale)
    numeral = bare.numeral.times(scale, bare.numeral.end)
    value, step = round(bare.value * scale, _DIGITS), round(bare.step * scale, _DIGITS)
    unit, label = (before.unit, f"lent_{before.label}") if scale == _CENT else (bare.unit, bare.label)
    return replace(bare, value=value, step=step, other=other, numeral=numeral, unit=unit, label=label)


def _in_cents(measure: Measure) -> bool:
    """Return whether money was told in hundredths: "65.20 US cents", "1,289p"."""
    written, scale = measure.numeral.value, measure.numeral.scale
    told = scale == _CENT or (scale == 1 and bool(written) and measure.value == written * _CENT)
    return measure.label == "money" and told


@cache
def _back(lang: str) -> re.Pattern[str]:
    return re.compile(rf",?{GAP}{phrases(language_table(lang, 'ranges')['lending']['back'])}{GAP}\Z", re.IGNORECASE)


def _onward(text: str, before: Measure, bare: Measure, lang: str) -> re.Match[str] | None:
    """Match what leads from where a move began to where it ended: "bajó desde los 370 puntos básicos hasta los 353"."""
    opens, leads = _from_to(lang)
    return leads.match(text, before.end, bare.start) if opens.search(text, 0, before.start) else None


@cache
def _from_to(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = language_table(lang, "ranges")
    opens, leads = phrases(data["openers"]["from"]), phrases(data["connectors"]["to"])
    return re.compile(rf"\b{opens}{GAP}\Z", re.IGNORECASE), re.compile(rf"{GAP}{leads}{GAP}\Z", re.IGNORECASE)


@cache
def _far_back(lang: str) -> re.Pattern[str]:
    """Match a few words and what leads back: "17 basis points of easing by December, down from 31 a week ago"."""
    far = phrases(language_table(lang, "ranges")["lending"]["far"])
    return re.compile(rf"[^.;:\d\n]{{0,40}},{BLANK}(?:{far}){GAP}\Z", re.IGNORECASE)


@cache
def _since(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match the first and the second time that a figure is set against: "up 5 points from May and 29 from a year"."""
    data = language_table(lang, "ranges")
    since, joined = phrases(data["lending"]["since"]), phrases(data["connectors"]["and"])
    first = re.compile(rf"{GAP}(?P<since>{since}){GAP}[^.;:,\d\n]{{1,30}},?{GAP}{joined}{GAP}\Z", re.IGNORECASE)
    return first, re.compile(rf"{GAP}(?P<since>{since})\b", re.IGNORECASE)


def _again(text: str, before: Measure, bare: Measure, lang: str) -> bool:
    first, second = _since(lang)
    led, goes_on = first.match(text, before.end, bare.start), second.match(text, bare.end)
    return led is not None and goes_on is not None and led["since"].lower() == goes_on["since"].lower()


def sentence_money(text: str, amounts: Sequence[Amount], index: int, lang: str) -> str | None:
    """Return the currency that an amount without one takes from its sentence.

    "El ebitda fue de 5.400 millones y la inversión, de 3.600 millones de euros": both are written with a scale word, no
    other currency is named, and no noun tells that the first counts something else.
    """
    measure, unit = amounts[index]
    if unit is not None or measure.own_unit or measure.numeral.scale < _MILLION:
        return None
    if not _free(lang).match(text, measure.end):
        return None
    named = list(_money_near(amounts, index, *sentence_around(text, measure.start)))
    codes = {code for code, _ in named}
    return codes.pop() if len(codes) == 1 and any(scaled for _, scaled in named) else None


@cache
def _free(lang: str) -> re.Pattern[str]:
    followed = phrases(language_table(lang, "ranges")["lending"]["followed"])
    return re.compile(rf"{BLANK}*(?:$|[.,;:)\n–—])|{GAP}{followed}\b", re.IGNORECASE)


def _money_near(amounts: Sequence[Amount], index: int, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """Yield the currencies stated between two places, each with whether a scale word goes with it."""
    for way in (range(index - 1, -1, -1), range(index + 1, len(amounts))):
        for place in way:
            measure, unit = amounts[place]
            if not start <= measure.start < end:
                break
            if measure.label == "money" and unit is not None:
                yield unit, measure.numeral.scale >= _MILLION
