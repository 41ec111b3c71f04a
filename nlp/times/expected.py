"""The time of what is expected or aimed at, where its own words name none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp.reading import Claim, Status
from nlp.times.classes import ECONOMY, FISCAL, MONTHLY

if TYPE_CHECKING:
    from nlp.times.layout import Stretch
    from nlp.times.sessions import Words

# How many characters before and behind an expected figure may tell what it is expected for.
_BEFORE, _BEHIND = 200, 40


@dataclass(frozen=True, slots=True)
class Expected:
    """Knows what happened in a text, and so what was expected of it."""

    text: str
    words: Words
    doc_date: str | None
    happened: dict[tuple[str | None, str | None], Claim] = field(default_factory=dict)

    def keep(self, claim: Claim) -> None:
        """Keep the last figure that happened of each metric and subject, of two in one sentence the later in time."""
        if claim.status is not Status.ACTUAL or claim.metric not in FISCAL | MONTHLY or claim.as_of is None:
            return
        last = self.happened.get((claim.metric, claim.subject))
        if last is None or last.sentence_start != claim.sentence_start or (last.as_of or "") < claim.as_of:
            self.happened[claim.metric, claim.subject] = claim

    def time_of(self, claim: Claim, stretch: Stretch, *, timed: bool) -> str | None:
        """Return the time of an expected figure of the sentence ``stretch``, null where the text does not say.

        ``timed`` says whether the sentence names a point of time. "It kept its full-year outlook of $5 billion" is of
        the year in which it is said; "It earned 43 cents in the quarter. Analysts had seen 41" is of that quarter.
        """
        if claim.metric not in FISCAL | ECONOMY:
            return None
        near = max(stretch.start, claim.start - _BEFORE), min(stretch.end, claim.end + _BEHIND)
        if self.words.told("full_year", self.text, *near):
            return self.doc_date[:4] if self.doc_date else None
        happened = self.happened.get((claim.metric, claim.subject))
        if happened is None or timed or claim.start - happened.end > _BEFORE:
            return None
        return happened.as_of
