"""Claims told as stories of results and pages on shares tell them. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

STORIES: list[tuple[str, str, list[Row]]] = [
    # What a margin is stands between it and its figures.
    (
        "en",
        "Huntington Bancshares' net interest margin, the gap between what it earns and what it pays, widened to 3.4%.",
        [("3.4%", "XNAS:HBAN", "margin", 3.4, 3.4, "%")],
    ),
    (
        "es",
        "El margen neto de Inditex, la relación entre el beneficio y las ventas, subió al 15,2 %.",
        [("15,2 %", "XMAD:ITX", "margin", 15.2, 15.2, "%")],
    ),
    # Estimates "for" a figure are no surprise, nor is a consensus that growth beats a return.
    (
        "en",
        "Etsy sees EPS of $2.10, above consensus for $1.95.",
        [("$2.10", "XNYS:ETSY", "eps", 2.1, 2.1, "USD"), ("$1.95", "XNYS:ETSY", "eps", 1.95, 1.95, "USD")],
    ),
    (
        "en",
        "Crocs said same-store sales rose 4.1%, beating the consensus of 3.2%.",
        [
            ("4.1%", "XNAS:CROX", "same_store_sales", 4.1, 4.1, "%"),
            ("3.2%", "XNAS:CROX", "same_store_sales", 3.2, 3.2, "%"),
        ],
    ),
    (
        "en",
        "Etsy earned $1.20 a share, 3 cents better than the consensus.",
        [("$1.20", "XNYS:ETSY", "eps", 1.2, 1.2, "USD"), ("3 cents", "XNYS:ETSY", "surprise", 0.03, 0.03, "USD")],
    ),
    (
        "es",
        "Inditex ganó 1,20 euros por acción, 0,03 euros más que la estimación media.",
        [("1,20 euros", "XMAD:ITX", "eps", 1.2, 1.2, "EUR"), ("0,03 euros", "XMAD:ITX", "surprise", 0.03, 0.03, "EUR")],
    ),
    (
        "es",
        "Inditex prevé un beneficio por acción de 2,10 euros, por encima del consenso de 1,95 euros.",
        [("2,10 euros", "XMAD:ITX", "eps", 2.1, 2.1, "EUR"), ("1,95 euros", "XMAD:ITX", "eps", 1.95, 1.95, "EUR")],
    ),
    (
        "en",
        "Etsy's revenue of $700 million was 5% higher, but slightly below estimates of $710 million.",
        [
            ("$700 million", "XNYS:ETSY", "revenue", 7e8, 7e8, "USD"),
            ("5%", "XNYS:ETSY", "revenue_growth", 5, 5, "%"),
            ("$710 million", "XNYS:ETSY", "revenue", 7.1e8, 7.1e8, "USD"),
        ],
    ),
    (
        "en",
        "Crocs also reported a 6% increase in consolidated comparable sales.",
        [("6%", "XNAS:CROX", "same_store_sales", 6, 6, "%")],
    ),
    # The way of a growth may stand behind it, and a word that rounds parts no pair.
    (
        "en",
        "Crocs sales are down 2% to 3% from a prior 5% to 6% decline forecast.",
        [
            ("2% to 3%", "XNAS:CROX", "revenue_growth", -3, -2, "%"),
            ("5% to 6%", "XNAS:CROX", "revenue_growth", -6, -5, "%"),
        ],
    ),
    (
        "en",
        "Etsy shares are down 36% this year and roughly 39% over the past 12 months.",
        [("36%", "XNYS:ETSY", "return", -36, -36, "%"), ("39%", "XNYS:ETSY", "return", -39, -39, "%")],
    ),
    (
        "es",
        "Las acciones de Inditex caen un 36 % este año y casi un 39 % en los últimos 12 meses.",
        [("36 %", "XMAD:ITX", "return", -36, -36, "%"), ("39 %", "XMAD:ITX", "return", -39, -39, "%")],
    ),
    # A discount chain sells at no discount of its own.
    (
        "en",
        "Burlington Stores Inc. shares rose 8%. The discount store chain had net income of $46 million in the quarter.",
        [("8%", "XNYS:BURL", "return", 8, 8, "%"), ("$46 million", "XNYS:BURL", "net_income", 4.6e7, 4.6e7, "USD")],
    ),
    (
        "en",
        "Dollar Tree rose 12% after the discount chain announced that its new price point will be $1.25.",
        [("12%", "XNAS:DLTR", "return", 12, 12, "%"), ("$1.25", None, None, 1.25, 1.25, "USD")],
    ),
    # A house that grades a company, an agency that estimates its debt, an index among whose members it ranks.
    (
        "en",
        "Royal Bank of Canada upgraded shares of Etsy to outperform. The company has an average price target of $71.",
        [("$71", "XNYS:ETSY", "price_target", 71, 71, "USD")],
    ),
    (
        "en",
        "Moody's said it estimates Etsy's leverage at around 7.2x.",
        [("7.2x", "XNYS:ETSY", "leverage", 7.2, 7.2, "x")],
    ),
    (
        "en",
        "Huntington Bancshares fell.\n\nIt was the worst performer among 24 firms in the S&P 500, down 4.9% to $9.55.",
        [
            ("24", None, None, 24, 24, None),
            ("4.9%", "XNAS:HBAN", "return", -4.9, -4.9, "%"),
            ("$9.55", "XNAS:HBAN", "price", 9.55, 9.55, "USD"),
        ],
    ),
    (
        "en",
        "Against the US Capital Markets industry average P/E of 25.4x, Morningstar's 23.4x multiple looks restrained.",
        [("25.4x", None, "pe", 25.4, 25.4, "x"), ("23.4x", "XNAS:MORN", "pe", 23.4, 23.4, "x")],
    ),
    # The tag behind a name tells which listing is meant.
    (
        "en",
        "Li Ning Co (OTC: LNNGF) stock hit a yearly high of $3.08. Shares traded up 3.45%.",
        [("$3.08", "OOTC:LNNGF", "price", 3.08, 3.08, "USD"), ("3.45%", "OOTC:LNNGF", "return", 3.45, 3.45, "%")],
    ),
]
WORTH: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "The fund owns 4,310 shares of Etsy valued at $230,000.",
        [("4,310", None, None, 4310, 4310, "count"), ("$230,000", None, None, 230000, 230000, "USD")],
    ),
    (
        "es",
        "El fondo posee 4.310 acciones de Etsy valoradas en 230.000 dólares.",
        [("4.310", None, None, 4310, 4310, "count"), ("230.000 dólares", None, None, 230000, 230000, "USD")],
    ),
    (
        "en",
        "The rout wiped $4 billion off Etsy's market value.",
        [("$4 billion", None, None, 4e9, 4e9, "USD")],
    ),
    (
        "es",
        "El desplome borró 4.000 millones de dólares de la capitalización bursátil de Etsy.",
        [("4.000 millones de dólares", None, None, 4e9, 4e9, "USD")],
    ),
    ("en", "Etsy lost $4 billion in market value.", [("$4 billion", None, None, 4e9, 4e9, "USD")]),
    (
        "es",
        "Etsy perdió 4.000 millones de dólares de valor en bolsa.",
        [("4.000 millones de dólares", None, None, 4e9, 4e9, "USD")],
    ),
    (
        "en",
        "Etsy climbed to $8 billion in market value.",
        [("$8 billion", "XNYS:ETSY", "market_cap", 8e9, 8e9, "USD")],
    ),
    (
        "es",
        "Etsy alcanzó los 8.000 millones de dólares de valor en bolsa.",
        [("8.000 millones de dólares", "XNYS:ETSY", "market_cap", 8e9, 8e9, "USD")],
    ),
    (
        "en",
        "Etsy has 120 million shares outstanding and is valued at $6 billion.",
        [
            ("120 million", None, None, 1.2e8, 1.2e8, "count"),
            ("$6 billion", "XNYS:ETSY", "market_cap", 6e9, 6e9, "USD"),
        ],
    ),
    (
        "es",
        "Etsy está valorada en 6.000 millones de dólares.",
        [("6.000 millones de dólares", "XNYS:ETSY", "market_cap", 6e9, 6e9, "USD")],
    ),
    (
        "en",
        "Southwest Airlines agreed to raise pilot pay by up to 40%.",
        [("40%", None, None, None, 40, "%")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), [*STORIES, *WORTH])
def test_reads_what_stories_of_results_tell(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
