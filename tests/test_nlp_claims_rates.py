"""Rates, prices and rows of markets as papers of Spain and Mexico word them. Every sentence is this project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.reader import from_text
from nlp.context import Context
from nlp.numbers.convention import decide
from nlp.pipeline import load
from nlp.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

RATES: list[tuple[str, str, list[Row]]] = [
    # What was expected before stands in brackets behind what is expected now.
    (
        "es",
        "El BCE prevé una inflación del 2,1 % en 2026 (2 % en junio), del 1,7 % en 2027 (1,6 %) y del 1,9 % en 2028.",
        [
            ("2,1 %", "country:EA", "inflation", 2.1, 2.1, "%"),
            ("2 %", "country:EA", "inflation", 2, 2, "%"),
            ("1,7 %", "country:EA", "inflation", 1.7, 1.7, "%"),
            ("1,6 %", "country:EA", "inflation", 1.6, 1.6, "%"),
            ("1,9 %", "country:EA", "inflation", 1.9, 1.9, "%"),
        ],
    ),
    (
        "en",
        "The ECB sees inflation at 2.1% in 2026 (2.0% in June), 1.7% in 2027 (1.6%) and 1.9% in 2028.",
        [
            ("2.1%", "country:EA", "inflation", 2.1, 2.1, "%"),
            ("2.0%", "country:EA", "inflation", 2, 2, "%"),
            ("1.7%", "country:EA", "inflation", 1.7, 1.7, "%"),
            ("1.6%", "country:EA", "inflation", 1.6, 1.6, "%"),
            ("1.9%", "country:EA", "inflation", 1.9, 1.9, "%"),
        ],
    ),
    (
        "es",
        "La zona del euro crecerá un 1,2 % en 2026 (0,9 % previsto en junio), un 1,0 % en 2027 (1,1 %).",
        [
            ("1,2 %", "country:EA", "gdp_growth", 1.2, 1.2, "%"),
            ("0,9 %", "country:EA", "gdp_growth", 0.9, 0.9, "%"),
            ("1,0 %", "country:EA", "gdp_growth", 1, 1, "%"),
            ("1,1 %", "country:EA", "gdp_growth", 1.1, 1.1, "%"),
        ],
    ),
    # A tenth more, and then the rate.
    (
        "es",
        "La inflación subyacente de España, sin energía, ha avanzado una décima y se ha situado en el 2,5 %.",
        [("una décima", None, None, 0.1, 0.1, "pp"), ("2,5 %", "country:ES", "core_inflation", 2.5, 2.5, "%")],
    ),
    # Another part of a price index goes on without its verb.
    (
        "es",
        "El INPC de México subió 0.31 %. Las mercancías crecieron 0.69 % y los servicios 0.19 %.",
        [
            ("0.31 %", "country:MX", "inflation", 0.31, 0.31, "%"),
            ("0.69 %", "country:MX", "inflation", 0.69, 0.69, "%"),
            ("0.19 %", "country:MX", "inflation", 0.19, 0.19, "%"),
        ],
    ),
    # Debt that is sold is not what is owed.
    (
        "es",
        "El Tesoro italiano emitió 5.200 millones de euros en deuda.",
        [("5.200 millones de euros", None, None, 5.2e9, 5.2e9, "EUR")],
    ),
    # Three markets with three moves, and a fourth behind them.
    (
        "es",
        "París, Milán y Fráncfort caían un 0,33%, un 0,3% y un 0,12%, mientras que Londres subía un 0,15%.",
        [
            ("0,33%", "index:CAC", "return", -0.33, -0.33, "%"),
            ("0,3%", "index:FTSEMIB", "return", -0.3, -0.3, "%"),
            ("0,12%", "index:DAX", "return", -0.12, -0.12, "%"),
            ("0,15%", "index:FTSE", "return", 0.15, 0.15, "%"),
        ],
    ),
    # The other oil, named by the half.
    (
        "es",
        "El Brent caía un 0,5 %, y el de Texas se situaba en 80,6 dólares, un 0,6 % menos.",
        [
            ("0,5 %", "commodity:BRENT", "return", -0.5, -0.5, "%"),
            ("80,6 dólares", "commodity:WTI", "price", 80.6, 80.6, "usd/bbl"),
            ("0,6 %", "commodity:WTI", "return", -0.6, -0.6, "%"),
        ],
    ),
    # What a premium is counted over is not whose it is.
    (
        "es",
        "El bono español a diez años rinde el 3,26 %. La prima de riesgo (con el bono alemán) cayó a 91,5 puntos.",
        [
            ("3,26 %", "bond:ES10Y", "bond_yield", 3.26, 3.26, "%"),
            ("91,5 puntos", "bond:ES10Y", "spread", 91.5, 91.5, "bp"),
        ],
    ),
    # The dollar's rate where only the bank of its economy is named, and the peso that a text names first.
    (
        "es",
        "El Banco de México publicó el dato.\n\nEl tipo de cambio terminó la jornada en 18.4847 unidades por dólar.",
        [("18.4847 unidades", "fx:USDMXN", "fx_rate", 18.4847, 18.4847, "MXN")],
    ),
    (
        "es",
        "El peso cerró la semana con una depreciación de 2.19%, en 18.44 pesos por dólar, según el Banco de México.",
        [
            ("2.19%", "currency:MXN", "return", -2.19, -2.19, "%"),
            ("18.44 pesos", "fx:USDMXN", "fx_rate", 18.44, 18.44, "MXN"),
        ],
    ),
    # A move in something of its own, of costs and of interest income is no return.
    (
        "es",
        "Walmex reportó una disminución de 27.5% a/a en su posición de efectivo.",
        [("27.5%", None, None, 27.5, 27.5, "%")],
    ),
    ("es", "Endesa registró una caída del 2 % en su cotización.", [("2 %", "XMAD:ELE", "return", -2, -2, "%")]),
    (
        "es",
        "El margen bruto de Walmex se expandió 20 puntos base a 24.1%, y los gastos generales subieron 12%.",
        [
            ("20 puntos base", "XMEX:WALMEX", "margin_change", 20, 20, "bp"),
            ("24.1%", "XMEX:WALMEX", "margin", 24.1, 24.1, "%"),
            ("12%", None, None, 12, 12, "%"),
        ],
    ),
    (
        "es",
        "El margen de intereses del Santander descendió un 2,5%, aunque en euros constantes aumentó un 3%.",
        [("2,5%", None, None, 2.5, 2.5, "%"), ("3%", None, None, 3, 3, "%")],
    ),
    # In brackets behind what is earned a share, its growth, and behind a price a return.
    (
        "es",
        "El beneficio por acción de Santander era de 0,66 euros a cierre de septiembre (+16%).",
        [
            ("0,66 euros", "XMAD:SAN", "eps", 0.66, 0.66, "EUR"),
            ("+16%", "XMAD:SAN", "eps_growth", 16, 16, "%"),
        ],
    ),
    (
        "es",
        "Telefónica cerró en 4,43 euros (+1,2 %).",
        [("4,43 euros", "XMAD:TEF", "price", 4.43, 4.43, "EUR"), ("+1,2 %", "XMAD:TEF", "return", 1.2, 1.2, "%")],
    ),
    # A company that bears a commodity's name, among companies.
    (
        "es",
        "Repsol avanzó un 0,3% y Endesa cedió un 0,2%. BBVA ganó un 1 %. Gas Natural se dejó un 1,2%.",
        [
            ("0,3%", "XMAD:REP", "return", 0.3, 0.3, "%"),
            ("0,2%", "XMAD:ELE", "return", -0.2, -0.2, "%"),
            ("1 %", "XMAD:BBVA", "return", 1, 1, "%"),
            ("1,2%", "XMAD:NTGY", "return", -1.2, -1.2, "%"),
        ],
    ),
    (
        "es",
        "El Gas Natural cayó un 2 %. El petróleo subió un 1 %.",
        [
            ("2 %", "commodity:NATGAS", "return", -2, -2, "%"),
            ("1 %", "commodity:WTI", "return", 1, 1, "%"),
        ],
    ),
    # How many posts there are is no level of an index, and what equity is worth a share is not earned.
    (
        "es",
        "El Dow Jones restó 2,5 puntos. Las ofertas de empleo subieron hasta 5,4 millones, su nivel más alto.",
        [
            ("2,5 puntos", "index:DJI", "index_change", -2.5, -2.5, "pts"),
            ("5,4 millones", None, None, 5.4e6, 5.4e6, None),
        ],
    ),
    (
        "en",
        "The Dow Jones lost 2.5 points. Job openings rose to 5.4 million, their highest level.",
        [
            ("2.5 points", "index:DJI", "index_change", -2.5, -2.5, "pts"),
            ("5.4 million", None, None, 5.4e6, 5.4e6, None),
        ],
    ),
    (
        "es",
        "El valor contable tangible (TNAV) por acción de Santander fue de 5,56 euros.",
        [("5,56 euros", None, None, 5.56, 5.56, "EUR")],
    ),
    # Prices of a basket are an economy's, though an index of shares is in view.
    (
        "es",
        "La Bolsa Mexicana perdió 0.9%.\nEl INPC de México subió 0.89 %. El índice de precios de la canasta, 1.30 %.",
        [
            ("0.9%", "index:MXX", "return", -0.9, -0.9, "%"),
            ("0.89 %", "country:MX", "inflation", 0.89, 0.89, "%"),
            ("1.30 %", "country:MX", "inflation", 1.3, 1.3, "%"),
        ],
    ),
    # Nor is it in the sentence before.
    (
        "es",
        "El bono español a diez años rinde el 3,12 %, frente al 2,61 % del bund. La prima de riesgo está en 51 puntos.",
        [
            ("3,12 %", "bond:ES10Y", "bond_yield", 3.12, 3.12, "%"),
            ("2,61 %", "bond:DE10Y", "bond_yield", 2.61, 2.61, "%"),
            ("51 puntos", "bond:ES10Y", "spread", 51, 51, "bp"),
        ],
    ),
    (
        "en",
        "The Italian 10-year yield rose to 3.9% while the Bund stood at 2.7%. The spread widened to 120 basis points.",
        [
            ("3.9%", "bond:IT10Y", "bond_yield", 3.9, 3.9, "%"),
            ("2.7%", "bond:DE10Y", "bond_yield", 2.7, 2.7, "%"),
            ("120 basis points", "bond:IT10Y", "spread", 120, 120, "bp"),
        ],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), RATES)
def test_reads_rates_and_rows_as_papers_word_them(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected


DATED: list[tuple[str, str, list[tuple[str, str | None, str, bool]]]] = [
    # What it was at a time is told, whatever is supposed before.
    (
        "es",
        "De confirmarse este dato, el IPC de España sería el valor más alto desde marzo, cuando alcanzó el 2,6 %.",
        [("2,6 %", None, "actual", False)],
    ),
    (
        "en",
        "If confirmed, inflation in Spain would be the highest since March, when it hit 2.6%.",
        [("2.6%", None, "actual", False)],
    ),
    # Where a price stands now has happened, wherever it may go.
    (
        "es",
        "El bitcoin podría subir a 80.000 dólares desde los 63.400 de ahora.",
        [("80.000 dólares", None, "forecast", False), ("63.400", None, "actual", False)],
    ),
    # The rate of the month goes on as the euríbor's.
    (
        "es",
        "El euríbor a un año subió al 2,193 %. La cota más alta se produjo el día 8, cuando llegó al 2,201 %.",
        [("2,193 %", "euribor", "actual", False), ("2,201 %", "euribor", "actual", False)],
    ),
    # A denial ends where another verb begins.
    (
        "es",
        "El dólar no registró cambios y se mantuvo en 17.85 pesos mexicanos.",
        [("17.85 pesos mexicanos", None, "actual", False)],
    ),
    (
        "en",
        "The dollar did not move and stayed at 17.85 Mexican pesos.",
        [("17.85 Mexican pesos", None, "actual", False)],
    ),
    ("es", "El Ibex 35 no subió un 2 %.", [("2 %", None, "actual", True)]),
    ("en", "The Ibex 35 did not rise 2%.", [("2%", None, "actual", True)]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), DATED)
def test_reads_what_stands_and_what_is_denied(
    lang: str, text: str, expected: list[tuple[str, str | None, str, bool]]
) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(convention=decide(text))
    claims = nlp(doc)._.cotejo_claims
    assert [(each.value_text, each.part, each.status.value, each.negated) for each in claims] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "es",
            "Informe.\n\nLa inflación de España fue del 3,1 %, frente al 2,4 % de julio del año pasado.",
            [("3,1 %", None), ("2,4 %", "2025-07")],
        ),
        (
            "es",
            "Informe.\n\nSantander ganó 10 millones en 2025, un 11% más que en el mismo periodo del año anterior.",
            [("10 millones", "2025"), ("11%", "2025")],
        ),
    ],
)
def test_what_a_figure_is_set_against_lends_no_time(
    lang: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    claims = read(from_text(text, name="note.md", date="2026-03-18"), lang=lang).claims
    assert [(each.value_text, each.as_of) for each in claims] == expected
