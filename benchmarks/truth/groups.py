"""The metrics of the contract in groups large enough to score."""

from __future__ import annotations

GROUPS = {
    "prices": ("price", "price_change", "price_target", "index_level", "index_change", "fx_rate"),
    "technical levels": ("support_level", "resistance_level"),
    "returns": ("return", "relative_return", "volatility"),
    "central banks": ("policy_rate", "policy_rate_change", "terminal_rate"),
    "rates and bonds": ("bond_yield", "bond_yield_change", "interest_rate", "spread", "country_risk"),
    "economy": (
        "inflation",
        "core_inflation",
        "inflation_target",
        "inflation_expectation",
        "gdp_growth",
        "economic_activity",
        "retail_sales_growth",
        "unemployment_rate",
        "payrolls",
        "jobless_claims",
        "pmi",
        "deficit_to_gdp",
        "debt_to_gdp",
    ),
    "results": (
        "eps",
        "revenue",
        "net_income",
        "operating_income",
        "ebitda",
        "capex",
        "operating_cash_flow",
        "free_cash_flow",
        "debt",
        "cash",
        "backlog",
        "dividend",
        "margin",
        "margin_change",
        "roe",
        "leverage",
        "surprise",
        "same_store_sales",
        "earnings_growth",
        "eps_growth",
        "revenue_growth",
    ),
    "valuation": (
        "pe",
        "pe_forward",
        "pe_trailing",
        "pb",
        "ps",
        "ev_ebitda",
        "peg",
        "dividend_yield",
        "earnings_yield",
        "valuation_discount",
    ),
    "ownership and flows": (
        "market_cap",
        "aum",
        "buyback",
        "deal_value",
        "stake",
        "fund_flow",
        "share_unprofitable",
        "index_weight",
    ),
}
"""Metrics by group; a test keeps every metric in one group."""

_GROUP_OF = {metric: group for group, metrics in GROUPS.items() for metric in metrics}

METRICS = frozenset(_GROUP_OF)
"""Every metric of the claim contract."""


def group_of(metric: str) -> str:
    """Return a metric's group.

    Raises:
        KeyError: the metric is not the contract's.
    """
    return _GROUP_OF[metric]
