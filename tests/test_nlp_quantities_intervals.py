"""Intervals: ranges, open bounds, moves, and figures that were known before."""

from __future__ import annotations

import pytest

from nlp.numbers.convention import decide
from nlp.numbers.quantities import find_in

Row = tuple[str, float | None, float | None, str | None]


def read(text: str, lang: str) -> list[Row]:
    return [(q.text, q.low, q.high, q.unit) for q in find_in(text, lang, decide(text))]


INTERVALS = [
    ("en", "in the 3.50%–3.75% range", [("3.50%–3.75%", 3.5, 3.75, "%")]),
    (
        "es",
        "entre 71,300 y 72,900 dólares, un 0,5 % más",
        [("71,300 y 72,900 dólares", 71300, 72900, "USD"), ("0,5 %", 0.5, 0.5, "%")],
    ),
    ("en", "growth of 17% to 22%", [("17% to 22%", 17, 22, "%")]),
    ("en", "stuck in a narrow range ($41 and $44)", [("$41 and $44", 41, 44, "USD")]),
    ("es", "sigue en un rango estrecho (41 y 44 euros)", [("41 y 44 euros", 41, 44, "EUR")]),
    ("en", "between 3 and 4%", [("3 and 4%", 3, 4, "%")]),
    ("es", "entre un 5 y un 6 por ciento", [("5 y un 6 por ciento", 5, 6, "%")]),
    ("es", "un rango del 3 al 4 %", [("3 al 4 %", 3, 4, "%")]),
    ("en", "a range of 0 to 1/4 percent", [("0 to 1/4 percent", 0, 0.25, "%")]),
    ("en", "supported at $55 -56K", [("$55 -56K", 55e3, 56e3, "USD")]),
    ("es", "apoyado en $55 -56K", [("$55 -56K", 55e3, 56e3, "USD")]),
    ("es", "en $55-56,000, un 2,5 % más", [("$55-56,000", 55e3, 56e3, "USD"), ("2,5 %", 2.5, 2.5, "%")]),
    ("en", "1,204 -15K", [("1,204", 1204, 1204, None), ("-15K", -15e3, -15e3, None)]),
    ("es", "up $2 -3 puntos", [("$2", 2, 2, "USD"), ("-3 puntos", -3, -3, "pts")]),
    ("en", "$8.1B-$8.3B", [("$8.1B-$8.3B", 8.1e9, 8.3e9, "USD")]),
    ("en", "sales of $8, plus or minus 3%", [("$8", 8, 8, "USD"), ("3%", 3, 3, "%")]),
    ("en", "$2.5-3 billion", [("$2.5-3 billion", 2.5e9, 3e9, "USD")]),
    ("es", "de 2 a 3 millones de euros", [("2 a 3 millones de euros", 2e6, 3e6, "EUR")]),
    ("en", "by 25 or 50 basis points", [("25 or 50 basis points", 25, 50, "bp")]),
    ("es", "en 25 o 50 puntos básicos", [("25 o 50 puntos básicos", 25, 50, "bp")]),
    ("en", "rose from 3% to 4%", [("3%", 3, 3, "%"), ("4%", 4, 4, "%")]),
    ("es", "pasó del 3 % al 4 %", [("3 %", 3, 3, "%"), ("4 %", 4, 4, "%")]),
    (
        "en",
        "gained 2%, from 4,100 to 4,182 points",
        [("2%", 2, 2, "%"), ("4,100", 4100, 4100, "pts"), ("4,182 points", 4182, 4182, "pts")],
    ),
    (
        "es",
        "sumó un 2 %, de 4.100 a 4.182 puntos",
        [("2 %", 2, 2, "%"), ("4.100", 4100, 4100, "pts"), ("4.182 puntos", 4182, 4182, "pts")],
    ),
    (
        "en",
        "gained 2% on Monday, from 41 to 42 dollars",
        [("2%", 2, 2, "%"), ("41", 41, 41, "USD"), ("42 dollars", 42, 42, "USD")],
    ),
    (
        "es",
        "ganó un 2 % el lunes, de 41 a 42 euros",
        [("2 %", 2, 2, "%"), ("41", 41, 41, "EUR"), ("42 euros", 42, 42, "EUR")],
    ),
    ("en", "slowed to 3%, from 4 to 5%", [("3%", 3, 3, "%"), ("4 to 5%", 4, 5, "%")]),
    ("es", "bajó hasta el 3 %, de un 4 a un 5 %", [("3 %", 3, 3, "%"), ("4 a un 5 %", 4, 5, "%")]),
    ("en", "gained 2% in a range from 41 to 42 dollars", [("2%", 2, 2, "%"), ("41 to 42 dollars", 41, 42, "USD")]),
    ("es", "ganó un 2 % en un rango de 41 a 42 euros", [("2 %", 2, 2, "%"), ("41 a 42 euros", 41, 42, "EUR")]),
    ("en", "fell from 5 to 4 percent", [("5", 5, 5, "%"), ("4 percent", 4, 4, "%")]),
    ("en", "up $0.91 to $58.97", [("$0.91", 0.91, 0.91, "USD"), ("$58.97", 58.97, 58.97, "USD")]),
    ("es", "sube 34 dólares a 5.030 dólares", [("34 dólares", 34, 34, "USD"), ("5.030 dólares", 5030, 5030, "USD")]),
    ("en", "above 5% and at most $3", [("5%", 5, None, "%"), ("$3", None, 3, "USD")]),
    ("es", "más del 5 % y a lo sumo 3 euros", [("5 %", 5, None, "%"), ("3 euros", None, 3, "EUR")]),
    ("es", "mayor que 10 y menor que 20", [("10 y menor que 20", 10, 20, None)]),
    ("es", "más alto que un cuarto y más bajo que un medio", [("un cuarto y más bajo que un medio", 0.25, 0.5, None)]),
    ("en", "look up to the 98 level", [("98", 98, 98, None)]),
    ("en", "at 6.2% and up from 6.1%", [("6.2%", 6.2, 6.2, "%"), ("6.1%", 6.1, 6.1, "%")]),
    ("es", "superó por primera vez los 90 euros", [("90 euros", 90, None, "EUR")]),
    ("en", "more than half of the first half", [("half", 0.5, None, None)]),
    ("es", "más de la mitad de la primera mitad", [("mitad", 0.5, None, None)]),
    ("en", "edged up to 4.5%, up to 5%", [("4.5%", 4.5, 4.5, "%"), ("5%", None, 5, "%")]),
    ("es", "cayó hasta 98,89; de hasta un 5 %", [("98,89", 98.89, 98.89, None), ("5 %", None, 5, "%")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), INTERVALS)
def test_tells_ranges_bounds_and_moves(lang: str, text: str, expected: list[Row]) -> None:
    assert read(text, lang) == expected


KNOWN = [
    (
        "en",
        "a loss of $0.42, smaller than the $0.55 that Wall Street had penciled in",
        [("$0.42", 0.42, 0.42, "USD"), ("$0.55", 0.55, 0.55, "USD")],
    ),
    (
        "es",
        "un alza del 0,4%, por encima del 0,2% que preveían los economistas",
        [("0,4%", 0.4, 0.4, "%"), ("0,2%", 0.2, 0.2, "%")],
    ),
    ("en", "topping the $3.05 consensus", [("$3.05", 3.05, 3.05, "USD")]),
    ("es", "superó los 905 millones de euros estimados", [("905 millones de euros", 9.05e8, 9.05e8, "EUR")]),
    ("en", "above 4% expected by economists", [("4%", 4, 4, "%")]),
    ("es", "menos que el 4 % que descontaba el mercado", [("4 %", 4, 4, "%")]),
    ("en", "below the 190,000 new jobs expected", [("190,000", 190000, 190000, "count")]),
    ("es", "por debajo de los 190.000 nuevos empleos previstos", [("190.000", 190000, 190000, "count")]),
    ("en", "higher than the 2.9% of May", [("2.9%", 2.9, 2.9, "%")]),
    ("es", "superior al 2,9 % de mayo", [("2,9 %", 2.9, 2.9, "%")]),
    ("en", "traded above the 7,300 level", [("7,300", 7300, None, None)]),
    ("es", "cerró por encima de los 7.300 puntos", [("7.300 puntos", 7300, None, "pts")]),
    (
        "en",
        "sank more than 9%, more than $2 billion expected to leave",
        [("9%", 9, None, "%"), ("$2 billion", 2e9, None, "USD")],
    ),
    ("es", "se hundió más del 9 %; más de 20 euros previstos", [("9 %", 9, None, "%"), ("20 euros", 20, None, "EUR")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), KNOWN)
def test_a_figure_known_before_bounds_nothing(lang: str, text: str, expected: list[Row]) -> None:
    assert read(text, lang) == expected


REACHED = [
    ("en", "the yield climbed up to 4.7%", [("4.7%", 4.7, 4.7, "%")]),
    ("es", "el rendimiento escaló hasta el 4,7 %", [("4,7 %", 4.7, 4.7, "%")]),
    ("es", "subió tres décimas, hasta un 4,7 %", [("tres décimas", 0.3, 0.3, "pp"), ("4,7 %", 4.7, 4.7, "%")]),
    ("es", "cede un 2 % en el día, hasta 58,40 dólares", [("2 %", 2, 2, "%"), ("58,40 dólares", 58.4, 58.4, "USD")]),
    ("es", "los compradores podrían subir hasta 12,50 euros", [("12,50 euros", 12.5, 12.5, "EUR")]),
    ("es", "cayó un 3 %, más de lo esperado, hasta 21 euros", [("3 %", 3, 3, "%"), ("21 euros", 21, 21, "EUR")]),
    ("en", "it rose 4% and will buy back up to $3 billion", [("4%", 4, 4, "%"), ("$3 billion", None, 3e9, "USD")]),
    ("es", "subió un 4 % y recomprará hasta 30 euros", [("4 %", 4, 4, "%"), ("30 euros", None, 30, "EUR")]),
    ("en", "plans to cut up to 1,500 jobs", [("1,500", None, 1500, "count")]),
    ("es", "venderá hasta un 8 % de la filial", [("8 %", None, 8, "%")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), REACHED)
def test_tells_where_a_move_went_from_the_most_that_may_be(lang: str, text: str, expected: list[Row]) -> None:
    assert read(text, lang) == expected


FORECASTS = [
    ("en", "profit growth of 6% to 9% for banks", [("6% to 9%", 6, 9, "%")]),
    ("es", "un alza del beneficio de un 6 % a un 9 %", [("6 % a un 9 %", 6, 9, "%")]),
    ("en", "raised its growth forecast from 6% to 9%", [("6%", 6, 6, "%"), ("9%", 9, 9, "%")]),
    ("es", "elevó su previsión de crecimiento del 6 % al 9 %", [("6 %", 6, 6, "%"), ("9 %", 9, 9, "%")]),
    ("en", "growth in a range from 6% to 9%", [("6% to 9%", 6, 9, "%")]),
    ("es", "crecimiento en una horquilla del 6 % al 9 %", [("6 % al 9 %", 6, 9, "%")]),
    ("en", "widened to 9% from 6%", [("9%", 9, 9, "%"), ("6%", 6, 6, "%")]),
    ("es", "se amplió al 9 % desde el 6 %", [("9 %", 9, 9, "%"), ("6 %", 6, 6, "%")]),
    ("en", "fines of $2 million to $50 million", [("$2 million to $50 million", 2e6, 5e7, "USD")]),
    ("es", "multas de 2 a 50 millones de euros", [("2 a 50 millones de euros", 2e6, 5e7, "EUR")]),
    (
        "en",
        "fell 310 points to 45,120 points",
        [("310 points", 310, 310, "pts"), ("45,120 points", 45120, 45120, "pts")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), FORECASTS)
def test_tells_a_forecast_range_from_a_revised_forecast(lang: str, text: str, expected: list[Row]) -> None:
    assert read(text, lang) == expected
