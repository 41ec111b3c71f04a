"""What a price target promises against a price, where one of them stands in the sentence before or is called none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import between, has, precedes
from queries.derivations.derivation import derive, same_sentence
from queries.trust import HEARD, SURE, usable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from queries.derivations.derivation import Derivation

TARGET = "price_target"

RIGHT_BEHIND = 22
"""Characters behind a percentage in which it is told of what it is: " sales growth in ", " annual growth"."""

ANOTHER_HOUR = 2.0
"""Percentage points by which a promise may miss: texts take it from the price of another hour."""


def promised(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive what a target promises from a price told beside it.

    "The target is $610. The shares closed at $507.20, which leaves upside of 27%": it is 20%. "El de 42 euros ofrece un
    potencial del 59 % sobre los 29,80 actuales" calls neither of the two a target.
    """
    if stated.claim.status is Status.ACTUAL or not has("upside", stated.sentence, stated.claim.lang):
        return
    if _of_business(stated):
        return
    own = [n for n in near if n.claim.subject == stated.claim.subject is not None and n.claim.confidence >= HEARD]
    for price, target in (*_around(stated, own), *_looked_back(stated, own), *_just_priced(stated, own)):
        if price.claim.unit == target.claim.unit:
            for way in derive((price, target), _growth, (lambda old, new: -_growth(old, new),)):
                yield _loosened(way)


def hinted(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive the same of a percentage that was not read as a return, where the words for one stand beside it.

    "The shares closed at $182.40. The upside to the average target of $240 is 22%": it is 31.6%. What lies "below the
    target" is counted from the target.
    """
    claim = stated.claim
    if (claim.metric is not None and (claim.metric != "return" or claim.confidence >= HEARD)) or claim.negated:
        return
    if not has("promise", stated.sentence, claim.lang):
        return
    if _of_then(stated):
        return
    if _of_business(stated) or any(n is not stated and n.claim.unit == "%" and same_sentence(stated, n) for n in near):
        return
    told = [n for n in near if n.claim.metric == "price" and n.claim.confidence >= SURE and not n.claim.negated]
    prices = [n for n in told if n.claim.sentence_start <= claim.sentence_start and usable(n)]
    money = [n for n in near if same_sentence(stated, n) and n not in told and (n.claim.unit or "").isupper()]
    targets = [n for n in money if _is_target(n)]
    alone = len(told) == len(prices) == len(targets) == len(money) == 1
    if alone and prices[0].claim.unit == targets[0].claim.unit and _of_one(prices[0], targets[0]):
        under = has("under", stated.sentence, claim.lang)
        formulas = (_short_of, _growth) if under else (_growth,)
        turned = tuple(lambda old, new, each=each: -each(old, new) for each in formulas)
        for way in derive((prices[0], targets[0]), formulas[0], (*formulas[1:], *turned)):
            yield replace(_loosened(way), called="potential return")


def _of_then(stated: SourcedClaim) -> bool:
    """Whether a sentence speaks of another day's price: "from Friday's close", "a month ago"."""
    return any(has(label, stated.sentence, stated.claim.lang) for label in ("other_day", "time_ago"))


def _of_business(stated: SourcedClaim) -> bool:
    """Whether a percentage is of what a company does: "sees potential for 22% growth in data centers"."""
    end = stated.claim.end - stated.claim.sentence_start
    return has("growth_word", stated.sentence[end : end + RIGHT_BEHIND], stated.claim.lang)


def _is_target(sourced: SourcedClaim) -> bool:
    """Whether an amount is a target, for its metric or for the words before it: "Its target of $240 leaves 22%"."""
    if precedes("older", sourced):
        return False
    read = sourced.claim.metric == TARGET and sourced.claim.confidence >= HEARD
    return read or (sourced.claim.metric is None and precedes("target_of", sourced))


def _of_one(price: SourcedClaim, target: SourcedClaim) -> bool:
    """Whether a target is that of the share that was priced, as far as anybody says."""
    return price.claim.subject is not None and target.claim.subject in {None, price.claim.subject}


def _short_of(price: float, target: float) -> float:
    return (1 - price / target) * 100


def _around(stated: SourcedClaim, own: Sequence[SourcedClaim]) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    """Yield the price that a promise is said to be above, and the last one before it, which then is the target."""
    inside = [n for n in own if same_sentence(stated, n) and n.claim.metric in {"price", "price_target"}]
    behind = [n for n in inside if n.claim.metric == "price" and between("above_price", stated, n)]
    before = [n for n in inside if n.claim.end <= stated.claim.start]
    if behind and before:
        yield behind[0], before[-1]


def _looked_back(stated: SourcedClaim, own: Sequence[SourcedClaim]) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    """Yield price and target of two sentences of which the later says that it goes on about the earlier.

    A promise above yesterday's close is not above today's price.
    """
    prices = [n for n in own if n.claim.metric == "price" and usable(n)]
    targets = [n for n in own if n.claim.metric == "price_target" and not precedes("older", n)]
    told = [n for n in (*prices, *targets) if same_sentence(stated, n)]
    beside = [n for n in (*prices, *targets) if n.claim.sentence_start < stated.claim.sentence_start]
    is_other = has("other_day", stated.sentence, stated.claim.lang)
    if told and beside and not is_other and has("that_target", stated.sentence, stated.claim.lang):
        yield from ((price, target) for price in prices for target in targets)


def _just_priced(stated: SourcedClaim, own: Sequence[SourcedClaim]) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    """Yield the only price, told in the sentence before, and the only target: "It trades at 5.1. The target is 6.2"."""
    prices = [n for n in own if n.claim.metric == "price" and n.claim.confidence >= SURE and not n.claim.negated]
    targets = [n for n in own if n.claim.metric == "price_target" and not precedes("older", n)]
    if len(prices) != 1 or len(targets) != 1 or _of_then(stated):
        return  # "It had been at $420 a month ago, leaving 20% upside to the target of $505"
    before = prices[0].claim.sentence_start < stated.claim.sentence_start
    if before and usable(prices[0]) and same_sentence(stated, targets[0]):
        yield prices[0], targets[0]


def _loosened(way: Derivation) -> Derivation:
    return replace(
        way, gives=way.gives.widened(ANOTHER_HOUR), excuses=tuple(each.widened(ANOTHER_HOUR) for each in way.excuses)
    )


def _growth(price: float, target: float) -> float:
    return (target / price - 1) * 100
