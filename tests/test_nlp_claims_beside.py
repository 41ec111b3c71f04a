"""Amounts that are set against another, without its currency or its scale. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

LENT: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "Coca-Cola (NYSE: KO) posted EPS of $0.82 vs 0.78 expected.",
        [("$0.82", "XNYS:KO", "eps", 0.82, 0.82, "USD"), ("0.78", "XNYS:KO", "eps", 0.78, 0.78, "USD")],
    ),
    (
        "es",
        "Coca-Cola (NYSE: KO) ganó 0,82 dólares por acción; se esperaban 0,78.",
        [("0,82 dólares", "XNYS:KO", "eps", 0.82, 0.82, "USD"), ("0,78", "XNYS:KO", "eps", 0.78, 0.78, "USD")],
    ),
    (
        "en",
        "Revenue at Coca-Cola (NYSE: KO) was $12.4 billion; the Street had 12.1.",
        [
            ("$12.4 billion", "XNYS:KO", "revenue", 12.4e9, 12.4e9, "USD"),
            ("12.1", "XNYS:KO", "revenue", 12.1e9, 12.1e9, "USD"),
        ],
    ),
    (
        "es",
        "Inditex (BME: ITX) ingresó 9.820 millones de euros, frente a los 9.700 previstos.",
        [
            ("9.820 millones de euros", "XMAD:ITX", "revenue", 9.82e9, 9.82e9, "EUR"),
            ("9.700", "XMAD:ITX", "revenue", 9.7e9, 9.7e9, "EUR"),
        ],
    ),
    (
        "es",
        "Telefónica (BME: TEF) cerró en 4,43 euros, frente a los 4,51 del lunes.",
        [("4,43 euros", "XMAD:TEF", "price", 4.43, 4.43, "EUR"), ("4,51", "XMAD:TEF", "price", 4.51, 4.51, "EUR")],
    ),
    # What the number counts is no money, and what is far from the amount is not set against it.
    (
        "en",
        "Nvidia (NASDAQ: NVDA) spent $30 million, more than 25 rivals did.",
        [("$30 million", None, None, 3e7, 3e7, "USD"), ("25", None, None, 25, None, None)],
    ),
    (
        "es",
        "Inditex (BME: ITX) pagó 30 millones de euros, frente a los 4 bancos de antes.",
        [("30 millones de euros", None, None, 3e7, 3e7, "EUR"), ("4", None, None, 4, 4, None)],
    ),
]

COUNTED: list[tuple[str, str, list[Row]]] = [
    # By how much more was sold moves no share; behind a relative clause the sentence goes on with its own subject.
    (
        "en",
        "Ford sold 495,000 vehicles, 2% more than a year ago.",
        [("495,000", None, None, 495e3, 495e3, None), ("2%", None, None, 2, 2, "%")],
    ),
    (
        "es",
        "Renault vendió 495.000 vehículos en el trimestre, un 2 % más.",
        [("495.000", None, None, 495e3, 495e3, None), ("2 %", None, None, 2, 2, "%")],
    ),
    (
        "en",
        "Delta Air Lines, which on Tuesday cut 1,750 jobs, rose 0.6%.",
        [("1,750", None, None, 1750, 1750, "count"), ("0.6%", "XNYS:DAL", "return", 0.6, 0.6, "%")],
    ),
    (
        "es",
        "Strategy, la de las 641.000 monedas, cae 22% en el año.",
        [("641.000", None, None, 641e3, 641e3, None), ("22%", "XNAS:MSTR", "return", -22, -22, "%")],
    ),
    (
        "es",
        "JPMorgan subió un 1 %. El dólar mayorista terminó en $ 1.435; el minorista se vendió a $ 1.460.",
        [
            ("1 %", "XNYS:JPM", "return", 1, 1, "%"),
            ("$ 1.435", "currency:USD", "fx_rate", 1435, 1435, None),
            ("$ 1.460", "currency:USD", "fx_rate", 1460, 1460, None),
        ],
    ),
    (
        "es",
        "Inditex, que abrió 1.200 tiendas en el trimestre, subió un 0,6 %.",
        [("1.200", None, None, 1200, 1200, None), ("0,6 %", "XMAD:ITX", "return", 0.6, 0.6, "%")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), COUNTED)
def test_what_a_count_grew_by_is_no_return(
    lang: str, text: str, wanted: list[Row], claim_rows: Callable[[str, str], list[Row]]
) -> None:
    assert claim_rows(text, lang) == wanted


@pytest.mark.parametrize(("lang", "text", "wanted"), LENT)
def test_what_is_set_against_an_amount_has_its_money(
    lang: str, text: str, wanted: list[Row], claim_rows: Callable[[str, str], list[Row]]
) -> None:
    assert claim_rows(text, lang) == wanted
