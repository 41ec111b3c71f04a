from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from queries.cues import LANGUAGES, has, pattern

TABLES = {
    lang: tomllib.loads(files("queries").joinpath("rules", f"{lang}.toml").read_text(encoding="utf-8"))
    for lang in LANGUAGES
}


def test_every_language_has_the_same_labels() -> None:
    assert {lang: list(table) for lang, table in TABLES.items()} == {lang: list(TABLES["en"]) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_listed_twice(lang: str) -> None:
    words = {label: table["words"] for label, table in TABLES[lang].items() if "words" in table}
    assert words == {label: list(dict.fromkeys(listed)) for label, listed in words.items()}


@pytest.mark.parametrize(
    ("label", "text", "lang", "found"),
    [
        ("correction", "Corrects the growth figure", "en", True),
        ("correction", "Fe de erratas: la tasa es otra", "es", True),
        ("correction", "The correction in stocks went on", None, False),
        ("correction", "El oro corrige un 3 % tras la corrección de ayer", None, False),
        ("retracement", "refibered", "en", False),
        ("technical", "The metal held above 4,000", "en", True),
        ("technical", "El metal se mantuvo por encima de 4.000", "es", True),
    ],
)
def test_words_are_found_whole(label: str, text: str, lang: str | None, found: bool) -> None:
    assert has(label, text, lang) is found


def test_longer_expressions_are_tried_first() -> None:
    match = pattern("origin", "es").search("subió desde los 6.200")
    assert match is not None
    assert match[0] == "desde los"
