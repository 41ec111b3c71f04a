"""Closes, results and ratings as papers and newsletters of Spain and Mexico word them. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp.context import Context
from nlp.numbers.convention import decide
from nlp.pipeline import load

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

QUOTES: list[tuple[str, str, list[Row]]] = [
    # Gains of a share lead to its price, and those of a company to what it earned a share.
    (
        "es",
        "En el Continuo, Almirall cerró con ganancias del 3,2 %, en los 9,45 euros por acción.",
        [("3,2 %", "XMAD:ALM", "return", 3.2, 3.2, "%"), ("9,45 euros", "XMAD:ALM", "price", 9.45, 9.45, "EUR")],
    ),
    (
        "en",
        "Almirall closed with gains of 3.2%, at 9.45 euros per share.",
        [("3.2%", "XMAD:ALM", "return", 3.2, 3.2, "%"), ("9.45 euros", "XMAD:ALM", "price", 9.45, 9.45, "EUR")],
    ),
    # As many figures as names in a row: each has its own, whether or not "respectively" says so.
    (
        "es",
        "Santander y BBVA ganaron un 1,2% y un 0,8%.",
        [("1,2%", "XMAD:SAN", "return", 1.2, 1.2, "%"), ("0,8%", "XMAD:BBVA", "return", 0.8, 0.8, "%")],
    ),
    (
        "en",
        "Repsol and BBVA gained 1.2% and 0.8%.",
        [("1.2%", "XMAD:REP", "return", 1.2, 1.2, "%"), ("0.8%", "XMAD:BBVA", "return", 0.8, 0.8, "%")],
    ),
    # The move that a noun behind its size names.
    (
        "es",
        "BBVA se animó con un 1,2 % de revalorización y Bankinter superó el 0,9 % de avance.",
        [("1,2 %", "XMAD:BBVA", "return", 1.2, 1.2, "%"), ("0,9 %", "XMAD:BKT", "return", 0.9, None, "%")],
    ),
    (
        "en",
        "Sabadell put on a 2.1% gain.",
        [("2.1%", "XMAD:SAB", "return", 2.1, 2.1, "%")],
    ),
    # A verb before a list moves each of its names, and one before its figure whoever stands behind.
    (
        "es",
        "Bajaron, en cambio, la petrolera Repsol, el 1,2 %, y la eléctrica Endesa, el 0,3 %.",
        [("1,2 %", "XMAD:REP", "return", -1.2, -1.2, "%"), ("0,3 %", "XMAD:ELE", "return", -0.3, -0.3, "%")],
    ),
    ("en", "Down went Repsol, by 1.2%.", [("1.2%", "XMAD:REP", "return", -1.2, -1.2, "%")]),
    ("es", "Perdió un 0,9 % la Bolsa Mexicana.", [("0,9 %", "index:MXX", "return", -0.9, -0.9, "%")]),
    (
        "es",
        "Avanzó 0.4% el Dow Jones y 0.6% el Nasdaq.",
        [("0.4%", "index:DJI", "return", 0.4, 0.4, "%"), ("0.6%", "index:IXIC", "return", 0.6, 0.6, "%")],
    ),
    # A word for a price inside a name is that name's.
    (
        "es",
        "El petróleo cayó (el barril de Brent perdía el 3,2 % y se negociaba a 66,1 dólares).",
        [
            ("3,2 %", "commodity:BRENT", "return", -3.2, -3.2, "%"),
            ("66,1 dólares", "commodity:BRENT", "price", 66.1, 66.1, "usd/bbl"),
        ],
    ),
    (
        "en",
        "Oil fell (a barrel of Brent lost 3.2% and traded at $66.1).",
        [
            ("3.2%", "commodity:BRENT", "return", -3.2, -3.2, "%"),
            ("$66.1", "commodity:BRENT", "price", 66.1, 66.1, "usd/bbl"),
        ],
    ),
    # Cents that a rate moved by are no rate.
    (
        "es",
        "El dólar libre se vendió en 18.10 pesos mexicanos, cinco centavos más que ayer.",
        [
            ("18.10 pesos mexicanos", "fx:USDMXN", "fx_rate", 18.1, 18.1, "MXN"),
            ("cinco centavos", "fx:USDMXN", "price_change", 0.05, 0.05, "MXN"),
        ],
    ),
    # How many shares did what is no move of the last one.
    (
        "es",
        "Alsea subió 3.2%.\nDe 512 emisoras, 260 ganaron y 22 no presentaron cambios en el precio de sus acciones.",
        [
            ("3.2%", "XMEX:ALSEA", "return", 3.2, 3.2, "%"),
            ("512", None, None, 512, 512, None),
            ("260", None, None, 260, 260, None),
            ("22", None, None, 22, 22, None),
        ],
    ),
    # Whoever has no identifier lends none of the last one's.
    (
        "es",
        "El Ibex 35 cayó un 0,4 %. La industria extractiva avanzó 1,15 por ciento.",
        [("0,4 %", "index:IBEX", "return", -0.4, -0.4, "%"), ("1,15 por ciento", None, None, 1.15, 1.15, "%")],
    ),
    # Where a share trades is not what moves.
    ("es", "Endesa sube un 3 % en el Ibex 35.", [("3 %", "XMAD:ELE", "return", 3, 3, "%")]),
    # A market in the red has no loss.
    (
        "es",
        "Los sectores terminaron en números rojos, entre ellos el de materias primas (-0,32 %).",
        [("-0,32 %", "sector:materials", "return", -0.32, -0.32, "%")],
    ),
    # To earn so much more is growth.
    (
        "es",
        "Acerinox ganó un 30,5 % más y Endesa ganó un 2 %.",
        [("30,5 %", "XMAD:ACX", "earnings_growth", 30.5, 30.5, "%"), ("2 %", "XMAD:ELE", "return", 2, 2, "%")],
    ),
    ("en", "Acerinox earned 30.5% more.", [("30.5%", "XMAD:ACX", "earnings_growth", 30.5, 30.5, "%")]),
    (
        "es",
        "La filial pasó de perder 9,3 millones de euros a ganar 74,7 millones.",
        [
            ("9,3 millones de euros", None, "net_income", -9.3e6, -9.3e6, "EUR"),
            ("74,7 millones", None, "net_income", 74.7e6, 74.7e6, "EUR"),
        ],
    ),
    (
        "es",
        "Sacyr aumentó su beneficio un 276 %, y Ferrovial, cuyo resultado subió un 218 %.",
        [
            ("276 %", "XMAD:SCYR", "earnings_growth", 276, 276, "%"),
            ("218 %", "XMAD:FER", "earnings_growth", 218, 218, "%"),
        ],
    ),
    # What a target is moved by is no return, and what is hoped for beside it is one.
    (
        "es",
        "Barclays sube el precio objetivo de Iberdrola a 11 euros, un ajuste del 17 % y un potencial del 3,4 %.",
        [
            ("11 euros", "XMAD:IBE", "price_target", 11, 11, "EUR"),
            ("17 %", None, None, 17, 17, "%"),
            ("3,4 %", "XMAD:IBE", "return", 3.4, 3.4, "%"),
        ],
    ),
    (
        "es",
        "RBC recortó un 5 % el precio objetivo de Iberdrola, hasta 10 euros.",
        [("5 %", None, None, 5, 5, "%"), ("10 euros", "XMAD:IBE", "price_target", 10, 10, "EUR")],
    ),
    (
        "en",
        "RBC raised its price target on Iberdrola by 15% to 11 euros.",
        [("15%", None, None, 15, 15, "%"), ("11 euros", "XMAD:IBE", "price_target", 11, 11, "EUR")],
    ),
    # What is held stands behind the word for it.
    (
        "es",
        "Iberdrola confirmó la venta del 8,1 % de su participación en Siemens Gamesa.",
        [("8,1 %", "XMAD:SGRE", "stake", 8.1, 8.1, "%")],
    ),
    ("es", "Endesa cuenta con un 12 % de clientes nuevos.", [("12 %", None, None, 12, 12, "%")]),
    # Nothing less than so much is so much, and behind brackets a move ends as it does behind none.
    (
        "es",
        "Endesa ofrece un potencial de nada menos que un 15,7 %.",
        [("15,7 %", "XMAD:ELE", "return", 15.7, 15.7, "%")],
    ),
    (
        "es",
        "El Nasdaq bajó un 0,15 % (-7,76 puntos) hasta 5.013,87 unidades.",
        [
            ("0,15 %", "index:IXIC", "return", -0.15, -0.15, "%"),
            ("-7,76 puntos", "index:IXIC", "index_change", -7.76, -7.76, "pts"),
            ("5.013,87 unidades", "index:IXIC", "index_level", 5013.87, 5013.87, "pts"),
        ],
    ),
    # Where a move ended is in the unit of where it began.
    (
        "es",
        "La prima de riesgo de España bajó desde los 370 puntos básicos hasta los 353.",
        [
            ("370 puntos básicos", "country:ES", "spread", 370, 370, "bp"),
            ("353", "country:ES", "spread", 353, 353, "bp"),
        ],
    ),
    (
        "es",
        "El bono español a dos años bajó al 2,48 %, y el de su homólogo alemán subió del 0,18 % hasta el 0,22 %.",
        [
            ("2,48 %", "bond:ES2Y", "bond_yield", 2.48, 2.48, "%"),
            ("0,18 %", "bond:DE2Y", "bond_yield", 0.18, 0.18, "%"),
            ("0,22 %", "bond:DE2Y", "bond_yield", 0.22, 0.22, "%"),
        ],
    ),
    (
        "es",
        "El Standard and Poor´s 500 cayó 0.4%.",
        [("0.4%", "index:SPX", "return", -0.4, -0.4, "%")],
    ),
    (
        "es",
        "Endesa subió un 2 %.El Ibex cayó un 1 %.",
        [("2 %", "XMAD:ELE", "return", 2, 2, "%"), ("1 %", "index:IBEX", "return", -1, -1, "%")],
    ),
    # What was expected before stands in brackets behind what is expected now.
    (
        "es",
        "El BCE prevé una inflación del 2,1 % en 2026 (2 % en junio), del 1,7 % en 2027 (1,6 %) y del 1,9 % en 2028.",
        [
            ("2,1 %", "country:EA", "inflation", 2.1, 2.1, "%"),
            ("2 %", "country:EA", "inflation", 2, 2, "%"),
            ("1,7 %", "country:EA", "inflation", 1.7, 1.7, "%"),
            ("1,6 %", "country:EA", "inflation", 1.6, 1.6, "%"),
            ("1,9 %", "country:EA", "inflation", 1.9, 1.9, "%"),
        ],
    ),
    (
        "en",
        "The ECB sees inflation at 2.1% in 2026 (2.0% in June), 1.7% in 2027 (1.6%) and 1.9% in 2028.",
        [
            ("2.1%", "country:EA", "inflation", 2.1, 2.1, "%"),
            ("2.0%", "country:EA", "inflation", 2, 2, "%"),
            ("1.7%", "country:EA", "inflation", 1.7, 1.7, "%"),
            ("1.6%", "country:EA", "inflation", 1.6, 1.6, "%"),
            ("1.9%", "country:EA", "inflation", 1.9, 1.9, "%"),
        ],
    ),
    (
        "es",
        "La zona del euro crecerá un 1,2 % en 2026 (0,9 % previsto en junio), un 1,0 % en 2027 (1,1 %).",
        [
            ("1,2 %", "country:EA", "gdp_growth", 1.2, 1.2, "%"),
            ("0,9 %", "country:EA", "gdp_growth", 0.9, 0.9, "%"),
            ("1,0 %", "country:EA", "gdp_growth", 1, 1, "%"),
            ("1,1 %", "country:EA", "gdp_growth", 1.1, 1.1, "%"),
        ],
    ),
    # A tenth more, and then the rate.
    (
        "es",
        "La inflación subyacente de España, sin energía, ha avanzado una décima y se ha situado en el 2,5 %.",
        [("una décima", None, None, 0.1, 0.1, "pp"), ("2,5 %", "country:ES", "core_inflation", 2.5, 2.5, "%")],
    ),
    # Another part of a price index goes on without its verb.
    (
        "es",
        "El INPC de México subió 0.31 %. Las mercancías crecieron 0.69 % y los servicios 0.19 %.",
        [
            ("0.31 %", "country:MX", "inflation", 0.31, 0.31, "%"),
            ("0.69 %", "country:MX", "inflation", 0.69, 0.69, "%"),
            ("0.19 %", "country:MX", "inflation", 0.19, 0.19, "%"),
        ],
    ),
    # Debt that is sold is not what is owed.
    (
        "es",
        "El Tesoro italiano emitió 5.200 millones de euros en deuda.",
        [("5.200 millones de euros", None, None, 5.2e9, 5.2e9, "EUR")],
    ),
    # Three markets with three moves, and a fourth behind them.
    (
        "es",
        "París, Milán y Fráncfort caían un 0,33%, un 0,3% y un 0,12%, mientras que Londres subía un 0,15%.",
        [
            ("0,33%", "index:CAC", "return", -0.33, -0.33, "%"),
            ("0,3%", "index:FTSEMIB", "return", -0.3, -0.3, "%"),
            ("0,12%", "index:DAX", "return", -0.12, -0.12, "%"),
            ("0,15%", "index:FTSE", "return", 0.15, 0.15, "%"),
        ],
    ),
    # The other oil, named by the half.
    (
        "es",
        "El Brent caía un 0,5 %, y el de Texas se situaba en 80,6 dólares, un 0,6 % menos.",
        [
            ("0,5 %", "commodity:BRENT", "return", -0.5, -0.5, "%"),
            ("80,6 dólares", "commodity:WTI", "price", 80.6, 80.6, "usd/bbl"),
            ("0,6 %", "commodity:WTI", "return", -0.6, -0.6, "%"),
        ],
    ),
    # What a premium is counted over is not whose it is.
    (
        "es",
        "El bono español a diez años rinde el 3,26 %. La prima de riesgo (con el bono alemán) cayó a 91,5 puntos.",
        [
            ("3,26 %", "bond:ES10Y", "bond_yield", 3.26, 3.26, "%"),
            ("91,5 puntos", "bond:ES10Y", "spread", 91.5, 91.5, "bp"),
        ],
    ),
    # The dollar's rate where only the bank of its economy is named, and the peso that a text names first.
    (
        "es",
        "El Banco de México publicó el dato.\n\nEl tipo de cambio terminó la jornada en 18.4847 unidades por dólar.",
        [("18.4847 unidades", "fx:USDMXN", "fx_rate", 18.4847, 18.4847, "MXN")],
    ),
    (
        "es",
        "El peso cerró la semana con una depreciación de 2.19%, en 18.44 pesos por dólar, según el Banco de México.",
        [
            ("2.19%", "currency:MXN", "return", -2.19, -2.19, "%"),
            ("18.44 pesos", "fx:USDMXN", "fx_rate", 18.44, 18.44, "MXN"),
        ],
    ),
    # A move in something of its own, of costs and of interest income is no return.
    (
        "es",
        "Walmex reportó una disminución de 27.5% a/a en su posición de efectivo.",
        [("27.5%", None, None, 27.5, 27.5, "%")],
    ),
    ("es", "Endesa registró una caída del 2 % en su cotización.", [("2 %", "XMAD:ELE", "return", -2, -2, "%")]),
    (
        "es",
        "El margen bruto de Walmex se expandió 20 puntos base a 24.1%, y los gastos generales subieron 12%.",
        [
            ("20 puntos base", "XMEX:WALMEX", "margin_change", 20, 20, "bp"),
            ("24.1%", "XMEX:WALMEX", "margin", 24.1, 24.1, "%"),
            ("12%", None, None, 12, 12, "%"),
        ],
    ),
    (
        "es",
        "El margen de intereses del Santander descendió un 2,5%, aunque en euros constantes aumentó un 3%.",
        [("2,5%", None, None, 2.5, 2.5, "%"), ("3%", None, None, 3, 3, "%")],
    ),
    # In brackets behind what is earned a share, its growth, and behind a price a return.
    (
        "es",
        "El beneficio por acción de Santander era de 0,66 euros a cierre de septiembre (+16%).",
        [
            ("0,66 euros", "XMAD:SAN", "eps", 0.66, 0.66, "EUR"),
            ("+16%", "XMAD:SAN", "eps_growth", 16, 16, "%"),
        ],
    ),
    (
        "es",
        "Telefónica cerró en 4,43 euros (+1,2 %).",
        [("4,43 euros", "XMAD:TEF", "price", 4.43, 4.43, "EUR"), ("+1,2 %", "XMAD:TEF", "return", 1.2, 1.2, "%")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), QUOTES)
def test_reads_quotes_as_papers_word_them(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected


DATED: list[tuple[str, str, list[tuple[str, str | None, str, bool]]]] = [
    # What it was at a time is told, whatever is supposed before.
    (
        "es",
        "De confirmarse este dato, el IPC de España sería el valor más alto desde marzo, cuando alcanzó el 2,6 %.",
        [("2,6 %", None, "actual", False)],
    ),
    (
        "en",
        "If confirmed, inflation in Spain would be the highest since March, when it hit 2.6%.",
        [("2.6%", None, "actual", False)],
    ),
    # The rate of the month goes on as the euríbor's.
    (
        "es",
        "El euríbor a un año subió al 2,193 %. La cota más alta se produjo el día 8, cuando llegó al 2,201 %.",
        [("2,193 %", "euribor", "actual", False), ("2,201 %", "euribor", "actual", False)],
    ),
    # A denial ends where another verb begins.
    (
        "es",
        "El dólar no registró cambios y se mantuvo en 17.85 pesos mexicanos.",
        [("17.85 pesos mexicanos", None, "actual", False)],
    ),
    (
        "en",
        "The dollar did not move and stayed at 17.85 Mexican pesos.",
        [("17.85 Mexican pesos", None, "actual", False)],
    ),
    ("es", "El Ibex 35 no subió un 2 %.", [("2 %", None, "actual", True)]),
    ("en", "The Ibex 35 did not rise 2%.", [("2%", None, "actual", True)]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), DATED)
def test_reads_what_stands_and_what_is_denied(
    lang: str, text: str, expected: list[tuple[str, str | None, str, bool]]
) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(convention=decide(text))
    claims = nlp(doc)._.cotejo_claims
    assert [(each.value_text, each.part, each.status.value, each.negated) for each in claims] == expected
