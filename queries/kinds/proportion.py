"""A profit many times as large as the sales that it was made of: one of the two has another's scale word.

"Net profit was $2.4 billion in the quarter, on revenue of $119.6 million": the one is in billions, or the other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.blocks import block
from queries.derivations.derivation import same_sentence
from queries.evidence import UNNAMED, well_told
from queries.finding import doubted
from queries.words import about, sources, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.sourced import SourcedClaim
    from queries.finding import Finding

PROFITS = frozenset({"net_income", "operating_income", "ebitda"})

ACCOUNTS = PROFITS | {"revenue"}

BEYOND = 10.0
"""As how many times its sales no profit is: what a sale of a business brings is seldom more than some times."""

SLIP = 1e3

TURN = 2.0
"""Most by which an account grows or shrinks from one of a text's times to another, where it is set against a slip."""

KIN = 3
"""Times of which a text must give an account, so that one of them stands out."""


def disproportions(claims: Iterable[SourcedClaim]) -> Iterator[Finding]:
    """Yield the profits of one text that are no share of its sales, but would be if one were a thousand times other.

    Losses can be any multiple of sales, and parts of sales are smaller than what all of them bring.
    """
    texts: dict[tuple[object, ...], list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        claim = sourced.claim
        if claim.metric in ACCOUNTS:
            texts[sourced.doc, claim.subject, claim.unit, claim.as_of].append(sourced)
    found: dict[tuple[object, ...], list[tuple[SourcedClaim, SourcedClaim]]] = defaultdict(list)
    for told in texts.values():
        if len({each.claim.metric for each in told}) == 1:
            continue
        members = [each for each in told if _whole(each)]
        sales = [each for each in members if each.claim.metric == "revenue"]
        for profit in (each for each in members if each.claim.metric in PROFITS and sales):
            if all(_out_of_proportion(profit, each) for each in sales):
                key = profit.cluster, profit.claim.subject, profit.claim.low, sales[0].claim.low
                found[key].append((profit, sales[0]))
    yield from map(_finding, found.values())


def unlike_kin(claims: Iterable[SourcedClaim]) -> Iterator[Finding]:
    """Yield the accounts that are a thousandth of what the same text gives for other times, or a thousand times it.

    "It earned $2.7 million in the quarter, after $2.5 billion in the one before and $2.3 billion a year earlier".
    """
    texts: dict[tuple[object, ...], list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if sourced.claim.metric in ACCOUNTS and (sourced.claim.low or 0) > 0:
            texts[sourced.doc, sourced.claim.subject, sourced.claim.metric, sourced.claim.unit].append(sourced)
    found: dict[tuple[object, ...], list[tuple[SourcedClaim, tuple[SourcedClaim, ...]]]] = defaultdict(list)
    for told in texts.values():
        members = [each for each in told if _whole(each)] if len({s.claim.as_of for s in told}) >= KIN else []
        for each in members:
            kin = tuple(o for o in members if o.claim.low != each.claim.low and _of_one_owner(each, o))
            if len({s.claim.as_of for s in kin} - {each.claim.as_of}) >= KIN - 1 and all(
                _slipped(each, s) for s in kin
            ):
                found[each.cluster, each.claim.subject, each.claim.metric, each.claim.low].append((each, kin))
    yield from map(_unlike, found.values())


def _of_one_owner(each: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether two amounts are surely one company's: a column tells of many, and not every name is known."""
    return same_sentence(each, other) or not (UNNAMED.search(each.claim.rule) or UNNAMED.search(other.claim.rule))


def _slipped(each: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether one amount is about a thousand times another, with room for what a year brings."""
    small, large = sorted((each.claim.low or 0.0, other.claim.low or 0.0))
    return small > 0 and SLIP / TURN <= large / small <= SLIP * TURN


def _unlike(alike: list[tuple[SourcedClaim, tuple[SourcedClaim, ...]]]) -> Finding:
    odd, kin = tuple(each for each, _ in alike), tuple(dict.fromkeys(s for _, others in alike for s in others))
    claim = odd[0].claim
    message = (
        f"{about(claim.subject, claim.metric)} is stated as {values(odd)}, about a thousand times apart from "
        f"{values(kin)} of other times: {sources(odd)}."
    )
    return doubted("scale", (odd, kin), message)


def _whole(sourced: SourcedClaim) -> bool:
    claim = sourced.claim
    told = (
        claim.subject is not None and claim.part is None and claim.status is Status.ACTUAL and claim.as_of is not None
    )
    return told and block(sourced) is not None and well_told(sourced) and not claim.readings


def _out_of_proportion(profit: SourcedClaim, sales: SourcedClaim) -> bool:
    made, sold = profit.claim.low, sales.claim.high
    if made is None or sold is None or sold <= 0 or profit.claim.period != sales.claim.period:
        return False
    return BEYOND <= made / sold <= SLIP


def _finding(alike: list[tuple[SourcedClaim, SourcedClaim]]) -> Finding:
    found = tuple(profit for profit, _ in alike), tuple(sales for _, sales in alike)
    claim = found[0][0].claim
    message = (
        f"{about(claim.subject, claim.metric)} is stated as {values(found[0])} beside sales of "
        f"{values(found[1])}, of which it can be no share: {sources(found[0])}."
    )
    return doubted("scale", found, message)
