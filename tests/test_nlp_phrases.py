"""Alternatives that begin with one letter stand together, and find what they would find one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from nlp.numbers.patterns import phrases
from nlp.phrases import alternation

LISTS = [
    (["rose", "fell", "ran", "fled", "r"], "It rose, ran, fell and fled; r."),
    (["per cent", "percent", "per", "p"], "3 per cent, percent and per p"),
    (["por ciento", "puntos", "punto", "por", "pb"], "un 3 por ciento, dos puntos y un punto por pb"),
    ([r"in(?:ches|ch)?", "is|on", "it", r"\w+ing", "isle"], "in inches it is on an isle, falling"),
    (["a?bc", "ab", "a", "b{2}c", "bb"], "abc bc ab a bbc bb"),
]


@pytest.mark.parametrize(("listed", "text"), LISTS)
@pytest.mark.parametrize("ending", ["", r"\b"])
def test_finds_what_the_list_finds(listed: Sequence[str], text: str, ending: str) -> None:
    plain = re.compile(f"(?:{'|'.join(listed)}){ending}")
    joined = re.compile(f"(?:{alternation(listed)}){ending}")
    assert [match.span() for match in joined.finditer(text)] == [match.span() for match in plain.finditer(text)]


@pytest.mark.parametrize("cased", [False, True])
@pytest.mark.parametrize(
    ("texts", "text", "found"),
    [
        (
            ("point", "points", "per cent", "pence", "pound", "bp", "basis points", "rise*"),
            "5 basis-points, 3 per  cent, one point, pence; a riser",
            ["basis-points", "per  cent", "point", "pence", "riser"],
        ),
        (
            ("punto", "puntos", "por ciento", "peso", "pesos", "pb", "puntos básicos", "sub*"),
            "5 puntos básicos, un 3 por ciento, un punto y pesos; subió",
            ["puntos básicos", "por ciento", "punto", "pesos", "subió"],
        ),
        ((), "nothing", []),
    ],
)
def test_finds_phrases(texts: Sequence[str], text: str, found: list[str], *, cased: bool) -> None:
    assert re.findall(rf"\b{phrases(texts, cased=cased)}(?!\w)", text) == found
