from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from nlp.tables import language_table
from nlp.times.time import as_of, find, period_of

DATE = "2026-01-08"  # a Thursday

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def blank(lang: str) -> Language:
    return spacy.blank(lang)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "on January 2, 2026", ("January 2, 2026", "2026-01-02", "point", "P1D")),
        ("es", "el 2 de enero de 2026", ("2 de enero de 2026", "2026-01-02", "point", "P1D")),
        ("en", "on Jan. 7", ("Jan. 7", "2026-01-07", "point", "P1D")),
        ("es", "el 7 de enero", ("7 de enero", "2026-01-07", "point", "P1D")),
        # A day without its year is the next one where that is near, and else the last.
        ("en", "out on Friday, January 16", ("January 16", "2026-01-16", "point", "P1D")),
        ("es", "sale el viernes 16 de enero", ("16 de enero", "2026-01-16", "point", "P1D")),
        ("en", "forecast for December 29", ("December 29", "2025-12-29", "point", "P1D")),
        ("es", "lo previsto para el 29 de diciembre", ("29 de diciembre", "2025-12-29", "point", "P1D")),
        ("en", "cut on March 3", ("March 3", "2025-03-03", "point", "P1D")),
        ("es", "recortó el 3 de marzo", ("3 de marzo", "2025-03-03", "point", "P1D")),
        ("en", "on 1/2/2026", ("1/2/2026", "2026-01-02", "point", "P1D")),
        ("es", "el 2/1/2026", ("2/1/2026", "2026-01-02", "point", "P1D")),
        ("en", "it fell in December", ("December", "2025-12", "point", "P1M")),
        ("es", "cayó en diciembre", ("diciembre", "2025-12", "point", "P1M")),
        ("en", "it will report in March", ("March", "2026-03", "point", "P1M")),
        ("es", "se espera para marzo", ("marzo", "2026-03", "point", "P1M")),
        ("en", "by late 2025", ("late 2025", "2025-Q4", "point", None)),
        ("es", "a finales de 2025", ("finales de 2025", "2025-Q4", "point", None)),
        ("en", "in early 2026", ("early 2026", "2026-Q1", "point", None)),
        ("es", "a principios de 2026", ("principios de 2026", "2026-Q1", "point", None)),
        ("en", "in mid-2026", ("mid-2026", "2026-04/2026-09", "point", None)),
        ("es", "a mediados de 2026", ("mediados de 2026", "2026-04/2026-09", "point", None)),
        ("en", "in Q4 2025", ("Q4 2025", "2025-Q4", "point", "P3M")),
        ("en", "from April to December", ("from April to December", "2025-04/2025-12", "point", "P9M")),
        ("es", "de abril a diciembre", ("de abril a diciembre", "2025-04/2025-12", "point", "P9M")),
        ("en", "July-September 2025", ("July-September 2025", "2025-Q3", "point", "P3M")),
        ("es", "entre julio y septiembre", ("entre julio y septiembre", "2025-Q3", "point", "P3M")),
        ("en", "9M25", ("9M25", "2025-01/2025-09", "point", "P9M")),
        ("es", "9M25", ("9M25", "2025-01/2025-09", "point", "P9M")),
        ("en", "the first nine months of 2025", ("first nine months of 2025", "2025-01/2025-09", "point", "P9M")),
        ("es", "los nueve primeros meses de 2025", ("nueve primeros meses de 2025", "2025-01/2025-09", "point", "P9M")),
        # What prices do from one month to the next is of the second.
        ("en", "from October to November", ("from October to November", "2025-11", "point", "P1M")),
        ("es", "de octubre a noviembre", ("de octubre a noviembre", "2025-11", "point", "P1M")),
        ("es", "en el 4T25", ("4T25", "2025-Q4", "point", "P3M")),
        ("en", "the fourth quarter of 2025", ("fourth quarter of 2025", "2025-Q4", "point", "P3M")),
        ("es", "el cuarto trimestre de 2025", ("cuarto trimestre de 2025", "2025-Q4", "point", "P3M")),
        ("en", "the fourth quarter", ("fourth quarter", "2025-Q4", "point", "P3M")),
        ("es", "el cuarto trimestre", ("cuarto trimestre", "2025-Q4", "point", "P3M")),
        ("en", "the first half of 2026", ("first half of 2026", "2026-01/2026-06", "point", "P6M")),
        ("es", "el primer semestre de 2026", ("primer semestre de 2026", "2026-01/2026-06", "point", "P6M")),
        ("en", "for FY2026", ("FY2026", "2026", "point", "P1Y")),
        ("es", "el ejercicio 2026", ("ejercicio 2026", "2026", "point", "P1Y")),
        ("en", "this year", ("this year", "2026", "point", "P1Y")),
        ("es", "este año", ("este año", "2026", "point", "P1Y")),
        ("en", "last year", ("last year", "2025", "point", "P1Y")),
        ("es", "el año pasado", ("año pasado", "2025", "point", "P1Y")),
        ("en", "next year", ("next year", "2027", "point", "P1Y")),
        ("es", "el próximo año", ("próximo año", "2027", "point", "P1Y")),
        ("en", "the previous year", ("the previous year", "2025", "point", "P1Y")),
        ("es", "el año anterior", ("año anterior", "2025", "point", "P1Y")),
        ("en", "it rose today", ("today", "2026-01-08", "point", "P1D")),
        ("es", "subió hoy", ("hoy", "2026-01-08", "point", "P1D")),
        ("en", "it rose yesterday", ("yesterday", "2026-01-07", "point", "P1D")),
        ("es", "subió ayer", ("ayer", "2026-01-07", "point", "P1D")),
        ("en", "it reopens tomorrow", ("tomorrow", "2026-01-09", "point", "P1D")),
        ("es", "reabre mañana", ("mañana", "2026-01-09", "point", "P1D")),
        ("en", "it rose on Monday", ("Monday", "2026-01-05", "point", "P1D")),
        ("es", "subió el lunes", ("lunes", "2026-01-05", "point", "P1D")),
        ("en", "it will meet on Monday", ("Monday", "2026-01-12", "point", "P1D")),
        ("es", "se espera el lunes", ("lunes", "2026-01-12", "point", "P1D")),
        ("en", "last week", ("last week", "2025-12-29/2026-01-04", "point", "P1W")),
        ("es", "la semana pasada", ("semana pasada", "2025-12-29/2026-01-04", "point", "P1W")),
        ("en", "last month", ("last month", "2025-12", "point", "P1M")),
        ("es", "el mes pasado", ("mes pasado", "2025-12", "point", "P1M")),
        ("en", "by year-end", ("year-end", "2026-12", "point", None)),
        ("es", "a fin de año", ("fin de año", "2026-12", "point", None)),
        ("en", "year-end 2027", ("year-end 2027", "2027-12", "point", None)),
        ("es", "el cierre del ejercicio 2027", ("cierre del ejercicio 2027", "2027-12", "point", None)),
        ("en", "at the close", ("at the close", "2026-01-08", "point", "P1D")),
        ("es", "al cierre", ("al cierre", "2026-01-08", "point", "P1D")),
        ("en", "a year ago", ("a year ago", "2025-01", "point", None)),
        ("es", "hace un año", ("hace un año", "2025-01", "point", None)),
        (
            "en",
            "the last two weeks of May 2025",
            ("last two weeks of May 2025", "2025-05-18/2025-05-31", "point", "P2W"),
        ),
        (
            "es",
            "las últimas dos semanas de mayo",
            ("últimas dos semanas de mayo", "2025-05-18/2025-05-31", "point", "P2W"),
        ),
        ("en", "the final week of 2025", ("final week of 2025", "2025-12-25/2025-12-31", "point", "P1W")),
        ("es", "la última semana de 2025", ("última semana de 2025", "2025-12-25/2025-12-31", "point", "P1W")),
        ("en", "the last thirty days", ("last thirty days", "2025-12-09/2026-01-08", "duration", "P30D")),
        ("es", "los últimos 12 meses", ("últimos 12 meses", "2025-01-08/2026-01-08", "duration", "P12M")),
        ("en", "year to date", ("year to date", "2026-01-01/2026-01-08", "duration", None)),
        ("es", "en lo que va de año", ("en lo que va de año", "2026-01-01/2026-01-08", "duration", None)),
        ("en", "since Tuesday", ("since Tuesday", "2026-01-06/2026-01-08", "duration", None)),
        ("es", "desde el martes", ("desde el martes", "2026-01-06/2026-01-08", "duration", None)),
        ("en", "year-on-year", ("year-on-year", None, "duration", "P1Y")),
        ("es", "interanual", ("interanual", None, "duration", "P1Y")),
        ("en", "quarterly sales", ("quarterly", None, "duration", "P3M")),
        ("es", "ventas trimestrales", ("trimestrales", None, "duration", "P3M")),
    ],
)
def test_find_resolves_an_expression(lang: str, text: str, expected: tuple[str, str | None, str, str | None]) -> None:
    found = [(time.text, time.value, time.kind, time.period) for time in find(blank(lang)(text), DATE)]
    assert found == [expected]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The 10-year Treasury is at its 52-week high."),
        ("es", "El bono a 10 años marca un máximo."),
        ("en", "Support at 2025 and resistance at 2,050 points"),
        ("es", "Soporte en 2025 y resistencia en 2.050 puntos"),
        ("en", "It may march on."),
        ("en", "A price of $2025"),
    ],
)
def test_tenors_levels_and_verbs_are_no_expressions_of_time(lang: str, text: str) -> None:
    assert find(blank(lang)(text), DATE) == ()


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "It rose today, last year and on Monday.", [None, None, None]),
        ("es", "Subió hoy, el año pasado y el lunes.", [None, None, None]),
        ("en", "From May 2024 it rose; by June 2024 it fell. In June it paused.", ["2024-05", "2024-06", "2024-06"]),
        ("es", "En mayo de 2024 subió. Cayó. En mayo, además, pausó.", ["2024-05", "2024-05"]),
    ],
)
def test_without_a_publication_date_only_the_text_gives_years(lang: str, text: str, values: list[str | None]) -> None:
    assert [time.value for time in find(blank(lang)(text), None)] == values


