"""Steps of a policy rate that no board takes: 25 percentage points off a rate of 4.25%, a quarter of a basis point.

Where the text names the rates before and after, `arithmetic` tells the slip; here the rate after is enough.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.derivations.derivation import same_sentence
from queries.finding import doubted
from queries.trust import usable
from queries.words import about, sources, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.sourced import SourcedClaim
    from queries.finding import Finding

FINEST = 1.0
"""Basis points below which nobody sets a rate."""

LEAP = 2.0
"""By how many times a rate no step is larger than it: from 12% to 4% is twice, and has happened in no decision."""


def steps(claims: Iterable[SourcedClaim]) -> Iterator[Finding]:
    """Yield the steps that are far too small or too large for the one rate beside them; a copied one is one finding."""
    sentences: dict[tuple[str, int], list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if sourced.claim.metric in {"policy_rate", "policy_rate_change"} and usable(sourced):
            sentences[sourced.doc, sourced.claim.sentence_start].append(sourced)
    copies: dict[tuple[object, ...], list[tuple[SourcedClaim, SourcedClaim]]] = defaultdict(list)
    for members in sentences.values():
        moves = [each for each in members if each.claim.metric == "policy_rate_change"]
        rates = [each for each in members if each.claim.metric == "policy_rate"]
        for step in moves if len(moves) == len(rates) == 1 else ():
            if _mistaken(step, rates[0]):
                key = step.cluster, step.claim.subject, step.claim.low, rates[0].claim.low
                copies[key].append((step, rates[0]))
    yield from map(_finding, copies.values())


def _mistaken(step: SourcedClaim, rate: SourcedClaim) -> bool:
    move, level = step.claim, rate.claim
    if move.low is None or level.high is None or not same_sentence(step, rate) or move.subject != level.subject:
        return False
    if move.status is Status.FORECAST or level.unit != "%":
        return False
    if move.unit == "bp":
        return 0 < abs(move.low) < FINEST
    return move.unit == "pp" and abs(move.low) > LEAP * abs(level.high) > 0


def _finding(alike: list[tuple[SourcedClaim, SourcedClaim]]) -> Finding:
    found = tuple(step for step, _ in alike), tuple(rate for _, rate in alike)
    claim = found[0][0].claim
    message = (
        f"{about(claim.subject, claim.metric)} is stated as {values(found[0])} beside a rate of "
        f"{values(found[1])}, where no board takes such a step: {sources(found[0])}."
    )
    return doubted("scale", found, message)
