"""Figures of independent sources that cannot both be right, and those that can."""

from __future__ import annotations

from typing import Any

import pytest

from disagreeing import cpi, fact, on, pe, told, write
from index.sourced import SourcedClaim
from nlp.reading import Interval, Status
from queries.findings import find


def test_independent_sources_that_disagree_are_one_finding_with_copies_as_one_voice() -> None:
    claims = [
        *pe("a.txt", "9x", 9, cluster="wire", date="2026-02-20"),
        *pe("b.txt", "9x", 9, cluster="wire", date="2026-02-21"),
        *pe("c.txt", "11.2x", 11.2),
    ]
    assert told(claims) == [("value", "warning", [["a.txt:9x", "b.txt:9x"], ["c.txt:11.2x"]])]


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        (
            cpi("a.txt", "Chile's consumer prices rose 3.1% in the year to January.", "3.1%", 3.1),
            cpi("b.txt", "Los precios en Chile subieron un 3,7 % interanual en enero.", "3,7 %", 3.7, lang="es"),
            "error",
        ),
        (
            cpi("a.txt", "Chile's consumer prices rose about 3% in the year to January.", "3%", 3, approx=True),
            cpi("b.txt", "Los precios en Chile subieron un 4,7 % interanual en enero.", "4,7 %", 4.7, lang="es"),
            "warning",
        ),
        (
            write(
                "a.txt",
                "Banxico dejó su tasa en 7,25 %.",
                fact("7,25 %", 7.25, "%", "cb:BANXICO", "policy_rate", as_of="2026-02-05"),
                lang="es",
            ),
            write(
                "b.txt",
                "Banxico left its rate at 7.00%.",
                fact("7.00%", 7.0, "%", "cb:BANXICO", "policy_rate", as_of="2026-02-05"),
            ),
            "error",
        ),
        (
            write(
                "a.txt",
                "The Fed's band is 3.50%–3.75%.",
                fact("3.50%–3.75%", (3.5, 3.75), "%", "cb:FED", "policy_rate"),
            ),
            write(
                "b.txt",
                "La banda de la Fed es de 3,75% a 4,00%.",
                fact("3,75% a 4,00%", (3.75, 4.0), "%", "cb:FED", "policy_rate"),
                lang="es",
            ),
            "warning",
        ),
        (
            write(
                "a.txt",
                "El IBEX 35 cerró en 15.231 puntos.",
                fact("15.231 puntos", 15231.0, "pts", "index:IBEX", "index_level", basis="close", as_of="2026-03-03"),
                lang="es",
            ),
            write(
                "b.txt",
                "Spain's IBEX 35 closed at 15,321.",
                fact("15,321", 15321.0, "pts", "index:IBEX", "index_level", basis="close"),
            ),
            "error",
        ),
        (
            write(
                "a.txt",
                "Consensus has Danone's EPS up 6% in 2026.",
                fact("6%", 6.0, "%", "XPAR:BN", "eps_growth", status=Status.FORECAST, as_of="2026", attribution="LSEG"),
            ),
            write(
                "b.txt",
                "Según LSEG, el BPA de Danone subirá un 9,5 % en 2026.",
                fact(
                    "9,5 %", 9.5, "%", "XPAR:BN", "eps_growth", status=Status.FORECAST, as_of="2026", attribution="lseg"
                ),
                lang="es",
            ),
            "warning",
        ),
    ],
)
def test_value_findings(a: list[SourcedClaim], b: list[SourcedClaim], severity: str) -> None:
    assert [(f.kind, f.severity.value, len(f.sides)) for f in find([*a, *b])] == [("value", severity, 2)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(pe("a.txt", "22x", 22), pe("b.txt", "22.4x", 22.4), id="a rounded figure"),
        pytest.param(pe("a.txt", "20x", 20), pe("b.txt", "21.3x", 21.3), id="a trailing zero"),
        pytest.param(pe("a.txt", "15x", 15, approx=True), pe("b.txt", "15.7x", 15.7), id="an approximation"),
        pytest.param(pe("a.txt", "9x", 9), pe("b.txt", "11x", 11, date="2026-05-03"), id="sixty days apart"),
        pytest.param(pe("a.txt", "9x", 9), pe("b.txt", "11x", 11, negated=True), id="a denial"),
        pytest.param(pe("a.txt", "9x", 9), pe("b.txt", "11x", 11, confidence=0.3), id="a guess"),
        pytest.param(pe("a.txt", "9x", 9), pe("b.txt", "11x", 11, status=Status.HYPOTHETICAL), id="a supposition"),
        pytest.param(pe("a.txt", "9x", 9), pe("b.txt", "11x", 11, part="banks"), id="a part"),
        pytest.param(pe("a.txt", "9x", 9), pe("b.txt", "11x", 11, basis="adjusted"), id="another basis"),
        pytest.param(pe("a.txt", "9x", 9, cluster="k"), pe("b.txt", "9x", 9, cluster="k"), id="copies"),
        pytest.param(
            pe("a.txt", "9x", 9), pe("b.txt", "1.1x", 1.1, readings=(Interval(9.0, 9.0),)), id="another reading"
        ),
        pytest.param(on("pe", 20.5, "x", "a.txt"), on("pe_forward", 15.0, "x", "b.txt"), id="another metric"),
        pytest.param(
            on("price", 41.2, "EUR", "a.txt", "XMAD:ITX"), on("price", 48.1, "USD", "b.txt", "XMAD:ITX"), id="currency"
        ),
        pytest.param(
            on("support_level", 66.0, "USD", "a.txt"), on("support_level", 64.0, "USD", "b.txt"), id="technical levels"
        ),
        pytest.param(
            on("price_target", 50.0, "EUR", "a.txt", status=Status.TARGET),
            on("price_target", 70.0, "EUR", "b.txt", status=Status.TARGET),
            id="two analysts' targets",
        ),
        pytest.param(
            on("index_level", 15231.0, "pts", "a.txt"),
            on("index_level", 15302.0, "pts", "b.txt"),
            id="within a session",
        ),
        pytest.param(
            on("index_level", 15231.0, "pts", "a.txt"),
            on("index_level", 14100.0, "pts", "b.txt", date="2026-03-04"),
            id="another day",
        ),
        pytest.param(
            on("price", 31.0, "USD", "a.txt", date=None),
            on("price", 45.0, "USD", "b.txt") + on("price", 46.0, "USD", "c.txt", date="2025-03-03"),
            id="an undated price beside two days",
        ),
        pytest.param(
            on("return", 1.5, "%", "a.txt", period="P1D"), on("return", 4.0, "%", "b.txt", period="P7D"), id="periods"
        ),
        pytest.param(
            on("revenue", 5.0, "USD", "a.txt"), on("revenue", 6.0, "USD", "b.txt"), id="flows of no stated period"
        ),
        pytest.param(
            on("revenue", 5.0, "USD", "a.txt", as_of="2025-Q4", period="P3M"),
            on("revenue", 6.0, "USD", "b.txt", as_of="2025-Q3", period="P3M"),
            id="quarters",
        ),
        pytest.param(
            on("gdp_growth", 2.0, "%", "a.txt", as_of="2026", status=Status.FORECAST, attribution="IMF"),
            on("gdp_growth", 3.0, "%", "b.txt", as_of="2026", status=Status.FORECAST, attribution="OECD"),
            id="two forecasters",
        ),
        pytest.param(
            on("gdp_growth", 2.1, "%", "a.txt", as_of="2026", status=Status.FORECAST),
            on("gdp_growth", 3.4, "%", "b.txt", as_of="2026"),
            id="a forecast and what came",
        ),
        pytest.param(
            write(
                "a.txt",
                "Growth of 17% to 22% is seen.",
                fact("17% to 22%", (17, 22), "%", "index:SML", "roe", as_of="2026"),
            ),
            on("roe", 20.0, "%", "b.txt", "index:SML", as_of="2026"),
            id="a range that contains",
        ),
        pytest.param(
            on("policy_rate_change", 25.0, "bp", "a.txt", "cb:ECB", as_of="2026-03-03"),
            on("policy_rate_change", 0.25, "pp", "b.txt", "cb:ECB", as_of="2026-03-03"),
            id="basis points and points",
        ),
        pytest.param(
            on("policy_rate", 4.0, "%", "a.txt", "cb:ECB"),
            on("policy_rate", 3.75, "%", "b.txt", "cb:ECB", date="2026-04-20"),
            id="a rate before and after a move",
        ),
        pytest.param(
            on("price", 67.1, "usd/bbl", "a.txt", "commodity:BRENT"),
            on("price", 67.4, "USD", "b.txt", "commodity:BRENT"),
            id="a barrel's price",
        ),
    ],
)
def test_what_is_no_value_finding(a: list[SourcedClaim], b: list[SourcedClaim]) -> None:
    assert told([*a, *b]) == []


