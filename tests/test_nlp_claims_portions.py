"""Percentages beside an income or a thing that are no growth and no return. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

ROWS: list[tuple[str, str, list[Row]]] = [
    # So much of an income is no growth of it.
    ("en", "Walmart's net income was equal to 3% of revenue.", []),
    ("es", "Las utilidades del Banco de Chile equivalen al 3% de los ingresos.", []),
    ("en", "Walmart reported an increase of 3% in revenue.", [("3%", "XNAS:WMT", "revenue_growth", 3, 3, "%")]),
    (
        "es",
        "Inditex registró un aumento del 3 % de las ventas.",
        [("3 %", "XMAD:ITX", "revenue_growth", 3, 3, "%")],
    ),
    # What insurers take in is no income of the list, and its growth no return.
    ("en", "Progressive's net premiums written rose 7% to $3.4 billion.", []),
    ("es", "Las primas emitidas de Mapfre subieron un 7 %, hasta 3.400 millones de euros.", []),
    ("es", "Mapfre reportó un crecimiento de 9,2% en primas emitidas en México, con 33,6% de participación.", []),
    # What a bracket tells of a thing against a year ago.
    ("en", "Walmart cited growth in toys (+6.1% y/y) and cups (-1.4% y/y).", []),
    ("es", "Quálitas lo atribuyó al crecimiento del segmento tradicional (+6,1% a/a) y a flotillas (-1,4% a/a).", []),
    # A lead over what was expected is no growth.
    (
        "es",
        "Banco Sabadell ganó 791 millones de euros, cifra que rebasa en un 8,2% los 731 millones previstos.",
        [
            ("791 millones de euros", "XMAD:SAB", "net_income", 7.91e8, 7.91e8, "EUR"),
            ("8,2%", "XMAD:SAB", "surprise", 8.2, 8.2, "%"),
            ("731 millones", "XMAD:SAB", "net_income", 7.31e8, 7.31e8, "EUR"),
        ],
    ),
    (
        "en",
        "Walmart earned $791 million, 8% above the $731 million that analysts expected.",
        [
            ("$791 million", "XNAS:WMT", "net_income", 7.91e8, 7.91e8, "USD"),
            ("$731 million", "XNAS:WMT", "net_income", 7.31e8, 7.31e8, "USD"),
        ],
    ),
    # A day and a softening word do not part a figure from its verb.
    (
        "es",
        "Iberdrola y Endesa subieron este viernes más de un 5 % y un 3 %, respectivamente.",
        [("5 %", "XMAD:IBE", "return", 5, None, "%"), ("3 %", "XMAD:ELE", "return", 3, 3, "%")],
    ),
    (
        "en",
        "Walmart and Target rose on Friday more than 5% and 3%, respectively.",
        [("5%", "XNAS:WMT", "return", 5, None, "%"), ("3%", "XNYS:TGT", "return", 3, 3, "%")],
    ),
    # The one unit of an equation may bear its sign behind it.
    (
        "en",
        "Walmart reported.\n\n(1 $ = 18.20 Mexican pesos)",
        [("18.20 Mexican pesos", "fx:USDMXN", "fx_rate", 18.2, 18.2, "MXN")],
    ),
    (
        "es",
        "Falabella ganó más.\n\n(1 $ = 982,38 pesos chilenos)",
        [("982,38 pesos chilenos", "fx:USDCLP", "fx_rate", 982.38, 982.38, "CLP")],
    ),
    # What a property trust earns from its buildings, before interest, is no income of the list; nor is what it owns.
    ("en", "Fibra Uno's net operating income (NOI) came to $4.1 billion, an advance of 4.9%.", []),
    ("es", "El ingreso operativo neto (NOI) de Fibra Uno ascendió a $4,111 millones de pesos, un avance de 4.9%.", []),
    ("en", "Fibra Uno closed the quarter with 60 properties.", []),
    ("es", "Fibra Uno cerró el trimestre con 60 propiedades y 818,864 m2 de área bruta rentable.", []),
    # A rise behind a result is that result's, where what it was before stands behind.
    (
        "en",
        "Walmart earned $589 million. With that, it posted a rise of 52% in a year, when it earned $400 million.",
        [
            ("$589 million", "XNAS:WMT", "net_income", 5.89e8, 5.89e8, "USD"),
            ("52%", "XNAS:WMT", "earnings_growth", 52, 52, "%"),
            ("$400 million", "XNAS:WMT", "net_income", 4e8, 4e8, "USD"),
        ],
    ),
    (
        "es",
        "Inditex ganó 589 millones de euros. Con ello, exhibió un alza del 52 %, frente a los 400 millones de 2024.",
        [
            ("589 millones de euros", "XMAD:ITX", "net_income", 5.89e8, 5.89e8, "EUR"),
            ("52 %", "XMAD:ITX", "earnings_growth", 52, 52, "%"),
            ("400 millones", "XMAD:ITX", "net_income", 4e8, 4e8, "EUR"),
        ],
    ),
    # A move that is only then told to beat another's.
    (
        "en",
        "Endesa has jumped 30%, beating Iberdrola, which is up 24%.",
        [("30%", "XMAD:ELE", "return", 30, 30, "%"), ("24%", "XMAD:IBE", "return", 24, 24, "%")],
    ),
    (
        "es",
        "Endesa se ha disparado un 30 %, superando a Iberdrola, que se anota un 24 %.",
        [("30 %", "XMAD:ELE", "return", 30, 30, "%"), ("24 %", "XMAD:IBE", "return", 24, 24, "%")],
    ),
    ("es", "Endesa superó al Ibex en un 3 %.", [("3 %", "XMAD:ELE", "relative_return", 3, 3, "%")]),
    # What a part puts into a result is nobody's own.
    ("en", "Flipkart added $62 million to the profit of Walmart.", []),
    ("es", "ACS se benefició de Abertis, que aportó 62 millones de euros al beneficio del grupo.", []),
    # Brackets behind places are theirs, and no share's.
    ("es", "Falabella retrocedió. Las mayores caídas se dieron en Colombia (del 11,3%) y en Brasil (10,6%).", []),
    ("en", "Walmart slipped. The largest falls were in Mexico (11%) and in Canada (10%).", []),
    # What a barrel costs is no share's price.
    ("en", "Exxon could balance its books with a barrel at $70.", []),
    ("es", "A Ecopetrol le cuadraría la caja con un barril a 70 dólares.", []),
    # A receipt is listed in New York.
    ("en", "YPF's ADRs rose 1.8%.", [("1.8%", "XNYS:YPF", "return", 1.8, 1.8, "%")]),
    ("es", "Los ADR de YPF mejoraron un 1,8%.", [("1,8%", "XNYS:YPF", "return", 1.8, 1.8, "%")]),
    ("es", "La acción de YPF mejoró un 1,8%.", [("1,8%", "XBUE:YPFD", "return", 1.8, 1.8, "%")]),
    # Colombia's bonds are told by their yield.
    ("es", "Los TES al 2034 acabaron en 6,120 %.", [("6,120 %", None, "bond_yield", 6.12, 6.12, "%")]),
    # What was paid before bounds nothing.
    (
        "es",
        "Ecopetrol anunció un dividendo de $110 por acción, menor a los $214 que pagó en 2025.",
        [
            ("$110", "XBOG:ECOPETROL", "dividend", 110, 110, None),
            ("$214", "XBOG:ECOPETROL", "dividend", 214, 214, None),
        ],
    ),
    (
        "es",
        "El dividendo de Enel será superior a los 0,30 euros por acción.",
        [("0,30 euros", "XMIL:ENEL", "dividend", 0.3, None, "EUR")],
    ),
    # No central bank sets an average.
    (
        "es",
        "El Banco Central de Chile publicó datos. La tasa de interés promedio de la semana fue de 5,04%.",
        [("5,04%", "country:CL", "interest_rate", 5.04, 5.04, "%")],
    ),
    # The currency that another moved against is not what moved.
    ("en", "The peso fell 1.2% against the dollar.", []),
    ("es", "La divisa local registró una depreciación de 1.2% frente al dólar.", []),
    ("es", "El peso mexicano perdió 1.2% frente al dólar.", [("1.2%", "currency:MXN", "return", -1.2, -1.2, "%")]),
    # A mark that is passed is a price, though it tells of shares.
    (
        "es",
        "La acción de Telefónica perdió la cota de los 4 euros por acción.",
        [("4 euros", "XMAD:TEF", "price", 4, 4, "EUR")],
    ),
    # By how much a result beat what was expected is no result.
    ("es", "Mapfre ganó 80 millones más de lo que esperaban los analistas.", []),
    (
        "en",
        "Walmart earned $80 million more than analysts expected.",
        [("$80 million", "XNAS:WMT", "surprise", 8e7, 8e7, "USD")],
    ),
    # What a company digs for is no subject of its story.
    ("en", "Lithium producer Albemarle fell 3%.", [("3%", "XNYS:ALB", "return", -3, -3, "%")]),
    (
        "es",
        "La bolsa chilena cerró con un descenso del 2%, arrastrada por la productora de litio SQM.",
        [("2%", "index:IPSA", "return", -2, -2, "%")],
    ),
    # A headline in capitals is no row of quotes.
    (
        "en",
        "THE PROFIT OF WALMART CAME TO $450 MILLION.",
        [("$450 MILLION", "XNAS:WMT", "net_income", 4.5e8, 4.5e8, "USD")],
    ),
    (
        "es",
        "EL BENEFICIO DE MAPFRE SE SITÚA EN 450 MILLONES DE EUROS (-2,7%).",
        [
            ("450 MILLONES DE EUROS", "XMAD:MAP", "net_income", 4.5e8, 4.5e8, "EUR"),
            ("-2,7%", "XMAD:MAP", "earnings_growth", -2.7, -2.7, "%"),
        ],
    ),
    # The debt of a company that is not listed is not its country's.
    (
        "en",
        "Mexico's oil company Pemex reported. The company raised its financial debt to $100.3 billion.",
        [("$100.3 billion", None, "debt", 1.003e11, 1.003e11, "USD")],
    ),
    (
        "es",
        "La petrolera mexicana Pemex publicó cuentas. La empresa elevó su deuda financiera a US$100.300 millones.",
        [("US$100.300 millones", None, "debt", 1.003e11, 1.003e11, "USD")],
    ),
    (
        "es",
        "México elevó su deuda a US$100.300 millones.",
        [("US$100.300 millones", "country:MX", "debt", 1.003e11, 1.003e11, "USD")],
    ),
    # Whoever works for a house only foresees.
    (
        "en",
        "A portfolio manager at Barclays expects revenue of $310 million.",
        [("$310 million", None, "revenue", 3.1e8, 3.1e8, "USD")],
    ),
    (
        "es",
        "Un analista de Bankinter estima unos ingresos de 310 millones de euros.",
        [("310 millones de euros", None, "revenue", 3.1e8, 3.1e8, "EUR")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), ROWS)
def test_a_percentage_beside_an_income_is_not_taken_for_growth(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert [row for row in claim_rows(text, lang) if row[2] is not None] == expected
