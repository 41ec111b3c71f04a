"""Figures with which a text contradicts itself, and those with which it does not."""

from __future__ import annotations

import pytest

from disagreeing import cpi, fact, on, pe, told, write
from index.sourced import SourcedClaim
from queries.findings import find


def test_balances_at_the_end_of_a_year_and_of_its_last_month_are_of_one_day() -> None:
    claims = [
        *write(
            "a.txt",
            "Cash was $7.2 billion at year-end.",
            fact("$7.2 billion", 7.2e9, "USD", "XNAS:ON", "cash", as_of="2025"),
        ),
        *write(
            "a.txt",
            "In December cash stood at $7.9 billion.",
            fact("$7.9 billion", 7.9e9, "USD", "XNAS:ON", "cash", as_of="2025-12"),
            at=50,
        ),
    ]
    assert told(claims) == [("self", "error", [["a.txt:$7.2 billion"], ["a.txt:$7.9 billion"]])]


def test_a_voice_that_contradicts_itself_needs_no_second_finding() -> None:
    claims = [*pe("a.txt", "9x", 9), *pe("a.txt", "11.2x", 11.2, at=200), *pe("b.txt", "9.1x", 9.1)]
    assert told(claims) == [("self", "warning", [["a.txt:9x"], ["a.txt:11.2x"]])]


def test_copies_of_a_text_that_contradicts_itself_are_one_finding() -> None:
    first = cpi("a.txt", "Inflation ran at 3.1% in January.", "3.1%", 3.1, cluster="k")
    second = cpi("a.txt", "January's 3.9% inflation surprised few.", "3.9%", 3.9, cluster="k", at=90)
    copied = [
        *cpi("b.txt", "Inflation ran at 3.1% in January.", "3.1%", 3.1, cluster="k", at=7),
        *cpi("b.txt", "January's 3.9% inflation surprised few.", "3.9%", 3.9, cluster="k", at=97),
    ]
    assert told([*first, *second, *copied]) == [
        ("self", "error", [["a.txt:3.1%", "b.txt:3.1%"], ["a.txt:3.9%", "b.txt:3.9%"]])
    ]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(
            cpi("a.txt", "La inflación fue del 3,1 % en enero.", "3,1 %", 3.1, lang="es")
            + cpi("a.txt", "Un 3% de inflación en enero.", "3%", 3.0, at=60, lang="es"),
            id="rounded",
        ),
        pytest.param(
            write(
                "a.txt",
                "The rate went from 4.50% to 4.25%.",
                fact("4.50%", 4.5, "%", "cb:BOE", "policy_rate"),
                fact("4.25%", 4.25, "%", "cb:BOE", "policy_rate"),
            ),
            id="one sentence knows what it says",
        ),
        pytest.param(
            write("a.txt", "La tasa es del 4,25 %.", fact("4,25 %", 4.25, "%", "cb:BCCH", "policy_rate"), lang="es")
            + write(
                "a.txt",
                "Hace un año era del 5,00 %.",
                fact("5,00 %", 5.0, "%", "cb:BCCH", "policy_rate"),
                lang="es",
                at=50,
            ),
            id="an earlier time",
        ),
        pytest.param(
            on("revenue_growth", 3.0, "%", "a.txt", "XNYS:KO", period="P3M", as_of="2025-Q4")
            + write(
                "a.txt",
                "Los ingresos orgánicos crecieron un 5%.",
                fact("5%", 5, "%", "XNYS:KO", "revenue_growth", period="P3M", as_of="2025-Q4"),
                lang="es",
                at=80,
            ),
            id="another definition",
        ),
        pytest.param(
            on("price", 66.0, "USD", "a.txt", "commodity:BRENT")
            + on("price", 71.0, "USD", "a.txt", "commodity:BRENT", at=80),
            id="many levels of a day",
        ),
        pytest.param(
            on("return", 0.5, "%", "a.txt", period="P1D") + on("return", 1.9, "%", "a.txt", period="P1D", at=80),
            id="moves within a day",
        ),
        pytest.param(
            on("inflation", 2.7, "%", "a.txt", "country:US") + on("inflation", 3.4, "%", "a.txt", "country:US", at=80),
            id="statistics of no stated month",
        ),
    ],
)
def test_what_is_no_self_finding(claims: list[SourcedClaim]) -> None:
    assert told(claims) == []


@pytest.mark.parametrize(
    ("lang", "whole", "part"),
    [
        ("en", "Profit through September grew {0}.", "Between July and September it grew {0}."),
        ("es", "El beneficio hasta septiembre creció un {0}.", "Solo entre julio y septiembre creció un {0}."),
    ],
)
def test_stretches_that_end_in_one_month_are_two(lang: str, whole: str, part: str) -> None:
    def grew(sentence: str, value: float, at: int) -> list[SourcedClaim]:
        told = fact(f"{value}%", value, "%", "XTST:ACM", "earnings_growth", as_of="2025-09")
        return write("a.txt", sentence.format(f"{value}%"), told, at=at, lang=lang)

    assert find([*grew(whole, 10.8, 0), *grew(part, 3.0, 500)], kinds={"self"}) == ()


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("en", "It trades at {0}, against 22x for large caps.", "Its multiple of {0} is above its mean of 16.1x."),
        ("es", "Cotiza a {0}, frente a 22 veces.", "Su múltiplo de {0} supera su media de 16,1 veces."),
    ],
)
def test_a_text_gives_a_multiple_twice_whatever_it_is_held_against(lang: str, first: str, second: str) -> None:
    def multiple(sentence: str, value: float, at: int) -> list[SourcedClaim]:
        text = f"{value}x"
        told = fact(text, value, "x", "index:SML", "pe_forward")
        return write("a.txt", sentence.format(text), told, at=at, lang=lang)

    claims = [*multiple(first, 15.6, 0), *multiple(second, 16.5, 500)]
    assert [finding.kind for finding in find(claims, kinds={"self"})] == ["self"]
