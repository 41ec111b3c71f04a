"""On which side of another figure a text says that a figure lies: "beat the estimate of $1.10", "rose to 5 from 4".

What follows is no number but a bound: a result that beat an estimate is above it.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import cache
from re import IGNORECASE, Pattern
from re import compile as compiled
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import announces, between, has, pattern, precedes
from queries.derivations.derivation import Derivation, closed, same_sentence
from queries.derivations.levels import looks_back
from queries.intervals import Bounds, figure
from queries.trust import HEARD, usable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim

RESULTS = frozenset(
    {"eps", "revenue", "net_income", "operating_income", "ebitda", "operating_cash_flow", "free_cash_flow"}
)
"""What is better the larger it is, so that "beat" means more."""

RELEASES = RESULTS | {
    "payrolls",
    "inflation",
    "core_inflation",
    "unemployment_rate",
    "gdp_growth",
    "retail_sales_growth",
}
"""What is expected before it is published."""

TARGET = "price_target"

REACH = 60
"""Most characters between the verb of who sets a figure and the figure: "raised its target on the lender to"."""

MOVING = RESULTS | {
    "price",
    "index_level",
    "fx_rate",
    "bond_yield",
    "policy_rate",
    "inflation",
    "unemployment_rate",
    TARGET,
}
"""What texts say to have risen or fallen from one figure to another."""

MOVERS = {"USD": "dollars", "EUR": "euros", "GBP": "pounds"}
"""First currencies of pairs, with the label of their names."""

SIDED = RELEASES | MOVING
"""What words put on one side of another figure."""

SET_BESIDE = SIDED | {"margin", "core_inflation", "interest_rate", "dividend_yield"}
"""What texts say to be higher or lower than the same of another time."""

FEWEST_WORDS = 2
"""How many words tell something between two commas."""

APART = 90
"""Most characters between a result and the estimate that it is set against."""

LEADS = ("beat", "missed", "compared_amount")
"""Words right behind a figure that is a lead: "3 cents ahead of", "3 cents better than"."""

RIGHT_BEHIND = 30
"""Most characters of what sets a figure against that of another time: "…, well above the"."""

SIDES = {"above": ("beat", "over"), "below": ("missed", "under")}
"""Words of a verdict by the side that they mean: what only results can do, and what any figure can."""


def verdict(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive the side of an estimate: "earned $1.05 a share, beating the $1.10 that analysts expected" is wrong."""
    if stated.claim.metric not in RELEASES or stated.claim.status is not Status.ACTUAL:
        return
    if announces("older", stated):
        return  # "was 3.33%, against 3.08% a month before and above the 3.17% expected": it was the first that beat it
    follower = next((n for n in near if same_sentence(stated, n) and n.claim.start >= stated.claim.end), None)
    if follower is None or not _estimate_of(stated, follower) or _by_how_much(stated, near):
        return
    if _in_pairs(stated, follower, near):
        return
    told = _joint(stated, follower)
    lang = stated.claim.lang
    sides = [side for side, labels in SIDES.items() if any(has(each, told, lang) for each in _heard(stated, labels))]
    if len(sides) == 1 and len(told) <= APART and not has("unlike", told, lang):
        yield from _beyond(follower, sides[0])


