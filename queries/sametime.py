"""Which claims speak of the same time, by what their metric is (``spec``: prices by the day, multiples by the month …).

A claim without ``as_of`` speaks of its publication date. Where that is missing too it may speak of any time, and what
is found between such claims is never certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.days import Days, parse

if TYPE_CHECKING:
    from index.sourced import SourcedClaim
    from nlp.reading import Claim


class Clock(StrEnum):
    """How figures of a metric meet in time."""

    DAY = "day"
    """Prices, levels, yields: the same day."""
    WINDOW = "window"
    """Multiples and shares that move slowly: days that are near."""
    PERIOD = "period"
    """Flows, growth and published statistics: the same period."""
    STANDING = "standing"
    """What a central bank sets: it holds until it is changed."""
    NEVER = "never"
    """Many by nature: technical levels, price targets."""


WINDOW_DAYS = 45
"""Valuations this near speak of one market."""

FORECAST_DAYS = 90
"""Forecasts for one period said this near each other belong to one round of estimates."""

STANDING_DAYS = 60
"""A rate is unlikely to have been changed and changed back within the time between two or three meetings."""

_METRICS = {
    Clock.DAY: "price index_level bond_yield interest_rate spread country_risk fx_rate volatility market_cap aum",
    Clock.WINDOW: (
        "pe pe_forward pe_trailing pb ps ev_ebitda peg dividend_yield earnings_yield valuation_discount leverage "
        "share_unprofitable index_weight stake"
    ),
    Clock.PERIOD: (
        "earnings_growth eps_growth revenue_growth eps revenue net_income operating_income ebitda capex "
        "operating_cash_flow free_cash_flow debt cash backlog buyback dividend margin margin_change roe surprise "
        "same_store_sales price_change index_change return relative_return policy_rate_change bond_yield_change "
        "inflation core_inflation inflation_expectation gdp_growth economic_activity retail_sales_growth "
        "unemployment_rate payrolls jobless_claims pmi deficit_to_gdp debt_to_gdp fund_flow"
    ),
    Clock.STANDING: "policy_rate inflation_target",
    Clock.NEVER: "support_level resistance_level price_target terminal_rate deal_value",
}
CLOCKS = {metric: clock for clock, metrics in _METRICS.items() for metric in metrics.split()}
"""The clock of every metric of the claim contract."""

STATISTICS = frozenset(
    {
        "inflation",
        "core_inflation",
        "inflation_expectation",
        "gdp_growth",
        "economic_activity",
        "retail_sales_growth",
        "unemployment_rate",
        "payrolls",
        "jobless_claims",
        "pmi",
        "deficit_to_gdp",
        "debt_to_gdp",
    }
)
"""Published figures that are quoted as "the latest" until the next release: without ``as_of``, the month counts."""


BALANCES = frozenset({"cash", "debt", "backlog"})
"""Amounts at the end of a period: "cash at the end of 2025" and "at the end of December" are of one day."""

MOVES = frozenset({"return", "relative_return", "price_change", "index_change", "bond_yield_change"})
"""Changes that are measured at a point of the trading day. "Debt closed the year at 5 billion" is no close."""

REPORTED = frozenset(
    {"revenue", "net_income", "operating_income", "ebitda", "eps", "capex", "operating_cash_flow", "free_cash_flow"}
    | {"revenue_growth", "earnings_growth", "eps_growth"}
)
"""What companies report of a quarter, a half or a year, and never of a month."""

PRICES = frozenset({"inflation", "core_inflation"})


@dataclass(frozen=True, slots=True)
class Moment:
    """The time that a claim speaks of.

    Attributes:
        key: claims with different keys never meet.
        at: the day (ordinal) at which it stands among others of its key; null when nothing gives a date.
        days: what it covers, where that is sure; two claims with the same days are surely of the same time.
    """

    key: Hashable
    at: int | None
    days: Days | None


def moment(sourced: SourcedClaim) -> Moment | None:
    """Return when the claim's number applies; nothing when no other claim can be shown to share that time."""
    claim = sourced.claim
    clock = CLOCKS.get(claim.metric or "", Clock.NEVER)
    if clock is Clock.NEVER:
        return None
    said = parse(sourced.doc_date) if sourced.doc_date else None
    days = parse(claim.as_of) if claim.as_of else said
    if clock is Clock.DAY:
        return Moment(None, days.first if days else None, days) if days is None or days.single else None
    if clock is Clock.PERIOD:
        return _period_moment(claim, days, said)
    at = _position(days, said)
    return Moment(None, at, days if at is not None else None)


