"""Claims beside what analysts expect of them, and of names that a text defines itself. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

EXPECTED: list[tuple[str, str, list[Row]]] = [
    # A vendor only gathers what is expected of somebody else; its own earnings are its own.
    (
        "en",
        "Nvidia reported results. The FactSet 2027 EPS consensus is 88 cents.",
        [("88 cents", "XNAS:NVDA", "eps", 0.88, 0.88, "USD")],
    ),
    (
        "es",
        "Nvidia publicó resultados. El consenso FactSet apunta a un BPA de 88 centavos.",
        [("88 centavos", "XNAS:NVDA", "eps", 0.88, 0.88, "USD")],
    ),
    (
        "en",
        "FactSet's earnings rose 4%, and FactSet shares fell 2%.",
        [
            ("4%", "XNYS:FDS", "earnings_growth", 4, 4, "%"),
            ("2%", "XNYS:FDS", "return", -2, -2, "%"),
        ],
    ),
    (
        "en",
        "3M reported $1.97 in earnings per share, higher than analysts' expectations of $1.58 from FactSet.",
        [("$1.97", "XNYS:MMM", "eps", 1.97, 1.97, "USD"), ("$1.58", "XNYS:MMM", "eps", 1.58, 1.58, "USD")],
    ),
    # What an estimate moved by is no growth; what it calls for is.
    (
        "en",
        "Over the last month, Nvidia's consensus EPS estimate has been revised 18.4% higher.",
        [("18.4%", None, None, 18.4, 18.4, "%")],
    ),
    (
        "es",
        "La estimación de BPA de Nvidia se ha revisado un 18 % al alza en el último mes.",
        [("18 %", None, None, 18, 18, "%")],
    ),
    (
        "en",
        "Analysts raised their Nvidia EPS estimates by 5%, and its shares rose 3%.",
        [("5%", None, None, 5, 5, "%"), ("3%", "XNAS:NVDA", "return", 3, 3, "%")],
    ),
    (
        "en",
        "The Nvidia estimate calls for earnings to rise 12% this year.",
        [("12%", "XNAS:NVDA", "earnings_growth", 12, 12, "%")],
    ),
    (
        "en",
        "Analysts project S&P 500 earnings growth of 10.4%, up from early October estimates of 8.8%.",
        [
            ("10.4%", "index:SPX", "earnings_growth", 10.4, 10.4, "%"),
            ("8.8%", "index:SPX", "earnings_growth", 8.8, 8.8, "%"),
        ],
    ),
    # What was expected is no surprise, and a surprise may be told in per cent.
    (
        "en",
        (
            "Nvidia beat expectations by posting earnings of $2.77 per share against an expected $1.79, "
            "a positive surprise of 54.7%."
        ),
        [
            ("$2.77", "XNAS:NVDA", "eps", 2.77, 2.77, "USD"),
            ("$1.79", "XNAS:NVDA", "eps", 1.79, 1.79, "USD"),
            ("54.7%", "XNAS:NVDA", "surprise", 54.7, 54.7, "%"),
        ],
    ),
    (
        "en",
        "Nvidia's EPS came in at $1.19, down from $1.51 and $0.07 higher than analysts were expecting.",
        [
            ("$1.19", "XNAS:NVDA", "eps", 1.19, 1.19, "USD"),
            ("$1.51", "XNAS:NVDA", "eps", 1.51, 1.51, "USD"),
            ("$0.07", "XNAS:NVDA", "surprise", 0.07, 0.07, "USD"),
        ],
    ),
    # The way of a growth that another is set against moves no share.
    (
        "en",
        "Nvidia's same-store sales fell 20.6%, compared to a FactSet estimate of an 18.3% decline.",
        [
            ("20.6%", "XNAS:NVDA", "same_store_sales", -20.6, -20.6, "%"),
            ("18.3%", "XNAS:NVDA", "same_store_sales", -18.3, -18.3, "%"),
        ],
    ),
    # A house that moves what it expects of a market speaks of the market.
    (
        "en",
        (
            "Goldman Sachs has raised its S&P 500 return forecasts for the next 3, 6, and 12 months, projecting gains "
            "of 4%, 7%, and 12%, respectively."
        ),
        [
            ("3", None, None, 3, 3, None),
            ("6", None, None, 6, 6, None),
            ("4%", "index:SPX", "return", 4, 4, "%"),
            ("7%", "index:SPX", "return", 7, 7, "%"),
            ("12%", "index:SPX", "return", 12, 12, "%"),
        ],
    ),
    # A year is no end of a range of levels.
    (
        "en",
        "Citi raised its S&P 500 target for year-end 2026 to 6,900 from 6,600.",
        [
            ("6,900", "index:SPX", "price_target", 6900, 6900, "pts"),
            ("6,600", "index:SPX", "price_target", 6600, 6600, "pts"),
        ],
    ),
    # So small a profit is that of a share; a loss may be that of its price.
    (
        "en",
        "Nvidia reported a profit of 91 cents on sales of $24.9 billion.",
        [
            ("91 cents", "XNAS:NVDA", "eps", 0.91, 0.91, "USD"),
            ("$24.9 billion", "XNAS:NVDA", "revenue", 24.9e9, 24.9e9, "USD"),
        ],
    ),
    (
        "es",
        "Nvidia publicó un beneficio de 0,91 dólares con ventas de 24.900 millones de dólares.",
        [
            ("0,91 dólares", "XNAS:NVDA", "eps", 0.91, 0.91, "USD"),
            ("24.900 millones de dólares", "XNAS:NVDA", "revenue", 24.9e9, 24.9e9, "USD"),
        ],
    ),
    (
        "en",
        "Nvidia lost $0.75 per share, worse than a $0.03 loss a year ago.",
        [
            ("$0.75", "XNAS:NVDA", "eps", -0.75, -0.75, "USD"),
            ("$0.03", "XNAS:NVDA", "eps", -0.03, -0.03, "USD"),
        ],
    ),
    (
        "es",
        "Nvidia perdió 0,75 dólares por acción, frente a una pérdida de 0,03 dólares un año antes.",
        [
            ("0,75 dólares", "XNAS:NVDA", "eps", -0.75, -0.75, "USD"),
            ("0,03 dólares", "XNAS:NVDA", "eps", -0.03, -0.03, "USD"),
        ],
    ),
    (
        "en",
        "Darden raised its quarterly dividend to 37 cents per share from 30 cents a share.",
        [
            ("37 cents", "XNYS:DRI", "dividend", 0.37, 0.37, "USD"),
            ("30 cents", "XNYS:DRI", "dividend", 0.3, 0.3, "USD"),
        ],
    ),
    # So much more is no sum of its own, and what a yield moved by is neither a yield nor a return.
    (
        "en",
        "Nvidia's operating income was $770 million, which was higher than last year by $59 million.",
        [
            ("$770 million", "XNAS:NVDA", "operating_income", 7.7e8, 7.7e8, "USD"),
            ("$59 million", None, None, 5.9e7, 5.9e7, "USD"),
        ],
    ),
    (
        "es",
        "El beneficio operativo de Nvidia fue de 770 millones de dólares, 59 millones más que el año anterior.",
        [
            ("770 millones de dólares", "XNAS:NVDA", "operating_income", 7.7e8, 7.7e8, "USD"),
            ("59 millones", None, None, 5.9e7, 5.9e7, "USD"),
        ],
    ),
    (
        "en",
        "Nvidia reported a dividend yield of 1.27%, which has decreased by 0.18% from last quarter's yield of 1.45%.",
        [
            ("1.27%", "XNAS:NVDA", "dividend_yield", 1.27, 1.27, "%"),
            ("0.18%", None, None, 0.18, 0.18, "%"),
            ("1.45%", "XNAS:NVDA", "dividend_yield", 1.45, 1.45, "%"),
        ],
    ),
    (
        "es",
        "Nvidia tiene una rentabilidad por dividendo del 1,27 %, que ha bajado un 0,18 % desde el 1,45 % de junio.",
        [
            ("1,27 %", "XNAS:NVDA", "dividend_yield", 1.27, 1.27, "%"),
            ("0,18 %", None, None, 0.18, 0.18, "%"),
            ("1,45 %", "XNAS:NVDA", "dividend_yield", 1.45, 1.45, "%"),
        ],
    ),
    (
        "en",
        "Results showed Barclays' core earnings in the nine months to 30 September were 4% higher, to £4.9bn.",
        [
            ("4%", "XLON:BARC", "earnings_growth", 4, 4, "%"),
            ("£4.9bn", "XLON:BARC", "net_income", 4.9e9, 4.9e9, "GBP"),
        ],
    ),
    (
        "en",
        "Philips is buying Brightloaf for $72 per share in cash, or about $2.5 billion.",
        [("$72", None, None, 72, 72, "USD"), ("$2.5 billion", None, "deal_value", 2.5e9, 2.5e9, "USD")],
    ),
    (
        "en",
        "Qinetiq won a five-year deal worth £104.5 million.",
        [("£104.5 million", None, None, 1.045e8, 1.045e8, "GBP")],
    ),
]

NAMED: list[tuple[str, str, list[Row]]] = [
    # A text defines a name by the tag behind it, and the label before a figure says what it is.
    (
        "en",
        (
            "- Matson (NYSE:MATX) - P/E: 11.86\n- Encore Wire (NASDAQ:WIRE) - P/E: 14.1\n"
            "Matson saw an increase in earnings per share to $9.39.\nEncore Wire reported earnings per share of $6.91."
        ),
        [
            ("11.86", "XNYS:MATX", "pe", 11.86, 11.86, "x"),
            ("14.1", "XNAS:WIRE", "pe", 14.1, 14.1, "x"),
            ("$9.39", "XNYS:MATX", "eps", 9.39, 9.39, "USD"),
            ("$6.91", "XNAS:WIRE", "eps", 6.91, 6.91, "USD"),
        ],
    ),
    (
        "es",
        "- Encore Wire (NASDAQ: WIRE) - PER: 14,1\nEncore Wire publicó un BPA de 6,91 dólares.",
        [
            ("14,1", "XNAS:WIRE", "pe", 14.1, 14.1, "x"),
            ("6,91 dólares", "XNAS:WIRE", "eps", 6.91, 6.91, "USD"),
        ],
    ),
    # A city whose move is told in points, too, stands for its market.
    (
        "en",
        "Tokyo rose 0.69 percent, or 112.4 points, to 16,291.3.",
        [
            ("0.69 percent", "index:N225", "return", 0.69, 0.69, "%"),
            ("112.4 points", "index:N225", "index_change", 112.4, 112.4, "pts"),
            ("16,291.3", "index:N225", "index_level", 16291.3, 16291.3, "pts"),
        ],
    ),
    (
        "es",
        "Tokio cedió un 0,61 %, o 112,3 puntos, hasta 15.291,3.",
        [
            ("0,61 %", "index:N225", "return", -0.61, -0.61, "%"),
            ("112,3 puntos", "index:N225", "index_change", -112.3, -112.3, "pts"),
            ("15.291,3", "index:N225", "index_level", 15291.3, 15291.3, "pts"),
        ],
    ),
    ("en", "Rents in Sydney rose 0.61 percent.", [("0.61 percent", None, None, 0.61, 0.61, "%")]),
    # What a company has, and the market where it ranks, are not whom the figure is about.
    (
        "en",
        "Ladbrokes owner Entain was boosted by Goldman Sachs, which hiked the price target to 1,020p from 810p.",
        [
            ("1,020p", "XLON:ENT", "price_target", 10.2, 10.2, "GBP"),
            ("810p", "XLON:ENT", "price_target", 8.1, 8.1, "GBP"),
        ],
    ),
    ("es", "Entain, dueña de Ladbrokes, subió un 3 %.", [("3 %", "XLON:ENT", "return", 3, 3, "%")]),
    (
        "en",
        "Nvidia was the best performer on the S&P 500, up 10%.",
        [("10%", "XNAS:NVDA", "return", 10, 10, "%")],
    ),
    (
        "en",
        "Oil producers rose, with Shell ahead 5p at 1,635p and Tullow Oil up 9p at 1,091p.",
        [
            ("5p", "XLON:SHEL", "price_change", 0.05, 0.05, "GBP"),
            ("1,635p", "XLON:SHEL", "price", 16.35, 16.35, "GBP"),
            ("9p", "XLON:TLW", "price_change", 0.09, 0.09, "GBP"),
            ("1,091p", "XLON:TLW", "price", 10.91, 10.91, "GBP"),
        ],
    ),
    (
        "en",
        "Revenue at Nvidia was $5bn, ahead of the $4bn consensus.",
        [
            ("$5bn", "XNAS:NVDA", "revenue", 5e9, 5e9, "USD"),
            ("$4bn", "XNAS:NVDA", "revenue", 4e9, 4e9, "USD"),
        ],
    ),
    (
        "en",
        "Sony rose by as much as 12.7% to a $106.58 intraday peak.",
        [
            ("12.7%", "XTKS:6758", "return", None, 12.7, "%"),
            ("$106.58", "XTKS:6758", "price", 106.58, 106.58, "USD"),
        ],
    ),
    # A pronoun before what it is held against is a currency; no dollar is counted in cents of its own.
    (
        "en",
        "Crude prices rose. The rupee opened at 81.59 to a dollar.\n\nIt settled at 81.65 against the dollar.",
        [
            ("81.59", "fx:USDINR", "fx_rate", 81.59, 81.59, "INR"),
            ("81.65", "fx:USDINR", "fx_rate", 81.65, 81.65, "INR"),
        ],
    ),
    # Claims for state benefits are those of one country.
    (
        "en",
        "Initial claims for state unemployment benefits dropped 9,000 to a seasonally adjusted 346,000 last week.",
        [
            ("9,000", None, None, 9000, 9000, None),
            ("346,000", "country:US", "jobless_claims", 346000, 346000, "count"),
        ],
    ),
    # A company of small size is no group of them, and crores are tens of millions.
    (
        "en",
        "Infosys said it is a small-cap company with a market capitalization of ₹ 3,281 crores.",
        [("₹ 3,281 crores", "XNSE:INFY", "market_cap", 3.281e10, 3.281e10, "INR")],
    ),
    # What a bracket restates in other money parts nothing, and a yield may be told by the dividend alone.
    (
        "en",
        "CaixaBank made €1.52 billion ($1.61 billion) in net profit.",
        [
            ("€1.52 billion", "XMAD:CABK", "net_income", 1.52e9, 1.52e9, "EUR"),
            ("$1.61 billion", "XMAD:CABK", "net_income", 1.61e9, 1.61e9, "USD"),
        ],
    ),
    (
        "en",
        "Citigroup pays a 2.61% dividend, and announced a 10% dividend increase.",
        [("2.61%", "XNYS:C", "dividend_yield", 2.61, 2.61, "%"), ("10%", None, None, 10, 10, "%")],
    ),
    ("es", "Citigroup paga un dividendo del 2,61 %.", [("2,61 %", "XNYS:C", "dividend_yield", 2.61, 2.61, "%")]),
    # Shares at the head of a sentence are those of whom the text is about.
    (
        "en",
        "Nvidia had a strong quarter, Nvidia said.\n\nThe board met.\n\n- Shares rose about 4–5% in early trading.",
        [("4–5%", "XNAS:NVDA", "return", 4, 5, "%")],
    ),
    # Points of an index before a rate in cents are no rate.
    (
        "en",
        "The S&P/TSX composite rose 102.45 points, while the loonie was at 69.55 US cents.",
        [
            ("102.45 points", "index:GSPTSE", "index_change", 102.45, 102.45, "pts"),
            ("69.55 US cents", "fx:CADUSD", "fx_rate", 0.6955, 0.6955, "USD"),
        ],
    ),
    # What somebody else holds is no return of his.
    (
        "en",
        "Vanguard owns 8.9% of Nvidia and BlackRock 7.4%.",
        [("8.9%", "XNAS:NVDA", "stake", 8.9, 8.9, "%"), ("7.4%", "XNAS:NVDA", "stake", 7.4, 7.4, "%")],
    ),
    (
        "es",
        "Vanguard posee un 8,9 % de Nvidia, y BlackRock, un 7,4 %.",
        [("8,9 %", "XNAS:NVDA", "stake", 8.9, 8.9, "%"), ("7,4 %", "XNAS:NVDA", "stake", 7.4, 7.4, "%")],
    ),
    # The extremes of a year bear its number, and sectors may stand one a line.
    ("en", "Gold is trading above 2024 highs and rose 2%.", [("2%", "commodity:GOLD", "return", 2, 2, "%")]),
    (
        "es",
        "El oro cotiza por encima de los máximos de 2024 y sube un 2 %.",
        [("2 %", "commodity:GOLD", "return", 2, 2, "%")],
    ),
    (
        "en",
        "Among S&P 500 sectors:\nEnergy +1.2%\nHealth care -0.3%",
        [
            ("+1.2%", "sector:energy", "return", 1.2, 1.2, "%"),
            ("-0.3%", "sector:health_care", "return", -0.3, -0.3, "%"),
        ],
    ),
    (
        "es",
        "Por sectores:\nEnergía +1,2 %\nFinanciero -0,4 %",
        [
            ("+1,2 %", "sector:energy", "return", 1.2, 1.2, "%"),
            ("-0,4 %", "sector:financials", "return", -0.4, -0.4, "%"),
        ],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), [*EXPECTED, *NAMED])
def test_reads_what_is_expected_of_whom(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
