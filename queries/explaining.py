"""Why a finding is one: the rule behind it, what each figure can mean, and how many voices stand on each side."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.sourced import SourcedClaim
from queries.intervals import figure
from queries.sametime import CLOCKS, Clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.finding import Cited, Finding

_SAME_TIME = {
    Clock.DAY: "prices, levels, yields and rates of exchange of one day agree within what a session moves them",
    Clock.WINDOW: "multiples and shares agree with others of 45 days",
    Clock.PERIOD: "figures over one period agree with others of that period and definition",
    Clock.STANDING: "a rate holds until it is changed, and is one figure on one day",
}

_RULES = {
    "value": "independent sources",
    "self": "statements in one text",
    "arithmetic": "a derived figure follows from the figures beside it, whatever these were rounded from",
    "copy": "a copy has the figures of its original, unless it says that it corrects them",
    "slip": "two subjects have the same level and the same change on one day by chance only if both are near their own",
    "scale": "figures of one thing are not a thousand times apart, and points are neither per cent nor basis points",
    "listing": "a ticker beside a name is that company's, on the market that is named",
    "date": "a date is in the calendar, its weekday falls on it, and a forecast is of what lies ahead",
    "reference": "a figure agrees with the row of the reference series that holds at its time",
    "drift": "a figure that is quoted for months may have moved; both were right in their time",
    "translation": "a translation has the figures of its original",
}


@dataclass(frozen=True, slots=True)
class ExplainedFigure:
    """One figure of a finding, as it is compared.

    Attributes:
        cited: where it stands.
        low, high: all that it can mean, rounding and "about" included, in ``unit``; null on an open side, and for what
            is no figure.
        unit: in which figures of its metric compare.
    """

    cited: Cited
    low: float | None
    high: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class ExplainedSide:
    """One side of a finding.

    Attributes:
        sources: how many independent voices stand on it; copies of one text are one.
    """

    figures: tuple[ExplainedFigure, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding is one.

    Attributes:
        rule: the rule that its figures break.
    """

    rule: str
    sides: tuple[ExplainedSide, ...]


def explain(finding: Finding) -> Explanation:
    """Return why a finding is one."""
    return Explanation(rule_of(finding), tuple(map(_side, finding.sides)))


def rule_of(finding: Finding) -> str:
    """Return the rule that a finding's figures break, in one sentence."""
    rule = _RULES[finding.kind]
    if finding.kind in {"value", "self"}:
        rule = f"{rule}: {_SAME_TIME[CLOCKS[finding.metric or '']]}"
    return f"{finding.kind}: {rule}"


def _side(side: Sequence[Cited]) -> ExplainedSide:
    return ExplainedSide(tuple(map(_figure, side)), len({cited.cluster for cited in side}))


def _figure(cited: Cited) -> ExplainedFigure:
    return _normalised(cited) if isinstance(cited, SourcedClaim) else ExplainedFigure(cited, None, None, None)


def _normalised(sourced: SourcedClaim) -> ExplainedFigure:
    meant = figure(sourced.claim)
    if meant is None:
        return ExplainedFigure(sourced, sourced.claim.low, sourced.claim.high, sourced.claim.unit)
    first = meant.readings[0]
    low, high = (round(end, 10) if math.isfinite(end) else None for end in (first.low, first.high))
    return ExplainedFigure(sourced, low, high, meant.unit)
