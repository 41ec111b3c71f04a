"""Conditions on the figures of a passage, as they are typed: ``pe_forward > 20``, ``revenue > 100 billion``.

A figure is written as texts write it, in either language: ``3,5 %``, ``$70``, ``100bn``, ``100 mil millones``. It is
read by the reader of texts, unless it is a plain number.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.errors import FilterError
from nlp.metric_names import UnknownMetricError, metric_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNED = r"(?P<metric>\w+)\s*(?P<sign><=|>=|<|>|=)\s*(?P<value>.*\d.*)"
_BOUND = re.compile(_SIGNED)
_RANGE = re.compile(
    r"(?P<metric>\w+)\s+(?:between|entre)\s+(?P<low>.*\d.*?)\s+(?:and|y)\s+(?P<high>.*\d.*)", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|y)\s+(?=\w+\s*(?:[<>=]|\s(?:between|entre)\s))", re.IGNORECASE)
_PLAIN = re.compile(
    r"(?P<number>[-+]?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*(?P<unit>%|bp|pp|x|pts|count|usd/bbl|usd/oz|[A-Z]{3})?",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\D*$")


@dataclass(frozen=True, slots=True)
class Condition:
    """A metric and the values that are wanted.

    Attributes:
        low, high: the wanted interval, infinite where it is open.
        strict: whether its ends are left out.
        unit: the unit that is meant; null for any.
    """

    metric: str
    low: float
    high: float
    strict: bool = False
    unit: str | None = None

    def holds(self, low: Any, high: Any) -> Any:
        """Tell whether stated intervals reach into the wanted one: of one, or of arrays of their ends.

        "Above 20" (low 20, no high) holds values above 20, the figure 20 itself does not.
        """
        if self.strict:
            return (high > self.low) & (low < self.high)
        return (high >= self.low) & (low <= self.high)


def conditions(text: str) -> tuple[Condition, ...]:
    """Return the conditions of an expression, joined by "and".

    >>> conditions("pe_forward > 20")
    (Condition(metric='pe_forward', low=20.0, high=inf, strict=True, unit=None),)

    Raises:
        FilterError: it is no such expression, or there is no such metric.
    """
    return tuple(_condition(part.strip()) for part in _AND.split(text.strip()))


def _condition(text: str) -> Condition:
    if found := _BOUND.fullmatch(text):
        (value, unit), sign = _figure(found["value"]), found["sign"]
        low = value if sign in {">", ">=", "="} else -math.inf
        high = value if sign in {"<", "<=", "="} else math.inf
        return Condition(_metric(found["metric"]), low, high, sign in {"<", ">"}, unit)
    if found := _RANGE.fullmatch(text):
        return _range(text, *found.group("metric", "low", "high"))
    raise FilterError(
        f"{text!r} is no condition; write a metric, a sign (< <= = >= >) and a figure, or METRIC between A and B: "
        "'pe_forward > 20', 'policy_rate between 3 and 4'"
    )


def _range(text: str, metric: str, first: str, last: str) -> Condition:
    high, unit = _figure(last)
    # "Between 100 and 200 billion": what follows the second number is said of the first one too.
    low, own = _figure(first + _tail(last) if first[-1].isdigit() else first)
    if low > high:
        raise FilterError(f"{text!r}: {first} is more than {last}; write the lower bound first")
    return Condition(_metric(metric), low, high, unit=unit or own)


def _tail(figure: str) -> str:
    found = _SCALE.search(figure)
    return found[0] if found else ""


def _figure(text: str) -> tuple[float, str | None]:
    """Return the value of a figure as it is typed, and its unit as the claim contract writes it."""
    if found := _PLAIN.fullmatch(text):
        return float(found["number"].replace("_", "")), _unit(found["unit"])
    read = sorted(_read(text), key=lambda each: each[2])
    if not read:
        raise FilterError(
            f"{text!r} is no figure; write a number with its unit, if it has one: 20, 3.5%, 25 bp, $70, 100 billion, "
            "100 mil millones"
        )
    return read[0][:2]


def _read(text: str) -> Iterator[tuple[float, str | None, bool]]:
    """Yield what a figure is in each language that reads all of it, and whether it has another reading there."""
    from nlp.numbers.convention import Convention
    from nlp.numbers.quantities import find_in
    from nlp.tables import LANGUAGES

    for lang in LANGUAGES:
        for each in find_in(text, lang, Convention()):
            if each.text == text and each.low is not None and each.low == each.high:
                yield each.low, each.unit, bool(each.readings)


def _unit(text: str | None) -> str | None:
    """Return a unit as the claim contract writes it: currencies in capitals, the others small."""
    if text is None:
        return None
    return text.upper() if len(text) == 3 and text.isalpha() and text.lower() != "pts" else text.lower()


def _metric(name: str) -> str:
    try:
        return metric_name(name)
    except UnknownMetricError as error:
        raise FilterError(str(error)) from error
