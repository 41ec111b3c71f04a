"""Amounts with the same digits, and prices and shares, that are thousands, a hundred or a million times apart."""

from __future__ import annotations

from typing import Any

import pytest

from index.sourced import SourcedClaim
from nlp.reading import Status
from queries.findings import find
from stating import figure


def claim(doc: str, text: str, value: float | None, metric: str | None, **more: Any) -> SourcedClaim:
    fields: dict[str, Any] = {"subject": "XTST:ACM", "unit": "USD", "step": abs(value or 0.0) / 1000}
    fields |= {"metric": metric, "date": "2026-04-14", "lang": doc.partition("/")[0]} | more
    given = (fields.pop("low", value), fields.pop("high", value))
    return figure(fields.pop("sentence", f"In {doc}: {text}."), text, given, doc=doc, **fields)


def told(*claims: SourcedClaim) -> list[tuple[str, list[list[str]]]]:
    found = find(claims, kinds={"scale", "value", "self"})
    return [(each.message.partition(" times")[0].rpartition(" is ")[2], _texts(each.sides)) for each in found]


def _texts(sides: Any) -> list[list[str]]:
    return [[cited.claim.value_text for cited in side] for side in sides]


@pytest.mark.parametrize(
    ("small", "large", "times"),
    [
        pytest.param(
            claim("en/a.txt", "$68.1 million", 68.1e6, "revenue"),
            claim("en/b.txt", "$68.1 billion", 68.1e9, "revenue", as_of="2026-Q1", period="P3M"),
            "a thousand",
            id="without its quarter",
        ),
        pytest.param(
            claim("es/a.txt", "68.100 millones", 68.1e9, "revenue", as_of="2026-Q1", period="P3M"),
            claim("es/b.txt", "68,1 billones", 68.1e12, "revenue"),
            "a thousand",
            id="sin su trimestre",
        ),
        pytest.param(
            claim("es/a.txt", "12,2 millones", 12.2e6, "deal_value"),
            claim("en/b.txt", "$12.2 billion", 12.2e9, "deal_value"),
            "a thousand",
            id="a deal",
        ),
        pytest.param(
            claim("es/a.txt", "171 millones", 171e6, "market_cap"),
            claim("es/b.txt", "171.000 millones", 171e9, "market_cap", high=None),
            "a thousand",
            id="more than so much",
        ),
        pytest.param(
            claim("en/a.txt", "187.4p", 1.874, "price", unit="GBP", as_of="2026-04-14"),
            claim("en/b.txt", "£187.40", 187.4, "price", unit="GBP"),
            "a hundred",
            id="pence",
        ),
        pytest.param(
            claim("es/a.txt", "0,054 %", 0.054, "deficit_to_gdp", unit="%", as_of="2025"),
            claim("es/b.txt", "5,4 %", 5.4, "deficit_to_gdp", unit="%", as_of="2025"),
            "a hundred",
            id="una proporción por un porcentaje",
        ),
        pytest.param(
            claim("es/a.txt", "4.000 millones", 4e9, "market_cap", step=1e6),
            claim("es/b.txt", "4 billones", 4e12, "market_cap", step=1e12),
            "a thousand",
            id="cifras redondas de un día",
        ),
        pytest.param(
            claim("es/a.txt", "18.500 millones de pesos", 18.5e9, "debt", unit=None),
            claim("es/b.txt", "18,51 billones de pesos", 18.5e12, "debt", unit=None),
            "a thousand",
            id="pesos de quien sea",
        ),
        pytest.param(
            claim("en/a.txt", "$7.92 million", 7.92e6, None, subject=None, confidence=0.0),
            claim("en/a.txt", "$7.92 billion", 7.92e9, "buyback", at=99),
            "a thousand",
            id="a headline",
        ),
    ],
)
def test_digits_that_are_repeated_a_thousand_times_larger(small: SourcedClaim, large: SourcedClaim, times: str) -> None:
    assert told(large, small) == [(times, [[small.claim.value_text], [large.claim.value_text]])]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            claim("en/a.txt", "$25 million", 25e6, "fund_flow", step=1e6, as_of="2026-04-13", period="P1D"),
            claim("en/a.txt", "$25 billion", 25e9, "fund_flow", step=1e9, at=99),
            id="two digits",
        ),
        pytest.param(
            claim("en/a.txt", "$1.5m", 1.5e6, "buyback", step=1e5, as_of="2026-04-13"),
            claim("en/a.txt", "$1.5bn", 1.5e9, "buyback", step=1e8, at=99),
            id="what was bought on a day of a programme",
        ),
        pytest.param(
            claim("es/a.txt", "39,9 millones", 39.9e6, "revenue", sentence="Vende 39,9 millones al día."),
            claim("es/b.txt", "39.900 millones", 39.9e9, "revenue", as_of="2025", period="P1Y"),
            id="un ritmo",
        ),
        pytest.param(
            claim(
                "es/a.txt", "2.987.450", 2_987_450.0, "index_level", unit="pts", sentence="A 2.987.450, y 2.987 en USD"
            ),
            claim(
                "es/a.txt", "2.987", 2_987.0, "index_level", unit="pts", sentence="A 2.987.450, y 2.987 en USD", step=1
            ),
            id="una frase que da las dos",
        ),
        pytest.param(
            claim("en/a.txt", "$68.1 million", 68.1e6, "revenue", date="2025-01-14"),
            claim("en/b.txt", "$68.1 billion", 68.1e9, "revenue"),
            id="more than a year apart",
        ),
        pytest.param(
            claim("en/a.txt", "$68.1 million", 68.1e6, "revenue", status=Status.HYPOTHETICAL),
            claim("en/b.txt", "$68.1 billion", 68.1e9, "revenue"),
            id="an example",
        ),
        pytest.param(
            claim("en/a.txt", "1,262p", 12.62, "price", unit="GBP"),
            claim("en/b.txt", "£12.62", 12.62, "price", unit="GBP"),
            id="pence and pounds that agree",
        ),
    ],
)
def test_digits_that_are_repeated_for_other_reasons(a: SourcedClaim, b: SourcedClaim) -> None:
    assert told(a, b) == []


