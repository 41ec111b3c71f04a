"""Counts that moved: "claims fell by 6,000 to 221,000, from 229,000" were 223,000, or more than 6,000 fewer."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from queries.cues import between, pattern, precedes
from queries.derivations.derivation import derive, same_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from queries.derivations.derivation import Derivation

APART = 90
"""Most characters between a count and the one before it: "to 221,000 in the week ended Nov. 15, from 229,000"."""


def stepped(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a count from the one before it and what it moved by: "fell by 6,000 to 221,000, from 229,000"."""
    inside = [n for n in near if n is not stated and same_sentence(stated, n) and n.claim.unit in {None, "count"}]
    moves = [n for n in inside if n.claim.end <= stated.claim.start and between("destination", n, stated)]
    older = [n for n in inside if 0 < n.claim.start - stated.claim.end <= APART and _before(n)]
    if len(moves) != 1 or len(older) != 1 or not (moves[0].claim.low or 0.0) < (older[0].claim.low or 0.0):
        return
    if not precedes("by", moves[0]) and (precedes("destination", moves[0]) or precedes("origin", moves[0])):
        return
    pair = (older[0], replace(moves[0], claim=replace(moves[0].claim, unit=older[0].claim.unit)))
    for way in derive(pair, lambda before, by: before - by, (lambda before, by: before + by,)):
        rose = (stated.claim.low or 0.0) > (older[0].claim.low or 0.0)
        gives, other = (way.excuses[0], way.gives) if rose else (way.gives, way.excuses[0])
        value = (gives.low + gives.high) / 2
        yield replace(way, inputs=(older[0], moves[0]), gives=gives, value=value, excuses=(other,), joined=True)


def _before(sourced: SourcedClaim) -> bool:
    """Whether a count is the one before: "from 229,000", "from the previous week's revised 229,000"."""
    end = sourced.claim.start - sourced.claim.sentence_start
    return _revised(sourced.claim.lang).search(sourced.sentence[max(0, end - APART // 2) : end]) is not None


@cache
def _revised(lang: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern('set_beside', lang).pattern}(?: [^\W\d][\w'’-]*){{0,6}} ?$", re.IGNORECASE)
