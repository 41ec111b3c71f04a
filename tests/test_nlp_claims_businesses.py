"""Parts of a company that a place behind the figure or the clause around it tells. Every sentence is our own."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.pipeline import load

Part = tuple[str, str | None]

ROWS: list[tuple[str, str, list[Part]]] = [
    # Each place has its own figure.
    ("en", "Walmart's sales rose 6% in Mexico and 9% in Canada.", [("6%", "mexico"), ("9%", "canada")]),
    (
        "es",
        "Las ventas de Inditex crecieron un 6 % en España y un 9 % en México.",
        [("6 %", "españa"), ("9 %", "méxico")],
    ),
    ("en", "Walmart's sales rose 6% (7% in Toronto).", [("6%", None), ("7%", "toronto")]),
    ("es", "Las ventas de Inditex subieron un 6 % (7 % en Lyon).", [("6 %", None), ("7 %", "lyon")]),
    # What a figure moved by is of its place.
    ("en", "HSBC earned $310 million in Mexico, up 4%.", [("$310 million", "mexico"), ("4%", "mexico")]),
    (
        "es",
        "Banco Santander ganó 310 millones de euros en México, un 4 % más.",
        [("310 millones de euros", "méxico"), ("4 %", "méxico")],
    ),
    # Who earns, where it is a business and no company.
    (
        "en",
        "Walmart reported results.\n\nIts warehouses earned $92 million.",
        [("$92 million", "warehouses")],
    ),
    (
        "es",
        "Merlin Properties gana.\n\nSus oficinas ingresaron 92 millones, y los centros comerciales (33 millones).",
        [
            ("92 millones", "oficinas"),
            ("33 millones", "centros comerciales"),
        ],
    ),
    (
        "es",
        "Las ventas de Falabella en supermercados subieron un 3,1 %, mientras que las tiendas cedieron un 2 %.",
        [("3,1 %", "supermercados"), ("2 %", "tiendas")],
    ),
    (
        "es",
        "Falabella destacó el papel de los supermercados, que incrementaron sus ventas un 13 %.",
        [("13 %", "supermercados")],
    ),
    # What kind of income it is, behind the word for it.
    ("en", "HSBC's banking revenue rose 7%.", [("7%", "banking")]),
    ("es", "Los ingresos no bancarios de Falabella subieron un 7 %.", [("7 %", "no bancarios")]),
    ("es", "Los ingresos de los negocios bancarios de Falabella subieron un 7 %.", [("7 %", "bancarios")]),
    ("es", "El beneficio del negocio asegurador de Mapfre crece un 7 %.", [("7 %", "asegurador")]),
    # A subsidiary that is not listed is a part of its parent.
    ("en", "HSBC Mexico earned $310 million.", [("$310 million", "mexico")]),
    ("es", "BBVA México ganó 310 millones de euros.", [("310 millones de euros", "méxico")]),
    ("es", "Santander Chile ganó 310 millones de pesos.", [("310 millones de pesos", None)]),
    # Times, money and the market are no places of a business.
    ("en", "Walmart's revenue rose 6% in Mexican pesos.", [("6%", None)]),
    ("es", "Los ingresos de Inditex subieron un 6 % en euros.", [("6 %", None)]),
    ("en", "Walmart earned $310 million in May.", [("$310 million", None)]),
    ("es", "Inditex ganó 310 millones de euros en Navidad.", [("310 millones de euros", None)]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), ROWS)
def test_a_part_is_told_by_a_place_or_by_who_earns(lang: str, text: str, expected: list[Part]) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2026-03-04")
    claims = [claim for claim in nlp(doc)._.cotejo_claims if claim.metric is not None]
    assert [(claim.value_text, claim.part) for claim in claims] == expected
