"""Claims told in the turns of newsletters, releases, fund letters, columns and questions with answers."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.numbers.convention import decide
from nlp.pipeline import load

Row = tuple[str, str | None, str | None, float | None, str | None]

GENRES: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "Pfizer reports. Figures in millions of dollars. EBITDA was US$698.2.",
        [("US$698.2", "XNYS:PFE", "ebitda", 698.2e6, "USD")],
    ),
    (
        "es",
        "Repsol presenta cuentas. Cifras en millones de euros. El EBITDA fue de 698,2 euros.",
        [("698,2 euros", "XMAD:REP", "ebitda", 698.2e6, "EUR")],
    ),
    (
        "es",
        "Repsol logró ingresos de 398 millones de euros y un EBITDA de 305,6, frente a 303 que manejaba el consenso.",
        [
            ("398 millones de euros", "XMAD:REP", "revenue", 398e6, "EUR"),
            ("305,6", "XMAD:REP", "ebitda", 305.6e6, "EUR"),
            ("303", "XMAD:REP", "ebitda", 303e6, "EUR"),
        ],
    ),
    ("en", "Spain grew 0.6% in the third quarter.", [("0.6%", "country:ES", "gdp_growth", 0.6, "%")]),
    ("es", "España creció un 0,6 % en el tercer trimestre.", [("0,6 %", "country:ES", "gdp_growth", 0.6, "%")]),
    (
        "es",
        "BOGOTÁ, 4 de marzo (Redacción).- El Emisor mantuvo la tasa en 9,25 %.",
        [("9,25 %", "cb:BANREP", "policy_rate", 9.25, "%")],
    ),
    (
        "es",
        "El Ibex acabó en 15.310,5, cota que no pisaba desde 2008.",
        [("15.310,5", "index:IBEX", "index_level", 15310.5, "pts")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), GENRES)
def test_reads_the_turns_of_other_genres(lang: str, text: str, expected: list[Row]) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2026-01-08", convention=decide(text))
    rows = [(c.value_text, c.subject, c.metric, c.low, c.unit) for c in nlp(doc)._.cotejo_claims]
    assert rows == expected
