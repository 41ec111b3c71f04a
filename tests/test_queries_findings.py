from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest

from index.sourced import SourcedClaim
from nlp.reading import Claim, Interval, Status
from queries.findings import KINDS, Severity, find, to_json

Fact = tuple[str, float | tuple[float | None, float | None], str, str, str, dict[str, Any]]


def fact(
    text: str, value: float | tuple[float | None, float | None], unit: str, subject: str, metric: str, **more: Any
) -> Fact:
    return text, value, unit, subject, metric, more


def write(
    doc: str,
    sentence: str,
    *facts: Fact,
    date: str | None = "2026-03-03",
    cluster: str | None = None,
    at: int = 0,
    lang: str = "en",
) -> list[SourcedClaim]:
    """Claims of one sentence that starts at a character of a document; each figure is found after the one before."""
    found, place = [], 0
    for text, value, unit, subject, metric, more in facts:
        place = sentence.index(text, place)
        low, high = value if isinstance(value, tuple) else (value, value)
        written = re.search(r"\d[\d.,]*\d|\d", text)
        decimals = re.search(r"[.,](\d{1,2})$", written[0]) if written else None
        scale = 1e9 if "billion" in text or "mil millones" in text else 1.0
        fields: dict[str, Any] = {"confidence": 0.9, "step": scale * 10.0 ** -(len(decimals[1]) if decimals else 0)}
        claim = Claim(
            start=at + place,
            end=at + place + len(text),
            value_text=text,
            sentence_start=at,
            sentence_end=at + len(sentence),
            lang=lang,
            **(fields | {"subject": subject, "metric": metric, "unit": unit} | more),
            low=low,
            high=high,
            rule="test",
        )
        found.append(SourcedClaim(claim, doc, f"file:{doc}", sentence, date, cluster or doc))
        place += len(text)
    return found


def told(claims: Sequence[SourcedClaim]) -> list[tuple[str, str, list[list[str]]]]:
    """Kind, severity and the figures of each side, as ``doc:value``."""
    return [
        (f["kind"], f["severity"], [[f"{s['doc']}:{s['value_text']}" for s in side] for side in f["sides"]])
        for f in map(to_json, find(claims, kinds=set(KINDS) - {"drift"}))
    ]


def pe(doc: str, text: str, value: float, **more: Any) -> list[SourcedClaim]:
    place = {key: more.pop(key) for key in ("date", "cluster", "at", "lang") if key in more}
    sentence = f"The Hang Seng now changes hands at {text} forward earnings ({doc})."
    return write(doc, sentence, fact(text, value, "x", "index:HSI", "pe_forward", **more), **place)


# --- value ---------------------------------------------------------------------------------------------------------


def test_independent_sources_that_disagree_are_one_finding_with_copies_as_one_voice() -> None:
    claims = [
        *pe("a.txt", "9x", 9, cluster="wire", date="2026-02-20"),
        *pe("b.txt", "9x", 9, cluster="wire", date="2026-02-21"),
        *pe("c.txt", "11.2x", 11.2),
    ]
    assert told(claims) == [("value", "warning", [["a.txt:9x", "b.txt:9x"], ["c.txt:11.2x"]])]


