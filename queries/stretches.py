"""Over which time a figure was counted, where its words tell it and it was read otherwise, or as of no time at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from queries.cues import has, last
from queries.sametime import REPORTED, STATISTICS

if TYPE_CHECKING:
    from index.sourced import SourcedClaim

CLAUSE = 70
"""Characters behind a figure that are still of its clause."""

COUNTED = frozenset({"qoq", "yoy"})

QUARTER = "P3M"


def of_another_stretch(sourced: SourcedClaim) -> bool:
    """Return whether the words count a figure over another time than it was read as."""
    claim = sourced.claim
    if claim.metric in REPORTED:
        return _against_the_quarter_before(sourced) or _longer_than_a_quarter(sourced)
    return claim.metric in STATISTICS and _of_some_months(sourced)


def _against_the_quarter_before(sourced: SourcedClaim) -> bool:
    """Whether growth is counted from the quarter before: "revenue fell 2% from 4.1 billion in the previous quarter"."""
    claim = sourced.claim
    if not (claim.metric or "").endswith("_growth") or COUNTED & set((claim.basis or "").split("+")):
        return False
    behind = re.split(r"[;%]", sourced.sentence[claim.end - claim.sentence_start :])[0][:CLAUSE]
    return has("quarter_before", behind, claim.lang)


def _longer_than_a_quarter(sourced: SourcedClaim) -> bool:
    """Whether an amount is of more months than a quarter has: "for the nine months to September it earned $1.90"."""
    claim = sourced.claim
    if claim.period != QUARTER:
        return False
    before = sourced.sentence[: claim.start - claim.sentence_start]
    return last("months_long", before, claim.lang) > last("quarterly", before, claim.lang)


def _of_some_months(sourced: SourcedClaim) -> bool:
    """Whether a statistic is of some months together: "for the 12 months ending in January, sales rose 7.8%"."""
    claim = sourced.claim
    if claim.period not in {None, "P1M", QUARTER} or claim.basis is not None:
        return False
    return has("months_long", sourced.sentence[: claim.start - claim.sentence_start], claim.lang)
