"""Attach the unit that stands before or after a number: per cent, points, multiples, money, counted things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp import numerals
from nlp.patterns import BLANK, GAP
from nlp.unit_table import DURATION, PER_CURRENCY, UNITS, key

if TYPE_CHECKING:
    from nlp.convention import Convention
    from nlp.number_lexicon import Lexicon
    from nlp.numerals import Numeral
    from nlp.unit_table import Units

_GLUE = re.compile(rf"{BLANK}{{0,2}}(?=\S)")
_LEAD = re.compile(rf"(?:[-\u2011]|{GAP})(?=\w)")
_LETTER = re.compile(r"[^\W_]|-[^\W\d_]")
_FOOTNOTE = re.compile(r"[^\W\d_][.,)”\"]$")
_CELL_BEGINS = re.compile(r"[|\t] ?\($")
_CELL_ENDS = re.compile(r"\) ?(?:[|\t\r\n]|$)")


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


def attach(
    text: str, numeral: Numeral, units: Units, lexicon: Lexicon, convention: Convention, *, floor: int = 0
) -> Measure | None:
    """Return a number with its sign and unit; None where it is no quantity ("one of", ``861076B``, ``180ml``).

    What stands before ``floor``, where the measure before it ends, is no prefix of this one.
    """
    start, factor, before, negative, signed = _before(text, numeral, units, lexicon, floor)
    numeral = _money_mark(text, numeral, lexicon, beside_money=before is not None)
    unit, label, end, after = _after_number(text, numeral, units, lexicon, before)
    if before is not None and label == "money" and not text[numeral.end : end].strip(" -")[:1].isalpha():
        unit, label, end = None, "number", numeral.end  # the second sign of "$ 20,000.00 $ 37,305.97" is not its own
    if after != 1.0:
        numeral = numeral.times(after, end)
    if before is not None and label in {"number", "money"}:
        if label == "number" or before not in {"$", unit}:
            unit, end = before, numeral.end
        label = "money"
    elif before is not None:
        start, factor = _sign_start(text, numeral), 1.0
    if label == "money":
        numeral = _as_money(text, numeral, lexicon, prefixed=before is not None)
    if (not signed and _is_weak(text, numeral, label, units)) or (
        label == "number" and _is_glued(text, numeral, start)
    ):
        return None
    numeral, end = _with_cents(text, numeral, end, label, units, lexicon, convention)
    code = _resolve(unit, convention)
    per = units.per.match(text, end) if code == "USD" else None
    if per and per.lastgroup:
        code, end, label = PER_CURRENCY[per.lastgroup], per.end(), per.lastgroup
    if not signed and _is_accounting_negative(text, start, end):
        negative = signed = True
    sign = -factor if negative else factor
    unsettled = None if numeral.settled else numeral.other
    other = unsettled and (sign * unsettled[0], factor * unsettled[1])
    return Measure(
        start, end, numeral, sign * numeral.value, factor * numeral.step, other, code, label, signed, before is not None
    )


def _before(
    text: str, numeral: Numeral, units: Units, lexicon: Lexicon, floor: int
) -> tuple[int, float, str | None, bool, bool]:
    match = units.prefix.search(text, max(floor, numeral.start - 9), numeral.start)
    sign = match and (match["first"] or match["sign"])
    factor, money = units.prefixes[match["money"]] if match and match["money"] else (1.0, None)
    if match and sign:
        return match.start(), factor, money, sign != "+", True
    start = match.start("money") if match and money else numeral.start
    word = lexicon.minus.search(text, max(0, start - 12), start)
    return (word.start(), factor, money, True, True) if word else (start, factor, money, False, False)


def _money_mark(text: str, numeral: Numeral, lexicon: Lexicon, *, beside_money: bool) -> Numeral:
    """Read the ``B`` of "$1.2B": beside money any of these letters, else only a capital glued to decimals."""
    match = lexicon.money_mark.match(text, numeral.end)
    if match is None or numeral.kind == "words":
        return numeral
    glued = not match["blank"] and match["mark"].isupper() and not numeral.plain
    return numeral.times(lexicon.money_marks[match["mark"]], match.end()) if beside_money or glued else numeral


def _after_number(
    text: str, numeral: Numeral, units: Units, lexicon: Lexicon, before: str | None
) -> tuple[str | None, str, int, float]:
    """Return the unit after a number, its label, where it ends, and a factor that it carries."""
    end = numeral.end
    if before is None and units.lasts_after.match(text, end):
        return DURATION, "duration", end, 1.0
    glue = _GLUE.match(text, end)
    found = _sign_at(text, glue.end(), numeral, units, lexicon) if glue else None
    if found:
        return found
    links = [_LEAD.match(text, end)]
    if numeral.kind == "fraction":
        links.append(lexicon.of.match(text, end))  # "a quarter of a percentage point"
    elif not numeral.plain:
        links.append(units.links.match(text, end))  # "2.500 millones de euros"
    for link in links:
        found = _word_at(text, link.end(), numeral, units, lexicon) if link else None
        if found:
            return found
    if units.counted_after.match(text, end) and before is None:
        return "count", "count", end, 1.0
    return None, "number", end, 1.0


def _sign_at(
    text: str, start: int, numeral: Numeral, units: Units, lexicon: Lexicon
) -> tuple[str | None, str, int, float] | None:
    match = units.signs.match(text, start)
    if match is None or (match.lastgroup == DURATION and start > numeral.end):
        return None  # "10y" is a tenor, "10 y 20" two numbers
    return _found(text, match, numeral, units, lexicon)


def _word_at(
    text: str, start: int, numeral: Numeral, units: Units, lexicon: Lexicon
) -> tuple[str | None, str, int, float] | None:
    match = units.words.match(text, start)
    return _found(text, match, numeral, units, lexicon) if match else None


def _found(
    text: str, match: re.Match[str], numeral: Numeral, units: Units, lexicon: Lexicon
) -> tuple[str | None, str, int, float] | None:
    label, end = match.lastgroup or "", match.end()
    if label == "scaled":
        factor, code = units.scaled[match[0]]
        return code, "money", end, factor
    if label == "cents":
        return units.cents[key(match[0])], "money", end, 0.01
    if label == "money":
        code = units.money.get(match[0]) or units.money[key(match[0])]
        scale = numerals.scale_after(text, end, lexicon)  # "75 USD million"
        return (code, "money", *scale) if scale else (code, "money", end, 1.0)
    if label == "multiples":
        return _multiple(text, match, numeral, units)
    if label == "points" and numeral.kind == "fraction" and numeral.value < 1:
        return "pp", "fraction_of_a_point", end, 1.0
    return UNITS[label], label, end, 0.1 if label == "tenths" and numeral.kind != "fraction" else 1.0


def _multiple(
    text: str, match: re.Match[str], numeral: Numeral, units: Units
) -> tuple[str | None, str, int, float] | None:
    """Tell "22 times earnings" from "three times this year"."""
    is_sign = match[0] in "xX×"
    if is_sign or numeral.step < 1 or units.multiple_before.match(text, match.end()):
        return "x", "multiples", match.end(), 1.0
    return None


def _is_accounting_negative(text: str, start: int, end: int) -> bool:
    """Tell a bracketed table cell, ``| (1.5) |``, from a bracket in prose."""
    return bool(_CELL_BEGINS.search(text, max(0, start - 4), start) and _CELL_ENDS.match(text, end))


def _sign_start(text: str, numeral: Numeral) -> int:
    """Return where a number begins with its own sign, and without the name before it ("EUR +0.17%")."""
    before = numeral.start - 1
    return before if before >= 0 and text[before] in "-−–+" else numeral.start


def _as_money(text: str, numeral: Numeral, lexicon: Lexicon, *, prefixed: bool) -> Numeral:
    """Read ``$88,000`` as thousands in a text whose decimals have commas: money has cents and no mills.

    Only where the language leaves it open; and the reading that the document's convention gives is kept beside it.
    """
    if numeral.other is None or lexicon.sure_thousands or numeral.other[0] < numeral.value:
        return numeral
    digits_written = text[numeral.start : numeral.end]
    rounded = numeral.value >= 10 * numeral.scale and re.match(r"\d+[.,]\d00\b", digits_written)
    if not (rounded or (prefixed and "," in digits_written)):
        return numeral
    return replace(
        numeral,
        value=numeral.other[0],
        step=numeral.other[1],
        other=(numeral.value, numeral.step),
        settled=False,
    )


def _resolve(code: str | None, convention: Convention) -> str | None:
    if code == "$":
        return convention.currency or "USD"
    return convention.currency if code == "peso" else code


def _is_weak(text: str, numeral: Numeral, label: str, units: Units) -> bool:
    if not numeral.weak:
        return False
    if label == "number" and text[numeral.start : numeral.end].lower() in units.shares:
        return False  # "more than half": the bound tells it from "the first half"
    if label == "money":
        return numeral.kind != "fraction" and text[numeral.start : numeral.end].lower() not in units.quiet_money
    return label not in {"percent", "basis_points", "percentage_points", "tenths", "fraction_of_a_point", "duration"}


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


def _with_cents(
    text: str, numeral: Numeral, end: int, label: str, units: Units, lexicon: Lexicon, convention: Convention
) -> tuple[Numeral, int]:
    """Add the cents of "trece euros y cuarenta y cinco céntimos"."""
    link = units.and_links.match(text, end) if label == "money" and numeral.step == 1 else None
    minor = numerals.read(text, link.end(), lexicon, convention) if link and link.end() > end else None
    if minor is None or not 1 <= minor.value < 100 or minor.step != 1:
        return numeral, end
    named = units.words.match(text, _skip_gap(text, minor.end))
    if named is not None and named.lastgroup == "cents":
        stop = named.end()
    elif text[end - 1].isalpha() and units.said_cents.match(text, end):
        stop = minor.end
    else:
        return numeral, end
    return replace(numeral, value=numeral.value + minor.value / 100, step=0.01, end=stop), stop


def _skip_gap(text: str, start: int) -> int:
    match = _LEAD.match(text, start)
    return match.end() if match else start
