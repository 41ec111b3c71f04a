"""Claims told in the turns of market reports: halves of names, verbs left out, cities for markets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

TURNS: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "Frankfurt rose 0.6% and Paris fell 0.2%.",
        [("0.6%", "index:DAX", "return", 0.6, 0.6, "%"), ("0.2%", "index:CAC", "return", -0.2, -0.2, "%")],
    ),
    (
        "es",
        "Fráncfort ha cedido un 0,6 %; París, un 0,2 %, y Londres se ha anotado un 0,1 %.",
        [
            ("0,6 %", "index:DAX", "return", -0.6, -0.6, "%"),
            ("0,2 %", "index:CAC", "return", -0.2, -0.2, "%"),
            ("0,1 %", "index:FTSE", "return", 0.1, 0.1, "%"),
        ],
    ),
    ("en", "Paris raised the price of its metro by 5%.", [("5%", None, None, 5, 5, "%")]),
    ("es", "París sube un 5 % el precio del metro.", [("5 %", None, None, 5, 5, "%")]),
    (
        "es",
        "La Bolsa Mexicana de Valores cerró con un alza de 0.7%.",
        [("0.7%", "index:MXX", "return", 0.7, 0.7, "%")],
    ),
    (
        "en",
        "The 10-year Treasury yielded 4.1% and the two-year at 3.5%.",
        [("4.1%", "bond:US10Y", "bond_yield", 4.1, 4.1, "%"), ("3.5%", "bond:US2Y", "bond_yield", 3.5, 3.5, "%")],
    ),
    (
        "es",
        "El bono español a diez años rentaba un 3,2 %; el del alemán, un 2,7 %, y la prima de riesgo es de 52 puntos.",
        [
            ("3,2 %", "bond:ES10Y", "bond_yield", 3.2, 3.2, "%"),
            ("2,7 %", "bond:DE10Y", "bond_yield", 2.7, 2.7, "%"),
            ("52 puntos", "bond:ES10Y", "spread", 52, 52, "bp"),
        ],
    ),
    (
        "es",
        "El bono estadounidense a diez años rentaba un 4,1 %, y el de dos años, un 3,5 %.",
        [("4,1 %", "bond:US10Y", "bond_yield", 4.1, 4.1, "%"), ("3,5 %", "bond:US2Y", "bond_yield", 3.5, 3.5, "%")],
    ),
    (
        "en",
        "The dollar rose 3 yen to 156.2 yen.",
        [
            ("3 yen", "fx:USDJPY", "price_change", 3, 3, "JPY"),
            ("156.2 yen", "fx:USDJPY", "fx_rate", 156.2, 156.2, "JPY"),
        ],
    ),
    (
        "es",
        "El dólar cerró en S/ 3,352, menor a los S/ 3,360 de la víspera, y la tasa sigue en 4,25%.",
        [
            ("S/ 3,352", "fx:USDPEN", "fx_rate", 3.352, 3.352, "PEN"),
            ("S/ 3,360", "fx:USDPEN", "fx_rate", 3.36, 3.36, "PEN"),
            ("4,25%", None, "policy_rate", 4.25, 4.25, "%"),
        ],
    ),
    (
        "en",
        "UK inflation was 3.1% in March. Economists had expected 2.9%.",
        [("3.1%", "country:GB", "inflation", 3.1, 3.1, "%"), ("2.9%", "country:GB", "inflation", 2.9, 2.9, "%")],
    ),
    (
        "es",
        "La inflación de Chile fue de 0,4%. El mercado esperaba 0,2%.",
        [("0,4%", "country:CL", "inflation", 0.4, 0.4, "%"), ("0,2%", "country:CL", "inflation", 0.2, 0.2, "%")],
    ),
    (
        "en",
        "World growth will slow to 3.1%, with China at 4.4%.",
        [("3.1%", None, "gdp_growth", 3.1, 3.1, "%"), ("4.4%", "country:CN", "gdp_growth", 4.4, 4.4, "%")],
    ),
    (
        "es",
        "El organismo recortó su previsión de crecimiento para la economía mundial al 3,1 %.",
        [("3,1 %", None, "gdp_growth", 3.1, 3.1, "%")],
    ),
    (
        "es",
        "La economía colombiana creció 2,6% y Hacienda calcula una deuda de 58,5% del PIB.",
        [
            ("2,6%", "country:CO", "gdp_growth", 2.6, 2.6, "%"),
            ("58,5%", "country:CO", "debt_to_gdp", 58.5, 58.5, "%"),
        ],
    ),
    (
        "en",
        "Heineken's revenue rose 4% at constant exchange rates.",
        [("4%", "XAMS:HEIA", "revenue_growth", 4, 4, "%")],
    ),
    (
        "es",
        "Iberdrola redujo su beneficio un 38,2 %, hasta 221 millones, frente a los 357 de 2024.",
        [
            ("38,2 %", "XMAD:IBE", "earnings_growth", -38.2, -38.2, "%"),
            ("221 millones", "XMAD:IBE", "net_income", 221e6, 221e6, "EUR"),
            ("357", "XMAD:IBE", "net_income", 357e6, 357e6, "EUR"),
        ],
    ),
    (
        "es",
        "Acerinox: Barclays sube a 13,80 euros desde 12,90.",
        [
            ("13,80 euros", "XMAD:ACX", "price_target", 13.8, 13.8, "EUR"),
            ("12,90", "XMAD:ACX", "price_target", 12.9, 12.9, "EUR"),
        ],
    ),
    (
        "es",
        "El oro operaba con una baja del metal de 1,2%, y las acciones de Repsol recortaban la pérdida a 2,1%.",
        [
            ("1,2%", "commodity:GOLD", "return", -1.2, -1.2, "%"),
            ("2,1%", "XMAD:REP", "return", -2.1, -2.1, "%"),
        ],
    ),
    (
        "en",
        "Nike (NYSE:NKE) fell 2.5% or 1.60 points to close at 62.40.",
        [
            ("2.5%", "XNYS:NKE", "return", -2.5, -2.5, "%"),
            ("1.60 points", "XNYS:NKE", "price_change", -1.6, -1.6, "pts"),
            ("62.40", "XNYS:NKE", "price", 62.4, 62.4, "USD"),
        ],
    ),
    (
        "es",
        "Repsol se dejó un 3,4 %, hasta 14,25.",
        [("3,4 %", "XMAD:REP", "return", -3.4, -3.4, "%"), ("14,25", "XMAD:REP", "price", 14.25, 14.25, "EUR")],
    ),
    (
        "es",
        "Endesa (+1,1 %, 27,30 euros) abrió las alzas.",
        [
            ("+1,1 %", "XMAD:ELE", "return", 1.1, 1.1, "%"),
            ("27,30 euros", "XMAD:ELE", "price", 27.3, 27.3, "EUR"),
        ],
    ),
    (
        "es",
        "El VIX, que mide la volatilidad esperada de las opciones del S&P 500, cayó un 4,2 %.",
        [("4,2 %", "index:VIX", "return", -4.2, -4.2, "%")],
    ),
    (
        "es",
        "Falabella tuvo ganancias por 50.120 millones de pesos, un desplome de 31,5%.",
        [
            ("50.120 millones de pesos", "XSGO:FALABELLA", "net_income", 50.12e9, 50.12e9, "CLP"),
            ("31,5%", "XSGO:FALABELLA", "earnings_growth", -31.5, -31.5, "%"),
        ],
    ),
    (
        "es",
        "En México las actividades primarias cayeron 2.1%; las secundarias, 0.8%.",
        [
            ("2.1%", "country:MX", "economic_activity", -2.1, -2.1, "%"),
            ("0.8%", "country:MX", "economic_activity", -0.8, -0.8, "%"),
        ],
    ),
    (
        "es",
        "El riesgo país argentino cedió 9 unidades y cerró en 612 puntos.",
        [("9 unidades", None, None, 9, 9, None), ("612 puntos", "country:AR", "country_risk", 612, 612, "pts")],
    ),
    ("es", "El Banco de España prevé una tasa del 10,5 %.", [("10,5 %", None, None, 10.5, 10.5, "%")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), TURNS)
def test_reads_the_turns_of_market_reports(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected
