"""Claims on what central banks decide and what is told of an economy's prices and outlooks; the texts are our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from nlp.context import Context
from nlp.pipeline import load

if TYPE_CHECKING:
    from nlp.reading import Claim

Row: TypeAlias = tuple[str | float | None, ...]
DATE = "2026-01-29"


def read(text: str, lang: str, date: str | None = DATE) -> list[Claim]:
    """Return the claims of a text that have a metric."""
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date=date)
    return [claim for claim in nlp(doc)._.cotejo_claims if claim.metric]


DECIDED: list[tuple[str, str, list[Row]]] = [
    # The rate that a bank left was none of the day on which it set the other.
    (
        "en",
        "In December the Fed had cut by 50 basis points, from 4.00%–4.25% to 3.50%–3.75%.",
        [("50 basis points", "2025-12"), ("4.00%–4.25%", None), ("3.50%–3.75%", "2025-12")],
    ),
    (
        "es",
        "En diciembre la Fed recortó 50 puntos básicos, del 4,00%-4,25% al 3,50%-3,75%.",
        [("50 puntos básicos", "2025-12"), ("4,00%-4,25%", None), ("3,50%-3,75%", "2025-12")],
    ),
    (
        "en",
        "The Bank of England lowered Bank Rate to 4% from 4.25% in August.",
        [("4%", "2025-08"), ("4.25%", None)],
    ),
    (
        "es",
        "Banxico recortó su tasa en 25 puntos base en diciembre, de 7.25 a 7.00 por ciento.",
        [("25 puntos base", "2025-12"), ("7.25", None), ("7.00 por ciento", "2025-12")],
    ),
    # What is expected later in the sentence does not put a month that is over into the next year.
    (
        "en",
        "Inflation in Canada eased to 3.1% in October and is expected to ease to 2% by mid-2026.",
        [("3.1%", "2025-10"), ("2%", "2026-04/2026-09")],
    ),
    (
        "es",
        "La inflación de México se moderó a 3.57% en octubre y se espera que cierre 2026 en 3.8%.",
        [("3.57%", "2025-10"), ("3.8%", "2026-12")],
    ),
    ("en", "Unemployment in the United States fell more than expected to 4.4% in August.", [("4.4%", "2025-08")]),
    ("es", "El desempleo en Chile bajó más de lo esperado hasta el 8,4% en agosto.", [("8,4%", "2025-08")]),
    # A year may stand before any name of a metric, and the end of a year is no month to go back from.
    ("en", "The Fed puts 2026 core PCE inflation at 2.5%.", [("2.5%", "2026")]),
    ("es", "El Banco de España ve una inflación 2026 del 2,5%.", [("2,5%", "2026")]),
    (
        "en",
        "Australia's 2026 year-end unemployment rate forecast was raised from 3.75% to 4.25%.",
        [("3.75%", "2026-12"), ("4.25%", "2026-12")],
    ),
    # When a bond is paid back is not when it yields.
    (
        "es",
        "México vendió MBonos a 30 años, con vencimiento en julio de 2053, a una tasa de 9.57%.",
        [("9.57%", None)],
    ),
    ("en", "Mexico sold 30-year bonds due in July 2053 at a yield of 9.57%.", [("9.57%", None)]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), DECIDED)
def test_times_of_decisions(lang: str, text: str, expected: list[Row]) -> None:
    """Each figure has the time that it is of, and where it was before has none."""
    assert [(claim.value_text, claim.as_of) for claim in read(text, lang)] == expected


FORESEEN: list[tuple[str, str, list[Row]]] = [
    # What a member wanted was not decided.
    (
        "en",
        "The Bank of England cut Bank Rate by 25 basis points, with four members preferring to hold it at 4%.",
        [("25 basis points", "actual"), ("4%", "hypothetical")],
    ),
    (
        "es",
        (
            "El Banco de la República redujo la tasa en 50 puntos básicos; dos directores votaron por un recorte de 75 "
            "puntos básicos."
        ),
        [("50 puntos básicos", "actual"), ("75 puntos básicos", "hypothetical")],
    ),
    # What follows a forecast, and what it was before, are forecasts too.
    (
        "en",
        "The Bank projects Canada's real GDP will grow by 1% in 2015 before firming to 2% in 2016 and 2.5% in 2017.",
        [("1%", "forecast"), ("2%", "forecast"), ("2.5%", "forecast")],
    ),
    (
        "es",
        (
            "El BCE sitúa la inflación en el 2,3% este año, por encima del 2,1% previsto en diciembre, antes de caer "
            "al 1,9% en 2026."
        ),
        [("2,3%", "forecast"), ("2,1%", "forecast"), ("1,9%", "forecast")],
    ),
    (
        "en",
        "The median forecast for 2026 inflation in Mexico rose to 3.91% from 3.80%.",
        [("3.91%", "forecast"), ("3.80%", "forecast")],
    ),
    (
        "es",
        "El pronóstico de inflación de México para el cierre de 2023, que pasó de 5.10% en diciembre a 5.18% en enero.",
        [("5.10%", "forecast"), ("5.18%", "forecast")],
    ),
    (
        "en",
        "Forecasts for the US unemployment rate ranged from a low of 8.5% to a high of 10.4%.",
        [("8.5%", "forecast"), ("10.4%", "forecast")],
    ),
    (
        "es",
        "A 11 meses, el consenso fue de $860 para el dólar, con un piso de $800 y un techo de $900.",
        [("$860", "forecast"), ("$800", "forecast"), ("$900", "forecast")],
    ),
    # A list of projections.
    (
        "en",
        "The new projections of the RBA:\n- 2022 GDP growth was upgraded to 4.50%.\n- 2022 core CPI was left at 3.75%.",
        [("4.50%", "forecast"), ("3.75%", "forecast")],
    ),
    (
        "es",
        "Las nuevas proyecciones del Banco de España:\n- PIB 2022: 4,5%.\n- Inflación 2023: 3,2%.",
        [("4,5%", "forecast"), ("3,2%", "forecast")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), FORESEEN)
def test_status_of_votes_and_outlooks(lang: str, text: str, expected: list[Row]) -> None:
    """What was wanted, foreseen or foreseen before is told apart from what happened."""
    told = [(claim.value_text, claim.status.value) for claim in read(text, lang, None)]
    assert told == expected


PARTS: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "UK inflation was 3.8% in November. Transport prices rose 3.5%. Clothing and footwear slowed to 1.4%.",
        [("3.8%", "inflation", None), ("3.5%", "inflation", "transport"), ("1.4%", "inflation", "clothing")],
    ),
    (
        "es",
        (
            "El IPC de España subió un 1,6% en noviembre. La vivienda se encareció, el 2,5%. El vestido y el calzado "
            "se moderaron hasta el 0,4%."
        ),
        [("1,6%", "inflation", None), ("2,5%", "inflation", "housing"), ("0,4%", "inflation", "clothing")],
    ),
    (
        "en",
        "Euro zone inflation was 2.4%. Energy prices rose 0.1% after falling 2%, while unprocessed food rose 1.7%.",
        [
            ("2.4%", "inflation", None),
            ("0.1%", "inflation", "energy"),
            ("2%", "inflation", "energy"),
            ("1.7%", "inflation", "food"),
        ],
    ),
    (
        "es",
        (
            "La inflación de la zona euro fue del 2,4%. La energía se encareció un 0,1% tras abaratarse un 2%, "
            "mientras que los alimentos frescos aumentaron un 1,7%."
        ),
        [
            ("2,4%", "inflation", None),
            ("0,1%", "inflation", "energy"),
            ("2%", "inflation", "energy"),
            ("1,7%", "inflation", "food"),
        ],
    ),
    # The first of a run right before a bracket.
    (
        "en",
        "UK inflation was 3.8%. The rises were in recreation and culture (5.1%) and housing, water and fuel (8.5%).",
        [("3.8%", "inflation", None), ("5.1%", "inflation", "recreation"), ("8.5%", "inflation", "housing")],
    ),
    (
        "es",
        (
            "El IPC de Argentina fue de 12,7%. Las alzas fueron Recreación y cultura (15,1%) y Vivienda, agua y "
            "combustibles (8,5%)."
        ),
        [("12,7%", "inflation", None), ("15,1%", "inflation", "recreation"), ("8,5%", "inflation", "housing")],
    ),
    # The figure between leaves the core behind.
    (
        "en",
        "UK inflation was 3.4%. Core CPI was steady at 3.2% and services came in at 4.5%.",
        [("3.4%", "inflation", None), ("3.2%", "core_inflation", None), ("4.5%", "inflation", "services")],
    ),
    (
        "es",
        "El IPC de España fue del 3,4%. La subyacente quedó en el 3,2% y los servicios se situaron en el 4,5%.",
        [("3,4%", "inflation", None), ("3,2%", "core_inflation", None), ("4,5%", "inflation", "services")],
    ),
    # What an index leaves out is no part of it.
    ("en", "Euro zone inflation excluding energy and food was 2.3%.", [("2.3%", "inflation", None)]),
    (
        "es",
        "El IPC de España subió un 2,9%. La subyacente, que excluye los alimentos frescos y la energía, fue del 2,6 %.",
        [("2,9%", "inflation", None), ("2,6 %", "core_inflation", None)],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), PARTS)
def test_parts_of_the_basket(lang: str, text: str, expected: list[Row]) -> None:
    """A figure of prices is of the part that its clause, its list or its bracket names."""
    assert [(claim.value_text, claim.metric, claim.part) for claim in read(text, lang)] == expected


TOLD: list[tuple[str, str, list[Row]]] = [
    # A goal told in passing is that of the figure before, and one right behind its figure is a goal.
    (
        "es",
        (
            "La inflación alcanzará el 2% en 2025, en línea con el objetivo del BCE, mientras que el próximo año "
            "caería al 1,6%."
        ),
        [("2%", "country:EA", "inflation", 2), ("1,6%", "country:EA", "inflation", 1.6)],
    ),
    (
        "en",
        "The Norges Bank said that inflation in Norway has remained above its 2 percent target.",
        [("2 percent", "cb:NORGES", "inflation_target", 2)],
    ),
    # A small percentage is what a rate moved by.
    (
        "es",
        "Banxico elevó la tasa en 0.25 por ciento, para llegar a 11.25 por ciento.",
        [
            ("0.25 por ciento", "cb:BANXICO", "policy_rate_change", 0.25),
            ("11.25 por ciento", "cb:BANXICO", "policy_rate", 11.25),
        ],
    ),
    (
        "en",
        "The RBA raised the cash rate by 0.25 per cent to 4.35 per cent.",
        [
            ("0.25 per cent", "cb:RBA", "policy_rate_change", 0.25),
            ("4.35 per cent", "cb:RBA", "policy_rate", 4.35),
        ],
    ),
    # What a yield moved by, and papers named in brackets.
    (
        "es",
        (
            "La tasa del Certificado de la Tesorería (Cete) a 28 días se ubicó en 7.35%, un incremento de 0.08% "
            "respecto a la subasta anterior."
        ),
        [("7.35%", "bond:MX1M", "bond_yield", 7.35), ("0.08%", "bond:MX1M", "bond_yield_change", 0.08)],
    ),
    (
        "en",
        "Mexico sold 28-day Cetes at 7.35%, an increase of 0.08% from the previous auction.",
        [("7.35%", "bond:MX1M", "bond_yield", 7.35), ("0.08%", "bond:MX1M", "bond_yield_change", 0.08)],
    ),
    (
        "es",
        "El Banco de México informó de su subasta. El gobierno vendió bonos M a 30 años a una tasa de 9.57%.",
        [("9.57%", "bond:MX30Y", "bond_yield", 9.57)],
    ),
    # An office tells whose bonds and prices they are.
    (
        "es",
        "El Tesoro Público vendió bonos a tres años a un interés marginal del 2,171 %.",
        [("2,171 %", "bond:ES3Y", "bond_yield", 2.171)],
    ),
    (
        "es",
        "El Instituto Nacional de Estadística y Geografía informó que la inflación fue de 5.51 por ciento.",
        [("5.51 por ciento", "country:MX", "inflation", 5.51)],
    ),
    # A margin over a reference rate, and how far two rates are apart, are no rates.
    ("en", "The loan pays SOFR plus 2.5%.", []),
    ("es", "El banco presta a Euríbor más un diferencial del 1 %; otro, a Euríbor +0,99 %.", []),
    (
        "es",
        "La inflación de Argentina fue un 0.3% más elevada que la de agosto, que marcó un 12.4%.",
        [("12.4%", "country:AR", "inflation", 12.4)],
    ),
    (
        "en",
        "The Reserve Bank of Australia lifted its underlying inflation projection by 10 basis points to 2.6%.",
        [("2.6%", "country:AU", "core_inflation", 2.6)],
    ),
    # A figure goes towards its level, and what it fell from was no fall.
    (
        "en",
        "The RBA sees headline CPI peaking at 3.7% before easing toward 2.6% by 2027.",
        [("3.7%", "country:AU", "inflation", 3.7), ("2.6%", "country:AU", "inflation", 2.6)],
    ),
    (
        "es",
        "El IPC de Argentina subió un 2,5%. Es un descenso respecto de octubre, cuando se había registrado un 3,5%.",
        [("2,5%", "country:AR", "inflation", 2.5), ("3,5%", "country:AR", "inflation", 3.5)],
    ),
    # A house foresees what the economy does, not its own shares.
    (
        "en",
        "Goldman Sachs sees US GDP growth of 3.1%, while Citigroup expects a more modest 1.0% growth.",
        [("3.1%", "country:US", "gdp_growth", 3.1), ("1.0%", "country:US", "gdp_growth", 1.0)],
    ),
    (
        "es",
        "Goldman Sachs prevé que el PIB de Estados Unidos crezca un 3,1%, mientras que Citigroup espera un 1,0%.",
        [("3,1%", "country:US", "gdp_growth", 3.1), ("1,0%", "country:US", "gdp_growth", 1.0)],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), TOLD)
def test_rates_moves_and_margins(lang: str, text: str, expected: list[Row]) -> None:
    """Each figure measures what its words say of whom they say it."""
    assert [(claim.value_text, claim.subject, claim.metric, claim.low) for claim in read(text, lang)] == expected


RATES: list[tuple[str, str, list[Row]]] = [
    (
        "es",
        (
            "El BCE deja la tasa de depósito (DFR) en el 2,75%, la de sus operaciones principales de refinanciación "
            "(MRO), en el 2,90%, y la de la facilidad de préstamo (MLF), en el 3,15%."
        ),
        [("2,75%", "deposit_facility"), ("2,90%", None), ("3,15%", "marginal_lending")],
    ),
    (
        "en",
        "The ECB left its deposit rate at 2%, the main refinancing rate at 2.1% and the marginal lending rate at 2.4%.",
        [("2%", "deposit_facility"), ("2.1%", None), ("2.4%", "marginal_lending")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), RATES)
def test_rates_beside_the_main_one(lang: str, text: str, expected: list[Row]) -> None:
    """Each of a bank's rates is told apart by its part."""
    assert [(claim.value_text, claim.part) for claim in read(text, lang)] == expected


