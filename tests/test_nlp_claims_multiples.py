"""Multiples of earnings: of which year, and whether that year is over when the text is published."""

from __future__ import annotations

import pytest

import cotejo

FORWARD, TOLD = "pe_forward", "pe"


@pytest.mark.parametrize(
    ("date", "text", "expected"),
    [
        ("2026-01-20", "Nike trades at 15 times 2026 earnings, and the S&P 500 at 22 times.", [FORWARD, FORWARD]),
        ("2026-01-20", "Nike trades at 15 times 2024 earnings.", [TOLD]),
        ("2028-01-20", "Nike trades at 15 times 2026 earnings.", [TOLD]),
        ("2026-01-20", "Consumer valuations, 12m fwd P/E: Nike 46, Inditex 25.", [FORWARD, FORWARD]),
        ("2026-01-20", "The P/E of Nike is 30.", [TOLD]),
        ("2026-01-20", "Inditex cotiza a 25 veces beneficios de 2026.", [FORWARD]),
        ("2028-01-20", "Inditex cotiza a 25 veces beneficios de 2026.", [TOLD]),
        (
            "2026-01-20",
            "El Ibex cotiza a 15 veces beneficios de 2024 y a 14 beneficios de 2027.",
            [TOLD, FORWARD],
        ),
        ("2026-01-20", "Iberdrola tiene un PER 2026e de 17 veces y Endesa de 12.", [FORWARD, FORWARD]),
        ("2026-01-20", "El PER de Inditex es de 25 veces.", [TOLD]),
    ],
)
def test_the_earnings_of_a_year_that_is_not_over_make_a_forward_multiple(
    date: str, text: str, expected: list[str]
) -> None:
    assert [found.claim.metric for found in cotejo.extract(text, date=date).claims] == expected


def test_without_a_date_of_publication_no_year_is_ahead() -> None:
    assert [found.claim.metric for found in cotejo.extract("Nike trades at 15 times 2026 earnings.").claims] == [TOLD]
