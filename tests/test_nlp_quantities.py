"""Quantities: what is read, what is left alone, and what always holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from nlp.numbers.convention import Convention, decide
from nlp.numbers.quantities import find, find_in
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
    ("es", "19,04 unidades por dólar", [("19,04 unidades", 19.04, 19.04, None)]),
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
    ("en", "unemployment was 5.2 percent, from 5.4", ["%", "%"]),
    ("es", "el paro fue del 10,2 por ciento, frente al 10,4", ["%", "%"]),
    ("en", "a target of 17 pounds, from 16.5", ["GBP", "GBP"]),
    ("es", "un precio objetivo de 17 euros desde 16,5", ["EUR", "EUR"]),
    ("en", "rose 5% from 4 stores", ["%", None]),
    ("es", "subió un 5 % desde 4 tiendas", ["%", None]),
    ("es", "ganó 310 millones, con 2 millones de euros y 3 millones de dólares", [None, "EUR", "USD"]),
]


@pytest.mark.parametrize(("lang", "text", "units"), LENT)
def test_lends_the_unit_of_a_neighbour_or_the_only_currency_of_the_sentence(
    lang: str, text: str, units: list[str | None]
) -> None:
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
    ("es", "el tipo medio de la subasta"),
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
    ("en", "closed around the level of 72.5", (True, 0.1)),
    ("es", "rondando el nivel de los 72,5", (True, 0.1)),
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
