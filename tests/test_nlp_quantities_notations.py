"""Every notation that market texts write numbers in, and the numbers in them that state nothing."""

from __future__ import annotations

import pytest

from nlp.numbers.convention import decide
from nlp.numbers.quantities import find_in

Row = tuple[str, float | None, float | None, str | None]
Point = tuple[str, float, str | None]


def read(text: str, lang: str) -> list[Row]:
    return [(q.text, q.low, q.high, q.unit) for q in find_in(text, lang, decide(text))]


def points(rows: list[Point]) -> list[Row]:
    return [(text, value, value, unit) for text, value, unit in rows]


CONVENTIONS = [
    ("en", "closed at 8,412.6 points", [("8,412.6 points", 8412.6, "pts")]),
    ("es", "cerró en 8.412,6 puntos", [("8.412,6 puntos", 8412.6, "pts")]),
    # One mark for the thousands and the decimals is a slip that leaves no doubt.
    ("en", "closed at 8,412,65 points", [("8,412,65 points", 8412.65, "pts")]),
    ("es", "cerró en 8.412.65 puntos", [("8.412.65 puntos", 8412.65, "pts")]),
    ("en", "closed at 8 412,6 points", [("8 412,6 points", 8412.6, "pts")]),
    ("es", "cerró en 8\u202f412,6 puntos", [("8\u202f412,6 puntos", 8412.6, "pts")]),
    ("en", "closed at 8,412.6 units", [("8,412.6", 8412.6, None)]),
    ("es", "cerró en 53 mil 412.65 unidades", [("53 mil 412.65 unidades", 53412.65, None)]),
    ("es", "subió un 0,4 % hasta los 9.912,8 enteros", [("0,4 %", 0.4, "%"), ("9.912,8 enteros", 9912.8, "pts")]),
    (
        "en",
        "a trillion yen and 2.5 billion euros",
        [("a trillion yen", 1e12, "JPY"), ("2.5 billion euros", 2.5e9, "EUR")],
    ),
    (
        "es",
        "un billón de yenes y 2,5 millardos de euros",
        [("un billón de yenes", 1e12, "JPY"), ("2,5 millardos de euros", 2.5e9, "EUR")],
    ),
    (
        "es",
        "ingresos por mil 310 mdp y 4 mil 200 mdd",
        [("mil 310 mdp", 1.31e9, "MXN"), ("4 mil 200 mdd", 4.2e9, "USD")],
    ),
    ("es", "invirtió 6 mil 500 millones de pesos mexicanos", [("6 mil 500 millones de pesos mexicanos", 6.5e9, "MXN")]),
    ("en", "a debt of 31.4 thousands of millions of euros", [("31.4 thousands of millions of euros", 3.14e10, "EUR")]),
    ("es", "una deuda de 31,4 miles de millones de euros", [("31,4 miles de millones de euros", 3.14e10, "EUR")]),
    ("en", "worth 3.9 million million dollars", [("3.9 million million dollars", 3.9e12, "USD")]),
    ("es", "vale 3,9 millones de millones de dólares", [("3,9 millones de millones de dólares", 3.9e12, "USD")]),
    ("en", "signed 3 million of million-dollar deals", [("3 million", 3e6, None)]),
    ("es", "vale 3.450 billones de dólares", [("3.450 billones de dólares", 3.45e15, "USD")]),
    ("en", "an EBITDA of MM$ 410 and MMUS$ 35", [("MM$ 410", 4.1e8, "USD"), ("MMUS$ 35", 3.5e7, "USD")]),
    ("es", "un ebitda de MMUS$ 410 y US$ 35 MM", [("MMUS$ 410", 4.1e8, "USD"), ("US$ 35 MM", 3.5e7, "USD")]),
]