@pytest.mark.parametrize(
    ("lang", "text", "value", "expected"),
    [
        ("en", "As of January 2, 2026, it yielded 4%, while the bill paid 3%.", "3%", "2026-01-02"),
        ("es", "Al cierre de 2025, rendía 4%, mientras la letra pagaba 3%.", "3%", "2025-12"),
        ("en", "Growth was 3% in October and 2% in September.", "3%", "2025-10"),
        ("en", "Growth was 3% in October and 2% in September.", "2%", "2025-09"),
        ("es", "El alza fue de 3% en octubre y de 2% en septiembre.", "3%", "2025-10"),
        ("es", "El alza fue de 3% en octubre y de 2% en septiembre.", "2%", "2025-09"),
        ("es", "En octubre el alza fue de 3% y en septiembre, de 2%.", "2%", "2025-09"),
        ("en", "The fund, which lost 3% in 2022, gained 12%.", "12%", None),
        ("es", "El fondo, que perdió 3% en 2022, ganó 12%.", "12%", None),
        ("en", "Sales rose 5% from December.", "5%", None),
        ("es", "Las ventas subieron 5% frente a diciembre.", "5%", None),
        ("en", "It yields 1.8%, down from 1.9% on Monday.", "1.8%", None),
        ("en", "It yields 1.8%, down from 1.9% on Monday.", "1.9%", "2026-01-05"),
        ("en", "Sales were $9 million in 2024, from $8 million the previous year.", "$8 million", "2023"),
        ("es", "Vendió 9 millones en 2024, desde 8 millones el año anterior.", "8 millones", "2023"),
        ("en", "It rose 3%.", "3%", None),
        ("en", "As in December, prices rose 3%.", "3%", "2025-12"),
        ("es", "Al igual que en diciembre, los precios subieron 3%.", "3%", "2025-12"),
        ("en", "The bank, whose main rate is 3%, may cut on Thursday.", "3%", None),
        ("es", "El banco, cuya tasa es de 3%, puede bajarla el jueves.", "3%", None),
    ],
)
def test_as_of_binds_the_time_that_governs_a_figure(lang: str, text: str, value: str, expected: str | None) -> None:
    start = text.index(value)
    time = as_of(find(blank(lang)(text), DATE), start, start + len(value), 0, len(text), text)
    assert (time.value if time else None) == expected


