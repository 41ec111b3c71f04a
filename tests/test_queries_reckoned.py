"""What texts reckon from the figures beside it: the last close, a year before, ratios, shares, promises, counts."""

from __future__ import annotations

import pytest

from index.sourced import SourcedClaim
from ingest.reader import from_text
from nlp.reader import read
from queries.findings import find

DAY = "2026-11-11"


def found(text: str, kind: str = "arithmetic") -> list[tuple[str | None, str | None]]:
    reading = read(from_text(text, name="a.txt", date=DAY))
    claims = [
        SourcedClaim(each, "a.txt", "a.txt", text[each.sentence_start : each.sentence_end], DAY, "a")
        for each in reading.claims
    ]
    return [(each.stated, each.expected) for each in find(claims, kinds={kind})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The S&P 500 closed at 6,912.40, up 0.6%; it had ended Tuesday at 6,831.20.",
            [("0.6%", "1.19%")],
        ),
        (
            "El Ibex 35 cerró en 16.120,40 puntos, un 0,4 % más; el martes había terminado en 15.930,20.",
            [("0,4 %", "1.19%")],
        ),
        ("Copper closed at $5.12 a pound, up 1.2% from Tuesday's $4.98.", [("1.2%", "2.81%")]),
        ("El oro subió un 0,5 % y cerró en 4.120 dólares, desde los 4.071 del martes.", [("0,5 %", "1.20%")]),
        ("The S&P 500 closed at 6,912.40, up 0.6%; it had ended Tuesday at 6,871.20.", []),
        ("El Ibex 35 cerró en 16.120,40 puntos, un 0,4 % más; el martes había terminado en 16.056,20.", []),
        ("The S&P 500 closed at 6,912.40, up 0.6%; it had ended September at 6,731.20.", []),
        ("El Ibex 35 cerró en 16.120,40 puntos, un 0,4 % más; había terminado septiembre en 15.475,20.", []),
        ("Copper closed at $5.12 a pound, up 1.2%, from October's $4.98.", []),
    ],
)
def test_a_days_move_is_held_against_the_close_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Caterpillar earned $2.85 billion in 2025, compared with $2.11 billion in 2024, up 52%.", [("52%", "35.1%")]),
        (
            "Acerinox ganó 320 millones de euros en 2025, frente a los 210 millones de 2024, un 12 % más.",
            [("12 %", "52.4%")],
        ),
        ("Caterpillar earned $2.85 billion in 2025, compared with $2.11 billion in 2024, up 35%.", []),
        ("Acerinox ganó 320 millones de euros en 2025, frente a los 210 millones de 2024, un 52 % más.", []),
        (
            "Caterpillar earned $2.85 billion in 2025, compared with $2.11 billion in 2024, up 12% excluding sales.",
            [],
        ),
        (
            "Acerinox ganó 320 millones de euros en 2025, frente a los 210 de 2024, un 12 % más sin contar ventas.",
            [],
        ),
    ],
)
def test_growth_behind_two_amounts_of_two_years(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At $68, Coca-Cola trades at 25 times expected earnings of $3.40 a share.", [("25 times", "20 x")]),
        (
            "A 18 euros, Iberdrola cotiza a 22 veces su beneficio por acción previsto de 1,20 euros.",
            [("22 veces", "15 x")],
        ),
        ("At $68, Coca-Cola trades at 20 times expected earnings of $3.40 a share.", []),
        (
            "Iberdrola cotiza a 18 euros y paga un dividendo de 0,63 euros, una rentabilidad del 5,1 %.",
            [("5,1 %", "3.50%")],
        ),
        ("Iberdrola cotiza a 18 euros y paga un dividendo de 0,63 euros, una rentabilidad del 3,5 %.", []),
        ("Coca-Cola trades at $68 and pays a quarterly dividend of $0.51 a share, a yield of 3%.", []),
        (
            "The Treasury sold $40 billion of notes and drew bids of $96 billion, 3.1 times the amount on offer.",
            [("3.1 times", "2.40 x")],
        ),
        (
            "El Tesoro colocó 5.000 millones de euros con una demanda de 84.000 millones, 12 veces la oferta.",
            [("12 veces", "16.8 x")],
        ),
        ("The Treasury sold $40 billion of notes with bids of $96 billion, and was 1.4 times oversubscribed.", []),
        ("El Tesoro colocó 5.000 millones de euros con una demanda de 84.000 millones, 16,8 veces la oferta.", []),
    ],
)
def test_ratios_of_what_stands_beside_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China accounted for $3 billion of the company's $12 billion of sales, or 35%.", [("35%", "25%")]),
        ("De los 12.000 millones de euros de ventas, 3.000 millones, el 35 %, proceden de China.", [("35 %", "25%")]),
        ("Exports of $3 billion made up 35% of sales of $12 billion.", [("35%", "25%")]),
        ("China accounted for $3 billion of the company's $12 billion of sales, or 25%.", []),
        ("De los 12.000 millones de euros de ventas, 3.000 millones, el 25 %, proceden de China.", []),
        ("The fund sold 3 million of its 12 million shares, or 5% of the capital.", []),
        ("El fondo vendió 3 millones de sus 12 millones de acciones, el 5 % del capital.", []),
    ],
)
def test_shares_of_a_part_and_its_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Barclays raised its price target on Nvidia to $245 from $210. It closed at $189 on Tuesday, so the "
                "target implies upside of 45%."
            ),
            [("45%", "29.6%")],
        ),
        (
            (
                "Barclays raised its price target on Nvidia to $245 from $210. It closed at $189 on Tuesday, so the "
                "target implies upside of 29%."
            ),
            [],
        ),
        (
            "El de Cellnex, de 42 euros, ofrece un potencial del 59 % sobre los 29,80 euros actuales.",
            [("59 %", "40.9%")],
        ),
        ("El de Cellnex, de 42 euros, ofrece un potencial del 41 % sobre los 29,80 euros actuales.", []),
    ],
)
def test_what_a_target_promises(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. claims for unemployment benefits fell by 6,000 to 221,000, from 229,000.", [("221,000", "223,000")]),
        (
            (
                "Las solicitudes iniciales de subsidio por desempleo en Estados Unidos bajaron "
                "en 6.000, hasta 221.000, "
                "desde 229.000."
            ),
            [("221.000", "223,000")],
        ),
        ("U.S. claims for unemployment benefits fell by 8,000 to 221,000, from a revised 229,000.", []),
        (
            (
                "Las solicitudes iniciales de subsidio por desempleo en Estados Unidos bajaron "
                "en 8.000, hasta 221.000, "
                "desde 229.000."
            ),
            [],
        ),
    ],
)
def test_a_count_that_moved(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mexico's inflation was 3.8% in October. Annual inflation in Mexico was 4.3% in October, analysts noted.", 1),
        ("La inflación de México fue del 3,8 % en octubre. La inflación anual de México fue del 4,3 % en octubre.", 1),
        ("Spain's inflation was 0.3% in October. Annual inflation in Spain was 2.9% in October.", 0),
        ("La inflación de España fue del 0,3 % en octubre. La inflación anual de España fue del 2,9 % en octubre.", 0),
        ("Inflation in Spain is 3.2%. Elsewhere in this note we put Spanish inflation at 2.9%.", 1),
        ("La inflación española es del 3,2 %. En este informe cifrábamos la inflación española en el 2,9 %.", 1),
        (
            "Spain's GDP grew 0.6% in the third quarter. Spain's GDP grew 0.8% in the third quarter from the second.",
            1,
        ),
        (
            (
                "El PIB de España creció un 0,6 % en el tercer trimestre. El PIB de España "
                "avanzó un 0,8 % en el tercer "
                "trimestre respecto al segundo."
            ),
            1,
        ),
        (
            "Spain's GDP grew 0.6% in the third quarter. Spain's GDP grew 2.8% in the third quarter from a year ago.",
            0,
        ),
        (
            (
                "El PIB de España creció un 0,6 % en el tercer trimestre. El PIB de España "
                "creció un 2,8 % interanual en el "
                "tercer trimestre."
            ),
            0,
        ),
    ],
)
def test_a_statistic_is_counted_as_custom_does(text: str, count: int) -> None:
    assert len(found(text, "self")) == count