FRACTIONS = [
    ("en", "the rate is 4-1/4 percent", [("4-1/4 percent", 4.25, "%")]),
    ("es", "la tasa es 4-1/4 por ciento", [("4-1/4 por ciento", 4.25, "%")]),
    ("en", "from 5½% it was 5 1/2 percent", [("5½%", 5.5, "%"), ("5 1/2 percent", 5.5, "%")]),
    ("es", "del 5½ % al 5 1/2 por ciento", [("5½ %", 5.5, "%"), ("5 1/2 por ciento", 5.5, "%")]),
    ("en", "a quarter-point cut after half a point", [("a quarter-point", 0.25, "pp"), ("half a point", 0.5, "pp")]),
    (
        "es",
        "un recorte de cuarto de punto tras medio punto",
        [("cuarto de punto", 0.25, "pp"), ("medio punto", 0.5, "pp")],
    ),
    ("en", "a three-quarter-point rise", [("three-quarter-point", 0.75, "pp")]),
    ("es", "un alza de tres cuartos de punto", [("tres cuartos de punto", 0.75, "pp")]),
    ("en", "expects three quarter-point cuts", [("quarter-point", 0.25, "pp")]),
    ("en", "an eighth of a point", [("an eighth of a point", 0.125, "pp")]),
    ("es", "un octavo de punto", [("un octavo de punto", 0.125, "pp")]),
    ("en", "gained two points and a half", [("two points and a half", 2.5, "pts")]),
    ("es", "ganó dos puntos y medio", [("dos puntos y medio", 2.5, "pts")]),
    ("en", "cost two dollars and a half", [("two dollars and a half", 2.5, "USD")]),
    ("es", "costó dos euros y medio", [("dos euros y medio", 2.5, "EUR")]),
    ("en", "one and a half percent", [("one and a half percent", 1.5, "%")]),
    ("es", "uno y medio por ciento", [("uno y medio por ciento", 1.5, "%")]),
    ("en", "two points and a third of the firms", [("two points", 2.0, "pts"), ("a third", 1 / 3, None)]),
    ("es", "subió dos puntos y media jornada", [("dos puntos", 2.0, "pts")]),
    ("en", "a chance of one over twenty", [("one over twenty", 0.05, None)]),
    ("es", "una posibilidad de uno sobre veinte", [("uno sobre veinte", 0.05, None)]),
    (
        "en",
        "five twenty-seconds, seven twelfths",
        [("five twenty-seconds", 5 / 22, None), ("seven twelfths", 7 / 12, None)],
    ),
    (
        "es",
        "cinco veintidosavos, siete doceavos",
        [("cinco veintidosavos", 5 / 22, None), ("siete doceavos", 7 / 12, None)],
    ),
    ("en", "one hundred and thirty fifths", [("one hundred and thirty fifths", 26.0, None)]),
    ("es", "ciento treinta quintos", [("ciento treinta quintos", 26.0, None)]),
    ("en", "gained 2 over 5 days", [("2", 2.0, None)]),
    ("es", "un interés del 2 sobre saldos", [("2", 2.0, None)]),
]

