from __future__ import annotations

import pytest

from index.search.lexicon import translations
from index.search.plan import MOST, SYNONYM, Alternative, Plan, plan
from index.search.words import joining, stems, term


def looked_for(found: Plan, lang: str) -> list[dict[tuple[int, ...], float]]:
    return [{each.terms: each.weight for each in group} for group in found[lang]]


def numbers(text: str, lang: str) -> tuple[int, ...]:
    found = stems(text, lang)
    return tuple(term(stem, lang) for stem in [each for each in found if each not in joining(lang)] or found)


@pytest.mark.parametrize(
    ("query", "own", "other", "translated"),
    [
        ("the price of copper is falling", "en", "es", "cobre"),
        ("el precio del cobre está cayendo", "es", "en", "copper"),
    ],
)
def test_own_words_stand_as_they_are_and_translations_beside_them(
    query: str, own: str, other: str, translated: str
) -> None:
    found = plan(query, telling=lambda _: 1.0)
    assert looked_for(found, own)[0] == {numbers(query.split(maxsplit=1)[0], own): 1.0}
    assert max(group.get(numbers(translated, other), 0) for group in looked_for(found, other)) == 1.0


@pytest.mark.parametrize(
    ("query", "own", "other", "expressions"),
    [
        ("did they speak of a rate cut", "en", "es", ["recorte de tipos", "baja de tasas"]),
        ("si se habló de un recorte de tipos", "es", "en", ["rate cut", "rate reduction"]),
    ],
)
def test_an_expression_is_one_thing_in_both_languages(query: str, own: str, other: str, expressions: list[str]) -> None:
    found = plan(query, telling=lambda _: 1.0)
    last = {lang: looked_for(found, lang)[-1] for lang in (own, other)}
    assert [last[other][numbers(each, other)] for each in expressions] == [1.0, 1.0]
    assert max(last[own].values()) == 1.0
    assert len(last[own]) > 1


@pytest.mark.parametrize(
    ("query", "other", "form", "weight"),
    [
        ("what did Orange buy", "es", "orange", 1.0),
        ("what did the orange cost", "es", "orange", 0.3),
        ("Why The Orange Fell Today", "es", "orange", 0.3),
        ("qué compró Naranja ayer", "en", "naranja", 1.0),
        ("qué costó la naranja ayer", "en", "naranja", 0.3),
    ],
)
def test_a_name_is_looked_for_as_it_is_in_the_other_language(query: str, other: str, form: str, weight: float) -> None:
    found = plan(query, telling=lambda _: 1.0)
    assert {numbers(form, other): weight}.items() <= {
        terms: most for group in looked_for(found, other) for terms, most in group.items()
    }.items()


@pytest.mark.parametrize(("word", "lang", "empty"), [("trading", "en", "de"), ("holiday", "en", "las")])
def test_what_stands_beside_all_words_translates_none(word: str, lang: str, empty: str) -> None:
    assert empty not in dict(translations(word, lang))


@pytest.mark.parametrize(
    ("query", "lang", "synonym"), [("did gold fall", "en", "bullion"), ("si cayó el petróleo", "es", "crudo")]
)
def test_a_word_of_the_glossary_is_looked_for_in_its_other_words(query: str, lang: str, synonym: str) -> None:
    found = plan(query, telling=lambda _: 1.0)
    assert [group[numbers(synonym, lang)] for group in looked_for(found, lang) if numbers(synonym, lang) in group] == [
        SYNONYM
    ]


def test_a_query_without_a_language_is_read_in_both() -> None:
    found = plan("Nasdaq", telling=lambda _: 1.0)
    assert [numbers("Nasdaq", lang) in looked_for(found, lang)[0] for lang in ("en", "es")] == [True, True]


def test_of_a_long_text_the_telling_words_are_looked_for() -> None:
    text = " ".join(f"word{number} the" for number in range(3 * MOST)) + " copper copper"
    found = plan(text, telling=lambda each: 9.0 if each == term("copper", "en") else 1.0)
    assert len(found["en"]) == MOST
    assert (Alternative(numbers("copper", "en"), 1.0),) in found["en"]
    assert (Alternative(numbers("the", "en"), 1.0),) in found["en"]  # it is told by how often it comes
