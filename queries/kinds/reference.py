"""Findings of kind ``reference``: a claim disagrees with a series that the user trusts.

A rate holds until the next row, a level on its day, a flow or a statistic in its own period. Times that the series
does not cover say nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.sourced import SourcedMention
from nlp.reading import Mention, Status
from queries.blocks import block
from queries.days import Days, parse
from queries.finding import Finding, Severity, identity
from queries.intervals import Bounds, Figure, agree, comparable_unit, figure
from queries.intraday import leeway
from queries.sametime import CLOCKS, STANDING_DAYS, STATISTICS, Clock
from queries.trust import firm
from queries.words import about, sources, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.reference import Observation, Series
    from index.sourced import SourcedClaim
    from nlp.reading import Claim

EFFECTIVE_DAYS = 2
"""Days until a decision takes effect: a rate that is announced on Wednesday stands in the series from Thursday."""

RELEASES = 3
"""Rows back that can be the latest release: a month's figure comes out in the course of the next two."""

RELEASED_DAYS = 200
"""How old the latest release can be: a quarter's figure stands until the next quarter's comes out."""

OTHERWISE = frozenset(
    {"open", "high", "low", "average", "record", "core", "mom", "qoq", "ytd", "annualized", "cumulative", "parallel"}
)
"""Bases in which a figure is another than the plain one that a series holds."""

PLACES = 1e-6
"""Half-width of what a series states: its figures are exact but for binary fractions."""


@dataclass(frozen=True, slots=True)
class _History:
    """A series by the days of its rows."""

    series: Series
    days: tuple[Days, ...]

    def rows(self, claim: Claim, day: Days) -> list[Observation]:
        """Return the rows that a claim about a time can be held against, the one that counts first."""
        if CLOCKS.get(claim.metric or "") is Clock.STANDING:
            return self._standing(day) if day.single else []
        if claim.as_of is None and claim.metric in STATISTICS:
            return self._latest(day)
        at = bisect_right(self.days, day.last, key=lambda each: each.first) - 1
        found = at >= 0 and self.days[at].first >= day.first
        # FRED dates a month or a quarter by its first day: one row in the period is the period's.
        return [self.series.observations[at]] if found and not (at and self.days[at - 1].first >= day.first) else []

    def _latest(self, day: Days) -> list[Observation]:
        """The rows that can be the latest release on a day: "unemployment is 4.4%" may be of a month or two before."""
        end = bisect_right(self.days, day.first, key=lambda each: each.first)
        return [
            self.series.observations[at]
            for at in range(end - 1, max(-1, end - 1 - RELEASES), -1)
            if day.first - self.days[at].first <= RELEASED_DAYS
        ]

    def _standing(self, day: Days) -> list[Observation]:
        if day.first - self.days[-1].last > STANDING_DAYS:
            return []  # the series may have ended before the rate was changed
        at = bisect_right(self.days, day.first, key=lambda each: each.first) - 1
        last = bisect_right(self.days, day.first + EFFECTIVE_DAYS, key=lambda each: each.first)
        return list(self.series.observations[at:last]) if at >= 0 else []


def find_reference(claims: Sequence[SourcedClaim], series: Sequence[Series]) -> Iterator[Finding]:
    """Yield one finding for each text and row of a series that disagree; copies of a text stand on one side."""
    histories: dict[tuple[str, str, str | None], list[_History]] = defaultdict(list)
    for each in series:
        days = tuple(d for o in each.observations if (d := parse(o.when)) is not None)
        histories[each.subject, each.metric, each.part].append(_History(each, days))
    found: dict[tuple[object, ...], list[tuple[SourcedClaim, Series, Observation]]] = defaultdict(list)
    for sourced in claims if histories else ():
        claim = sourced.claim
        for history in histories.get((claim.subject or "", claim.metric or "", claim.part), ()):
            if (row := _contradicting(sourced, history)) is not None:
                key = sourced.cluster, history.series.name, row, claim.low, claim.high
                found[key].append((sourced, history.series, row))
    for alike in found.values():
        yield _finding(tuple(sourced for sourced, _, _ in alike), *alike[0][1:])


def _contradicting(sourced: SourcedClaim, history: _History) -> Observation | None:
    """Return the row that a claim disagrees with; nothing where one that may count agrees, or none is of its time."""
    claim = sourced.claim
    key, day = block(sourced), _when(sourced)
    unit = history.series.unit
    if key is None or day is None or key.status is not Status.ACTUAL or (unit and unit != claim.unit):
        return None
    if OTHERWISE & set((key.basis or "").split("+")):
        return None
    rows = history.rows(claim, day)
    meant = figure(claim, leeway=2 * leeway(claim))  # the series' side has none
    if meant is not None and meant.administered and firm(sourced):
        meant = replace(meant, readings=(meant.exact,))  # "5-1/2 percent" is not rounded from 5.75
    if not rows or meant is None or any(agree(meant, _stated(row, claim, meant)) for row in rows):
        return None
    return rows[0]


def _when(sourced: SourcedClaim) -> Days | None:
    """The time that a claim is about: its own, or else its day of publication."""
    claim = sourced.claim
    if claim.as_of is None and CLOCKS.get(claim.metric or "") is Clock.PERIOD and claim.metric not in STATISTICS:
        return None  # "revenue of $5 billion": of which quarter?
    when = claim.as_of or sourced.doc_date
    return parse(when) if when else None


def _stated(row: Observation, claim: Claim, meant: Figure) -> Figure:
    _, factor = comparable_unit(claim)
    bounds = Bounds(row.low, row.high).scaled(factor)
    spread = row.low != row.high
    return Figure(meant.unit, (bounds.widened(0.0 if spread else PLACES),), spread, bounds, meant.administered)


def _cited(row: Observation, series: Series) -> SourcedMention:
    mention = Mention(
        start=row.start,
        end=row.start + len(row.line),
        text=row.line,
        id=series.subject,
        type="reference",
        lang="",
        rule="reference",
        confidence=1.0,
    )
    return SourcedMention(mention, series.name, series.name, row.line, row.start, row.when, series.name)


def _finding(side: tuple[SourcedClaim, ...], series: Series, row: Observation) -> Finding:
    found = side, (_cited(row, series),)
    expected = f"{row.low:g}" if row.low == row.high else f"{row.low:g}–{row.high:g}"
    dated = side[0].claim.as_of is not None or side[0].claim.metric in {"policy_rate", "inflation_target"}
    return Finding(
        id=identity("reference", found),
        kind="reference",
        severity=Severity.ERROR if dated and all(firm(sourced) for sourced in side) else Severity.WARNING,
        sides=found,
        subject=series.subject,
        metric=series.metric,
        message=f"{about(series.subject, series.metric)} is stated as {values(side)} in {sources(side)}, but "
        f"{series.name} has {expected} from {row.when}.",
        expected=expected,
        stated=side[0].claim.value_text,
    )
