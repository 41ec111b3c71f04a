"""What two claims must share before their figures can disagree; claims are compared inside such blocks only."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from nlp.reading import Status
from nlp.tables import shared_table
from queries.apart import set_apart
from queries.cues import follows, has, last, nearest, pattern, unless
from queries.customs import customary
from queries.days import parse
from queries.intervals import comparable_unit
from queries.sametime import CLOCKS, MOVES, PRICES, REPORTED, STATISTICS, Clock
from queries.trust import SESSION, usable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.sourced import SourcedClaim
    from nlp.reading import Claim

FORWARD = frozenset({"pe_forward", "valuation_discount", "peg"})
"""Multiples of expected earnings: that they are expectations is in the metric, whether or not the text says it."""

DECISIONS = frozenset({"policy_rate_change", "price_target", "inflation_target"})
"""What somebody decides is counted one way only: "cut by 50 points in the month" is no month-on-month figure."""

DECIDED = (0.05, 0.125)
"""Steps in which boards set rates, in per cent: five basis points, and the eighths of older days."""

MARKETS = ("wholesale", "retail", "financial", "parallel", "futures", "fixing")
"""Markets in which a currency has a rate of its own."""

DOLLARS = ("mep", "ccl", "crypto", "blend")
"""Ways to a dollar that has a price of its own in each, of which one sentence tells several."""

MONEY = ("fx:", "currency:")

AGAINST = ("in_dollars", "in_euros", "in_pounds", "in_yen")
"""Other currencies that one is said to have moved against."""

SURVEYED = ("of_makers", "of_services", "of_both")
"""Whom an index of purchasing managers is of."""

QUOTES = ("bid", "ask")

INDICES = ("deflator", "retail_prices", "harmonised")
"""Indices of prices beside that of consumer prices, whose rises are other figures."""

QUARTER = "-Q"

ADJUSTED = frozenset({"jobless_claims", "payrolls", "unemployment_rate"})
"""Statistics that are published without their seasons, whether or not a text says so."""

HARMONISED = ("harmonised", "country:EA")
"""The euro area has no other."""

QUOTED = 22
"""Characters beside a rate within which its side is told: "at $1,385 to buy and $1,435 to sell"."""

SLACK = 1e-6

DAYS_OF_A_MONTH = 30.4

YEAR_BEHIND = 60
"""Characters behind a multiple in which the earnings are told that it counts."""

_TEN_YEARS = re.compile(r"bond:([A-Z]{2})10Y")
_ECONOMY = re.compile(r"country:[A-Z]{2}")

_IMPLIED = {"yoy": "P1Y", "qoq": "P3M", "mom": "P1M"}


@dataclass(frozen=True, slots=True)
class Block:
    """The fields in which claims must be equal to be about one figure."""

    subject: str
    metric: str
    counterpart: str | None
    part: str | None
    basis: str | None
    period: str | None
    status: Status
    unit: str
    forecaster: str | None
    market: str | None = None


def block(sourced: SourcedClaim) -> Block | None:
    """Return the block of a claim; nothing when no other claim can contradict it."""
    claim = sourced.claim
    unit, _ = comparable_unit(claim)
    clock = CLOCKS.get(claim.metric or "", Clock.NEVER)
    if not usable(sourced) or unit is None or clock is Clock.NEVER or set_apart(sourced, clock):
        return None
    if claim.metric == "policy_rate" and not set_by_a_board(claim):
        return None
    if claim.unit == "x" and (claim.low or 0.0) < 0:
        return None  # a multiple of a loss tells nothing, and is another one each week
    status = status_to_compare(claim.metric or "", claim.status)
    forecaster = _forecaster(sourced) if status is Status.FORECAST else None
    return Block(
        subject=(premium_of(claim) if claim.metric == "spread" else claim.subject) or "",
        metric=claim.metric or "",
        counterpart=None if claim.metric == "spread" and _over_yardstick(claim) else claim.counterpart,
        part=claim.part,
        basis=customary(claim) or _basis(claim.metric or "", claim.basis, clock),
        period=_period(sourced) if clock is Clock.PERIOD else None,  # a level has none, whatever move stands beside it
        status=status,
        unit=unit,
        forecaster=forecaster,
        market=_index_of_prices(sourced) if claim.metric in PRICES else _market_of(sourced),
    )


def _forecaster(sourced: SourcedClaim) -> str | None:
    """Who foresees a figure: whom the text names for it, or of a statistic the only such one in its sentence."""
    told = " ".join((sourced.claim.attribution or "").casefold().split())
    if told or sourced.claim.metric not in STATISTICS:
        return told or None
    named = {each.casefold() for each in pattern("forecasters", sourced.claim.lang).findall(sourced.sentence)}
    return min(named) if len(named) == 1 else None


def premium_of(claim: Claim) -> str | None:
    """Return whose premium a spread is: an economy's is that of its bonds of ten years, as long as nobody says else."""
    match = _TEN_YEARS.fullmatch(claim.subject or "")
    return f"country:{match[1]}" if match and (claim.counterpart is None or _over_yardstick(claim)) else claim.subject


