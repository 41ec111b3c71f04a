"""Differences of two figures of one time: a spread from two yields, a surprise from a result and its forecast."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.reading import Status
from nlp.times.trading import OF_ANOTHER
from queries.cues import between, has, precedes
from queries.derivations.derivation import Derivation, corners, derive, middle, plain, same_sentence
from queries.derivations.levels import looks_back
from queries.intervals import Bounds, figure
from queries.trust import usable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim

QUOTED_APART = 3.0
"""Basis points by which a spread may miss its two yields: they are taken minutes apart."""

TENORS = ("2Y", "3Y", "5Y", "10Y", "30Y")
"""Terms of bonds that have words of their own."""

PREMIUMS = frozenset({"spread", "country_risk"})

EXPECTED_OF = ("eps", "revenue", "net_income")
"""What analysts are surprised by."""


def spread(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a spread from two yields: "Italy pays 3.4% and Germany 2.7%, a spread of 90 basis points".

    The yields may stand around it ("the premium rose to 90, with Italy's bond at 3.4% and Germany's at 2.7%") or in
    the sentence beside: "… That leaves the spread at 90 basis points".
    """
    spreads = [n for n in near if n.claim.metric == stated.claim.metric and (n is stated or _of_now(n))]
    yields = _two_yields(stated, near)
    if len(yields) != 2 or spreads != [stated] or not _parties(stated, yields):
        return
    sign = 1.0 if (stated.claim.low or 0.0) >= 0 else -1.0
    for way in derive((yields[0], yields[1]), _apart, (lambda a, b: -_apart(a, b),), whole=0):
        yield replace(
            way,
            value=abs(way.value) * sign,
            gives=way.gives.widened(QUOTED_APART),
            excuses=tuple(e.widened(QUOTED_APART) for e in way.excuses),
        )


def spread_by_words(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive the same where only the words right before a figure say that it is a spread.

    "Two-year notes yield 3.52% and ten-year ones 4.10%. The gap between the two narrowed to 38 basis points".
    """
    claim = stated.claim
    if claim.metric != "spread" or claim.unit != "bp" or claim.negated or precedes("older", stated):
        return
    if has("yield_gap", stated.sentence[: claim.start - claim.sentence_start], claim.lang):
        yield from spread(stated, near)


def _two_yields(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """Return the yields of a spread's own sentence, or of it and the ones next to it where it has fewer than two."""
    every = [n for n in near if n.claim.metric == "bond_yield" and (_of_now(n) or _of_another(n))]
    own = [n for n in every if same_sentence(stated, n)]
    return own if len(own) > 1 else every


def _of_now(sourced: SourcedClaim) -> bool:
    """Whether a yield or a spread is no older one: "narrowed to 58 basis points from 60"."""
    return usable(sourced) and not precedes("older", sourced)


def _of_another(sourced: SourcedClaim) -> bool:
    """Whether a yield is another bond's, and no older one: "fell to 3.12%, against 2.61% of the 10-year Bund"."""
    return usable(sourced) and sourced.claim.rule.startswith(OF_ANOTHER)


def _parties(stated: SourcedClaim, yields: Sequence[SourcedClaim]) -> bool:
    """Whether a spread is between these two bonds; of one country's, both must be named, or stand in its sentence."""
    parties = {n.claim.subject or "" for n in yields}
    own = {each for each in (stated.claim.subject, stated.claim.counterpart) if each is not None}
    countries = {each.removeprefix("bond:")[:2] for each in parties}
    if len(parties) != 2 or not any(_home(each) in countries for each in own):
        return False
    if len(countries) == 1:
        told = all(same_sentence(stated, n) for n in yields) or has("both", *_told(stated))
        return own == parties or told or all(_tenor_named(each, stated) for each in parties)
    return {_home(each) for each in own} <= countries


def _home(subject: str) -> str:
    """The country that pays, of a bond or an economy."""
    return subject.partition(":")[2][:2]


def _tenor_named(bond: str, stated: SourcedClaim) -> bool:
    """Whether a spread's sentence names how long a bond runs: "the gap between two-year and ten-year yields"."""
    tenor = bond.partition(":")[2][2:]
    return tenor in TENORS and has(tenor, *_told(stated))


def _told(sourced: SourcedClaim) -> tuple[str, str]:
    return sourced.sentence, sourced.claim.lang


def surprise(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a surprise: "It earned $2.59 a share, 20 cents more than the $2.50 that analysts expected"."""
    inside = [n for n in near if same_sentence(stated, n) and n.claim.subject == stated.claim.subject and usable(n)]
    for metric in EXPECTED_OF:
        came = [n for n in inside if n.claim.metric == metric and n.claim.status is Status.ACTUAL]
        expected = [n for n in inside if n.claim.metric == metric and n.claim.status is Status.FORECAST]
        if len(came) == len(expected) == 1 and _told_as_finely(stated, came[0], expected[0]):
            formulas = (_relative, _short) if stated.claim.unit == "%" else (_beyond, _missing)
            yield from derive((expected[0], came[0]), formulas[0], formulas[1:])


def _told_as_finely(stated: SourcedClaim, came: SourcedClaim, expected: SourcedClaim) -> bool:
    """Whether a surprise can be one of two amounts: of $11.9 billion and $11.1 billion "7 cents" is none."""
    amounts = (came.claim, expected.claim)
    bases = {amount.basis for amount in amounts}
    if came.claim.unit != expected.claim.unit or len(bases - {None}) > 1:
        return False  # "GAAP earnings of $3.23 missed by 1 cent, and adjusted ones of $3.12 beat estimates by 5"
    finest = min(amount.step for amount in amounts)
    return stated.claim.unit == "%" or abs(stated.claim.low or stated.claim.high or 0.0) >= finest / 2


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


def between_premiums(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a move of a premium: "country risk fell 40 points to 540, from 610 a week before" is 70."""
    levels = [n for n in near if n.claim.metric in PREMIUMS and same_sentence(stated, n) and n is not stated]
    if len(levels) != 2 or len({(n.claim.metric, n.claim.subject, n.claim.unit) for n in levels}) != 1:
        return
    new, old = levels
    if not (between("destination", stated, new) and looks_back(new, old)):
        return
    first, second = figure(old.claim), figure(new.claim)
    if first is not None and second is not None and plain(first) and plain(second):
        gives = corners(first.readings[0], second.readings[0], lambda a, b: abs(b - a))
        value = abs(middle(second) - middle(first))
        turned = Bounds(-gives.high, -gives.low)
        yield Derivation((old, new), gives, value, (turned,), joined=True, called="move of a premium")
