"""Which claims a finding may rest on, and how firmly: an editor stops reading after the third false alarm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import announces, follows, has, last, near, pattern
from queries.finding import Severity
from queries.intervals import LEVELS
from queries.sametime import CLOCKS, REPORTED, STATISTICS, Clock, moment, undated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.sourced import SourcedClaim
    from queries.finding import Side

HEARD = 0.75
"""A finding stands on two claims: below this for each, that one was misread is about as likely as that it is true."""

SURE = 0.8
"""A figure read with less confidence than this never makes an error, only a warning."""

SESSION = frozenset({"open", "high", "low", "close"})
"""Points of a trading day at which a price is one number."""

A_YEAR_ON = 1.2
"""As how many times as much a company may report a year on; a misprint is likelier to be nearer."""

SECURITY = re.compile(r"[A-Z]{4}:")
"""How the identifiers of listed companies and funds begin."""

RANGES = frozenset({"price_change", "index_change"})
"""Changes, as which a day's range is easily read: "moved within a $7,000 range between 74,200 and 81,200"."""


def usable(sourced: SourcedClaim, *, unnamed: bool = False) -> bool:
    """Return whether the claim states a figure that another can contradict.

    Args:
        sourced: the claim.
        unnamed: whether a claim will do that does not say what it is about, for its neighbours may.
    """
    claim = sourced.claim
    return (
        (claim.subject is not None or unnamed)
        and claim.metric is not None
        and claim.confidence >= HEARD
        and not claim.negated
        and claim.status is not Status.HYPOTHETICAL
        and not _of_a_chart(sourced)
        and not _of_business(sourced)
        and not _of_a_facility(sourced)
        and not _of_a_member(sourced)
        and not _of_a_unit(sourced)
        and not _in_pence(sourced)
    )


def _of_business(sourced: SourcedClaim) -> bool:
    """Whether a company's return may be a move of what it sells: "in like-for-like sales, … Argentina fell 2.3%"."""
    claim = sourced.claim
    if claim.metric != "return" or SECURITY.match(claim.subject or "") is None:
        return False
    # Shares are up on a day, or a year, and not on the year before.
    sold = "yoy" in (claim.basis or "") or has("business", sourced.sentence, claim.lang)
    return sold and not has("shares", sourced.sentence, claim.lang)


def _of_a_member(sourced: SourcedClaim) -> bool:
    """Whether an index's return is that of a share in it: "the bank was the index's worst performer, down 4.7%"."""
    claim = sourced.claim
    index = claim.metric == "return" and (claim.subject or "").startswith("index:")
    if index and "+name" in claim.rule and _leading(sourced):
        return True
    return index and "+anaphora" in claim.rule and has("member", sourced.sentence, claim.lang)


def _leading(sourced: SourcedClaim) -> bool:
    """Whether an index only says where a share leads: "Acme had the biggest fall in the FTSE 250, down by 4%"."""
    before = sourced.sentence[: sourced.claim.start - sourced.claim.sentence_start]
    first = last("leader", before, sourced.claim.lang)
    return first >= 0 and pattern("within_index", sourced.claim.lang).search(before, first) is not None


def _of_a_unit(sourced: SourcedClaim) -> bool:
    """Whether a unit is only explained to readers: "One basis point equals 0.01%"."""
    claim = sourced.claim
    return claim.unit == "bp" and claim.low == claim.high == 1.0 and follows("equals", sourced)


def _in_pence(sourced: SourcedClaim) -> bool:
    """Whether a commodity's price is in pence, as shares are: "oil group Brightwell dipped 17p to 896.5p"."""
    claim = sourced.claim
    return claim.unit == "GBP" and claim.metric == "price" and (claim.subject or "").startswith("commodity:")


def _of_a_facility(sourced: SourcedClaim) -> bool:
    """Whether a rate is that of a window beside the main one: "… is 4.25%, and the lending facility pays 4.50%"."""
    return sourced.claim.metric == "policy_rate" and near("facility", sourced)


