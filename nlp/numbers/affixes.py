"""Read what stands around a number: its sign and money before it, its unit after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from nlp.numbers import numerals
from nlp.numbers.patterns import BLANK, GAP
from nlp.numbers.unit_table import DURATION, SIGN, UNITS, key

if TYPE_CHECKING:
    from nlp.numbers.convention import Convention
    from nlp.numbers.number_lexicon import Lexicon
    from nlp.numbers.numerals import Numeral
    from nlp.numbers.unit_table import Units

_GLUE = re.compile(rf"{BLANK}{{0,2}}(?=\S)")
_LEAD = re.compile(rf"(?:[-\u2011]|{GAP})(?=\w)")
_BREAK = re.compile(r"[.!?…](?:\s|$)|[\n|]")
_ARROW = re.compile(rf"(?:(?P<up>[▲△▴⬆↑])|[▼▽▾⬇↓])\ufe0f?{BLANK}{{0,2}}$")
_CLOSED = re.compile(r"[^()\n]{0,12}\)")
_SIGN = re.compile(SIGN)
_SIGNS = frozenset("-−–+")
_LETTERS = re.compile(r"(?<![A-Za-z])[A-Z]{1,3}$")
_REACH = 9
_SENTENCE_REACH = 200
_SIGN_APART = re.compile(rf"(?<=[^\W\d_]){BLANK}(?P<sign>[-−–+]){BLANK}$")
_QUOTED = re.compile(r"\([A-ZÁÉÍÓÚÑ][\w.&]*$")
_CLOSES = re.compile(rf"\d+(?:[.,]\d+)?{BLANK}?%\)")
_QUOTE_REACH = 24
_SIGNED_SHARE = re.compile(rf"(?<=[^\W\d_]){BLANK}[-−–+]{BLANK}?\d+(?:[.,]\d+)?{BLANK}?%")


@dataclass(frozen=True, slots=True)
class Page:
    """A text, as written and in small letters, with the tables by which its numbers are read."""

    text: str
    small: str
    units: Units
    lexicon: Lexicon
    convention: Convention


@dataclass(frozen=True, slots=True)
class Prefix:
    """What stands before a number.

    Attributes:
        start: where it begins; where the number begins if nothing stands there.
        money: a currency code, ``$``, or null.
        factor: the scale that the sign of its money carries ("MUSD").
        sign: ``+``, ``-`` or null.
        bracketed: whether an accountant's bracket opens behind the money: "$(0.12)".
    """

    start: int
    money: str | None = None
    factor: float = 1.0
    sign: str | None = None
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Suffix:
    """The unit after a number, its label in the table, where it ends, and the scale that it carries."""

    unit: str | None
    label: str
    end: int
    factor: float = 1.0


def prefix(page: Page, numeral: Numeral, *, floor: int) -> Prefix:
    """Return the sign and the money before a number; what stands before ``floor`` belongs to another."""
    found = _in_accounts(page, numeral, floor) or _signed(page, numeral, floor)
    arrow = _ARROW.search(page.text, max(floor, found.start - 3), found.start) if found.sign is None else None
    return found if arrow is None else replace(found, start=arrow.start(), sign="+" if arrow["up"] else "-")


def _in_accounts(page: Page, numeral: Numeral, floor: int) -> Prefix | None:
    """Read "$(0.12)", a loss: the bracket follows the money at once and closes behind the number."""
    opening = numeral.start - 1
    if opening <= floor or page.text[opening] != "(" or not _CLOSED.match(page.text, numeral.end):
        return None
    written = _money_before(page, opening, floor)
    if not written or page.text[opening - 1].isspace():
        return None
    factor, money = page.units.prefixes[written]
    return Prefix(opening - len(written), money, factor, "-", bracketed=True)


def _signed(page: Page, numeral: Numeral, floor: int) -> Prefix:
    text, least = page.text, max(floor, numeral.start - _REACH)
    sign = _sign_before(text, numeral.start, least)
    start = numeral.start - len(sign)
    factor, money = 1.0, None
    if written := _money_before(page, start, least):
        factor, money = page.units.prefixes[written]
        start = text.rindex(written, 0, start)
    first = _sign_before(text, start, least)
    if sign or first:
        return Prefix(start - len(first), money, factor, "+" if (first or sign) == "+" else "-")
    if money is None and (apart := _sign_apart(page.text, start)) is not None:
        return Prefix(apart, sign="+" if page.text[apart] == "+" else "-")
    word = page.lexicon.minus.search(page.text, max(0, start - 12), start)
    return Prefix(word.start(), money, factor, "-") if word else Prefix(start, money, factor)


def _sign_before(text: str, end: int, least: int) -> str:
    """Return the plus or minus that ends at a place and belongs to what follows; an empty string where none does."""
    sign = text[end - 1] if end > least else ""
    return sign if sign in _SIGNS and _SIGN.match(text, end - 1, end) else ""


def _is_glued(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_/")


def _money_before(page: Page, end: int, least: int) -> str:
    """Return the longest sign of money that ends at a place, or before one blank there; an empty string for none."""
    text = page.text
    if end > least and text[end - 1].isspace() and text[end - 1] not in "\r\n":
        end -= 1
    for sign in page.units.prefixes_by_end.get(text[end - 1 : end], ()):
        start = end - len(sign)
        if start >= least and text.startswith(sign, start) and not (sign[0].isalpha() and _is_glued(text, start)):
            return sign
    return ""


def _sign_apart(text: str, start: int) -> int | None:
    """Return where a sign stands that a blank parts from its share: "DAX - 1.84%, CAC + 0.22%", "(ECOP – 3,4 %)".

    Alone in brackets behind a name it is a sign; elsewhere it takes a list of such.
    """
    match = _SIGN_APART.search(text, max(0, start - 4), start)
    if match is None or not _SIGNED_SHARE.match(text, match.start()):
        return None
    if _QUOTED.search(text, max(0, start - _QUOTE_REACH), match.start()) and _CLOSES.match(text, start):
        return match.start("sign")
    listed = list(islice(_SIGNED_SHARE.finditer(text, *sentence_around(text, start)), 2))
    return match.start("sign") if len(listed) == 2 else None


def suffix(page: Page, numeral: Numeral, before: Prefix) -> Suffix:
    """Return the unit after a number; its label is ``number`` where none stands there."""
    end = numeral.end
    if before.money is None and page.units.lasts_after.match(page.text, end):
        return Suffix(DURATION, "duration", end)
    glue = _GLUE.match(page.text, end)
    found = _sign_at(page, glue.end(), numeral) if glue else None
    if found:
        return found
    for link in _links(page, numeral):
        found = _word_at(page, link.end(), numeral) if link and not _new_line(link) else None
        if found:
            return found
    if before.money is None and _is_counted(page, numeral):
        return Suffix("count", "count", end)
    return Suffix(None, "number", end)


def _is_counted(page: Page, numeral: Numeral) -> bool:
    """Tell "250,000 jobs" from "half the jobs", a share of what others count."""
    share = numeral.kind == "fraction" and numeral.value < 1
    return not share and page.units.counted_after.match(page.text, numeral.end) is not None


def _new_line(link: re.Match[str]) -> bool:
    """Return whether what follows begins a line of its own: "closed at 98.72⏎Sterling fell" is no sterling."""
    return "\n" in link[0] and link.string[link.end() : link.end() + 1].isupper()


def _links(page: Page, numeral: Numeral) -> list[re.Match[str] | None]:
    """Return what may lead from a number to its unit: a blank, "a quarter of a point", "2.500 millones de euros"."""
    lead = _LEAD.match(page.text, numeral.end)
    if numeral.kind == "fraction":
        return [lead, page.lexicon.of.match(page.text, numeral.end)]
    return [lead] if numeral.plain else [lead, page.units.links.match(page.text, numeral.end)]


def unit_word(page: Page, start: int) -> re.Match[str] | None:
    """Return the unit word after ``start``, with a blank or a hyphen before it."""
    lead = _LEAD.match(page.text, start)
    return page.units.words.match(page.small, lead.end() if lead else start)


def _sign_at(page: Page, start: int, numeral: Numeral) -> Suffix | None:
    match = page.units.signs.match(page.text, start)
    if match is None or (match.lastgroup == DURATION and start > numeral.end):
        return None  # "10y" is a tenor, "10 y 20" two numbers
    return _found(page, match, numeral)


def _word_at(page: Page, start: int, numeral: Numeral) -> Suffix | None:
    match = page.units.words.match(page.small, start)
    return _found(page, match, numeral) if match else None


def _found(page: Page, match: re.Match[str], numeral: Numeral) -> Suffix | None:
    label, end = match.lastgroup or "", match.end()
    if label == "cents" and len(match[0]) == 1 and match.start() > numeral.end:
        return None  # "3,150p" is in pence, "3 p" is not
    if label == "cents" and (code := _country_before(page, numeral)):
        return Suffix(code, "money", end, 0.01)
    if label in {"scaled", "cents", "money"}:
        return _money(page, match, label)
    if label == "multiples":
        return Suffix("x", label, end) if _is_multiple(page, match, numeral) else None
    if label == "points" and numeral.kind == "fraction" and numeral.value < 1:
        return Suffix("pp", "fraction_of_a_point", end)
    return Suffix(UNITS[label], label, end, 0.1 if label == "tenths" and numeral.kind != "fraction" else 1.0)


def _country_before(page: Page, numeral: Numeral) -> str | None:
    """Return the currency whose letters stand before an amount of cents without their sign: "up US71 cents"."""
    match = _LETTERS.search(page.text, max(0, numeral.start - 3), numeral.start)
    written = page.units.prefixes.get(f"{match[0]}$") if match else None
    return None if written is None else written[1]


def _money(page: Page, match: re.Match[str], label: str) -> Suffix:
    name, end = match[0], match.end()
    if label == "scaled":
        factor, code = page.units.scaled[name]
        return Suffix(code, "money", end, factor)
    if label == "cents":
        return Suffix(page.units.cents[key(name)], "money", end, 0.01)
    code = page.units.money.get(name) or page.units.money[key(name)]
    scale = numerals.scale_after(page.text, end, page.lexicon)  # "75 USD million"
    return Suffix(code, "money", *scale) if scale else Suffix(code, "money", end)


def _is_multiple(page: Page, match: re.Match[str], numeral: Numeral) -> bool:
    """Tell "22 times earnings" from "three times this year".

    Alone it is a multiple where its sentence speaks of multiples, and a preposition leads to it or digits end their
    clause with it: "cotiza a 22 veces beneficios, desde 15 veces".
    """
    text, start = page.text, numeral.start
    if match[0] in "xX×" or numeral.step < 1 or page.units.multiple_before.match(text, match.end()):
        return True
    led = page.units.multiple_led.search(text, max(0, start - 32), start)
    if not led and (numeral.kind == "words" or not page.units.clause_ends.match(text, match.end())):
        return False
    return page.units.multiple_near.search(text, *sentence_around(text, start)) is not None


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Return roughly the sentence that holds a place: at most 200 characters to either side."""
    start, end = max(0, place - _SENTENCE_REACH), min(len(text), place + _SENTENCE_REACH)
    for match in _BREAK.finditer(text, start, place):
        start = match.end()
    ends = _BREAK.search(text, place, end)
    return start, ends.end() if ends else end
