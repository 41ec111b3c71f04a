"""What figures beside a stated result give: one small function for each way in which texts derive a figure.

A rule takes the stated claim and its neighbours (the claims of its sentence and of the sentences next to it) and
yields each way to derive the stated figure from them; its docstring holds the sentence that motivated it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.derivations.counts import stepped
from queries.derivations.derivation import Derivation
from queries.derivations.direction import compared, turned, verdict
from queries.derivations.discounts import discount, gap, offer
from queries.derivations.moves import difference, growth, percentage, raised, step, upside
from queries.derivations.parts import made_up, margin, of_parts, share, total
from queries.derivations.portions import portion
from queries.derivations.promises import hinted, promised
from queries.derivations.ratios import covered, multiple, paid_out, worth
from queries.derivations.spreads import between_premiums, spread, spread_by_words, surprise
from queries.derivations.sums import balance, in_all
from queries.derivations.tenths import set_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.derivations.derivation import Rule

__all__ = [
    "BY_DIRECTION",
    "BY_DOCUMENT",
    "BY_MONEY",
    "BY_POINTS",
    "BY_TENTHS",
    "BY_TIMES",
    "BY_WORDS",
    "RULES",
    "Derivation",
]

_WHOLES = ("revenue", "net_income", "operating_income", "capex", "debt", "cash", "backlog", "fund_flow", "deal_value")

RULES: Mapping[str, tuple[Rule, ...]] = {
    "valuation_discount": (discount,),
    "return": (percentage, growth, upside, promised, of_parts),
    "revenue_growth": (growth,),
    "eps_growth": (growth,),
    "earnings_growth": (growth,),
    "price_change": (difference,),
    "index_change": (difference,),
    "policy_rate": (step,),
    "bond_yield": (step,),
    "interest_rate": (step,),
    "policy_rate_change": (difference,),
    "bond_yield_change": (difference,),
    "margin_change": (difference,),
    "spread": (spread,),
    "surprise": (surprise,),
    "margin": (margin,),
    "dividend_yield": (paid_out,),
    "pe": (multiple,),
    "pe_forward": (multiple,),
    "pe_trailing": (multiple,),
    "market_cap": (worth,),
    "jobless_claims": (stepped,),
} | dict.fromkeys(_WHOLES, (total,))
"""Which metric of a stated figure goes with which rules."""

BY_DIRECTION: tuple[Rule, ...] = (verdict, turned, compared)
"""Rules that tell on which side of another figure a figure lies, and nothing of how large it is."""

BY_WORDS: tuple[Rule, ...] = (share, portion, offer, gap, raised, hinted)
"""Rules of percentages that the words around them tell, whatever metric they were read as."""

BY_TIMES: tuple[Rule, ...] = (covered,)
"""Rules of multiples that were read as no metric's."""

BY_MONEY: tuple[Rule, ...] = (balance, made_up)
"""Rules of amounts that were read as no metric's."""

BY_DOCUMENT: Mapping[str, tuple[Rule, ...]] = {"policy_rate_change": (in_all,)}
"""Rules of figures that are set against the rates of their whole text."""

BY_POINTS: tuple[Rule, ...] = (between_premiums, set_apart, spread_by_words)
"""Rules of points that were read as no metric's, or not surely as one's."""

BY_TENTHS: tuple[Rule, ...] = (set_apart,)
"""Rules of bare numbers below one: "three tenths less than the 3.0% of April"."""
