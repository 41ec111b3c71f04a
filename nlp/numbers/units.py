"""Attach the unit that stands before or after a number: per cent, points, multiples, money, counted things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nlp.numbers import affixes, numerals
from nlp.numbers.affixes import Page, Prefix, Suffix
from nlp.numbers.unit_table import PER_CURRENCY, key
from nlp.tables import shared_table

if TYPE_CHECKING:
    from nlp.numbers.convention import Convention
    from nlp.numbers.numerals import Numeral
    from nlp.numbers.unit_table import Units

_LETTER = re.compile(r"[^\W_]|-[^\W\d_]")
_PER_POUND = 20.0
_BY_WEIGHT = re.compile(r"\b(?:la|por|per|a)\s(?:libra|pound|lb|gal[oó]n|gallon)\b(?!\sesterlina)|/(?:lb|libra)\b")
_WHOLE = 10.0
_FOOTNOTE = re.compile(r"[^\W\d_][.,)”\"]$")
_CELL_BEGINS = re.compile(r"[|\t] ?\($")
# "Return on equity is (22.45%)."
_TOLD_IN_BRACKETS = re.compile(r"\b(?:is|was|es|fue) \($")
_CELL_ENDS = re.compile(r"\) ?(?:[|\t\r\n.,;]|$)")
_ROUND_THOUSANDS = re.compile(r"\d+[.,]\d00\b")
_AMOUNT = r"\d{1,3}[.,]\d+(?![\d.,]*\d)"
_MONEY = re.compile(
    rf"[$€]\s?(?P<before>{_AMOUNT})|(?<![\d.,])(?P<after>{_AMOUNT})(?=\s?[$€]|\s(?:d[óo]lares|euros)\b)"
)
_DIVIDED = {"points", "percentage_points", "money", "multiples"}
_MILLION = 1e6
_CENT = 0.01
_COUNTED_STRONGLY = {"percent", "basis_points", "percentage_points", "tenths", "fraction_of_a_point", "duration"}
_RANGE_REACH = 32
_PARTS_OF_ONE = 2.0
"""Below this a sum "per dollar" is in parts of the dollar; "$1.463,32 por dólar" is a price of it."""
_MARKED = re.compile(r"[$€£]\s?\d[\d.,]*(?P<mark>[^\W\d_]{1,3})\s?(?:[-–—]|\s[^\W\d]{1,3}\s)\s?$")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit.

    Attributes:
        unit: a unit of the claim contract, ``duration``, or null.
        prefixed: whether its money stands before it.
        label: the unit's label in the table, which names the rule.
    """

    start: int
    end: int
    numeral: Numeral
    value: float
    step: float
    other: tuple[float, float] | None
    unit: str | None
    label: str
    signed: bool = False
    prefixed: bool = False

    @property
    def own_unit(self) -> bool:
        """Whether the unit stands beside this very number, and was not lent by a neighbour."""
        return self.label != "number"


def attach(page: Page, numeral: Numeral, *, floor: int = 0) -> Measure | None:
    """Return a number with its sign and unit; None where it is no quantity ("one of", ``861076B``, ``180ml``).

    What stands before ``floor``, where the measure before it ends, is no prefix of this one.
    """
    before = affixes.prefix(page, numeral, floor=floor)
    numeral = _scaled_account(page, _money_mark(page, numeral, before), before)
    after = _own_suffix(page, numeral, before)
    if after.factor != 1.0:
        numeral = numeral.times(after.factor, after.end)
    before, after = _agree(page, numeral, _named_money(page, numeral, before, after, floor), after)
    numeral, after = _with_part(page, numeral, after)
    numeral = _settle(page, numeral, before, after)
    if _is_no_figure(page, numeral, before, after):
        return None
    numeral, after = _with_cents(page, numeral, after)
    on_dollar = after.unit == "$" and numeral.value < _PARTS_OF_ONE and page.units.on_dollar.match(page.text, after.end)
    unit = "USD" if on_dollar else _resolve(after.unit, page.convention)
    after = _per(page, after if unit == after.unit else replace(after, unit=unit))
    return _measure(numeral, _bracketed(page, before, after), after)


def _measure(numeral: Numeral, before: Prefix, after: Suffix) -> Measure:
    factor = before.factor
    sign = -factor if before.sign == "-" else factor
    unsettled = None if numeral.settled else numeral.other
    return Measure(
        before.start,
        after.end + (before.bracketed and after.end == numeral.end and numeral.scale == 1),
        numeral,
        sign * numeral.value,
        factor * numeral.step,
        unsettled and (sign * unsettled[0], factor * unsettled[1]),
        after.unit,
        after.label,
        signed=before.sign is not None,
        prefixed=before.money is not None,
    )


