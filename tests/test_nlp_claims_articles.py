"""Claims told as articles tell them: moves named behind their size, what a bank moves to, whose money a fund has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

ARTICLES: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "Bitcoin recovered from the $46,000 sell-off.",
        [("$46,000", "crypto:BTC", "price_change", -46000, -46000, "USD")],
    ),
    (
        "en",
        "Buyers aim above 6,020 resistance on the S&P 500.",
        [("6,020", "index:SPX", "resistance_level", 6020, 6020, "pts")],
    ),
    (
        "en",
        "The spread between two- and 10-year Treasuries stood at 58 basis points.",
        [("58 basis points", "bond:US10Y", "spread", 58, 58, "bp")],
    ),
    (
        "en",
        "Walmart took in $161 billion.",
        [("$161 billion", "XNAS:WMT", "revenue", 161e9, 161e9, "USD")],
    ),
    ("en", "The ASX 200 finished 0.8% down.", [("0.8%", "index:AXJO", "return", -0.8, -0.8, "%")]),
    (
        "en",
        "The Bank of Japan is seen raising to 0.75%.",
        [("0.75%", "cb:BOJ", "policy_rate", 0.75, 0.75, "%")],
    ),
    (
        "es",
        "Se espera que el Banco de Japón suba hasta el 0,75 %.",
        [("0,75 %", "cb:BOJ", "policy_rate", 0.75, 0.75, "%")],
    ),
    (
        "en",
        "The dollar fetched 156.85 yen, down 0.7%.",
        [
            ("156.85 yen", "fx:USDJPY", "fx_rate", 156.85, 156.85, "JPY"),
            ("0.7%", "fx:USDJPY", "return", -0.7, -0.7, "%"),
        ],
    ),
    (
        "en",
        "Gildan gained 5% after raising its quarterly dividend 10% to 24 cents.",
        [
            ("5%", "XNYS:GIL", "return", 5, 5, "%"),
            ("10%", None, None, 10, 10, "%"),
            ("24 cents", "XNYS:GIL", "dividend", 0.24, 0.24, "USD"),
        ],
    ),
    (
        "en",
        "Nvidia and AMD trade on 28 and 31 times earnings.",
        [
            ("28", "XNAS:NVDA", "pe", 28, 28, "x"),
            ("31 times", "XNAS:AMD", "pe", 31, 31, "x"),
        ],
    ),
    ("en", "Brent was quoted at $66.10 by 1130 GMT.", [("$66.10", "commodity:BRENT", "price", 66.1, 66.1, "usd/bbl")]),
    (
        "en",
        "U.S. jobless claims came in at 198,000, below the 215,000 forecast in a survey of 42 economists.",
        [
            ("198,000", "country:US", "jobless_claims", 198000, 198000, "count"),
            ("215,000", "country:US", "jobless_claims", 215000, 215000, "count"),
            ("42", None, None, 42, 42, None),
        ],
    ),
    (
        "en",
        "Microsoft Corp (MSFT) $404.10 -3.2%",
        [
            ("$404.10", "XNAS:MSFT", "price", 404.1, 404.1, "USD"),
            ("-3.2%", "XNAS:MSFT", "return", -3.2, -3.2, "%"),
        ],
    ),
    (
        "en",
        "The company's sales fell. U.S. shoppers stayed away, and Pepsi's debt tops $49 billion.",
        [("$49 billion", "XNAS:PEP", "debt", 49e9, None, "USD")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), ARTICLES)
def test_reads_what_articles_tell(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
