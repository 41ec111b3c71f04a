"""By how much one thing beat another, and what moved where a word of rise or fall stands behind the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import cotejo

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

LEADS: list[tuple[str, str, list[Row]]] = [
    ("en", "The fund lagged the S&P 500 by 5%.", [("5%", None, None, 5, 5, "%")]),
    ("en", "Nike lagged the S&P 500 by 5%.", [("5%", "XNYS:NKE", "relative_return", -5, -5, "%")]),
    ("es", "Inditex rindió un 3 % menos que el Ibex.", [("3 %", "XMAD:ITX", "relative_return", -3, -3, "%")]),
    ("en", "Nike shares lagged the index with a 5% drop.", [("5%", "XNYS:NKE", "return", -5, -5, "%")]),
    (
        "en",
        "FedEx reported a profit of $4.83 per share, 82 cents above what analysts expected.",
        [
            ("$4.83", "XNYS:FDX", "eps", 4.83, 4.83, "USD"),
            ("82 cents", "XNYS:FDX", "surprise", 0.82, 0.82, "USD"),
        ],
    ),
    (
        "en",
        "Nike earned 82 cents a share, 11 cents above the 71 cents that analysts expected.",
        [
            ("82 cents", "XNYS:NKE", "eps", 0.82, 0.82, "USD"),
            ("11 cents", "XNYS:NKE", "surprise", 0.11, 0.11, "USD"),
            ("71 cents", "XNYS:NKE", "eps", 0.71, 0.71, "USD"),
        ],
    ),
    (
        "es",
        "Inditex ganó 0,82 euros por acción, 0,11 euros más que los 0,71 euros que esperaban los analistas.",
        [
            ("0,82 euros", "XMAD:ITX", "eps", 0.82, 0.82, "EUR"),
            ("0,11 euros", "XMAD:ITX", "surprise", 0.11, 0.11, "EUR"),
            ("0,71 euros", "XMAD:ITX", "eps", 0.71, 0.71, "EUR"),
        ],
    ),
    (
        "en",
        "Nike's debt fell to $8.1 billion, $400 million less than the $8.5 billion of last year.",
        [
            ("$8.1 billion", "XNYS:NKE", "debt", 8.1e9, 8.1e9, "USD"),
            ("$400 million", None, None, 4e8, 4e8, "USD"),
            ("$8.5 billion", "XNYS:NKE", "debt", 8.5e9, 8.5e9, "USD"),
        ],
    ),
    (
        "es",
        "Inditex ganó 1.400 millones de euros, 100 millones más que los 1.300 millones de un año antes.",
        [
            ("1.400 millones de euros", "XMAD:ITX", "net_income", 1.4e9, 1.4e9, "EUR"),
            ("100 millones", None, None, 1e8, 1e8, "EUR"),
            ("1.300 millones", "XMAD:ITX", "net_income", 1.3e9, 1.3e9, "EUR"),
        ],
    ),
    (
        "en",
        "Nike's profit fell to $300 million from $800 million.",
        [
            ("$300 million", "XNYS:NKE", "net_income", 3e8, 3e8, "USD"),
            ("$800 million", "XNYS:NKE", "net_income", 8e8, 8e8, "USD"),
        ],
    ),
    (
        "en",
        "Apple's profit was $1.2 billion, above what analysts expected.",
        [("$1.2 billion", "XNAS:AAPL", "net_income", 1.2e9, 1.2e9, "USD")],
    ),
    ("en", "Apple sold 3 million more than analysts expected.", [("3 million", None, None, 3e6, 3e6, None)]),
    (
        "es",
        "Iberdrola ganó 1.200 millones, un 3 % por encima de lo que el consenso anticipaba.",
        [
            ("1.200 millones", "XMAD:IBE", "net_income", 1.2e9, 1.2e9, "EUR"),
            ("3 %", "XMAD:IBE", "surprise", 3, 3, "%"),
        ],
    ),
    (
        "en",
        "Nike: first-quarter earnings of $1.63 per share beat estimates by 20 cents.",
        [("$1.63", "XNYS:NKE", "eps", 1.63, 1.63, "USD"), ("20 cents", "XNYS:NKE", "surprise", 0.2, 0.2, "USD")],
    ),
    (
        "es",
        "El beneficio por acción de Nike, de 1,63 dólares, superó las previsiones en 20 centavos.",
        [
            ("1,63 dólares", "XNYS:NKE", "eps", 1.63, 1.63, "USD"),
            ("20 centavos", "XNYS:NKE", "surprise", 0.2, 0.2, "USD"),
        ],
    ),
    (
        "en",
        "The dollar index rose 0.16%, leaving it at 96.3169.",
        [
            ("0.16%", "index:DXY", "return", 0.16, 0.16, "%"),
            ("96.3169", "index:DXY", "index_level", 96.3169, 96.3169, "pts"),
        ],
    ),
    (
        "es",
        "El índice dólar cerró en 103,362 y fija un objetivo de 6,700 para el S&P 500.",
        [
            ("103,362", "index:DXY", "index_level", 103.362, 103.362, "pts"),
            ("6,700", "index:SPX", "price_target", 6700, 6700, "pts"),
        ],
    ),
    (
        "en",
        "Nike reported a 20% yearly jump in North American sales.",
        [("20%", "XNYS:NKE", "revenue_growth", 20, 20, "%")],
    ),
    (
        "en",
        "Nike shares had a 9% jump in the week of its sales report.",
        [("9%", "XNYS:NKE", "return", 9, 9, "%")],
    ),
    (
        "es",
        "Las ventas comparables de Inditex suben. La firma espera un crecimiento de su EBIT del 9 %.",
        [("9 %", None, None, 9, 9, "%")],
    ),
    ("es", "El EPS del S&P 500 sería de US$350.", [("US$350", "index:SPX", "eps", 350, 350, "USD")]),
    (
        "en",
        "Employment in Spain rose by 34,000 people.",
        [("34,000", "country:ES", "payrolls", 34000, 34000, "count")],
    ),
    (
        "es",
        "El empleo en España se ha incrementado en 34.000 personas.",
        [("34.000", "country:ES", "payrolls", 34000, 34000, "count")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), LEADS)
def test_tells_leads_from_what_was_led(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("FedEx reported EPS of $1.19, $0.07 higher than analysts were expecting.", ["actual", "actual"]),
        ("US inflation was 3.2%, less than economists were expecting.", ["actual"]),
        ("FedEx reported EPS of $1.19, above the $1.12 that analysts expected.", ["actual", "forecast"]),
    ],
)
def test_what_beat_expectations_is_none(read: Callable[..., list[str]], text: str, told: list[str]) -> None:
    assert read(text) == told


@pytest.fixture
def read() -> Callable[..., list[str]]:
    """Return what reads the status of each figure of a text."""
    return lambda text: [str(each.claim.status) for each in cotejo.extract(text, lang="en").claims]
