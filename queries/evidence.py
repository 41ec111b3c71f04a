"""How well a text tells who a figure is of, and when: what is only carried over makes no finding that has to be read.

A note names a dozen shares and as many moves, of a day, a week and a year. Which of them belong together, the words
say where the name and the day stand beside the figure; elsewhere they are inferred, and two inferences that disagree
tell more often of a misreading than of an error.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from queries.apart import SALES
from queries.cues import has, heads_for, nearest
from queries.finding import Severity
from queries.sametime import MOVES
from queries.sides import swapped
from queries.trust import SECURITY, severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.sourced import SourcedClaim
    from nlp.reading import Claim
    from queries.finding import Side

_ELSEWHERE = "continued|document|label|recent|earlier|before|far"
"""Where a rule found a name that no word of the sentence stands for."""

CARRIED = re.compile(rf"^(?!quote|table|cell).*\+(?:anaphora|heading|{_ELSEWHERE})\b")
"""How a rule ends that took the name from elsewhere: "the stock fell 42%", of one of the two just named."""

UNNAMED = re.compile(rf"\+(?:{_ELSEWHERE})\b")
"""The same of a rule that heard no word for the owner either, such as "the retailer"."""

FETCHED = re.compile(rf"^(?:model:\w+|carried)\+(?:anaphora|heading|{_ELSEWHERE})\b")
"""A rule that took what is measured from elsewhere, and the name too: "In all there was a loss of 12.5%", of sales."""

GONE_ON = re.compile(rf"^(?:again|carried|parallel|announced)\+(?:anaphora|{_ELSEWHERE})\b")
"""A rule that took all from the figure before: "cut its rate to 11%. … Both held up, at 4.4% and 4.2%", of prices."""

MARGINS = frozenset({"margin", "margin_change"})
"""Shares of sales, of which a company has four, and each part of it."""

_CLAUSE = re.compile(r"[;|•]|, (?:while|whereas|mientras que|mientras|and|y) |(?<=\s)[-*] ")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")

SHORT = 12
"""Characters of a clause that are too few to name what it speaks of."""

OPENS = 60
"""Characters of a sentence in which it says what it speaks of."""

MANY = 3
"""Sides on which one text stands when it speaks of different things."""

TOLD_TWICE = 3
"""Digits from which on two that changed places tell one figure from two, of one thing and time."""

DAY = "P1D"

CONTRACTS = ("spot", "contracts")
"""What of a commodity is dealt in: metal to be had now, or a contract for a month."""

COURSES: Mapping[tuple[str | None, str | None], float] = {("bond_yield", "%"): 0.3, ("bond_yield_change", "bp"): 1.0}
"""By how much a bond's yield, and its move, may differ on a day on which two texts look at it at different hours.

