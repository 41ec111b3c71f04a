"""Whether two figures of one sentence are told together, so that the time of the first is the second's too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.reading import Claim, Status
from nlp.times.classes import CHANGES, FISCAL, FLOWS, GROWTH, LEVELS, MONTHLY
from nlp.times.clauses import crosses
from nlp.times.dates import MONTH

if TYPE_CHECKING:
    from nlp.times.sessions import Words

# How many characters may stand between an amount and its change.
_BESIDE = 60
_PROFITS = frozenset({"net_income", "operating_income"})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Holds a figure of one text against the one before it."""

    text: str
    words: Words
    lang: str

    def time_of(self, claim: Claim, before: Claim | None) -> str | None:
        """Return the time of the figure beside it that a figure is told with."""
        if before is None or before.status is not Status.ACTUAL:
            return None
        told = self._is_parallel(claim, before) or self.is_apposed(claim, before)
        return before.as_of if told and claim.period in {None, "P1D", "P1Y", before.period} else None

    def restated(self, claim: Claim, before: Claim | None) -> Claim | None:
        """Return a profit per share with the time of the profit that it tells once more, null for other figures.

        "A profit of $90 million, or 16 cents per share, against $70 million, or 11 cents, a year earlier".
        """
        if before is None or claim.metric != "eps" or before.metric not in _PROFITS or claim.subject != before.subject:
            return None
        if self.words.restating.fullmatch(self.text, before.end, claim.start) is None:
            return None
        return replace(claim, as_of=before.as_of, period=before.period, status=before.status)

    def is_apposed(self, claim: Claim, before: Claim) -> bool:
        """Say whether a change is that of the amount just before it: "$2 billion in 2025, 9% more than in 2024"."""
        moved = (
            (claim.metric in GROWTH and before.metric in FLOWS)
            or (claim.metric in CHANGES and before.metric in LEVELS)
            or (claim.metric in LEVELS and before.metric in CHANGES and self._is_reached(claim, before))
        )
        gap = self.text[before.end : claim.start]
        near = len(gap) <= _BESIDE and not crosses(gap, 0, len(gap), self.lang)
        return moved and claim.subject == before.subject and near

    def is_compared(self, claim: Claim, before: Claim) -> bool:
        """Say whether a forecast is what a figure is held against: "$0.59 in the quarter, above the $0.56 expected"."""
        gap = self.text[before.end : claim.start]
        same = (claim.metric, claim.subject, claim.part) == (before.metric, before.subject, before.part)
        return claim.status is Status.FORECAST and same and len(gap) <= _BESIDE and self.words.told("against", gap)

    def month_left(self, claim: Claim, before: Claim | None) -> str | None:
        """Return the month of the measure that a figure is where it came from: "in May it fell to 4.3% from 4.4%"."""
        if before is None or claim.metric not in MONTHLY:
            return None
        if (claim.metric, claim.subject) != (before.metric, before.subject):
            return None
        begun = self.words.came_from(self.text, claim.start, floor=before.end)
        return before.as_of if begun and MONTH.fullmatch(before.as_of or "") else None

    def _is_parallel(self, claim: Claim, before: Claim) -> bool:
        """Say whether both figures tell the same of two subjects: "A gained 5% in May, while B lost 1%".

        One decision sets all the rates of a central bank, and no other's: "kept its deposit rate at 2% on Thursday and
        its lending rate at 2.4%".
        """
        alike = (claim.metric, claim.basis) == (before.metric, before.basis) and claim.metric in CHANGES | FISCAL
        sisters = claim.metric == before.metric == "policy_rate" and claim.subject == before.subject
        return (alike or sisters) and (claim.subject, claim.part) != (before.subject, before.part)

    def _is_reached(self, claim: Claim, change: Claim) -> bool:
        """Say whether a level is where the change before it led: "rose 0.4% to a record 6,978"."""
        return self.words.reaching.fullmatch(self.text, change.end, claim.start) is not None