def slots(claims: Iterable[SourcedClaim]) -> Iterator[tuple[SourcedClaim, ...]]:
    """Group claims of one metric and status into those of the same time.

    A claim can be in several slots where the metric has a window of days. Claims without any date join where all the
    dated ones are of one time, and else only meet each other: an undated price can belong to any of many days.
    """
    by_key: dict[Hashable, list[tuple[int | None, SourcedClaim]]] = defaultdict(list)
    width = 0
    for sourced in claims:
        if (when := moment(sourced)) is not None:
            by_key[when.key].append((when.at, sourced))
            width = _width(sourced)
    for timed in by_key.values():
        yield from _windows(timed, width)


def comparable(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Return whether two claims of one metric and status speak of the same time."""
    return any(len(slot) > 1 for slot in slots((a, b)))


def undated(sourced: SourcedClaim) -> bool:
    """Return whether neither the claim nor its document says when."""
    return sourced.claim.as_of is None and sourced.doc_date is None


def sandwiches(
    claims: Iterable[SourcedClaim], alike: Callable[[SourcedClaim, SourcedClaim], bool]
) -> Iterator[tuple[SourcedClaim, ...]]:
    """Group each day's claims about a rate that holds until it is changed with those of the days before and after.

    Only where those agree with each other: the rate has not been changed and changed back in so short a time.

    Args:
        claims: claims of one subject, part and status.
        alike: whether two claims agree.
    """
    by_day: dict[int, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        when = moment(sourced)
        if when and when.days and when.days.single:
            by_day[when.days.first].append(sourced)
    days = sorted(by_day)
    for before, day, after in zip(days, days[1:], days[2:], strict=False):
        first, last = by_day[before], by_day[after]
        if after - before <= STANDING_DAYS and all(alike(first[0], other) for other in (*first, *last)):
            yield (*first, *by_day[day], *last)


def _period_moment(claim: Claim, days: Days | None, said: Days | None) -> Moment | None:
    if claim.as_of is not None:
        if days and claim.metric in BALANCES:
            days = Days(days.last, days.last)
        return _stated_period(claim, days, said) if days else None
    if claim.metric in STATISTICS:
        month = date.fromordinal(said.first).strftime("%Y-%m") if said else None
        return Moment(("latest", month) if said else None, None, None)
    if claim.period is None:
        return None  # "revenue of $5 billion": of which quarter, or year?
    return Moment(said, said.first if said else None, said)


def _stated_period(claim: Claim, days: Days, said: Days | None) -> Moment:
    if claim.status is Status.FORECAST:
        return Moment(days, said.first if said else None, days)
    if said is not None and (days.last > said.first or "ytd" in (claim.basis or "")):
        return Moment((days, said), days.first, days)  # "up 9% this year" is another figure a month later
    return Moment(days, days.first, days if said else None)


def _position(days: Days | None, said: Days | None) -> int | None:
    """The day at which a claim with a coarse ``as_of`` stands: "by late 2025", said in January, is its last day."""
    if days is None:
        return None
    if days.single:
        return days.first
    if said is None:
        return days.last if days.last - days.first <= WINDOW_DAYS else None
    return min(max(said.first, days.first), days.last)


def _width(sourced: SourcedClaim) -> int:
    """Days within which claims of this metric and status meet."""
    clock = CLOCKS[sourced.claim.metric or ""]
    if clock is Clock.WINDOW:
        return WINDOW_DAYS
    return FORECAST_DAYS if clock is Clock.PERIOD and sourced.claim.status is Status.FORECAST else 0


def _windows(timed: list[tuple[int | None, SourcedClaim]], width: int) -> Iterator[tuple[SourcedClaim, ...]]:
    loose = tuple(sourced for at, sourced in timed if at is None)
    dated = sorted(((at, i) for i, (at, _) in enumerate(timed) if at is not None))
    found, seen, end = [], 0, 0
    for start, (first, _) in enumerate(dated):
        while end < len(dated) and dated[end][0] <= first + width:
            end += 1
        if end > seen:  # else an earlier window holds all of it
            found.append(tuple(timed[i][1] for _, i in dated[start:end]))
            seen = end
    if len(found) == 1:
        found[0] += loose
    elif loose:
        found.append(loose)
    yield from found
