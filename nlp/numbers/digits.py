"""Read a number written with digits, whichever marks group its thousands and set off its decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass

CORE = (
    r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?"  # 1 234 567,89
    r"|\d+(?:[.,]\d+)*"
    r"|(?<![\w.,)/])[.,]\d+"
)
"""Matches the digits of one number with their marks."""

_SEPARATORS = re.compile(r"[ \u00a0\u2009\u202f'’]")
_GROUPED = re.compile(r"\d{1,3}(?:\d{3})+|\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")


@dataclass(frozen=True, slots=True)
class Digits:
    """The value of a number written with digits.

    Attributes:
        value: under the convention that was taken.
        step: one unit of the last digit written.
        other: value and step under the other convention, for a number that could be read so (``1.234``).
        settled: whether the document or the language says that ``value`` is the right reading.
    """

    value: float
    step: float
    other: tuple[float, float] | None = None
    settled: bool = True


def read(written: str, *, decimal: str | None, usual: str, sure_thousands: str = "") -> Digits | None:
    """Read digits and marks; None where they make no number (``1.2.3``).

    Args:
        written: the digits with their marks, as ``CORE`` matches them.
        decimal: the decimal mark that the document settles, if it does.
        usual: the decimal mark that the language writes when nothing else is known.
        sure_thousands: marks that before three digits are always thousands in this language ("," in English).
    """
    spaced = _SEPARATORS.sub("", written)
    marks = {mark for mark in spaced if mark in ".,"}
    if not marks:
        return Digits(float(spaced), 1.0)
    if len(marks) == 2:
        return _two_marks(spaced)
    mark = marks.pop()
    whole, _, rest = spaced.rpartition(mark)
    if mark in whole:
        if _is_grouped(spaced):
            return Digits(float(spaced.replace(mark, "")), 1.0)
        # "2.270.76": one mark for the thousands and the decimals is a slip, and leaves no doubt.
        return _decimal(whole.replace(mark, ""), rest) if len(rest) == 2 and _GROUPED.fullmatch(whole) else None
    if spaced != written or len(rest) != 3 or not 0 < len(whole) <= 3 or whole.startswith("0"):
        return _decimal(whole, rest)
    return _ambiguous(whole, rest, mark=mark, decimal=decimal, usual=usual, sure=mark in sure_thousands)


def _ambiguous(whole: str, rest: str, *, mark: str, decimal: str | None, usual: str, sure: bool) -> Digits:
    thousands, decimals = Digits(float(whole + rest), 1.0), _decimal(whole, rest)
    if sure and decimal != mark:
        return thousands
    taken, left = (decimals, thousands) if mark == (decimal or usual) else (thousands, decimals)
    return Digits(taken.value, taken.step, (left.value, left.step), settled=decimal is not None)


def _two_marks(spaced: str) -> Digits | None:
    decimal = max(".,", key=spaced.rfind)
    whole, _, rest = spaced.rpartition(decimal)
    return _decimal(re.sub("[.,]", "", whole), rest) if decimal not in whole and _is_grouped(whole) else None


def _is_grouped(whole: str) -> bool:
    return bool(_GROUPED.fullmatch(whole) or _INDIAN.fullmatch(whole))


def _decimal(whole: str, rest: str) -> Digits:
    return Digits(float(f"{whole or '0'}.{rest}"), 10.0 ** -len(rest))
