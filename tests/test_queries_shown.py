"""What one text shows by itself to be wrong: promises, revisions, balances, rounds of cuts, and rows of tables."""

from __future__ import annotations

import pytest

from index.sourced import SourcedClaim
from ingest.reader import from_text
from nlp.reader import read
from queries.findings import find

DAY = "2026-11-11"


def found(*texts: str, kind: str = "arithmetic") -> list[tuple[str, str | None, str | None]]:
    claims: list[SourcedClaim] = []
    for number, text in enumerate(texts):
        name = f"{number}.txt"
        claims += [
            SourcedClaim(each, name, name, text[each.sentence_start : each.sentence_end], DAY, name)
            for each in read(from_text(text, name=name, date=DAY)).claims
        ]
    return [(each.severity.value, each.stated, each.expected) for each in find(claims, kinds={kind})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shares of CaixaBank trade at 8.20 euros, against a price target of 9.50 euros, which is upside of 25%.",
            [("error", "25%", "15.9%")],
        ),
        (
            "BBVA cotiza a 15,10 euros y su precio objetivo es de 18,20 euros, un potencial del 30 %.",
            [("error", "30 %", "20.5%")],
        ),
        (
            "BBVA cotiza a 15,10 euros. Su precio objetivo es de 18,20 euros, un potencial del 30 %.",
            [("error", "30 %", "20.5%")],
        ),
        ("Shares of CaixaBank trade at 8.20 euros, against a price target of 9.50 euros, which is upside of 16%.", []),
        ("BBVA cotiza a 15,10 euros. Su precio objetivo es de 18,20 euros, un potencial del 21 %.", []),
        (
            "Nvidia trades at $182.40. The price target of $240 implies upside of 37% over yesterday's close.",
            [],
        ),
        (
            (
                "BBVA cotiza a 15,10 euros. Su precio objetivo es de 18,20 euros, un potencial del 25 % "
                "sobre el cierre de ayer."
            ),
            [],
        ),
        ("Nvidia trades at $182.40, its highest since May. Analysts see upside of 12% for the sector.", []),
        ("BBVA cotiza a 15,10 euros, en máximos desde mayo. El consenso ve un potencial del 12 % en el sector.", []),
    ],
)
def test_a_promise_is_held_against_the_price_told_just_before(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The IBEX 35 rose 1% to 17,000 from 16,000.", [("error", "1%", "6.25%")]),
        ("El Ibex 35 subió un 1 % hasta los 17.000 puntos desde los 16.000.", [("warning", "1 %", "6.25%")]),
        (
            "Inditex earned 2,900 million euros, 10% more than the 2,500 million of a year before.",
            [("error", "10%", "16%")],
        ),
        (
            "Inditex ganó 2.900 millones de euros, un 10 % más que los 2.500 millones de un año antes.",
            [("error", "10 %", "16%")],
        ),
        ("The IBEX 35 rose 6% to 17,000 from 16,000.", []),
        ("El Ibex 35 subió un 6 % hasta los 17.000 puntos desde los 16.000.", []),
        ("The IBEX 35 fell 9% to 15,500 from 17,000.", []),
        ("El Ibex 35 cayó un 9 % hasta los 15.500 puntos desde los 17.000.", []),
        ("The S&P 500 rose 1% to about 7,000 from 6,900.", []),
        ("Inditex earned 2,750 million euros, 10% more than the 2,500 million of a year before.", []),
        ("Inditex ganó 2.780 millones de euros, un 10 % más que los 2.500 millones de un año antes.", []),
        ("Inditex earned 1,500 million euros, 5% more than the 1,400 million of a year before.", []),
        ("Inditex ganó 1.500 millones de euros, un 5 % más que los 1.400 millones de un año antes.", []),
    ],
)
def test_either_the_move_or_its_ends_are_round(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Fed revised up its inflation forecast for 2027 to 2.2%, from 3.2%.",
            [("error", "2.2%", "above 3.20%")],
        ),
        (
            "El Banco de España revisó al alza su previsión de inflación para 2027, al 2,2 %, desde el 3,2 %.",
            [("error", "2,2 %", "above 3.20%")],
        ),
        ("The Fed revised down its inflation forecast for 2027 to 2.2%, from 3.2%.", []),
        ("El Banco de España revisó a la baja su previsión de inflación para 2027, al 2,2 %, desde el 3,2 %.", []),
        ("The Fed, which had revised up its forecasts in June, saw inflation fall to 2.2% from 3.2%.", []),
        ("El banco, que en junio revisó al alza sus previsiones, vio caer la inflación al 2,2 % desde el 3,2 %.", []),
    ],
)
def test_a_forecast_goes_the_way_it_is_said_to_have_been_revised(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru had a trade surplus of $2.1 billion in May: exports reached $5.96 billion and imports $4.27 billion.",
            [("warning", "$2.1 billion", "1.7 billion USD")],
        ),
        (
            (
                "Perú tuvo en mayo un superávit de 2.100 millones de dólares: las exportaciones sumaron "
                "5.963 millones y las "
                "importaciones, 4.269 millones."
            ),
            [("warning", "2.100 millones de dólares", "1.7 billion USD")],
        ),
        (
            "Peru had a trade surplus of $1.7 billion in May: exports reached $5.96 billion and imports $4.27 billion.",
            [],
        ),
        (
            (
                "Perú tuvo en mayo un déficit de 1.694 millones de dólares: las importaciones sumaron "
                "5.963 millones y las "
                "exportaciones, 4.269 millones."
            ),
            [],
        ),
        (
            (
                "The surplus grew by $0.4 billion to $2.1 billion, with exports of $5.96 billion and "
                "imports of $4.27 billion."
            ),
            [],
        ),
        (
            (
                "El superávit de 2.100 millones de dólares incluye exportaciones de servicios por 900 millones, y las "
                "importaciones de bienes fueron de 4.269 millones, 300 millones más."
            ),
            [],
        ),
    ],
)
def test_a_balance_is_what_is_sold_less_what_is_bought(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The Fed has cut rates by 150 basis points in all since September 2024, when the federal "
                "funds rate stood "
                "at 5.25%-5.50%; it is now at 3.50%-3.75%."
            ),
            [("error", "150 basis points", "-175 bp")],
        ),
        (
            (
                "La Fed ha recortado los tipos en 150 puntos básicos en total desde el 5,25%-5,50% de "
                "septiembre de 2024, "
                "hasta el 3,50%-3,75% actual."
            ),
            [("error", "150 puntos básicos", "-175 bp")],
        ),
        (
            (
                "The Fed has cut rates by 175 basis points in all since September 2024, when the federal "
                "funds rate stood "
                "at 5.25%-5.50%; it is now at 3.50%-3.75%."
            ),
            [],
        ),
        (
            (
                "La Fed ha recortado los tipos en 175 puntos básicos en total desde el 5,25%-5,50% de "
                "septiembre de 2024, "
                "hasta el 3,50%-3,75% actual."
            ),
            [],
        ),
        (
            "The Fed cut rates by 25 basis points to 3.50%-3.75%, having stood at 5.25%-5.50% for a year.",
            [],
        ),
        (
            "La Fed recortó los tipos en 25 puntos básicos, al 3,50%-3,75%, tras un año en el 5,25%-5,50%.",
            [],
        ),
    ],
)
def test_cuts_in_all_lead_from_the_first_rate_to_the_last(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Verizon pays a quarterly dividend of $0.69 a share. At $41, the shares yield 5.1%.",
            [("error", "5.1%", "6.73%")],
        ),
        ("Verizon pays a quarterly dividend of $0.69 a share. At $41, the shares yield 6.7%.", []),
        ("Verizon raised its dividend to $0.69 a share from $0.62. At $41, the shares yield 5.1%.", []),
    ],
)
def test_a_yield_is_of_the_dividend_told_just_before(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


WEEK = """Market	Prior week	Last	Change
DJIA	48,710.97	48,382.39	-0.67%
NASDAQ	23,593.10	23,235.63	-1.52%
S&P 500	6,929.94	6,858.47	{}
Russell 2000	2,534.35	2,508.22	-1.03%
Global Dow	6,196.89	6,198.72	0.03%
"""

CIERRES = """Índice | Cierre anterior | Último | Var.
--- | --- | --- | ---
Ibex 35 | 17.120,4 | 17.310,2 | 1,11%
Dax | 24.010,5 | 24.205,7 | 0,81%
Cac 40 | 8.110,3 | 8.095,1 | -0,19%
FTSE 100 | 9.730,2 | 9.802,6 | {}
FTSE MIB | 44.120,0 | 44.510,0 | 0,88%
"""

QUOTES = """MSFT | 641.20 | -2.15 | -0.33%
META | 712.45 | +5.02 | +0.71%
RTX | 201.30 | +1.52 | +0.76%
PLD | 131.40 | +0.90 | +0.69%
"""
QUARTERS = """Sales (thousands)

	Q1	Q2	Q3	Q4	Total
North	272,628	302,641	233,662	298,535	1,107,466
South	164,146	179,297	129,279	164,402	637,124
East	28,373	36,513	3,705	22,001	{}
West	20,567	27,184	1,861	16,679	66,291
Shares	16,445	16,451	16,457	16,466	16,456
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WEEK.format("-1.30%"), [("warning", "-1.30%", "-1.03%")]),
        (CIERRES.format("0,47%"), [("warning", "0,47%", "0.74%")]),
        (QUARTERS.format("92,592"), [("warning", "92,592", "90,592")]),
        (WEEK.format("-1.03%"), []),
        (CIERRES.format("0,74%"), []),
        (QUARTERS.format("90,592"), []),
        # A move in dollars beside a price is no level, of however many rows.
        (QUOTES, []),
        (WEEK.replace("-0.67%", "-4.1%").replace("-1.52%", "-8.2%").format("-1.03%"), []),
        (QUARTERS.replace("637,124", "690,124").replace("66,291", "70,291").format("92,592"), []),
    ],
)
def test_a_row_follows_from_its_cells_as_the_others_do(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On Wednesday the Fed raised rates by 75 basis points. One basis point equals 0.01%.",
        "El miércoles la Fed subió los tipos en 75 puntos básicos. Un punto básico equivale a un 0,01 %.",
        "Spot gold rose 3.7% on Wednesday to $4,837 an ounce. US gold futures climbed 4.5% on Wednesday to $4,859.",
        "El oro al contado subió un 3,7 % el miércoles. Los futuros del oro subieron un 4,5 % el miércoles.",
        "The S&P 500 rose 0.3% to 5,195.1 on Wednesday, extending its 3-day gain to 3.2% at the close on Wednesday.",
        "El Ibex subió un 0,3 % el miércoles. Con ello el Ibex amplía su subida de tres días al 3,2 % al cierre.",
        (
            "Crecimiento de Schlumberger | 2023 | 2024\n--- | --- | ---\nCrecimiento de los ingresos "
            "totales | 17,96% | 9,52%\n"
            "Crecimiento de ingresos operativos | 34,64% | 13,96%\n"
        ),
    ],
)
def test_what_is_told_of_two_things_is_no_contradiction(text: str) -> None:
    assert found(text, kind="self") == []


def test_gold_that_closes_twice_on_one_day_is_a_contradiction() -> None:
    text = "Gold closed at $4,100 an ounce on Wednesday. Traders were calm. Gold closed at $5,046 on Wednesday."
    assert [severity for severity, *_ in found(text, kind="self")] == ["error"]


def test_quotes_of_another_day_on_the_page_of_a_story_are_no_contradiction() -> None:
    story = "The S&P 500 rose 70.52 points, or 1.6%, to 4,462.21 at the close on Wednesday."
    page = "Stocks rose on Wednesday.\n\nTicker Security Last Change Change %\nSP500 S&P 500 5712.69 -16.11 -0.28%\n"
    assert found(story, page, kind="value") == []


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        (
            "The US 10-year yield rose 6.7 basis points to 4.54% on Wednesday.",
            "The US 10-year yield rose 7.5 basis points to 4.55% on Wednesday.",
            {"info"},
        ),
    ],
)
def test_two_hours_explain_a_yields_moves_a_little_apart(text: str, other: str, expected: set[str]) -> None:
    assert {severity for severity, *_ in found(text, other, kind="value")} == expected
