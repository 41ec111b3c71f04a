"""Findings of kind ``drift``: one subject and metric at different times. Always ``info``: figures move.

Only for figures that are quoted for months and go stale unseen: rates and targets that are set, multiples, price
targets, shares and weights. That a price moved is no news.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.blocks import block, status_to_compare
from queries.days import parse
from queries.finding import Finding, Severity, identity
from queries.intervals import agree, comparable_unit, figure
from queries.sametime import CLOCKS, WINDOW_DAYS, Clock, moment
from queries.trust import firm
from queries.words import about, against

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim

SLOW = frozenset(m for m, clock in CLOCKS.items() if clock in {Clock.STANDING, Clock.WINDOW})
"""The metrics whose figures stand for longer than a day."""

Point = tuple[int, "SourcedClaim"]


def find_drift(claims: Sequence[SourcedClaim]) -> Iterator[Finding]:
    """Yield at most one finding for each subject, metric and definition: its earliest and its latest figure."""
    lines: dict[tuple[object, ...], list[Point]] = defaultdict(list)
    for sourced in claims:
        when = moment(sourced) if sourced.claim.metric in SLOW and firm(sourced) else None
        if when is not None and when.at is not None:
            lines[_line(sourced)].append((when.at, sourced))
    for told in lines.values():
        if len({(sourced.claim.low, sourced.claim.high) for _, sourced in told}) == 1:
            continue
        points = sorted((point for point in told if _stood(point[1])), key=lambda point: point[0])
        if not points:
            continue
        (start, first), (end, last) = points[0], points[-1]
        if end - start > _stands(first) and _differ(first, last):
            yield _finding(first, last, [sourced for _, sourced in points])


def _stood(sourced: SourcedClaim) -> bool:
    """Whether a figure can be set beside others and is of no time that lay ahead: "3.2% by the end of 2027"."""
    about, said = (parse(when) if when else None for when in (sourced.claim.as_of, sourced.doc_date))
    ahead = about is not None and said is not None and about.first > said.last
    return not ahead and block(sourced) is not None


def _line(sourced: SourcedClaim) -> tuple[object, ...]:
    claim = sourced.claim
    unit, _ = comparable_unit(claim)
    status = status_to_compare(claim.metric or "", claim.status)
    by = claim.attribution if status is Status.FORECAST else None
    return claim.subject, claim.metric, claim.counterpart, claim.part, claim.basis, status, by, unit


def _stands(sourced: SourcedClaim) -> int:
    """Days for which the figure is one figure."""
    return WINDOW_DAYS if CLOCKS[sourced.claim.metric or ""] is Clock.WINDOW else 0


def _differ(first: SourcedClaim, last: SourcedClaim) -> bool:
    mine, other = figure(first.claim), figure(last.claim)
    return mine is not None and other is not None and not agree(mine, other)


def _finding(first: SourcedClaim, last: SourcedClaim, points: Sequence[SourcedClaim]) -> Finding:
    """Set all that give the first figure against all that give the last; its id is that of the two alone."""
    found = tuple(
        tuple(sourced for sourced in points if not _differ(sourced, one) and _differ(sourced, other))
        for one, other in ((first, last), (last, first))
    )
    claim = first.claim
    return Finding(
        id=identity("drift", ((first,), (last,))),
        kind="drift",
        severity=Severity.INFO,
        sides=found,
        subject=claim.subject,
        metric=claim.metric,
        message=f"{about(claim.subject, claim.metric)} has moved: {against(found)}.",
    )
