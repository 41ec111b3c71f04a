"""The quarters and years that a text reports of its companies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from nlp.times import periods
from nlp.times.classes import FISCAL
from nlp.times.time import is_baseline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp.reading import Claim, Mention
    from nlp.times.layout import Layout, Stretch
    from nlp.times.sessions import Words
    from nlp.times.time import TimeExpression

# How many sentences a company's quarter reaches.
_REACH = 12


class Walk(Protocol):
    """What is known of a text while its claims are walked through."""

    text: str
    layout: Layout
    times: Sequence[TimeExpression]
    words: Words
    doc_date: str | None


@dataclass(slots=True)
class Reported:
    """The quarters and years that the text has named for a company, and where it named the last one.

    ``opening`` is the one that the text opens with: "Acme reports its results of the second quarter of 2025".
    """

    values: set[str]
    latest: str
    stretch: Stretch
    opening: str | None = None

    def reaching(self, stretch: Stretch, *, others: bool) -> str | None:
        """Return the time of a figure that names none: its paragraph's last, or the only one of its section.

        What the text opens with reaches further, but no sentence that names ``others``.
        """
        if stretch.paragraph == self.stretch.paragraph:
            return self.latest
        near = stretch.section == self.stretch.section and stretch.place - self.stretch.place <= _REACH
        if near and len(self.values) == 1:
            return self.latest
        return None if others else self.opening


def reports(walk: Walk, mentions: Sequence[Mention], claims: Sequence[Claim]) -> dict[int, tuple[str, str]]:
    """Return the sentences that tell of one company's results of a quarter past, with both."""
    named: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.type == "security":
            named[walk.layout.at(mention.start).place].add(mention.id)
    told: dict[int, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.metric in FISCAL and claim.subject:
            told[walk.layout.at(claim.start).place].add(claim.subject)
    found: dict[int, tuple[str, str]] = {}
    for time in walk.times:
        stretch = walk.layout.at(time.start)
        # "<Bottler>, which sells <brand> in Peru, earned 5 million in the third quarter": whose the figures are.
        companies = told.get(stretch.place) or named.get(stretch.place, set())
        if time.rule not in {"quarter", "quarter_year"} or not time.value or len(companies) != 1:
            continue
        if is_baseline(walk.text, stretch.start, time):
            continue  # "revenue of $2 billion, 3% less than in 3Q24"
        if walk.words.told("report", walk.text, stretch.start, stretch.end) and _is_over(time.value, walk.doc_date):
            found.setdefault(stretch.place, (next(iter(companies)), time.value))
    return found


def _is_over(quarter: str, doc_date: str | None) -> bool:
    year, number = int(quarter[:4]), int(quarter[-1])
    return doc_date is None or periods.last_day(year, 3 * number).isoformat() < doc_date
