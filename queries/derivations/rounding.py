"""How round the three figures of a move can be together: who names both ends shows how far apart they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from queries.intervals import LEVELS, Bounds, figure

if TYPE_CHECKING:
    from index.sourced import SourcedClaim
    from queries.derivations.derivation import Derivation

ROOM = 0.1
"""The part of the way between two levels by which each of them may have been rounded."""


def pointed(old: SourcedClaim, new: SourcedClaim) -> tuple[SourcedClaim, SourcedClaim]:
    """Return two levels no rounder than the move between them allows: "rose 1% to 17,000 from 16,000" is 6%.

    A level is known to the point, so that its zeros are rounding only where the move stays what it was.
    """
    if {old.claim.metric, new.claim.metric} - LEVELS or any(map(_vague, (old, new))):
        return old, new
    room = ROOM * abs((new.claim.low or 0.0) - (old.claim.low or 0.0))
    return _rounded(old, room), _rounded(new, room)


def told_once(stated: SourcedClaim, way: Derivation) -> Derivation:
    """Return what two amounts give where either they or the move between them can be round, and not both at once.

    "Earned 2,900 million, 10% more than the 2,500 million of a year before" is 16%, which no writer calls 10%; 31.8%
    between exact amounts may be told as 30%, and "up 12%" between round ones be 11.6% or 13%.
    """
    meant = figure(stated.claim)
    if (
        meant is None
        or stated.claim.low is None
        or any(_vague(each) or each.claim.readings for each in (stated, *way.inputs))
    ):
        return way
    told = Bounds(stated.claim.low, stated.claim.low).widened(abs(stated.claim.step) / 2)
    if any(told.overlap(each) >= 0 for each in (way.gives, *way.excuses)):
        return way
    return replace(
        way, gives=Bounds(way.value, way.value), excuses=tuple(_middle(each, way.value) for each in way.excuses)
    )


def _middle(bounds: Bounds, value: float) -> Bounds:
    """The same move told with the other sign, or another one, which stays what it is."""
    return Bounds(-value, -value) if bounds.low <= -value <= bounds.high else bounds


def _vague(sourced: SourcedClaim) -> bool:
    """Whether a figure is no one number: "about 40%", "from 20 to 25", "more than 30"."""
    claim = sourced.claim
    return claim.approx or claim.low is None or claim.low != claim.high


def _rounded(level: SourcedClaim, room: float) -> SourcedClaim:
    meant = figure(level.claim)
    if meant is None or meant.readings[0].high - meant.readings[0].low <= 2 * room:
        return level
    return replace(level, claim=replace(level.claim, step=max(2 * room, level.claim.step)))