@pytest.mark.parametrize(
    "text",
    [
        "The S&P 500 rose 2.1% this week to 6,912.40; it had ended Tuesday at 6,831.20.",
        "Grifols sube un 3 % en dos sesiones y cierra en 10,55 euros; el martes había acabado en 10,12 euros.",
        "Cellnex's revenue was $5.2 billion, compared with $4.9 billion in the second quarter, up 14% year on year.",
        "Los ingresos de Cellnex fueron de 1.020 millones, frente a los 990 del trimestre anterior, un 7 % interanual.",
        "At $68, Coca-Cola trades at 25 times trailing earnings, and analysts expect $3.40 a share next year.",
        "Coca-Cola, at $68, trades at 22 times this year's expected earnings and 20 times next year's $3.40 a share.",
        "Repsol, a 15,60 euros, cotiza a 6 veces el beneficio previsto, y ganará 2,35 euros por acción el año próximo.",
        "JPMorgan has a target of $245 on Nvidia. Citi's target implies upside of 45% from the close of $189.",
        "Repsol cotiza a 15,60 euros. Su dividendo a cuenta es de 0,50 euros y su rentabilidad anual, del 6,5 %.",
    ],
)
def test_what_is_reckoned_from_other_figures_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Inflation in Spain is 3.1%. Inflation in the rest of Europe is 2.1%. The underlying rate is 2.5%.",
        "La inflación en España es del 3,1 %. La inflación es del 2,9 % en Madrid. El paro es del 10,4 %.",
        "La inflación de Colombia fue del 5,5 % en octubre. En lo corrido del año, Colombia tuvo un 4,9 %.",
        "El PIB de España creció un 0,6 % en el tercer trimestre. El PIB de España por habitante creció un 0,3 %.",
    ],
)
def test_a_statistic_of_something_else_is_left_alone(text: str) -> None:
    assert found(text, "self") == []
