"""Claims of reports on companies and funds: whose figure it is, what it is set against, in whose dollars it is told."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.numbers.convention import decide
from nlp.pipeline import load

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

REPORTS: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "TORONTO — Dollarama gained $2.10 to $190.40 on the TSX in Toronto, and gold fell US$20 an ounce.",
        [
            ("$2.10", "XTSE:DOL", "price_change", 2.1, 2.1, "CAD"),
            ("$190.40", "XTSE:DOL", "price", 190.4, 190.4, "CAD"),
            ("US$20 an ounce", "commodity:GOLD", "price_change", -20.0, -20.0, "usd/oz"),
        ],
    ),
    (
        "es",
        "En la bolsa de Toronto, el TSX, Dollarama ganó $2,10, hasta $190,40, y el oro cedió US$20.",
        [
            ("$2,10", "XTSE:DOL", "price_change", 2.1, 2.1, "CAD"),
            ("$190,40", "XTSE:DOL", "price", 190.4, 190.4, "CAD"),
            ("US$20", "commodity:GOLD", "price_change", -20.0, -20.0, "USD"),
        ],
    ),
    (
        "en",
        "The Renaissance IPO ETF is 4% higher this year. A snack maker had revenue of $612 million.",
        [
            ("4%", "ARCX:IPO", "return", 4.0, 4.0, "%"),
            ("$612 million", None, "revenue", 612000000.0, 612000000.0, "USD"),
        ],
    ),
    (
        "en",
        "Nvidia climbed 2.4% ahead of its own results on Thursday.",
        [("2.4%", "XNAS:NVDA", "return", 2.4, 2.4, "%")],
    ),
    (
        "en",
        "BHP posted a profit of $6 billion, a 20% jump.",
        [
            ("$6 billion", "XASX:BHP", "net_income", 6000000000.0, 6000000000.0, "USD"),
            ("20%", "XASX:BHP", "earnings_growth", 20.0, 20.0, "%"),
        ],
    ),
    (
        "es",
        "BHP ganó 6.000 millones de dólares, un 20 % más.",
        [
            ("6.000 millones de dólares", "XASX:BHP", "net_income", 6000000000.0, 6000000000.0, "USD"),
            ("20 %", "XASX:BHP", "earnings_growth", 20.0, 20.0, "%"),
        ],
    ),
    (
        "en",
        "Net income at Pinterest slipped to $34 million, or $0.69 per diluted share, vs. $35 million.",
        [
            ("$34 million", "XNYS:PINS", "net_income", 34000000.0, 34000000.0, "USD"),
            ("$0.69", "XNYS:PINS", "eps", 0.69, 0.69, "USD"),
            ("$35 million", "XNYS:PINS", "net_income", 35000000.0, 35000000.0, "USD"),
        ],
    ),
    (
        "en",
        "Toyota, which trades on 10 times forward earnings, slipped 0.4%.",
        [("10 times", "XTKS:7203", "pe_forward", 10.0, 10.0, "x"), ("0.4%", "XTKS:7203", "return", -0.4, -0.4, "%")],
    ),
    (
        "es",
        "Toyota, que cotiza a 10 veces beneficios, cayó un 0,4 %.",
        [("10 veces", "XTKS:7203", "pe", 10.0, 10.0, "x"), ("0,4 %", "XTKS:7203", "return", -0.4, -0.4, "%")],
    ),
    (
        "en",
        "Coinbase fell 6.4%, Robinhood 3.5%, and Circle 10%.",
        [
            ("6.4%", "XNAS:COIN", "return", -6.4, -6.4, "%"),
            ("3.5%", "XNAS:HOOD", "return", -3.5, -3.5, "%"),
            ("10%", "XNYS:CRCL", "return", -10.0, -10.0, "%"),
        ],
    ),
    (
        "es",
        "Coinbase cayó un 6,4 % y Circle un 10 %.",
        [("6,4 %", "XNAS:COIN", "return", -6.4, -6.4, "%"), ("10 %", "XNYS:CRCL", "return", -10.0, -10.0, "%")],
    ),
    (
        "en",
        "Gold rose. JPMorgan looks for $6,300 by the end of the year.",
        [("$6,300", "commodity:GOLD", "price_target", 6300.0, 6300.0, "usd/oz")],
    ),
    (
        "en",
        "Nike rose 2%.\n\nCarnival — The cruise line was 9% higher.",
        [("2%", "XNYS:NKE", "return", 2.0, 2.0, "%"), ("9%", "XNYS:CCL", "return", 9.0, 9.0, "%")],
    ),
    (
        "en",
        "The average 30-year mortgage rate is 6.2%, Freddie Mac says.",
        [("6.2%", "country:US", "interest_rate", 6.2, 6.2, "%")],
    ),
    (
        "en",
        "You pay 33x earnings for AMD, versus 26x for Nvidia.",
        [("33x", "XNAS:AMD", "pe", 33.0, 33.0, "x"), ("26x", "XNAS:NVDA", "pe", 26.0, 26.0, "x")],
    ),
    (
        "en",
        "The S&P 500 edged 0.4% higher to a record 6,978.60.",
        [
            ("0.4%", "index:SPX", "return", 0.4, 0.4, "%"),
            ("6,978.60", "index:SPX", "index_level", 6978.6, 6978.6, "pts"),
        ],
    ),
    (
        "en",
        "An index of the greenback against six currencies shed 1.3%.",
        [("1.3%", "index:DXY", "return", -1.3, -1.3, "%")],
    ),
    (
        "en",
        "ETF investors were busy: SGOV raked in $1.9 billion.",
        [("$1.9 billion", "XNYS:SGOV", "fund_flow", 1900000000.0, 1900000000.0, "USD")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), REPORTS)
def test_reads_reports_on_companies_and_funds(lang: str, text: str, expected: list[Row]) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(convention=decide(text))
    assert [(c.value_text, c.subject, c.metric, c.low, c.high, c.unit) for c in nlp(doc)._.cotejo_claims] == expected