def test_a_finding_by_the_contract() -> None:
    claims = [*pe("a.txt", "9x", 9), *pe("c.txt", "11.2x", 11.2, date=None)]
    row = to_json(find(claims)[0])
    side = {"start": 35, "lang": "en", "publisher": None, "unit": "x"}
    assert row == {
        "id": row["id"],
        "kind": "value",
        "severity": "warning",
        "sides": [
            [
                side
                | {
                    "doc": "a.txt",
                    "end": 37,
                    "value_text": "9x",
                    "least": 8.5,
                    "most": 9.5,
                    "sentence": "The Hang Seng now changes hands at 9x forward earnings (a.txt).",
                    "doc_date": "2026-03-03",
                    "cluster": "a.txt",
                }
            ],
            [
                side
                | {
                    "doc": "c.txt",
                    "end": 40,
                    "value_text": "11.2x",
                    "least": 11.15,
                    "most": 11.25,
                    "sentence": "The Hang Seng now changes hands at 11.2x forward earnings (c.txt).",
                    "doc_date": None,
                    "cluster": "c.txt",
                }
            ],
        ],
        "subject": "index:HSI",
        "metric": "pe_forward",
        "message": ("The forward P/E of the Hang Seng is 9x in a.txt (2026-03-03) against 11.2x in c.txt (undated)."),
        "expected": None,
        "stated": None,
        "rule": "value: independent sources: multiples and shares agree with others of 45 days",
        "likelihood": 0.9,
        "sources": [1, 1],
        "decision": None,
    }


CPI = "country:CL"


def cpi(doc: str, sentence: str, text: str, value: float, **more: Any) -> list[SourcedClaim]:
    place = {key: more.pop(key) for key in ("date", "cluster", "at", "lang") if key in more}
    return write(doc, sentence, fact(text, value, "%", CPI, "inflation", **({"as_of": "2026-01"} | more)), **place)


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


def on(metric: str, value: float, unit: str, doc: str, subject: str = "index:IBEX", **more: Any) -> list[SourcedClaim]:
    """A bare claim whose sentence says nothing that matters."""
    place = {key: more.pop(key) for key in ("date", "cluster", "at", "lang") if key in more}
    text = f"{value}"
    return write(doc, f"It stands at {text} ({doc}).", fact(text, value, unit, subject, metric, **more), **place)


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


def test_balances_at_the_end_of_a_year_and_of_its_last_month_are_of_one_day() -> None:
    claims = [
        *write(
            "a.txt",
            "Cash was $7.2 billion at year-end.",
            fact("$7.2 billion", 7.2e9, "USD", "XNAS:ON", "cash", as_of="2025"),
        ),
        *write(
            "a.txt",
            "In December cash stood at $7.9 billion.",
            fact("$7.9 billion", 7.9e9, "USD", "XNAS:ON", "cash", as_of="2025-12"),
            at=50,
        ),
    ]
    assert told(claims) == [("self", "error", [["a.txt:$7.2 billion"], ["a.txt:$7.9 billion"]])]


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


def test_a_voice_that_contradicts_itself_needs_no_second_finding() -> None:
    claims = [*pe("a.txt", "9x", 9), *pe("a.txt", "11.2x", 11.2, at=200), *pe("b.txt", "9.1x", 9.1)]
    assert told(claims) == [("self", "warning", [["a.txt:9x"], ["a.txt:11.2x"]])]


# --- self ----------------------------------------------------------------------------------------------------------


