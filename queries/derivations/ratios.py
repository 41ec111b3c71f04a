"""Ratios of amounts that a text gives beside them: yields, multiples, what a company is worth, how often bid for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import follows, has, joins
from queries.derivations.derivation import corners, derive, middle, same_sentence
from queries.intervals import figure
from queries.trust import HEARD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from nlp.reading import Claim
    from queries.derivations.derivation import Derivation, Formula
    from queries.intervals import Bounds, Figure

MARKET_MOVES = 0.06
"""By how much of itself a ratio to a price may miss: prices of other hours and shares counted in other ways."""

PAYMENTS = {"P1Y": (1,), "P6M": (2, 1), "P3M": (4, 1)}
"""How many dividends, or quarters' earnings, of a length make a year's; the length may have been told wrongly."""

ANY_PAYMENT = (1, 2, 4, 12)

PRICES = frozenset({"price", "price_target"})

A_LOT = 1e6
"""From how many units on an amount of money is one of an issue."""


def paid_out(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a dividend yield: "pays $2.04 a share; at $68 the shares yield 4.1%" is 3%."""
    yield from _on_price(stated, near, "dividend", lambda dividend, price: dividend / price * 100)


def multiple(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a multiple of earnings: "at $68, it trades at 25 times expected earnings of $3.40 a share" is 20 times."""
    if any(n.claim.metric == "eps" and same_sentence(stated, n) and _of_it(stated, n) for n in near):
        yield from _on_price(stated, near, "eps", lambda earnings, price: price / earnings)


def _of_it(stated: SourcedClaim, earnings: SourcedClaim) -> bool:
    """Whether a multiple is one of the earnings told beside it: "25 times expected earnings of $3.40 a share".

    Not so in "22 times this year's earnings, and 20 times next year's $3.40", nor in "18 times, and it earned $3.40".
    """
    first, second = sorted((stated, earnings), key=lambda each: each.claim.start)
    told = first.sentence[
        first.claim.end - first.claim.sentence_start : second.claim.start - first.claim.sentence_start
    ]
    behind = second is earnings
    if joins("joined", stated, earnings) or (behind and (set(told) & set(",;:") or any(map(str.isdigit, told)))):
        return False
    return behind or stated.claim.metric != "pe_forward" or earnings.claim.status is not Status.ACTUAL


def worth(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a market value: "at $18, with 200 million shares outstanding, it is worth $3.6 billion"."""
    counts = [
        n
        for n in near
        if n.claim.metric is None and n.claim.unit in {None, "count"} and follows("shares_outstanding", n)
    ]
    if len(counts) == 1 and not (same_sentence(stated, counts[0]) and joins("joined", stated, counts[0])):
        for price in _prices(stated, near):
            shares = replace(counts[0], claim=replace(counts[0].claim, unit=price.claim.unit))
            for way in _ratio((shares, price), (1,), lambda count, quote: count * quote):
                yield replace(way, inputs=(counts[0], price))


def covered(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive how often an issue was bid for: "sold $40 billion and drew bids of $96 billion, 3.1 times the amount".

    Once over is twice the amount, so that "1.4 times oversubscribed" is as good.
    """
    if stated.claim.metric is not None or stated.claim.unit != "x":
        return
    if not all(has(label, stated.sentence, stated.claim.lang) for label in ("cover", "bids")):
        return
    money = [n for n in near if same_sentence(stated, n) and (n.claim.low or 0.0) >= A_LOT]
    if len(money) == 2 and money[0].claim.unit == money[1].claim.unit:
        sold, bids = sorted(money, key=lambda n: n.claim.low or 0.0)
        for way in derive((_bare(sold), _bare(bids)), _times, (lambda offered, asked: asked / offered - 1,)):
            yield replace(way, inputs=(sold, bids), joined=True, called="cover")


def _bare(sourced: SourcedClaim) -> SourcedClaim:
    """Return an amount without its currency, of which nothing need be known."""
    return replace(sourced, claim=replace(sourced.claim, unit="count"))


def _on_price(
    stated: SourcedClaim, near: Sequence[SourcedClaim], metric: str, formula: Formula
) -> Iterator[Derivation]:
    """Yield what each amount a share gives with each price that it can have been set against."""
    amounts = [n for n in near if n.claim.metric == metric and _of_one(stated.claim, n.claim)]
    prices = _prices(stated, near)
    told = any(same_sentence(stated, n) for n in amounts) or _looks_back(stated)
    if not (told or _just_paid(stated, amounts, prices)):
        return
    for amount in amounts:
        for price in prices:
            if price.claim.unit == amount.claim.unit and (amount.claim.low or 0.0) < (price.claim.low or 0.0):
                yield from _ratio((amount, price), _payments(amount.claim, metric), formula)


def _just_paid(stated: SourcedClaim, amounts: Sequence[SourcedClaim], prices: Sequence[SourcedClaim]) -> bool:
    """Whether one dividend was told just before: "It pays $0.69 a quarter. At $41, the shares yield 6.7%"."""
    if len(amounts) != 1 or amounts[0].claim.metric != "dividend" or amounts[0].claim.start > stated.claim.start:
        return False
    return len(prices) == 1 and same_sentence(stated, prices[0])


def _prices(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """Return the prices that a ratio can be of: those of its sentence, and where it looks back, of the one before."""
    prices = [n for n in near if n.claim.metric in PRICES and _of_one(stated.claim, n.claim)]
    if not any(n.claim.metric == "price" for n in prices):
        return []  # a target is what it is worth one day: of today's price nothing is said
    own = [n for n in prices if same_sentence(stated, n)]
    return prices if own or _looks_back(stated) else []


def _looks_back(stated: SourcedClaim) -> bool:
    return has("at_that_price", stated.sentence, stated.claim.lang)


def _payments(claim: Claim, metric: str) -> tuple[int, ...]:
    if metric == "eps":
        return PAYMENTS.get(claim.period or "", (1, 4))
    return PAYMENTS.get(claim.period or "", ANY_PAYMENT)


def _ratio(inputs: tuple[SourcedClaim, SourcedClaim], times: Sequence[int], formula: Formula) -> Iterator[Derivation]:
    """Yield what two figures give, the first of them once or as many times as it is paid in a year."""
    for way in derive(inputs, formula):
        ways = [*_repeated(inputs, times, formula)]
        value = formula(middle(_known(inputs[0])) * times[0], middle(_known(inputs[1])))
        yield replace(way, gives=ways[0], value=value, excuses=tuple(ways[1:]))


def _repeated(inputs: tuple[SourcedClaim, SourcedClaim], times: Sequence[int], formula: Formula) -> Iterator[Bounds]:
    first, second = (_known(each).readings[0] for each in inputs)
    for each in times:
        gives = corners(first.scaled(each), second, formula)
        yield gives.widened(MARKET_MOVES * gives.magnitude)


def _known(sourced: SourcedClaim) -> Figure:
    known = figure(sourced.claim)
    if known is None:
        raise ValueError(sourced.claim.value_text)
    return known


def _times(offered: float, asked: float) -> float:
    return asked / offered


def _of_one(mine: Claim, other: Claim) -> bool:
    """Whether two figures are of one company, and heard well enough."""
    return other.subject == mine.subject is not None and other.confidence >= HEARD and not other.negated
