"""Claims told as market wraps and notes tell them beside what they are held against. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

WRAPS: list[tuple[str, str, list[Row]]] = [
    # A vendor of polls bears the name of an index, whose figures these are not.
    (
        "en",
        "U.S. retail sales rose 0.4%, above the 0.2% Dow Jones estimate.",
        [
            ("0.4%", "country:US", "retail_sales_growth", 0.4, 0.4, "%"),
            ("0.2%", "country:US", "retail_sales_growth", 0.2, 0.2, "%"),
        ],
    ),
    (
        "es",
        "Las ventas minoristas de EE. UU. subieron un 0,4 %, frente al 0,2 % del consenso de Dow Jones.",
        [
            ("0,4 %", "country:US", "retail_sales_growth", 0.4, 0.4, "%"),
            ("0,2 %", "country:US", "retail_sales_growth", 0.2, 0.2, "%"),
        ],
    ),
    ("en", "The Dow Jones fell 0.4%.", [("0.4%", "index:DJI", "return", -0.4, -0.4, "%")]),
    ("es", "El Dow Jones cayó un 0,4 %.", [("0,4 %", "index:DJI", "return", -0.4, -0.4, "%")]),
    # Gross profit is no net one, and what happens once is no result.
    (
        "en",
        "Etsy's gross profit climbed 12% to $1.9 billion, and net income fell to $80 million.",
        [
            ("12%", None, None, 12, 12, "%"),
            ("$1.9 billion", None, None, 1.9e9, 1.9e9, "USD"),
            ("$80 million", "XNYS:ETSY", "net_income", 8e7, 8e7, "USD"),
        ],
    ),
    (
        "es",
        "El beneficio bruto de Etsy creció un 12 %, y el beneficio neto bajó a 80 millones de dólares.",
        [
            ("12 %", None, None, 12, 12, "%"),
            ("80 millones de dólares", "XNYS:ETSY", "net_income", 8e7, 8e7, "USD"),
        ],
    ),
    (
        "en",
        "Crocs booked a $180 million non-cash gain on its stake.",
        [("$180 million", None, None, 1.8e8, 1.8e8, "USD")],
    ),
    (
        "es",
        "Crocs apuntó una plusvalía contable de 180 millones de euros.",
        [("180 millones de euros", None, None, 1.8e8, 1.8e8, "EUR")],
    ),
    # The prices of oil are no inflation, wherever it is sold.
    ("en", "U.S. oil prices rose 2.1 percent.", [("2.1 percent", "commodity:WTI", "return", 2.1, 2.1, "%")]),
    (
        "es",
        "Los precios del petróleo en EE. UU. subieron un 2,1 %.",
        [("2,1 %", "commodity:WTI", "return", 2.1, 2.1, "%")],
    ),
    ("en", "U.S. prices rose 2.1 percent in a year.", [("2.1 percent", "country:US", "inflation", 2.1, 2.1, "%")]),
    # What a result lies above or below what was expected.
    (
        "en",
        "Etsy took in $700 million, about $9 million higher than the average analyst estimate.",
        [
            ("$700 million", "XNYS:ETSY", "revenue", 7e8, 7e8, "USD"),
            ("$9 million", "XNYS:ETSY", "surprise", 9e6, 9e6, "USD"),
        ],
    ),
    (
        "es",
        "Etsy ingresó 700 millones de dólares, 9 millones de dólares por encima de lo previsto por el consenso.",
        [
            ("700 millones de dólares", "XNYS:ETSY", "revenue", 7e8, 7e8, "USD"),
            ("9 millones de dólares", "XNYS:ETSY", "surprise", 9e6, 9e6, "USD"),
        ],
    ),
    # A loss from operations, a range that is told again, and earnings beside growth.
    (
        "en",
        "Etsy expects an operating loss between $13 million and $15 million.",
        [("$13 million and $15 million", "XNYS:ETSY", "operating_income", -1.5e7, -1.3e7, "USD")],
    ),
    (
        "es",
        "Etsy prevé una pérdida operativa de entre 13 y 15 millones de dólares.",
        [("13 y 15 millones de dólares", "XNYS:ETSY", "operating_income", -1.5e7, -1.3e7, "USD")],
    ),
    (
        "en",
        "Analysts expect 3.3% sales growth and $0.40 in adjusted earnings at Etsy.",
        [("3.3%", "XNYS:ETSY", "revenue_growth", 3.3, 3.3, "%"), ("$0.40", "XNYS:ETSY", "eps", 0.4, 0.4, "USD")],
    ),
    ("en", "Elgar Bank lost more than 2%.", [("2%", None, "return", None, -2, "%")]),
    ("es", "Elgar Bank perdió más de un 2 %.", [("2 %", None, "return", None, -2, "%")]),
    # A rate of two currencies of which the dollar is none.
    (
        "en",
        "The pound fell 0.7% against the dollar to 1.2320, and dropped 0.4% versus the euro to 1.1630.",
        [
            ("0.7%", "currency:GBP", "return", -0.7, -0.7, "%"),
            ("1.2320", "fx:GBPUSD", "fx_rate", 1.232, 1.232, "USD"),
            ("0.4%", "currency:GBP", "return", -0.4, -0.4, "%"),
            ("1.1630", "fx:GBPEUR", "fx_rate", 1.163, 1.163, "EUR"),
        ],
    ),
    (
        "es",
        "La libra bajó un 0,7 % frente al dólar, hasta 1,232, y un 0,4 % frente al euro, hasta 1,163.",
        [
            ("0,7 %", "currency:GBP", "return", -0.7, -0.7, "%"),
            ("1,232", "fx:GBPUSD", "fx_rate", 1.232, 1.232, "USD"),
            ("0,4 %", "currency:GBP", "return", -0.4, -0.4, "%"),
            ("1,163", "fx:GBPEUR", "fx_rate", 1.163, 1.163, "EUR"),
        ],
    ),
    (
        "en",
        "The pound was at 1.1690 versus the euro.",
        [("1.1690", "fx:GBPEUR", "fx_rate", 1.169, 1.169, "EUR")],
    ),
    (
        "es",
        "El euro cotizaba a 0,841 frente a la libra y a 1,085 frente al dólar.",
        [
            ("0,841", "fx:EURGBP", "fx_rate", 0.841, 0.841, "GBP"),
            ("1,085", "fx:EURUSD", "fx_rate", 1.085, 1.085, "USD"),
        ],
    ),
    (
        "en",
        "The Aussie bought 65.20 US cents, up from 65.01.",
        [
            ("65.20 US cents", "fx:AUDUSD", "fx_rate", 0.652, 0.652, "USD"),
            ("65.01", "fx:AUDUSD", "fx_rate", 0.6501, 0.6501, "USD"),
        ],
    ),
    # How far two prices lie apart is the price of neither.
    (
        "en",
        "The difference between Brent and WTI narrowed to $4.06 a barrel.",
        [("$4.06 a barrel", None, None, 4.06, 4.06, "usd/bbl")],
    ),
    (
        "es",
        "La diferencia entre el Brent y el WTI se estrechó hasta los 4,06 dólares por barril.",
        [("4,06 dólares por barril", None, None, 4.06, 4.06, "usd/bbl")],
    ),
    # By how much a figure was revised is no figure of its own.
    (
        "en",
        "The U.S. economy created 91,000 fewer jobs than previously estimated.",
        [("91,000", None, None, 91000, 91000, None)],
    ),
    (
        "es",
        "La economía de EE. UU. creó 91.000 empleos menos de lo estimado en un principio.",
        [("91.000", None, None, 91000, 91000, "count")],
    ),
    (
        "en",
        "U.S. employers added 150,000 jobs, 20,000 more than first reported.",
        [
            ("150,000", "country:US", "payrolls", 150000, 150000, "count"),
            ("20,000", None, None, 20000, 20000, None),
        ],
    ),
    # Sectors in a row, and a row with one that nobody knows.
    (
        "en",
        "Most sectors fell. Real estate and health care led the way, losing 2.6% and 2.4%, respectively.",
        [
            ("2.6%", "sector:real_estate", "return", -2.6, -2.6, "%"),
            ("2.4%", "sector:health_care", "return", -2.4, -2.4, "%"),
        ],
    ),
    (
        "es",
        "Por sectores, el energético y el tecnológico lideraron las subidas, con un 2,6 % y un 2,4 %.",
        [
            ("2,6 %", "sector:energy", "return", 2.6, 2.6, "%"),
            ("2,4 %", "sector:information_technology", "return", 2.4, 2.4, "%"),
        ],
    ),
    (
        "en",
        "Toymakers and Etsy fell 2.4% and 2.6%, respectively.",
        [("2.4%", None, "return", -2.4, -2.4, "%"), ("2.6%", "XNYS:ETSY", "return", -2.6, -2.6, "%")],
    ),
    (
        "es",
        "Etsy y las jugueteras cayeron un 2,4 % y un 2,6 %, respectivamente.",
        [("2,4 %", None, "return", -2.4, -2.4, "%"), ("2,6 %", None, "return", -2.6, -2.6, "%")],
    ),
    # Where an index may go, and by when.
    (
        "en",
        "The S&P 500 could rise another 9% to 5,900 by December.",
        [("9%", "index:SPX", "return", 9, 9, "%"), ("5,900", "index:SPX", "index_level", 5900, 5900, "pts")],
    ),
    (
        "es",
        "El S&P 500 podría subir otro 9 %, hasta los 5.900 puntos, antes de diciembre.",
        [("9 %", "index:SPX", "return", 9, 9, "%"), ("5.900 puntos", "index:SPX", "index_level", 5900, 5900, "pts")],
    ),
    (
        "en",
        "The S&P 500 might fall to 4,800 in a recession.",
        [("4,800", "index:SPX", "index_level", 4800, 4800, "pts")],
    ),
    ("en", "The Dow could test 39,000.", [("39,000", None, None, 39000, 39000, None)]),
    # Multiples of the earnings of a year.
    (
        "en",
        "Crocs trades at 6 times fiscal 2026 EPS, and the target rests on 9x FY26 P/E.",
        [("6 times", "XNAS:CROX", "pe", 6, 6, "x"), ("9x", "XNAS:CROX", "pe", 9, 9, "x")],
    ),
    (
        "es",
        "Crocs cotiza a 6 veces beneficios.",
        [("6 veces", "XNAS:CROX", "pe", 6, 6, "x")],
    ),
    # A house that rates a share is not the one rated.
    (
        "en",
        "Crocs fell. Morgan Stanley downgraded the shares to equal weight from overweight, with a $65 price target.",
        [("$65", "XNAS:CROX", "price_target", 65, 65, "USD")],
    ),
    (
        "es",
        "Repsol cae. Morgan Stanley mejora su recomendación de mantener a comprar, con un precio objetivo de 15 euros.",
        [("15 euros", "XMAD:REP", "price_target", 15, 15, "EUR")],
    ),
    # The lowest of a day is a price of it.
    (
        "en",
        "Gold settled at $2,042 an ounce. Its lowest level for the day was at $2,029.60.",
        [
            ("$2,042 an ounce", "commodity:GOLD", "price", 2042, 2042, "usd/oz"),
            ("$2,029.60", "commodity:GOLD", "price", 2029.6, 2029.6, "usd/oz"),
        ],
    ),
    (
        "es",
        "El oro cerró en 2.042 dólares la onza. El mínimo del día fue de 2.029,60 dólares.",
        [
            ("2.042 dólares la onza", "commodity:GOLD", "price", 2042, 2042, "usd/oz"),
            ("2.029,60 dólares", "commodity:GOLD", "price", 2029.6, 2029.6, "usd/oz"),
        ],
    ),
    # Names: a pair told in words, a currency by its country's letters, a ticker that a page adds a note to.
    (
        "en",
        "The euro to US dollar rate rose 0.27% to 1.3501.",
        [("0.27%", "fx:EURUSD", "return", 0.27, 0.27, "%"), ("1.3501", "fx:EURUSD", "fx_rate", 1.3501, 1.3501, "USD")],
    ),
    (
        "es",
        "El euro dólar subió un 0,27 %, hasta 1,3501.",
        [("0,27 %", "fx:EURUSD", "return", 0.27, 0.27, "%"), ("1,3501", "fx:EURUSD", "fx_rate", 1.3501, 1.3501, "USD")],
    ),
    (
        "en",
        "The NZ dollar rose against the euro, buying 0.4048 at 8am from 0.3995.",
        [
            ("0.4048", "fx:NZDEUR", "fx_rate", 0.4048, 0.4048, "EUR"),
            ("0.3995", "fx:NZDEUR", "fx_rate", 0.3995, 0.3995, "EUR"),
        ],
    ),
    (
        "es",
        "El dólar neozelandés subió frente al euro, hasta 0,4048 desde 0,3995.",
        [
            ("0,4048", "fx:NZDEUR", "fx_rate", 0.4048, 0.4048, "EUR"),
            ("0,3995", "fx:NZDEUR", "fx_rate", 0.3995, 0.3995, "EUR"),
        ],
    ),
    (
        "en",
        "The Canadian dollar averaged 77.92 cents US, down 0.65 of a US cent.",
        [
            ("77.92 cents US", "fx:CADUSD", "fx_rate", 0.7792, 0.7792, "USD"),
            ("0.65 of a US cent", "fx:CADUSD", "price_change", -0.0065, -0.0065, "USD"),
        ],
    ),
    (
        "en",
        "Target (TGT - Free Report) rose 3.1%.",
        [("3.1%", "XNYS:TGT", "return", 3.1, 3.1, "%")],
    ),
    # What shares of others did is no return of the index, and what adds to a rate is none of it.
    (
        "en",
        "The TSX rose 20.5 points, thanks to a two per cent surge in shares of the biggest oil producers.",
        [
            ("20.5 points", "index:GSPTSE", "index_change", 20.5, 20.5, "pts"),
            ("two per cent", None, "return", 2, 2, "%"),
        ],
    ),
    ("en", "Tariffs could add 0.9% to core PCE in the U.S.", [("0.9%", None, None, 0.9, 0.9, "%")]),
    (
        "es",
        "Los aranceles sumarían 0,9 puntos a la inflación de EE. UU.",
        [("0,9 puntos", None, None, 0.9, 0.9, "pts")],
    ),
    # A dividend, and the price of the shares behind it.
    (
        "en",
        "Stagecoach raised its dividend to 7p and the shares rose 0.8% to 181.45p.",
        [
            ("7p", "XLON:SGC", "dividend", 0.07, 0.07, "GBP"),
            ("0.8%", "XLON:SGC", "return", 0.8, 0.8, "%"),
            ("181.45p", "XLON:SGC", "price", 1.8145, 1.8145, "GBP"),
        ],
    ),
    (
        "en",
        "Crocs resumed its dividend with a 3p per share full-year payout.",
        [("3p", "XNAS:CROX", "dividend", 0.03, 0.03, "GBP")],
    ),
    # A house whose strategists speak is not what they speak of.
    (
        "en",
        "Goldman Sachs equity strategists raised their S&P 500 target to 5200. The 2024 EPS forecast now sits at $241.",
        [
            ("5200", "index:SPX", "price_target", 5200, 5200, "pts"),
            ("$241", "index:SPX", "eps", 241, 241, "USD"),
        ],
    ),
    (
        "en",
        "Revenue at Etsy rose 5% to $700 million, ahead of the $690 million estimate from LSEG.",
        [
            ("5%", "XNYS:ETSY", "revenue_growth", 5, 5, "%"),
            ("$700 million", "XNYS:ETSY", "revenue", 7e8, 7e8, "USD"),
            ("$690 million", "XNYS:ETSY", "revenue", 6.9e8, 6.9e8, "USD"),
        ],
    ),
    # Names with more than "and" between them, dealt out.
    (
        "en",
        "Etsy, which sells crafts, and Crocs fell 2.4% and 2.6%, respectively.",
        [("2.4%", "XNYS:ETSY", "return", -2.4, -2.4, "%"), ("2.6%", "XNAS:CROX", "return", -2.6, -2.6, "%")],
    ),
    (
        "es",
        "Etsy, que vende artesanía, y Crocs cayeron un 2,4 % y un 2,6 %, respectivamente.",
        [("2,4 %", "XNYS:ETSY", "return", -2.4, -2.4, "%"), ("2,6 %", "XNAS:CROX", "return", -2.6, -2.6, "%")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), WRAPS)
def test_reads_what_a_market_wrap_holds_against_its_figures(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
