"""Amounts that were not understood, and steps of a rate, which the words around them show to be of another size."""

from __future__ import annotations

from typing import Any

import pytest

from index.sourced import SourcedClaim
from queries.findings import find
from stating import figure


def said(doc: str, sentence: str, text: str, value: float, **more: Any) -> SourcedClaim:
    plain: dict[str, Any] = {"unit": "USD", "step": value / 1000, "confidence": 0.0, "lang": doc[:2]}
    return figure(sentence, text, value, doc=doc, date="2026-11-09", **(plain | more))


def told(*claims: SourcedClaim) -> list[tuple[str, list[list[str]]]]:
    found = find(claims, kinds={"scale"})
    return [
        (each.severity.value, [[c.claim.value_text for c in s if isinstance(c, SourcedClaim)] for s in each.sides])
        for each in found
    ]


OCTOBER: dict[str, Any] = {"as_of": "2026-10"}


@pytest.mark.parametrize(
    ("small", "large", "expected"),
    [
        (
            said(
                "en/a",
                "Peru's exports of minerals reached $4.127 million in October.",
                "$4.127 million",
                4.127e6,
                **OCTOBER,
            ),
            said(
                "en/b",
                "In October Peru's exports of minerals were $4,127 million.",
                "$4,127 million",
                4.127e9,
                **OCTOBER,
            ),
            [("warning", [["$4.127 million"], ["$4,127 million"]])],
        ),
        (
            said(
                "es/a",
                "Las exportaciones de Perú llegaron a US$ 4,1 millones.",
                "US$ 4,1 millones",
                4.1e6,
                step=1e5,
                **OCTOBER,
            ),
            said(
                "es/b",
                "Las exportaciones de Perú fueron de US$ 4.127 millones.",
                "US$ 4.127 millones",
                4.127e9,
                step=1e6,
                **OCTOBER,
            ),
            [],  # three words in common tell little of two digits
        ),
        (
            said(
                "es/a",
                "Las exportaciones mineras de Perú llegaron a US$ 4,1 millones.",
                "US$ 4,1 millones",
                4.1e6,
                step=1e5,
                **OCTOBER,
            ),
            said(
                "es/b",
                "Las exportaciones mineras de Perú sumaron US$ 4.127 millones.",
                "US$ 4.127 millones",
                4.127e9,
                step=1e6,
                **OCTOBER,
            ),
            [("warning", [["US$ 4,1 millones"], ["US$ 4.127 millones"]])],
        ),
        (
            said(
                "en/a",
                "Peru's exports of grapes reached $4.127 million in October.",
                "$4.127 million",
                4.127e6,
                **OCTOBER,
            ),
            said(
                "en/b", "The refinery near Lima cost its owners $4,127 million.", "$4,127 million", 4.127e9, **OCTOBER
            ),
            [],
        ),
    ],
)
def test_amounts_told_in_the_same_words_a_thousand_times_apart_are_found(
    small: SourcedClaim, large: SourcedClaim, expected: list[tuple[str, list[list[str]]]]
) -> None:
    assert told(small, large) == expected


def test_a_text_that_gives_both_sizes_means_both() -> None:
    sentence = "Peru's exports of minerals reached $4.127 million in October."
    small = said("en/a", sentence, "$4.127 million", 4.127e6, **OCTOBER)
    both = said("en/a", "They were $4,127 million.", "$4,127 million", 4.127e9, at=80, **OCTOBER)
    other = said("en/b", "Peru's exports of minerals reached $4,127 million.", "$4,127 million", 4.127e9, **OCTOBER)
    assert told(small, both, other) == []


BODY: dict[str, Any] = {"metric": "cash", "subject": "XTST:ACM", "confidence": 0.9, "at": 60}


@pytest.mark.parametrize(
    ("doc", "title", "written", "body", "expected"),
    [
        (
            "en/a",
            "Acme buys a maker of tin cans for $2.4 million",
            "$2.4 million",
            "Acme pays $2.4 billion in cash.",
            1,
        ),
        (
            "es/a",
            "Acme compra una fábrica por 2,4 millones",
            "2,4 millones",
            "Acme paga 2,4 mil millones por la fábrica.",
            1,
        ),
        (
            "en/a",
            "Acme bought a maker of tin cans for $2.4 million.",
            "$2.4 million",
            "Acme has $2.4 billion in cash.",
            0,
        ),
    ],
)
def test_a_headline_is_held_against_its_text(doc: str, title: str, written: str, body: str, expected: int) -> None:
    amount = "$2.4 billion" if "billion" in body else "2,4 mil millones"
    small = said(doc, title, written, 2.4e6, metric="deal_value", subject="XTST:ACM", confidence=0.9, step=1e5)
    large = said(doc, body, amount, 2.4e9, step=1e8, **BODY)
    assert told(small, large) == [("warning", [[written], [amount]])] * expected


@pytest.mark.parametrize(
    ("doc", "sentence", "move", "value", "unit", "rate", "level", "expected"),
    [
        (
            "en/a",
            "It cut its rate by 25 percentage points, to 4.25%.",
            "25 percentage points",
            -25.0,
            "pp",
            "4.25%",
            4.25,
            1,
        ),
        (
            "es/a",
            "Bajó la tasa en 25 puntos porcentuales, hasta 4,25%.",
            "25 puntos porcentuales",
            -25.0,
            "pp",
            "4,25%",
            4.25,
            1,
        ),
        ("en/a", "It cut its rate by 0.25 basis points, to 4.25%.", "0.25 basis points", -0.25, "bp", "4.25%", 4.25, 1),
        (
            "es/a",
            "Bajó la tasa en 0,25 puntos básicos, hasta 4,25%.",
            "0,25 puntos básicos",
            -0.25,
            "bp",
            "4,25%",
            4.25,
            1,
        ),
        (
            "en/a",
            "It cut its rate by 33 percentage points, to 100%.",
            "33 percentage points",
            -33.0,
            "pp",
            "100%",
            100.0,
            0,
        ),
        ("es/a", "Bajó la tasa en 25 puntos básicos, hasta 4,25%.", "25 puntos básicos", -25.0, "bp", "4,25%", 4.25, 0),
    ],
)
def test_a_step_that_no_board_takes_is_found(
    doc: str, sentence: str, move: str, value: float, unit: str, rate: str, level: float, expected: int
) -> None:
    of: dict[str, Any] = {"subject": "cb:TST", "confidence": 0.9}
    step = said(doc, sentence, move, value, unit=unit, metric="policy_rate_change", **of)
    after = said(doc, sentence, rate, level, unit="%", metric="policy_rate", **of)
    assert told(step, after) == [("warning", [[move], [rate]])] * expected
