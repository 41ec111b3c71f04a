"""Moves between two levels, rates or amounts, and the percentage that a price and its change give."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import between, has, joins, precedes
from queries.cues import near as near_word
from queries.derivations.derivation import (
    Derivation,
    closed,
    corners,
    derive,
    middle,
    readings,
    same_sentence,
    same_stretch,
)
from queries.derivations.levels import AMOUNTS, LEVELS, RATE_STEPS, in_pair, move_ends
from queries.derivations.rounding import pointed, told_once
from queries.intervals import Bounds, Figure, comparable_unit, figure
from queries.trust import HEARD, SURE, usable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim

QUOTE, QUOTE_SHARE = 0.02, 0.03
"""Percentage points, and share of the percentage, by which a quote's three figures may miss each other.

They are taken seconds apart, and some feeds divide by the day's opening price; an error that matters is larger."""

MISTAKEN = 400.0
"""As how many times as much as before nothing is stated: half a thousand of it is rather a thousand times too much."""

SINCE = 60
"""Characters behind a percentage in which its time is told: " more than some thirteen and a half months ago"."""

_MORE_THAN = re.compile(
    r"\s*(?:more|less|higher|lower|above|below|más|menos|por encima|por debajo|superior|inferior)\b"
)

BESIDE = r"[\s,(/]{1,3}(?:[^\W\d_]{1,5}[\s,(]{1,2}){0,2}[+\-−–]?"
"""What stands between a change and its percentage: ", or ", " (", ", un "."""

SIGNS = frozenset("+-−–")

CHANGES = (("price", "price_change"), ("index_level", "index_change"))
"""A quantity and its change in the same unit, which together give the change in per cent."""


