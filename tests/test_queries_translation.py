from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import stating
from index.sourced import SourcedClaim
from queries.alignment import align
from queries.findings import find

ENDS = (("en", 70.0), ("es", 20.0))
LINE = 100
"""Characters between two sentences of the texts that are made here."""


def claim(doc: str, place: int, value: float, **more: Any) -> SourcedClaim:
    """Return the figure at a place of a document, whose language is its first letters; ten places are one sentence."""
    sentence, start = place // 10 * LINE, place // 10 * LINE + place % 10
    fields: dict[str, Any] = {"subject": "index:SPX", "metric": "return", "unit": "%", "step": 0.01} | more
    fields |= {"start": start, "end": start + 1, "value_text": fields.pop("written", str(value))}
    fields |= {"sentence_start": sentence, "sentence_end": sentence + LINE - 1, "lang": doc[:2]}
    said = fields.pop("sentence", "Sentence one.")
    return stating.sourced(stating.claim(value, **fields), said, doc=doc, date="2026-01-08", cluster="one text")


def text(doc: str, *values: float, **more: Any) -> list[SourcedClaim]:
    return [claim(doc, 10 * place, value, **more) for place, value in enumerate(values)]


def pairs(one: list[SourcedClaim], other: list[SourcedClaim]) -> list[tuple[float | None, float | None]]:
    sides = ((each.figure, each.other) for each in align(one, other))
    return [(a.claim.low if a else None, b.claim.low if b else None) for a, b in sides]


@pytest.mark.parametrize(
    ("values", "others", "expected"),
    [
        ([1, 2, 3], [1, 2, 3], [(1, 1), (2, 2), (3, 3)]),
        ([1, 2, 3], [1, 9, 3], [(1, 1), (2, 9), (3, 3)]),
        ([1, 2, 3], [1, 3], [(1, 1), (2, None), (3, 3)]),
        ([1, 3], [1, 2, 3], [(1, 1), (None, 2), (3, 3)]),
        ([-1, 3], [1, 3], [(-1, 1), (3, 3)]),
        ([], [1], [(None, 1)]),
    ],
)
def test_figures_are_aligned_one_to_one(
    values: list[float], others: list[float], expected: list[tuple[float | None, float | None]]
) -> None:
    assert pairs(text("en", *values), text("es", *others)) == expected


def test_figures_of_other_units_stand_for_themselves_unless_they_are_equal() -> None:
    assert pairs([claim("en", 0, 2)], [claim("es", 0, 3, unit="USD")]) == [(2, None), (None, 3)]
    assert pairs([claim("en", 0, 25, unit="bp")], [claim("es", 0, 0.25, unit="pp")]) == [(25, 0.25)]
    wider = replace(claim("es", 0, 63), claim=replace(claim("es", 0, 63).claim, high=70))
    assert [each[1] for each in found(claim("en", 0, 63), wider)] == ["info"]
    ranges = [replace(claim(doc, 0, 63), claim=replace(claim(doc, 0, 63).claim, high=high)) for doc, high in ENDS]
    assert [each[3] for each in found(*ranges)] == [[[63], [63]]]
    assert pairs([claim("en", 0, 67_400, step=100)], [claim("es", 0, 67_432, step=1)]) == [(67_400, 67_432)]


def found(*claims: SourcedClaim) -> list[tuple[str, str, str | None, list[list[float | None]]]]:
    return [
        (each.kind, each.severity, each.metric, [[cited.claim.low for cited in side] for side in each.sides])  # type: ignore[union-attr]
        for each in find(claims, kinds={"translation"}, translations=[("en", "es"), ("en/a", "en/c")])
    ]


def test_a_figure_that_differs_is_named_with_both_sides() -> None:
    texts = (*text("en", 1, 2, 3), *text("es", 1, 7, 3))
    assert found(*texts) == [("translation", "error", "return", [[2], [7]])]
    (finding,) = find(texts, kinds={"translation"}, translations=[("en", "es")])
    assert finding.message == (
        "The return of the S&P 500 differs between a text and its translation: 2 in en (2026-01-08) against 7 in es "
        "(2026-01-08)."
    )


def test_a_figure_that_was_not_understood_is_compared_beside_one_that_agrees() -> None:
    def line(doc: str, value: float) -> list[SourcedClaim]:
        return [claim(doc, 0, 1), claim(doc, 1, value, metric=None, subject=None, unit=None)]

    assert found(*line("en", 40), *line("es", 40)) == []
    assert found(*line("en", 40), *line("es", 50)) == [("translation", "warning", None, [[40], [50]])]


