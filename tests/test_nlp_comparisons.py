"""Figures that lean on other figures: comparisons, moves and where they end, what is carried on. Own sentences."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.pipeline import load
from nlp.reading import Claim

Row = tuple[str, str | None, str | None, float | None, str | None]


def claims(lang: str, text: str) -> list[Claim]:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2026-03-04")
    return list(nlp(doc)._.cotejo_claims)


def rows(lang: str, text: str) -> list[Row]:
    return [(c.value_text, c.subject, c.metric, c.low, c.status.value) for c in claims(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # What a figure is compared with measures the same; the words behind it say whether it was only expected.
        (
            "en",
            "Nvidia's revenue grew 41%, beating the 38% that analysts expected.",
            [
                ("41%", "XNAS:NVDA", "revenue_growth", 41, "actual"),
                ("38%", "XNAS:NVDA", "revenue_growth", 38, "forecast"),
            ],
        ),
        (
            "es",
            "La economía de Chile creció un 2,9 %, por sobre el 2,6 % que esperaba el mercado.",
            [
                ("2,9 %", "country:CL", "gdp_growth", 2.9, "actual"),
                ("2,6 %", "country:CL", "gdp_growth", 2.6, "forecast"),
            ],
        ),
        (
            "en",
            "Pfizer's net income rose to $2.1 billion, or 37 cents a share, from $1.9 billion, or 33 cents a share.",
            [
                ("$2.1 billion", "XNYS:PFE", "net_income", 2.1e9, "actual"),
                ("37 cents", "XNYS:PFE", "eps", 0.37, "actual"),
                ("$1.9 billion", "XNYS:PFE", "net_income", 1.9e9, "actual"),
                ("33 cents", "XNYS:PFE", "eps", 0.33, "actual"),
            ],
        ),
        # A surprise is small beside what was expected.
        (
            "en",
            "Intel reported EPS of $0.42, topping estimates of $0.39 by $0.03.",
            [
                ("$0.42", "XNAS:INTC", "eps", 0.42, "actual"),
                ("$0.39", "XNAS:INTC", "eps", 0.39, "forecast"),
                ("$0.03", "XNAS:INTC", "surprise", 0.03, "actual"),
            ],
        ),
        # A forecast that is moved was one before.
        (
            "en",
            "The IMF cut its growth forecast for Spain to 2.1% from 2.4%.",
            [
                ("2.1%", "country:ES", "gdp_growth", 2.1, "forecast"),
                ("2.4%", "country:ES", "gdp_growth", 2.4, "forecast"),
            ],
        ),
        (
            "es",
            "El FMI rebajó su previsión de crecimiento para España al 2,1 % desde el 2,4 %.",
            [
                ("2,1 %", "country:ES", "gdp_growth", 2.1, "forecast"),
                ("2,4 %", "country:ES", "gdp_growth", 2.4, "forecast"),
            ],
        ),
        # The amount of a move does not stand between its level and what is measured.
        (
            "en",
            "Cisco raised its quarterly dividend by 3% to 42 cents a share.",
            [("3%", None, None, 3, "actual"), ("42 cents", "XNAS:CSCO", "dividend", 0.42, "actual")],
        ),
        (
            "es",
            "El riesgo país de Argentina bajó 14 unidades, hasta los 702 puntos básicos.",
            [
                ("14 unidades", None, None, 14, "actual"),
                ("702 puntos básicos", "country:AR", "country_risk", 702, "actual"),
            ],
        ),
        # A move in apposition to a level is a move of it.
        (
            "es",
            "Cemex reportó ventas de 4.100 millones de dólares en el trimestre, una caída de 3 % anual.",
            [
                ("4.100 millones de dólares", "XMEX:CEMEXCPO", "revenue", 4.1e9, "actual"),
                ("3 %", "XMEX:CEMEXCPO", "revenue_growth", -3, "actual"),
            ],
        ),
        (
            "es",
            "Telefónica ganó 1.200 millones de euros, un 11 % menos que un año antes.",
            [
                ("1.200 millones de euros", "XMAD:TEF", "net_income", 1.2e9, "actual"),
                ("11 %", "XMAD:TEF", "earnings_growth", -11, "actual"),
            ],
        ),
        # A loss is one in every figure that restates it.
        (
            "en",
            "Boeing posted a loss of $590 million, or 89 cents per share.",
            [
                ("$590 million", "XNYS:BA", "net_income", -5.9e8, "actual"),
                ("89 cents", "XNYS:BA", "eps", -0.89, "actual"),
            ],
        ),
        # What the contract has no metric for is no return of the shares.
        ("en", "Tesla deliveries fell 12.5% last quarter.", [("12.5%", None, None, 12.5, "actual")]),
        ("es", "Las matriculaciones de Tesla cayeron un 12,5 %.", [("12,5 %", None, None, 12.5, "actual")]),
        # Two tenths more than expected move no rate where no central bank is in view.
        (
            "es",
            "El IPC de España subió un 2,7 %, cuatro décimas más que en junio.",
            [("2,7 %", "country:ES", "inflation", 2.7, "actual"), ("cuatro décimas", None, None, 0.4, "actual")],
        ),
    ],
)
def test_a_figure_leans_on_the_one_before_it(lang: str, text: str, expected: list[Row]) -> None:
    assert rows(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "es",
            "La economía de España crecerá un 2,7 %. Alemania se quedará en el 0,3 % e Italia en el 0,6 %.",
            [("2,7 %", "country:ES"), ("0,3 %", "country:DE"), ("0,6 %", "country:IT")],
        ),
        (
            "en",
            "Growth in Spain will reach 2.7% this year, the IMF said. Germany will manage 0.3%.",
            [("2.7%", "country:ES"), ("0.3%", "country:DE")],
        ),
    ],
)
def test_a_measure_is_carried_on_to_the_next_country(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = claims(lang, text)

    assert [(claim.value_text, claim.subject) for claim in found] == expected
    assert {claim.metric for claim in found} == {"gdp_growth"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Inflation in Spain fell to 2.3%. Some 38% of the people polled saw it rising."),
        ("es", "La inflación en España bajó al 2,3 %. El 38 % de los encuestados la veía subir."),
    ],
)
def test_a_share_of_people_is_not_carried_on(lang: str, text: str) -> None:
    assert [claim.metric for claim in claims(lang, text)] == ["inflation", None]
