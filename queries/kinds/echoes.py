"""Amounts whose digits come back a thousand times larger where the two are not named or counted alike.

Digits that are repeated to the last, a thousand times larger, are one amount with another scale word more often than
two amounts: a headline's "$1.5 million" above a body's "$1.5 billion", a deal's price that one text calls cash. Where a
text also gives the other's size, it means both.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import between, joins
from queries.days import parse
from queries.derivations.derivation import same_sentence
from queries.derivations.levels import looks_back
from queries.intervals import LEVELS
from queries.kinds.magnitude import TOLD_AGAIN, an_amount, digits, key_of, one_time, pair_of, size, sure
from queries.sametime import BALANCES, REPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.sourced import SourcedClaim
    from queries.kinds.magnitude import Key, Pair

FACTORS = (1e3, 1e6)

SEVERAL, MANY = 3, 4
"""Digits that are enough of one subject or one metric, and where the subjects are called differently."""

AT_ONCE = 3
"""Days within which two texts report one event."""

TURN = 2.0
"""Most by which an amount grows or shrinks from one period to the next, where it is set against a thousandth of it."""

ACCOUNTS = REPORTED | BALANCES
"""What is reported of one time once, and not in parts of any size: no purchases of shares, no flows."""


def in_one_text(claims: Iterable[SourcedClaim]) -> Iterator[tuple[Key, Pair]]:
    """Yield two sizes of one account in one text, and an amount before and after that cannot both be right."""
    by_text: dict[tuple[object, ...], list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        claim = sourced.claim
        if claim.metric in ACCOUNTS and claim.subject and claim.status is not Status.HYPOTHETICAL and sure(sourced):
            by_text[sourced.doc, claim.subject, claim.metric, claim.unit, claim.part].append(sourced)
    for members in by_text.values():
        for one, other in combinations(members, 2) if len(members) > 1 else ():
            if _two_sizes(one, other) or _no_growth(one, other):
                yield key_of(one), pair_of(one, other)


def across_texts(claims: Iterable[SourcedClaim]) -> Iterator[tuple[Key, Pair]]:
    """Yield amounts of two texts that one report stands behind, though subject or metric were not read alike."""
    told: dict[str, set[float]] = defaultdict(set)
    alike: dict[tuple[str, str], dict[float, list[SourcedClaim]]] = defaultdict(lambda: defaultdict(list))
    for sourced in claims:
        claim = sourced.claim
        told[sourced.doc].add(size(sourced))
        if claim.metric and claim.metric not in LEVELS and an_amount(claim, least=SEVERAL) and sure(sourced):
            alike[claim.unit or "", digits(claim).rstrip("0")][size(sourced)].append(sourced)
    for sizes in alike.values():
        for small, large in combinations(sorted(sizes), 2) if len(sizes) > 1 else ():
            if _times(small, large):
                yield from _reported(sizes[small], sizes[large], told)


def echoed(own: Iterable[SourcedClaim]) -> frozenset[float]:
    """Return what amounts of other texts have to be, of either sign, to stand with one of some in `across_texts`.

    Their own sizes too: a text that gives both sizes means both.
    """
    sizes = {size(s) for s in own if s.claim.metric not in LEVELS and an_amount(s.claim, least=SEVERAL) and sure(s)}
    others = {end for each in sizes for f in FACTORS for end in (each, each * f, each / f)}
    return frozenset(others | {-each for each in others})


def meanwhile(days: Iterable[str]) -> frozenset[str]:
    """Return the days (ISO 8601) on which what was reported on some days is reported."""
    reach = range(-AT_ONCE, AT_ONCE + 1)
    return frozenset((date.fromisoformat(day) + timedelta(days=by)).isoformat() for day in days for by in reach)


def _reported(
    small: Sequence[SourcedClaim], large: Sequence[SourcedClaim], told: dict[str, set[float]]
) -> Iterator[tuple[Key, Pair]]:
    days: dict[int, list[SourcedClaim]] = defaultdict(list)
    for other in large:
        for day in _days(other):
            days[day].append(other)
    for one in small:
        around = (near for day in _days(one) for near in range(day - AT_ONCE, day + AT_ONCE + 1))
        for other in (other for near in around for other in days.get(near, ())):
            both = size(other) in told[one.doc] or size(one) in told[other.doc]
            if one.cluster != other.cluster and not both and _one_report(one, other):
                yield key_of(other if other.claim.subject else one), ((one,), (other,))


def _one_report(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether two amounts of one event are called alike enough to be one."""
    mine, other = a.claim, b.claim
    if not one_time(mine, other) or mine.status is not other.status:
        return False
    if mine.metric == other.metric:
        unnamed = mine.subject is None or other.subject is None
        few = MANY if not unnamed else SEVERAL
        apart = unnamed or mine.subject != other.subject  # of one subject they have been set side by side already
        return apart and mine.as_of == other.as_of is not None and len(digits(mine)) >= few
    return mine.subject is not None and mine.subject == other.subject and mine.part == other.part


def _two_sizes(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether one text gives an account in two sizes; of its own words "1.5 of its 1.5 billion" are no slip."""
    mine, other = a.claim, b.claim
    if not (an_amount(mine, least=TOLD_AGAIN) and an_amount(other, least=TOLD_AGAIN) and one_time(mine, other)):
        return False
    same = digits(mine).rstrip("0") == digits(other).rstrip("0") and _times(*sorted((size(a), size(b))))
    return same and not (same_sentence(a, b) and joins("out_of", a, b))


def _no_growth(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether an amount is set against about a thousandth of it: "rose to $1.62 billion from $1.5 million"."""
    small, large = sorted((size(a), size(b)))
    led = same_sentence(a, b) and (looks_back(a, b) or between("older", a, b))
    return led and small > 0 and any(factor / TURN <= large / small <= factor * TURN for factor in FACTORS)


def _times(small: float, large: float) -> bool:
    return any(abs(small * factor / large - 1) < 1e-9 for factor in FACTORS) if small > 0 else False


def _days(sourced: SourcedClaim) -> tuple[int, ...]:
    """The day on which a figure was said, where that is known."""
    said = parse(sourced.doc_date) if sourced.doc_date else None
    return (said.first,) if said is not None else ()
