"""Interval arithmetic over rounded figures: a stated number stands for every value that would be written so.

Two figures agree when the intervals that round to them meet, as duplicate facts are consistent in XBRL ("Handling
Duplicate Facts"). Everything here errs towards agreement: a coarser reading, an approximation or another reading of
an ambiguous number only ever widens.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp.reading import Claim, Interval

APPROXIMATION = 0.05
"""Half-width of "about 40%" relative to the figure: writers round to a twentieth ("about 40" for 38 to 42)."""

WRITTEN_OUT, TO_THE_DIGIT = 1e3, 0.01
"""From how many units of its last digit a figure is no round one, and the half-width of "about" that then is left."""

ROUNDING = 0.25
"""Most that trailing zeros can hide, relative to the figure: 20 may stand for 15 to 25, but 10 not for 5 to 15."""

TIMES = 0.075
"""The same of a multiple: the market trades at "20 times" for 18.5 to 21.5, and nobody means 15 or 25."""

TOLERANCE = 1e-12
"""Relative slack for binary fractions: 0.1 + 0.2 meets 0.3."""

LEVELS = frozenset({"price", "index_level", "fx_rate", "support_level", "resistance_level", "price_target"})
"""Metrics in which one trailing zero is a digit like any other: an index at 2,590 was not at 2,594."""

ADMINISTERED = frozenset({"policy_rate", "policy_rate_change", "inflation_target"})
"""Figures that are set, not measured: nobody rounds a rate of 10% from 11.25%, and neighbouring bands differ."""

POINTS = frozenset({"policy_rate_change", "bond_yield_change", "margin_change", "relative_return", "spread"})
"""Differences of percentages: "25 bp", "0.25 points" and "0.25%" are one figure, compared in basis points."""

RATES = frozenset({"policy_rate", "terminal_rate", "bond_yield", "interest_rate", "margin"})
"""Percentages that are now and then stated in basis points or points, compared in per cent."""

_GROUPED = re.compile(r"\d{1,3}[.,]\d{3}(?![\d.,]*\d)")
"""A number with one mark and three digits behind it."""

_FULL = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{2}0\s?[^\W\d]")
"""A number that a word of scale follows and that ends in a zero, so that its one mark is one of thousands."""

HOME = "$"
"""The currency of which it is only known that a bare sign stands for it."""

_SECURITY = re.compile(r"[A-Z]{4}:")

_TO_BP = {"bp": 1.0, "pp": 100.0, "%": 100.0}
_TO_PERCENT = {"bp": 0.01, "pp": 1.0, "%": 1.0}
_TO_RISK = {"bp": 1.0, "pts": 1.0}
QUOTED_IN = {"usd/bbl": "USD", "usd/oz": "USD"}
"""The currency of a price by measure: "$62 a barrel" is $62."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A closed interval of the real line; an open side is infinite."""

    low: float
    high: float

    def widened(self, by: float) -> Bounds:
        """Return the interval with both sides moved outwards."""
        return Bounds(self.low - by, self.high + by)

    def scaled(self, factor: float) -> Bounds:
        """Return the interval in another unit (``factor`` is positive)."""
        return Bounds(self.low * factor, self.high * factor)

    def overlap(self, other: Bounds) -> float:
        """Return the length that both share; negative is the gap between them."""
        return min(self.high, other.high) - max(self.low, other.low)

    @property
    def magnitude(self) -> float:
        """The largest finite absolute value of the ends."""
        low, high = abs(self.low), abs(self.high)
        if high == math.inf:
            return 0.0 if low == math.inf else low
        return high if low == math.inf or high > low else low


@dataclass(frozen=True, slots=True)
class Figure:
    """What a claim's number can mean, in a unit in which claims of its metric compare.

    Attributes:
        unit: the unit to compare in (``%``, ``bp``, ``x``, a currency …); different units never meet.
        readings: the values that the number stands for, one interval for each reading of the expression.
        spread: whether the text states a range, or one open side.
        exact: the stated ends without widening, of the first reading.
        administered: whether the figure is set rather than measured.
    """

    unit: str
    readings: tuple[Bounds, ...]
    spread: bool
    exact: Bounds
    administered: bool = False