@pytest.mark.parametrize(
    ("sentence", "text", "lang"),
    [
        ("It trades below its ten-year average of 14x earnings.", "14x", "en"),
        ("It trades at a discount, down from 14x.", "14x", "en"),
        ("Cotiza por debajo de su media histórica de 14 veces.", "14 veces", "es"),
        ("El múltiplo cedió desde 14 veces.", "14 veces", "es"),
    ],
)
def test_a_multiple_of_another_time_contradicts_none_of_now(sentence: str, text: str, lang: str) -> None:
    then = write("a.txt", sentence, fact(text, 14, "x", "index:HSI", "pe_forward"), lang=lang)
    assert told([*then, *pe("b.txt", "9x", 9)]) == []


def level(doc: str, sentence: str, text: str, value: float, **more: Any) -> list[SourcedClaim]:
    place = {key: more.pop(key) for key in ("date", "lang") if key in more}
    return write(doc, sentence, fact(text, value, "pts", "index:IBEX", "index_level", **more), **place)


@pytest.mark.parametrize("basis", [None, "close"])
def test_digits_that_changed_places_are_seen_within_a_session_s_range(basis: str | None) -> None:
    a = level("a.txt", "The Ibex finished at 15,231.40 points.", "15,231.40", 15231.4, basis="close", period="P1D")
    b = level("b.txt", "El Ibex terminó en 15.321,40 puntos.", "15.321,40", 15321.4, basis=basis, lang="es")
    assert [(f.kind, len(f.sides)) for f in find([*a, *b])] == [("value", 2)]


