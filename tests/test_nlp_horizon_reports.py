"""Times of reports: the day of trading, the quarter of results, the year of an outlook; the texts are our own."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.pipeline import load

DATE = "2026-03-03"  # a Tuesday


def times(lang: str, text: str, doc_date: str | None = DATE) -> dict[str, str | None]:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date=doc_date)
    return {claim.value_text: claim.as_of for claim in nlp(doc)._.cotejo_claims if claim.metric}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # The weekday of the publication is the report's, whatever other day it names.
        (
            "en",
            "Dollar drifts\n\nIt wavered on Tuesday, Monday being a holiday.\n\nThe euro stood at $1.1734.",
            {"$1.1734": DATE},
        ),
        (
            "es",
            "El dólar duda\n\nApenas se movió este martes, tras el festivo del lunes.\n\nEl euro valía 1,1734 dólares.",
            {"1,1734 dólares": DATE},
        ),
        # Two bonds are held against each other, not two days.
        (
            "es",
            "Las bolsas cierran al alza\n\nEl bono a diez años español rendía un 3,12 %, frente al 2,61 % del bund.",
            {"3,12 %": DATE, "2,61 %": DATE},
        ),
        (
            "en",
            "Stocks close higher\n\nThe yield of the Italian 10-year bond was 3.4%, against 2.6% for the 10-year Bund.",
            {"3.4%": DATE, "2.6%": DATE},
        ),
        # Nor is a day to come that of the report.
        ("en", "Stocks rose on Monday. Markets will be closed on Tuesday.\n\nThe DAX gained 1%.", {"1%": "2026-03-02"}),
        ("es", "Las bolsas subieron el lunes. Cerrarán este martes.\n\nEl DAX ganó un 1 %.", {"1 %": "2026-03-02"}),
        # Another subject is not of the longer time that the one before it was of.
        (
            "en",
            "Stocks close lower\n\nNvidia is up 40% this year. AMD fell 2%.",
            {"40%": "2026", "2%": DATE},
        ),
        (
            "es",
            "Las bolsas cierran a la baja\n\nBBVA acumula un 40 % en el año. Sabadell cayó un 2 %.",
            {"40 %": None, "2 %": DATE},
        ),
        # The night before is another market's day.
        (
            "en",
            "Tokyo slips\n\nThe Nikkei fell 1% on Tuesday. Overnight the S&P 500 lost 0.2%.",
            {"1%": DATE, "0.2%": None},
        ),
        (
            "es",
            "Cede Tokio\n\nEl Nikkei cayó un 1 % el martes. Anoche el S&P 500 perdió un 0,2 %.",
            {"1 %": DATE, "0,2 %": "2026-03-02"},
        ),
        # A record is of the day on which it was reached.
        ("en", "Stocks close higher\n\nThe S&P 500 rose 0.4% to a record 6,978.60.", {"0.4%": DATE, "6,978.60": DATE}),
        (
            "es",
            "Las bolsas cierran al alza\n\nEl Ibex 35 subió un 0,4 % hasta un máximo histórico de 17.978,60 puntos.",
            {"0,4 %": DATE, "17.978,60 puntos": DATE},
        ),
        # A date sets the day of the week before it right.
        ("en", "Notes\n\nThe ECB kept its deposit rate at 2% on Thursday, February 26, 2026.", {"2%": "2026-02-26"}),
        (
            "es",
            "Notas\n\nEl BCE mantuvo el tipo de depósito en el 2 % el jueves 26 de febrero de 2026.",
            {"2 %": "2026-02-26"},
        ),
        # Nothing has moved on a day to come.
        ("en", "Stocks close lower\n\nNvidia, due to report on Friday, lost 2%.", {"2%": DATE}),
        (
            "es",
            "Las bolsas cierran a la baja\n\nInditex, que publicará sus cuentas el viernes, perdió un 2 %.",
            {"2 %": DATE},
        ),
        # What an aside tells of is not when the shares moved.
        ("en", "Stocks close lower\n\nNvidia, which earned less for years, fell 2%.", {"2%": DATE}),
        ("es", "Las bolsas cierran a la baja\n\nInditex, que lleva años creciendo, cayó un 2 %.", {"2 %": DATE}),
        # When a contract is due is not when it was traded.
        (
            "en",
            "Gold slips\n\nThe June gold contract settled on Monday at $5,161.20 an ounce.",
            {"$5,161.20 an ounce": "2026-03-02"},
        ),
        # A central bank's decision is of the day of the report that opens with it.
        (
            "en",
            "ECB stands pat\n\nThe European Central Bank left rates alone on Tuesday.\n\nThe deposit rate stays at 2%.",
            {"2%": DATE},
        ),
        (
            "es",
            "El BCE no se mueve\n\nNo tocó los tipos este martes.\n\nEl BCE mantuvo el tipo de depósito en el 2 %.",
            {"2 %": DATE},
        ),
    ],
)
def test_a_report_is_of_its_day(lang: str, text: str, expected: dict[str, str | None]) -> None:
    assert times(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # The quarter just over, whose figures are awaited.
        ("en", "Economists expect the U.S. economy to have grown 1.8% in the fourth quarter.", {"1.8%": "2025-Q4"}),
        (
            "es",
            "Los economistas prevén que la economía de España creciera un 1,8 % en el cuarto trimestre.",
            {"1,8 %": "2025-Q4"},
        ),
        # The year after the one named before.
        ("en", "Economists see U.S. growth of 1.9% this year and 2.2% next.", {"1.9%": "2026", "2.2%": "2027"}),
        (
            "es",
            "El PIB de España crecerá un 1,9 % este año, un 2,2 % el que viene y un 2 % el siguiente.",
            {"1,9 %": "2026", "2,2 %": "2027", "2 %": "2028"},
        ),
        # A list of months goes on.
        ("en", "U.S. inflation is seen at 2.1% in March and 1.9% in April.", {"2.1%": "2026-03", "1.9%": "2026-04"}),
        # The same stretch of another year.
        (
            "en",
            "Nvidia earned $9 billion in the fourth quarter, up from $8 billion in the same stretch of 2024.",
            {"$9 billion": "2025-Q4", "$8 billion": "2024-Q4"},
        ),
        (
            "es",
            "Inditex ganó 900 millones de euros en el cuarto trimestre, contra 800 millones del mismo lapso de 2024.",
            {"900 millones de euros": "2025-Q4", "800 millones": "2024-Q4"},
        ),
        # What is measured from a quarter is not of it.
        ("en", "Nvidia\n\nRevenue was $9 billion, 3% less than in 3Q24.", {"$9 billion": None, "3%": None}),
        (
            "es",
            "Inditex\n\nLos ingresos fueron de 900 millones, un 3 % menos que en el 3T24.",
            {"900 millones": None, "3 %": None},
        ),
        # An outlook for the year.
        ("en", "Nvidia kept its full-year revenue outlook of $90 billion.", {"$90 billion": "2026"}),
        (
            "es",
            "Inditex espera para el año completo unos ingresos de 40.000 millones de euros.",
            {"40.000 millones de euros": "2026"},
        ),
        # What was expected of what has just been told.
        (
            "en",
            "Nvidia posted earnings of 43 cents a share in the fourth quarter. Analysts had been looking for 41 cents.",
            {"43 cents": "2025-Q4", "41 cents": "2025-Q4"},
        ),
        (
            "es",
            "Inditex ganó 900 millones de euros netos en el cuarto trimestre. Los analistas anticipaban 880 millones.",
            {"900 millones de euros": "2025-Q4", "880 millones": "2025-Q4"},
        ),
    ],
)
def test_results_and_forecasts_have_their_period(lang: str, text: str, expected: dict[str, str | None]) -> None:
    assert times(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Nvidia's revenue will be $95 billion this year, up from $90 billion in 2025.", ["forecast", "actual"]),
        (
            "es",
            "Los ingresos de Inditex serán de 42.000 millones este año, desde 40.000 millones en 2025.",
            ["forecast", "actual"],
        ),
        ("en", "Nvidia: EPS of $7 in 2027.", ["forecast"]),
        ("es", "Inditex: BPA de 2 euros en 2027.", ["forecast"]),
    ],
)
def test_what_lies_ahead_has_not_happened(lang: str, text: str, expected: list[str]) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date=DATE)
    assert [claim.status for claim in nlp(doc)._.cotejo_claims if claim.metric] == expected