Of a move that is little: "up 7.5 basis points" and "up 6.7" are of two hours, "up 14" and "up 4" are no two.
"""


def weighed(sides: Sequence[Side]) -> Severity | None:
    """Return how grave it is that the sides of a finding disagree; nothing unless they surely speak of one thing.

    Two or more of them must say well enough of which. What is only information anyway need not be so sure, and two
    hours of a day explain a bond's yields.
    """
    grave = severity(sides)
    if grave is not Severity.INFO and (not _of_one_thing(sides) or _of_two_contracts(sides)):
        return None
    return Severity.INFO if _of_two_hours(sides) else grave


def _of_two_contracts(sides: Sequence[Side]) -> bool:
    """Whether sides tell of one commodity as other paper: "Spot gold rose 3.7%. … Futures for April gained 4.5%"."""
    if not all((sourced.claim.subject or "").startswith("commodity:") for side in sides for sourced in side):
        return False
    told = [{nearest(CONTRACTS, sourced) for sourced in side} - {None} for side in sides]
    return all(told) and not set.intersection(*told)


def _of_one_thing(sides: Sequence[Side]) -> bool:
    if swapped(sides, fewest=TOLD_TWICE):
        return True  # digits that changed places are those of one figure, whoever it is said to be of
    return sum(any(map(well_told, side)) for side in sides) > 1 and not _of_many(sides)


def _of_many(sides: Sequence[Side]) -> bool:
    """Whether one text stands on three sides or more: it speaks of as many things, and of none of them twice.

    "The jobless rate was 3.5%. That of men was 3.3%, and of women 3.1%".
    """
    stands = Counter(doc for side in sides for doc in {sourced.doc for sourced in side})
    return max(stands.values()) >= MANY


def well_told(sourced: SourcedClaim) -> bool:
    """Return whether the words of its sentence say whose a figure is; and of a day's move, which day's."""
    claim = sourced.claim
    if FETCHED.match(claim.rule):
        return False
    if claim.metric == "policy_rate" and GONE_ON.match(claim.rule):
        return False
    if claim.metric in SALES:
        return _of_all(sourced)
    if claim.metric in MARGINS and claim.part is None:
        return UNNAMED.search(claim.rule) is None  # "operating profit …, widening the margin by 80 basis points"
    if claim.metric in MOVES:
        return CARRIED.search(claim.rule) is None and not _recent(claim) and (claim.period != DAY or _of_a_day(sourced))
    share = claim.metric == "price" and SECURITY.match(claim.subject or "") is not None
    return not share or CARRIED.search(claim.rule) is None


def _recent(claim: Claim) -> bool:
    """Whether a currency is only the last one named: "The dollar fell 3% this month. … In November it is up 6.4%"."""
    return (claim.subject or "").startswith("currency:") and re.search(
        r"\+(?:recent|before|far)\b", claim.rule
    ) is not None


def _of_all(sourced: SourcedClaim) -> bool:
    """Whether sales are all that a company sells, as far as a sentence tells that names no company.

    "Selling those cars brought in $21.3 billion in revenue. … Revenue grew to $24.9 billion": the first is a part, and
    so is what stands behind "North America market sales".
    """
    claim = sourced.claim
    if UNNAMED.search(claim.rule) is None:
        return True
    if "+earlier" in claim.rule:
        return False  # a name from farther back, of several: "Acme's profit doubled. … Brightloaf … Revenue rose 19%"
    clause = _CLAUSE.split(sourced.sentence[: claim.start - claim.sentence_start])[-1]
    words = _WORD.findall((clause if len(clause) > SHORT else sourced.sentence)[:OPENS])
    for word, behind in zip_longest(words, words[1:], fillvalue=""):
        if has("whole", word, claim.lang):
            # "The growth of the shopping centres, up 10.7%" is that of a part.
            return not (has("growth_word", word, claim.lang) and has("partitive", behind, claim.lang))
        if not has("qualifier", word, claim.lang):
            return False
    return False


def _of_a_day(sourced: SourcedClaim) -> bool:
    """Whether a move is told as a session's: with its day, its close, or the level that it led to.

    "The Dow fell 4.4% in the week. The S&P 500 also lost 4.5%" names no day for the second.
    """
    claim = sourced.claim
    if "close" in (claim.basis or "") or heads_for("destination", sourced):
        return True
    told = any(has(label, sourced.sentence, claim.lang) for label in ("day_named", "session", "ended"))
    return told and not has("longer", sourced.sentence, claim.lang)


def _of_two_hours(sides: Sequence[Side]) -> bool:
    """Whether a bond's yields, or moves, of one day lie no farther apart than its course, and none is its close."""
    claims = [sourced.claim for side in sides for sourced in side]
    course = COURSES.get((claims[0].metric, claims[0].unit))
    if course is None or any("close" in (claim.basis or "") for claim in claims) or swapped(sides):
        return False
    if len({(claim.metric, claim.unit) for claim in claims}) > 1:
        return False
    ends = [end for claim in claims for end in (claim.low, claim.high) if end is not None]
    return max(ends) - min(ends) <= course and len({sourced.doc for side in sides for sourced in side}) > 1