@pytest.mark.parametrize(
    ("sentence", "text", "value", "lang"),
    [
        ("Buyers look up to the 14,000 mark.", "14,000", 14000, "en"),
        ("It trades inside a 280 point range.", "280", 280, "en"),
        ("Opened under yesterday's 14,100.", "14,100", 14100, "en"),
        ("El soporte está en 14.100 puntos.", "14.100", 14100, "es"),
        ("Cedió respecto a la víspera, en 14.100 puntos.", "14.100", 14100, "es"),
        ("Subió 113 puntos.", "113", 113, "es"),
    ],
)
def test_marks_of_a_chart_and_of_other_days_are_no_levels_of_the_day(
    sentence: str, text: str, value: float, lang: str
) -> None:
    a = level("a.txt", "The Ibex trades at 15,231 points.", "15,231", 15231)
    assert told([*a, *level("b.txt", sentence, text, value, lang=lang)]) == []


def test_figures_that_differ_in_their_sign_only_are_information() -> None:
    claims = [
        *on("return", 1.9, "%", "a.txt", as_of="2026-03-02", period="P1D"),
        *on("return", -1.9, "%", "b.txt", as_of="2026-03-02", period="P1D"),
    ]
    assert told(claims) == [("value", "info", [["b.txt:-1.9"], ["a.txt:1.9"]])]


def test_what_the_market_makes_of_a_rate_is_not_the_rate() -> None:
    claims = [
        *on("policy_rate", 7.0, "%", "a.txt", "cb:BANXICO", date="2026-02-05"),
        *on("policy_rate", 7.02, "%", "b.txt", "cb:BANXICO", date="2026-02-05"),
        *on("policy_rate", 7.125, "%", "c.txt", "cb:BANXICO", date="2026-02-06"),
    ]
    assert told(claims) == []


def test_a_figure_of_a_year_that_is_not_over_moves_on() -> None:
    claims = [
        *on("return", 9.0, "%", "a.txt", as_of="2026", date="2026-03-03"),
        *on("return", 12.0, "%", "b.txt", as_of="2026", date="2026-04-03"),
        *on("return", 15.0, "%", "c.txt", as_of="2026", date="2026-04-03"),
    ]
    assert told(claims) == [("value", "error", [["b.txt:12.0"], ["c.txt:15.0"]])]


def test_a_rate_that_differs_from_those_just_before_and_after_is_a_finding() -> None:
    rates = [("a.txt", "2026-02-10", 4.5), ("b.txt", "2026-02-20", 4.0), ("c.txt", "2026-03-01", 4.5)]
    claims = [c for doc, day, rate in rates for c in on("policy_rate", rate, "%", doc, "cb:BANREP", date=day)]
    assert told(claims) == [("value", "warning", [["b.txt:4.0"], ["a.txt:4.5", "c.txt:4.5"]])]
