"""Figures that the words around them set apart from others of their name: of another time, part or way to count."""

from __future__ import annotations

from typing import Any

import pytest

from index.sourced import SourcedClaim
from queries.blocks import Block, block
from stating import figure


def stated(sentence: str, text: str, metric: str, **more: Any) -> SourcedClaim:
    plain: dict[str, Any] = {"subject": "XTST:ACM", "unit": "%", "as_of": "2025"}
    return figure(sentence, text, 4.0, date="2026-02-03", metric=metric, **(plain | more))


COUNTRY: dict[str, Any] = {"subject": "country:TS", "as_of": "2026-01"}
INDEX: dict[str, Any] = {"subject": "index:TST", "rule": "implicit+anaphora", "as_of": None}
BANK: dict[str, Any] = {"subject": "cb:TST", "as_of": None}
BOND: dict[str, Any] = {"subject": "bond:TS10Y", "as_of": None}


@pytest.mark.parametrize(
    ("lang", "metric", "figure", "apart", "kept", "more"),
    [
        (
            "en",
            "index_level",
            "4",
            "Futures on the index rose to 4.",
            "Stocks of the index rose to 4.",
            {**INDEX, "unit": "pts", "as_of": "2026-02-03"},
        ),
        (
            "en",
            "pe_forward",
            "4x",
            "It traded, in the past, at 4x.",
            "It trades on a forward P/E of 4x.",
            {**INDEX, "unit": "x"},
        ),
        (
            "en",
            "pe_forward",
            "14x",
            "It trades below its ten-year mean of 14x.",
            "At 14x it trades above its ten-year mean of 13x.",
            {**INDEX, "unit": "x"},
        ),
        (
            "es",
            "pe_forward",
            "14 veces",
            "Cotiza por debajo de su media histórica de 14 veces.",
            "A 14 veces cotiza por encima de su media histórica.",
            {**INDEX, "unit": "x"},
        ),
        ("en", "revenue_growth", "4%", "Some 4% of sales are in Peru.", "Sales grew 4% in 2025.", {}),
        ("es", "revenue_growth", "4%", "Un 4% de las ventas están en Perú.", "Las ventas crecieron un 4%.", {}),
        ("en", "revenue_growth", "4%", "Online sales rose 4%.", "Sales rose 4%.", {}),
        ("es", "revenue_growth", "4%", "Las ventas en tienda subieron un 4%.", "Las ventas subieron un 4%.", {}),
        ("en", "revenue_growth", "4%", "Sales were up 4% from 2019.", "Sales were up 4% from 2024.", {}),
        ("es", "revenue_growth", "4%", "Vendió un 4% más que en 2019.", "Vendió un 4% más que en 2024.", {}),
        ("en", "earnings_growth", "4%", "Profit before tax rose 4%.", "Profit rose 4%.", {}),
        (
            "es",
            "earnings_growth",
            "4%",
            "El beneficio antes de impuestos subió un 4%.",
            "El beneficio subió un 4%.",
            {},
        ),
        ("en", "revenue", "$4", "Estimates called for sales of $4.", "It reported sales of $4.", {"unit": "USD"}),
        ("es", "revenue", "$4", "El consenso era de unas ventas de $4.", "Reportó ventas de $4.", {"unit": "USD"}),
        ("en", "inflation", "4%", "Prices are up 4% so far this year.", "Prices rose 4% in January.", COUNTRY),
        ("es", "inflation", "4%", "Los precios acumulan un 4%.", "Los precios subieron un 4%.", COUNTRY),
        (
            "en",
            "inflation",
            "4%",
            "The most since 1991, when prices rose 4%.",
            "Prices rose 4%, the most since 1991.",
            COUNTRY,
        ),
        (
            "es",
            "inflation",
            "4%",
            "La mayor desde 1991, cuando subió un 4%.",
            "Fue del 4%, la mayor desde 1991.",
            COUNTRY,
        ),
        (
            "en",
            "inflation",
            "4%",
            "Prices rose 4% from the fortnight before.",
            "Prices rose 4% from December.",
            COUNTRY,
        ),
        (
            "es",
            "inflation",
            "4%",
            "Subieron un 4% respecto a la quincena anterior.",
            "Subieron un 4% en el mes.",
            COUNTRY,
        ),
        ("en", "inflation", "4%", "In January of last year prices rose 4%.", "Prices rose 4% from last year.", COUNTRY),
        ("es", "inflation", "4%", "En enero del año pasado subieron un 4%.", "Subieron un 4%.", COUNTRY),
        (
            "en",
            "revenue",
            "$4",
            "The division led the way with all of $4 in sales.",
            "It had sales of $4.",
            {"unit": "USD"},
        ),
        ("es", "revenue", "$4", "La división lideró el alza con unas ventas de $4.", "Vendió $4.", {"unit": "USD"}),
        ("en", "gdp_growth", "4%", "Investment grew 4%.", "The economy grew 4% on investment.", COUNTRY),
        ("es", "gdp_growth", "4%", "La inversión creció un 4%.", "La economía creció un 4% por la inversión.", COUNTRY),
        ("en", "return", "4%", "The bank was its worst performer, down 4%.", "It fell 4%.", INDEX),
        ("es", "return", "4%", "El banco fue el valor más bajista, con un 4%.", "Cayó un 4%.", INDEX),
        ("en", "policy_rate", "4%", "The last time that it rose was in 2018, to 4%.", "It rose to 4%.", BANK),
        ("es", "policy_rate", "4%", "La última vez que subió fue en 2018, al 4%.", "Subió al 4%.", BANK),
        ("en", "policy_rate", "4%", "The lending facility pays 4%.", "The rate is 4%.", BANK),
        ("es", "policy_rate", "4%", "La facilidad de liquidez paga un 4%.", "El tipo es del 4%.", BANK),
    ],
)
def test_a_figure_of_something_else_meets_no_other(
    lang: str, metric: str, figure: str, apart: str, kept: str, more: dict[str, Any]
) -> None:
    assert block(stated(apart, figure, metric, lang=lang, **more)) is None
    assert block(stated(kept, figure, metric, lang=lang, **more)) is not None


