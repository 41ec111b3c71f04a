"""Attach the unit that stands before or after a number: per cent, points, multiples, money, counted things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from nlp import numerals
from nlp.patterns import BLANK, GAP, phrases, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nlp.convention import Convention
    from nlp.number_lexicon import Lexicon
    from nlp.numerals import Numeral

DURATION = "duration"
"""The unit label of tenors and stretches of time, which are read and dropped."""

_UNITS = {
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
_GLUE = re.compile(rf"{BLANK}{{0,2}}(?=\S)")
_LEAD = re.compile(rf"(?:[-\u2011]|{GAP})(?=\w)")
_SIGN = r"(?:(?<![\w%)\]$€£.\-−–/])[-−]|(?<=[A-Z&])-|(?:(?<=^)|(?<=[\s(|]))–|(?<![/±])\+)"
_LETTER = re.compile(r"[^\W_]|-[^\W\d_]")
_SHARES = frozenset({0.5, 1 / 3})
_FOOTNOTE = re.compile(r"[^\W\d_][.,)”\"]$")
_PER_CURRENCY = {"barrel": "usd/bbl", "ounce": "usd/oz"}


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


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a language, compiled."""

    signs: re.Pattern[str]
    words: re.Pattern[str]
    money: Mapping[str, str]
    cents: Mapping[str, str]
    scaled: Mapping[str, tuple[float, str]]
    prefix: re.Pattern[str]
    prefixes: Mapping[str, tuple[float, str]]
    per: re.Pattern[str]
    multiple_before: re.Pattern[str]
    counted_after: re.Pattern[str]
    lasts_after: re.Pattern[str]
    links: re.Pattern[str]
    and_links: re.Pattern[str]
    said_cents: re.Pattern[str]
    quiet_money: frozenset[str]


@cache
def load(lang: str) -> Units:
    """Return the compiled units of a language."""
    data, currencies = table(f"rules/{lang}", "units"), table("data", "currencies")
    codes = {code: code for code in currencies["codes"]} | {
        code: "CNY" if code == "rmb" else code.upper() for code in currencies["lower_case"]
    }
    names = {_key(name): code for code, listed in data["money"].items() for name in listed}
    cents = {_key(name): code for code, listed in data["cents"].items() for name in listed}
    scaled = {sign: (float(factor), code) for sign, (factor, code) in data["scaled_money"].items()}
    symbols = currencies["symbols"]
    prefixes = {sign: (1.0, code) for sign, code in (symbols | currencies["prefixes"] | codes).items()} | scaled
    return Units(
        signs=_signs(data, [*symbols, *codes], scaled),
        words=_words(data, names, cents),
        money=names | symbols | codes,
        cents=cents,
        scaled=scaled,
        prefix=re.compile(rf"(?P<first>{_SIGN})?(?:(?P<money>{_bounded(prefixes)}){BLANK}?)?(?P<sign>{_SIGN})?$"),
        prefixes=prefixes,
        per=re.compile(rf"(?:{GAP}|[-\u2011]|{BLANK}?)(?:{_groups(data, _PER_CURRENCY)})(?!\w)", re.IGNORECASE),
        multiple_before=re.compile(rf"{GAP}{phrases(data['multiples']['before'])}", re.IGNORECASE),
        counted_after=_after(data["count"]),
        lasts_after=_after(data["duration"]),
        links=re.compile(rf"{GAP}{phrases(data['links']['of'])}{GAP}(?=\w)", re.IGNORECASE),
        and_links=re.compile(rf"{GAP}(?:{phrases(data['links']['and'])}{GAP})?(?=\w)", re.IGNORECASE),
        said_cents=re.compile(rf"{GAP}(?:{phrases(data['links']['with'])}{GAP})?\d\d{BLANK}*(?:$|[.,;)](?!\d))"),
        quiet_money=frozenset(table(f"rules/{lang}", "numbers")["quiet_money"]),
    )


