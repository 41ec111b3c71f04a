"""Compose number words and digits into one value ("3 hundred and 21", "3 mil 500 millones", "two thirds")."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp.numbers.digits import Digits


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word of the number lexicon, or digits, where it stands in the text; ``hyphened`` where a hyphen leads to it."""

    start: int
    end: int
    kinds: Mapping[str, float]
    digits: Digits | None = None
    hyphened: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """A value composed of the lexemes before ``stop``.

    Attributes:
        step: one unit of the last stated digit.
        scale: the scale word that ended it (1e6 after "3 million"), else 1.
    """

    value: float
    step: float
    stop: int
    scale: float = 1.0


_LEAST_UNIT = 100.0
_MILLION = 1e6
_DIGITS_ROOM = -1.0  # nothing goes below digits, but a word may multiply them ("322 hundred")


@dataclass(slots=True)
class _Sum:
    """What was read so far: finished groups, each with its scale and step, and the one being read."""

    groups: list[tuple[float, float, float]] = field(default_factory=list)
    current: float | None = None
    step: float = 1.0
    room: float = 0.0

    def copy(self) -> _Sum:
        return _Sum(list(self.groups), self.current, self.step, self.room)

    def add(self, value: float, *, needs: float, room: float) -> bool:
        """Put a word below the last one ("forty" + "seven"); ``needs`` is the room that it takes."""
        if self.current is not None and (value == 0 or self.room < needs):
            return False
        if self.current is None and self.groups and value >= self.groups[-1][1]:
            return False
        self.current, self.room, self.step = (self.current or 0.0) + value, room, 1.0
        return True

    def put_digits(self, read: Digits, *, scaled: bool) -> bool:
        """Put digits; after a scale only as its rest ("5 mil 874", and not "3 million 20 years ago")."""
        if self.current is not None:
            return self.room == 100 and read.value < 100 and self.add(read.value, needs=100.0, room=_DIGITS_ROOM)
        if self.groups and not scaled and (self.groups[-1][1] != 1e3 or not 10 <= read.value < 1e3):
            return False
        self.current, self.step, self.room = read.value, read.step, _DIGITS_ROOM
        return True

    def multiply(self, value: float) -> bool:
        """Multiply the group being read ("three hundred"); "hundred" alone is one hundred."""
        if self.room == value or (self.room == 0 and (self.current or 0.0) >= 100):
            return False
        self.current, self.room, self.step = (self.current or 1.0) * value, value, self.step * value
        return True

    def scale(self, value: float, *, bare: bool) -> bool:
        """Close the group being read with a scale word, taking in the smaller groups before it."""
        kept = [group for group in self.groups if group[1] >= value]
        taken = self.groups[len(kept) :]
        base = sum(group[0] for group in taken) + (self.current or 0.0)
        if not base and bare and not self.groups and self.current is None:
            base = 1.0
        if not base or (kept and kept[-1][1] == value):
            return False
        step = self.step if self.current is not None or not taken else taken[-1][2]
        self.groups = [*kept, (base * value, value, step * value)]
        self.current, self.room, self.step = None, 0.0, 1.0
        return True

    def result(self, stop: int) -> Composed | None:
        if self.current is None and not self.groups:
            return None
        value = sum(group[0] for group in self.groups) + (self.current or 0.0)
        if self.current is not None:
            return Composed(value, self.step, stop)
        return Composed(value, self.groups[-1][2], stop, self.groups[-1][1])


def cardinal(lexemes: Sequence[Lexeme], start: int = 0) -> Composed | None:
    """Read the longest whole number (or digits) that begins at a lexeme."""
    if len(lexemes) == start + 1 and (alone := lexemes[start].digits) is not None:
        return Composed(alone.value, alone.step, len(lexemes))  # as nearly all are
    total, index = _Sum(), start
    before_joiner: tuple[_Sum, int] | None = None
    while index < len(lexemes):
        lexeme = lexemes[index]
        if _parts_from_scale(lexemes, start, index, total):
            break
        if _joins(lexemes, index, total):
            before_joiner = (total.copy(), index)
        elif not _take(total, lexeme, scaled=_has(lexemes, index + 1, "scales", "multipliers")):
            # "between two hundred and three hundred": the second is a number of its own.
            if before_joiner and ("scales" in lexeme.kinds or "multipliers" in lexeme.kinds):
                total, index = before_joiner
            break
        index += 1
    return total.result(index)