@pytest.mark.parametrize(
    "claims",
    [
        [*text("en/a", 1, 2), *text("en/b", 1, 3)],
        [*text("en", 1, 2), *text("es", 1, 2)],
    ],
)
def test_copies_and_what_agrees_or_is_in_doubt_are_no_finding(claims: list[SourcedClaim]) -> None:
    assert found(*claims) == []


def test_doubt_makes_a_warning() -> None:
    assert found(*text("en", 1, 2), *text("es", 1, 3, confidence=0.6))[0][1] == "warning"


def test_sentences_that_are_no_translation_are_not_compared() -> None:
    def said(doc: str, value: float, sentence: str) -> SourcedClaim:
        return replace(claim(doc, 0, value), sentence=sentence)

    english = "The close rests in the comfort area of buyers."
    assert found(said("en", 2, english), said("es", 3, "El máximo del mes queda por debajo de la tendencia.")) == []
    unclear = replace(said("es", 3, "Otra cosa."), claim=replace(claim("es", 0, 3).claim, metric=None))
    assert found(said("en", 2, english), unclear) == []
    translated = said("es", 3, "El cierre se mantiene en la zona de confort de los compradores.")
    assert len(found(said("en", 2, english), translated)) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {"unit": None, "metric": None}, ["warning"]),  # "at 99.00", "en 49,00 puntos"
        ({"unit": "USD"}, {"unit": None, "metric": None}, ["warning"]),
    ],
)
def test_a_number_that_was_read_without_its_unit_stands_against_one_with_it(
    one: dict[str, Any], other: dict[str, Any], expected: list[str]
) -> None:
    mine, their = claim("en", 0, 99, **({"unit": "pts"} | one)), claim("es", 0, 49, **({"unit": "pts"} | other))
    beside = (claim("en", 5, 7), claim("es", 5, 7))

    assert [each[1] for each in found(mine, beside[0], their, beside[1])] == expected


@pytest.mark.parametrize(("end", "expected"), [(97, []), (47, [[[91], [91, 47]]])])
def test_a_range_may_be_translated_by_its_two_ends(end: float, expected: list[list[list[float]]]) -> None:
    """ "$91K - $97K" is "$91,000 - $97,000"."""
    whole = claim("en", 0, 91, unit="USD", step=1)
    whole = replace(whole, claim=replace(whole.claim, high=97))
    split = [claim("es", 0, 91, unit="USD", step=1), claim("es", 3, end, unit="USD", step=1)]

    assert [each[3] for each in found(whole, *split)] == expected


@pytest.mark.parametrize(("value", "expected"), [(97_400, ["info"]), (97_000, []), (94_000, ["error"])])
def test_rounding_is_a_note(value: float, expected: list[str]) -> None:
    claims = [claim("en", 0, 97_000, step=1000), claim("es", 0, value, step=100)]

    assert [each[1] for each in found(*claims)] == expected


@pytest.mark.parametrize(("value", "expected"), [(3500, []), (4500, ["error"])])
def test_money_has_no_three_decimals(value: float, expected: list[str]) -> None:
    claims = [claim("en", 0, value, unit="USD"), claim("es", 0, 3.5, unit="USD", written="3,500")]

    assert [each[1] for each in found(*claims)] == expected


@pytest.mark.parametrize("order", [("en", "es"), ("es", "en")])
def test_a_figure_that_is_left_out_is_a_note(order: tuple[str, str]) -> None:
    one, other = order
    sides = found(*text(one, 15, 23), *text(other, 15))

    assert sides == [("translation", "info", "return", [[23], [15]])]


def test_a_figure_that_stands_elsewhere_or_was_not_understood_is_not_left_out() -> None:
    told = [replace(each, sentence="Un 15 % y un 23 %.") for each in text("es", 15)]

    assert found(*text("en", 15, 23), *told) == []
    assert found(*text("en", 15), claim("en", 10, 23, metric=None), *text("es", 15)) == []


@pytest.mark.parametrize(("place", "expected"), [(3, []), (30, ["info"])])
def test_an_amount_told_again_in_another_currency_is_not_left_out(place: int, expected: list[str]) -> None:
    """ "3.6 billion euros" is "3.600 millones de euros (unos 4.190 millones de dólares)"."""
    euros = {"metric": "net_income", "unit": "EUR"}
    dollars = claim("es", place, 4190, metric="net_income", unit="USD")

    assert [
        each[1] for each in found(claim("en", 0, 3600, **euros), claim("es", 0, 3600, **euros), dollars)
    ] == expected