def test_copies_of_a_text_that_contradicts_itself_are_one_finding() -> None:
    first = cpi("a.txt", "Inflation ran at 3.1% in January.", "3.1%", 3.1, cluster="k")
    second = cpi("a.txt", "January's 3.9% inflation surprised few.", "3.9%", 3.9, cluster="k", at=90)
    copied = [
        *cpi("b.txt", "Inflation ran at 3.1% in January.", "3.1%", 3.1, cluster="k", at=7),
        *cpi("b.txt", "January's 3.9% inflation surprised few.", "3.9%", 3.9, cluster="k", at=97),
    ]
    assert told([*first, *second, *copied]) == [
        ("self", "error", [["a.txt:3.1%", "b.txt:3.1%"], ["a.txt:3.9%", "b.txt:3.9%"]])
    ]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(
            cpi("a.txt", "La inflación fue del 3,1 % en enero.", "3,1 %", 3.1, lang="es")
            + cpi("a.txt", "Un 3% de inflación en enero.", "3%", 3.0, at=60, lang="es"),
            id="rounded",
        ),
        pytest.param(
            write(
                "a.txt",
                "The rate went from 4.50% to 4.25%.",
                fact("4.50%", 4.5, "%", "cb:BOE", "policy_rate"),
                fact("4.25%", 4.25, "%", "cb:BOE", "policy_rate"),
            ),
            id="one sentence knows what it says",
        ),
        pytest.param(
            write("a.txt", "La tasa es del 4,25 %.", fact("4,25 %", 4.25, "%", "cb:BCCH", "policy_rate"), lang="es")
            + write(
                "a.txt",
                "Hace un año era del 5,00 %.",
                fact("5,00 %", 5.0, "%", "cb:BCCH", "policy_rate"),
                lang="es",
                at=50,
            ),
            id="an earlier time",
        ),
        pytest.param(
            on("revenue_growth", 3.0, "%", "a.txt", "XNYS:KO", period="P3M", as_of="2025-Q4")
            + write(
                "a.txt",
                "Los ingresos orgánicos crecieron un 5%.",
                fact("5%", 5, "%", "XNYS:KO", "revenue_growth", period="P3M", as_of="2025-Q4"),
                lang="es",
                at=80,
            ),
            id="another definition",
        ),
        pytest.param(
            on("price", 66.0, "USD", "a.txt", "commodity:BRENT")
            + on("price", 71.0, "USD", "a.txt", "commodity:BRENT", at=80),
            id="many levels of a day",
        ),
        pytest.param(
            on("return", 0.5, "%", "a.txt", period="P1D") + on("return", 1.9, "%", "a.txt", period="P1D", at=80),
            id="moves within a day",
        ),
        pytest.param(
            on("inflation", 2.7, "%", "a.txt", "country:US") + on("inflation", 3.4, "%", "a.txt", "country:US", at=80),
            id="statistics of no stated month",
        ),
    ],
)
def test_what_is_no_self_finding(claims: list[SourcedClaim]) -> None:
    assert told(claims) == []


# --- copy ----------------------------------------------------------------------------------------------------------

EN = "Deposits at the lender grew {} to $41 billion, the bank said on Friday."
ES = "Los depósitos de la entidad crecieron un {} hasta 41 mil millones, dijo el banco el viernes."


def deposit(doc: str, text: str, value: float, sentence: str = EN, cluster: str = "k") -> list[SourcedClaim]:
    written = sentence.format(text)
    second = "$41 billion" if "$" in written else "41 mil millones"
    facts = (
        fact(text, value, "%", "XNYS:WFC", "revenue_growth"),
        fact(second, 41e9, "USD", "XNYS:WFC", "cash"),
    )
    return write(doc, written, *facts, cluster=cluster)


@pytest.mark.parametrize("sentence", [EN, ES])
def test_a_copy_with_another_number_is_one_finding(sentence: str) -> None:
    claims = [
        *deposit("a.txt", "3.4%", 3.4, sentence),
        *deposit("b.txt", "4.3%", 4.3, sentence),
        *deposit("c.txt", "3.4%", 3.4, sentence),
    ]
    assert told(claims) == [("copy", "error", [["a.txt:3.4%", "c.txt:3.4%"], ["b.txt:4.3%"]])]


def test_a_copy_that_an_editor_has_touched_is_aligned_all_the_same() -> None:
    touched = EN.replace("on Friday", "late Friday")
    claims = [*deposit("a.txt", "3.4%", 3.4), *deposit("b.txt", "4.3%", 4.3, touched)]
    assert [(f.kind, f.severity) for f in find(claims)] == [("copy", Severity.ERROR)]


def test_a_copy_that_says_that_it_corrects_is_information() -> None:
    corrected = f"{EN[:-1]} (corrected)."
    claims = [*deposit("a.txt", "3.4%", 3.4), *deposit("b.txt", "4.3%", 4.3, corrected)]
    assert [(f.kind, f.severity) for f in find(claims)] == [("copy", Severity.INFO)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(deposit("a.txt", "3.4%", 3.4), deposit("b.txt", "3.4%", 3.4), id="a true copy"),
        pytest.param(deposit("a.txt", "3.50%", 3.5), deposit("b.txt", "3,50 %", 3.5), id="another format"),
        pytest.param(deposit("a.txt", "3.4%", 3.4), deposit("b.txt", "4.3%", 4.3, cluster="other"), id="another text"),
    ],
)
def test_what_is_no_copy_finding(a: list[SourcedClaim], b: list[SourcedClaim]) -> None:
    assert told([*a, *b]) == []


