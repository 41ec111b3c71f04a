"""What two claims must share before their figures can disagree; claims are compared inside such blocks only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import near, precedes
from queries.intervals import comparable_unit
from queries.sametime import CLOCKS, Clock
from queries.trust import usable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.sourced import SourcedClaim

FORWARD = frozenset({"pe_forward", "valuation_discount", "peg"})
"""Multiples of expected earnings: that they are expectations is in the metric, whether or not the text says it."""


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


def block(sourced: SourcedClaim) -> Block | None:
    """Return the block of a claim; nothing when no other claim can contradict it."""
    claim = sourced.claim
    unit, _ = comparable_unit(claim)
    clock = CLOCKS.get(claim.metric or "", Clock.NEVER)
    if not usable(sourced) or unit is None or clock is Clock.NEVER or _of_another_time(sourced, clock):
        return None
    status = status_to_compare(claim.metric or "", claim.status)
    forecaster = " ".join((claim.attribution or "").casefold().split()) or None
    return Block(
        subject=claim.subject or "",
        metric=claim.metric or "",
        counterpart=claim.counterpart,
        part=claim.part,
        basis=claim.basis,
        period=claim.period,
        status=status,
        unit=unit,
        forecaster=forecaster if status is Status.FORECAST else None,
    )


def blocks(claims: Iterable[SourcedClaim]) -> dict[Block, list[SourcedClaim]]:
    """Return the claims that can contradict others, by what they must share."""
    found: dict[Block, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if (key := block(sourced)) is not None:
            found[key].append(sourced)
    return found


def _of_another_time(sourced: SourcedClaim, clock: Clock) -> bool:
    """Whether the words around a figure without a date say that it is not of now."""
    if sourced.claim.as_of is not None or clock is Clock.PERIOD:
        return False
    if clock is Clock.DAY and near("other_day", sourced):
        return True
    return precedes("older", sourced) or (sourced.claim.basis is None and near("historical", sourced))


def status_to_compare(metric: str, status: Status) -> Status:
    """Return the status to compare by: "trades at 18x forward earnings" and "at 18x expected earnings" are one."""
    if metric in FORWARD and status is Status.FORECAST:
        return Status.ACTUAL
    if metric == "policy_rate" and status is Status.TARGET:  # "the target range for the federal funds rate is …"
        return Status.ACTUAL
    return Status.TARGET if metric == "inflation_target" else status
