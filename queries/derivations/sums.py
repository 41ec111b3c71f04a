"""What a few figures of a sentence come to, as its words set them: a trade balance, the cuts since an older rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import announces, has, joins, joints, nearest, precedes
from queries.derivations.derivation import Derivation, closed, corners, middle, plain, same_sentence
from queries.intervals import Bounds, figure
from queries.trust import usable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from queries.intervals import Figure

TRADED = ("surplus", "exports", "imports")
"""What the three amounts of a balance are called."""

A_LOT = 1e6
"""From how much on an amount is one of a country's trade."""

SLACK = 0.01
"""The part of what is sold abroad by which a balance may miss: agencies round the three each for itself."""

SEVERAL = 75.0
"""From how many basis points on a difference of two rates is that of several decisions."""


def balance(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a trade balance: "a surplus of $2.1 billion, with exports of $6.0 billion and imports of $4.3 billion"."""
    if not _is("surplus", stated) or not all(has(each, stated.sentence, stated.claim.lang) for each in TRADED[1:]):
        return
    money = [n for n in near if same_sentence(stated, n) and abs(n.claim.low or 0.0) >= A_LOT]
    money = [n for n in money if n is stated or not precedes("set_beside", n)]  # "…, against $62.0 billion in December"
    told = {each: [n for n in money if _is(each, n)] for each in TRADED}
    if len(money) != len(TRADED) or any(len(each) != 1 for each in told.values()):
        return
    sold, bought = told["exports"][0], told["imports"][0]
    if len({n.claim.unit for n in money}) > 1:
        return
    first, second = figure(sold.claim), figure(bought.claim)
    if first is not None and second is not None and plain(first) and plain(second):
        value = middle(first) - middle(second)
        gives = corners(first.readings[0], second.readings[0], lambda x, y: x - y).widened(SLACK * middle(first))
        yield Derivation(
            (sold, bought), gives, value, (Bounds(-gives.high, -gives.low),), joined=True, called="trade balance"
        )


def _is(label: str, amount: SourcedClaim) -> bool:
    return amount.claim.unit is not None and amount.claim.unit.isupper() and nearest(TRADED, amount) == label


def in_all(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive several decisions from the first and the last rate of a sentence.

    "It has cut by 150 basis points in all since September 2024, when the rate was 5.25%–5.50%; it is now 3.50%–3.75%".
    """
    if not _of_several(stated):
        return
    rates = _first_and_last(stated, near)
    if len(rates) != 2 or {n.claim.subject for n in rates} != {stated.claim.subject}:
        return
    first, second = (figure(n.claim) for n in rates)
    if first is None or second is None or not (closed(first) and closed(second)) or first.spread != second.spread:
        return
    value = abs(middle(second) - middle(first)) * 100
    if value >= SEVERAL and _width(first) == _width(second):
        told = -value if (stated.claim.high or 0.0) < 0 else value
        yield Derivation((rates[0], rates[1]), Bounds(value, value), told, (Bounds(-value, -value),), joined=True)


def _first_and_last(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """Return the two rates between which several decisions lie; that of now may stand in a sentence beside.

    "It kept its rate at 3.50%–3.75%. It has cut by 150 basis points in all since it stood at 5.25%–5.50% in 2024".
    """
    rates = [n for n in near if n.claim.metric == "policy_rate" and usable(n) and n.claim.status is Status.ACTUAL]
    rates = [n for n in rates if (n.claim.subject, n.claim.part) == (stated.claim.subject, stated.claim.part)]
    own = [n for n in rates if same_sentence(stated, n)]
    beside = [n for n in rates if not same_sentence(stated, n) and not has("earlier", n.sentence, n.claim.lang)]
    if len(own) != 1 or len({(n.claim.low, n.claim.high) for n in beside}) != 1:
        return own
    behind = own[0].claim.start >= stated.claim.end
    return [*own, beside[0]] if behind and joins("since", stated, own[0]) else []


def _of_several(stated: SourcedClaim) -> bool:
    """Whether the words for all decisions are said of this step: "by 25, to 7.25%, for 400 in all" says it of 400."""
    said = any(not any(map(str.isdigit, between)) for _, between in joints("in_all", stated))
    return said and not announces("dissent", stated)


def _width(rate: Figure) -> float:
    return round(rate.exact.high - rate.exact.low, 6)
