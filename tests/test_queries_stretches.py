"""Figures of other times, markets and forecasters that words alone set apart, and what short texts show to be wrong."""

from __future__ import annotations

import pytest

from index.sourced import SourcedClaim
from ingest.reader import from_text
from nlp.reader import read
from queries.findings import find

DAY = "2026-11-11"


def loud(text: str) -> list[tuple[str, str | None]]:
    """The kinds of what is told of a text, and what each stated; what is only information is left out."""
    reading = read(from_text(text, name="a.txt", date=DAY))
    claims = [
        SourcedClaim(each, "a.txt", "a.txt", text[each.sentence_start : each.sentence_end], DAY, "a")
        for each in reading.claims
    ]
    return [(each.kind, each.stated) for each in find(claims) if each.severity.value != "info"]


@pytest.mark.parametrize(
    "text",
    [
        # growth since the quarter before, beside that of the year
        (
            "Revenue at Caterpillar rose 8% to $17.1 billion. Caterpillar's revenue fell 2% from $17.4 billion in the "
            "previous quarter."
        ),
        (
            "Los ingresos de Inditex crecieron un 8 %. Los ingresos de Inditex bajaron un 2 % frente a los 10.200 "
            "millones del trimestre anterior."
        ),
        # nine months' earnings behind a quarter's
        (
            "Allstate reported third quarter operating earnings of $29.5 million ($0.68 per share). For the nine "
            "months ended September 30, 2026, operating earnings were $83.2 million ($1.90 per share)."
        ),
        # what is foreseen as a range is no result
        (
            "Palo Alto Networks also projects $1.24 to $1.26 in adjusted earnings per share. On an adjusted basis, "
            "Palo Alto Networks earned $1.46 a share."
        ),
        # two who foresee
        (
            "Analysts raised their forecast for Mexico's GDP growth in 2027 to 0.9%. The IMF sees Mexico's GDP growing "
            "1.7% in 2027."
        ),
        (
            "Los analistas prevén que el PIB de México crezca un 0,9 % en 2027. El FMI prevé que el PIB de México "
            "crezca un 1,7 % en 2027."
        ),
        # a list's line of the reading before, and one that tells both
        "- Unemployment rate 3.5% vs 3.6% expected\n- Prior unemployment rate 3.6%",
        # the session before
        (
            "In the previous session, the Nifty 50 had ended 0.70% up at 25,762.45. On Wednesday the Nifty 50 closed "
            "0.94% higher at 26,004.60."
        ),
        # a share that leads in its index
        "Savills had the biggest fall in the FTSE 250, down by 4%. The FTSE 250 ended the day down 0.2%.",
        # markets priced otherwise before
        (
            "Markets are pricing 100 basis points of Fed cuts next year. Before the report, markets had priced in 79 "
            "basis points of Fed cuts next year."
        ),
        # three dollars of Argentina
        "El dólar cripto cerró en $1.499,73. El dólar contado con liquidación (CCL) cerró en $1.560,11.",
        # a quarter's point of a whole and of its parts
        "La producción de bienes en Chile aumentó 3,3 % en octubre. El Imacec de Chile de octubre creció 10,1 %.",
        # what a company earned before interest is not what is left
        (
            "Inditex ganó 301 millones de euros en el trimestre. El beneficio neto de explotación (Ebit) de Inditex "
            "creció un 63 %, hasta los 405 millones de euros en el trimestre."
        ),
    ],
)
def test_figures_of_other_times_and_people_are_no_contradiction(text: str) -> None:
    assert loud(text) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("U.S. inflation was 2.4% in October, well above the 2.6% of September.", "2.4%"),
        ("La inflación de España fue del 2,4 % en octubre, inferior al 2,1 % de septiembre.", "2,4 %"),
        ("Infosys had an operating margin of 24.5% in 2025, higher than 25.4% in 2024.", "24.5%"),
        ("El margen operativo de Inditex fue del 24,5 % en 2025, por encima del 25,4 % de un año antes.", "24,5 %"),
        (
            (
                "Coca-Cola's net income rose 10% to $3.2 billion in the third quarter, compared with the $2.5 billion "
                "of a year before."
            ),
            "10%",
        ),
        ("Argentina's country risk fell 40 basis points to 540, from 610 a week earlier.", "40 basis points"),
        ("El riesgo país argentino cayó 40 puntos básicos, hasta 540 unidades, desde las 610.", "40 puntos básicos"),
        (
            (
                "US equity funds lost $8.2 billion, made up of $5.1 billion from large caps, $1.9 billion from small "
                "caps and $2.6 billion from mid caps."
            ),
            "$8.2 billion",
        ),
        (
            (
                "Las inversiones de Iberdrola fueron de 14.460 millones de euros, de los que 8.900 millones fueron a "
                "redes, 4.200 millones a renovables y 2.360 millones a otros negocios."
            ),
            "14.460 millones de euros",
        ),
        (
            (
                "The total return of the S&P 500 so far this year is 2.1%, of which 1.9% came from prices and 1.2% "
                "from dividends."
            ),
            "2.1%",
        ),
        (
            (
                "La rentabilidad total del IBEX 35 en el año es del 12,1 %, de los que el 9,9 % procede de los precios "
                "y el 1,2 % de los dividendos."
            ),
            "12,1 %",
        ),
        (
            (
                "The Federal Reserve kept its rate at 3.50%–3.75% on Wednesday. The vote was close. It has cut by 150 "
                "basis points in all since September 2024, when the rate stood at 5.25%–5.50%."
            ),
            "150 basis points",
        ),
        (
            (
                "Banxico mantuvo la tasa en 7,00 %. La decisión fue unánime. La ha recortado 375 puntos básicos en "
                "total desde marzo de 2024, cuando estaba en 11,25 %."
            ),
            "375 puntos básicos",
        ),
        (
            (
                "Exports rose 1.2% to $289.5 billion and imports fell 0.8% to $343.1 billion, leaving a deficit of "
                "$63.6 billion, against $62.0 billion in September."
            ),
            "$63.6 billion",
        ),
    ],
)
def test_what_the_words_beside_a_figure_give_is_held_against_it(text: str, stated: str) -> None:
    assert loud(text) == [("arithmetic", stated)]