@pytest.mark.parametrize(
    ("doc", "sentence", "kinds"),
    [
        ("en/a.txt", "In like-for-like sales, Chile rose and Argentina saw a drop of 2.3%.", []),
        ("es/a.txt", "En ventas comparables, Chile subió y Argentina tuvo una caída de 2.3%.", []),
        ("en/a.txt", "The shares ended with a drop of 2.3%.", ["self"]),
        ("es/a.txt", "El papel acabó con una caída de 2.3%.", ["self"]),
    ],
)
def test_no_finding_stands_on_what_may_be_a_move_of_sales(doc: str, sentence: str, kinds: list[str]) -> None:
    fields: dict[str, Any] = {"unit": "%", "as_of": "2026-04-14", "period": "P1D", "basis": "close"}
    claims = [
        claim(doc, "2.3%", -2.3, "return", sentence=sentence, **fields),
        claim(doc, "4.4%", 4.4, "return", at=200, **fields),
    ]

    assert [finding.kind for finding in find(claims, kinds={"self"})] == kinds


TWO_DIGITS: dict[str, Any] = {"step": 1e5}


@pytest.mark.parametrize(
    ("claims", "sides"),
    [
        pytest.param(
            [
                claim("en/a.txt", "$1.5 million", 1.5e6, "net_income", **TWO_DIGITS),
                claim("en/a.txt", "$1.5 billion", 1.5e9, "net_income", at=90, as_of="2025-Q4", step=1e8),
            ],
            [["$1.5 million"], ["$1.5 billion"]],
            id="title and body",
        ),
        pytest.param(
            [
                claim("es/a.txt", "1,5 millones", 1.5e6, None, **TWO_DIGITS),
                claim("es/a.txt", "1.500 millones", 1.5e9, "net_income", at=90, as_of="2025-Q4", step=1e8),
            ],
            [["1,5 millones"], ["1.500 millones"]],
            id="titular que no dice de qué",
        ),
        pytest.param(
            [
                claim("en/a.txt", "$12.2 billion", 12.2e9, "deal_value", step=1e8),
                claim("es/b.txt", "12,2 millones", 12.2e6, "cash", step=1e5),
            ],
            [["12,2 millones"], ["$12.2 billion"]],
            id="called otherwise",
        ),
        pytest.param(
            [
                claim("en/a.txt", "$72.2 billion", 72.2e9, "capex", subject=None, as_of="2025", step=1e8),
                claim("es/b.txt", "72,2 billones", 72.2e12, "capex", subject=None, as_of="2025", step=1e11),
            ],
            [["$72.2 billion"], ["72,2 billones"]],
            id="of nobody named",
        ),
        pytest.param(
            [
                claim("en/a.txt", "$12.2 billion", 12.2e9, "deal_value", step=1e8),
                claim("en/b.txt", "$12.2 million", 12.2e6, "cash", step=1e5),
                claim("en/b.txt", "$12.2 billion", 12.2e9, "deal_value", at=90, step=1e8),
            ],
            [],
            id="both sizes in one text",
        ),
        pytest.param(
            [
                claim("en/a.txt", "$1.5 million", 1.5e6, "buyback", as_of="2026-04-09", **TWO_DIGITS),
                claim("en/a.txt", "$1.5 billion", 1.5e9, "buyback", at=90, as_of="2025-Q4", step=1e8),
            ],
            [],
            id="a day's purchase and a programme",
        ),
    ],
)
def test_two_sizes_of_one_amount(claims: list[SourcedClaim], sides: list[list[str]]) -> None:
    found = find(claims, kinds={"scale"})

    assert [side for each in found for side in _texts(each.sides)] == sides


@pytest.mark.parametrize(
    ("doc", "sentence", "kinds"),
    [
        ("en/a.txt", "It earned $1.62 billion, up from $1.5 million a year before.", ["scale"]),
        ("en/a.txt", "It earned $1.62 billion, with $1.5 million of it in Peru.", []),
        ("es/a.txt", "Ganó $1.62 billion, frente a $1.5 million un año antes.", ["scale"]),
        ("es/a.txt", "Ganó $1.62 billion, de ellos $1.5 million en Perú.", []),
    ],
)
def test_an_amount_is_set_against_a_thousandth_of_it(doc: str, sentence: str, kinds: list[str]) -> None:
    claims = [
        claim(doc, "$1.62 billion", 1.62e9, "net_income", sentence=sentence, step=1e7),
        claim(doc, "$1.5 million", 1.5e6, "net_income", sentence=sentence, **TWO_DIGITS),
    ]

    assert [each.kind for each in find(claims, kinds={"scale", "self"})] == kinds


@pytest.mark.parametrize(("digits", "step", "found"), [(18.065, 0.001, True), (18.1, 0.1, False)])
@pytest.mark.parametrize(("lang", "words"), [("en", ("million", "billion")), ("es", ("millones", "billones"))])
def test_five_digits_are_one_amount_whatever_the_times_that_were_read(
    lang: str, words: tuple[str, str], digits: float, step: float, found: bool
) -> None:
    pair = [
        claim(f"{lang}/{word}.txt", f"{digits} {word}", digits * scale, "revenue", step=step * scale, as_of=when)
        for word, scale, when in zip(words, (1e6, 1e9), ("2024-Q2", "2024-01/2024-06"), strict=True)
    ]

    assert bool(told(*pair)) is found
