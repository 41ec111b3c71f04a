"""What figures beside a stated result give: one small function for each way in which texts derive a figure.

A rule takes the stated claim and its neighbours (the claims of its sentence and of the sentences next to it) and
yields each way to derive the stated figure from them. ``RULES`` says which metric of a result goes with which rules.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

from queries.cues import announces, between, follows, precedes
from queries.cues import near as near_word
from queries.intervals import LEVELS as PRICES
from queries.intervals import Bounds, Figure, figure
from queries.trust import usable

if TYPE_CHECKING:
    from index.sourced import SourcedClaim
    from nlp.reading import Claim

Formula = Callable[[float, float], float]

MULTIPLES = frozenset({"pe", "pe_forward", "pe_trailing", "pb", "ps", "ev_ebitda"})
"""Ratios that a discount can be taken of."""

LEVELS = {
    "return": ("price", "index_level", "fx_rate"),
    "revenue_growth": ("revenue",),
    "eps_growth": ("eps",),
    "earnings_growth": ("net_income",),
    "price_change": ("price",),
    "index_change": ("index_level",),
    "policy_rate_change": ("policy_rate",),
    "bond_yield_change": ("bond_yield",),
}
"""What a change is a change of."""

AMOUNTS = frozenset({"revenue_growth", "eps_growth", "earnings_growth"})
"""Growth of amounts of money."""

SPOT = frozenset({"return", "price_change", "index_change"})
"""Moves that need not be since the older level: "jumped 5% to 105, from 90 a year ago" rose 5% on the day."""

QUOTE, QUOTE_SHARE = 0.02, 0.03
"""Percentage points, and share of the percentage, by which a quote's three figures may miss each other.

They are taken seconds apart, and some feeds divide by the day's opening price; an error that matters is larger."""

BESIDE = 30
"""Most characters between a move and the nearer of the two levels that it is said to be between."""

CHANGES = (("price", "price_change"), ("index_level", "index_change"))
"""A quantity and its change in the same unit, which together give the change in per cent."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """One way to derive a stated figure.

    Attributes:
        inputs: the claims that it is derived from.
        gives: all values that the inputs' intervals allow, in the unit in which the stated figure is compared.
        value: what the inputs give as written.
        excuses: values that would show that the claims' roles were read wrongly, not that the text is wrong.
    """

    inputs: tuple[SourcedClaim, ...]
    gives: Bounds
    value: float
    excuses: tuple[Bounds, ...] = ()


Rule = Callable[["SourcedClaim", Sequence["SourcedClaim"]], Iterator[Derivation]]


def discount(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a discount from two multiples.

    "The lender fetches 8 times earnings and its rival 12, a discount of a quarter": 1 − 8/12 is a third.
    """
    for a, b in _compared(stated, [n for n in near if n.claim.metric in MULTIPLES and usable(n)]):
        if _alike(a.claim, b.claim):
            yield from _derive((a, b), _discount, (lambda x, y: -_discount(x, y), lambda x, y: _discount(y, x)))


