"""Figures of what a company has or sells beside its share, and whose revenue a name tells; all figures are invented."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.numbers.convention import decide
from nlp.pipeline import load

Row = tuple[str, str | None, str | None, float | None, str | None]


def told(lang: str, text: str) -> list[Row]:
    """Return what each figure of a text is read as: its words, metric, subject, lower end and part."""
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(convention=decide(text))
    return [(c.value_text, c.metric, c.subject, c.low, c.part) for c in nlp(doc)._.cotejo_claims]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # A noun of the clause's own moves, and no share.
        (
            "en",
            "Wells Fargo earned $5 billion in the quarter. Fees, however, rose 2.8%.",
            [("$5 billion", "net_income", "XNYS:WFC", 5e9, None), ("2.8%", None, None, 2.8, None)],
        ),
        (
            "es",
            "Bankinter ganó 150 millones de euros. Las comisiones, sin embargo, crecieron un 2,7 %.",
            [
                ("150 millones de euros", "net_income", "XMAD:BKT", 1.5e8, None),
                ("2,7 %", None, None, 2.7, None),
            ],
        ),
        (
            "es",
            "Bankinter ganó 150 millones de euros. Los activos totales del banco aumentaron un 0,9 %.",
            [
                ("150 millones de euros", "net_income", "XMAD:BKT", 1.5e8, None),
                ("0,9 %", None, None, 0.9, None),
            ],
        ),
        # So does what somebody moves.
        (
            "en",
            "Delta Air Lines earned $1 billion in the quarter. It raised its capacity by 2.8% on Atlantic routes.",
            [("$1 billion", "net_income", "XNYS:DAL", 1e9, None), ("2.8%", None, None, 2.8, None)],
        ),
        (
            "es",
            "IAG ganó 900 millones de euros. IAG aumentó su capacidad en un 3,1 % en Europa.",
            [("900 millones de euros", "net_income", "XMAD:IAG", 9e8, None), ("3,1 %", None, None, 3.1, None)],
        ),
        # Words for paper stand for the share.
        (
            "en",
            "Boeing closed at $200 a share. Shares rose 0.8% after the close.",
            [("$200", "price", "XNYS:BA", 200.0, None), ("0.8%", "return", "XNYS:BA", 0.8, None)],
        ),
        (
            "es",
            "Acerinox cerró en 11 euros. Los títulos del grupo subieron un 1,2 %.",
            [("11 euros", "price", "XMAD:ACX", 11.0, None), ("1,2 %", "return", "XMAD:ACX", 1.2, None)],
        ),
        # Who leads a company is no part of it, nor is a company that no table holds a part of nobody.
        (
            "en",
            "Revenue of Brightloaf fell 9% to $412 million.",
            [("9%", "revenue_growth", None, -9.0, None), ("$412 million", "revenue", None, 4.12e8, None)],
        ),
        (
            "es",
            "La inmobiliaria que dirige Ana Sanz ingresó 131,2 millones de euros.",
            [("131,2 millones de euros", "revenue", None, 1.312e8, None)],
        ),
        (
            "es",
            "Los ingresos totales de Panalba cayeron un 9 %, a 412 millones de pesos.",
            [("9 %", "revenue_growth", None, -9.0, None), ("412 millones de pesos", "revenue", None, 4.12e8, None)],
        ),
        # What a known company sells still is.
        (
            "es",
            "Ferrovial ganó 100 millones de euros. Los ingresos de Publicidad crecieron un 4 %.",
            [
                ("100 millones de euros", "net_income", "XMAD:FER", 1e8, None),
                ("4 %", "revenue_growth", "XMAD:FER", 4.0, "publicidad"),
            ],
        ),
        # Two companies of masts with names alike.
        (
            "es",
            "La Operadora de Sites Mexicanos subió un 6,6 %.",
            [("6,6 %", "return", "XMEX:SITES1A-1", 6.6, None)],
        ),
    ],
)
def test_what_a_company_has_is_not_its_share(lang: str, text: str, expected: list[Row]) -> None:
    assert told(lang, text) == expected
