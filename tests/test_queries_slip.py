"""One subject that carries another's digits."""

from __future__ import annotations

from typing import Any

import pytest

import stating
from index.sourced import SourcedClaim
from queries.findings import find, to_json

DAY = "2026-04-14"
COPPER, COIN = "commodity:COPPER", "crypto:ETH"


def claim(doc: str, place: int, text: str, value: float, subject: str, metric: str, date: str = DAY) -> SourcedClaim:
    line = place - place % 200
    fields: dict[str, Any] = {"start": place, "end": place + len(text), "value_text": text}
    fields |= {"sentence_start": line, "sentence_end": line + 199, "lang": doc.partition("/")[0]}
    fields |= {"subject": subject, "metric": metric, "step": 0.01, "rule": "implicit+name|test"}
    fields |= {"unit": "%", "period": "P1D"} if metric == "return" else {"unit": "USD"}
    return stating.sourced(stating.claim(value, **fields), f"Line {line} of {doc}.", doc=doc, date=date)


def quote(doc: str, at: int, subject: str, change: str, level: str, price: float) -> list[SourcedClaim]:
    moved = float(change.rstrip(" %").replace(",", "."))
    return [
        claim(doc, at, change, -moved, subject, "return"),
        claim(doc, at + 12, level, price, subject, "price"),
    ]


def levels(subject: str, *values: float, date: str = "2026-04-13") -> list[SourcedClaim]:
    return [
        claim("en/levels.txt", 1000 + 200 * n, f"{v}", v, subject, "support_level", date) for n, v in enumerate(values)
    ]


COPPERS = levels(COPPER, 4.61, 4.88)
COINS = levels(COIN, 2400.0, 2610.0)


def slips(*claims: list[SourcedClaim]) -> list[tuple[str, list[list[str]]]]:
    rows = map(to_json, find([each for group in claims for each in group], kinds={"slip"}))
    return [(row["severity"], [[cited["value_text"] for cited in side] for side in row["sides"]]) for row in rows]


@pytest.mark.parametrize(
    ("doc", "change", "first", "second"),
    [("en/a.txt", "4.27%", "$2.518", "$2,518"), ("es/a.txt", "4,27 %", "2,518 dólares", "2.518 dólares")],
)
def test_the_same_quote_of_two_subjects_is_a_slip_where_one_is_far_from_its_other_levels(
    doc: str, change: str, first: str, second: str
) -> None:
    text = [*quote(doc, 0, COPPER, change, first, 2.518), *quote(doc, 200, COIN, change, second, 2518.0)]

    assert slips(text, COPPERS, COINS) == [("error", [[change, first], [change, second]])]


@pytest.mark.parametrize(
    ("doc", "quotes"),
    [
        pytest.param("en/a.txt", [(COPPER, "4.27%", "$4.718", 4.718), (COIN, "4.27%", "$2,518", 2518.0)], id="changes"),
        pytest.param("es/a.txt", [(COPPER, "4,27 %", "4,718", 4.718), (COIN, "4,27 %", "2.518", 2518.0)], id="cambios"),
        pytest.param("en/a.txt", [(COPPER, "4.27%", "$2.518", 2.518), (COIN, "3.1%", "$2,518", 2518.0)], id="levels"),
        pytest.param("en/a.txt", [(COPPER, "1%", "$2.5", 2.5), (COIN, "1%", "$2,500", 2500.0)], id="few digits"),
        pytest.param("es/a.txt", [(COPPER, "1 %", "2,5", 2.5), (COIN, "1 %", "2.500", 2500.0)], id="pocas cifras"),
    ],
)
def test_quotes_that_differ_or_say_little_are_no_slip(doc: str, quotes: list[tuple[str, str, str, float]]) -> None:
    text = [each for n, quoted in enumerate(quotes) for each in quote(doc, 200 * n, *quoted)]

    assert slips(text, COPPERS, COINS) == []


def test_two_subjects_that_happen_to_agree_are_no_slip() -> None:
    text = [
        *quote("en/a.txt", 0, COPPER, "4.27%", "$2.518", 2.518),
        *quote("en/a.txt", 200, COIN, "4.27%", "$2,518", 2518.0),
    ]

    assert slips(text, levels(COPPER, 2.4, 2.6), COINS) == []


def test_another_text_counts_only_where_the_subject_is_far() -> None:
    first = quote("en/a.txt", 0, COPPER, "4.27%", "$2.518", 2.518)
    second = quote("es/b.txt", 0, COIN, "4,27 %", "2.518 dólares", 2518.0)

    assert slips(first, second) == []
    assert [severity for severity, _ in slips(first, second, COPPERS, COINS)] == ["warning"]


def test_a_currency_and_its_pair_are_one_thing() -> None:
    text = [
        *quote("en/a.txt", 0, "currency:JPY", "1.29%", "152.79", 152.79),
        *quote("en/a.txt", 200, "fx:USDJPY", "1.29%", "152.79", 152.79),
    ]

    assert slips(text) == []


SOL, REAL = "fx:USDPEN", "fx:USDBRL"


def currency(at: int, pair: str, change: str, level: str) -> list[SourcedClaim]:
    moved, stood = (float(text.rstrip(" %").replace(",", ".")) for text in (change, level))
    return [
        claim("es/a.txt", at, change, moved, f"currency:{pair[-3:]}", "return"),
        claim("es/a.txt", at + 12, level, stood, pair, "fx_rate"),
    ]


def rates(pair: str, *values: float) -> list[SourcedClaim]:
    return [
        claim("en/rates.txt", 1000 + 200 * n, f"{v}", v, pair, "fx_rate", "2026-04-13") for n, v in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("sol", "before", "found"),
    [
        ("5,42", (3.54, 3.56), [("error", [["0,35 %", "5,42"], ["0,35 %", "5,42"]])]),
        ("5,42", (5.41, 5.44), []),  # so few digits are soon those of two
        ("3,53", (3.54, 3.56), []),
    ],
)
def test_a_currency_that_carries_anothers_rate(
    sol: str, before: tuple[float, ...], found: list[tuple[str, list[list[str]]]]
) -> None:
    text = [*currency(0, REAL, "0,35 %", "5,42"), *currency(200, SOL, "0,35 %", sol)]

    assert slips(text, rates(SOL, *before), rates(REAL, 5.41, 5.44)) == found
