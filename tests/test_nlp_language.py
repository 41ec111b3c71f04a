from __future__ import annotations

import pytest

from nlp.language import detect, languages
from nlp.sentences import split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The index rose because investors expect lower rates.", "en"),
        ("El índice subió porque los inversores esperan tipos más bajos.", "es"),
        ("Oil prices slide", "en"),
        ("Cae el petróleo", "es"),
        ("Utilidad neta de la minera crece 12%", "es"),
        ("Banco de México cut the rate by a quarter point.", "en"),
        ("Wall Street cerró mixta.", "es"),
        ("WTI crude slid 4.26% to $68.72 a barrel.", "en"),
        ("Brent cede un 4,26 %, 68,72 dólares barril.", "es"),
    ],
)
def test_detect_tells_english_from_spanish(text: str, expected: str) -> None:
    assert detect(text, default="en" if expected == "es" else "es") == expected


@pytest.mark.parametrize("default", ["en", "es"])
@pytest.mark.parametrize("text", ["", "  ", "3.50% 12,4 – 7", "Acme +3.5%", "Banco Santander", "$€", "https://a.b/the"])
def test_detect_returns_the_default_for_a_text_that_shows_no_language(text: str, default: str) -> None:
    assert detect(text, default=default) == default


def test_detect_gives_the_same_answer_every_time() -> None:
    assert {detect("Materia prima barata sin freno", default="en") for _ in range(20)} == {"es"}


def test_a_sentence_without_evidence_takes_the_language_around_it() -> None:
    text = "La bolsa subió hoy. Acme: +3%.\n\nBeta: +4%.\n\nThe market fell in the afternoon. Gamma: +5%."
    spans = list(split(text))
    assert languages(text, spans, default="es") == ("es", "es", "es", "en", "en")