@pytest.mark.parametrize(
    "text",
    [
        "U.S. inflation was 2.4% in October, below the 2.6% of September and above the Fed's 2% target.",
        "La inflación de España fue del 2,4 % en octubre, superior al 2,1 % de septiembre.",
        "Infosys had an operating margin of 26.5% in 2025, higher than 25.4% in 2024.",
        (
            "Coca-Cola's net income rose 28% to $3.2 billion in the third quarter, compared with the $2.5 billion of a "
            "year before."
        ),
        (
            "Organic revenue at Coca-Cola rose 10% to $3.2 billion in the third quarter, compared with the $2.5 "
            "billion of a year before."
        ),
        "Coca-Cola earned 58 cents a share in the quarter, 3 cents above the consensus of 55 cents.",
        "Argentina's country risk fell 70 basis points to 540, from 610 a week earlier.",
        (
            "US equity funds lost $9.6 billion, made up of $5.1 billion from large caps, $1.9 billion from small caps "
            "and $2.6 billion from mid caps."
        ),
        (
            "Las inversiones de Iberdrola fueron de 18.000 millones de euros, de los que 8.900 millones fueron a "
            "redes, 4.200 millones a renovables y 2.360 millones a otros negocios."
        ),
        (
            "Iberdrola invirtió 9.000 millones de euros, de los que 8.900 millones fueron a redes y 6.000 millones "
            "fuera de España."
        ),
        (
            "The total return of the S&P 500 so far this year is 3.1%, of which 1.9% came from prices and 1.2% from "
            "dividends."
        ),
        (
            "The Federal Reserve kept its rate at 3.50%–3.75% on Wednesday. The vote was close. It has cut by 175 "
            "basis points in all since September 2024, when the rate stood at 5.25%–5.50%."
        ),
        "Soybeans rose $3.3 to $529.9 a ton on Wednesday, 75% more than thirteen months ago.",
        "La soja subió 3,3 dólares, hasta 529,9 dólares por tonelada, un 75 % más que trece meses atrás.",
        "The S&P/TSX closed up 19.97 points at 15,191.36, largely due to a 2% surge in shares of oil producers.",
        "After closing at $64.30 in London and $65.20 in Singapore, silver was little changed.",
    ],
)
def test_what_agrees_or_is_counted_otherwise_is_left(text: str) -> None:
    assert loud(text) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "The Federal Reserve left its rate at 3.50% to 3.75% on Wednesday. With the target range at 3.75% to "
            "4.00%, the Fed has room to act if hiring weakens."
        ),
        (
            "La Reserva Federal mantuvo los tipos en el rango del 3,50 % al 3,75 %. Con el rango objetivo en el 3,75 "
            "%-4,00 %, la Fed tiene margen para actuar si se debilita el empleo."
        ),
    ],
)
def test_two_ranges_of_one_bank_are_a_contradiction_whatever_may_come(text: str) -> None:
    assert loud(text) == [("self", None)]


def test_an_amount_of_nothing_has_no_scale() -> None:
    assert loud("The fund raised $0 in March. Sales came to 3 and costs to 4.") == []
