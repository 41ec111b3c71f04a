"""Which changes are of one day: those that nothing beside them makes longer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.reading import Claim, Status
from nlp.times.clauses import clause, past_asides

if TYPE_CHECKING:
    from nlp.times.sessions import Words

_LONGER = frozenset({"yoy", "qoq", "mom", "ytd", "annualized", "cumulative"})
_JOINT = re.compile(r",?\s(?:y|e|and)\s")


@dataclass(frozen=True, slots=True)
class Daily:
    """Tells the changes of a day in one text."""

    text: str
    words: Words
    lang: str

    def holds(self, claim: Claim) -> bool:
        """Say whether a change is of a day, as far as its own clause tells."""
        if claim.period == "P1D":
            return True
        if claim.period is not None or claim.status is not Status.ACTUAL or _LONGER & bases(claim):
            return False
        start, end = self._around(claim)
        if self.words.told("span", self.text, start, end):
            return False
        # "The Dow was up 112 points at the open" tells of a day, "shares are up 40%" does not.
        now = self.words.told("today", self.text, start, end)
        return now or not self.words.told("perfect", self.text, start, claim.start)

    def _around(self, claim: Claim) -> tuple[int, int]:
        """Return the part of the clause that a change stands in.

        "It fell 0.6%, and has gained 4% since January": the second verb's time is not the first one's.
        """
        sentence = self.text[claim.sentence_start : claim.sentence_end]
        at = claim.start - claim.sentence_start
        start, end = clause(sentence, at, self.lang)
        start = max(start, past_asides(sentence, at, self.lang))
        joints = [joint.start() for joint in _JOINT.finditer(sentence, start, end)]
        start = max([start, *(joint for joint in joints if joint < at)])
        end = min([end, *(joint for joint in joints if joint > at)])
        return claim.sentence_start + start, claim.sentence_start + end


def bases(claim: Claim) -> frozenset[str]:
    """Return the bases of a claim, one by one."""
    return frozenset((claim.basis or "").split("+"))