def _key(name: str) -> str:
    return " ".join(re.split(r"[\s\u2011-]+", name.lower()))


def _bounded(signs: Iterable[str]) -> str:
    """Match written signs exactly, and one that begins with a letter only where no letter stands before it."""
    ordered = sorted(signs, key=lambda sign: (-len(sign), sign))
    return "|".join((r"(?<![\w/])" if sign[0].isalpha() else "") + re.escape(sign) for sign in ordered)


def _ends(sign: str) -> str:
    return re.escape(sign) + (r"(?!\w)" if sign[-1].isalnum() else "")


def _signs(data: Mapping[str, Any], money: Iterable[str], scaled: Iterable[str]) -> re.Pattern[str]:
    parts = []
    for label in _UNITS:
        signs = sorted(data[label].get("signs", []), key=lambda sign: (-len(sign), sign))
        if signs:
            parts.append(f"(?P<{label}>{'|'.join(map(_ends, signs))})")
    ordered = sorted(money, key=lambda sign: (-len(sign), sign))
    both = sorted(scaled, key=lambda sign: (-len(sign), sign))
    # A "$" or a code before the next number is that number's: "up $0.91 $58.97".
    parts.append(rf"(?P<scaled>{'|'.join(map(_ends, both))})")
    parts.append(rf"(?P<money>(?:{'|'.join(map(_ends, ordered))})(?!\d))")
    return re.compile("|".join(parts))


def _words(data: Mapping[str, Any], names: Iterable[str], cents: Iterable[str]) -> re.Pattern[str]:
    parts = [
        f"(?P<{label}>{phrases(data[label]['words'])})"
        for label in ("percentage_points", "basis_points", "tenths", "percent", "points", "multiples")
    ]
    parts.append(f"(?P<cents>{phrases(cents)})")
    parts.append(f"(?P<money>{phrases(names)})")
    parts.append(f"(?P<none>{phrases(data['none']['words'])})")
    return re.compile(f"(?:{'|'.join(parts)})(?!\\w)", re.IGNORECASE)


def _groups(data: Mapping[str, Any], labels: Iterable[str]) -> str:
    return "|".join(f"(?P<{label}>{phrases(data[label]['words'])})" for label in labels)


def _after(entry: Mapping[str, Any]) -> re.Pattern[str]:
    separator = rf"(?:{GAP}|[-\u2011]{BLANK}?)"
    between = rf"(?:{separator}{phrases(entry['between'])}(?=[\s-])){{0,2}}"
    return re.compile(rf"{between}{separator}{phrases(entry['words'])}(?![^\W_])", re.IGNORECASE)


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
        code, end, label = _PER_CURRENCY[per.lastgroup], per.end(), per.lastgroup
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
        return units.cents[_key(match[0])], "money", end, 0.01
    if label == "money":
        code = units.money.get(match[0]) or units.money[_key(match[0])]
        scale = numerals.scale_after(text, end, lexicon)  # "75 USD million"
        return (code, "money", *scale) if scale else (code, "money", end, 1.0)
    if label == "multiples":
        return _multiple(text, match, numeral, units)
    if label == "points" and numeral.kind == "fraction" and numeral.value < 1:
        return "pp", "fraction_of_a_point", end, 1.0
    return _UNITS[label], label, end, 0.1 if label == "tenths" and numeral.kind != "fraction" else 1.0


def _multiple(
    text: str, match: re.Match[str], numeral: Numeral, units: Units
) -> tuple[str | None, str, int, float] | None:
    """Tell "22 times earnings" from "three times this year"."""
    is_sign = match[0] in "xX×"
    if is_sign or numeral.step < 1 or units.multiple_before.match(text, match.end()):
        return "x", "multiples", match.end(), 1.0
    return None


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
    if label == "number" and numeral.kind == "fraction" and numeral.value in _SHARES:
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
