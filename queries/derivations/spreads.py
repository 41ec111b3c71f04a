"""Differences of two figures of one time: a spread from two yields, a surprise from a result and its forecast."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.derivations.derivation import derive, same_sentence
from queries.trust import usable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from queries.derivations.derivation import Derivation

QUOTED_APART = 3.0
"""Basis points by which a spread may miss its two yields: they are taken minutes apart."""

EXPECTED_OF = ("eps", "revenue", "net_income")
"""What analysts are surprised by."""


def spread(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a spread from two yields: "Italy pays 3.4% and Germany 2.7%, a spread of 90 basis points".

    The yields may stand in the sentence before: "… That leaves the spread at 90 basis points".
    """
    before = [n for n in near if n.claim.start < stated.claim.start and usable(n)]
    yields = [n for n in before if n.claim.metric == "bond_yield"]
    spreads = [n for n in near if n.claim.metric == stated.claim.metric and usable(n)]
    parties = {n.claim.subject for n in yields}
    own = {stated.claim.subject, stated.claim.counterpart} - {None}
    if (
        len(yields) != 2
        or not same_sentence(*yields)
        or len(parties) != 2
        or len(spreads) != 1
        or not (own <= parties or len(own) < 2)
    ):
        return
    for way in derive((yields[0], yields[1]), _apart, (lambda a, b: -_apart(a, b),), whole=0):
        yield replace(
            way, gives=way.gives.widened(QUOTED_APART), excuses=tuple(e.widened(QUOTED_APART) for e in way.excuses)
        )


def surprise(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a surprise: "It earned $2.59 a share, 20 cents more than the $2.50 that analysts expected"."""
    inside = [n for n in near if same_sentence(stated, n) and n.claim.subject == stated.claim.subject and usable(n)]
    for metric in EXPECTED_OF:
        came = [n for n in inside if n.claim.metric == metric and n.claim.status is Status.ACTUAL]
        expected = [n for n in inside if n.claim.metric == metric and n.claim.status is Status.FORECAST]
        if len(came) == len(expected) == 1 and came[0].claim.unit == expected[0].claim.unit:
            formulas = (_relative, _short) if stated.claim.unit == "%" else (_beyond, _missing)
            yield from derive((expected[0], came[0]), formulas[0], formulas[1:])


def _apart(a: float, b: float) -> float:
    return (a - b) * 100


def _beyond(expected: float, came: float) -> float:
    return came - expected


def _missing(expected: float, came: float) -> float:
    return expected - came


def _relative(expected: float, came: float) -> float:
    return (came / expected - 1) * 100


def _short(expected: float, came: float) -> float:
    return (1 - came / expected) * 100
