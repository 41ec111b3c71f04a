"""Turns of the trade press: ranges moved from ranges, yields restated, names asked for. Own sentences."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.pipeline import load

Row = tuple[str, str | None, str | None, float | None]


def told(lang: str, text: str) -> list[Row]:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2026-03-04")
    return [(c.value_text, c.subject, c.metric, c.low) for c in nlp(doc)._.cotejo_claims]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Microsoft narrowed its per-share forecast to $6.10 to $6.60 from $6.10 to $7.10.",
            [("$6.10 to $6.60", "XNAS:MSFT", "eps", 6.1), ("$6.10 to $7.10", "XNAS:MSFT", "eps", 6.1)],
        ),
        (
            "en",
            "Intel pays an annual dividend of $2.40 a share, or 5.5%.",
            [("$2.40", "XNAS:INTC", "dividend", 2.4), ("5.5%", "XNAS:INTC", "dividend_yield", 5.5)],
        ),
        ("en", "Copper settled at $4.21 3/4 a pound.", [("$4.21 3/4", "commodity:COPPER", "price", 4.2175)]),
        (
            "en",
            "Apple rose 2%. Gold? Down 0.4%.",
            [("2%", "XNAS:AAPL", "return", 2.0), ("0.4%", "commodity:GOLD", "return", -0.4)],
        ),
    ],
)
def test_turns_of_the_trade_press_are_read(lang: str, text: str, expected: list[Row]) -> None:
    assert told(lang, text) == expected
