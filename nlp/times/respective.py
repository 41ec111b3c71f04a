"""Times that a sentence lists in the order of its figures: "0.9% and 1.4% in 2024 and 2025, respectively"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from nlp.reading import Claim
from nlp.times.anchors import POINT
from nlp.times.time import TimeExpression

if TYPE_CHECKING:
    from nlp.times.sessions import Words

_FEWEST = 2
# How many characters may part two figures, or two times, of one list.
_GAP = 12
# How far behind the last figure or time the word may stand.
_REACH = 60


def paired(
    claims: Sequence[Claim], times: Sequence[TimeExpression], text: str, words: Words, end: int
) -> Sequence[Claim]:
    """Return a sentence's claims, each with the time at its own place where two lists are told in one order.

    The word that says so stands between both lists or behind them; ``end`` is where the sentence ends.
    """
    if not words.told("respectively", text, claims[0].start if claims else end, end):
        return claims
    told = [claim for claim in claims if claim.metric]
    rows = [row for row in _runs([time for time in times if time.kind == POINT and time.value]) if len(row) > 1]
    dated: dict[int, Claim] = {}
    for run in _runs(told):
        if len(run) < _FEWEST:
            continue
        row = next((row for row in rows if len(row) == len(run) and _said(run[-1], row[-1], text, words, end)), None)
        if row is not None:
            dated |= {claim.start: replace(claim, as_of=time.value) for claim, time in zip(run, row, strict=True)}
        elif _said(run[-1], run[-1], text, words, end):
            dated |= {claim.start: claim for claim in _held_against(run, told)}
    return [dated.get(claim.start, claim) for claim in claims]


def _said(one: Claim, other: Claim | TimeExpression, text: str, words: Words, end: int) -> bool:
    """Say whether the word for one order stands between the ends of two lists, or just behind them."""
    first, last = sorted((one.end, other.end))
    return words.told("respectively", text, first, min(end, last + _REACH))


def _held_against(run: Sequence[Claim], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the figures of a list with the times of as many before: "2.1% in 2025, 2% in 2026, from 2.4% and 2.2%"."""
    place = told.index(run[0]) - len(run)
    earlier = told[place : place + len(run)] if place >= 0 else []
    if {_kind(each) for each in earlier} == {_kind(run[0])} and len({each.as_of for each in earlier}) == len(run):
        for claim, other in zip(run, earlier, strict=True):
            yield replace(claim, as_of=other.as_of, status=other.status)


_Item = TypeVar("_Item", Claim, TimeExpression)


def _runs(items: Sequence[_Item]) -> list[list[_Item]]:
    """Return the items in lists that little but commas and "and" holds together."""
    rows = [[item] for item in items[:1]]
    for left, right in pairwise(items):
        if right.start - left.end <= _GAP and _kind(left) == _kind(right):
            rows[-1].append(right)
        else:
            rows.append([right])
    return rows


def _kind(item: Claim | TimeExpression) -> tuple[str | None, ...]:
    return (item.metric, item.subject) if isinstance(item, Claim) else (item.kind,)
