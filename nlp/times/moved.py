"""The rate that a decision left, which was none of its day, and the rate that it set, which was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp.reading import Claim

if TYPE_CHECKING:
    from nlp.times.sessions import Words

_RATE, _MOVE = "policy_rate", "policy_rate_change"
# How many characters may part the rate that was left from the one that was set.
_BESIDE = 40


@dataclass(frozen=True, slots=True)
class Moved:
    """The claims of a sentence with the times of its rates, and where the rates that were left stand."""

    claims: Sequence[Claim]
    left: frozenset[int] = frozenset()

    @classmethod
    def of(cls, claims: Sequence[Claim], text: str, words: Words) -> Moved:
        """Read "in December it cut by 50 basis points, from 4.00%–4.25% to 3.50%–3.75%": December is the new rate's.

        What stands behind the rate that was left is told of the decision: "cut its rate to 4% from 4.25% in August".
        """
        rates = [claim for claim in claims if claim.metric == _RATE]
        if len(rates) < 2:
            return cls(claims)
        ends = dict(filter(None, (_ends(first, second, text, words) for first, second in pairwise(rates))))
        if not ends:
            return cls(claims)
        moves = [claim for claim in claims if claim.metric == _MOVE]
        settled = {set_: _day_of(claims, left, set_, moves, text, words) for left, set_ in ends.items()}
        dated = [
            replace(claim, as_of=None, period=None)
            if claim.start in ends
            else replace(claim, as_of=settled.get(claim.start, claim.as_of))
            for claim in claims
        ]
        return cls(dated, frozenset(ends))

    def settles(self, claim: Claim) -> bool:
        """Say whether a claim may take a time that its own words do not give it."""
        return claim.metric is not None and claim.start not in self.left


def _ends(first: Claim, second: Claim, text: str, words: Words) -> tuple[int, int] | None:
    """Return where the rate that was left and the rate that was set stand, null where neither word tells of a move."""
    same = (first.subject, first.part) == (second.subject, second.part)
    if not same or second.start - first.end > _BESIDE:
        return None
    if words.moves_from(text, first.start, first.end):
        return first.start, second.start
    return (second.start, first.start) if words.came_from(text, second.start, floor=first.end) else None


def _day_of(
    claims: Sequence[Claim], left: int, set_: int, moves: Sequence[Claim], text: str, words: Words
) -> str | None:
    """Return when a rate was set: by its own words, by those behind the rate that was left, or by those of the move."""
    by_start = {claim.start: claim for claim in claims}
    old, new = by_start[left], by_start[set_]
    if new.as_of is None and words.told("decided", text, new.sentence_start, min(left, set_)):
        beside = (move.as_of for move in moves if move.subject == new.subject and move.as_of)
        return old.as_of or next(beside, None)
    return new.as_of
