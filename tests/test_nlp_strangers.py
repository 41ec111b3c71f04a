"""Tests of the companies that no table holds."""

from __future__ import annotations

import pytest

from nlp.names import strangers
from nlp.pipeline import load
from nlp.reading import Claim


def claims(lang: str, text: str) -> list[Claim]:
    """Return the figures of a text that are claims."""
    return [claim for claim in load(lang)(text)._.cotejo_claims if claim.metric is not None]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Rivals such as Brightloaf, which bakes for supermarkets, did better.", ["Brightloaf"]),
        ("es", "Ayer Panalba, una cadena de panaderías, presentó sus cuentas.", ["Panalba"]),
        ("en", "On Monday Brightloaf's sales were up. Brightloaf is growing.", ["Brightloaf", "Brightloaf"]),
        ("es", "En marzo Panalba facturó 20 millones. Panalba crece.", ["Panalba", "Panalba"]),
        ("en", "CHICAGO --Brightloaf reported a loss of $3 million.", ["Brightloaf"]),
        ("es", "MADRID --Panalba facturó 20 millones.", ["Panalba"]),
        ("en", "Brightloaf trades with a forward PE of 13.", ["Brightloaf"]),
        ("es", "Panalba cotiza con un PER de 13.", ["Panalba"]),
        ("en", "It holds a 12% stake in Harlow Mutual.", ["Harlow Mutual"]),
        ("es", "Tiene una participación en Panalba.", ["Panalba"]),
        # A word that opens a sentence has a capital anyway.
        ("en", "Prices fell 3%. Footfall, which is counted daily, dropped 2%.", []),
        ("es", "Ventas y precios cayeron. Consumo, que cotiza al alza, subió 2 %.", []),
        # Neither places nor quote codes are companies.
        ("en", "Sales in Oxfordshire fell 4%. U.S. crude CLc1 fell 3%.", []),
        ("es", "Las ventas en Andalucía subieron un 4 %.", []),
    ],
)
def test_unlisted_companies_are_told_by_what_is_said_of_them(lang: str, text: str, expected: list[str]) -> None:
    assert [mention.text for mention in strangers.find(text, lang, ())] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Apple shares rose 2%.\n\nOn Tuesday Brightloaf, which bakes for supermarkets, said revenue rose 9%.",
            [("XNAS:AAPL", "return", 2.0), (None, "revenue_growth", 9.0)],
        ),
        (
            "es",
            "Inditex subió un 2 %.\n\nAyer Panalba, una cadena, dijo que sus ingresos subieron un 9 %.",
            [("XMAD:ITX", "return", 2.0), (None, "revenue_growth", 9.0)],
        ),
        (
            "en",
            "Allstate has a P/E of 11.4.\n\nHarlow Barrel (HBRLX) has a P/E of 13.\n\nThe company's yield is 4%.",
            [("XNYS:ALL", "pe", 11.4), (None, "pe", 13.0), (None, "dividend_yield", 4.0)],
        ),
        (
            "es",
            "Repsol tiene un PER de 8,1.\n\nPanalba tiene un PER de 21.\n\nEl PER de la compañía subió a 22 veces.",
            [("XMAD:REP", "pe", 8.1), (None, "pe", 21.0), (None, "pe", 22.0)],
        ),
    ],
)
def test_figures_of_unlisted_companies_are_nobody_elses(
    lang: str, text: str, expected: list[tuple[str | None, str, float]]
) -> None:
    assert [(claim.subject, claim.metric, claim.low) for claim in claims(lang, text)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Micron, off 16%, was the laggard.", [("XNAS:MU", "return", -16.0, "%")]),
        ("es", "Repsol, con una baja de 1,6 %, fue la peor.", [("XMAD:REP", "return", -1.6, "%")]),
        (
            "en",
            "Apple, Microsoft and Nvidia gained 1.2%, 0.8% and 2.4%.",
            [
                ("XNAS:AAPL", "return", 1.2, "%"),
                ("XNAS:MSFT", "return", 0.8, "%"),
                ("XNAS:NVDA", "return", 2.4, "%"),
            ],
        ),
        (
            "en",
            "The FTSE 100 closed 0.46%, or 46.7 points, lower at 10,092.31.",
            [
                ("index:FTSE", "return", -0.46, "%"),
                ("index:FTSE", "index_change", -46.7, "pts"),
                ("index:FTSE", "index_level", 10092.31, "pts"),
            ],
        ),
        ("en", "Brent was last at $67.33.", [("commodity:BRENT", "price", 67.33, "usd/bbl")]),
        ("es", "El Brent cerró en 67,33 dólares.", [("commodity:BRENT", "price", 67.33, "usd/bbl")]),
        ("en", "U.S. jobless claims rose to 231,000 last week.", [("country:US", "jobless_claims", 231000.0, "count")]),
        ("en", "Tesla's revenue rose from $3 million two years ago.", [("XNAS:TSLA", "revenue", 3e6, "USD")]),
    ],
)
def test_falls_lists_and_units(lang: str, text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(c.subject, c.metric, c.low, c.unit) for c in claims(lang, text)] == expected
