"""The order in which an editor reads findings: the gravest first, then the likeliest, then the largest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.finding import Severity
from queries.intervals import figure, gap

if TYPE_CHECKING:
    from queries.finding import Cited, Finding

GRAVITY = tuple(Severity)

Rank = tuple[int, float, float, str, str, str, str]


def likelihood(finding: Finding) -> float:
    """Return how sure it is that the figures were read right, from 0 to 1: of each side's surest, the least sure."""
    surest = (max(map(_confidence, side)) for side in finding.sides if side)
    return round(min(surest, default=0.0), 2)


def size(finding: Finding) -> float:
    """Return how far apart the figures of two sides are, relative to the larger; 0 where they are no two figures."""
    figures = [figure(side[0].claim) for side in finding.sides if side and hasattr(side[0], "claim")]
    known = [each for each in figures if each is not None]
    if len(known) < 2 or known[0].unit != known[-1].unit:
        return 0.0
    larger = max(known[0].exact.magnitude, known[-1].exact.magnitude)
    return round(min(1.0, gap(known[0], known[-1]) / larger), 2) if larger else 0.0


def rank(finding: Finding) -> Rank:
    """Return what findings are sorted by; the last parts only make the order sure."""
    gravity = GRAVITY.index(finding.severity)
    return (
        gravity,
        -likelihood(finding),
        -size(finding),
        finding.kind,
        finding.subject or "",
        finding.metric or "",
        finding.id,
    )


def _confidence(cited: Cited) -> float:
    return cited.claim.confidence if hasattr(cited, "claim") else cited.mention.confidence
