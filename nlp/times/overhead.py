"""Lines that tell how long the moves below them took: "For the week:" over "The S&P 500 rose 75 points"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.times.classes import CHANGES

if TYPE_CHECKING:
    from nlp.reading import Claim
    from nlp.times.layout import Stretch
    from nlp.times.time import TimeExpression

_MOST_WORDS = 6
_DAY = "P1D"


@dataclass(slots=True)
class Overhead:
    """The length of time that the last such line named, null where none stands over the sentences at hand."""

    text: str
    period: str | None = None

    def enter(self, stretch: Stretch, here: Sequence[TimeExpression]) -> None:
        """Take in a sentence: a time with a colon opens a list, another colon or a heading closes it."""
        told = self.text[stretch.start : stretch.end]
        if not (told.endswith(":") or stretch.heading):
            return
        short = len(told.split()) <= _MOST_WORDS
        longer = (each.period for each in here if each.period not in (None, _DAY))
        self.period = next(longer, None) if short else None

    def over(self, claim: Claim, here: Sequence[TimeExpression]) -> Claim:
        """Return a move that its own sentence gives no time with the length of time above it."""
        if self.period is None or here or claim.metric not in CHANGES or claim.period not in (None, _DAY):
            return claim
        return replace(claim, period=self.period, as_of=None)
