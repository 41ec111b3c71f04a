"""What is said of a stretch of time that is not over, and what an outlook of it was before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.reading import Claim, Status
from nlp.times import periods
from nlp.times.classes import ECONOMY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp.times.sessions import Words
    from nlp.times.time import TimeExpression

_GROWN = "gdp_growth"
_TO_DATE = frozenset({"ytd", "cumulative"})
# How many characters before a time may lead to it, and between an outlook and what it was before.
_LED, _BESIDE = 24, 70
# How far behind a figure its own time may stand.
_BEHIND = 16
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Outlook:
    """Knows when a text was published, and so which of its times were not over then."""

    text: str
    words: Words
    doc_date: str | None

    def is_open(self, claim: Claim, times: Iterable[TimeExpression]) -> bool:
        """Say whether what is told of an economy is of a time that nobody can have measured whole.

        "GDP will have grown; it is put at 1.4% in 2025", said in December; "inflation at 4.7% for 2025". An economy
        grows over all of its time, while prices are told of a year as it goes on.
        """
        if claim.as_of is None or self.doc_date is None or _TO_DATE & set((claim.basis or "").split("+")):
            return False
        if not periods.first_date(claim.as_of).isoformat() <= self.doc_date[:10] <= _last_day(claim.as_of):
            return False
        named = [time.start for time in times if time.value == claim.as_of]
        led = any(self.words.told("outlook_of", self.text, max(0, start - _LED), start) for start in named)
        return bool(named) and (led or claim.metric == _GROWN)

    def goes_on(self, claim: Claim, before: Claim, times: Sequence[TimeExpression]) -> bool:
        """Say whether a figure is what the outlook before it was: "2.8% in 2026, down from 3.7%".

        A month that it names is when it was given: "0.8% in 2025, from 1.9% in March".
        """
        same = (claim.metric, claim.subject, claim.part) == (before.metric, before.subject, before.part)
        outlooks = claim.status is Status.FORECAST and claim.metric in ECONOMY
        if not (same and outlooks and 0 <= claim.start - before.end <= _BESIDE):
            return False
        own = [time for time in times if time.value == claim.as_of and before.end <= time.start < claim.end + _BEHIND]
        led = self.words.came_from(self.text, claim.start, floor=before.end)
        held = led or self.words.told("against", self.text, before.end, claim.start)
        yearly = _YEAR.fullmatch(before.as_of or "") is not None
        return (held and yearly and _YEAR.fullmatch(claim.as_of or "") is None) or (led and not own)

    def was(self, claim: Claim, before: Claim) -> bool:
        """Say whether a figure is told to be what the outlook before it was: "1.6% in 2026 (previously 1.9%)"."""
        if claim.status is not Status.ACTUAL:
            return False
        same = (claim.metric, claim.subject, claim.part) == (before.metric, before.subject, before.part)
        gap = self.text[before.end : claim.start]
        if not (same and claim.metric in ECONOMY and len(gap) <= _BESIDE) or set(gap) & set(";)"):
            return False
        behind = claim.end, claim.end + _BEHIND
        return any(self.words.told("formerly", self.text, *span) for span in ((before.end, claim.start), behind))


def _last_day(value: str) -> str:
    """Return the last day of a month, a quarter, a year or an interval, at the latest."""
    last = value.rsplit("/", maxsplit=1)[-1]
    if "Q" in last:
        return periods.last_day(int(last[:4]), 3 * int(last[-1])).isoformat()
    year, *rest = (int(part) for part in last.split("-"))
    if len(rest) > 1:
        return last
    return periods.last_day(year, rest[0] if rest else 12).isoformat()
