"""Lines of labels and quotes that marks part, and houses that stand at a figure. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

STRIPS: list[tuple[str, str, list[Row]]] = [
    # A number between a name and its move in brackets is what the name is quoted at, in prose as in a line of quotes.
    (
        "en",
        "Silver 71.35 (-3.2%) | Brent 68.20 (+0.4%)",
        [
            ("71.35", "commodity:SILVER", "price", 71.35, 71.35, "usd/oz"),
            ("-3.2%", "commodity:SILVER", "return", -3.2, -3.2, "%"),
            ("68.20", "commodity:BRENT", "price", 68.2, 68.2, "usd/bbl"),
            ("+0.4%", "commodity:BRENT", "return", 0.4, 0.4, "%"),
        ],
    ),
    (
        "es",
        "Cierre: Ibex 35 17.812,30 (+0,3 %) | Repsol 15,20 (-2,1 %)",
        [
            ("17.812,30", "index:IBEX", "index_level", 17812.3, 17812.3, "pts"),
            ("+0,3 %", "index:IBEX", "return", 0.3, 0.3, "%"),
            ("15,20", "XMAD:REP", "price", 15.2, 15.2, "EUR"),
            ("-2,1 %", "XMAD:REP", "return", -2.1, -2.1, "%"),
        ],
    ),
    (
        "en",
        "Visa 341.20 (+0.8%) and Apple 255.10 (-1.2%) led.",
        [
            ("341.20", "XNYS:V", "price", 341.2, 341.2, "USD"),
            ("+0.8%", "XNYS:V", "return", 0.8, 0.8, "%"),
            ("255.10", "XNAS:AAPL", "price", 255.1, 255.1, "USD"),
            ("-1.2%", "XNAS:AAPL", "return", -1.2, -1.2, "%"),
        ],
    ),
    # What is in brackets may be no move, and a word that opens a sentence no company.
    ("en", "Visa 12 (see page 3) was refused.", [("12", None, None, 12, 12, None)]),
    ("es", "El cobre 2030 (un 3 % del plan) sigue abierto.", [("3 %", None, None, 3, 3, "%")]),
    # The label that opens a part of the line is its figure's, whatever was told before.
    (
        "en",
        "Prologis (NYSE: PLD): Buy | PT $152 (was $145) | Price $136.48 | Mkt cap $127bn | Yield 3.1%",
        [
            ("$152", "XNYS:PLD", "price_target", 152, 152, "USD"),
            ("$145", "XNYS:PLD", "price_target", 145, 145, "USD"),
            ("$136.48", "XNYS:PLD", "price", 136.48, 136.48, "USD"),
            ("$127bn", "XNYS:PLD", "market_cap", 127e9, 127e9, "USD"),
            ("3.1%", "XNYS:PLD", "dividend_yield", 3.1, 3.1, "%"),
        ],
    ),
    (
        "es",
        "Merlin Properties: Comprar · Precio objetivo 15,80 € (desde 13,20 €) · Cierre 13,06 € · Potencial 21 %",
        [
            ("15,80 €", "XMAD:MRL", "price_target", 15.8, 15.8, "EUR"),
            ("13,20 €", "XMAD:MRL", "price_target", 13.2, 13.2, "EUR"),
            ("13,06 €", "XMAD:MRL", "price", 13.06, 13.06, "EUR"),
            ("21 %", "XMAD:MRL", "return", 21, 21, "%"),
        ],
    ),
    (
        "es",
        "Emisora: Cemex · Precio actual: P$22.14 · PO: P$26.50 (ant. P$22.00)",
        [
            ("P$22.14", "XMEX:CEMEXCPO", "price", 22.14, 22.14, "MXN"),
            ("P$26.50", "XMEX:CEMEXCPO", "price_target", 26.5, 26.5, "MXN"),
            ("P$22.00", "XMEX:CEMEXCPO", "price_target", 22, 22, "MXN"),
        ],
    ),
]

HOUSES: list[tuple[str, str, list[Row]]] = [
    # A bank that stands at a figure beside another's target tells what the other one tells of.
    (
        "en",
        "Gold fell to $4,900. JPMorgan looks for $6,300; UBS is at 6,200.",
        [
            ("$4,900", "commodity:GOLD", "price", 4900, 4900, "usd/oz"),
            ("$6,300", "commodity:GOLD", "price_target", 6300, 6300, "usd/oz"),
            ("6,200", "commodity:GOLD", "price_target", 6200, 6200, "usd/oz"),
        ],
    ),
    (
        "es",
        "BBVA sube un 2 %. Barclays fija un precio objetivo de 22 euros, y Deutsche Bank lo sitúa en 23,50 euros.",
        [
            ("2 %", "XMAD:BBVA", "return", 2, 2, "%"),
            ("22 euros", "XMAD:BBVA", "price_target", 22, 22, "EUR"),
            ("23,50 euros", "XMAD:BBVA", "price_target", 23.5, 23.5, "EUR"),
        ],
    ),
    (
        "en",
        "SoFi rose 3% to $18. Barclays has it at $20, Jefferies at $38.",
        [
            ("3%", "XNAS:SOFI", "return", 3, 3, "%"),
            ("$18", "XNAS:SOFI", "price", 18, 18, "USD"),
            ("$20", "XNAS:SOFI", "price_target", 20, 20, "USD"),
            ("$38", "XNAS:SOFI", "price_target", 38, 38, "USD"),
        ],
    ),
    # Without a target in view it is the bank's own share.
    (
        "en",
        "Deutsche Bank rose 2%, UBS is at 38.20 francs.",
        [
            ("2%", "XETR:DBK", "return", 2, 2, "%"),
            ("38.20 francs", "XSWX:UBSG", "price", 38.2, 38.2, "CHF"),
        ],
    ),
    (
        "es",
        "BBVA sube. Barclays fija un precio objetivo de 22 euros, y Santander cae un 1 %, a 9,10 euros.",
        [
            ("22 euros", "XMAD:BBVA", "price_target", 22, 22, "EUR"),
            ("1 %", "XMAD:SAN", "return", -1, -1, "%"),
            ("9,10 euros", "XMAD:SAN", "price", 9.1, 9.1, "EUR"),
        ],
    ),
]

BONDS: list[tuple[str, str, list[Row]]] = [
    # An issuer that borrows is the economy's that the text is about.
    (
        "es",
        "España creció un 0,6 % y el Ibex subió. El Tesoro se financia a diez años al 3,24 %.",
        [
            ("0,6 %", "country:ES", "gdp_growth", 0.6, 0.6, "%"),
            ("3,24 %", "bond:ES10Y", "bond_yield", 3.24, 3.24, "%"),
        ],
    ),
    (
        "en",
        "The Treasury sold 10-year notes at a yield of 4.24%.",
        [("4.24%", "bond:US10Y", "bond_yield", 4.24, 4.24, "%")],
    ),
    # Of several economies the foremost, where the usual one is not named.
    (
        "es",
        "España e Italia suben; España, más. Así lo cuentan los datos de ayer. El bono a diez años rinde el 3,25 %.",
        [("3,25 %", "bond:ES10Y", "bond_yield", 3.25, 3.25, "%")],
    ),
    (
        "es",
        "España, Italia y España otra vez; el S&P 500 apenas se movió. El bono a diez años rinde el 4,25 %.",
        [("4,25 %", "bond:US10Y", "bond_yield", 4.25, 4.25, "%")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), [*STRIPS, *HOUSES, *BONDS])
def test_what_stands_in_a_strip(
    lang: str, text: str, wanted: list[Row], claim_rows: Callable[[str, str], list[Row]]
) -> None:
    assert claim_rows(text, lang) == wanted