@pytest.mark.parametrize(
    ("lang", "quarter", "year"),
    [
        ("en", "Quarterly earnings were $4 a share.", "Annual earnings were $4 a share."),
        ("es", "El beneficio trimestral fue de $4 por acción.", "El beneficio anual fue de $4 por acción."),
    ],
)
def test_a_years_figure_read_as_a_quarters_is_the_years(lang: str, quarter: str, year: str) -> None:
    of: dict[str, Any] = {"unit": "USD", "as_of": "2025-Q4"}
    found = [block(stated(sentence, "$4", "eps", lang=lang, **of)) for sentence in (quarter, year)]
    assert [each.period for each in found if isinstance(each, Block)] == ["P3M", "P1Y"]


@pytest.mark.parametrize(
    ("lang", "sentence", "market"),
    [
        ("en", "The sale drew a yield of 4%, more than before the bidding closed.", "auction"),
        ("en", "The yield closed at 4%.", None),
        ("en", "The yield rose to 4% after a weak auction.", None),
        ("es", "La subasta salió al 4%.", "auction"),
        ("es", "El rendimiento cerró en el 4%.", None),
        ("es", "El rendimiento subió al 4% tras una floja subasta.", None),
    ],
)
def test_what_new_paper_was_sold_at_meets_what_it_was_sold_at(lang: str, sentence: str, market: str | None) -> None:
    found = block(stated(sentence, "4%", "bond_yield", lang=lang, **BOND))
    assert found is not None
    assert found.market == market


@pytest.mark.parametrize(
    ("lang", "apart", "kept"),
    [
        ("en", "It had made $4 in the previous quarter.", "It made $4, up 2% from the previous quarter."),
        ("es", "Había ganado $4 en el trimestre anterior.", "Ganó $4, un 2% más que en el trimestre anterior."),
        ("en", "Without Acme, the listed companies made $4.", "The company made $4 in the quarter."),
        ("es", "Sin Acme, las grandes cotizadas ganaron $4.", "La empresa ganó $4 en el trimestre."),
    ],
)
def test_an_amount_of_another_quarter_or_of_many_meets_no_other(lang: str, apart: str, kept: str) -> None:
    fields: dict[str, Any] = {"as_of": "2025-Q4", "unit": "USD", "period": "P3M", "rule": "cue:net_income+recent|test"}
    assert block(stated(apart, "$4", "net_income", lang=lang, **fields)) is None
    assert block(stated(kept, "$4", "net_income", lang=lang, **fields)) is not None
