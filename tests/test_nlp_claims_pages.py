"""Claims told as the pages of papers, brokers and data houses tell them. Every sentence is this project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

PAGES: list[tuple[str, str, list[Row]]] = [
    # The printer's apostrophe in the words of a metric.
    (
        "en",
        "The S&P 500 rose. It trades at 19x next year’s earnings.",
        [("19x", "index:SPX", "pe_forward", 19, 19, "x")],
    ),
    # A rate below zero is a level behind the words that lead to one.
    (
        "en",
        "The ECB had kept its deposit rate at -0.5% and moved its policy rate by -0.25%.",
        [
            ("-0.5%", "cb:ECB", "policy_rate", -0.5, -0.5, "%"),
            ("-0.25%", "cb:ECB", "policy_rate_change", -0.25, -0.25, "%"),
        ],
    ),
    ("es", "El BCE mantuvo el tipo de depósito en el -0,5%.", [("-0,5%", "cb:ECB", "policy_rate", -0.5, -0.5, "%")]),
    # The former and the latter.
    (
        "en",
        "Gold and silver rose. The former added 2% and the latter 3%.",
        [
            ("2%", "commodity:GOLD", "return", 2, 2, "%"),
            ("3%", "commodity:SILVER", "return", 3, 3, "%"),
        ],
    ),
    (
        "es",
        "El Ibex y el Dax subieron: aquel, un 1%, y este último, un 2%.",
        [("1%", "index:IBEX", "return", 1, 1, "%"), ("2%", "index:DAX", "return", 2, 2, "%")],
    ),
    # A rate written as an equation.
    (
        "en",
        "Turnover was thin. ($1 = 6.2219 Chinese yuan)",
        [("$1", None, None, 1, 1, "USD"), ("6.2219 Chinese yuan", "fx:USDCNY", "fx_rate", 6.2219, 6.2219, "CNY")],
    ),
    (
        "es",
        "El volumen fue bajo. (1 dólar = 18,2045 pesos mexicanos)",
        [
            ("1 dólar", None, None, 1, 1, "USD"),
            ("18,2045 pesos mexicanos", "fx:USDMXN", "fx_rate", 18.2045, 18.2045, "MXN"),
        ],
    ),
    # Flows of funds of a kind, which have no identifier and are none of the group named before.
    (
        "en",
        "Large-cap shares gained. Bond ETFs attracted $26.0 billion for the week.",
        [("$26.0 billion", None, "fund_flow", 26e9, 26e9, "USD")],
    ),
    # What a release announced goes on, and a word far behind the figure does not stand in its way.
    (
        "en",
        "Canada releases consumer prices on Wednesday. Analysts see a 0.3% decrease, mostly on a drop in gas prices.",
        [("0.3%", "country:CA", "inflation", -0.3, -0.3, "%")],
    ),
    # What a moving average is told to be to prices.
    (
        "en",
        "EUR/GBP fell. The 200-day moving average at £0.8415 could provide some resistance.",
        [("£0.8415", "fx:EURGBP", "resistance_level", 0.8415, 0.8415, "GBP")],
    ),
    (
        "es",
        "El oro subió. La media móvil en 2.040 dólares actuará como soporte.",
        [("2.040 dólares", "commodity:GOLD", "support_level", 2040, 2040, "usd/oz")],
    ),
    # The size of a move told by a verb.
    (
        "en",
        "Industrial production in Germany fell 0.3% in May. The decrease was 0.1% in June.",
        [
            ("0.3%", "country:DE", "economic_activity", -0.3, -0.3, "%"),
            ("0.1%", "country:DE", "economic_activity", -0.1, -0.1, "%"),
        ],
    ),
    # Words between commas that only tell what is left out.
    (
        "en",
        "Tesco said like-for-like sales, excluding fuel and sales tax, rose 6.3%.",
        [("6.3%", "XLON:TSCO", "same_store_sales", 6.3, 6.3, "%")],
    ),
    # A dividend across the quarter that it is for, and no growth of it as a return.
    (
        "en",
        "Apple declared a dividend for the third quarter of 24 cents per share, a 10% increase in dividend.",
        [("24 cents", "XNAS:AAPL", "dividend", 0.24, 0.24, "USD"), ("10%", None, None, 10, 10, "%")],
    ),
    # The share falls, not its target; a loss in brackets behind its verb; the year of a peak.
    (
        "en",
        "Nike, with a price target of $80.00, dropped $0.23.",
        [
            ("$80.00", "XNYS:NKE", "price_target", 80, 80, "USD"),
            ("$0.23", "XNYS:NKE", "price_change", -0.23, -0.23, "USD"),
        ],
    ),
    ("en", "Nike's return on equity is (22.45%).", [("22.45%", "XNYS:NKE", "roe", -22.45, -22.45, "%")]),
    ("en", "Gold broke above the 2019 peak.", []),
    # A rating at a house is of the share.
    (
        "en",
        "TreeHouse Foods Inc. (NYSE: THS) was reinstated as Neutral at Merrill Lynch, and the price objective is $68.",
        [("$68", "XNYS:THS", "price_target", 68, 68, "USD")],
    ),
    # A move of the claims is not how many they are.
    (
        "en",
        "Initial U.S. jobless claims dropped 7,000, to 221,000.",
        [
            ("7,000", None, None, 7000, 7000, None),
            ("221,000", "country:US", "jobless_claims", 221000, 221000, "count"),
        ],
    ),
    # Dollars of a text in which everything is Australian.
    (
        "en",
        "Commonwealth Bank shares rose on the Australian market. By 1430 AEDT the stock was up 5.5% to $99.50.",
        [("5.5%", "XASX:CBA", "return", 5.5, 5.5, "%"), ("$99.50", "XASX:CBA", "price", 99.5, 99.5, "AUD")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), PAGES)
def test_reads_the_pages_of_papers_and_houses(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
