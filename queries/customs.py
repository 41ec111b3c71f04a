"""How statistics are counted where nobody says it: by the year, by the quarter or, in some economies, by the month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp.tables import shared_table
from queries.sametime import PRICES

if TYPE_CHECKING:
    from nlp.reading import Claim

OF_A_YEAR = 1.5
"""From how many per cent on prices have risen over a year, where they do not rise as much in a month."""

OF_A_QUARTER = 1.2
"""Up to how many per cent an economy has grown over a quarter, where quarters are what its office reports."""

_MONTH = re.compile(r"(\d{4}-\d\d)(?:-\d\d/\1-\d\d)?")
"""A month, or days of one: "4.12% in the first fortnight of June"."""

_QUARTER = re.compile(r"\d{4}-Q\d")


def customary(claim: Claim) -> str | None:
    """Return the basis that a statistic of a month or quarter has by custom; null where a text may mean either.

    "Inflation was 3.8% in October" and "annual inflation was 4.3% in October" are of one thing, "inflation was 0.3% in
    October" is another; "inflation was 2.1% in October" is a month's in Argentina.
    """
    if claim.metric in PRICES:
        said = {None, "core"} if claim.metric == "core_inflation" else {None}  # "core prices rose" says it twice
        return _of_prices(claim) if claim.basis in said else None
    if claim.metric == "gdp_growth" and claim.basis is None and claim.period in {None, "P3M"}:
        return "qoq" if _told(claim, _QUARTER, "quarterly") and _size(claim) <= OF_A_QUARTER else None
    return None


def _of_prices(claim: Claim) -> str | None:
    if claim.period == "P1Y":
        return "yoy"
    if claim.period not in {None, "P1M"} or claim.as_of is None or _MONTH.fullmatch(claim.as_of) is None:
        return None
    if claim.subject in shared_table("economies")["monthly"]:
        return "mom" if claim.basis is None else None
    year = claim.period is None and _told(claim, _MONTH, "steady") and _size(claim) >= OF_A_YEAR
    return "yoy" if year else None


def _told(claim: Claim, form: re.Pattern[str], custom: str) -> bool:
    return (
        claim.as_of is not None
        and form.fullmatch(claim.as_of) is not None
        and claim.subject in shared_table("economies")[custom]
    )


def _size(claim: Claim) -> float:
    return max((abs(end) for end in (claim.low, claim.high) if end is not None), default=0.0)