def figure(claim: Claim, *, leeway: float = 0.0) -> Figure | None:
    """Return what the claim's number can mean; nothing when its unit is unknown or both sides are open.

    Args:
        claim: the claim.
        leeway: how far, in the unit to compare in, another figure may lie for reasons other than rounding; half of it
            widens either side. It is that of the first reading, and another's by its size.
    """
    unit, factor = comparable_unit(claim)
    if unit is None or (claim.low is None and claim.high is None):
        return None
    first = _bounds(claim.low, claim.high)
    others = [*(_bounds(each.low, each.high) for each in _read_otherwise(claim)), *_thousands(claim, first)]
    stated = [(first, abs(claim.step)), *((other, _step(other, first, abs(claim.step))) for other in others)]
    return Figure(
        unit=unit,
        readings=tuple(
            _widened(each, step, claim).scaled(factor).widened(_step(each, first, leeway) / 2) for each, step in stated
        ),
        spread=claim.low != claim.high,
        exact=first.scaled(factor),
        administered=claim.metric in ADMINISTERED,
    )


def either_mark(claim: Claim) -> bool:
    """Return whether a level of an index has a mark that is soon one of thousands, whatever its text's other marks are.

    "Subió un 0.4%, a 37.248 puntos": papers that write decimals with a point copy agencies that do not.
    """
    size = max((abs(end) for end in (claim.low, claim.high) if end is not None), default=0.0)
    return claim.metric == "index_level" and size < 1e3 and _GROUPED.match(claim.value_text) is not None


def comparable_unit(claim: Claim) -> tuple[str | None, float]:
    """Return the unit in which claims of this metric compare, and the factor from the claim's own unit to it."""
    unit = claim.unit
    if unit is None:
        return HOME if _at_home(claim) else None, 1.0
    if claim.metric in POINTS and unit in _TO_BP:
        return "bp", _TO_BP[unit]
    if claim.metric in RATES and unit in _TO_PERCENT:
        return "%", _TO_PERCENT[unit]
    if claim.metric == "country_risk" and unit in _TO_RISK:
        return "bp", _TO_RISK[unit]
    return QUOTED_IN.get(unit, unit), 1.0


def _at_home(claim: Claim) -> bool:
    """Whether an amount of a listed company has a bare "$", which is one currency wherever the company is told of."""
    return HOME in claim.value_text and _SECURITY.match(claim.subject or "") is not None


def agree(a: Figure, b: Figure) -> bool:
    """Return whether both figures can be right: some reading of one meets some reading of the other."""
    if a.unit != b.unit:
        return False
    if a.administered and b.administered and a.spread and b.spread and not math.isinf(_reach(a) + _reach(b)):
        return same(a, b)  # "3.50%–3.75%" and "3.50%–4.00%" share values, and are two decisions
    touching = a.spread or b.spread
    return any(_meet(x, y, touching=touching) for x in a.readings for y in b.readings)


def _reach(of: Figure) -> float:
    """How wide the stated ends of a figure lie apart."""
    return of.exact.high - of.exact.low


def same(a: Figure, b: Figure) -> bool:
    """Return whether both state the same number, in whatever format or unit (``3,50 %``, ``3.50%``, ``350 bp``)."""
    slack = TOLERANCE * max(a.exact.magnitude, b.exact.magnitude, 1.0)
    return a.unit == b.unit and all(
        x == y or abs(x - y) <= slack for x, y in ((a.exact.low, b.exact.low), (a.exact.high, b.exact.high))
    )


def gap(a: Figure, b: Figure) -> float:
    """Return the distance between what the figures can mean, in their unit; 0 where they meet."""
    return max(0.0, min(-x.overlap(y) for x in a.readings for y in b.readings))


def coarse_step(value: float, step: float) -> float:
    """Return one unit of the last digit that is not a trailing zero of a whole number.

    ``600`` gives 100 and ``$30 billion`` 10 billion; ``3.50`` keeps its step, for zeros after the point are digits.
    """
    if step <= 0 or value == 0 or not math.isfinite(step) or not _whole(step):
        return step
    digits = round(abs(value) / step)
    while digits and digits % 10 == 0:
        digits //= 10
        step *= 10
    return step


def _whole(step: float) -> bool:
    """Whether the number was written without decimals: its last digit counts ones, thousands or millions."""
    power = math.log10(step)
    return step >= 1 and abs(power - round(power)) < TOLERANCE and round(power) % 3 == 0


def _bounds(low: float | None, high: float | None) -> Bounds:
    return Bounds(-math.inf if low is None else low, math.inf if high is None else high)