def _money_mark(page: Page, numeral: Numeral, before: Prefix) -> Numeral:
    """Read the ``B`` of "$1.2B": beside money any of these letters, else only a capital glued to decimals."""
    match = page.lexicon.money_mark.match(page.text, numeral.end)
    if match is None or numeral.kind == "words":
        return numeral
    glued = not match["blank"] and match["mark"].isupper() and not numeral.plain
    if before.money is None and not (glued or _is_marked_alike(page, numeral, match["mark"])):
        return numeral
    return numeral.times(page.lexicon.money_marks[match["mark"]], match.end())


def _is_marked_alike(page: Page, numeral: Numeral, mark: str) -> bool:
    """Return whether a number ends a range of money that bears the same mark: "US$3,250m a 3,350m"."""
    first = _MARKED.search(page.text, max(0, numeral.start - _RANGE_REACH), numeral.start)
    return first is not None and first["mark"] == mark


def _scaled_account(page: Page, numeral: Numeral, before: Prefix) -> Numeral:
    """Read the scale behind the bracket of "$(3.4) million"."""
    scale = numerals.scale_after(page.text, numeral.end + 1, page.lexicon) if before.bracketed else None
    return numeral.times(scale[1], scale[0]) if scale else numeral


def _own_suffix(page: Page, numeral: Numeral, before: Prefix) -> Suffix:
    """Return the unit after a number; the second sign of "$ 20,000.00 $ 37,305.97" is not its own.

    Nor are the cents of "$0.62c", whose point says that dollars are counted.
    """
    after = affixes.suffix(page, numeral, before)
    if before.money is not None and after.factor == _CENT and numeral.step < 1:
        return Suffix(None, "number", numeral.end)
    sign_only = after.label == "money" and not page.text[numeral.end : after.end].strip(" -")[:1].isalpha()
    return Suffix(None, "number", numeral.end) if before.money is not None and sign_only else after


def _agree(page: Page, numeral: Numeral, before: Prefix, after: Suffix) -> tuple[Prefix, Suffix]:
    """Make one unit of what stands before and after: "$5 USD" is dollars, "EUR +0.17%" per cent."""
    if before.money is None:
        return before, after
    if after.label not in {"number", "money"}:
        return replace(before, start=_sign_start(page.text, numeral), factor=1.0), after
    if after.label == "number" or before.money not in {"$", after.unit}:
        return before, Suffix(before.money, "money", numeral.end)
    return before, after


def _named_money(page: Page, numeral: Numeral, before: Prefix, after: Suffix, floor: int) -> Prefix:
    """Read the name of its money before an amount in millions: "sales of Euro 22.5 million"."""
    if before.money is not None or after.label != "number" or numeral.scale < _MILLION:
        return before
    match = page.units.name_before().search(page.small, max(floor, before.start - 32), before.start)
    return before if match is None else replace(before, start=match.start(), money=page.units.money[key(match["name"])])


def _with_part(page: Page, numeral: Numeral, after: Suffix) -> tuple[Numeral, Suffix]:
    """Add the fraction that follows a unit: "two points and a half", "un punto y medio", "dos euros y medio"."""
    if after.label not in _DIVIDED or numeral.step != 1 or numeral.scale != 1:
        return numeral, after
    part = numerals.part_after(page.text, after.end, page.lexicon)
    if part is None or affixes.unit_word(page, part.end) or page.units.lasts_after.match(page.text, part.end):
        return numeral, after
    whole = replace(numeral, value=numeral.value + part.value, step=part.step, end=part.end, weak=False, plain=False)
    return whole, replace(after, end=part.end)


def _sign_start(text: str, numeral: Numeral) -> int:
    """Return where a number begins with its own sign, and without the name before it ("EUR +0.17%")."""
    before = numeral.start - 1
    return before if before >= 0 and text[before] in "-−–+" else numeral.start


def _settle(page: Page, numeral: Numeral, before: Prefix, after: Suffix) -> Numeral:
    """Choose by the unit between the two readings of ``1.234``."""
    if after.label == "count":
        return _as_count(numeral)
    return _as_money(page, numeral, before) if after.label == "money" else numeral


def _as_count(numeral: Numeral) -> Numeral:
    """Read ``231.000 solicitudes`` as thousands: what is counted has no decimals."""
    if numeral.other is None or numeral.scale != 1:
        return numeral
    value, step = max((numeral.value, numeral.step), numeral.other)
    return replace(numeral, value=value, step=step, other=None, settled=True)


