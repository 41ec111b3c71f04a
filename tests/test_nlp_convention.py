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
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_decides_on_evidence(text: str, expected: Convention) -> None:
    assert decide(text) == expected
