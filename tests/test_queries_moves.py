"""Moves beside levels that are and are not what they were between, read from texts."""

from __future__ import annotations

import pytest

from index.sourced import SourcedClaim
from ingest.reader import from_text
from nlp.reader import read
from queries.findings import find


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    reading = read(from_text(text, name="a.txt", date="2026-11-11"))
    claims = [
        SourcedClaim(each, "a.txt", "a.txt", text[each.sentence_start : each.sentence_end], "2026-11-11", "a")
        for each in reading.claims
    ]
    return [(each.kind, each.stated, each.expected) for each in find(claims, kinds={"arithmetic"})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shares of Boeing rose 8.2% to close at $206.70 on Wednesday, a gain of $6.70 from the $200.00 of Tuesday.",
            [("arithmetic", "8.2%", "3.35%")],
        ),
        (
            "La acción de SQM-B subió 8,2% y cerró en $41.340, con un alza de $1.340 desde los $40.000 del martes.",
            [("arithmetic", "8,2%", "3.35%")],
        ),
        (
            "Norges Bank cut rates by 25 basis points to 3.50%. In May it cut by 50 basis points, from 4.50% to 4.00%.",
            [],
        ),
        (
            "Norges Bank bajó su tasa 25 puntos básicos, a 3,50%. En mayo la bajó 50 puntos básicos, de 4,50% a 4,00%.",
            [],
        ),
        ("Siemens Energy's revenue rose 15.2% on a comparable basis to 10.4 billion euros from 9.7 billion euros.", []),
        ("Las ventas de Cencosud subieron un 15,2% en términos reales, a 10.400 millones desde 9.700 millones.", []),
        (
            "Cencosud's revenue rose 6.1% to $4.12 billion from $3.75 billion, and by 9.9% in local currency.",
            [],
        ),
    ],
)
def test_a_move_is_held_against_the_levels_that_it_was_between(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert found(text) == expected
