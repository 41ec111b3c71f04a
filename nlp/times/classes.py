"""The metrics by what their figures are of: a moment, a move, a period that is reported, an economy's month."""

from __future__ import annotations

_CLASSES = {
    "levels": "price index_level bond_yield fx_rate volatility spread country_risk",
    "changes": "return price_change index_change bond_yield_change",
    "reported": "eps revenue net_income operating_income ebitda capex operating_cash_flow free_cash_flow",
    "counted": "fund_flow payrolls",
    "measured": "margin margin_change earnings_growth eps_growth revenue_growth same_store_sales surprise",
    "balances": "cash debt backlog",
    "economy": (
        "inflation core_inflation gdp_growth economic_activity retail_sales_growth unemployment_rate payrolls pmi"
    ),
    "multiples": "pe pe_forward pe_trailing pb ps ev_ebitda peg valuation_discount",
    "growth": "earnings_growth eps_growth revenue_growth",
    "standing": (
        "dividend_yield earnings_yield market_cap aum margin leverage stake roe price_target "
        "index_weight support_level resistance_level policy_rate terminal_rate inflation_target unemployment_rate "
        "interest_rate pmi deficit_to_gdp debt_to_gdp share_unprofitable"
    ),
}


def _of(*classes: str) -> frozenset[str]:
    return frozenset(metric for each in classes for metric in _CLASSES[each].split())


LEVELS = _of("levels")
"""What a market quotes at the end of its day."""

CHANGES = _of("changes")
"""How far quotes moved."""

FLOWS = _of("reported", "counted")
"""Amounts of a period, as long as the time that they are of."""

FISCAL = _of("reported", "measured", "balances")
"""What a company reports of a quarter or a year."""

BALANCES = _of("balances")
"""What a company has or owes on the last day of what it reports."""

ECONOMY = _of("economy")
"""What is measured of an economy over a month, a quarter or a year."""

MONTHLY = ECONOMY - {"gdp_growth"}
"""What statistics offices tell month by month."""

GROWTH = _of("growth")
"""How far what a company reports moved."""

AHEAD = ECONOMY | {"policy_rate", "terminal_rate", "policy_rate_change", "interest_rate"}
"""What nobody knows before its time, so that a later one than the text's makes it a forecast."""

MULTIPLES = _of("multiples")
"""What a market pays for what companies earn."""

STANDING = _of("levels", "multiples", "balances", "standing")
"""Levels and ratios, which cover no length of time."""
