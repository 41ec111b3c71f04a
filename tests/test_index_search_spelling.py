from __future__ import annotations

import numpy as np
import pytest

from index.search.postings import Postings, invert
from index.search.spelling import Unknown, strange, unknown
from index.search.words import terms

TEXTS = (
    ("Inditex opened stores and sold more", "en"),
    ("Inditex vendió más y pagó un dividendo", "es"),
    ("Copper fell while gold gained", "en"),
    ("El cobre cayó y el oro ganó", "es"),
)


def postings() -> Postings:
    numbers = [terms(text, lang) for text, lang in TEXTS]
    owners = np.repeat(np.arange(len(TEXTS), dtype=np.int32), [len(each) for each in numbers])
    langs = np.array([lang == "es" for _, lang in TEXTS], dtype=np.uint8)
    return invert(np.array([number for each in numbers for number in each], dtype=np.uint32), owners, langs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inditx sold", (Unknown("Inditx", ()),)),
        ("ventas de Zzyzx", (Unknown("Zzyzx", ()),)),
        ("the gold of those who fell", ()),
        ("oro y lo que cae", ()),
        ("dividend", ()),
        ("copper 2031", ()),
        ("NVDA", ()),
        ("", ()),
    ],
)
def test_a_word_is_unknown_that_no_text_has_in_any_language(text: str, expected: tuple[Unknown, ...]) -> None:
    assert unknown(text, postings(), named=lambda word: word == "NVDA") == expected


@pytest.mark.parametrize("typed", ["golld", "godl", "gild", "gol"])
def test_a_slip_of_a_finger_is_near(typed: str) -> None:
    numbers = terms("gold gold", "en")
    twice = invert(np.array(numbers, dtype=np.uint32), np.array([0, 1], dtype=np.int32), np.zeros(2, dtype=np.uint8))
    near = ("gold",) if len(typed) > 3 else ()
    assert unknown(typed, twice, named=lambda word: not word) == (Unknown(typed, near),)


def test_an_accent_is_no_slip() -> None:
    assert unknown("dividéndo", postings(), named=lambda word: not word) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zzyzx", True),
        ("zzyzx qwrtp", True),
        ("zzyzx gold", False),
        ("penguin", False),
        ("pingüino", False),
        ("2031", False),
        ("", False),
        ("?", False),
    ],
)
def test_what_is_no_word_of_any_language_is_strange(text: str, expected: bool) -> None:
    assert strange(text) == expected
