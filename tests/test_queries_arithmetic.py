"""Figures that do or do not follow from their neighbours: discounts, moves, rows of quotes, steps of a rate."""

from __future__ import annotations

from typing import Any

import pytest

from disagreeing import discount, fact, table, told, write
from index.sourced import SourcedClaim
from queries.findings import Severity, find, to_json


def move(
    sentence: str, lang: str, old: tuple[str, float], new: tuple[str, float], percent: tuple[str, float]
) -> list[SourcedClaim]:
    facts = [
        fact(old[0], old[1], "pts", "index:MXX", "index_level"),
        fact(new[0], new[1], "pts", "index:MXX", "index_level"),
        fact(percent[0], percent[1], "%", "index:MXX", "return"),
    ]
    return write("a.txt", sentence, *sorted(facts, key=lambda f: sentence.index(f[0])), lang=lang)


def cut(text: str, value: float, unit: str = "bp", **more: Any) -> list[SourcedClaim]:
    sentence = f"El banco recortó {text}, de 7,50% a 7,25%."
    return write(
        "a.txt",
        sentence,
        fact(text, value, unit, "cb:BANXICO", "policy_rate_change", **more),
        fact("7,50%", 7.5, "%", "cb:BANXICO", "policy_rate"),
        fact("7,25%", 7.25, "%", "cb:BANXICO", "policy_rate"),
        lang="es",
    )


def band(text: str, value: float) -> list[SourcedClaim]:
    sentence = f"The Fed cut by {text} to 4.25%–4.50% from 4.50%–4.75%."
    return write(
        "a.txt",
        sentence,
        fact(text, value, "bp", "cb:FED", "policy_rate_change"),
        fact("4.25%–4.50%", (4.25, 4.5), "%", "cb:FED", "policy_rate"),
        fact("4.50%–4.75%", (4.5, 4.75), "%", "cb:FED", "policy_rate"),
    )


RISE = "The index rose {} to 56,222 points from 55,120."

ALZA = "El índice subió un {} de 55.120 a 56.222 puntos."


@pytest.mark.parametrize(
    ("claims", "expected", "stated"),
    [
        (discount("25%", 25, 10.2, 12.3), "17.1%", "25%"),
        (table(13.20, -0.40, -3.94), "-2.94%", "-3.94%"),
        (move(RISE.format("3.0%"), "en", ("55,120", 55120.0), ("56,222", 56222.0), ("3.0%", 3.0)), "2.00%", "3.0%"),
        (move(ALZA.format("3,0%"), "es", ("55.120", 55120.0), ("56.222", 56222.0), ("3,0%", 3.0)), "2.00%", "3,0%"),
        (cut("50 puntos básicos", -50), "-25 bp", "50 puntos básicos"),
        (cut("medio punto", -0.5, "pp", step=0.1), "-25 bp", "medio punto"),
        (band("50 basis points", -50), "-25 bp", "50 basis points"),
    ],
)
def test_a_figure_that_does_not_follow_from_its_neighbours(
    claims: list[SourcedClaim], expected: str, stated: str
) -> None:
    found = [f for f in find(claims) if f.kind == "arithmetic"]
    assert [(f.severity, f.expected, f.stated) for f in found] == [(Severity.ERROR, expected, stated)]
    assert [row["value_text"] for row in to_json(found[0])["sides"][0]] == [stated]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(discount("30%", 30, 15, 22), id="31.8% rounded"),
        pytest.param(discount("17%", 17, 10.2, 12.3), id="17.1% rounded"),
        pytest.param(discount("15%", 15, 10.2, 12.3, approx=True), id="17.1% about"),
        pytest.param(table(226.50, -4.32, -1.87), id="a row of quotes that is right"),
        pytest.param(
            move(RISE.format("2%"), "en", ("55,120", 55120.0), ("56,222", 56222.0), ("2%", 2.0)),
            id="a move that is right",
        ),
        pytest.param(
            move(
                "The index rose 3.0% to 56,222 points and met resistance above 55,120.",
                "en",
                ("55,120", 55120.0),
                ("56,222", 56222.0),
                ("3.0%", 3.0),
            ),
            id="levels that the text does not join",
        ),
        pytest.param(cut("25 puntos básicos", -25), id="a cut that is right"),
        pytest.param(band("25 basis points", -25), id="a band that is right"),
    ],
)
def test_what_is_no_arithmetic_finding(claims: list[SourcedClaim]) -> None:
    assert told(claims) == []


@pytest.mark.parametrize(
    ("sentence", "old", "new", "percent", "lang"),
    [
        (
            "Sales rose 3% to $11.9 billion in the quarter from $11.2 billion.",
            "$11.2 billion",
            "$11.9 billion",
            "3%",
            "en",
        ),
        ("Las ventas subieron un 3 % desde 11,2 hasta 11,9 mil millones.", "11,2", "11,9 mil millones", "3 %", "es"),
    ],
)
def test_growth_is_checked_against_amounts_that_were_not_understood(
    sentence: str, old: str, new: str, percent: str, lang: str
) -> None:
    rest = {"unit": "USD", "step": 1e8, "confidence": 0.0}
    facts = [
        fact(percent, 3.0, "%", "XNYS:KO", "revenue_growth"),
        (old, {"value": 11.2e9} | rest),
        (new, {"value": 11.9e9} | rest),
    ]
    claims = write("a.txt", sentence, *sorted(facts, key=lambda f: sentence.index(f[0])), lang=lang)
    assert [(f.kind, f.severity, f.expected) for f in find(claims)] == [("arithmetic", Severity.WARNING, "6.25%")]


def test_a_level_of_a_year_ago_says_nothing_of_the_day() -> None:
    sentence = "The stock jumped 5% to $105, from $90 a year ago."
    facts = [
        fact("5%", 5, "%", "XNYS:GE", "return"),
        fact("$105", 105, "USD", "XNYS:GE", "price"),
        fact("$90", 90, "USD", "XNYS:GE", "price"),
    ]
    assert told(write("a.txt", sentence, *facts)) == []


@pytest.mark.parametrize("named", [{"counterpart": "index:IBEX"}, {}, {"subject": None}])
def test_a_discount_is_checked_against_the_sentence_before(named: dict[str, Any]) -> None:
    first = "Lisbon fetches 9.1 times book, Madrid 14.0 times."
    second = "That is a 20% discount."
    claims = [
        *write(
            "a.txt",
            first,
            fact("9.1 times", 9.1, "x", "index:PSI", "pb"),
            fact("14.0 times", 14.0, "x", "index:IBEX", "pb"),
        ),
        *write(
            "a.txt",
            second,
            ("20%", {"value": 20, "unit": "%", "subject": "index:PSI", "metric": "valuation_discount"} | named),
            at=len(first) + 1,
        ),
    ]
    assert told(claims) == [("arithmetic", "error", [["a.txt:20%"], ["a.txt:9.1 times", "a.txt:14.0 times"]])]
