"""Quantities: what is read, what is left alone, and what always holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from nlp.convention import Convention, decide
from nlp.quantities import find, find_in
from nlp.reading import Interval, Mention

Row = tuple[str, float | None, float | None, str | None]


def read(text: str, lang: str) -> list[Row]:
    return [(q.text, q.low, q.high, q.unit) for q in find_in(text, lang, decide(text))]


POINTS = [
    ("en", "a forward P/E of 16.7 against 22x", [("16.7", 16.7, 16.7, None), ("22x", 22, 22, "x")]),
    ("es", "un PER de 16,7 frente a 22x", [("16,7", 16.7, 16.7, None), ("22x", 22, 22, "x")]),
    ("en", "valued at 12 times earnings", [("12 times", 12, 12, "x")]),
    ("es", "cotiza a 12,5 veces beneficios", [("12,5 veces", 12.5, 12.5, "x")]),
    ("en", "cut by 75-basis-point steps", [("75-basis-point", 75, 75, "bp")]),
    ("es", "recortó 75 puntos básicos", [("75 puntos básicos", 75, 75, "bp")]),
    ("es", "la tasa bajó 25 puntos base", [("25 puntos base", 25, 25, "bp")]),
    ("en", "a quarter point", [("a quarter point", 0.25, 0.25, "pp")]),
    ("es", "un cuarto de punto", [("un cuarto de punto", 0.25, 0.25, "pp")]),
    ("en", "half a percentage point", [("half a percentage point", 0.5, 0.5, "pp")]),
    ("es", "medio punto porcentual", [("medio punto porcentual", 0.5, 0.5, "pp")]),
    ("es", "el paro subió dos décimas", [("dos décimas", 0.2, 0.2, "pp")]),
    ("en", "the rate stands at 5-1/4 percent", [("5-1/4 percent", 5.25, 5.25, "%")]),
    ("en", "the rate stands at 4¼ percent", [("4¼ percent", 4.25, 4.25, "%")]),
    ("en", "sales of US$1.2bn", [("US$1.2bn", 1.2e9, 1.2e9, "USD")]),
    ("es", "ventas de 1.200 millones de euros", [("1.200 millones de euros", 1.2e9, 1.2e9, "EUR")]),
    ("es", "3 mil 500 millones de dólares", [("3 mil 500 millones de dólares", 3.5e9, 3.5e9, "USD")]),
    ("es", "5 mil 874.44 puntos", [("5 mil 874.44 puntos", 5874.44, 5874.44, "pts")]),
    ("en", "a trillion euros", [("a trillion euros", 1e12, 1e12, "EUR")]),
    ("es", "un billón de euros", [("un billón de euros", 1e12, 1e12, "EUR")]),
    ("es", "120 mdp y 45 mdd", [("120 mdp", 1.2e8, 1.2e8, "MXN"), ("45 mdd", 4.5e7, 4.5e7, "USD")]),
    ("en", "3,150 pence and 50 cents", [("3,150 pence", 31.5, 31.5, "GBP"), ("50 cents", 0.5, 0.5, "USD")]),
    ("en", "crude at $65.30 a barrel", [("$65.30 a barrel", 65.3, 65.3, "usd/bbl")]),
    ("es", "el crudo a 65,30 dólares por barril", [("65,30 dólares por barril", 65.3, 65.3, "usd/bbl")]),
    ("en", "added 250,000 new jobs", [("250,000", 250000, 250000, "count")]),
    ("es", "creó 12.500 nuevos empleos y un 0,3 % más", [("12.500", 12500, 12500, "count"), ("0,3 %", 0.3, 0.3, "%")]),
    ("en", "−4.32 (−1.87%)", [("−4.32", -4.32, -4.32, None), ("−1.87%", -1.87, -1.87, "%")]),
    ("es", "EUR +0,17%, GBP -0,30 %", [("+0,17%", 0.17, 0.17, "%"), ("-0,30 %", -0.3, -0.3, "%")]),
    ("en", "FTSE - 0.6%, DAX + 1.2%", [("- 0.6%", -0.6, -0.6, "%"), ("+ 1.2%", 1.2, 1.2, "%")]),
    ("es", "MERVAL - 0,6% y BOVESPA -1,2%", [("- 0,6%", -0.6, -0.6, "%"), ("-1,2%", -1.2, -1.2, "%")]),
    ("en", "a stake in Acme - 20% of it", [("20%", 20, 20, "%")]),
    ("en", "| (0.3) | 4.2% |", [("0.3", -0.3, -0.3, None), ("4.2%", 4.2, 4.2, "%")]),
    ("en", "EUR/USD 1.0850", [("1.0850", 1.085, 1.085, None)]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), POINTS)
def test_reads_a_number_with_its_unit(lang: str, text: str, expected: list[Row]) -> None:
    assert read(text, lang) == expected


INTERVALS = [
    ("en", "in the 3.50%–3.75% range", [("3.50%–3.75%", 3.5, 3.75, "%")]),
    (
        "es",
        "entre 71,300 y 72,900 dólares, un 0,5 % más",
        [("71,300 y 72,900 dólares", 71300, 72900, "USD"), ("0,5 %", 0.5, 0.5, "%")],
    ),
    ("en", "growth of 17% to 22%", [("17% to 22%", 17, 22, "%")]),
    ("en", "between 3 and 4%", [("3 and 4%", 3, 4, "%")]),
    ("es", "entre un 5 y un 6 por ciento", [("5 y un 6 por ciento", 5, 6, "%")]),
    ("es", "un rango del 3 al 4 %", [("3 al 4 %", 3, 4, "%")]),
    ("en", "a range of 0 to 1/4 percent", [("0 to 1/4 percent", 0, 0.25, "%")]),
    ("en", "$2.5-3 billion", [("$2.5-3 billion", 2.5e9, 3e9, "USD")]),
    ("es", "de 2 a 3 millones de euros", [("2 a 3 millones de euros", 2e6, 3e6, "EUR")]),
    ("en", "by 25 or 50 basis points", [("25 or 50 basis points", 25, 50, "bp")]),
    ("es", "en 25 o 50 puntos básicos", [("25 o 50 puntos básicos", 25, 50, "bp")]),
    ("en", "rose from 3% to 4%", [("3%", 3, 3, "%"), ("4%", 4, 4, "%")]),
    ("es", "pasó del 3 % al 4 %", [("3 %", 3, 3, "%"), ("4 %", 4, 4, "%")]),
    ("en", "fell from 5 to 4 percent", [("5", 5, 5, "%"), ("4 percent", 4, 4, "%")]),
    ("en", "up $0.91 to $58.97", [("$0.91", 0.91, 0.91, "USD"), ("$58.97", 58.97, 58.97, "USD")]),
    ("es", "sube 34 dólares a 5.030 dólares", [("34 dólares", 34, 34, "USD"), ("5.030 dólares", 5030, 5030, "USD")]),
    ("en", "above 5% and at most $3", [("5%", 5, None, "%"), ("$3", None, 3, "USD")]),
    ("es", "más del 5 % y a lo sumo 3 euros", [("5 %", 5, None, "%"), ("3 euros", None, 3, "EUR")]),
    ("es", "mayor que 10 y menor que 20", [("10 y menor que 20", 10, 20, None)]),
    ("es", "más alto que un cuarto y más bajo que un medio", [("un cuarto y más bajo que un medio", 0.25, 0.5, None)]),
    ("en", "look up to the 98 level", [("98", 98, 98, None)]),
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


MULTIPLES = [
    (
        "en",
        "sells for 18 times sales and its rival for 11 times.",
        [("18 times", 18, 18, "x"), ("11 times", 11, 11, "x")],
    ),
    ("es", "cotiza a 18 veces ventas y su rival, a 11 veces.", [("18 veces", 18, 18, "x"), ("11 veces", 11, 11, "x")]),
    ("en", "a P/E of 12 times, from 14 times a year ago", [("12 times", 12, 12, "x"), ("14 times", 14, 14, "x")]),
    ("es", "un PER de 12 veces, frente a 14 veces en 2024", [("12 veces", 12, 12, "x"), ("14 veces", 14, 14, "x")]),
    ("en", "raised its sales outlook three times since May", [("three", 3, 3, None)]),
    ("es", "elevó sus ventas tres veces desde mayo", [("tres", 3, 3, None)]),
    ("en", "resistance held 10 times.", [("10", 10, 10, None)]),
    ("es", "la resistencia aguantó 10 veces.", [("10", 10, 10, None)]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), MULTIPLES)
def test_tells_a_multiple_from_how_often(lang: str, text: str, expected: list[Row]) -> None:
    assert read(text, lang) == expected


PRICES = [
    ("en", "copper at $4.85 a pound", [("$4.85", 4.85, 4.85, "USD")]),
    ("es", "el cobre, a US$ 4,85 la libra", [("US$ 4,85", 4.85, 4.85, "USD")]),
    ("en", "wheat at €212 per tonne", [("€212", 212, 212, "EUR")]),
    ("es", "el trigo, a 212 euros la tonelada", [("212 euros", 212, 212, "EUR")]),
    ("en", "a dividend of $0.32 a share", [("$0.32", 0.32, 0.32, "USD")]),
    ("es", "un dividendo de 0,32 dólares por acción", [("0,32 dólares", 0.32, 0.32, "USD")]),
    ("en", "gold at $4,015 an ounce", [("$4,015 an ounce", 4015, 4015, "usd/oz")]),
    ("es", "el oro, a 4.015,5 dólares la onza", [("4.015,5 dólares la onza", 4015.5, 4015.5, "usd/oz")]),
    ("en", "it costs 12 dollars and 75.", [("12 dollars and 75", 12.75, 12.75, "USD")]),
    ("es", "cuesta 12 euros con 75.", [("12 euros con 75", 12.75, 12.75, "EUR")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), PRICES)
def test_takes_only_barrels_and_ounces_into_the_unit(lang: str, text: str, expected: list[Row]) -> None:
    assert read(text, lang) == expected


LENT = [
    ("en", "a profit of 310 million and sales of 4 billion euros", ["EUR", "EUR"]),
    ("es", "ganó 310 millones y vendió por 4.100,5 millones de euros", ["EUR", "EUR"]),
    ("en", "310 million barrels, sold for 4 billion euros", [None, "EUR"]),
    ("es", "310 millones de barriles, vendidos por 4 millones de euros", [None, "EUR"]),
    ("en", "a profit of 310 million. Sales of 4 billion euros", [None, "EUR"]),
    ("es", "ganó 310 millones, con 2 millones de euros y 3 millones de dólares", [None, "EUR", "USD"]),
]


@pytest.mark.parametrize(("lang", "text", "units"), LENT)
def test_lends_an_amount_the_only_currency_of_its_sentence(lang: str, text: str, units: list[str | None]) -> None:
    assert [unit for *_, unit in read(text, lang)] == units


NOTHING = [
    ("en", "On January 2, 2026 and Oct. 28-29 at 8.30am"),
    ("es", "El 28 y 29 de octubre de 2025, a las 20.30 horas"),
    ("en", "the S&P 500, the Nasdaq-100, Covid-19 and the G7"),
    ("es", "el Ibex 35, el Stoxx 600 y el 2º trimestre"),
    ("en", "the 10-year note, a 52-week high, 43-day lows, three quarters ago"),
    ("es", "el bono a 10 años, en los últimos 30 días, tres meses"),
    ("en", 'see <b style="color: #2caef7">1 - </b> [chart](http://x.org/14-Oct-2025/a.jpg), banks861045-- and 24/7'),
    ("es", "en el 4T25 y en 2026, uno de los bancos"),
    ("en", "one of the banks in 2026, at one point, the first half of 2025"),
    ("en", "a 1080p screen, a 38mm case"),
    ("en", "1. First point\n2) Second point"),
    ("en", "call +1-222-2222-2222"),
]


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_leaves_alone_numbers_that_are_no_figures(lang: str, text: str) -> None:
    assert read(text, lang) == []


APPROXIMATE = [
    ("en", "nearly 600 basis points", (True, 100.0)),
    ("es", "casi 600 puntos básicos", (True, 100.0)),
    ("en", "near 3.0%", (True, 0.1)),
    ("es", "en torno al 3,0 %", (True, 0.1)),
    ("en", "exactly 600 basis points", (False, 1.0)),
    ("es", "un 5% aproximadamente", (True, 1.0)),
    ("en", "just above $60", (True, 10.0)),
    ("en", "just above the $60 offer price", (False, 1.0)),
    ("en", "$35 billion", (False, 1e9)),
    ("es", "35.000 millones de dólares", (False, 1e6)),
]


@pytest.mark.parametrize(("lang", "text", "expected"), APPROXIMATE)
def test_says_how_far_a_figure_is_rounded(lang: str, text: str, expected: tuple[bool, float]) -> None:
    (quantity,) = find_in(text, lang, decide(text))
    assert (quantity.approx, quantity.step) == expected


READINGS = [
    ("es", "cerró en 1.234", Convention(), (1234.0, (Interval(1.234, 1.234),))),
    ("es", "cerró en 1.234", Convention(decimal="."), (1.234, ())),
    ("es", "cerró en 1.234", Convention(decimal=","), (1234.0, ())),
    ("en", "closed at 1.234", Convention(), (1.234, (Interval(1234.0, 1234.0),))),
    ("en", "closed at 1,234", Convention(), (1234.0, ())),
    ("es", "1.234 solicitudes", Convention(decimal="."), (1234.0, ())),
    ("es", "sobre los $88,000", Convention(decimal=","), (88000.0, (Interval(88.0, 88.0),))),
]


@pytest.mark.parametrize(("lang", "text", "convention", "expected"), READINGS)
def test_keeps_the_other_reading_of_an_unsettled_number(
    lang: str, text: str, convention: Convention, expected: tuple[float, tuple[Interval, ...]]
) -> None:
    (quantity,) = find_in(text, lang, convention)
    assert (quantity.low, quantity.readings) == expected


def test_digits_of_a_name_are_no_quantity() -> None:
    doc = spacy.blank("en")("The MegaFund 7000 gained 3%.")
    name = Mention(4, 17, "MegaFund 7000", "XNAS:MEGA", "security", "en", "name", 1.0)
    assert [quantity.text for quantity in find(doc, Convention(), [name])] == ["3%"]


MARKS = {"en": (",", "."), "es": (".", ",")}


@given(lang=st.sampled_from(["en", "es"]), cents=st.integers(0, 10**11))
def test_reads_back_a_number_of_either_convention(lang: str, cents: int) -> None:
    thousands, decimal = MARKS[lang]
    written = f"{cents // 100:,}".replace(",", thousands) + f"{decimal}{cents % 100:02}"
    expected = float(f"{cents // 100}.{cents % 100:02}")
    for convention in (Convention(), Convention(decimal=decimal)):
        (quantity,) = find_in(f"{written} %", lang, convention)
        assert (quantity.text, quantity.low, quantity.step, quantity.readings) == (f"{written} %", expected, 0.01, ())


PIECES = st.sampled_from(
    [
        "3",
        "4,5",
        "1.234",
        "1/4",
        "5-1/2",
        "½",
        "%",
        "percent",
        "por",
        "ciento",
        "to",
        "a",
        "de",
        "del",
        "entre",
        "between",
        "from",
        "y",
        "and",
        "or",
        "o",
        "$",
        "€",
        "US$",
        "-",
        "–",
        "−",
        "+",
        "(",
        ")",
        ",",
        ".",
        "million",
        "millones",
        "mil",
        "bn",
        "K",
        "x",
        "times",
        "veces",
        "basis",
        "points",
        "puntos",
        "básicos",
        "one",
        "two",
        "un",
        "una",
        "tres",
        "half",
        "medio",
        "quarter",
        "above",
        "más",
        "hasta",
        "up",
        "rose",
        "subió",
        "about",
        "casi",
        "2025",
        "January",
        "enero",
        "years",
        "años",
        "S&P",
        "500",
    ]
)


@given(lang=st.sampled_from(["en", "es"]), pieces=st.lists(PIECES, max_size=30), glue=st.sampled_from([" ", ""]))
def test_spans_slice_the_text_in_order_without_overlap(lang: str, pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    quantities = find_in(text, lang, decide(text))
    assert all(text[q.start : q.end] == q.text and q.step > 0 for q in quantities)
    assert all(a.end <= b.start for a, b in pairwise(quantities))
    assert all(q.low is None or q.high is None or q.low <= q.high for q in quantities)
