"""Whom a figure is about where no name of a table is meant, and what analysts had expected; every text is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp.context import Context
from nlp.pipeline import load

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

UNNAMED: list[tuple[str, str, list[tuple[str, str | None, str | None]]]] = [
    # A company that nothing names is not the index that it is held against.
    (
        "en",
        "The trust's return was 12%, ahead of the FTSE 100. The board declared a dividend of 5 pence per share.",
        [("12%", None, "return"), ("5 pence", None, "dividend")],
    ),
    (
        "es",
        "El Ibex 35 subió un 1 %. La compañía repartirá un dividendo de 0,05 euros por acción.",
        [("1 %", "index:IBEX", "return"), ("0,05 euros", None, "dividend")],
    ),
    # The maker of an index is not the index.
    (
        "en",
        "The yield on the Bank of America High-Yield Index fell 14bps this week.",
        [("14bps", None, None)],
    ),
    (
        "en",
        "Bank of America yields 2.4%.",
        [("2.4%", "XNYS:BAC", "dividend_yield")],
    ),
    # Funds of a kind take in no money for what was told before them.
    (
        "en",
        "WTI closed at $48.52. High-yield funds reported an inflow of $888 million.",
        [("$48.52", "commodity:WTI", "price"), ("$888 million", None, "fund_flow")],
    ),
    # Nor is an index of freight the metal that ships carry.
    (
        "en",
        "Capesize vessels carry iron ore. The capesize index slid 6.1%.",
        [("6.1%", None, "return")],
    ),
    (
        "en",
        "The Sensex closed at 39,982. The BSE metal index closed 292 points higher at 8,205, and midcaps rose 1%.",
        [
            ("39,982", "index:BSESN", "index_level"),
            ("292 points", None, "index_change"),
            ("8,205", None, "index_level"),
            ("1%", None, "return"),
        ],
    ),
    (
        "es",
        "El Sensex cerró en 39.982 puntos. El índice de metales del BSE subió un 3,7 %.",
        [("39.982 puntos", "index:BSESN", "index_level"), ("3,7 %", None, "return")],
    ),
    ("en", "The Russell 2000 gained as small caps rose 2%.", [("2%", "group:US_SMALL_CAP", "return")]),
    # What an offer exceeds the price of a share by is no valuation.
    (
        "en",
        "The offer represents a 40% premium to the average trading price of Etsy's shares.",
        [("40%", None, None)],
    ),
    (
        "en",
        "The Philadelphia Stock Exchange Semiconductor Index has lost 8.1% this year.",
        [("8.1%", "index:SOX", "return")],
    ),
    (
        "es",
        "El índice de semiconductores de la Bolsa de Filadelfia pierde un 8,1 % este año.",
        [("8,1 %", "index:SOX", "return")],
    ),
]

EXPECTED: list[tuple[str, str, list[tuple[str, str | None, str]]]] = [
    (
        "en",
        "Etsy told of its plans. It forecast operating profit of $440 million.",
        [("$440 million", "operating_income", "forecast")],
    ),
    # A reference in brackets and a dash part two points that a line runs together.
    (
        "en",
        "Etsy may rise if results exceed expectations [2] - In the last quarter, Etsy earned $0.56 per share [3]",
        [("$0.56", "eps", "actual")],
    ),
    (
        "en",
        "Etsy (NASDAQ: ETSY) models third-quarter revenue of $1.95 billion.",
        [("$1.95 billion", "revenue", "forecast")],
    ),
    (
        "en",
        "Etsy also projects $1.24 to $1.26 in adjusted earnings per share, while analysts were expecting $1.29.",
        [("$1.24 to $1.26", "eps", "forecast"), ("$1.29", "eps", "forecast")],
    ),
    (
        "en",
        "Etsy brought in $1.98 billion in revenue. Analysts were modeling $1.97 billion.",
        [("$1.98 billion", "revenue", "actual"), ("$1.97 billion", "revenue", "forecast")],
    ),
    (
        "en",
        "Etsy's revenue came to $3.57 billion. However, it came ahead of analysts' estimates of $3.55 billion.",
        [("$3.57 billion", "revenue", "actual"), ("$3.55 billion", "revenue", "forecast")],
    ),
    (
        "en",
        "Etsy's adjusted EPS rose to $1.32, topping the Street's view for $1.25.",
        [("$1.32", "eps", "actual"), ("$1.25", "eps", "forecast")],
    ),
    (
        "en",
        "The consensus on Capital IQ is for EPS of $5.53 and revenue of $8 billion at Etsy.",
        [("$5.53", "eps", "forecast"), ("$8 billion", "revenue", "forecast")],
    ),
    (
        "es",
        "Los ingresos de Inditex cayeron a 3.570 millones. Superan las estimaciones del mercado de 3.550 millones.",
        [("3.570 millones", "revenue", "actual"), ("3.550 millones", "revenue", "forecast")],
    ),
    (
        "es",
        "El consenso de FactSet es de un BPA de 5,53 dólares y unos ingresos de 8.000 millones en Etsy.",
        [("5,53 dólares", "eps", "forecast"), ("8.000 millones", "revenue", "forecast")],
    ),
]

AMOUNTS: list[tuple[str, str, list[Row]]] = [
    # Where a text marks one dollar, the bare sign is not that one's.
    (
        "en",
        "BCE Inc (NYSE: BCE), the Toronto company, closed in New York at $37.79, and in Toronto at C$40.34.",
        [("$37.79", "XNYS:BCE", "price", 37.79, 37.79, "USD"), ("C$40.34", "XNYS:BCE", "price", 40.34, 40.34, "CAD")],
    ),
    ("en", "EOG Resources has a price-earnings ratio of 11.67.", [("11.67", "XNYS:EOG", "pe", 11.67, 11.67, "x")]),
    ("en", "EOG Resources has a price-book ratio of 2.02.", [("2.02", "XNYS:EOG", "pb", 2.02, 2.02, "x")]),
    ("es", "Inditex tiene una relación precio-beneficio de 11,67.", [("11,67", "XMAD:ITX", "pe", 11.67, 11.67, "x")]),
    # A sum per share on both ends is one range; what a percentage is held against bounds nothing.
    (
        "en",
        "Etsy sees earnings of 34 cents per share to 36 cents per share.",
        [("34 cents per share to 36 cents", "XNYS:ETSY", "eps", 0.34, 0.36, "USD")],
    ),
    (
        "es",
        "Inditex prevé un beneficio de 0,34 euros por acción a 0,36 euros por acción.",
        [("0,34 euros por acción a 0,36 euros", "XMAD:ITX", "eps", 0.34, 0.36, "EUR")],
    ),
    (
        "es",
        "Mapfre propone un dividendo de 0,09 euros, un 50 % superior a 0,06 euros del año anterior.",
        [
            ("0,09 euros", "XMAD:MAP", "dividend", 0.09, 0.09, "EUR"),
            ("50 %", None, None, 50, 50, "%"),
            ("0,06 euros", "XMAD:MAP", "dividend", 0.06, 0.06, "EUR"),
        ],
    ),
    # What a house expects of another is that one's, and a part of sales is no growth of them.
    (
        "en",
        "Goldman Sachs projects EPS of $350 for the S&P 500.",
        [("$350", "index:SPX", "eps", 350, 350, "USD")],
    ),
    (
        "es",
        "Goldman Sachs prevé un BPA de 350 dólares para el S&P 500.",
        [("350 dólares", "index:SPX", "eps", 350, 350, "USD")],
    ),
    ("en", "JPMorgan sees potential upside of 20% for Etsy.", [("20%", "XNYS:ETSY", "return", 20, 20, "%")]),
    ("en", "Walmart said online accounted for 23% of sales.", [("23%", None, None, 23, 23, "%")]),
    ("es", "El negocio digital de Inditex supuso el 23 % de las ventas.", [("23 %", None, None, 23, 23, "%")]),
    ("es", "El margen de Inditex fue del 19 % de las ventas.", [("19 %", "XMAD:ITX", "margin", 19, 19, "%")]),
    ("en", "Tesla said the number of charging stations rose 33 percent.", [("33 percent", None, None, 33, 33, "%")]),
    ("es", "El número de tiendas de Inditex aumentó un 3 %.", [("3 %", None, None, 3, 3, "%")]),
    # Growth of sales does not go on to the move of a share, nor is the mark of a footnote a figure.
    (
        "en",
        "Etsy's revenue rose 3 percent. The guidance was weak, and shares fell $1.45, or 6.2 percent, to $21.83.",
        [
            ("3 percent", "XNYS:ETSY", "revenue_growth", 3, 3, "%"),
            ("$1.45", "XNYS:ETSY", "price_change", -1.45, -1.45, "USD"),
            ("6.2 percent", "XNYS:ETSY", "return", -6.2, -6.2, "%"),
            ("$21.83", "XNYS:ETSY", "price", 21.83, 21.83, "USD"),
        ],
    ),
    (
        "en",
        "Etsy had adjusted EBITDA(2) of $78.0 million.",
        [("$78.0 million", "XNYS:ETSY", "ebitda", 7.8e7, 7.8e7, "USD")],
    ),
    (
        "es",
        "Inditex tuvo un ebitda(2) de 78 millones de euros.",
        [("78 millones de euros", "XMAD:ITX", "ebitda", 7.8e7, 7.8e7, "EUR")],
    ),
    (
        "en",
        "The Nifty settled 82.10 points or 0.70 per cent up at 11,762.45.",
        [
            ("82.10 points", "index:NSEI", "index_change", 82.1, 82.1, "pts"),
            ("0.70 per cent", "index:NSEI", "return", 0.7, 0.7, "%"),
            ("11,762.45", "index:NSEI", "index_level", 11762.45, 11762.45, "pts"),
        ],
    ),
    # A surprise, a dip in profit, and growth of what no metric fits beside that of sales.
    (
        "en",
        "Hershey's revenue of $2.5 billion surpassed the Zacks Consensus Estimate by 2.37%.",
        [
            ("$2.5 billion", "XNYS:HSY", "revenue", 2.5e9, 2.5e9, "USD"),
            ("2.37%", "XNYS:HSY", "surprise", 2.37, 2.37, "%"),
        ],
    ),
    (
        "es",
        "Los ingresos de Hershey, de 2.500 millones de dólares, superaron la estimación de consenso en un 2,37 %.",
        [
            ("2.500 millones de dólares", "XNYS:HSY", "revenue", 2.5e9, 2.5e9, "USD"),
            ("2,37 %", "XNYS:HSY", "surprise", 2.37, 2.37, "%"),
        ],
    ),
    (
        "en",
        "Tata Power reported a 0.7% dip in Q2 net profit.",
        [("0.7%", "XNSE:TATAPOWER", "earnings_growth", -0.7, -0.7, "%")],
    ),
    (
        "en",
        "Tata Power's revenue rose 9.8% to ₹7,876 crore, while EBITDA jumped 24.8% to ₹1,506 crore.",
        [
            ("9.8%", "XNSE:TATAPOWER", "revenue_growth", 9.8, 9.8, "%"),
            ("₹7,876 crore", "XNSE:TATAPOWER", "revenue", 7.876e10, 7.876e10, "INR"),
            ("24.8%", None, None, 24.8, 24.8, "%"),
            ("₹1,506 crore", "XNSE:TATAPOWER", "ebitda", 1.506e10, 1.506e10, "INR"),
        ],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), UNNAMED)
def test_nobody_stands_in_for_whom_no_table_holds(
    claim_rows: Callable[[str, str], list[Row]],
    lang: str,
    text: str,
    expected: list[tuple[str, str | None, str | None]],
) -> None:
    assert [row[:3] for row in claim_rows(text, lang)] == expected


@pytest.mark.parametrize(("lang", "text", "expected"), EXPECTED)
def test_what_analysts_had_expected_has_not_happened(
    lang: str, text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2026-02-10")
    assert [(claim.value_text, claim.metric, claim.status) for claim in nlp(doc)._.cotejo_claims] == expected


@pytest.mark.parametrize(("lang", "text", "expected"), AMOUNTS)
def test_amounts_that_are_held_against_others(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