def test_paragraphs_of_one_form_in_another_order_are_no_finding() -> None:
    gold = fact("3,331", 3331, "USD", "commodity:GOLD", "support_level")
    oil = fact("66", 66, "USD", "commodity:WTI", "support_level")

    def both(doc: str, first: Fact, second: Fact) -> list[SourcedClaim]:
        return [
            *write(doc, f"Buyers defend support at {first[0]} for now.", first, cluster="k"),
            *write(doc, f"Buyers defend support at {second[0]} for now.", second, cluster="k", at=60),
        ]

    assert told([*both("a.txt", gold, oil), *both("b.txt", oil, gold)]) == []


# --- arithmetic ----------------------------------------------------------------------------------------------------


def discount(text: str, value: float, own: float, other: float, **more: Any) -> list[SourcedClaim]:
    sentence = f"Milan trades at {own} times and Paris at {other} times, a discount of {text}."
    return write(
        "a.txt",
        sentence,
        fact(f"{own} times", own, "x", "index:FTSEMIB", "pe"),
        fact(f"{other} times", other, "x", "index:CAC", "pe"),
        fact(text, value, "%", "index:FTSEMIB", "valuation_discount", counterpart="index:CAC", **more),
    )


def table(price: float, change: float, percent: float) -> list[SourcedClaim]:
    return write(
        "a.txt",
        f"ENI {price:.2f} {change:+.2f} {percent:+.2f}%",
        fact(f"{price:.2f}", price, "EUR", "XMIL:ENI", "price"),
        fact(f"{change:+.2f}", change, "EUR", "XMIL:ENI", "price_change"),
        fact(f"{percent:+.2f}%", percent, "%", "XMIL:ENI", "return"),
    )


def move(
    sentence: str, lang: str, old: tuple[str, float], new: tuple[str, float], percent: tuple[str, float]
) -> list[SourcedClaim]:
    facts = [
        fact(old[0], old[1], "pts", "index:MXX", "index_level"),
        fact(new[0], new[1], "pts", "index:MXX", "index_level"),
        fact(percent[0], percent[1], "%", "index:MXX", "return"),
    ]
    return write("a.txt", sentence, *sorted(facts, key=lambda f: sentence.index(f[0])), lang=lang)


def cut(text: str, value: float, unit: str = "bp", **more: Any) -> list[SourcedClaim]:
    sentence = f"El banco recortó {text}, de 7,50% a 7,25%."
    return write(
        "a.txt",
        sentence,
        fact(text, value, unit, "cb:BANXICO", "policy_rate_change", **more),
        fact("7,50%", 7.5, "%", "cb:BANXICO", "policy_rate"),
        fact("7,25%", 7.25, "%", "cb:BANXICO", "policy_rate"),
        lang="es",
    )


def band(text: str, value: float) -> list[SourcedClaim]:
    sentence = f"The Fed cut by {text} to 4.25%–4.50% from 4.50%–4.75%."
    return write(
        "a.txt",
        sentence,
        fact(text, value, "bp", "cb:FED", "policy_rate_change"),
        fact("4.25%–4.50%", (4.25, 4.5), "%", "cb:FED", "policy_rate"),
        fact("4.50%–4.75%", (4.5, 4.75), "%", "cb:FED", "policy_rate"),
    )


RISE = "The index rose {} to 56,222 points from 55,120."
ALZA = "El índice subió un {} de 55.120 a 56.222 puntos."