@pytest.mark.parametrize(
    ("lang", "text", "value", "expected"),
    [
        ("en", "The fund gained 6% in the last thirty days.", "6%", "P30D"),
        ("es", "El fondo ganó 6% en los últimos treinta días.", "6%", "P30D"),
        ("en", "Its $5 billion quarterly outlay drew fire.", "$5 billion", "P3M"),
        ("es", "Su gasto trimestral de 5.000 millones inquieta.", "5.000 millones", "P3M"),
        ("en", "It trades at 5 dollars.", "5 dollars", None),
        ("en", "It rose 6% in three years.", "6%", "P3Y"),
        ("es", "Subió más de 6% en tres años.", "6%", "P3Y"),
        ("en", "It rose 6%, its best day in three years.", "6%", None),
        ("es", "Subió 6%, su mejor día en tres años.", "6%", None),
        ("en", "Prices rose 2%, the lowest rate in five years.", "2%", None),
        ("es", "Los precios subieron 2%, lo menos en cinco años.", "2%", None),
        ("en", "Prices rose 2% in October, and by 28% in twelve months.", "2%", None),
        ("es", "Los precios subieron 2% en octubre, con un alza de 28% en doce meses.", "2%", None),
        ("en", "The two funds gained 3% and 4% in twelve months.", "3%", "P12M"),
        ("es", "Los dos fondos ganaron 3% y 4% en doce meses.", "3%", "P1Y"),
    ],
)
def test_period_of_binds_the_length_that_a_figure_covers(
    lang: str, text: str, value: str, expected: str | None
) -> None:
    start = text.index(value)
    time = period_of(find(blank(lang)(text), DATE), start, start + len(value), 0, len(text), text)
    assert (time.period if time else None) == expected


