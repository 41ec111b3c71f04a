"""Conditions on the figures of a passage, as they are typed: ``pe_forward > 20``, ``policy_rate between 3 and 4``."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from index.errors import FilterError
from nlp.metric_names import UnknownMetricError, metric_name

_NUMBER = r"[-+]?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?"
_UNIT = r"(?:\s*(?P<{}>%|bp|pp|x|pts|count|usd/bbl|usd/oz|[A-Z]{{3}}))?"
_BOUND = re.compile(
    rf"(?P<metric>\w+)\s*(?P<sign><=|>=|<|>|=)\s*(?P<value>{_NUMBER}){_UNIT.format('unit')}", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?P<metric>\w+)\s+between\s+(?P<low>{_NUMBER})\s+and\s+(?P<high>{_NUMBER}){_UNIT.format('unit')}", re.IGNORECASE
)
_AND = re.compile(r"\s+and\s+(?=\w+\s*(?:[<>=]|\s+between\s))", re.IGNORECASE)


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
        value, sign = _number(found["value"]), found["sign"]
        low = value if sign in {">", ">=", "="} else -math.inf
        high = value if sign in {"<", "<=", "="} else math.inf
        return Condition(_metric(found["metric"]), low, high, sign in {"<", ">"}, _unit(found["unit"]))
    if found := _RANGE.fullmatch(text):
        low, high = _number(found["low"]), _number(found["high"])
        if low > high:
            raise FilterError(f"{text!r}: {found['low']} is more than {found['high']}; write the lower bound first")
        return Condition(_metric(found["metric"]), low, high, unit=_unit(found["unit"]))
    raise FilterError(
        f"{text!r} is no condition; write a metric, a sign (< <= = >= >) and a number, or METRIC between A and B: "
        "'pe_forward > 20', 'policy_rate between 3 and 4'"
    )


def _number(text: str) -> float:
    return float(text.replace("_", ""))


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