def _of_a_chart(sourced: SourcedClaim) -> bool:
    """Whether the figure is a mark that chartists draw, of which a note about one day names many."""
    claim = sourced.claim
    if claim.metric == "return":
        return near("retracement", sourced)
    basis = set((claim.basis or "").split("+"))
    if claim.metric in LEVELS and SESSION & basis and "record" not in basis:
        return announces("chart_line", sourced)
    return (claim.metric in LEVELS or claim.metric in RANGES) and near("technical", sourced)


def firm(sourced: SourcedClaim, *, least: float = SURE) -> bool:
    """Return whether the claim states one number or closed range, without doubt or rounding words.

    Args:
        sourced: the claim.
        least: the confidence below which there is doubt.
    """
    claim = sourced.claim
    bounded = claim.low is not None and claim.high is not None
    return bounded and claim.confidence >= least and not claim.approx and not claim.readings


def severity(sides: Sequence[Side]) -> Severity:
    """Return ``error`` where firm claims of two sides are surely about one and the same time, else ``warning``.

    Figures that differ in nothing but their sign are ``info``: the direction is in the words around ("the day's
    biggest loser: 1.9%"), and is more easily misread than the figure. So are prices of which no text says the day.
    """
    if (len(sides) == 2 and _mirrored(*sides)) or _of_unknown_days(sides) or _of_an_unknown_time(sides):
        return Severity.INFO
    times: set[object] = set()
    for side in sides:
        mine = {key for sourced in side if (key := _pinned(sourced)) is not None}
        if mine & times:
            return Severity.ERROR
        times |= mine
    return Severity.WARNING


def _of_unknown_days(sides: Sequence[Side]) -> bool:
    claims = [sourced for side in sides for sourced in side]
    return all(undated(each) and CLOCKS.get(each.claim.metric or "") is Clock.DAY for each in claims)


def _of_an_unknown_time(sides: Sequence[Side]) -> bool:
    """Whether fewer than two sides have a figure of which it is known when it was said, or of what time it is.

    What one text says on a day and another at any time in twenty years can be right both. Multiples move slowly, and
    who compares them seldom does so over years.
    """
    if any(CLOCKS.get(sourced.claim.metric or "") is Clock.WINDOW for side in sides for sourced in side):
        return False
    docs = {sourced.uri for side in sides for sourced in side}
    told = sum(any(not (undated(sourced) or _of_some_year(sourced, sides)) for sourced in side) for side in sides)
    return len(docs) > 1 and told < 2


def _of_some_year(sourced: SourcedClaim, sides: Sequence[Side]) -> bool:
    """Whether a company's result is of a year that nothing fixes: many name theirs by the one in which it ends.

    "Redwing's revenue in Q2 2025 was $30 billion", on no day, may be of the summer of 2024; but for a year's growth the
    other side has to be far away.
    """
    claim = sourced.claim
    if sourced.doc_date is not None or claim.metric not in REPORTED or SECURITY.match(claim.subject or "") is None:
        return False
    sizes = [abs(each.claim.low or 0.0) for side in sides for each in side]
    return min(sizes) * A_YEAR_ON <= max(sizes)


def _mirrored(side: Side, other: Side) -> bool:
    return {s.claim.low for s in side} == {-s.claim.high for s in other if s.claim.high is not None}


def _pinned(sourced: SourcedClaim) -> object | None:
    """The time at which the metric can have only one value, where the claim is firm and says which time that is."""
    claim = sourced.claim
    clock = CLOCKS.get(claim.metric or "", Clock.NEVER)
    when = moment(sourced) if clock is not Clock.WINDOW and firm(sourced) else None
    if when is None or when.days is None:
        return None
    match clock:
        case Clock.DAY:  # in the course of a day a price has many values, at its close one
            return when.days if SESSION & set((claim.basis or "").split("+")) else None
        case Clock.PERIOD:
            moves = claim.period == "P1D" and "close" not in (claim.basis or "")
            if not claim.as_of or claim.status is not Status.ACTUAL or moves:
                return None
            return (when.days, sourced.doc_date) if claim.metric in STATISTICS else when.days  # they are revised
        case Clock.STANDING:
            return when.days if claim.as_of and when.days.single else None
        case _:  # of a window: two providers count the earnings of an index differently
            return None
