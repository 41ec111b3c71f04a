"""Closes, results and ratings as papers and newsletters of Spain and Mexico word them. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
    # What is paid a share, and what is earned.
    (
        "es",
        "Iberdrola eleva su dividendo un 8 %, hasta 0,65 euros por acción, y ganó 0,90 euros por acción.",
        [
            ("8 %", None, None, 8, 8, "%"),
            ("0,65 euros", "XMAD:IBE", "dividend", 0.65, 0.65, "EUR"),
            ("0,90 euros", "XMAD:IBE", "eps", 0.9, 0.9, "EUR"),
        ],
    ),
    (
        "en",
        "Iberdrola raised its dividend by 8% to 0.65 euros per share.",
        [("8%", None, None, 8, 8, "%"), ("0.65 euros", "XMAD:IBE", "dividend", 0.65, 0.65, "EUR")],
    ),
    (
        "es",
        "CaixaBank propone pagar 0,3319 euros por acción.",
        [("0,3319 euros", "XMAD:CABK", "dividend", 0.3319, 0.3319, "EUR")],
    ),
]

# Currencies by their codes, each with its own move, behind the index of one of them.
BEHIND_AN_INDEX = ("USDX +0,3 %, EUR -0,4 %, CAD +0,1 %", "USDX +0.3%, EUR -0.4%, CAD +0.1%")
MOVES = [("index:DXY", 0.3), ("currency:EUR", -0.4), ("currency:CAD", 0.1)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", f"The dollar goes on rising. {BEHIND_AN_INDEX[1]}"),
        ("es", f"El dólar sigue al alza. {BEHIND_AN_INDEX[0]}"),
        ("en", BEHIND_AN_INDEX[1]),
        ("es", BEHIND_AN_INDEX[0]),
    ],
)
def test_a_row_of_currencies_is_no_row_of_their_index(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str
) -> None:
    assert [(subject, low) for _, subject, _, low, _, _ in claim_rows(text, lang)] == MOVES


@pytest.mark.parametrize(("lang", "text", "expected"), QUOTES)
def test_reads_quotes_as_papers_word_them(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
