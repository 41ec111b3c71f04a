from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.lexicon import known, meetings, translations
from index.search.words import GAP, sequence, stem, stems, term, terms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gold rose 3.5%", ["gold", "rose", "3.5"]),
        ("El oro subió un 3,5 %", ["el", "oro", "subio", "un", "3.5"]),
        ("S&P 500 at 22x", ["s", "p", "500", "at", "22x"]),
        ("", []),
    ],
)
def test_words_have_no_accents_and_figures_one_form(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "yields", "yield"),
        ("en", "Expected earnings", "expecting earning"),
        ("es", "inflación", "INFLACION"),
        ("es", "económicas", "económico"),
        ("es", "los índices", "los indices"),
        ("en", "oil fell", "oil falls"),
        ("en", "sales grew", "sell growing"),
        ("es", "el oro cayó", "el oro caerá"),
        ("es", "los tipos se mantuvieron", "los tipos se mantienen"),
    ],
)
def test_forms_of_a_word_are_one_stem(lang: str, one: str, other: str) -> None:
    assert stems(one, lang) == stems(other, lang)


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [("en", "the Fed", "to feed"), ("en", "left", "leave"), ("es", "la ley", "leer"), ("es", "el vino", "venir")],
)
def test_a_form_that_is_another_word_stays_one(lang: str, one: str, other: str) -> None:
    assert stems(one, lang)[-1] != stems(other, lang)[-1]


def test_an_irregular_form_is_of_one_word_alone() -> None:
    text = files("index").joinpath("data", "irregular.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    assert sorted(tables) == ["en", "es"]
    for lang, table in tables.items():
        of = [(stem(form, lang), stem(word, lang)) for word, forms in table.items() for form in forms.split()]
        assert [pair for pair in of if pair[0] != pair[1]] == []


def test_languages_have_terms_of_their_own_but_figures_are_shared() -> None:
    assert term("per", "en") != term("per", "es")
    assert terms("3,50", "es") == terms("3.50", "en")


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_gaps_stand_between_sentences_alone(parts: list[str]) -> None:
    found = sequence(parts, "es")
    assert found.count(GAP) == len(parts) - 1
    assert [each for each in found if each != GAP] == [each for part in parts for each in terms(part, "es")]


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [("copper", "en", "cobr"), ("cobre", "es", "copper"), ("yield", "en", "rendimient"), ("tasa", "es", "rate")],
)
def test_words_are_translated(word: str, lang: str, expected: str) -> None:
    assert known(word, lang)
    assert translations(word, lang)[0][0] == expected


def test_a_word_that_no_text_had_has_no_translation() -> None:
    assert translations("zzyzx", "en") == ()


@pytest.mark.parametrize(
    ("text", "lang", "places", "other"),
    [
        ("the rate cuts of June", "en", [(1, 3)], ("es", "recorte de tipos")),
        ("un recorte de tasas", "es", [(1, 4)], ("en", "rate cut")),
        ("beneficios estimados", "es", [(0, 2)], ("en", "forward earnings")),
        ("forward earnings yield", "en", [(0, 2), (2, 3)], ("es", "utilidades proyectadas")),
        ("nothing of the kind", "en", [], None),
    ],
)
def test_expressions_of_finance_are_met_the_longest_first(
    text: str, lang: str, places: list[tuple[int, int]], other: tuple[str, str] | None
) -> None:
    found = list(meetings(stems(text, lang), lang))
    assert [(each.start, each.end) for each in found] == places
    if other is not None:
        assert tuple(stems(other[1], other[0])) in found[0].concept.expressions[other[0]]
