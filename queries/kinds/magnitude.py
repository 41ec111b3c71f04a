"""Amounts that are written with the same digits and are thousands apart.

Three digits of one subject's one metric are not repeated a thousand times larger by chance, so such amounts need not
say the same time, and of one of them it need not be known what it is: "68,1 billones" on Thursday, without a quarter,
beside "68.100 millones" of the fourth quarter on Wednesday.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.reading import Status
from nlp.tables import pesos
from queries.cues import follows
from queries.days import parse
from queries.derivations.derivation import same_sentence
from queries.intervals import HOME, LEVELS, THOUSANDS, coarse_step, figure, thousandfold
from queries.sametime import BALANCES
from queries.trust import HEARD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.sourced import SourcedClaim
    from nlp.reading import Claim
    from queries.finding import Side

DIGITS = 3
"""Fewest digits that count: "25 million on Wednesday, 25 billion this year" is likely enough."""

TOLD_AGAIN = 2
"""The same in a headline, or of what is told twice in one text."""

EXACT = 5
"""Digits that two amounts of different times do not share: one of the times was read wrongly."""

NEAR_DAYS = 45
"""Days within which two texts speak of one report, deal or balance."""

ROUNDED = 1.01
"""Most by which one amount differs from another that was rounded to three digits."""

PENNIES = 1e2
"""What a price in pence or cents is mistaken by."""

ROW = "|"
"""What parts the cells of a table's row, whose header or label may hold the scale: "Revenue (millions) | $30,040"."""

_PENNY = re.compile(r"\d\s?(?:p|pence|penny|cents?|c|¢|centavos?|céntimos?)$", re.IGNORECASE)

Key = tuple[str, str, str, str | None]
Pair = tuple["Side", "Side"]


