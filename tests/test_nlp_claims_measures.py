"""Measures that no metric of the contract fits, and sums per share that tell an amount once more; all our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp.context import Context
from nlp.pipeline import load

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]
Dated = tuple[str, str | None, str | None, str | None]

DATE = "2026-02-10"

UNLISTED: list[tuple[str, str, list[str]]] = [
    # What property trusts, insurers and sellers of software report stands in the place of profits and sales.
    ("en", "Prologis reported core FFO of $1.44 per share, above the $1.40 analysts expected.", ["$1.44", "$1.40"]),
    ("en", "Prologis said FFO fell 3.2% to $1.2 billion in the quarter.", ["3.2%", "$1.2 billion"]),
    ("en", "Zscaler forecast billings of $900 million.", ["$900 million"]),
    ("en", "Chubb said net investment income was $1.6 billion, up 8%.", ["$1.6 billion", "8%"]),
    ("en", "Chubb's underwriting income rose 12% to $1.9 billion.", ["12%", "$1.9 billion"]),
    ("en", "Chubb reported book value per share of $152.40, up 9% from year-end.", ["$152.40", "9%"]),
    ("en", "Verizon said ARPU rose 2% to $140.20.", ["2%", "$140.20"]),
    ("en", "Union Pacific's revenue per carload increased 3%.", ["3%"]),
    ("es", "Merlin logró un FFO de 80 millones de euros, un 4 % más.", ["80 millones de euros", "4 %"]),
    ("es", "El resultado técnico de Mapfre subió un 12 %.", ["12 %"]),
    ("es", "Las primas emitidas de Mapfre crecieron un 5 % hasta 7.000 millones.", ["5 %", "7.000 millones"]),
    ("es", "El valor contable por acción de Mapfre es de 3,10 euros.", ["3,10 euros"]),
    ("es", "El RevPAR de Meliá subió un 6 % hasta 98 euros.", ["6 %", "98 euros"]),
    # A share's part of what is no profit is no profit of a share.
    (
        "en",
        "Costs related to the acquisition of Etsy by Merck were $12 million, or $0.03 per share.",
        ["$12 million", "$0.03"],
    ),
    (
        "en",
        "Prologis posted funds from operations of $410 million, or $0.62 a share, up from $380 million, or $0.58.",
        ["$410 million", "$0.62", "$380 million", "$0.58"],
    ),
    (
        "es",
        "Los gastos de la fusión de Iberdrola sumaron 12 millones de euros, o 0,03 euros por acción.",
        ["12 millones de euros", "0,03 euros"],
    ),
    (
        "es",
        "Merlin registró un FFO de 80 millones de euros, o 0,17 euros por acción.",
        ["80 millones de euros", "0,17 euros"],
    ),
]

SHARES: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "Duke Energy had a net loss of $90 million for the third quarter, or 16 cents per share.",
        [
            ("$90 million", "XNYS:DUK", "net_income", -9e7, -9e7, "USD"),
            ("16 cents", "XNYS:DUK", "eps", -0.16, -0.16, "USD"),
        ],
    ),
    (
        "es",
        "Iberdrola perdió 90 millones de euros en el trimestre, equivalentes a 0,02 euros por acción.",
        [
            ("90 millones de euros", "XMAD:IBE", "net_income", -9e7, -9e7, "EUR"),
            ("0,02 euros", "XMAD:IBE", "eps", -0.02, -0.02, "EUR"),
        ],
    ),
    # Cents that name no currency are those of the amount.
    (
        "en",
        "Telus (TSX: T) said net income was C$377 million, or 61 cents a share.",
        [
            ("C$377 million", "XTSE:T", "net_income", 3.77e8, 3.77e8, "CAD"),
            ("61 cents", "XTSE:T", "eps", 0.61, 0.61, "CAD"),
        ],
    ),
    (
        "en",
        "Telus (TSX: T) earned 61 Canadian cents a share.",
        [("61 Canadian cents", "XTSE:T", "eps", 0.61, 0.61, "CAD")],
    ),
    (
        "es",
        "Telus (TSX: T) ganó 61 centavos canadienses por acción.",
        [("61 centavos canadienses", "XTSE:T", "eps", 0.61, 0.61, "CAD")],
    ),
]

TIMES: list[tuple[str, str, list[Dated]]] = [
    # What stands behind a share's part is told of the amount too.
    (
        "en",
        (
            "Duke Energy earned $846 million, or 42 cents a share, in the third quarter, compared to $1.11 billion, "
            "or 52 cents a share, in the year ago period."
        ),
        [
            ("$846 million", "net_income", "2025-Q3", "P3M"),
            ("42 cents", "eps", "2025-Q3", "P3M"),
            ("$1.11 billion", "net_income", "2024-Q3", "P3M"),
            ("52 cents", "eps", "2024-Q3", "P3M"),
        ],
    ),
    (
        "es",
        (
            "Iberdrola ganó 900 millones de euros, o 0,16 euros por acción, en el tercer trimestre, frente a los 700 "
            "millones, o 0,11 euros por acción, del mismo trimestre del año anterior."
        ),
        [
            ("900 millones de euros", "net_income", "2025-Q3", "P3M"),
            ("0,16 euros", "eps", "2025-Q3", "P3M"),
            ("700 millones", "net_income", "2024-Q3", "P3M"),
            ("0,11 euros", "eps", "2024-Q3", "P3M"),
        ],
    ),
    # Months up to a day are added up, and no quarter's.
    (
        "en",
        (
            "Duke Energy earned $377 million for the nine months ended September 30, 2025, compared to $300 million "
            "for the same period in 2024."
        ),
        [
            ("$377 million", "net_income", "2025-01/2025-09", "P9M"),
            ("$300 million", "net_income", "2024-01/2024-09", "P9M"),
        ],
    ),
    (
        "en",
        "Duke Energy earned $377 million in the six months ended December 31.",
        [("$377 million", "net_income", "2025-07/2025-12", "P6M")],
    ),
    (
        "en",
        "Duke Energy earned $377 million in the quarter ended Dec. 31.",
        [("$377 million", "net_income", "2025-Q4", "P3M")],
    ),
    (
        "en",
        "Duke Energy earned $377 million in the 52 weeks ended 28 December 2025.",
        [("$377 million", "net_income", "2025", "P1Y")],
    ),
    (
        "es",
        "Inditex ganó 377 millones de euros en el ejercicio cerrado el 31 de enero.",
        [("377 millones de euros", "net_income", "2025-02/2026-01", "P1Y")],
    ),
    (
        "en",
        "Duke Energy earned 41 cents a share in the 2024 fourth quarter.",
        [("41 cents", "eps", "2024-Q4", "P3M")],
    ),
    (
        "es",
        "Iberdrola ganó 377 millones de euros en los nueve meses terminados en septiembre.",
        [("377 millones de euros", "net_income", "2025-01/2025-09", "P9M")],
    ),
    (
        "es",
        "Inditex ganó 377 millones de euros en el trimestre cerrado en octubre.",
        [("377 millones de euros", "net_income", "2025-08/2025-10", "P3M")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), UNLISTED)
def test_what_no_metric_fits_is_no_claim(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[str]
) -> None:
    assert [(row[0], row[2]) for row in claim_rows(text, lang)] == [(value, None) for value in expected]


@pytest.mark.parametrize(("lang", "text", "expected"), SHARES)
def test_sums_per_share_tell_their_amount_once_more(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), TIMES)
def test_periods_that_reports_name(lang: str, text: str, expected: list[Dated]) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date=DATE)
    claims = nlp(doc)._.cotejo_claims
    assert [(claim.value_text, claim.metric, claim.as_of, claim.period) for claim in claims] == expected
