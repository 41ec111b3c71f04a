"""Claims of notes on shares, auctions and closes of Spain and Mexico. Every sentence is this project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

NOTES: list[tuple[str, str, list[Row]]] = [
    # Whom an aside names does not own what the sentence goes on with, nor does a word that stands for somebody.
    (
        "es",
        "Acciona, que ha comprado el 13 % de Nordex, contaría con un potencial del 36 %, y su objetivo en 94 euros.",
        [
            ("13 %", None, None, 13, 13, "%"),
            ("36 %", "XMAD:ANA", "return", 36, 36, "%"),
            ("94 euros", "XMAD:ANA", "price_target", 94, 94, "EUR"),
        ],
    ),
    (
        "en",
        "Ferrovial, which bought 13% of Nordex, has an upside of 36%, with its price target at 94 euros.",
        [
            ("13%", None, None, 13, 13, "%"),
            ("36%", "XMAD:FER", "return", 36, 36, "%"),
            ("94 euros", "XMAD:FER", "price_target", 94, 94, "EUR"),
        ],
    ),
    # A house that sets a target is not whose it is.
    (
        "es",
        "Merlin Properties cae un 1 %. Ha sufrido un recorte de precio objetivo por parte de Deutsche Bank a 13 euros.",
        [
            ("1 %", "XMAD:MRL", "return", -1, -1, "%"),
            ("13 euros", "XMAD:MRL", "price_target", 13, 13, "EUR"),
        ],
    ),
    (
        "en",
        "Target fell 1%. Its price target was raised by Barclays to $130.",
        [
            ("1%", "XNYS:TGT", "return", -1, -1, "%"),
            ("$130", "XNYS:TGT", "price_target", 130, 130, "USD"),
        ],
    ),
    # A clause behind a figure tells that it is a target, and a clause of another kind does not.
    (
        "es",
        "Iberdrola cotiza a 15 euros, frente a los 18 euros en los que los expertos sitúan su precio justo.",
        [
            ("15 euros", "XMAD:IBE", "price", 15, 15, "EUR"),
            ("18 euros", "XMAD:IBE", "price_target", 18, 18, "EUR"),
        ],
    ),
    (
        "en",
        "Boeing trades at $100, below the $130 at which Barclays puts its fair value.",
        [
            ("$100", "XNYS:BA", "price", 100, 100, "USD"),
            ("$130", "XNYS:BA", "price_target", 130, 130, "USD"),
        ],
    ),
    (
        "en",
        "Boeing rose to $130, which is above its price target of $120.",
        [
            ("$130", "XNYS:BA", "price", 130, 130, "USD"),
            ("$120", "XNYS:BA", "price_target", 120, 120, "USD"),
        ],
    ),
    # What a house's target implies is a return; a dividend's yield stays one.
    (
        "es",
        "Walmex tiene un precio objetivo de 38.9 pesos, que implica un rendimiento del 19.7%.",
        [
            ("38.9 pesos", "XMEX:WALMEX", "price_target", 38.9, 38.9, "MXN"),
            ("19.7%", "XMEX:WALMEX", "return", 19.7, 19.7, "%"),
        ],
    ),
    (
        "es",
        "Telefónica ofrece un rendimiento del 5% por dividendo.",
        [("5%", "XMAD:TEF", "dividend_yield", 5, 5, "%")],
    ),
    # Who comes with a multiple has it, and no name of a list behind.
    (
        "es",
        "Son caras Inditex o Aena, y aún más en Cellnex con un PER de 56 veces, Amadeus con un PER de 27 veces.",
        [
            ("56 veces", "XMAD:CLNX", "pe", 56, 56, "x"),
            ("27 veces", "XMAD:AMS", "pe", 27, 27, "x"),
        ],
    ),
    (
        "en",
        "Dear ones are Boeing, above all Nvidia with a P/E of 56, Apple with a P/E of 27.",
        [
            ("56", "XNAS:NVDA", "pe", 56, 56, "x"),
            ("27", "XNAS:AAPL", "pe", 27, 27, "x"),
        ],
    ),
    # Dearer or cheaper than usual is a premium or a discount.
    (
        "es",
        "El Dax cotiza un 14 % más barato respecto a su media.",
        [("14 %", "index:DAX", "valuation_discount", 14, 14, "%")],
    ),
    # A company earns sums, and so is one.
    (
        "es",
        "BME gana 118 millones de euros.",
        [("118 millones de euros", "XMAD:BME", "net_income", 1.18e8, 1.18e8, "EUR")],
    ),
    ("en", "Gap earned $118 million.", [("$118 million", "XNYS:GAP", "net_income", 1.18e8, 1.18e8, "USD")]),
    # Two moves of two sums.
    (
        "es",
        "BME ha obtenido un beneficio neto de 101 millones de euros. Estas cifras suponen un descenso del 12,7 %.",
        [
            ("101 millones de euros", "XMAD:BME", "net_income", 1.01e8, 1.01e8, "EUR"),
            ("12,7 %", "XMAD:BME", "earnings_growth", -12.7, -12.7, "%"),
        ],
    ),
    # What is so much more or less than a sum is no return.
    (
        "es",
        "Acerinox mejora. El del trimestre alcanzó los 41,5 millones, un 15,4 % por debajo del registrado en 2017.",
        [("41,5 millones", None, None, 4.15e7, 4.15e7, None), ("15,4 %", None, None, 15.4, 15.4, "%")],
    ),
    # A share of a total in brackets is no growth.
    (
        "es",
        "Walmex elevó sus ventas un 4.3% por un aumento del 5.2% en los ingresos de Centroamérica (14% de las ventas).",
        [
            ("4.3%", "XMEX:WALMEX", "revenue_growth", 4.3, 4.3, "%"),
            ("5.2%", "XMEX:WALMEX", "revenue_growth", 5.2, 5.2, "%"),
            ("14%", None, None, 14, 14, "%"),
        ],
    ),
    ("es", "Las VMT de Walmex crecieron 1.9%.", [("1.9%", "XMEX:WALMEX", "same_store_sales", 1.9, 1.9, "%")]),
]

CLOSES: list[tuple[str, str, list[Row]]] = [
    # The oil that is meant follows a word for any.
    (
        "es",
        "El barril de petróleo West Texas, de referencia en EE. UU., valía 67 dólares, y el crudo Brent, 70 dólares.",
        [
            ("67 dólares", "commodity:WTI", "price", 67, 67, "usd/bbl"),
            ("70 dólares", "commodity:BRENT", "price", 70, 70, "usd/bbl"),
        ],
    ),
    (
        "en",
        "US crude oil West Texas Intermediate rose 2% to $67.",
        [
            ("2%", "commodity:WTI", "return", 2, 2, "%"),
            ("$67", "commodity:WTI", "price", 67, 67, "usd/bbl"),
        ],
    ),
    # The verb behind a list of moves in brackets tells which way they went.
    (
        "es",
        "BBVA (0,4 %) y Santander (0,1 %) también cotizan en negativo, mientras que Iberdrola sube un 0,2 %.",
        [
            ("0,4 %", "XMAD:BBVA", "return", -0.4, -0.4, "%"),
            ("0,1 %", "XMAD:SAN", "return", -0.1, -0.1, "%"),
            ("0,2 %", "XMAD:IBE", "return", 0.2, 0.2, "%"),
        ],
    ),
    (
        "en",
        "BBVA (0.4%) and Santander (0.1%) also traded lower, while Iberdrola rose 0.2%.",
        [
            ("0.4%", "XMAD:BBVA", "return", -0.4, -0.4, "%"),
            ("0.1%", "XMAD:SAN", "return", -0.1, -0.1, "%"),
            ("0.2%", "XMAD:IBE", "return", 0.2, 0.2, "%"),
        ],
    ),
    (
        "es",
        "Subieron BBVA (0,4 %) y Santander (0,1 %), mientras que Iberdrola cae un 0,2 %.",
        [
            ("0,4 %", "XMAD:BBVA", "return", 0.4, 0.4, "%"),
            ("0,1 %", "XMAD:SAN", "return", 0.1, 0.1, "%"),
            ("0,2 %", "XMAD:IBE", "return", -0.2, -0.2, "%"),
        ],
    ),
    # Points that a market gained are no level of it.
    (
        "es",
        "Tres valores dieron 139 de los 148 puntos que ganó el Ibex.",
        [
            ("Tres", None, None, 3, 3, None),
            ("139", None, None, 139, 139, None),
            ("148 puntos", "index:IBEX", "index_change", 148, 148, "pts"),
        ],
    ),
    (
        "en",
        "They gave 139 of the 148 points that the Dow gained.",
        [("139", None, None, 139, 139, None), ("148 points", "index:DJI", "index_change", 148, 148, "pts")],
    ),
    # A market's gains are no earnings of its own.
    (
        "es",
        "El Ibex borra las ganancias anuales tras una caída del 4 %.",
        [("4 %", "index:IBEX", "return", -4, -4, "%")],
    ),
    ("en", "The Dow erased its annual gains after a drop of 4%.", [("4%", "index:DJI", "return", -4, -4, "%")]),
    # The market's main measure, told in other words.
    (
        "es",
        "El S&P/BMV IPC subió. Destacó Peñoles, con un 8%. La principal referencia del mercado local gana un 19%.",
        [("8%", "XMEX:PE&OLES", "return", 8, 8, "%"), ("19%", "index:MXX", "return", 19, 19, "%")],
    ),
    (
        "es",
        "El principal indicador bursátil español ganó un 0,3 %.",
        [("0,3 %", "index:IBEX", "return", 0.3, 0.3, "%")],
    ),
    # Two cities behind one verb.
    (
        "es",
        "París y Milán terminaron en negativo, con caídas del 0,2 % y del 0,4 %, respectivamente.",
        [("0,2 %", "index:CAC", "return", -0.2, -0.2, "%"), ("0,4 %", "index:FTSEMIB", "return", -0.4, -0.4, "%")],
    ),
    # So much of itself less is no move of a yield in points.
    (
        "es",
        "Las letras del Tesoro español a un año marcaron un interés marginal del 3,01 %, el 14 % menos que en mayo.",
        [("3,01 %", "bond:ES1Y", "bond_yield", 3.01, 3.01, "%"), ("14 %", None, None, 14, 14, "%")],
    ),
    (
        "en",
        "The yield on Spain's 10-year bond was 3.01%, 14% less than in May.",
        [("3.01%", "bond:ES10Y", "bond_yield", 3.01, 3.01, "%"), ("14%", None, None, 14, 14, "%")],
    ),
    # Whose fall a clause behind it tells.
    (
        "es",
        "Santander cede un 2 %, frente al 5 % de caída que sufren los títulos de CaixaBank.",
        [("2 %", "XMAD:SAN", "return", -2, -2, "%"), ("5 %", "XMAD:CABK", "return", -5, -5, "%")],
    ),
    # A year whose prices are recalled is none, and a price that looks like one is.
    ("es", "Bankinter gana un 2 % y vuelve a niveles de 2015.", [("2 %", "XMAD:BKT", "return", 2, 2, "%")]),
    (
        "es",
        "El oro cae a niveles de 2015 dólares.",
        [("2015 dólares", "commodity:GOLD", "price", 2015, 2015, "usd/oz")],
    ),
    ("en", "Boeing gained 2% and is back to levels of 2015.", [("2%", "XNYS:BA", "return", 2, 2, "%")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), [*NOTES, *CLOSES])
def test_notes_on_shares_and_closes_are_read(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Los resultados no han impedido que Inditex cayera un 8 %."),
        ("en", "Strong results did not stop Boeing from falling 8%."),
    ],
)
def test_what_nothing_stopped_happened(lang: str, text: str) -> None:
    import cotejo

    (found,) = (each.claim for each in cotejo.extract(text, lang=lang).claims if each.claim.metric)
    assert (found.low, found.negated) == (-8, False)


def test_blue_chips_are_no_parallel_market() -> None:
    import cotejo

    text = "Entre los blue chips, Telefónica cae un 0,6 %."
    (found,) = (each.claim for each in cotejo.extract(text, lang="es").claims)
    assert (found.subject, found.basis) == ("XMAD:TEF", None)
