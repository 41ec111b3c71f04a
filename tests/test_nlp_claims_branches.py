"""Branches of surveys and jobs, and percentages that are no rate of an economy. Every sentence is our own."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.numbers.convention import decide
from nlp.pipeline import load

Row = tuple[str, str | None, str | None, str | None, float | None]
"""The words of a figure, its metric, subject and part, and its value."""

TEXTS: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        (
            "The UK services PMI rose to 52.1 in May, while the manufacturing index fell to 48.7. "
            "Economists expected 49.0."
        ),
        [
            ("52.1", "pmi", "country:GB", "services", 52.1),
            ("48.7", "pmi", "country:GB", "manufacturing", 48.7),
            ("49.0", "pmi", "country:GB", "manufacturing", 49.0),
        ],
    ),
    (
        "es",
        (
            "El PMI provisional compuesto de la zona euro subió a 51,4. Se habían previsto 51,0. "
            "El de servicios fue de 52,3."
        ),
        [
            ("51,4", "pmi", "country:EA", "composite", 51.4),
            ("51,0", "pmi", "country:EA", "composite", 51.0),
            ("52,3", "pmi", "country:EA", "services", 52.3),
        ],
    ),
    (
        "en",
        "In manufacturing, U.S. employment fell by 12,000 in May, while construction added 8,000 jobs.",
        [
            ("12,000", "payrolls", "country:US", "manufacturing", -12000.0),
            ("8,000", "payrolls", "country:US", "construction", 8000.0),
        ],
    ),
    (
        "es",
        "En España el empleo creció en 12.000 personas en la industria y en 8.000 en el campo en mayo.",
        [
            ("12.000", "payrolls", "country:ES", "industry", 12000.0),
            ("8.000", "payrolls", "country:ES", "agriculture", 8000.0),
        ],
    ),
    # What another clause tells of is no branch of what is counted.
    (
        "en",
        "Manufacturing was weak, and U.S. payrolls rose by 90,000 in May.",
        [("90,000", "payrolls", "country:US", None, 90000.0)],
    ),
    (
        "es",
        "La industria cae y la economía de España sumó 90.000 empleos en mayo.",
        [("90.000", "payrolls", "country:ES", None, 90000.0)],
    ),
    (
        "en",
        "The U.S. youth unemployment rate fell to 9.1% in May from 9.4%; among women it was 3.9%.",
        [
            ("9.1%", "unemployment_rate", "country:US", "youth", 9.1),
            ("9.4%", "unemployment_rate", "country:US", "youth", 9.4),
            ("3.9%", "unemployment_rate", "country:US", "women", 3.9),
        ],
    ),
    (
        "es",
        "La tasa de paro juvenil en España bajó al 24,1 % en mayo; la tasa de paro de las mujeres fue del 11,2 %.",
        [
            ("24,1 %", "unemployment_rate", "country:ES", "youth", 24.1),
            ("11,2 %", "unemployment_rate", "country:ES", "women", 11.2),
        ],
    ),
    # Fewer people are no rate, nor is what a rate moved by.
    (
        "en",
        "The UK unemployment rate rose 0.1% to 4.4%.",
        [("0.1%", None, None, None, 0.1), ("4.4%", "unemployment_rate", "country:GB", None, 4.4)],
    ),
    (
        "es",
        "En España el paro bajó en 57.000 personas (-2,1 %) en mayo.",
        [("57.000", None, None, None, 57000.0), ("-2,1 %", None, None, None, -2.1)],
    ),
    (
        "en",
        "U.S. inflation rose 0.2% to 2.4% in May.",
        [("0.2%", None, None, None, 0.2), ("2.4%", "inflation", "country:US", None, 2.4)],
    ),
    (
        "es",
        "La tasa de paro de México bajó un 0,2 % hasta el 2,7 %.",
        [("0,2 %", None, None, None, 0.2), ("2,7 %", "unemployment_rate", "country:MX", None, 2.7)],
    ),
    # A deficit that grew is no share of output.
    (
        "en",
        "The U.S. deficit jumped 12.1 percent to $612 billion for the full year.",
        [("12.1 percent", None, None, None, 12.1), ("$612 billion", None, None, None, 612e9)],
    ),
    (
        "es",
        "El déficit de España aumentó un 12,1 % en mayo, hasta 6.120 millones de euros.",
        [("12,1 %", None, None, None, 12.1), ("6.120 millones de euros", None, None, None, 6.12e9)],
    ),
    (
        "en",
        "The U.S. budget deficit widened to 6.1% last year.",
        [("6.1%", "deficit_to_gdp", "country:US", None, 6.1)],
    ),
    (
        "es",
        "El déficit público de España se amplió hasta el 3,4 % del PIB.",
        [("3,4 %", "deficit_to_gdp", "country:ES", None, 3.4)],
    ),
    # But a verb leads over "of" to the level that is left behind.
    (
        "en",
        "In Spain the jobless rate shot up to 14% in March.",
        [("14%", "unemployment_rate", "country:ES", None, 14.0)],
    ),
    (
        "es",
        "La tasa de paro de España bajará del 10 % en 2027.",
        [("10 %", "unemployment_rate", "country:ES", None, 10.0)],
    ),
    # A word beside one for a survey's figure tells of which, wherever it stands.
    (
        "en",
        "The PMI for euro zone services fell to 50.4. In Germany the composite gauge climbed to 53.4.",
        [("50.4", "pmi", "country:EA", "services", 50.4), ("53.4", "pmi", "country:DE", "composite", 53.4)],
    ),
    (
        "es",
        "El PMI de servicios de la zona euro cayó a 50,4. En Alemania el indicador compuesto subió a 53,4.",
        [("50,4", "pmi", "country:EA", "services", 50.4), ("53,4", "pmi", "country:DE", "composite", 53.4)],
    ),
    # A share of a basket or of a rise is no inflation.
    (
        "en",
        "Food inflation, which accounts for about 46% of India's CPI basket, drove over 75% of the rise in June.",
        [("46%", None, None, None, 46.0), ("75%", None, None, None, 75.0)],
    ),
    (
        "es",
        "Los alimentos, el 46 % de la cesta del IPC de la India, explicaron más del 75 % del alza de la inflación.",
        [("46 %", None, None, None, 46.0), ("75 %", None, None, None, 75.0)],
    ),
    # The indices that a survey is made of are not what they are called by.
    (
        "en",
        "The U.S. prices index of the survey registered 62.8 percent in May.",
        [("62.8 percent", None, None, None, 62.8)],
    ),
    (
        "es",
        "El subíndice de precios de la encuesta en México se situó en 62,8 en mayo.",
        [("62,8", None, None, None, 62.8)],
    ),
    (
        "en",
        "The U.S. consumer prices index rose 2.8 percent in May.",
        [("2.8 percent", "inflation", "country:US", None, 2.8)],
    ),
    (
        "es",
        "El índice de precios al consumo de España subió un 2,8 % en mayo.",
        [("2,8 %", "inflation", "country:ES", None, 2.8)],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), TEXTS)
def test_tells_a_branch_from_the_whole(lang: str, text: str, expected: list[Row]) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2026-06-12", convention=decide(text))
    found = nlp(doc)._.cotejo_claims
    rows = [(each.value_text, each.metric, each.subject, each.part, each.low) for each in found]
    assert rows == expected
