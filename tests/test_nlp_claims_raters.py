"""Claims of texts in which houses rate shares, dividends are paid and banks sell dollars. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

RATED: list[tuple[str, str, list[Row]]] = [
    # Who recommends a share, changes its view of it or gives it a target is not whose the target is.
    (
        "es",
        "Santander cae. HSBC recomienda mantener sus acciones, pero recorta su precio objetivo de 6,4 a 6,1 euros.",
        [
            ("6,4", "XMAD:SAN", "price_target", 6.4, 6.4, "EUR"),
            ("6,1 euros", "XMAD:SAN", "price_target", 6.1, 6.1, "EUR"),
        ],
    ),
    (
        "es",
        "CaixaBank ha mantenido su apuesta por Grifols, que es de comprar con un precio objetivo de 21 euros.",
        [("21 euros", "XMAD:GRF", "price_target", 21, 21, "EUR")],
    ),
    (
        "es",
        "El último sobre Inditex es JPMorgan, que le deja un objetivo de 52 euros, con potencial negativo del 3 %.",
        [
            ("52 euros", "XMAD:ITX", "price_target", 52, 52, "EUR"),
            ("3 %", "XMAD:ITX", "return", -3, -3, "%"),
        ],
    ),
    (
        "en",
        "Barclays has initiated coverage of Boeing with a price target of $150.",
        [("$150", "XNYS:BA", "price_target", 150, 150, "USD")],
    ),
    # A bank's own dividend stays its own.
    (
        "en",
        "Barclays kept its buy rating on miners and raised its dividend to 5 pence.",
        [("5 pence", "XLON:BARC", "dividend", 0.05, 0.05, "GBP")],
    ),
    (
        "es",
        "Bankinter mantiene su consejo de administración y eleva su beneficio un 8 %.",
        [("8 %", "XMAD:BKT", "earnings_growth", 8, 8, "%")],
    ),
    # An upside leads to a target, and so does what a house changes once more.
    (
        "es",
        "Inditex tiene el apoyo de Bankinter, que le otorga un potencial del 8 % hasta los 58 euros por acción.",
        [
            ("8 %", "XMAD:ITX", "return", 8, 8, "%"),
            ("58 euros", "XMAD:ITX", "price_target", 58, 58, "EUR"),
        ],
    ),
    (
        "en",
        "Boeing fell. JPMorgan, which gives it a target of $52, sees upside of 12% to $56.",
        [
            ("$52", "XNYS:BA", "price_target", 52, 52, "USD"),
            ("12%", "XNYS:BA", "return", 12, 12, "%"),
            ("$56", "XNYS:BA", "price_target", 56, 56, "USD"),
        ],
    ),
    (
        "es",
        "Berenberg baja el precio objetivo de Grifols a 34 euros. Citigroup lo redujo más, hasta 25 euros por acción.",
        [
            ("34 euros", "XMAD:GRF", "price_target", 34, 34, "EUR"),
            ("25 euros", "XMAD:GRF", "price_target", 25, 25, "EUR"),
        ],
    ),
    # So much more of a dividend is no return and no yield, but so much more of a price is a move.
    (
        "es",
        "Iberdrola repartirá un dividendo de 0,35 euros brutos por acción, un 7,7 % más que el año pasado.",
        [("0,35 euros", "XMAD:IBE", "dividend", 0.35, 0.35, "EUR"), ("7,7 %", None, None, 7.7, 7.7, "%")],
    ),
    (
        "en",
        "Boeing will pay a dividend of $0.35 a share, 7.7% more than last year.",
        [("$0.35", "XNYS:BA", "dividend", 0.35, 0.35, "USD"), ("7.7%", None, None, 7.7, 7.7, "%")],
    ),
    (
        "es",
        "Iberdrola cerró a 15 euros por acción, un 3 % más que ayer.",
        [("15 euros", "XMAD:IBE", "price", 15, 15, "EUR"), ("3 %", "XMAD:IBE", "return", 3, 3, "%")],
    ),
    # What else grows, in a text on sales.
    (
        "es",
        "Cemex elevó sus ingresos un 5%. La colocación de cemento gris avanzó 10%.",
        [("5%", "XMEX:CEMEXCPO", "revenue_growth", 5, 5, "%"), ("10%", None, None, 10, 10, "%")],
    ),
    (
        "es",
        "El volumen de negocio de ACS creció un 5 %.",
        [("5 %", "XMAD:ACS", "revenue_growth", 5, 5, "%")],
    ),
    (
        "en",
        "Cemex lifted revenue 5%. Volumes of cement rose 10%.",
        [("5%", "XMEX:CEMEXCPO", "revenue_growth", 5, 5, "%"), ("10%", None, None, 10, 10, "%")],
    ),
    # What banks sell a dollar for is no price of theirs; a share of about that height is.
    (
        "es",
        "El peso mexicano acabó a 19,57 por dólar.\n\nVenta:\n\n- Santander: 20,40 pesos\n- Banorte: 20,00 pesos\n",
        [
            ("19,57", "fx:USDMXN", "fx_rate", 19.57, 19.57, "MXN"),
            ("20,40 pesos", "fx:USDMXN", "fx_rate", 20.4, 20.4, "MXN"),
            ("20,00 pesos", "fx:USDMXN", "fx_rate", 20, 20, "MXN"),
        ],
    ),
    (
        "es",
        "El peso mexicano cerró en 19,57 pesos por dólar. Bimbo subió un 2%.\n\n- Cemex: 20,10 pesos\n",
        [
            ("19,57 pesos", "fx:USDMXN", "fx_rate", 19.57, 19.57, "MXN"),
            ("2%", "XMEX:BIMBOA", "return", 2, 2, "%"),
            ("20,10 pesos", "XMEX:CEMEXCPO", "price", 20.1, 20.1, "MXN"),
        ],
    ),
    # A bloc counted by its members.
    ("en", "Growth in the 21-nation bloc was 1.3%.", [("1.3%", "country:EA", "gdp_growth", 1.3, 1.3, "%")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), RATED)
def test_who_rates_is_not_who_is_rated(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
