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
