"""How far apart two figures of one market and day can lie and both be right.

An index stands at many levels in a session, a currency has no official close, gold is quoted spot and as a future.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from queries.cues import has, last, precedes
from queries.sametime import CLOCKS, Clock
from queries.trust import RANGES, SESSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.sourced import SourcedClaim
    from nlp.reading import Claim

SESSION_RANGE = {"index": 0.015, "fx": 0.01, "currency": 0.01, "commodity": 0.03, "crypto": 0.05, "bond": 0.0}
"""Usual daily range relative to the level, by the prefix of the subject; securities are in ``SECURITY_RANGE``."""

SECURITY_RANGE = 0.05

CLOSE_RANGE = {"fx": 0.004, "currency": 0.004, "commodity": 0.015, "crypto": 0.03}
"""What is left at the close where no exchange fixes one: five o'clock in New York or in London, spot or future."""

YIELD_RANGE = 0.06
"""Yields and spreads of yields, in percentage points."""

MOVE_RANGE = {"index": 0.1, "fx": 0.3, "currency": 0.3, "commodity": 0.7, "crypto": 2.0}
"""A day's percentage move, in percentage points: the same clocks and contracts seen as changes."""

_FIXED = {"market_cap": 0.05, "aum": 0.05, "volatility": 0.1}


def leeway(claim: Claim) -> float:
    """Return how far from the figure, in the unit in which it is compared, another of the same day may lie."""
    metric, prefix = claim.metric or "", (claim.subject or "").partition(":")[0]
    size = max((abs(end) for end in (claim.low, claim.high) if end is not None), default=0.0)
    if metric == "return" and claim.period == "P1D":
        return MOVE_RANGE.get(prefix, 0.3)
    if metric in RANGES and claim.period == "P1D":
        return 2 * abs(claim.step)  # two feeds round one close each in its way
    if CLOCKS.get(metric) is not Clock.DAY:
        return 0.0
    if metric in _FIXED:
        return _FIXED[metric] * size
    if metric in {"bond_yield", "interest_rate"}:
        return YIELD_RANGE
    if metric in {"spread", "country_risk"}:
        return 100 * YIELD_RANGE
    return _price_range(prefix, fixed=bool(SESSION & set((claim.basis or "").split("+")))) * size


class Sessions:
    """Which texts were written while a session went on: they say "at midday", and nowhere that it closed.

    Texts are looked into only when they are asked about.
    """

    def __init__(self, claims: Iterable[SourcedClaim]) -> None:
        self._claims = claims
        self._sentences: dict[str, dict[int, SourcedClaim]] | None = None
        self._known: dict[str, bool] = {}

    def goes_on(self, sourced: SourcedClaim) -> bool:
        """Return whether a figure of a day is one of its course, for its text was written before the close.

        What such a text tells of a day before ("the index had closed at 15,568 on Tuesday") was over.
        """
        day, said = sourced.claim.as_of, (sourced.doc_date or "")[:10]
        if "close" in (sourced.claim.basis or "") or (day is not None and said and day < said):
            return False
        if sourced.doc not in self._known:
            self._known[sourced.doc] = self._told(sourced.doc)
        return self._known[sourced.doc]

    def _told(self, doc: str) -> bool:
        if self._sentences is None:
            self._sentences = defaultdict(dict)
            for each in self._claims:
                self._sentences[each.doc].setdefault(each.claim.sentence_start, each)
        told = self._sentences[doc].values()
        if any(map(_closes, told)):
            return False  # "opened lower … and closed at 6,940": of both it tells the close last
        return any(has("in_course", each.sentence, each.claim.lang) for each in told)


def _closes(sourced: SourcedClaim) -> bool:
    """Whether a sentence tells of a close, and not of yesterday's."""
    lang = sourced.claim.lang
    return has("ended", sourced.sentence, lang) and not has("other_day", sourced.sentence, lang)


def settled(sourced: SourcedClaim) -> bool:
    """Return whether a level is said to be where a session ended: "rose 0.4% to 6,940", and no "at midday"."""
    claim = sourced.claim
    if in_course(sourced):
        return False
    closed = "close" in (claim.basis or "") or has("ended", sourced.sentence, claim.lang)
    return closed or precedes("destination", sourced)


def in_course(sourced: SourcedClaim) -> bool:
    """Return whether a sentence tells of a session that goes on, and not of its close."""
    claim = sourced.claim
    return "close" not in (claim.basis or "") and has("in_course", sourced.sentence, claim.lang)


def at_its_start(sourced: SourcedClaim) -> bool:
    """Return whether a level is one of a session's start: "The index has started the day at 7,342"."""
    claim = sourced.claim
    if "close" in (claim.basis or ""):
        return False
    before = sourced.sentence[: claim.start - claim.sentence_start]
    return last("day_opening", before, claim.lang) > last("ended", before, claim.lang)


def _price_range(prefix: str, *, fixed: bool) -> float:
    if fixed:
        return CLOSE_RANGE.get(prefix, 0.0)
    return SESSION_RANGE.get(prefix, SECURITY_RANGE)
