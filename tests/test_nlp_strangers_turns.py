"""Unlisted companies in further turns: at their margins, under a broker's rating, in lists, and behind a colon."""

from __future__ import annotations

import pytest

from nlp.pipeline import load


def subjects(lang: str, text: str) -> list[tuple[str, str | None]]:
    """Return the value and the subject of each claim of a text."""
    return [(claim.value_text, claim.subject) for claim in load(lang)(text)._.cotejo_claims if claim.metric is not None]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Shares of Brightloaf jumped 7%, while Apple slipped 1%.", [("7%", None), ("1%", "XNAS:AAPL")]),
        ("es", "Las acciones de Panalba subieron un 7 %; Inditex cedió un 1 %.", [("7 %", None), ("1 %", "XMAD:ITX")]),
        ("en", "Gross margin at Brightloaf slipped to 41%. Intel's was 38%.", [("41%", None), ("38%", "XNAS:INTC")]),
        (
            "es",
            "El margen bruto de Panalba bajó al 41 %. El de Inditex fue del 57 %.",
            [("41 %", None), ("57 %", "XMAD:ITX")],
        ),
        ("en", "Brightloaf: revenue up 12%. Intel: revenue down 3%.", [("12%", None), ("3%", "XNAS:INTC")]),
        ("es", "Panalba: ingresos +12 %. Intel: ingresos -3 %.", [("+12 %", None), ("-3 %", "XNAS:INTC")]),
        ("en", "Exxon's profit doubled. Brightloaf earned $870 million.", [("$870 million", None)]),
        (
            "es",
            "Endesa ganó 500 millones de euros. Panalba tiene una deuda de 3.400 millones de euros.",
            [("500 millones de euros", "XMAD:ELE"), ("3.400 millones de euros", None)],
        ),
        ("en", "JPMorgan cut Brightloaf to underweight with a $30 target.", [("$30", None)]),
        ("es", "JPMorgan recorta Panalba a infraponderar, con un objetivo de 30 euros.", [("30 euros", None)]),
        ("en", "At Brightloaf, sales grew 9%, better than Costco's 5%.", [("9%", None), ("5%", "XNAS:COST")]),
        ("es", "El farolillo rojo fue Panalba, con un descenso del 8,4 %, por delante de Aena.", [("8,4 %", None)]),
        ("en", "Nike and Brightloaf fell 2% and 6%, respectively.", [("2%", "XNYS:NKE"), ("6%", None)]),
        (
            "es",
            "Femsa y Panalba subieron 1,2 % y 2,4 %, respectivamente.",
            [("1,2 %", "XMEX:FEMSAUBD"), ("2,4 %", None)],
        ),
        # The part of a company in view is its own.
        (
            "en",
            "Kering fell 3%, having said first-quarter sales at Gucci would drop 15%.",
            [("3%", "XPAR:KER"), ("15%", "XPAR:KER")],
        ),
    ],
)
def test_a_figure_of_a_company_that_no_table_holds_is_no_neighbours(
    lang: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert subjects(lang, text) == expected