@given(
    st.lists(
        st.sampled_from(["in", "May", "2025", "last", "year", "Q4", "3%", "the", "7", ",", "two", "weeks"]), max_size=14
    )
)
def test_expressions_are_slices_of_the_text_in_order(words: list[str]) -> None:
    text = " ".join(words)
    at = 0
    for time in find(blank("en")(text), DATE):
        assert time.start >= at
        assert text[time.start : time.end] == time.text
        at = time.end


@pytest.mark.parametrize("name", ["sentences", "language", "clauses", "time", "stance", "attribution", "basis"])
def test_the_languages_have_the_same_tables(name: str) -> None:
    assert _keys(language_table("en", name)) == _keys(language_table("es", name))


def _keys(node: object, path: str = "") -> set[str]:
    if not isinstance(node, dict):
        return {path}
    return {key for name, inner in node.items() for key in _keys(inner, f"{path}/{name}")}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Economists expect 45,000 jobs, after 41,000 in December.", ["2025-12"]),
        ("es", "Los analistas esperan 45.000 empleos, tras los 41.000 de diciembre.", ["2025-12"]),
        ("en", "The December inflation report is expected to be strong.", ["2025-12"]),
        ("es", "Se espera que el IPC de diciembre sea alto.", ["2025-12"]),
        ("en", "The bank is expected to cut in September.", ["2026-09"]),
        ("es", "Se espera que el banco recorte en septiembre.", ["2026-09"]),
        ("en", "The retailer ended 2025 with debt.", ["2025"]),
        ("es", "La minorista cerró 2025 con deuda.", ["2025"]),
        ("en", "Growth in 2026 and a deficit at the end of that year", ["2026", "2026-12"]),
        ("es", "Crecimiento en 2026 y déficit a fines de ese año", ["2026", "2026-12"]),
        ("es", "La minorista presentará el lunes.", ["2026-01-12"]),
    ],
)
def test_a_month_looks_ahead_by_its_own_clause(lang: str, text: str, expected: list[str]) -> None:
    assert [time.value for time in find(blank(lang)(text), DATE)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The Dax 40 closed on Monday at 900: on Wednesday it ended at 950.", ["2026-01-05", "2026-01-07"]),
        ("es", "El Dax 40 cerró el lunes en 900: el miércoles terminó en 950.", ["2026-01-05", "2026-01-07"]),
        ("en", "It sank 900 after it forecast first-quarter sales of 950.", [None, "2026-Q1"]),
        ("es", "Se hundió 900 tras prever para el primer trimestre ventas de 950.", [None, "2026-Q1"]),
        ("en", "The bank, which in December had cut 900, paused.", ["2025-12"]),
        ("es", "El banco, que en diciembre había recortado 900, hizo una pausa.", ["2025-12"]),
    ],
)
def test_a_figure_takes_the_time_of_its_own_clause(lang: str, text: str, expected: list[str | None]) -> None:
    figures = [(text.index(value), text.index(value) + 3) for value in ("900", "950") if value in text]
    times = find(blank(lang)(text), DATE)
    found = [as_of(times, *figure, 0, len(text), text, figures=figures) for figure in figures]
    assert [time.value if time else None for time in found] == expected
