"""Names inside longer ones, behind their forms and beside their tickers, and banks known by their economy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from nlp.names.mentions import find

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINES: dict[str, Language] = {lang: spacy.blank(lang) for lang in ("en", "es")}


def named(lang: str, text: str) -> list[tuple[str, str]]:
    return [(m.text, m.id) for m in find(PIPELINES[lang].make_doc(text))]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "They play the Toyota Music Pavilion in July.", []),
        ("en", "The PNC Bank Arts Center was full.", []),
        ("en", "The Ford Foundation gave a grant.", []),
        ("en", "Nvidia opens a data center.", [("Nvidia", "XNAS:NVDA")]),
        ("en", "Lawyers of Latham & Watkins advised.", []),
        ("es", "Tocan en el estadio BBVA en julio.", []),
        ("es", "La Fundación Telefónica dio una beca.", []),
        ("es", "El Movistar Arena se llenó.", []),
        ("es", "BBVA abre una sucursal.", [("BBVA", "XMAD:BBVA")]),
    ],
)
def test_a_place_or_a_prize_that_bears_a_company_is_none(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Airlines fell: American (AAL), United (UAL), JetBlue (JBLU).",
            ["AAL", "United", "UAL", "JetBlue", "JBLU"],
        ),
        ("en", "Seven retailers (COST, WMT, TGT, M) report.", ["COST", "WMT", "TGT", "M"]),
        ("en", "Data were due (CPI, PPI, GDP).", []),
        ("en", "Caterpillar  (CAT ) and Travelers  (TRV) led.", ["Caterpillar", "CAT", "Travelers", "TRV"]),
        ("en", "Brightloaf, Inc. (NASDAQ: QZZQX) rose.", ["Brightloaf", "QZZQX"]),
        ("en", "Applied Materials, Inc. (AMAT) rose.", ["Applied Materials", "AMAT"]),
        (
            "es",
            "Cayeron las aerolíneas American (AAL), United (UAL) y JetBlue (JBLU).",
            ["AAL", "United", "UAL", "JetBlue", "JBLU"],
        ),
        ("es", "Siete minoristas (COST, WMT, TGT, M) publican.", ["COST", "WMT", "TGT", "M"]),
        ("en", "The Ultra Financial ProShares ( UYG) rose and Citigroup ( C) fell.", ["UYG", "Citigroup", "C"]),
        ("en", "Two clubs (UYG) met, said the man at the door.", []),
        ("en", "Canfor Corp CFP.TO and Brightloaf Corp BRLF.TO rose.", ["Canfor", "CFP.TO", "BRLF.TO"]),
        ("en", "Write to them at BRLF.TO today.", []),
        ("es", "Cedió el Ultra Financial ProShares ( UYG) y subió Citigroup ( C).", ["UYG", "Citigroup", "C"]),
        (
            "es",
            "Subió Grupo Gicsa (GICSA B) y bajó Grupo Vasconia (VASCONI).",
            ["Gicsa", "GICSA B", "Grupo Vasconia", "VASCONI"],
        ),
        ("es", "Faltan datos (IPC, PIB, PMI).", []),
    ],
)
def test_tickers_in_brackets_are_found(lang: str, text: str, wanted: list[str]) -> None:
    assert [name for name, kind in named(lang, text) if not kind.startswith("country:")] == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Delta Air Lines reported. Delta forecast a record year.", ["Delta Air Lines", "Delta"]),
        ("en", "VF Corp. reported. VF said sales rose.", ["VF Corp", "VF"]),
        ("en", "Shares of Target Corporation and of Target CEO Brian Hale", ["Target Corporation", "Target"]),
        ("en", "Why Ford Is Cheap. Shares of Ford rose.", ["Ford"]),
        ("en", "Harrison Ford spoke. Ford smiled.", []),
        ("en", "Dow Set to Open Higher", ["Dow"]),
        ("es", "Meta Platforms publicó. Meta prevé un año récord.", ["Meta Platforms", "Meta"]),
        ("es", "Harrison Ford habló. Ford sonrió.", []),
    ],
)
def test_a_short_name_is_told_from_a_person(lang: str, text: str, wanted: list[str]) -> None:
    assert [name for name, kind in named(lang, text) if not kind.startswith("country:")] == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Inflation in Australia fell. The RBA met, and the Reserve Bank cut.", ["cb:RBA", "cb:RBA"]),
        (
            "en",
            "Prices in Chile rose and the Central Bank of Chile met; the Central Bank waited.",
            ["cb:BCCH", "cb:BCCH"],
        ),
        ("en", "The Central Bank waited.", []),
        ("es", "Los precios en Chile subieron y el Banco Central esperó.", ["cb:BCCH"]),
        ("es", "En Argentina el peso cayó y el Banco Central vendió dólares.", ["cb:BCRA"]),
        ("es", "El Banco Central esperó.", []),
    ],
)
def test_a_bank_is_that_of_the_economy_in_view(lang: str, text: str, wanted: list[str]) -> None:
    assert [kind for _, kind in named(lang, text) if kind.startswith("cb:")] == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The Dax rose 0.2%, the FTSE 100 in London fell 0.3%.", ["index:DAX", "index:FTSE"]),
        ("es", "El Dax subió un 0,2 %; el FTSE 100 de Londres bajó un 0,3 %.", ["index:DAX", "index:FTSE"]),
        ("es", "El Dax subió un 0,2 % y Londres bajó un 0,3 %.", ["index:DAX", "index:FTSE"]),
    ],
)
def test_the_city_of_an_index_is_named_once(lang: str, text: str, wanted: list[str]) -> None:
    assert [kind for _, kind in named(lang, text)] == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "It rose within the benchmark S&P 500.", [("S&P 500", "index:SPX")]),
        ("en", "The SPDR S&P Homebuilders gained.", []),
        ("en", "The quarterback threw two TD passes.", []),
        (
            "en",
            "The Hang Seng Index in Hong Kong was 0.3% firmer, the Nikkei 0.2%.",
            [("Hang Seng", "index:HSI"), ("Nikkei", "index:N225")],
        ),
        ("en", "Fans of Manchester United sang.", []),
        ("en", "Shares of Manchester United rose 3%.", [("Manchester United", "XNYS:MANU")]),
        ("es", "Es el mejor valor dentro del selectivo IBEX 35.", [("IBEX 35", "index:IBEX")]),
        ("es", "El SPDR S&P Homebuilders ganó.", []),
        (
            "es",
            "El índice Hang Seng en Hong Kong subió un 0,3%, y el Nikkei un 0,2%.",
            [("Hang Seng", "index:HSI"), ("Nikkei", "index:N225")],
        ),
        ("es", "La afición del Manchester United cantó.", []),
    ],
)
def test_a_description_is_none_beside_its_name(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [each for each in named(lang, text) if each[1].startswith(("index:", "XNYS:"))] == wanted