def told_as(subject: str) -> str | None:
    """Return under what other name the premium of an economy, or of its bonds, is told."""
    match = _TEN_YEARS.fullmatch(subject)
    if match:
        return f"country:{match[1]}"
    return f"bond:{subject[-2:]}10Y" if _ECONOMY.fullmatch(subject) else None


def _over_yardstick(claim: Claim) -> bool:
    return claim.counterpart in shared_table("economies")["yardsticks"]


def blocks(claims: Iterable[SourcedClaim]) -> dict[Block, list[SourcedClaim]]:
    """Return the claims that can contradict others, by what they must share."""
    found: dict[Block, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if (key := block(sourced)) is not None:
            found[key].append(sourced)
    return found


def _index_of_prices(sourced: SourcedClaim) -> str | None:
    """Return which index of prices a figure is of; null for the usual one, which is of what consumers pay."""
    told = nearest((*INDICES, "consumer_prices"), sourced)
    return told if told in INDICES and (told, sourced.claim.subject) != HARMONISED else None


def _market_of(sourced: SourcedClaim) -> str | None:
    """Return whose rate it is, and which side of it: banks buy at 17.60 and sell at 19.40 what trades at 18.81.

    What new paper was sold at is not what the old trades at: "the sale drew a yield of 4.02%". What happened after an
    auction, the market did: "rose to 4.6% after a weak auction".
    """
    if sourced.claim.metric == "bond_yield":
        return "auction" if unless("auction", "aftermath", sourced.sentence, sourced.claim.lang) else None
    if sourced.claim.unit == "x":
        return _year_of_earnings(sourced)
    if sourced.claim.metric == "pmi":  # "the manufacturers' index rose to 50.8, and the composite one to 51.9"
        return nearest(SURVEYED, sourced) if sourced.claim.part is None else None
    if sourced.claim.metric == "payrolls":  # "ADP puts the loss at 32,000" is no count of the statistics office
        return "survey" if has("other_counts", sourced.sentence, sourced.claim.lang) else None
    if not (sourced.claim.subject or "").startswith(MONEY):
        return None
    text, lang = sourced.sentence, sourced.claim.lang
    start, end = (place - sourced.claim.sentence_start for place in (sourced.claim.start, sourced.claim.end))
    told = [label for label in MARKETS if has(label, text, lang)]
    told += filter(None, [nearest(DOLLARS, sourced)])
    told += [
        label
        for label in QUOTES
        if has(label, text[max(0, start - QUOTED) : start] + "|" + text[end : end + QUOTED], lang)
    ]
    against = next((label for label in AGAINST if follows(label, sourced)), None) if sourced.claim.unit == "%" else None
    return "+".join(filter(None, (*told, against))) or None


def _year_of_earnings(sourced: SourcedClaim) -> str | None:
    """Return of which year the earnings are that a multiple counts: "25 times 2025 earnings and 22 those of 2026"."""
    behind = sourced.sentence[sourced.claim.end - sourced.claim.sentence_start :][:YEAR_BEHIND]
    if "20" not in behind:
        return None
    found = _counted_year(sourced.claim.lang).match(behind)
    return next(filter(None, found.groups()), None) if found else None


@cache
def _counted_year(lang: str) -> re.Pattern[str]:
    noun, link = pattern("counted_profits", lang).pattern, pattern("partitive", lang).pattern
    word = r"(?:[^\W\d]+ ){0,3}?"
    return re.compile(
        rf"\s*{word}(?:(20\d\d)E?\b(?:['’]s)? {word}{noun}|{noun} {word}(?:{link}) (20\d\d))", re.IGNORECASE
    )


def _of_the_year(sourced: SourcedClaim) -> bool:
    """Whether what was read as a quarter's is a year's: "quarterly earnings of $1.29 … and annual ones of $6.11"."""
    claim = sourced.claim
    if QUARTER not in (claim.as_of or ""):
        return False
    before = sourced.sentence[: claim.start - claim.sentence_start]
    told = {label: last(label, before, claim.lang) for label in ("annual", "quarterly")}
    return told["annual"] > told["quarterly"]


def _period(sourced: SourcedClaim) -> str | None:
    """The length of time of a flow; "year on year" tells it as well as "in the twelve months"."""
    claim = sourced.claim
    if claim.metric in REPORTED and _of_the_year(sourced):
        return "P1Y" if claim.unit != "%" else "annual"
    if claim.metric in REPORTED and not (claim.metric or "").endswith("_growth"):
        return claim.period or _length(claim.as_of)
    implied = (_IMPLIED[part] for part in (customary(claim) or claim.basis or "").split("+") if part in _IMPLIED)
    return claim.period or (None if claim.metric in DECISIONS else next(implied, None))


def _length(as_of: str | None) -> str | None:
    """The length of the quarter, year or run of months that an amount is of: it tells the same as "in nine months"."""
    days = parse(as_of) if as_of else None
    months = round((days.last - days.first + 1) / DAYS_OF_A_MONTH) if days is not None else 0
    return {12: "P1Y"}.get(months, f"P{months}M") if months > 1 else None


def _basis(metric: str, basis: str | None, clock: Clock) -> str | None:
    """The basis to compare by: a price without one may be the close, and only prices and moves have a close at all."""
    if metric in DECISIONS:
        return None
    if metric == "core_inflation" and basis is not None:  # "core prices rose 4.28%" says it twice
        basis = "+".join(part for part in basis.split("+") if part != "core") or None
    if metric in ADJUSTED and basis == "adjusted":
        return None
    if metric in REPORTED and basis is not None:  # "until September" has its stretch in its time
        dropped = {"cumulative", "record"} | (set() if metric.endswith("_growth") else set(_IMPLIED))
        basis = (
            "+".join(part for part in basis.split("+") if part not in dropped) or None
        )  # "a record, up … to 5 billion"
    if basis is None or not SESSION & set(basis.split("+")):
        return basis
    without = {"close"} if clock is Clock.DAY or metric in MOVES else SESSION
    return "+".join(part for part in basis.split("+") if part not in without) or None


def set_by_a_board(claim: Claim) -> bool:
    """Return whether a rate can have been decided: "the overnight rate closed at 7.02%" is the market's, not 7.00%."""
    ends = [end for end in (claim.low, claim.high) if end is not None]
    return all(any(abs(end / step - round(end / step)) < SLACK for step in DECIDED) for end in ends)


def status_to_compare(metric: str, status: Status) -> Status:
    """Return the status to compare by: "trades at 18x forward earnings" and "at 18x expected earnings" are one."""
    if metric in FORWARD and status is Status.FORECAST:
        return Status.ACTUAL
    if metric == "policy_rate" and status is Status.TARGET:  # "the target range for the federal funds rate is …"
        return Status.ACTUAL
    return Status.TARGET if metric == "inflation_target" else status