def turned(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive the side of an older figure: "inflation rose to 2.4% from 2.7%", "subió de 2,7 % a 2,4 %" are wrong."""
    if stated.claim.metric not in MOVING or not (usable(stated) or _aimed_at(stated)):
        return
    for other in near:
        if not _older(stated, other) or _hoped_for(stated, other) or not _goes_its_way(stated, other):
            continue
        behind = other.claim.start >= stated.claim.end
        if stated.claim.metric == TARGET:
            if behind and precedes("destination", stated) and looks_back(stated, other):
                yield from _beyond(other, _set(stated))
            continue
        if behind and precedes("destination", stated) and not precedes("by", stated) and looks_back(stated, other):
            yield from _beyond(other, _moved(stated) or _revised(stated, other) or _led(stated, other, near))
        elif behind and precedes("destination", stated) and _set_beside(stated, other):
            yield from _beyond(other, _led(stated, other, near))
        elif not behind and between("destination", other, stated) and precedes("origin", other):
            yield from _beyond(other, _moved(other) or _revised(other, stated))


def compared(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive the side of a figure of another time: "a margin of 24.5%, higher than 25.4% a year before" is wrong.

    What follows was read as a bound, as which "higher than 25.4%" stands by itself.
    """
    if stated.claim.metric not in SET_BESIDE or not usable(stated):
        return
    other = next((n for n in near if same_sentence(stated, n) and n.claim.start >= stated.claim.end), None)
    if other is None or not _of_two_times(stated, other):
        return
    between_them, lang = _joint(stated, other), stated.claim.lang
    told = between_them.rpartition(",")[2]
    sides = [side for side, labels in SIDES.items() if _leading_on(labels[1], lang).search(told)]
    if len(sides) == 1 and len(told) <= RIGHT_BEHIND and len(between_them) <= APART and not has("unlike", told, lang):
        ends = {end for end in (other.claim.low, other.claim.high) if end is not None}
        closed_off = replace(other.claim, low=min(ends), high=max(ends)) if ends else other.claim
        for way in _beyond(replace(other, claim=closed_off), sides[0]):
            yield replace(way, inputs=(other,))


def _in_pairs(stated: SourcedClaim, estimate: SourcedClaim, near: Sequence[SourcedClaim]) -> bool:
    """Whether two results stand before two estimates: "0.2% on the month and 3.4% on the year, below 0.3% and 3.5%"."""
    alike = [n for n in near if same_sentence(n, stated) and n.claim.unit == stated.claim.unit]
    before = [n for n in alike if n.claim.end <= stated.claim.start and n.claim.metric == stated.claim.metric]
    behind = [n for n in alike if n.claim.start >= estimate.claim.end and n.claim.metric in {None, stated.claim.metric}]
    return bool(before and behind)


def _of_two_times(stated: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether two figures are of one thing, and the second has a time of its own."""
    mine, its = stated.claim, other.claim
    same = (mine.subject, mine.metric, mine.unit, mine.part) == (its.subject, its.metric, its.unit, its.part)
    return same and its.as_of is not None and its.as_of != mine.as_of and mine.status is its.status


def _by_how_much(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> bool:
    """Whether a result is the lead of the one before it: "earned 58 cents, 3 cents above the consensus of 55"."""
    end = stated.claim.end - stated.claim.sentence_start
    if not any(pattern(each, stated.claim.lang).match(stated.sentence, end + 1) for each in ("over", "under", *LEADS)):
        return False
    return any(
        n.claim.metric == stated.claim.metric and same_sentence(n, stated) and n.claim.end <= stated.claim.start
        for n in near
    )


def _heard(stated: SourcedClaim, labels: Sequence[str]) -> Sequence[str]:
    return labels if stated.claim.metric in RESULTS else labels[1:]


def _estimate_of(stated: SourcedClaim, other: SourcedClaim) -> bool:
    mine, its = stated.claim, other.claim
    same = (mine.subject, mine.metric, mine.unit, mine.part) == (its.subject, its.metric, its.unit, its.part)
    return same and its.status is Status.FORECAST and usable(stated) and usable(other) and _counted_alike(stated, other)


def _older(stated: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether two figures are one thing at two times: of one name, unit and way to count."""
    mine, its = stated.claim, other.claim
    same = (mine.subject, mine.metric, mine.unit, mine.part) == (its.subject, its.metric, its.unit, its.part)
    return other is not stated and same and same_sentence(stated, other) and _counted_alike(stated, other)


def _counted_alike(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether both are above nothing and can be counted alike: a loss beats an estimate by being smaller."""
    positive = all((each.claim.low or 0.0) > 0 for each in (a, b))
    return positive and (None in {a.claim.basis, b.claim.basis} or a.claim.basis == b.claim.basis)


def _moved(first: SourcedClaim) -> str | None:
    """Which way the verb right before a figure and its preposition says: "rose 3% to" names it no longer."""
    text = first.sentence[: first.claim.start - first.claim.sentence_start]
    lang = first.claim.lang
    sides = [side for side, label in (("above", "rose"), ("below", "fell")) if _verb(label, lang).search(text)]
    return sides[0] if len(sides) == 1 else None


def _led(stated: SourcedClaim, other: SourcedClaim, near: Sequence[SourcedClaim]) -> str | None:
    """Which way the move before a figure says that it led there, if it is as large as the two figures have it.

    "Fell 0.6%, to 17,420 from 17,310" went up by as much; of another size the move is what is told to be wrong.
    """
    inside = (n for n in near if n.claim.unit == "%" and same_sentence(stated, n) and n.claim.end < stated.claim.start)
    move = next(iter(sorted(inside, key=lambda n: -n.claim.start)), None)
    if move is None or not _as_large(move, other, stated):
        return None
    text, shift, lang = stated.sentence, stated.claim.sentence_start, stated.claim.lang
    if not _onward(lang).fullmatch(text[move.claim.end - shift : stated.claim.start - shift]):
        return None
    before = text[: move.claim.start - shift]
    sides = [side for side, label in (("above", "rose"), ("below", "fell")) if _move(label, lang).search(before)]
    return sides[0] if len(sides) == 1 else None


def _set_beside(stated: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether a level is set against an older one a few words on: "to 38,450 on Wednesday, against 38,220"."""
    return other.claim.start - stated.claim.end <= RIGHT_BEHIND and precedes("set_beside", other)


def _as_large(move: SourcedClaim, older: SourcedClaim, newer: SourcedClaim) -> bool:
    """Whether a move in per cent is the one between two figures, whichever way it went."""
    meant, first, second = (figure(each.claim) for each in (move, older, newer))
    if meant is None or first is None or second is None or not first.exact.low:
        return False
    size = abs(second.exact.low / first.exact.low - 1) * 100
    ends = [sorted((abs(each.low), abs(each.high))) for each in meant.readings]
    return any(low <= size <= high for low, high in ends)


def _goes_its_way(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether a rate of exchange goes the way of who is told to move: "the yen fell to 157.4 from 156.9" does not.

    It counts the second currency of its pair by the first, which has to be the one that the sentence speaks of.
    """
    if a.claim.metric != "fx_rate":
        return True
    first = (a.claim.subject or "").removeprefix("fx:")[:3]
    text = a.sentence[: min(a.claim.start, b.claim.start) - a.claim.sentence_start]
    if first not in MOVERS or has("other_dollars", text, a.claim.lang):
        return False
    return has(MOVERS[first], text, a.claim.lang) and not has(f"in_{MOVERS[first]}", text, a.claim.lang)


def _hoped_for(stated: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether a figure is no older one but an estimate: "fell to 8,420 against 8,310 expected by strategists"."""
    behind = re.split(r"[,;\d]", other.sentence[other.claim.end - other.claim.sentence_start :], maxsplit=1)[0]
    return other.claim.status is not stated.claim.status or has("expected", behind[:REACH], other.claim.lang)


@cache
def _onward(lang: str) -> Pattern[str]:
    """Return what leads from a move to where it led: " percent, to ", ", hasta los "."""
    joint = pattern("destination", lang).pattern
    return compiled(rf"[\s,]*(?:(?:per ?cent|percent|por ciento)[\s,]*)?(?:{joint})[\s$€£]*", IGNORECASE)


@cache
def _move(label: str, lang: str) -> Pattern[str]:
    return compiled(rf"{pattern(label, lang).pattern}(?: [^\W\d]+){{0,2}}? ?$", IGNORECASE)


def _aimed_at(stated: SourcedClaim) -> bool:
    """Whether it is sure enough that a price is a target, which usually is a mark on a chart."""
    return stated.claim.metric == TARGET and stated.claim.confidence >= HEARD and not stated.claim.negated


def _set(first: SourcedClaim) -> str | None:
    """Which way somebody sets a figure, by the only verb of setting before it in its clause."""
    text = re.split(r"[,;:]", first.sentence[: first.claim.start - first.claim.sentence_start])[-1][-REACH:]
    told = {"above": has("set_higher", text, first.claim.lang), "below": has("set_lower", text, first.claim.lang)}
    sides = [side for side, named in told.items() if named]
    return sides[0] if len(sides) == 1 else None


def _revised(first: SourcedClaim, second: SourcedClaim) -> str | None:
    """Which way a forecast of one time is said to have been revised: "revised its forecast up to 2.2%, from 3.2%"."""
    if first.claim.as_of != second.claim.as_of or first.claim.metric not in RELEASES:
        return None
    text, lang = first.sentence[: first.claim.start - first.claim.sentence_start], first.claim.lang
    # "The Fed, which had revised up its forecasts, saw inflation fall to 2.2%": the last that tells something.
    clauses = [clause for clause in re.split(r"[,;:](?!\d)", text) if len(clause.split()) >= FEWEST_WORDS]
    clause = clauses[-1] if clauses else text
    told = {"above": has("revised_up", clause, lang), "below": has("revised_down", clause, lang)}
    sides = [side for side, named in told.items() if named]
    return sides[0] if len(sides) == 1 and not any(has(each, clause, lang) for each in ("rose", "fell")) else None


@cache
def _leading_on(label: str, lang: str) -> Pattern[str]:
    """Return words that lead on to a figure: "…, well above the $"; not "below slowing to"."""
    return compiled(rf"{pattern(label, lang).pattern}(?: (?:the|an?|el|los|las))?[\s$€£]*$", IGNORECASE)


@cache
def _verb(label: str, lang: str) -> Pattern[str]:
    joints = "|".join(pattern(each, lang).pattern for each in ("destination", "origin"))
    return compiled(rf"{pattern(label, lang).pattern}(?: [^\W\d]+){{0,2}}? (?:{joints})[\s$€£]*$", IGNORECASE)


def _joint(first: SourcedClaim, second: SourcedClaim) -> str:
    start = first.claim.sentence_start
    return first.sentence[first.claim.end - start : second.claim.start - start]


def _beyond(other: SourcedClaim, side: str | None) -> Iterator[Derivation]:
    """Yield all that lies on one side of a figure, what it was rounded from too."""
    meant = figure(other.claim)
    if side is None or meant is None or not closed(meant):
        return
    ends = [end for bounds in meant.readings for end in (bounds.low, bounds.high)]
    gives = Bounds(min(ends), math.inf) if side == "above" else Bounds(-math.inf, max(ends))
    yield Derivation((other,), gives, meant.exact.low, joined=True, side=side)