def percentage(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a percentage from a price and its change: "The share lost 2 euros, 5%, and closed at 38"."""
    inside = [n for n in near if _same_sentence(stated, n) and n.claim.subject == stated.claim.subject and usable(n)]
    if sum(n.claim.metric == stated.claim.metric for n in inside) != 1:
        return
    for level, change in CHANGES:
        prices = [n for n in inside if n.claim.metric == level]
        changes = [n for n in inside if n.claim.metric == change and _same_stretch(stated.claim, n.claim)]
        if len(prices) == len(changes) == 1 and prices[0].claim.unit == changes[0].claim.unit:
            for way in _derive((prices[0], changes[0]), _from_change, (lambda p, c: -_from_change(p, c),)):
                yield replace(way, gives=way.gives.widened(max(QUOTE, QUOTE_SHARE * abs(way.value))))


def growth(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a move in per cent from two levels: "The index rose 4% to 6,240 from 6,000"."""
    for old, new in _moves(stated, near):
        yield from _derive((old, new), _growth, (lambda x, y: -_growth(x, y),))


def difference(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a move from two levels or rates: "The board cut by 25 basis points, from 4.50% to 4.25%".

    Of two ranges the ends are compared: from 4.25%–4.50% to 4.00%–4.25% is 25 basis points, though they touch.
    """
    for old, new in _moves(stated, near):
        yield from _differ(old, new, stated)


RULES: dict[str, tuple[Rule, ...]] = {
    "valuation_discount": (discount,),
    "return": (percentage, growth),
    "revenue_growth": (growth,),
    "eps_growth": (growth,),
    "earnings_growth": (growth,),
    "price_change": (difference,),
    "index_change": (difference,),
    "policy_rate_change": (difference,),
    "bond_yield_change": (difference,),
}


def _discount(own: float, other: float) -> float:
    return (1 - own / other) * 100


def _from_change(price: float, change: float) -> float:
    return change / (price - change) * 100


def _growth(old: float, new: float) -> float:
    return (new / old - 1) * 100


def _derive(
    inputs: tuple[SourcedClaim, SourcedClaim], formula: Formula, excuses: tuple[Formula, ...]
) -> Iterator[Derivation]:
    """Carry the intervals of two inputs through a formula that is monotone in each, and through its excuses."""
    first, second = (figure(each.claim) for each in inputs)
    if first is None or second is None or not (_plain(first) and _plain(second)):
        return
    a, b = first.readings[0], second.readings[0]
    if a.low <= 0 <= a.high or (formula is _discount and b.low <= 0 <= b.high):
        return  # nothing is so many per cent of a loss, or of nothing
    gives, *excused = (_corners(a, b, each) for each in (formula, *excuses))
    yield Derivation(inputs, gives, formula(_middle(first), _middle(second)), tuple(excused))


def _plain(of: Figure) -> bool:
    """Whether the figure can prove something: closed, and not a number that can be read two ways."""
    return len(of.readings) == 1 and math.isfinite(of.exact.low) and math.isfinite(of.exact.high)


def _differ(old: SourcedClaim, new: SourcedClaim, stated: SourcedClaim) -> Iterator[Derivation]:
    first, second = figure(old.claim), figure(new.claim)
    if first is None or second is None or not (_plain(first) and _plain(second)) or first.spread != second.spread:
        return
    scale = 100.0 if stated.claim.metric in {"policy_rate_change", "bond_yield_change"} else 1.0
    value = (_middle(second) - _middle(first)) * scale
    if first.spread:  # of two bands both ends move alike, or it is no move of a band
        ends = sorted(((second.exact.low - first.exact.low) * scale, (second.exact.high - first.exact.high) * scale))
        gives = Bounds(ends[0], ends[1])
    else:
        gives = _corners(first.readings[0], second.readings[0], lambda x, y: (y - x) * scale)
    yield Derivation((old, new), gives, value, (Bounds(-gives.high, -gives.low),))


def _corners(a: Bounds, b: Bounds, formula: Formula) -> Bounds:
    values = [formula(x, y) for x, y in product((a.low, a.high), (b.low, b.high))]
    return Bounds(min(values), max(values))


def _middle(of: Figure) -> float:
    return (of.exact.low + of.exact.high) / 2


def _moves(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    """Yield the older and the newer of two levels that the text itself joins: "from X to Y", "a Y desde X".

    The joint says that they belong together, so they need not have been read with confidence.
    """
    for a, b in pairwise(n for n in near if _level_of(stated, n)):
        if not _beside(stated, a, b) or a.claim.unit != b.claim.unit or _chart_marks(a, b):
            continue
        if a.claim.metric is None and not (between("destination", stated, a) or between("origin", stated, a)):
            continue  # "rose 3% to $5.2 billion" says of what, "rose 3%, with cash at $5.2 billion" does not
        if between("destination", a, b) and precedes("origin", a):
            yield a, b
        elif _back(a, b) and not (stated.claim.metric in SPOT and follows("earlier", b)):
            yield b, a


def _level_of(stated: SourcedClaim, near: SourcedClaim) -> bool:
    """Whether a figure can be what a change is a change of; an amount that was not understood can be any amount."""
    claim, move = near.claim, stated.claim
    if claim.metric is None:
        return move.metric in AMOUNTS and claim.unit is not None and claim.unit.isupper()
    return claim.metric in LEVELS[move.metric or ""] and claim.subject == move.subject and claim.part == move.part


def _back(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether the text looks back from one level to the other: "to $5.2 billion in the quarter from $4.9 billion"."""
    apart = b.claim.start - a.claim.end
    return between("origin", a, b) or (apart <= BESIDE and precedes("destination", a) and precedes("older", b))


def _chart_marks(*levels: SourcedClaim) -> bool:
    return any(level.claim.metric in PRICES and near_word("technical", level) for level in levels)


def _compared(stated: SourcedClaim, multiples: Sequence[SourcedClaim]) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    """Yield the multiples of a discount's two parties; what the text leaves out is taken from the two just named.

    "The lender fetches 8 times earnings, its rival 12. That discount of a quarter …" names neither again.
    """
    own, other = stated.claim.subject, stated.claim.counterpart
    if other is not None:
        yield from (
            (a, b) for a, b in product(multiples, multiples) if (a.claim.subject, b.claim.subject) == (own, other)
        )
        return
    before: dict[str | None, list[SourcedClaim]] = defaultdict(list)
    for each in multiples:
        if each.claim.start < stated.claim.start:
            before[each.claim.metric].append(each)
    for pair in before.values():
        parties = [each.claim.subject for each in pair]
        if len(pair) == 2 and len(set(parties)) == 2:
            if own in parties:
                yield (pair[0], pair[1]) if parties[0] == own else (pair[1], pair[0])
            elif own is None or announces("anaphora", stated):
                cheap, dear = sorted(pair, key=lambda each: each.claim.low or 0.0)
                yield cheap, dear


def _alike(a: Claim, b: Claim) -> bool:
    """Whether two multiples are measured alike, so that one can be set against the other."""
    dates = {a.as_of, b.as_of} - {None}  # "at the end of June" may have been given to one of the two only
    return (a.metric, a.part, a.basis, a.unit) == (b.metric, b.part, b.basis, b.unit) and len(dates) < 2


def _beside(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether a move stands right at the two levels: "a quarter lost in a week, part of the fall from 100 to 50"."""
    apart = max(a.claim.start - stated.claim.end, stated.claim.start - b.claim.end)
    return _same_sentence(a, b) and (not _same_sentence(stated, a) or apart <= BESIDE)


def _same_sentence(a: SourcedClaim, b: SourcedClaim) -> bool:
    return a.doc == b.doc and a.claim.sentence_start == b.claim.sentence_start


def _same_stretch(a: Claim, b: Claim) -> bool:
    """Whether two changes can be over one time: what a text leaves open does not tell them apart."""
    return (
        all(x is None or y is None or x == y for x, y in ((a.period, b.period), (a.as_of, b.as_of)))
        and a.basis == b.basis
    )
