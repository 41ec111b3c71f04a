"""Figures of an economy that are of one of its sectors, regions or groups of prices, and never meet the whole's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from queries.cues import has
from queries.sametime import PRICES, STATISTICS

if TYPE_CHECKING:
    from index.sourced import SourcedClaim

PARTS = {
    "payrolls": "sector",
    "economic_activity": "sector",
    "inflation": "component",
    "unemployment_rate": "demographic",
}
"""Statistics that are told by part as often as for the whole, and the label of the words that name one."""

BEHIND = 48
"""Characters behind a figure in which its sector or region is told: "added 12,300 jobs in Texas"."""

_FIGURE = re.compile(r"\d[\d.,]*")
_OF_BRACKET = re.compile(r"((?:[^\W\d_][\w'’-]*[ ,]+){1,4})\([+\-−–]?\s?$")
_CLAUSE = re.compile(r"[,;:.()](?!\d)")


def of_a_part(sourced: SourcedClaim) -> bool:
    """Return whether the words around a statistic give it to a sector or a region that its claim does not name.

    "Payrolls rose by 130,000. Hospitals added 82,000 jobs, and California lost 4,100".
    """
    claim = sourced.claim
    if claim.metric not in STATISTICS or claim.part is not None or "core" in (claim.basis or ""):
        return False
    carried = claim.metric in PRICES and claim.rule.startswith("carried")
    if carried and not has("all_items", sourced.sentence, claim.lang):
        return True  # "Prices rose 3.2%. The index for bakery products rose 7%": not every part is in a list
    if _bracketed(sourced):
        return True
    before, behind = _around(sourced)
    if claim.metric == "gdp_growth":  # "grew 0.3% thanks to consumption": what stands behind is no part
        return any(has(label, before, claim.lang) for label in ("region", "demand"))
    around, label = f"{before}|{behind}", PARTS.get(claim.metric)
    return has("region", around, claim.lang) or (label is not None and has(label, around, claim.lang))


def _bracketed(sourced: SourcedClaim) -> bool:
    """Whether a figure stands in brackets behind what it is of, and that is no name of a statistic: "men (3.3%)"."""
    before = sourced.sentence[: sourced.claim.start - sourced.claim.sentence_start]
    found = _OF_BRACKET.search(before)
    return found is not None and not has("statistic", found[1], sourced.claim.lang)


def _around(sourced: SourcedClaim) -> tuple[str, str]:
    """Return the words from the figure before, or the start of the clause, and a few behind to the clause's end."""
    text, shift = sourced.sentence, sourced.claim.sentence_start
    rule = sourced.claim.rule
    # "The food index rose 0.2% after 0.1% the month before": the second goes on with the words of the first.
    continued = "+continued" in rule or rule.startswith("carried")
    start, end = sourced.claim.start - shift, sourced.claim.end - shift
    before = [match.end() for match in _FIGURE.finditer(text, 0, start)] + [
        match.end() for match in _CLAUSE.finditer(text, 0, start)
    ]
    behind = _CLAUSE.split(text[end : end + BEHIND])[0]
    return text[0 if continued else max(before, default=0) : start], behind