@pytest.mark.parametrize(
    ("claims", "expected", "stated"),
    [
        (discount("25%", 25, 10.2, 12.3), "17.1%", "25%"),
        (table(13.20, -0.40, -3.94), "-2.94%", "-3.94%"),
        (move(RISE.format("3.0%"), "en", ("55,120", 55120.0), ("56,222", 56222.0), ("3.0%", 3.0)), "2.00%", "3.0%"),
        (move(ALZA.format("3,0%"), "es", ("55.120", 55120.0), ("56.222", 56222.0), ("3,0%", 3.0)), "2.00%", "3,0%"),
        (cut("50 puntos básicos", -50), "-25 bp", "50 puntos básicos"),
        (cut("medio punto", -0.5, "pp", step=0.1), "-25 bp", "medio punto"),
        (band("50 basis points", -50), "-25 bp", "50 basis points"),
    ],
)
def test_a_figure_that_does_not_follow_from_its_neighbours(
    claims: list[SourcedClaim], expected: str, stated: str
) -> None:
    found = [f for f in find(claims) if f.kind == "arithmetic"]
    assert [(f.severity, f.expected, f.stated) for f in found] == [(Severity.ERROR, expected, stated)]
    assert [row["value_text"] for row in to_json(found[0])["sides"][0]] == [stated]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(discount("30%", 30, 15, 22), id="31.8% rounded"),
        pytest.param(discount("17%", 17, 10.2, 12.3), id="17.1% rounded"),
        pytest.param(discount("15%", 15, 10.2, 12.3, approx=True), id="17.1% about"),
        pytest.param(table(226.50, -4.32, -1.87), id="a row of quotes that is right"),
        pytest.param(
            move(RISE.format("2%"), "en", ("55,120", 55120.0), ("56,222", 56222.0), ("2%", 2.0)),
            id="a move that is right",
        ),
        pytest.param(
            move(
                "The index rose 3.0% to 56,222 points and met resistance above 55,120.",
                "en",
                ("55,120", 55120.0),
                ("56,222", 56222.0),
                ("3.0%", 3.0),
            ),
            id="levels that the text does not join",
        ),
        pytest.param(cut("25 puntos básicos", -25), id="a cut that is right"),
        pytest.param(band("25 basis points", -25), id="a band that is right"),
    ],
)
def test_what_is_no_arithmetic_finding(claims: list[SourcedClaim]) -> None:
    assert told(claims) == []


@pytest.mark.parametrize(
    ("sentence", "old", "new", "percent", "lang"),
    [
        (
            "Sales rose 3% to $11.9 billion in the quarter from $11.2 billion.",
            "$11.2 billion",
            "$11.9 billion",
            "3%",
            "en",
        ),
        ("Las ventas subieron un 3 % desde 11,2 hasta 11,9 mil millones.", "11,2", "11,9 mil millones", "3 %", "es"),
    ],
)
def test_growth_is_checked_against_amounts_that_were_not_understood(
    sentence: str, old: str, new: str, percent: str, lang: str
) -> None:
    rest = {"confidence": 0.0, "metric": None, "subject": None, "step": 1e8}
    facts = [
        fact(percent, 3.0, "%", "XNYS:KO", "revenue_growth"),
        (old, 11.2e9, "USD", "", "", rest),
        (new, 11.9e9, "USD", "", "", rest),
    ]
    claims = write("a.txt", sentence, *sorted(facts, key=lambda f: sentence.index(f[0])), lang=lang)
    assert [(f.kind, f.severity, f.expected) for f in find(claims)] == [("arithmetic", Severity.WARNING, "6.25%")]


def test_a_level_of_a_year_ago_says_nothing_of_the_day() -> None:
    sentence = "The stock jumped 5% to $105, from $90 a year ago."
    facts = [
        fact("5%", 5, "%", "XNYS:GE", "return"),
        fact("$105", 105, "USD", "XNYS:GE", "price"),
        fact("$90", 90, "USD", "XNYS:GE", "price"),
    ]
    assert told(write("a.txt", sentence, *facts)) == []