def _parts_from_scale(lexemes: Sequence[Lexeme], start: int, index: int, total: _Sum) -> bool:
    """Return whether a new number begins behind digits and a scale: "up from 24 million twelve months earlier"."""
    if lexemes[start].digits is None or total.current is not None or not total.groups or total.groups[-1][1] < _MILLION:
        return False
    follows = any(_has(lexemes, place, "scales", "multipliers") for place in range(index + 1, index + 3))
    return _has(lexemes, index, "small", "tens") and not follows


def _take(total: _Sum, lexeme: Lexeme, *, scaled: bool) -> bool:
    kinds = lexeme.kinds
    if lexeme.digits is not None:
        return total.put_digits(lexeme.digits, scaled=scaled)
    if "small" in kinds:
        return total.add(kinds["small"], needs=10.0 if kinds["small"] < 10 else 100.0, room=0.0)
    if "tens" in kinds:
        return total.add(kinds["tens"], needs=100.0, room=10.0)
    if "hundreds" in kinds:
        return total.add(kinds["hundreds"], needs=1000.0, room=100.0)
    if "multipliers" in kinds:
        return total.multiply(kinds["multipliers"])
    if "scales" in kinds:
        return total.scale(kinds["scales"], bare="bare_scales" in kinds)
    return "articles" in kinds and total.current is None and not total.groups and total.add(1.0, needs=0.0, room=0.0)


def _joins(lexemes: Sequence[Lexeme], index: int, total: _Sum) -> bool:
    kinds = lexemes[index].kinds
    if "tens_joiners" in kinds and total.room == 10 and _has(lexemes, index + 1, "small"):
        return lexemes[index + 1].kinds["small"] < 10
    open_below = total.room == 100 or (total.current is None and bool(total.groups))
    if "joiners" not in kinds or not open_below or _is_share(fraction(lexemes, index + 1)):
        return False  # "one hundred and three quarters" ends before its fraction, "… and thirty fifths" does not
    if total.room == 100 and index + 1 < len(lexemes) and lexemes[index + 1].digits:
        return True
    return _has(lexemes, index + 1, "small", "tens", "hundreds")


def _is_share(part: Composed | None) -> bool:
    return part is not None and part.value < 1


def _has(lexemes: Sequence[Lexeme], index: int, *kinds: str) -> bool:
    return index < len(lexemes) and any(kind in lexemes[index].kinds for kind in kinds)


def fraction(lexemes: Sequence[Lexeme], start: int = 0) -> Composed | None:
    """Read "two thirds", "a quarter", "half", "tres cuartos" at a lexeme; the step is one part."""
    if _has(lexemes, start, "articles", "quiet") and _has(lexemes, start + 1, "denominators"):
        under = lexemes[start + 1].kinds["denominators"]
        return Composed(1 / under, 1 / under, start + 2)
    if _has(lexemes, start, "halves"):
        return Composed(0.5, 0.5, start + 1)
    over = cardinal(lexemes, start)
    if over is None or over.step < 1 or over.stop >= len(lexemes):
        return None
    under, stop = _parts(lexemes, over.stop)
    # "5 centésimas" counts hundredths as a unit, "cinco centésimas" is a fraction.
    if not under or (under >= _LEAST_UNIT and lexemes[start].digits):
        return None
    return Composed(over.value / under, 1 / under, stop)


def _parts(lexemes: Sequence[Lexeme], start: int) -> tuple[float, int]:
    """Return into how many parts a fraction divides, zero for none, and where that ends.

    Several parts have a plural ("two thirds", "five twenty-firsts") or hang on a hyphen ("a three-quarter-point rise"):
    "three quarter-point rises" are three of a quarter.
    """
    kinds = lexemes[start].kinds
    if "parts" in kinds or ("denominators" in kinds and lexemes[start].hyphened):
        return kinds.get("parts", kinds.get("denominators", 0.0)), start + 1
    if "tens" in kinds and _has(lexemes, start + 1, "unit_parts") and lexemes[start + 1].hyphened:
        return kinds["tens"] + lexemes[start + 1].kinds["unit_parts"], start + 2
    return 0.0, start


def decimals(lexemes: Sequence[Lexeme], start: int) -> tuple[str, int] | None:
    """Read the digits said after the point: "nought four" is ``04``, "setenta y cinco" ``75``."""
    said, index = "", start
    while index < len(lexemes) and lexemes[index].digits is None:
        part = cardinal(lexemes, index)
        if part is None or part.scale > 1e3:
            break
        said, index = said + str(int(part.value)), part.stop
    return (said, index) if said else None
