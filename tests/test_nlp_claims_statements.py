"""Claims of central banks' statements and of releases on an economy; the texts are our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from nlp.context import Context
from nlp.pipeline import load

if TYPE_CHECKING:
    from collections.abc import Callable

Row: TypeAlias = tuple[str, str | None, str | None, float | None, float | None, str | None]
Told: TypeAlias = list[tuple[str, str, str, str | None]]
DATE = "2025-11-26"


@pytest.fixture
def fields() -> Callable[[str, str], Told]:
    """Return what reads a text of the day: figure, metric, status and time of each of its claims."""

    def told(text: str, lang: str) -> Told:
        nlp = load(lang)
        doc = nlp.make_doc(text)
        doc._.cotejo_context = Context(doc_date=DATE)
        claims = [claim for claim in nlp(doc)._.cotejo_claims if claim.metric]
        return [(claim.value_text, claim.metric, claim.status.value, claim.as_of) for claim in claims]

    return told


STATED: list[tuple[str, str, list[Row]]] = [
    # A target without the word for it, and a band that is one of prices and no bank's range.
    (
        "en",
        "The Riksbank is determined to bring inflation back to 2%.",
        [("2%", "cb:RIKSBANK", "inflation_target", 2, 2, "%")],
    ),
    (
        "es",
        "El mandato del BCE es mantener la inflación en el 2 %.",
        [("2 %", "cb:ECB", "inflation_target", 2, 2, "%")],
    ),
    (
        "es",
        "El banco central chileno quiere ver la inflación en el rango objetivo del 3 %.",
        [("3 %", "cb:BCCH", "inflation_target", 3, 3, "%")],
    ),
    # Beside a target stands what is expected.
    (
        "en",
        "Euro zone inflation is near the ECB's 2% target, with projections of 2.1% and 1.6%.",
        [
            ("2%", "cb:ECB", "inflation_target", 2, 2, "%"),
            ("2.1%", "country:EA", "inflation", 2.1, 2.1, "%"),
            ("1.6%", "country:EA", "inflation", 1.6, 1.6, "%"),
        ],
    ),
    (
        "es",
        "La inflación ronda el objetivo del 2 % del BCE, con proyecciones del 2,1 % y el 1,6 %.",
        [
            ("2 %", "cb:ECB", "inflation_target", 2, 2, "%"),
            ("2,1 %", "country:EA", "inflation", 2.1, 2.1, "%"),
            ("1,6 %", "country:EA", "inflation", 1.6, 1.6, "%"),
        ],
    ),
    # The size of a move is no level of a rate, and a level behind "a un" no move.
    (
        "en",
        "The Fed signalled a series of 0.25% rate cuts.",
        [("0.25%", "cb:FED", "policy_rate_change", -0.25, -0.25, "%")],
    ),
    (
        "es",
        "Banxico bajaría la tasa en 25 puntos base a un 7,25 %.",
        [
            ("25 puntos base", "cb:BANXICO", "policy_rate_change", -25, -25, "bp"),
            ("7,25 %", "cb:BANXICO", "policy_rate", 7.25, 7.25, "%"),
        ],
    ),
    (
        "es",
        "La encuesta apunta a que la tasa de interés de Banxico subiría hasta un 7,75 %.",
        [("7,75 %", "cb:BANXICO", "policy_rate", 7.75, 7.75, "%")],
    ),
    # By how much an outlook is above another moves no rate.
    (
        "en",
        "The RBNZ sees GDP growing 0.3%, 20 basis points higher than in its August outlook.",
        [("0.3%", "country:NZ", "gdp_growth", 0.3, 0.3, "%"), ("20 basis points", None, None, 20, 20, "bp")],
    ),
    # Metrics and figures in one order.
    (
        "en",
        "Headline and core inflation in Chile were 3.4% and 3.1%, respectively.",
        [
            ("3.4%", "country:CL", "inflation", 3.4, 3.4, "%"),
            ("3.1%", "country:CL", "core_inflation", 3.1, 3.1, "%"),
        ],
    ),
    (
        "es",
        "El FMI ve el PIB y la inflación de España en el 2,5 % y el 2,3 %, respectivamente.",
        [
            ("2,5 %", "country:ES", "gdp_growth", 2.5, 2.5, "%"),
            ("2,3 %", "country:ES", "inflation", 2.3, 2.3, "%"),
        ],
    ),
    # An aside on what a measure leaves out; what a reading is of a year behind what it is of a month.
    (
        "es",
        "La inflación subyacente de México, considerada mejor termómetro porque elimina bienes volátiles, subió 3.8%.",
        [("3.8%", "country:MX", "core_inflation", 3.8, 3.8, "%")],
    ),
    (
        "en",
        "Mexican core inflation, considered a better gauge because it strips out volatile goods, rose to 3.8%.",
        [("3.8%", "country:MX", "core_inflation", 3.8, 3.8, "%")],
    ),
    (
        "en",
        "The core consumer price index in the US rose 0.2%. The gauge is up 3.4% over the year.",
        [
            ("0.2%", "country:US", "core_inflation", 0.2, 0.2, "%"),
            ("3.4%", "country:US", "core_inflation", 3.4, 3.4, "%"),
        ],
    ),
    (
        "es",
        "El IPC de Chile subió 0,3%. El indicador acumula 4,1% en doce meses.",
        [("0,3%", "country:CL", "inflation", 0.3, 0.3, "%"), ("4,1%", "country:CL", "inflation", 4.1, 4.1, "%")],
    ),
    # A coupon is no yield, and what the sale before paid bounds nothing.
    (
        "es",
        "El Tesoro subastará bonos del Estado a 3 años con cupón del 2,35 %.",
        [("2,35 %", None, None, 2.35, 2.35, "%")],
    ),
    ("en", "The Treasury will sell 10-year notes with a coupon of 4.25%.", [("4.25%", None, None, 4.25, 4.25, "%")]),
    (
        "es",
        "El Tesoro vendió letras a nueve meses al interés marginal del 2,01 %, por encima del 1,97 % pagado antes.",
        [
            ("2,01 %", "bond:ES9M", "bond_yield", 2.01, 2.01, "%"),
            ("1,97 %", "bond:ES9M", "bond_yield", 1.97, 1.97, "%"),
        ],
    ),
    (
        "en",
        "The US Treasury sold six-month bills at a high rate of 4.5%.",
        [("4.5%", "bond:US6M", "bond_yield", 4.5, 4.5, "%")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), STATED)
def test_reads_what_a_central_bank_states(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected


TIMED: list[tuple[str, str, Told]] = [
    # A half of a month, the one before, the same of another year, and "that period".
    (
        "es",
        """En la primera quincena de noviembre los precios cedieron en México. En ese periodo el INPC fue del 3,7 %,
        frente al 3,8 % de la quincena anterior. En la misma quincena de 2024 fue del 4,6 %.""",
        [
            ("3,7 %", "inflation", "actual", "2025-11-01/2025-11-15"),
            ("3,8 %", "inflation", "actual", "2025-10-16/2025-10-31"),
            ("4,6 %", "inflation", "actual", "2024-11-01/2024-11-15"),
        ],
    ),
    (
        "en",
        "In the first half of November, Mexican consumer prices rose 0.4%.",
        [("0.4%", "inflation", "actual", "2025-11-01/2025-11-15")],
    ),
    # When an outlook was given is not what it is for.
    (
        "en",
        "The ECB sees inflation at 2.1% in 2025, up from its September forecast of 2.0%.",
        [("2.1%", "inflation", "forecast", "2025"), ("2.0%", "inflation", "forecast", "2025")],
    ),
    (
        "es",
        "El Banco de España ve la inflación en el 2,7 % en 2025, cuando en junio hablaba del 2,4 %.",
        [("2,7 %", "inflation", "forecast", "2025"), ("2,4 %", "inflation", "forecast", "2025")],
    ),
    (
        "en",
        "The ECB expects inflation of 1.6% in 2026 (previously 1.9%) and 2.0% in 2027.",
        [
            ("1.6%", "inflation", "forecast", "2026"),
            ("1.9%", "inflation", "forecast", "2026"),
            ("2.0%", "inflation", "forecast", "2027"),
        ],
    ),
    (
        "es",
        "El BCE espera una inflación del 1,6 % en 2026 (frente al 1,9 % anterior) y del 2,0 % en 2027.",
        [
            ("1,6 %", "inflation", "forecast", "2026"),
            ("1,9 %", "inflation", "forecast", "2026"),
            ("2,0 %", "inflation", "forecast", "2027"),
        ],
    ),
    # What is told of a year that is not over.
    ("en", "GDP growth in Spain is put at 2.9% in 2025.", [("2.9%", "gdp_growth", "forecast", "2025")]),
    ("es", "La inflación de Chile, en el 3,9 % para 2025, cede.", [("3,9 %", "inflation", "forecast", "2025")]),
    ("es", "Chile acumula una inflación del 3,1 % en 2025.", [("3,1 %", "inflation", "actual", "2025")]),
    # Times and figures in one order.
    (
        "en",
        "Staff see euro area growth of 0.9%, 1.4% and 1.6% in 2024, 2025 and 2026, respectively.",
        [
            ("0.9%", "gdp_growth", "forecast", "2024"),
            ("1.4%", "gdp_growth", "forecast", "2025"),
            ("1.6%", "gdp_growth", "forecast", "2026"),
        ],
    ),
    (
        "es",
        "Las expectativas de inflación de Perú para 2025 y 2026 son del 2,1 % y el 2,3 %, respectivamente.",
        [
            ("2,1 %", "inflation_expectation", "forecast", "2025"),
            ("2,3 %", "inflation_expectation", "forecast", "2026"),
        ],
    ),
    # The quarter that ends with a month.
    (
        "en",
        "The RBNZ sees the OCR at 2.4% in the March quarter of 2026 and 2.6% in the December quarter of next year.",
        [("2.4%", "policy_rate", "forecast", "2026-Q1"), ("2.6%", "policy_rate", "forecast", "2026-Q4")],
    ),
    # The month that the first sentence names is that of what follows.
    (
        "en",
        "Consumer prices in the US rose last month. The consumer price index gained 0.3%.",
        [("0.3%", "inflation", "actual", "2025-10")],
    ),
    (
        "es",
        "Los precios subieron en Chile el mes pasado. El IPC avanzó 0,3%.",
        [("0,3%", "inflation", "actual", "2025-10")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), TIMED)
def test_dates_what_a_central_bank_states(
    fields: Callable[[str, str], Told], lang: str, text: str, expected: Told
) -> None:
    assert fields(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "In Britain, services inflation was 5.0%, goods inflation was 0.4%, and food 2.1%.",
            {"5.0%": "services", "0.4%": "goods", "2.1%": "food"},
        ),
        ("en", "Prices in Britain rose 5.0% in services.", {"5.0%": "services"}),
        (
            "es",
            "En México los precios de los servicios subieron 0.2% y los de las mercancías, 0.1%.",
            {"0.2%": "services", "0.1%": "goods"},
        ),
        (
            "es",
            "En México los productos agropecuarios subieron 1.0% y los energéticos y tarifas autorizadas 2.8%.",
            {"1.0%": "agriculture", "2.8%": "energy"},
        ),
    ],
)
def test_tells_the_parts_of_a_price_index(lang: str, text: str, expected: dict[str, str]) -> None:
    claims = load(lang)(text)._.cotejo_claims
    assert {claim.value_text: claim.part for claim in claims} == expected
