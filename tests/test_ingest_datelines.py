"""Datelines that open a text; every line is this project's own."""

from __future__ import annotations

import pytest

from ingest.datelines import opening_date


@pytest.mark.parametrize(
    ("lang", "paragraph", "expected"),
    [
        ("en", "OSLO, Feb. 3, 2026 (Fjord Wire) - Shares of the miner rose.", "2026-02-03"),
        ("es", "MADRID, 7 Oct. 2025 (Agencia Faro) -", "2025-10-07"),
        ("en", "LEEDS, England, 4 March 2026 — The lender cut its outlook.", "2026-03-04"),
        ("es", "Lima, 21 de octubre de 2025. La bolsa cerró con pérdidas.", "2025-10-21"),
        ("en", "The Daily Furrow / Boise | Wednesday, March 4, 2026 | Markets", "2026-03-04"),
        ("es", "Diario del Puerto / Santiago, miércoles 12 de noviembre de 2025", "2025-11-12"),
        ("en", "Posted on **Sunday, March 15, 2026** by *a reader*", "2026-03-15"),
        ("es", "Publicado el domingo 15 de marzo de 2026 por *una lectora*", "2026-03-15"),
        ("es", "La Junta redujo este jueves 6 de noviembre de 2025 la tasa en un cuarto de punto.", "2025-11-06"),
        # A date inside a sentence is the date of what it says.
        ("en", "As of January 2, 2026, the fund held 4% of the company.", None),
        ("es", "Al 2 de enero de 2026, el fondo tenía el 4 % de la empresa.", None),
        ("en", "The index has risen since March 3, 2025 without a pause.", None),
        ("es", "El índice sube desde el 3 de marzo de 2025 sin pausa.", None),
    ],
)
def test_a_dateline_dates_its_text(lang: str, paragraph: str, expected: str | None) -> None:
    assert opening_date([paragraph], lang=lang) == expected


def test_only_the_first_paragraphs_are_looked_at() -> None:
    dated = "LEEDS, 4 March 2026 - The lender cut its outlook."

    assert opening_date(["One.", "Two.", dated], lang="en") == "2026-03-04"
    assert opening_date(["One.", "Two.", "Three.", dated], lang="en") is None
