"""What figures belong to: the cases that single rules were made for, English and Spanish side by side."""

from __future__ import annotations

import pytest

from nlp.claims.subject.exchange import as_pair
from nlp.context import Context
from nlp.phrases import expand
from nlp.pipeline import load

Row = tuple[str, str | None, str | None]


def rows(lang: str, text: str) -> list[Row]:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2026-02-03")
    return [(claim.value_text, claim.subject, claim.metric) for claim in nlp(doc)._.cotejo_claims]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # A specific cue goes before a generic one.
        (
            "en",
            "The Merval rose and country risk closed at 512 basis points in Argentina.",
            [("512 basis points", "country:AR", "country_risk")],
        ),
        (
            "es",
            "El Merval subió y el riesgo país cerró en 512 puntos básicos en Argentina.",
            [("512 puntos básicos", "country:AR", "country_risk")],
        ),
        # Growth beside an amount is growth of it; the shares' move is not.
        (
            "en",
            "Apple said revenue rose 8% to $102 billion, but its shares fell 3%.",
            [
                ("8%", "XNAS:AAPL", "revenue_growth"),
                ("$102 billion", "XNAS:AAPL", "revenue"),
                ("3%", "XNAS:AAPL", "return"),
            ],
        ),
        (
            "es",
            "Inditex elevó las ventas un 8 %, hasta 9.800 millones de euros, pero sus acciones cayeron un 3 %.",
            [
                ("8 %", "XMAD:ITX", "revenue_growth"),
                ("9.800 millones de euros", "XMAD:ITX", "revenue"),
                ("3 %", "XMAD:ITX", "return"),
            ],
        ),
        # A central bank speaks for its economy.
        ("en", "Inflation is close to the Fed's 2% target.", [("2%", "cb:FED", "inflation_target")]),
        ("es", "La inflación se acerca a la meta de 3 % de Banxico.", [("3 %", "cb:BANXICO", "inflation_target")]),
        # A comparison is said of its first name.
        (
            "en",
            "The Russell 2000 has beaten the S&P 500 by 410 basis points this year.",
            [("410 basis points", "index:RUT", "relative_return")],
        ),
        (
            "es",
            "El Russell 2000 ha superado al S&P 500 en 410 puntos básicos este año.",
            [("410 puntos básicos", "index:RUT", "relative_return")],
        ),
        # Levels that somebody only wants, and counts of things, are nothing that was reached.
        ("en", "### GOLD\n\nSellers will aim below $4900.", [("$4900", None, None)]),
        ("es", "### ORO\n\nLos vendedores apuntarán por debajo de 4900 dólares.", [("4900 dólares", None, None)]),
        # Lists of quotes.
        (
            "en",
            "AMZN\u00a0226.50\n-4.32 (-1.87%)",
            [
                ("226.50", "XNAS:AMZN", "price"),
                ("-4.32", "XNAS:AMZN", "price_change"),
                ("-1.87%", "XNAS:AMZN", "return"),
            ],
        ),
    ],
)
def test_figures_find_their_metric_and_subject(lang: str, text: str, expected: list[Row]) -> None:
    assert rows(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "Boeing posted a loss of $8.15 per share.", -8.15),
        ("es", "Boeing registró una pérdida de 8,15 dólares por acción.", -8.15),
        ("en", "The Nasdaq fell more than 4%.", None),
        ("es", "El Nasdaq cayó más de un 4 %.", None),
        ("en", "The S&P 500 gained 1.5%.", 1.5),
        ("es", "El S&P 500 ganó un 1,5 %.", 1.5),
    ],
)
def test_losses_and_falls_are_negative(lang: str, text: str, value: float | None) -> None:
    nlp = load(lang)
    (claim,) = nlp(text)._.cotejo_claims
    assert claim.low == value


@pytest.mark.parametrize(
    ("subject", "unit", "expected"),
    [
        ("currency:USD", "CLP", ("fx:USDCLP", "CLP")),
        ("currency:MXN", "MXN", ("fx:USDMXN", "MXN")),
        ("currency:JPY", None, ("fx:USDJPY", "JPY")),
        ("currency:GBP", None, ("fx:GBPUSD", "USD")),
        ("currency:EUR", "USD", ("fx:EURUSD", "USD")),
        ("currency:USD", None, ("currency:USD", None)),
        ("currency:USD", "USD", ("currency:USD", None)),
        ("fx:USDMXN", "MXN", ("fx:USDMXN", "MXN")),
    ],
)
def test_a_currency_and_its_unit_make_a_pair(subject: str, unit: str | None, expected: tuple[str, str | None]) -> None:
    assert as_pair(subject, unit) == expected


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("net profit", ["net profit"]),
        ("{net|} profit", ["net profit", "profit"]),
        ("{a|b} {c|d}", ["a c", "a d", "b c", "b d"]),
    ],
)
def test_braces_are_alternatives(pattern: str, phrases: list[str]) -> None:
    assert list(expand(pattern)) == phrases