def _read_otherwise(claim: Claim) -> tuple[Interval, ...]:
    """Return the other readings of a number, but of "$245.300 millones" none: nobody ends decimals of millions in 0."""
    return () if claim.readings and _FULL.search(claim.value_text) is not None else claim.readings


def _thousands(claim: Claim, first: Bounds) -> tuple[Bounds, ...]:
    return (first.scaled(1e3),) if either_mark(claim) else ()


def _step(other: Bounds, first: Bounds, step: float) -> float:
    """One unit of the last digit in another reading of the same digits: 14.101 millions, or 14,101 of them."""
    return step * other.magnitude / first.magnitude if first.magnitude else step


def _widened(stated: Bounds, step: float, claim: Claim) -> Bounds:
    half = step / 2
    if claim.metric in ADMINISTERED and stated.low != stated.high:
        half = 0.0  # "3.50%–3.75%" and "3.75%–4.00%" are neighbours that never meet
    if stated.low == stated.high:
        half = max(half, _hidden(stated.low, step, claim))
    if claim.approx:
        half = max(half, _rough(stated, step), _about(stated, step))
    return stated.widened(half)


def _rough(stated: Bounds, step: float) -> float:
    """How far "about" reaches by the size of a figure; who writes "approximately $25.93 billion" rounds no 24.93."""
    exact = step > 0 and stated.magnitude >= WRITTEN_OUT * coarse_step(stated.magnitude, step)
    return (TO_THE_DIGIT if exact else APPROXIMATION) * stated.magnitude


def _about(stated: Bounds, step: float) -> float:
    """How far "about" reaches by the last digit that counts: "about 600" to 500 or 700, "about 15" to 12.5 or 17.5."""
    if stated.low != stated.high or step == 0:
        return min(step, ROUNDING * stated.magnitude)
    coarse = coarse_step(stated.low, step)
    ends_in_five = round(abs(stated.low) / coarse) % 10 == 5
    return min(2.5 * coarse if ends_in_five else coarse, ROUNDING * stated.magnitude)


def _hidden(value: float, step: float, claim: Claim) -> float:
    """Half of what trailing zeros may round away."""
    if claim.metric in ADMINISTERED:
        return 0.0
    coarse = coarse_step(value, step)
    if claim.metric in LEVELS and coarse <= 10 * step:
        return 0.0
    if claim.unit == "x":
        return min(coarse / 2, max(step, TIMES * abs(value)))
    return min(coarse / 2, ROUNDING * abs(value))


def _meet(a: Bounds, b: Bounds, *, touching: bool) -> bool:
    """Whether the intervals share values; sharing one end only counts when asked, or when one is a single value."""
    if a == b:
        return True
    slack = TOLERANCE * max(a.magnitude, b.magnitude)
    shared = a.overlap(b)
    if touching or a.low == a.high or b.low == b.high:
        return shared >= -slack
    return shared > slack


THOUSANDS = (1e3, 1e6)
"""Factors by which scale words are mistaken: million for billion, billion for *billón*; trillion for *trillón*."""

NARROW = 0.2
"""Widest a figure may be, relative to itself, to tell a factor of a thousand from chance."""


TOLD_APART = 0.01
"""Widest a figure may be, relative to itself, that is a cut one: it has three digits."""


def thousandfold(a: Figure, b: Figure, *, factors: tuple[float, ...] = THOUSANDS) -> bool:
    """Return whether the figures would agree if one of them were multiplied by a power of a thousand."""
    if a.unit != b.unit or agree(a, b):
        return False
    small, large = sorted((a.readings[0], b.readings[0]), key=lambda bounds: bounds.magnitude)
    return (
        all(_narrow(bounds) for bounds in (small, large))
        and small.low * large.low > 0  # of one sign
        and any(_meet(_cut(small, factor).scaled(factor), large, touching=True) for factor in factors)
    )


def _cut(bounds: Bounds, factor: float) -> Bounds:
    """Return what the digits of an amount stand for where those behind them were cut off: 27.1 million for 27,161.

    Of fewer digits so wide a figure would meet another by chance, and so would one of a few times its size.
    """
    width = bounds.high - bounds.low
    told = width <= TOLD_APART * bounds.magnitude and factor in THOUSANDS
    return bounds.widened(width / 2) if told else bounds


def _narrow(bounds: Bounds) -> bool:
    return math.isfinite(bounds.high - bounds.low) and bounds.high - bounds.low <= NARROW * bounds.magnitude