@pytest.mark.parametrize("named", [{"counterpart": "index:IBEX"}, {}, {"subject": None}])
def test_a_discount_is_checked_against_the_sentence_before(named: dict[str, Any]) -> None:
    first = "Lisbon fetches 9.1 times book, Madrid 14.0 times."
    second = "That is a 20% discount."
    claims = [
        *write(
            "a.txt",
            first,
            fact("9.1 times", 9.1, "x", "index:PSI", "pb"),
            fact("14.0 times", 14.0, "x", "index:IBEX", "pb"),
        ),
        *write(
            "a.txt",
            second,
            ("20%", 20, "%", "index:PSI", "valuation_discount", named),
            at=len(first) + 1,
        ),
    ]
    assert told(claims) == [("arithmetic", "error", [["a.txt:20%"], ["a.txt:9.1 times", "a.txt:14.0 times"]])]


# --- all -----------------------------------------------------------------------------------------------------------


def test_order_of_claims_does_not_matter_and_ids_are_distinct() -> None:
    claims = [*pe("a.txt", "9x", 9), *pe("c.txt", "11.2x", 11.2), *discount("25%", 25, 10.2, 12.3), *table(10, 1, 9)]
    found = find(claims)
    assert found == find(claims[::-1])
    assert len({f.id for f in found}) == len(found) == 3


def test_another_copy_does_not_change_the_id() -> None:
    sentence = "The Hang Seng fetches 9x forward earnings."
    seen = fact("9x", 9, "x", "index:HSI", "pe_forward")
    first = write("a.txt", sentence, seen, cluster="k")
    copied = write("b.txt", sentence, seen, cluster="k")
    other = pe("c.txt", "11.2x", 11.2)
    assert [f.id for f in find([*first, *other])] == [f.id for f in find([*first, *copied, *other])]


def test_kinds_can_be_chosen() -> None:
    claims = [*pe("a.txt", "9x", 9), *pe("c.txt", "11.2x", 11.2), *table(10, 1, 9)]
    assert [f.kind for f in find(claims, kinds={"value"})] == ["value"]
    assert sorted(KINDS) == [
        "arithmetic",
        "copy",
        "date",
        "drift",
        "listing",
        "reference",
        "scale",
        "self",
        "slip",
        "translation",
        "value",
    ]


@pytest.mark.parametrize(
    ("lang", "whole", "part"),
    [
        ("en", "Profit through September grew {0}.", "Between July and September it grew {0}."),
        ("es", "El beneficio hasta septiembre creció un {0}.", "Solo entre julio y septiembre creció un {0}."),
    ],
)
def test_stretches_that_end_in_one_month_are_two(lang: str, whole: str, part: str) -> None:
    def grew(sentence: str, value: float, at: int) -> list[SourcedClaim]:
        told = fact(f"{value}%", value, "%", "XTST:ACM", "earnings_growth", as_of="2025-09")
        return write("a.txt", sentence.format(f"{value}%"), told, at=at, lang=lang)

    assert find([*grew(whole, 10.8, 0), *grew(part, 3.0, 500)], kinds={"self"}) == ()


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("en", "It trades at {0}, against 22x for large caps.", "Its multiple of {0} is above its mean of 16.1x."),
        ("es", "Cotiza a {0}, frente a 22 veces.", "Su múltiplo de {0} supera su media de 16,1 veces."),
    ],
)
def test_a_text_gives_a_multiple_twice_whatever_it_is_held_against(lang: str, first: str, second: str) -> None:
    def multiple(sentence: str, value: float, at: int) -> list[SourcedClaim]:
        text = f"{value}x"
        told = fact(text, value, "x", "index:SML", "pe_forward")
        return write("a.txt", sentence.format(text), told, at=at, lang=lang)

    claims = [*multiple(first, 15.6, 0), *multiple(second, 16.5, 500)]
    assert [finding.kind for finding in find(claims, kinds={"self"})] == ["self"]