def _as_money(page: Page, numeral: Numeral, before: Prefix) -> Numeral:
    """Read ``$88,000`` as thousands in a text whose decimals have commas: money has cents and no mills.

    Only where the language leaves it open; and the reading that the document's convention gives is kept beside it. A
    text that writes its percentages one way and its money another, as "cae un 5.5%, hasta los 67.000$", writes
    "73.072$" as it wrote that.
    """
    if numeral.other is None or page.lexicon.sure_thousands or numeral.other[0] < numeral.value:
        return numeral
    if numeral.settled and numeral.scale == 1 and numeral.value < _WHOLE and before.money in _mills():
        return numeral  # "el dólar cerró en S/ 3,352"
    if numeral.settled and numeral.scale == 1 and numeral.value < _PER_POUND and _weighs(page.text):
        return numeral  # "el cobre cerró en US$ 3,414 la libra"
    written = page.text[numeral.start : numeral.end]
    rounded = numeral.value >= 10 * numeral.scale and _ROUND_THOUSANDS.match(written)
    beside = numeral.scale == 1 and not rounded and _writes_thousands(page.text, written.strip("0123456789")[:1])
    if not (rounded or beside or (before.money is not None and "," in written)):
        return numeral
    value, step = numeral.other
    return replace(numeral, value=value, step=step, other=(numeral.value, numeral.step), settled=False)


@lru_cache(maxsize=8)
def _writes_thousands(text: str, mark: str) -> bool:
    """Return whether a text sets off the thousands of round amounts of money with a mark, and no cents with it."""
    if mark not in (".", ","):
        return False
    amounts = [each for match in _MONEY.finditer(text) if mark in (each := match["before"] or match["after"])]
    return any(_ROUND_THOUSANDS.fullmatch(each) for each in amounts) and all(
        len(each.rpartition(mark)[2]) == 3 for each in amounts
    )


@lru_cache(maxsize=8)
def _weighs(text: str) -> bool:
    """Return whether a text tells prices by the pound or the gallon, which have mills."""
    return _BY_WEIGHT.search(text) is not None


@cache
def _mills() -> frozenset[str]:
    return frozenset(shared_table("economies")["quoted_in_mills"])


def _is_no_figure(page: Page, numeral: Numeral, before: Prefix, after: Suffix) -> bool:
    if before.sign is None and _is_weak(page.text, numeral, after.label, page.units):
        return True
    return after.label == "number" and _is_glued(page.text, numeral, before.start)


def _is_weak(text: str, numeral: Numeral, label: str, units: Units) -> bool:
    if not numeral.weak:
        return False
    written = text[numeral.start : numeral.end].lower()
    if label == "number" and written in units.shares:
        return False  # "more than half": the bound tells it from "the first half"
    if label == "money":
        return numeral.kind != "fraction" and written not in units.quiet_money
    return label not in _COUNTED_STRONGLY


def _is_glued(text: str, numeral: Numeral, start: int) -> bool:
    """Tell digits that are part of a word or a compound: ``861076B``, ``180ml``, "a 12-member board"."""
    if numeral.kind != "digits":
        return False
    if numeral.start == start and start and (text[start - 1].isalpha() or text[start - 1] == "_"):
        return True
    if numeral.start == start and numeral.plain and _FOOTNOTE.search(text, max(0, start - 2), start):
        return True
    following = _LETTER.match(text, numeral.end)
    if following is None:
        return False
    return following[0][0] != "-" or (numeral.plain and numeral.value < 1000)


def _with_cents(page: Page, numeral: Numeral, after: Suffix) -> tuple[Numeral, Suffix]:
    """Add the cents of "trece euros y cuarenta y cinco céntimos"."""
    text, end = page.text, after.end
    link = page.units.and_links.match(text, end) if after.label == "money" and numeral.step == 1 else None
    minor = numerals.read(text, link.end(), page.lexicon, page.convention) if link and link.end() > end else None
    if minor is None or not 1 <= minor.value < 100 or minor.step != 1:
        return numeral, after
    named = affixes.unit_word(page, minor.end)
    if named is not None and named.lastgroup == "cents":
        stop = named.end()
    elif text[end - 1].isalpha() and page.units.said_cents.match(text, end):
        stop = minor.end
    else:
        return numeral, after
    whole = replace(numeral, value=numeral.value + minor.value / 100, step=0.01, end=stop)
    return whole, replace(after, end=stop)


def _resolve(code: str | None, convention: Convention) -> str | None:
    if code == "$":
        return None if convention.apart else convention.currency or "USD"
    return convention.peso if code == "peso" else code


def _per(page: Page, after: Suffix) -> Suffix:
    """Take the barrel or the ounce into the unit: "$65.30 a barrel". A price per pound or share stays money."""
    match = page.units.per.match(page.text, after.end) if after.unit == "USD" else None
    if match is None or not match.lastgroup:
        return after
    return Suffix(PER_CURRENCY[match.lastgroup], match.lastgroup, match.end())


def _bracketed(page: Page, before: Prefix, after: Suffix) -> Prefix:
    """Tell a bracketed negative of accounting, ``| (1.5) |`` or "is (22.45%).", from another bracket in prose."""
    begins = _CELL_BEGINS.search(page.text, max(0, before.start - 4), before.start)
    begins = begins or _TOLD_IN_BRACKETS.search(page.text, max(0, before.start - 6), before.start)
    in_cell = begins and _CELL_ENDS.match(page.text, after.end) and before.sign is None
    return replace(before, sign="-") if in_cell else before
