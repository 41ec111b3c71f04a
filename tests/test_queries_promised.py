"""What a target promises, two yields are apart and tenths tell, where only the words beside a figure say what it is."""

from __future__ import annotations

import pytest

from index.sourced import SourcedClaim
from ingest.reader import from_text
from nlp.reader import read
from queries.findings import find

DAY = "2026-11-18"


def found(text: str, *kinds: str) -> list[tuple[str, str, str | None]]:
    reading = read(from_text(text, name="a.txt", date=DAY))
    claims = [
        SourcedClaim(each, "a.txt", "a.txt", text[each.sentence_start : each.sentence_end], DAY, "a")
        for each in reading.claims
    ]
    loud = [each for each in find(claims, kinds=set(kinds)) if each.severity.value != "info"]
    return [(each.kind, each.severity.value, each.expected) for each in loud]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nvidia shares ended the day at $182.40. The upside to the average price target of $240 is 22%.",
            [("arithmetic", "warning", "31.6%")],
        ),
        (
            (
                "Iberdrola cerró el martes en 18,24 euros. El recorrido hasta el precio objetivo medio, "
                "de 24 euros, es del 22 %."
            ),
            [("arithmetic", "warning", "31.6%")],
        ),
        ("Nvidia shares ended the day at $182.40. The upside to the average price target of $240 is 32%.", []),
        ("Iberdrola cerró en 18,24 euros. El precio objetivo, de 24 euros, supone un 32 % de potencial.", []),
        # Counted from the target, and another share's.
        ("Nvidia's shares closed at $182.40 on Tuesday. They are 24% below the target of $240.", []),
        ("Iberdrola cerró el martes en 18,24 euros, un 24 % por debajo del objetivo de 24 euros.", []),
        ("Nvidia's shares closed at $182.40. The upside to AMD's target of $240 is 22%.", []),
        # Growth of the business, and what the day brought.
        (
            (
                "Nvidia's shares closed at $182.40. Its target was raised to $240, with potential for "
                "22% growth in data centers."
            ),
            [],
        ),
        ("Twitter was last seen up about 19% at $32.85 on Thursday, with an average price target of $33.09.", []),
        ("Grifols subía un 19 %, hasta 11,85 euros, con un precio objetivo medio de 12,09 euros.", []),
    ],
)
def test_what_a_target_promises_is_reckoned_from_the_price_before(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(text, "arithmetic") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The two-year Treasury yield ended at 3.52% and the ten-year at 4.10%. The gap between "
                "the two narrowed to 38 basis points."
            ),
            [("arithmetic", "warning", "58 bp")],
        ),
        (
            (
                "El rendimiento del bono del Tesoro a dos años acabó en el 3,52 % y el del bono a diez "
                "años en el 4,10 %. El diferencial entre ambos se redujo a 38 puntos básicos."
            ),
            [("arithmetic", "warning", "58 bp")],
        ),
        (
            (
                "The two-year Treasury yield ended at 3.52% and the ten-year at 4.10%. The gap between "
                "the two narrowed by 3 basis points."
            ),
            [],
        ),
        (
            (
                "El rendimiento del bono del Tesoro a dos años acabó en el 3,52 % y el del bono a diez "
                "años en el 4,10 %. El diferencial entre ambos se amplió en 4 puntos básicos."
            ),
            [],
        ),
        (
            "Inflation in Spain was 2.9% in May, three tenths less than the 3.0% of April.",
            [("arithmetic", "warning", "0.10 pp")],
        ),
        (
            "La inflación de España fue del 2,9 % en mayo, tres décimas menos que el 3,0 % de abril.",
            [("arithmetic", "warning", "0.10 pp")],
        ),
        ("Inflation in Spain was 2.9% in May, a tenth less than the 3.0% of April.", []),
        ("La inflación de España fue del 2,9 % en mayo, una décima menos que el 3,0 % de abril.", []),
    ],
)
def test_gaps_and_tenths_are_reckoned_from_the_figures_beside_them(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(text, "arithmetic") == expected


@pytest.mark.parametrize(
    "text",
    [
        # By how much results missed, on two bases.
        (
            "Travelers (NYSE: TRV): GAAP earnings of $3.23 per share missed estimates by 1 cent and "
            "non-GAAP earnings of $3.12 beat estimates by 5 cents."
        ),
        # Two results beside two estimates.
        (
            "Core CPI in the United States rose 0.2% month-over-month and 3.4% year-over-year in "
            "May, slightly below the anticipated 0.3% and 3.5%."
        ),
        (
            "El IPC subyacente de España subió un 0,2 % en el mes y un 3,4 % en el año en mayo, por "
            "debajo de los 0,3 % y 3,5 % previstos."
        ),
        # What was expected is not what came.
        (
            "Chile's central bank raised its rate from 5.5% to 7.0%. Analysts had expected an "
            "increase of 200 basis points."
        ),
        "El Banco Central de Chile subió la tasa de 5,5 % a 7,0 %. Se esperaba un alza de 200 puntos base.",
        # Gross profit is no EBITDA.
        ("Inditex's EBITDA rose 4% to 8.3 billion euros; gross profit rose to 16.8 billion euros, 59.7% of sales."),
        (
            "El ebitda de Inditex subió un 4 %, hasta 8.303 millones; el margen bruto subió a 16.811 "
            "millones, el 59,7 % de las ventas."
        ),
        # Where a session began, and the quarter before.
        (
            "The FTSE 100 has started the day with a gain of 11 points to 7,342.\n\nThe FTSE 100 "
            "closed 123 points higher at 7,490."
        ),
        (
            "El Ibex 35 ha empezado la sesión con un alza de 11 puntos, hasta 15.402.\n\nEl Ibex 35 "
            "cerró en 15.690 puntos."
        ),
        (
            "Italy's economy grew 0.2% in the third quarter of 2026 from the second. Activity "
            "expanded faster than in the previous quarter, when it grew 0.1% on the quarter."
        ),
        (
            "La economía italiana creció un 0,2 % en el tercer trimestre de 2026 respecto al "
            "segundo. El ritmo fue superior al del trimestre precedente, cuando creció un 0,1 % en "
            "tasa trimestral."
        ),
        # A brand of the group, the core of prices, the surveys of two trades and the quotes of two banks.
        (
            "Inditex said sales rose 7% to 18.4 billion euros in the first half. It is followed by "
            "the biggest brand of the whole group, which brought in 13.2 billion euros."
        ),
        (
            "El grupo Inditex elevó sus ventas un 7 % en el primer semestre, hasta 18.400 millones "
            "de euros. Le sigue la marca más grande de todo el grupo, que ingresó 13.200 millones de "
            "euros."
        ),
        (
            'El IPC de Argentina subió un 4,2 % en octubre. La "núcleo" es la que mira el Gobierno, '
            "y avanzó un 2,7 % en octubre."
        ),
        (
            "El índice compuesto de gestores de compras (PMI) de la zona del euro subió a 51,9 en "
            "noviembre. Entre las empresas manufactureras, el índice PMI provisional subió a 50,8 en "
            "noviembre."
        ),
        "Banco Norte : 17.65 pesos por dólar a la compra\n\nBanco Sur : 17.10 pesos por dólar a la compra",
    ],
)
def test_what_the_words_set_apart_raises_no_alarm(text: str) -> None:
    assert found(text, "arithmetic", "self") == []