MONEY = [
    ("en", "sales of US$4.7bn or €3bn", [("US$4.7bn", 4.7e9, "USD"), ("€3bn", 3e9, "EUR")]),
    ("es", "ventas de US$ 4.700 millones o 3.000 M€", [("US$ 4.700 millones", 4.7e9, "USD"), ("3.000 M€", 3e9, "EUR")]),
    ("en", "bitcoin at $93.3K, then 94.1K", [("$93.3K", 93300.0, "USD"), ("94.1K", 94100.0, None)]),
    ("es", "el bitcoin en $93,3K y 94,1K", [("$93,3K", 93300.0, "USD"), ("94,1K", 94100.0, None)]),
    (
        "en",
        "MXN 18.20, CLP 955 and R$5.45",
        [("MXN 18.20", 18.2, "MXN"), ("CLP 955", 955.0, "CLP"), ("R$5.45", 5.45, "BRL")],
    ),
    (
        "es",
        "MXN 18,20, CLP 955 y R$ 5,45",
        [("MXN 18,20", 18.2, "MXN"), ("CLP 955", 955.0, "CLP"), ("R$ 5,45", 5.45, "BRL")],
    ),
    ("en", "C$1.38, A$1.54 and S/ 3.71", [("C$1.38", 1.38, "CAD"), ("A$1.54", 1.54, "AUD"), ("S/ 3.71", 3.71, "PEN")]),
    (
        "es",
        "C$ 1,38, A$ 1,54 y S/ 3,71",
        [("C$ 1,38", 1.38, "CAD"), ("A$ 1,54", 1.54, "AUD"), ("S/ 3,71", 3.71, "PEN")],
    ),
    ("en", "up 12p to 3,150p, or £2.3m", [("12p", 0.12, "GBP"), ("3,150p", 31.5, "GBP"), ("£2.3m", 2.3e6, "GBP")]),
    (
        "es",
        "sube 12,5p hasta 1.315,5p, o £2,3 millones",
        [("12,5p", 0.125, "GBP"), ("1.315,5p", 13.155, "GBP"), ("£2,3 millones", 2.3e6, "GBP")],
    ),
    ("en", "$1,345,678 and U$S 1,200.50", [("$1,345,678", 1345678.0, "USD"), ("U$S 1,200.50", 1200.5, "USD")]),
    ("es", "$ 1.345.678 y u$s 1.200,50", [("$ 1.345.678", 1345678.0, "USD"), ("u$s 1.200,50", 1200.5, "USD")]),
    ("en", "a flat of UF 4,250.5", [("UF 4,250.5", 4250.5, "CLF")]),
    ("es", "un departamento de UF 4.250,5", [("UF 4.250,5", 4250.5, "CLF")]),
    ("en", "sales of Euro 31.5 million", [("Euro 31.5 million", 3.15e7, "EUR")]),
    ("es", "ventas de euros 31,5 millones", [("euros 31,5 millones", 3.15e7, "EUR")]),
    (
        "en",
        "40 Danish kroner, 55 zlotys, 7 Moroccan dirhams",
        [("40 Danish kroner", 40.0, "DKK"), ("55 zlotys", 55.0, "PLN"), ("7 Moroccan dirhams", 7.0, "MAD")],
    ),
    (
        "es",
        "40 coronas danesas, 55 guaranies, 7 libras egipcias",
        [("40 coronas danesas", 40.0, "DKK"), ("55 guaranies", 55.0, "PYG"), ("7 libras egipcias", 7.0, "EGP")],
    ),
    ("en", "earned $1.23 a share, or 45 cents per share", [("$1.23", 1.23, "USD"), ("45 cents", 0.45, "USD")]),
    (
        "es",
        "ganó 1,23 dólares por acción, o 45 céntimos por título",
        [("1,23 dólares", 1.23, "USD"), ("45 céntimos", 0.45, "EUR")],
    ),
    (
        "en",
        "a loss of $(0.12) per share and US$(3.4) million",
        [("$(0.12)", -0.12, "USD"), ("US$(3.4) million", -3.4e6, "USD")],
    ),
    (
        "es",
        "una pérdida de $(0,12) por acción y US$(3,4) millones",
        [("$(0,12)", -0.12, "USD"), ("US$(3,4) millones", -3.4e6, "USD")],
    ),
    ("en", "a token at $0.62c, once 57c", [("$0.62", 0.62, "USD"), ("57c", 0.57, "USD")]),
    ("es", "un token a $0,62c", [("$0,62", 0.62, "USD")]),
    ("en", "at $ 71,4 000 today, and $71,400 before", [("$71,400", 71400.0, "USD")]),
    ("es", "a $ 71,4 000 hoy, y 3 euros", [("3 euros", 3.0, "EUR")]),
    ("en", "the 6,900 mark", [("6,900", 6900.0, None)]),
]

