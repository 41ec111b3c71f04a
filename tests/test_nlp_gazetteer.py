"""The tables of names: both languages label the same things, and every identifier has its form."""

from __future__ import annotations

import re
from typing import Any

import pytest

from nlp.names.gazetteer import Words, gazetteer
from nlp.names.tree import Tree
from nlp.tables import language_table

ENGLISH: dict[str, Any] = language_table("en", "names")
SPANISH: dict[str, Any] = language_table("es", "names")


def test_both_languages_have_the_same_tables() -> None:
    assert list(ENGLISH) == list(SPANISH)


@pytest.mark.parametrize("kind", [name for name, part in ENGLISH.items() if isinstance(part, dict)])
def test_both_languages_name_the_same_things(kind: str) -> None:
    assert sorted(ENGLISH[kind]) == sorted(SPANISH[kind])


def test_every_security_has_a_market_code_and_a_ticker() -> None:
    wrong = [i for i in gazetteer().securities if not re.fullmatch(r"[A-Z]{4}:[A-Z0-9&.$\-]+", i)]
    assert wrong == []


@pytest.mark.parametrize(
    ("ticker", "identifier"),
    [
        ("HBAN", "XNAS:HBAN"),
        ("IWM", "ARCX:IWM"),
        ("GRC", "XNYS:GRC"),
        ("WALMEX", "XMEX:WALMEX"),
        ("ITX", "XMAD:ITX"),
        ("ECOPETROL", "XBOG:ECOPETROL"),
        ("FALABELLA", "XSGO:FALABELLA"),
        ("GGAL", "XBUE:GGAL"),
        ("SAP", "XETR:SAP"),
        ("AZN", "XLON:AZN"),
    ],
)
def test_main_listings_are_known(ticker: str, identifier: str) -> None:
    assert identifier in gazetteer().tickers[ticker]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("S&P500", ["s", "p", "500"]), ("TELEFÓNICA", ["telefonica"]), ("Gorman–Rupp", ["gorman", "rupp"]), ("", [])],
)
def test_words_are_runs_of_letters_or_digits_without_accents(text: str, folded: list[str]) -> None:
    assert Words.of(text).folded == folded


def test_only_the_names_grow_whose_first_words_a_text_has() -> None:
    tree = Tree.of([("XMAD:ITX", "Inditex"), ("XNAS:AAPL", "Apple Inc"), ("XNAS:AAPL", "?Apple")])

    assert tree.grown(Words.of("Apple and others").folded).keys() == {"apple"}
    assert [(name.id, name.words, name.needs_evidence) for name in tree.names()] == [
        ("XMAD:ITX", ("Inditex",), False),
        ("XNAS:AAPL", ("Apple", "Inc"), False),
        ("XNAS:AAPL", ("Apple",), True),
    ]
