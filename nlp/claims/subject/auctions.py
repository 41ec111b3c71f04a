"""What a bond's yield moved by, which is told in per cent as the yield itself: "at 7.35%, an increase of 0.08%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.reading import Claim

_YIELD, _MOVE, _RETURN = "bond_yield", "bond_yield_change", "return"
# How many times a yield is as much as what it moves by from one auction to the next.
_LEAST_RATIO = 5


def as_moves(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of a sentence, a bond's return beside its yield as what the yield moved by, in points."""
    yields = {claim.subject: claim for claim in claims if claim.metric == _YIELD}
    for claim in claims:
        told = yields.get(claim.subject) if claim.metric == _RETURN and claim.unit == "%" else None
        small = told is not None and abs(claim.low or 0.0) * _LEAST_RATIO < abs(told.low or 0.0)
        moved = small or (claim.metric == _MOVE and claim.unit == "%")
        yield replace(claim, metric=_MOVE, unit="pp") if moved else claim
