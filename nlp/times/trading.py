"""The day of a quote, or of its change, that names none: that of the session which its paragraph tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp.times.anchors import POINT
from nlp.times.classes import CHANGES
from nlp.times.daily import Daily, bases

if TYPE_CHECKING:
    from nlp.reading import Claim
    from nlp.times.layout import Stretch
    from nlp.times.sessions import Session, Words
    from nlp.times.time import TimeExpression

# A level on one of these bases may be of any day before.
_ANY_DAY = frozenset({"record", "average", "high", "low"})
OF_ANOTHER = ("compared+name", "compared+bond")
"""How the rules of a figure begin that another's is compared with, and that has a name of its own."""


@dataclass(slots=True)
class Trading:
    """What a paragraph has said of the session so far.

    Attributes:
        strayed: the last figure of each kind ("level", "change") where that told of another time than the session; null
            where it was a sentence without figures.
    """

    text: str
    session: Session
    words: Words
    daily: Daily
    doc_date: str | None
    strayed: dict[str, Claim | None] = field(default_factory=dict)

    def begin(self) -> None:
        """Begin a paragraph."""
        self.strayed = {}

    def enter(self, stretch: Stretch, times: Sequence[TimeExpression]) -> None:
        """Enter a sentence without figures: "Over the past year it did well. It rose 40%."."""
        if any(self._strays(time, stretch) for time in times):
            self.strayed = {"level": None, "change": None}

    def day(self, claim: Claim, stretch: Stretch) -> str | None:
        """Return the day of a quote or a change, null where it may be of another time."""
        day = self.session.day(stretch, claim.start)
        if day is None or self._has_strayed(claim):
            return None
        if self.words.told("night", self.text, stretch.start, stretch.end):
            return None  # "overnight the S&P 500 slipped 0.2%", in a report of Tokyo's day
        if claim.metric in CHANGES:
            return day if claim.period in {None, "P1D"} and self.daily.holds(claim) else None
        any_day = _ANY_DAY & bases(claim) and not self.tells_session(claim)
        # "3.12%, against 2.61% of the German one" holds two bonds against each other, not two days.
        apart = claim.metric == "bond_yield" and claim.rule.startswith(OF_ANOTHER)
        of_before = self.words.measured_from(self.text, claim.start) and not apart
        if any_day or of_before:
            return None
        # What "trades at" a price does so at the time of writing, whatever day the text tells of.
        now = day != (self.doc_date or "")[:10] and self.words.told("present", self.text, stretch.start, stretch.end)
        return None if now else day

    def keep(self, claim: Claim, value: str | None, stretch: Stretch) -> None:
        """Keep whether a quote or a change told of another time than the session."""
        longer = value is None and claim.period not in {None, "P1D"}
        self.strayed.pop(_kind(claim), None)
        if longer or value != self.session.day(stretch, claim.end):
            self.strayed[_kind(claim)] = claim

    def tells_session(self, claim: Claim) -> bool:
        """Say whether a figure's sentence speaks of a day of trading and of nothing longer."""
        sentence = self.text, claim.sentence_start, claim.sentence_end
        return self.words.told("session", *sentence) and not self.words.told("span", *sentence)

    def _strays(self, time: TimeExpression, stretch: Stretch) -> bool:
        if time.period == "P1D" and time.kind != POINT:
            return False  # "stocks closed lower on the day. Dow -0.6%"
        return time.kind != POINT or (time.value is not None and time.value != self.session.day(stretch, stretch.end))

    def _has_strayed(self, claim: Claim) -> bool:
        """Say whether the paragraph tells of another time where a figure stands.

        "Acme is up 40% this year, Bolt 12%" tells of the year, "Acme is up 40% this year. Bolt fell 2%" does not.
        """
        if _kind(claim) not in self.strayed:
            return False
        last = self.strayed[_kind(claim)]
        return last is None or last.sentence_start == claim.sentence_start or last.subject == claim.subject


def _kind(claim: Claim) -> str:
    return "change" if claim.metric in CHANGES else "level"
