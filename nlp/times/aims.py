"""What an outlook is for, where the time beside it tells when it was given, and what later outlooks of a list are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.reading import Claim, Status
from nlp.times.classes import AHEAD
from nlp.times.clauses import crosses
from nlp.times.dates import MONTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp.times.layout import Stretch
    from nlp.times.sessions import Words
    from nlp.times.time import TimeExpression

_YEAR = re.compile(r"\d{4}")
# How many characters may part an outlook from what it was before, and lead to a time.
_BESIDE, _LED = 70, 24
# "The forecast for 2026, which went from 5.1% in May to 5.2%".
_RELATIVE = re.compile(r"^, (?:which|that|que|la que|lo que) ")
# "- 2025: GDP", "2025 GDP growth", "• Inflation": an item of a list.
_ITEM = re.compile(r"\s*(?:[-–—•*·]|(?:19|20)\d\d\b)")
_LONGEST_HEAD = 160


@dataclass(slots=True)
class Aims:
    """Knows what the outlooks of one text are for, and whether its line is an item of a list of them (``listed``)."""

    text: str
    words: Words
    listed: bool = False

    def enter(self, stretch: Stretch) -> None:
        """Come to a line, which may lead to a list of outlooks: "In the new economic projections:"."""
        told = self.text[stretch.start : stretch.end].strip()
        leads = told.endswith((":", ",")) and len(told) <= _LONGEST_HEAD
        leads = leads and self.words.told("outlooks", self.text, stretch.start, stretch.end)
        self.listed = leads or (self.listed and _ITEM.match(self.text, stretch.start) is not None)

    def settled(self, claim: Claim, before: Claim | None, times: Sequence[TimeExpression]) -> tuple[Claim, bool]:
        """Return a claim as a forecast where its sentence or its list makes it one, and whether its time is sure."""
        if aim := self.time_of(claim, times):
            return replace(claim, status=Status.FORECAST, as_of=aim), True
        if before is not None and before.status is Status.FORECAST:
            if self.was_foreseen(claim, before):
                return replace(claim, status=before.status, as_of=before.as_of), True
            if self.is_later(claim, before):
                return replace(claim, status=before.status), True
        listed = self.listed and claim.status is Status.ACTUAL and claim.metric in AHEAD
        return (replace(claim, status=Status.FORECAST) if listed else claim), False

    def is_later(self, claim: Claim, before: Claim) -> bool:
        """Say whether a figure is told to follow a forecast, or is of a later year: "1% before firming to 2%"."""
        if claim.status is not Status.ACTUAL or claim.metric not in AHEAD:
            return False
        same = claim.metric == before.metric and claim.start - before.end <= _BESIDE
        if same and self.words.told("follows", self.text, before.end, claim.start):
            return True
        return (_year(before.as_of) or "9") < (_year(claim.as_of) or "0")

    def was_foreseen(self, claim: Claim, before: Claim) -> bool:
        """Say whether a figure is what a forecast was revised from: "the median forecast rose to 3.9% from 3.8%"."""
        same = (claim.metric, claim.subject, claim.part) == (before.metric, before.subject, before.part)
        if claim.status is not Status.ACTUAL or not same or not 0 <= claim.start - before.end <= _BESIDE:
            return False
        if self.words.told("extremes", self.text, before.end, claim.start):
            return True  # "the consensus was 860, with a low of 800 and a high of 900"
        led = self.words.came_from(self.text, claim.start, floor=before.end)
        return led and self.words.told("outlooks", self.text, claim.sentence_start, before.start)

    def time_of(self, claim: Claim, times: Sequence[TimeExpression]) -> str | None:
        """Return what an outlook is for that has the month in which it was given: "for 2026 it rose from 5% in May to".

        The time that "for" leads to, before the figure in its clause.
        """
        if not MONTH.fullmatch(claim.as_of or "") or claim.metric not in AHEAD:
            return None
        if not self.words.told("outlooks", self.text, claim.sentence_start, claim.start):
            return None
        before = (time for time in times if time.value and time.end <= claim.start)
        aim = max((time for time in before if self._is_aim(time)), key=lambda time: time.start, default=None)
        gap = _RELATIVE.sub(" ", self.text[aim.end : claim.start]) if aim is not None else ""
        return aim.value if aim is not None and not crosses(gap, 0, len(gap), claim.lang) else None

    def _is_aim(self, time: TimeExpression) -> bool:
        return self.words.told("outlook_of", self.text, max(0, time.start - _LED), time.start)


def _year(value: str | None) -> str | None:
    return value if value is not None and _YEAR.fullmatch(value) else None
