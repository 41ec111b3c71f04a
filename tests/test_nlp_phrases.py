"""Alternatives that begin with one letter stand together; tables of phrases are compiled as texts need them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import spacy

import nlp
from nlp.claims.metric.vocabulary import Cues
from nlp.numbers.patterns import phrases
from nlp.phrases import Phrases, alternation, expand

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


TABLE = {
    "margin": ["{gross|operating|} margin", "margin of profit"],
    "growth": ["{profit|sales|the} growth", "growth of {net |}profit"],
    "same": ["operating margin"],
    "pe": ["P/E {ratio|}", "{price-earnings|} multiple"],
    "never": ["cannot say", "{it|} {will|}"],
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Operating margin rose.", [(0, 2, ("margin", "same")), (1, 2, ("margin",))]),
        ("Growth of net profit slowed.", [(0, 4, ("growth",))]),
        ("The P/E ratio, a multiple.", [(1, 5, ("pe",)), (1, 4, ("pe",)), (7, 8, ("pe",))]),
        ("A price-earnings multiple.", [(1, 5, ("pe",)), (4, 5, ("pe",))]),
        ("Nobody cannot say.", [(1, 4, ("never",))]),
        ("It will.", [(0, 2, ("never",)), (0, 1, ("never",)), (1, 2, ("never",))]),
        ("Nothing of them.", []),
    ],
)
def test_finds_the_phrases_of_a_table_with_their_labels_as_the_table_has_them(
    text: str, found: list[tuple[int, int, tuple[str, ...]]]
) -> None:
    nlp = spacy.blank("en")

    assert [tuple(match) for match in Phrases.from_table(nlp, TABLE).all(nlp.make_doc(text))] == found


def test_finds_in_a_later_text_what_an_earlier_one_did_not_need() -> None:
    nlp = spacy.blank("en")
    table = Phrases.from_table(nlp, {"a": ["operating margin"], "b": ["{operating|net} {margin|profit}"]})
    texts = ["Net profit rose.", "The margin fell.", "Operating margin rose."]

    assert [[match.labels for match in table.all(nlp.make_doc(text))] for text in texts] == [[("b",)], [], [("a", "b")]]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Net profit rose 3% at an operating margin of 12%."), ("es", "El beneficio neto creció un 3 %.")],
)
def test_a_short_text_has_few_patterns_compiled(lang: str, text: str) -> None:
    nlp = spacy.blank(lang)
    table = Cues.from_language(nlp).phrases
    before = sum(map(len, table.waiting.values()))
    table.all(nlp.make_doc(text))

    assert 0 < before - sum(map(len, table.waiting.values())) < before / 20


MOST_FORMS = 7_000
"""Forms of one phrase; compiling fifty thousand takes fifteen seconds, at the start of every command that reads."""


def with_alternatives(table: object) -> Iterator[str]:
    """Yield every text of a table that holds alternatives."""
    if isinstance(table, str):
        if "{" in table and "(?" not in table:
            yield table
    elif isinstance(table, dict | list):
        for each in table.values() if isinstance(table, dict) else table:
            yield from with_alternatives(each)


@pytest.mark.parametrize("path", sorted((Path(nlp.__file__).parent / "rules").glob("*/*.toml")), ids=str)
def test_no_phrase_has_more_forms_than_can_be_compiled_at_once(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    assert [text for text in with_alternatives(table) if len(list(expand(text))) > MOST_FORMS] == []