SIGNED = [
    ("en", "| −1.54% | ▲ 0.5% | ▼ 12.30 |", [("−1.54%", -1.54, "%"), ("▲ 0.5%", 0.5, "%"), ("▼ 12.30", -12.3, None)]),
    ("es", "| −1,54% | ▲ 0,5 % | ▼ 12,30 |", [("−1,54%", -1.54, "%"), ("▲ 0,5 %", 0.5, "%"), ("▼ 12,30", -12.3, None)]),
    ("en", "▼ -0.3% | (1.2) | 4.0", [("-0.3%", -0.3, "%"), ("1.2", -1.2, None), ("4.0", 4.0, None)]),
    ("es", "▼ -0,3% | (1,2) | 4,0", [("-0,3%", -0.3, "%"), ("1,2", -1.2, None), ("4,0", 4.0, None)]),
    ("en", "gained 12.3 points (1.2%)", [("12.3 points", 12.3, "pts"), ("1.2%", 1.2, "%")]),
    ("es", "sumó 12,3 puntos (1,2 %)", [("12,3 puntos", 12.3, "pts"), ("1,2 %", 1.2, "%")]),
    ("en", "raised its target from $10 to $12", [("$10", 10.0, "USD"), ("$12", 12.0, "USD")]),
    ("es", "elevó su precio objetivo de 10 a 12 euros", [("10", 10.0, "EUR"), ("12 euros", 12.0, "EUR")]),
    ("en", "cut by 50bps, up 3 bp and 0.3pp", [("50bps", 50.0, "bp"), ("3 bp", 3.0, "bp"), ("0.3pp", 0.3, "pp")]),
    ("es", "recortó 50 pb, sube 3 pb y 0,3 pp", [("50 pb", 50.0, "bp"), ("3 pb", 3.0, "bp"), ("0,3 pp", 0.3, "pp")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), [*CONVENTIONS, *FRACTIONS, *MONEY, *SIGNED])
def test_reads_every_notation(lang: str, text: str, expected: list[Point]) -> None:
    assert read(text, lang) == points(expected)


RANGES = [
    ("en", "2%-3%", ("2%-3%", 2, 3, "%")),
    ("es", "2 % – 3 %", ("2 % – 3 %", 2, 3, "%")),
    ("en", "3.25%–3.50%", ("3.25%–3.50%", 3.25, 3.5, "%")),
    ("es", "3,25%–3,50%", ("3,25%–3,50%", 3.25, 3.5, "%")),
    ("en", "growth of 17% to 22%", ("17% to 22%", 17, 22, "%")),
    ("es", "un crecimiento del 17 al 22 %", ("17 al 22 %", 17, 22, "%")),
    ("en", "between 3 and 4%", ("3 and 4%", 3, 4, "%")),
    ("es", "entre un 5 y un 6 por ciento", ("5 y un 6 por ciento", 5, 6, "%")),
    ("es", "de entre el 2 y el 3 por ciento", ("2 y el 3 por ciento", 2, 3, "%")),
    ("en", "4-1/4 to 4-1/2 percent", ("4-1/4 to 4-1/2 percent", 4.25, 4.5, "%")),
    ("es", "entre 4¼ y 4½ %", ("4¼ y 4½ %", 4.25, 4.5, "%")),
    ("en", "three-to-five percent", ("three-to-five percent", 3, 5, "%")),
    ("es", "de tres a cinco por ciento", ("tres a cinco por ciento", 3, 5, "%")),
    ("en", "€1.2bn to €1.4bn", ("€1.2bn to €1.4bn", 1.2e9, 1.4e9, "EUR")),
    ("es", "de 12 a 14 millones de euros", ("12 a 14 millones de euros", 1.2e7, 1.4e7, "EUR")),
    ("en", "more than 10 but less than 20", ("10 but less than 20", 10, 20, None)),
    ("es", "más de 10 pero menos de 20", ("10 pero menos de 20", 10, 20, None)),
    ("en", "10 through 20", ("10 through 20", 10, 20, None)),
    ("es", "desde 10 hasta 20", ("10 hasta 20", 10, 20, None)),
    ("en", "25-50 bps", ("25-50 bps", 25, 50, "bp")),
    ("es", "25-50 pb", ("25-50 pb", 25, 50, "bp")),
    ("en", "above 5%", ("5%", 5, None, "%")),
    ("es", "por encima del 5 %", ("5 %", 5, None, "%")),
    ("en", "at least 5%", ("5%", 5, None, "%")),
    ("es", "cuando menos un 5 %", ("5 %", 5, None, "%")),
    ("en", "a $5bn-plus deal", ("$5bn", 5e9, None, "USD")),
    ("es", "arriba de los 900 pesos", ("900 pesos", 900, None, None)),
    ("en", "it does not exceed 5%", ("5%", None, 5, "%")),
    ("es", "no supera el 5 %", ("5 %", None, 5, "%")),
    ("en", "5% at the most", ("5%", None, 5, "%")),
    ("es", "un 5 % como mucho", ("5 %", None, 5, "%")),
    ("en", "beneath 900", ("900", None, 900, None)),
    ("es", "el dólar, bajo los 900", ("900", None, 900, None)),
    ("en", "trades at 15.2 times forward earnings", ("15.2 times", 15.2, 15.2, "x")),
    ("es", "cotiza a 15,2 veces sus beneficios", ("15,2 veces", 15.2, 15.2, "x")),
    ("en", "net debt of 2.3x EBITDA", ("2.3x", 2.3, 2.3, "x")),
    ("es", "una deuda de 2,3 veces ebitda", ("2,3 veces", 2.3, 2.3, "x")),
]


@pytest.mark.parametrize(("lang", "text", "expected"), RANGES)
def test_reads_every_range_bound_and_multiple(lang: str, text: str, expected: Row) -> None:
    assert read(text, lang) == [expected]


NOTHING = [
    ("en", "on January 9, 2026 at 4:30 p.m., in Q4 2025 and FY26"),
    ("es", "el 9 de enero de 2026 a las 16:30, en el 4T25 y el 1S26"),
    ("en", "the 10-year note, a 52-week high, the 200-day average, the 2s10s curve"),
    ("es", "el bono a 10 años, máximo de 52 semanas, la media de 200 sesiones, Cetes a 28 días"),
    ("en", "the Stoxx 600, the Nikkei 225, the iPhone 17, a Boeing 737, iOS 18.2 and version 2.5"),
    ("es", "el Stoxx 600, el Nikkei 225, el iPhone 17, un Boeing 737, iOS 18.2 y la versión 2.5"),
    ("en", "call 1-800-555-0134, (212) 555-0134 or +44 20 7946 0321"),
    ("es", "llame al 900 123 321, al teléfono 91 555 01 34 o al +34 91 555 01 34"),
    ("en", "see page 12, pages 12-14, Section 4.2 and Table 3"),
    ("es", "véase la página 12, las págs. 12-14, la sección 4.2 y el cuadro 3"),
    ("en", "1) Buy. 2) Sell."),
    ("es", "1) Comprar. 2) Vender."),
    ("en", "Ann Lee, 45, said; aged 52, a 61-year-old"),
    ("es", "Ana Ruiz, 45, dijo; a los 52 años"),
    ("en", "won 3-1 after a vote of 4-0 (2-1-1)"),
    ("es", "ganó 3-1 tras una votación de 4-0 (2-1-1)"),
    ("en", "at 1600 Amphitheatre Parkway, Mountain View, CA 94043"),
    ("es", "en Av. Apoquindo 3000, en la calle de Alcalá, 45, C.P. 28014"),
    ("en", "for a third day, the first half, a ninth straight week"),
    ("es", "por tercer día, la primera mitad, los años noventa"),
    ("en", "gainers led losers by 7 to 1, and by a 5 to 2 ratio; a 3 for 1 split, a split of 3 for 2"),
    ("es", "las alzas ganaron a las bajas por 7 a 1, en proporción de 5 a 2; un split de 3 por 1, acciones de 2 por 1"),
    ("en", "ISO 9001 and Interstate 95"),
    ("es", "ISO 9001 y RUT 76.123.456-7"),
]


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_numbers_that_state_nothing_are_no_quantities(lang: str, text: str) -> None:
    assert read(text, lang) == []


LEVELS = [
    ("en", "It fell from 7 to 1.", ["7", "1"]),
    ("es", "Bajó de 7 a 1.", ["7", "1"]),
    ("en", "It lost 7 to 10 points.", ["7 to 10 points"]),
    ("es", "Perdió 7 a 10 puntos.", ["7 a 10 puntos"]),
    ("en", "It stands at 1 to 1-1/4 percent.", ["1 to 1-1/4 percent"]),
    ("es", "Está entre 2 a 1,5 %.", ["2 a 1,5 %"]),
]


@pytest.mark.parametrize(("lang", "text", "values"), LEVELS)
def test_two_levels_and_a_range_are_no_ratio(lang: str, text: str, values: list[str]) -> None:
    assert [found[0] for found in read(text, lang)] == values


SHARES = [
    ("en", "half the jobs are gone", None),
    ("es", "dos tercios de empleos", None),
    ("en", "cut 500 jobs", "count"),
    ("es", "recortó 500 empleos", "count"),
]


@pytest.mark.parametrize(("lang", "text", "unit"), SHARES)
def test_a_share_of_what_is_counted_is_no_count(lang: str, text: str, unit: str | None) -> None:
    assert {found[3] for found in read(text, lang)} <= {unit}
