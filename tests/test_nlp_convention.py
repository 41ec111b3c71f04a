"""The number convention that a document's own numbers show."""

from __future__ import annotations

import pytest

from nlp.numbers.convention import Convention, decide

CASES = [
    ("The yield rose to 4.25%.", Convention(".", None, ("4.25",))),
    ("El rendimiento subió al 4,25 %.", Convention(",", None, ("4,25",))),
    ("The index closed at 1,234.56.", Convention(".", None, ("1,234.56",))),
    ("El índice cerró en 1.234,56.", Convention(",", None, ("1.234,56",))),
    ("Closed at 1.234 on 12.05.2025 at 8.30 am.", Convention()),
    ("Cerró en 1.234 y 4,5 o 4.5.", Convention()),
    ("Banxico mantuvo la tasa; el peso a 18.20 pesos.", Convention(".", "MXN", ("18.20", "Banxico"))),
    ("The Fed held rates.", Convention()),
    ("El banco ganó 10.511 millones de euros.", Convention(",", None, ("millones de euros",))),
    ("The bank earned 10.511 million euros.", Convention()),
    ("Vendió por 8.760 millones de dólares.", Convention(",", None, ("8.760",))),
    ("Vendió por 8,760 millones de dólares.", Convention(".", None, ("8,760",))),
    ("It sold for 8.760 million dollars.", Convention()),
    ("Facturó 1.234 mdp, y 3,5 veces más que antes.", Convention(",", None, ("3,5",))),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_decides_on_evidence(text: str, expected: Convention) -> None:
    assert decide(text) == expected
