"""Claims of market closes, auctions and broker notes. Every sentence is this project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

CLOSES: list[tuple[str, str, list[Row]]] = [
    # In a list each figure is of the name beside it, also where no table holds that name.
    (
        "es",
        "Lideraron las alzas Tornalba (+3,1%) y Repsol (+2,4%), tras ellas Acerinox, que ganó un 1,2%, Mapfre (+0,9%).",
        [
            ("+3,1%", None, "return", 3.1, 3.1, "%"),
            ("+2,4%", "XMAD:REP", "return", 2.4, 2.4, "%"),
            ("1,2%", "XMAD:ACX", "return", 1.2, 1.2, "%"),
            ("+0,9%", "XMAD:MAP", "return", 0.9, 0.9, "%"),
        ],
    ),
    (
        "en",
        "The gains were led by Tornalba (+3.1%) and Microsoft (+2.4%).",
        [("+3.1%", None, "return", 3.1, 3.1, "%"), ("+2.4%", "XNAS:MSFT", "return", 2.4, 2.4, "%")],
    ),
    (
        "es",
        "Los papeles más castigados fueron Tornalba, con -3,2 %; Alsea, con -2,5 %, y Velmar, con -2,1 %.",
        [
            ("-3,2 %", None, "return", -3.2, -3.2, "%"),
            ("-2,5 %", "XMEX:ALSEA", "return", -2.5, -2.5, "%"),
            ("-2,1 %", None, "return", -2.1, -2.1, "%"),
        ],
    ),
    # A fall is that of the whole list, however long.
    (
        "es",
        "Las bajas las encabezaron Copec (1,6%), Falabella (1,1%), Cencosud (0,9%), Colbún (0,8%) y CCU (0,7%).",
        [
            ("1,6%", "XSGO:COPEC", "return", -1.6, -1.6, "%"),
            ("1,1%", "XSGO:FALABELLA", "return", -1.1, -1.1, "%"),
            ("0,9%", "XSGO:CENCOSUD", "return", -0.9, -0.9, "%"),
            ("0,8%", "XSGO:COLBUN", "return", -0.8, -0.8, "%"),
            ("0,7%", "XSGO:CCU", "return", -0.7, -0.7, "%"),
        ],
    ),
    (
        "en",
        "The losses were led by Apple (1.6%), Microsoft (1.1%), Nvidia (0.9%), Tesla (0.8%) and Intel (0.7%).",
        [
            ("1.6%", "XNAS:AAPL", "return", -1.6, -1.6, "%"),
            ("1.1%", "XNAS:MSFT", "return", -1.1, -1.1, "%"),
            ("0.9%", "XNAS:NVDA", "return", -0.9, -0.9, "%"),
            ("0.8%", "XNAS:TSLA", "return", -0.8, -0.8, "%"),
            ("0.7%", "XNAS:INTC", "return", -0.7, -0.7, "%"),
        ],
    ),
    ("es", "El Ibex se ha dejado un 2,6% en el año.", [("2,6%", "index:IBEX", "return", -2.6, -2.6, "%")]),
    (
        "es",
        "Toda la banca acabó en verde: BBVA (1,4%) y Bankinter (0,6%).",
        [("1,4%", "XMAD:BBVA", "return", 1.4, 1.4, "%"), ("0,6%", "XMAD:BKT", "return", 0.6, 0.6, "%")],
    ),
    # Markets behind their figures, by their cities.
    (
        "es",
        "Las bolsas europeas cerraron con pérdidas del 1,6% en Londres, del 1,3% en París y del 1,1% en Fráncfort.",
        [
            ("1,6%", "index:FTSE", "return", -1.6, -1.6, "%"),
            ("1,3%", "index:CAC", "return", -1.3, -1.3, "%"),
            ("1,1%", "index:DAX", "return", -1.1, -1.1, "%"),
        ],
    ),
    # Money in brackets behind a percentage tells the move, not the price.
    (
        "es",
        "La soja de mayo retrocedió 0,5% (US$ 2,10) hasta los US$ 419,60 la tonelada.",
        [
            ("0,5%", "commodity:SOY", "return", -0.5, -0.5, "%"),
            ("US$ 2,10", "commodity:SOY", "price_change", -2.1, -2.1, "USD"),
            ("US$ 419,60", "commodity:SOY", "price", 419.6, 419.6, "USD"),
        ],
    ),
    (
        "en",
        "Wheat fell 0.5% (82 cents) to $154.60.",
        [
            ("0.5%", "commodity:WHEAT", "return", -0.5, -0.5, "%"),
            ("82 cents", "commodity:WHEAT", "price_change", -0.82, -0.82, "USD"),
            ("$154.60", "commodity:WHEAT", "price", 154.6, 154.6, "USD"),
        ],
    ),
    # A house that sets a target is not what the target is of.
    (
        "es",
        "Inditex subió un 2%. Barclays, por su parte, le deja el precio objetivo en 51 euros.",
        [("2%", "XMAD:ITX", "return", 2, 2, "%"), ("51 euros", "XMAD:ITX", "price_target", 51, 51, "EUR")],
    ),
    (
        "en",
        "Apple rose 2%. Barclays, for its part, keeps its price target at $251.",
        [("2%", "XNAS:AAPL", "return", 2, 2, "%"), ("$251", "XNAS:AAPL", "price_target", 251, 251, "USD")],
    ),
    # From a level to a level: neither is the size of the fall; and "no subyacente" denies nothing.
    (
        "es",
        "La inflación no subyacente de México bajó de 4.1 a 2.6%.",
        [("4.1", "country:MX", "inflation", 4.1, 4.1, "%"), ("2.6%", "country:MX", "inflation", 2.6, 2.6, "%")],
    ),
    (
        "en",
        "Inflation in Mexico fell from 4.1% to 2.6%.",
        [("4.1%", "country:MX", "inflation", 4.1, 4.1, "%"), ("2.6%", "country:MX", "inflation", 2.6, 2.6, "%")],
    ),
    # An aside between glued hyphens names nobody.
    (
        "es",
        "La rentabilidad del bono alemán a diez años -que sirve de referencia al español- bajó al 2,6%.",
        [("2,6%", "bond:DE10Y", "bond_yield", 2.6, 2.6, "%")],
    ),
    # The basket of the producers' cartel, and deposits at the central bank.
    (
        "es",
        "El barril de referencia de la OPEP cerró en 71,40 dólares.",
        [("71,40 dólares", "commodity:OPEC", "price", 71.4, 71.4, "usd/bbl")],
    ),
    (
        "en",
        "The OPEC reference basket closed at $71.40.",
        [("$71.40", "commodity:OPEC", "price", 71.4, 71.4, "usd/bbl")],
    ),
    (
        "es",
        "El BCE mantuvo el tipo de interés de los depósitos en el 2%.",
        [("2%", "cb:ECB", "policy_rate", 2, 2, "%")],
    ),
    # What a loss is set against may be a profit.
    (
        "es",
        "Cemex tuvo una pérdida neta de 120 millones de dólares, frente a la utilidad de 45 millones de dólares.",
        [
            ("120 millones de dólares", "XMEX:CEMEXCPO", "net_income", -1.2e8, -1.2e8, "USD"),
            ("45 millones de dólares", "XMEX:CEMEXCPO", "net_income", 4.5e7, 4.5e7, "USD"),
        ],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CLOSES)
def test_closes_are_read_as_they_are_told(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