BOUNDS: list[tuple[str, str, list[Row]]] = [
    # "Al menos durante" speaks of time, and what a rate was at the last auction is no bound.
    ("es", "La tasa de Banxico seguirá en 2,5% al menos durante el año.", [(2.5, 2.5)]),
    ("en", "The Fed will keep its policy rate at 4% at least until June.", [(4, 4)]),
    (
        "es",
        "España vendió letras a nueve meses al 2,110%, por debajo del 2,257% de la emisión anterior.",
        [(2.11, 2.11), (2.257, 2.257)],
    ),
    ("es", "El IPC de Argentina subió 2%. También redujeron su tasa los regulados hasta un 1,0%.", [(2, 2), (1, 1)]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), BOUNDS)
def test_bounds(lang: str, text: str, expected: list[Row]) -> None:
    """Words of time and of an earlier auction leave no side of a figure open."""
    assert [(claim.low, claim.high) for claim in read(text, lang)] == expected


LENGTHS: list[tuple[str, str, list[Row]]] = [
    (
        "es",
        "La inflación de México aumentó 0.23 % quincenal y 3.87 % anual.",
        [("0.23 %", "P15D"), ("3.87 %", "P1Y")],
    ),
    ("en", "Prices in Mexico rose 0.23% fortnightly.", [("0.23%", "P15D")]),
    ("en", "The Fed cut rates by a quarter point.", [("a quarter point", None)]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), LENGTHS)
def test_lengths_of_time(lang: str, text: str, expected: list[Row]) -> None:
    """Half a month is a length of its own, and a quarter of a point is none."""
    assert [(claim.value_text, claim.period) for claim in read(text, lang)] == expected