def percentage(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a percentage from a price and its change: "The share lost 2 euros, 5%, and closed at 38"."""
    if _since_long_ago(stated):
        return
    inside = [n for n in near if same_sentence(stated, n) and n.claim.subject == stated.claim.subject and usable(n)]
    moves = [n for n in inside if n.claim.metric == stated.claim.metric and same_stretch(stated.claim, n.claim)]
    for level, change in CHANGES:
        prices = _of_its_day(stated, [n for n in inside if n.claim.metric == level and not _of_the_course(n)])
        changes = [n for n in inside if n.claim.metric == change and not _brought_about(n, stated)]
        beside = [n for n in changes if _beside(stated, n)]
        if any(_better(n, stated, change) for n in _percentages(stated, near) for change in changes):
            continue
        if len(beside) != 1:
            changes = [n for n in changes if same_stretch(stated.claim, n.claim)] if len(moves) == 1 else []
        for way in _quoted(prices, beside if len(beside) == 1 else changes):
            yield replace(way, gives=way.gives.widened(max(QUOTE, QUOTE_SHARE * abs(way.value))))


def _since_long_ago(stated: SourcedClaim) -> bool:
    """Whether a percentage is since another time: "rose $3.3 to $529.9 a ton, 75% more than thirteen months ago"."""
    behind = stated.sentence[stated.claim.end - stated.claim.sentence_start :]
    return _MORE_THAN.match(behind) is not None and has("time_ago", behind[:SINCE], stated.claim.lang)


def _brought_about(change: SourcedClaim, stated: SourcedClaim) -> bool:
    """Whether a percentage is of what moved the index: "up 19.97 points, due to a two per cent surge of oil shares"."""
    return change.claim.end <= stated.claim.start and joins("brought_about", change, stated)


def _of_its_day(stated: SourcedClaim, prices: Sequence[SourcedClaim]) -> Sequence[SourcedClaim]:
    """Of several prices, those of the day of a move: "up 3% to close at 41, 1.20 above the 39.80 of Monday"."""
    same = [n for n in prices if n.claim.as_of is not None and n.claim.as_of == stated.claim.as_of]
    return same if len(prices) > 1 and same else prices


def _better(other: SourcedClaim, stated: SourcedClaim, change: SourcedClaim) -> bool:
    """Whether another percentage is a change's: that of "GCJ5, -0.56% shed $5, or 0.4%" is the second."""
    behind = other.claim.start > change.claim.start > stated.claim.start
    return _beside(other, change) and (behind or not _beside(stated, change))


def _percentages(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    return [n for n in near if same_sentence(stated, n) and n.claim.unit == "%" and n is not stated]


def _quoted(prices: Sequence[SourcedClaim], changes: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    if len(prices) == len(changes) == 1 and _alike_counted(prices[0], changes[0]):
        yield from derive((prices[0], changes[0]), _from_change, (lambda p, c: -_from_change(p, c),))


def _beside(stated: SourcedClaim, change: SourcedClaim) -> bool:
    """Whether a percentage and a change are one move told twice: "up $2.60, or 2.4%, and 0.8% on the week"."""
    first, second = sorted((stated, change), key=lambda each: each.claim.start)
    start, end = first.claim.end - first.claim.sentence_start, second.claim.start - first.claim.sentence_start
    return re.fullmatch(BESIDE, first.sentence[start:end]) is not None


def _alike_counted(price: SourcedClaim, change: SourcedClaim) -> bool:
    """Whether a price and its change are in one unit: "$62 a barrel" and "40 cents" are."""
    return comparable_unit(price.claim)[0] == comparable_unit(change.claim)[0]


def _of_the_course(level: SourcedClaim) -> bool:
    """Whether a level is one of the day's course: "closed 335 points up at 62,340, after a high of 62,512"."""
    return bool({"high", "low", "open"} & set((level.claim.basis or "").split("+")))


def upside(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive what a price target promises: "a target of 142 dollars, 8% above the close of 131.40"."""
    if stated.claim.status is Status.ACTUAL:
        return  # "added 4.3% to $26.77, some way to the target of $28.50": that is what the day brought
    inside = [n for n in near if same_sentence(stated, n) and n.claim.subject == stated.claim.subject]
    targets = [n for n in inside if n.claim.metric == "price_target" and n.claim.confidence >= HEARD]
    prices = [n for n in inside if n.claim.metric == "price" and (usable(n) or _beside_target(n))]
    moves = [n for n in inside if n.claim.metric == stated.claim.metric]
    if any(between("destination", stated, n) for n in prices):
        return  # "up 19% at $32.85, with a target of $33.09": where the day's move led to
    if len(targets) == len(prices) == len(moves) == 1 and targets[0].claim.unit == prices[0].claim.unit:
        yield from derive((prices[0], targets[0]), _growth, (_fall,))


def _beside_target(price: SourcedClaim) -> bool:
    """Whether a price looks like a mark on a chart for the word "target" alone, and the sentence tells a promise."""
    claim = price.claim
    return claim.confidence >= SURE and not claim.negated and has("upside", price.sentence, claim.lang)


def growth(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a move in per cent from two levels: "The index rose 4% to 6,240 from 6,000"."""
    if stated.claim.metric in AMOUNTS and near_word("restated", stated):
        return  # "rose 15% on a comparable basis to 10.4 billion, from 9.7 billion": the amounts are as reported
    for old, new in move_ends(stated, near):
        if stated.claim.value_text[:1] in SIGNS and not same_sentence(stated, old):
            continue  # "sterling GBPUSD, +0.17% firmed" is a quote that the page put there, of another hour
        fall = (_growth_back,) if in_pair(old.claim.subject, stated.claim.subject) == 1 else ()
        for way in derive(pointed(old, new), _growth, (_fall, *fall)):
            if old.claim.metric is None or not _out_of_scale(way.value):
                yield replace(told_once(stated, way), inputs=(old, new), joined=old.claim.metric is not None)


def raised(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a move of what no metric measures from its two ends: "raised the dividend by 7.5% to 84 cents from 80"."""
    if stated.claim.metric is not None:
        return
    behind = [n for n in _behind(stated, near) if usable(n)][:2]
    if len({(n.claim.metric, n.claim.subject, n.claim.unit) for n in behind}) == 1:
        for ends in _ends(stated, behind):
            yield from (replace(way, joined=True, called="move") for way in derive(ends, _growth, (_fall,)))


def difference(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a move from two levels or rates: "The board cut by 25 basis points, from 4.50% to 4.25%".

    Of two ranges the ends are compared: from 4.25%–4.50% to 4.00%–4.25% is 25 basis points, though they touch.
    """
    for old, new in move_ends(stated, near):
        yield from _differ(old, new, stated)


def step(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive the step of a rate that was taken for its level: "It cut the rate by 25%, from 4.75% to 4.50%".

    A share of the rate itself is as good: "unemployment rose 5%, from 4.0% to 4.2%".
    """
    if not (precedes("by", stated) or precedes("moved", stated)):
        return
    for old, new in _ends(stated, [n for n in _behind(stated, near) if n.claim.unit == "%"]):
        first, second = _level(old, "policy_rate"), _level(new, "policy_rate")
        if first and second:
            value = abs(middle(second) - middle(first))
            excuses = (first.exact, second.exact, *_share(first, second))  # "left at 4.50%, from 4.75% to 4.50%"
            yield Derivation((old, new), _apart(first, second), value, excuses, joined=True, called="step")


def _behind(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[SourcedClaim]:
    return (n for n in near if same_sentence(stated, n) and n.claim.start > stated.claim.end)


def _ends(stated: SourcedClaim, behind: Sequence[SourcedClaim]) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    """Yield the older and the newer end of a move told before them: "by 25%, from 4.75% to 4.50%", "to 84 from 80"."""
    for a, b in pairwise(behind):
        if between("origin", stated, a) and between("destination", a, b):
            yield a, b
        elif between("destination", stated, a) and between("origin", a, b):
            yield b, a


def _apart(first: Figure, second: Figure) -> Bounds:
    """How far apart two rates can be, whichever is higher."""
    ends = corners(first.readings[0], second.readings[0], lambda x, y: abs(y - x))
    return ends if first.readings[0].overlap(second.readings[0]) < 0 else Bounds(0.0, ends.high)


def _share(first: Figure, second: Figure) -> Iterator[Bounds]:
    """What a move is of the rate that it began at, in per cent of it, up or down."""
    if first.readings[0].low > 0:
        gives = corners(first.readings[0], second.readings[0], _growth)
        yield from (gives, Bounds(-gives.high, -gives.low))


def _level(sourced: SourcedClaim, metric: str) -> Figure | None:
    """Return a figure as the level that the text gives it as: "by 25%, from 4.75% to …" may be read as changes."""
    claim = sourced.claim
    if claim.metric == metric:
        return figure(claim)
    ends = sorted(abs(end) for end in (claim.low, claim.high) if end is not None)
    return figure(replace(claim, metric=metric, low=ends[0], high=ends[-1]))


def _from_change(price: float, change: float) -> float:
    return change / (price - change) * 100


def _out_of_scale(percent: float) -> bool:
    """Whether a move is a scale word mistaken, as which it is told elsewhere: "to $1.62 billion from $1.5 million"."""
    return not 1 / MISTAKEN < 1 + percent / 100 < MISTAKEN


def _growth(old: float, new: float) -> float:
    return (new / old - 1) * 100


def _fall(old: float, new: float) -> float:
    return -_growth(old, new)


def _growth_back(old: float, new: float) -> float:
    """What a currency loses when it takes more of it to buy another: the yen from 150 to 157 a dollar."""
    return (old / new - 1) * 100


def _differ(old: SourcedClaim, new: SourcedClaim, stated: SourcedClaim) -> Iterator[Derivation]:
    level = LEVELS[stated.claim.metric or ""][0]
    first, second = _level(old, level), _level(new, level)
    if first is None or second is None or not (closed(first) and closed(second)) or first.spread != second.spread:
        return
    scale = 100.0 if stated.claim.metric in RATE_STEPS else 1.0
    value = (middle(second) - middle(first)) * scale
    if first.spread:  # of two bands both ends move alike, or it is no move of a band
        ends = sorted(((second.exact.low - first.exact.low) * scale, (second.exact.high - first.exact.high) * scale))
        gives = Bounds(ends[0], ends[1])
    else:
        gives = corners(first.readings[0], second.readings[0], lambda x, y: (y - x) * scale)
    others = [corners(a, b, lambda x, y: (y - x) * scale) for a, b in readings(first, second)[1:]]
    turned = [Bounds(-each.high, -each.low) for each in (gives, *others)]
    yield Derivation((old, new), gives, value, (*others, *turned), joined=True)