def repeated(claims: Iterable[SourcedClaim]) -> Iterator[tuple[Key, Pair]]:
    """Yield the subject, metric, unit and part of amounts that repeat each other's digits, the smaller ones first."""
    found: dict[Key, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        claim = sourced.claim
        if claim.subject and claim.metric and an_amount(claim, least=TOLD_AGAIN) and _readable(sourced):
            found[key_of(sourced)].append(sourced)
    for key, members in found.items():
        if key[1] not in LEVELS:
            yield from ((key, pair) for pair in _pairs(members, THOUSANDS))
        elif any(map(_in_pennies, members)):
            yield from ((key, pair) for pair in _pairs(members, (PENNIES,)))


def unnamed(claims: Iterable[SourcedClaim]) -> Iterator[tuple[Key, Pair]]:
    """Yield the same where one text gives an amount, and its digits again without saying of what.

    A headline says little: "Hands back $7.92 million … it spent $7.92 billion on its own shares".
    """
    by_text: dict[str, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        claim = sourced.claim
        if claim.unit and claim.unit.isupper() and an_amount(claim, least=TOLD_AGAIN) and claim.metric not in LEVELS:
            by_text[sourced.doc].append(sourced)
    for members in by_text.values():
        bare = [sourced for sourced in members if sourced.claim.metric is None and _tells(sourced, members)]
        bare = [sourced for sourced in bare if ROW not in sourced.sentence]
        told = [sourced for sourced in members if sourced.claim.subject and sourced.claim.metric and sure(sourced)]
        for one, other in ((one, other) for one in bare for other in told) if bare and told else ():
            if one.claim.unit == other.claim.unit and not same_sentence(one, other) and _apart(one, other, THOUSANDS):
                yield key_of(other), pair_of(one, other)


def _tells(sourced: SourcedClaim, members: Sequence[SourcedClaim]) -> bool:
    """Whether an amount has digits enough to be known again: fewer in a headline, whose amount the body repeats."""
    opens = sourced.claim.sentence_start == min(each.claim.sentence_start for each in members)
    return len(digits(sourced.claim)) >= (TOLD_AGAIN if opens else DIGITS)


def _pairs(members: Sequence[SourcedClaim], factors: tuple[float, ...]) -> Iterator[Pair]:
    by_value = _by_size(members)
    values = sorted(by_value)
    for small in values:
        for factor in factors:
            at = bisect_left(values, small * factor / ROUNDED)
            while at < len(values) and values[at] <= small * factor * ROUNDED:
                yield from _near(by_value[small], by_value[values[at]], factors)
                at += 1


def _by_size(members: Iterable[SourcedClaim]) -> Mapping[float, list[SourcedClaim]]:
    found: dict[float, list[SourcedClaim]] = defaultdict(list)
    for sourced in members:
        found[size(sourced)].append(sourced)
    return found


def _near(small: Sequence[SourcedClaim], large: Sequence[SourcedClaim], factors: tuple[float, ...]) -> Iterator[Pair]:
    """Yield those of two amounts that one report can stand behind, if any."""
    mine = tuple(one for one in small if any(_one_report(one, other) for other in large))
    others = tuple(other for other in large if any(_one_report(one, other) for one in mine))
    if mine and others and _apart(mine[0], others[0], factors):
        yield mine, others


def _one_report(a: SourcedClaim, b: SourcedClaim) -> bool:
    if a.claim.metric in LEVELS and (a.claim.as_of or a.doc_date) != (b.claim.as_of or b.doc_date):
        return False
    if same_sentence(a, b):
        return False  # "3.25 million of its 3.25 billion shares" knows what it says
    told = one_time(a.claim, b.claim)
    fewest = min(len(digits(each.claim)) for each in (a, b))
    if fewest < DIGITS and (a.claim.as_of is None or a.claim.as_of != b.claim.as_of or a.doc_date != b.doc_date):
        return False  # of two digits only the day's reports of one stated time
    if not told and fewest < EXACT:
        return False  # "sales of 13.4 billion in 2025 … of 13.4 million in December at its Peruvian arm"
    if told and a.claim.as_of is not None and b.claim.as_of is not None:
        return True
    said, other = (parse(each.doc_date) if each.doc_date else None for each in (a, b))
    return said is None or other is None or abs(said.first - other.first) <= NEAR_DAYS


def one_time(a: Claim, b: Claim) -> bool:
    """Return whether two amounts can be of one time: balances "at the end of 2025" and "of December" are of one day."""
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return True
    first, second = parse(a.as_of), parse(b.as_of)
    ends = first is not None and second is not None and first.last == second.last
    return ends and a.metric in BALANCES and b.metric in BALANCES


def _apart(a: SourcedClaim, b: SourcedClaim, factors: tuple[float, ...]) -> bool:
    small, large = sorted((size(a), size(b)))
    if not any(large / ROUNDED <= small * factor <= large * ROUNDED for factor in factors):
        return False
    if factors == (PENNIES,) and _in_pennies(a) == _in_pennies(b):
        return False
    mine, other = (figure(_closed(each.claim)) for each in (a, b))
    return mine is not None and other is not None and thousandfold(mine, other, factors=factors)


def _in_pennies(sourced: SourcedClaim) -> bool:
    return _PENNY.search(sourced.claim.value_text) is not None


def an_amount(claim: Claim, *, least: int = DIGITS) -> bool:
    """Return whether a figure has one size and digits enough: "more than 171 million" has, "2 to 3 million" not."""
    ends = {end for end in (claim.low, claim.high) if end is not None}
    if len(ends) != 1 or claim.unit in {"%", "bp", "pp", "x", "pts"} or claim.negated:
        return False
    return claim.status is not Status.HYPOTHETICAL and len(digits(claim)) >= least


def digits(claim: Claim) -> str:
    """Return the digits of an amount that count: 3 of "$1.50bn" and of "1,520 million", one of "1,000 million"."""
    value = _value_of(claim)
    coarse = coarse_step(value, abs(claim.step)) if claim.step else 0.0
    return str(round(value / coarse)) if coarse else ""


def _closed(claim: Claim) -> Claim:
    """Return an amount without its open side; pesos of which it is not known whose are pesos beside others."""
    end = claim.low if claim.high is None else claim.high
    return replace(claim, low=end, high=end, unit=_money(claim) or "?")


def _money(claim: Claim) -> str | None:
    """Return the unit of an amount; null for a bare sign of pesos, which of two texts one may tell whose it is."""
    return None if claim.unit in pesos() and HOME in claim.value_text else claim.unit


def _readable(sourced: SourcedClaim) -> bool:
    amount = sourced.claim.metric not in LEVELS or sourced.claim.metric == "price"
    return amount and sure(sourced) and not follows("each_day", sourced)


def key_of(sourced: SourcedClaim) -> Key:
    """Return what two sizes of one amount share."""
    claim = sourced.claim
    return claim.subject or "", claim.metric or "", _money(claim) or "", claim.part


def pair_of(a: SourcedClaim, b: SourcedClaim) -> Pair:
    """Return two figures as the sides of a finding, the smaller first."""
    small, large = sorted((a, b), key=size)
    return (small,), (large,)


def sure(sourced: SourcedClaim) -> bool:
    """Return whether it is known what a figure is."""
    return sourced.claim.confidence >= HEARD


def size(sourced: SourcedClaim) -> float:
    """Return how large a figure is, without its sign and its open side."""
    return _value_of(sourced.claim)


def _value_of(claim: Claim) -> float:
    value = abs(claim.low if claim.low is not None else claim.high or 0.0)
    return value if math.isfinite(value) else 0.0
