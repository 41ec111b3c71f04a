"""Wholes, shares, margins, spreads, surprises and discounts that do or do not follow from the figures beside them."""

from __future__ import annotations

from typing import Any

import pytest

from deriving import TEXTS, expected, money, percent, stated
from nlp.reading import Status


@pytest.mark.parametrize(
    ("sentence", "lang", "parts", "result"),
    [
        (
            "Sales of {0} were made up of {1} from chips and {2} from licences.",
            "en",
            (12.3, 10.6, 2.9),
            [("arithmetic", "13.5 billion USD")],
        ),
        ("Sales of {0} were made up of {1} from chips and {2} from licences.", "en", (13.5, 10.6, 2.9), []),
        (
            "Sales of {0} were made up of {1} from chips and {2} from others, including it.",
            "en",
            (9.9, 4.0, 1.0),
            [],
        ),
        (
            "Unas ventas de {0} se componen de {1} de chips y {2} de licencias.",
            "es",
            (12.3, 10.6, 2.9),
            [("arithmetic", "13.5 billion USD")],
        ),
        ("Unas ventas de {0} se componen de {1} de chips y {2} de licencias.", "es", (13.5, 10.6, 2.9), []),
        ("Unas ventas de {0}, de las que {1} son de chips y {2} de licencias.", "es", (15.0, 10.6, 2.9), []),
    ],
)
def test_a_whole_is_the_sum_of_its_parts(
    sentence: str, lang: str, parts: tuple[float, ...], result: list[tuple[str, str]]
) -> None:
    words = [f"{value} {'billion' if lang == 'en' else 'mil millones'}" for value in parts]
    facts = [(word, money(value)) for word, value in zip(words, parts, strict=True)]

    assert expected(stated(sentence.format(*words), *facts, lang=lang)) == result


@pytest.mark.parametrize(
    ("sentence", "lang", "share", "result"),
    [
        ("Services brought in $2.6bn, or {0} of total revenue of $10.4bn.", "en", 35, [("arithmetic", "25%")]),
        ("Services brought in $2.6bn, or {0} of total revenue of $10.4bn.", "en", 25, []),
        ("Services brought in $2.6bn, up {0}, with total revenue of $10.4bn.", "en", 35, []),
        ("Los servicios aportaron $2.6bn, el {0} de unas ventas de $10.4bn.", "es", 35, [("arithmetic", "25%")]),
        ("Los servicios aportaron $2.6bn, un {0} más, con ventas de $10.4bn.", "es", 35, []),
    ],
)
def test_a_share_is_the_part_of_its_whole(sentence: str, lang: str, share: int, result: list[tuple[str, str]]) -> None:
    word = f"{share}%"
    facts = [("$2.6bn", money(2.6, None)), (word, percent(share, None)), ("$10.4bn", money(10.4, None))]

    assert expected(stated(sentence.format(word), *facts, lang=lang)) == result


@pytest.mark.parametrize(
    ("sentence", "lang", "parts", "result"),
    [
        (
            "Sales were {0}: {1} in Europe, {2} in America and {3} in the rest of the world.",
            "en",
            (312, 248, 95),
            ["655 billion USD"],
        ),
        ("Sales were {0}: {1} in Europe, {2} in America and {3} in the rest of the world.", "en", (312, 248, 125), []),
        ("Sales were {0}: {1} in Europe, {2} in America and {3} in Asia.", "en", (312, 248, 95), []),
        ("Sales were {0}: {1} in Europe, {2} in America and {3} in Asia.", "en", (312, 248, 195), ["755 billion USD"]),
        (
            "Ventas de {0}: {1} en Europa, {2} en América y {3} en el resto del mundo.",
            "es",
            (312, 248, 95),
            ["655 billion USD"],
        ),
        ("Ventas de {0}: {1} en Europa, {2} en América y {3} en Asia.", "es", (312, 248, 95), []),
    ],
)
def test_a_list_behind_a_colon_is_whole_where_it_names_the_rest(
    sentence: str, lang: str, parts: tuple[int, ...], result: list[str]
) -> None:
    told = [f"{each} billion" for each in (685, *parts)]
    facts = [(text, money(each, step=1e9)) for text, each in zip(told, (685, *parts), strict=True)]

    assert [given for _, given in expected(stated(sentence.format(*told), *facts, lang=lang))] == result


@pytest.mark.parametrize(("value", "result"), [(25, [("arithmetic", "20%")]), (20, [])])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_margin_is_the_income_of_its_revenue(lang: str, value: int, result: list[tuple[str, str]]) -> None:
    words = ("$2.0bn", "$10.0bn", f"{value}%")
    facts = [
        (words[0], money(2.0, "operating_income")),
        (words[1], money(10.0)),
        (words[2], percent(value, "margin", part="operating")),
    ]

    assert expected(stated(TEXTS[lang].format(*words), *facts, lang=lang)) == result


def rate(value: float, subject: str) -> dict[str, Any]:
    return {"value": value, "unit": "%", "metric": "bond_yield", "step": 0.01, "subject": subject}


def spread(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "bp", "metric": "spread", "step": 1.0, "subject": "bond:IT10Y"}


@pytest.mark.parametrize(("value", "result"), [(91, [("arithmetic", "71 bp")]), (72, []), (7100, [("scale", "71 bp")])])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_spread_is_between_two_yields(lang: str, value: int, result: list[tuple[str, str]]) -> None:
    words = ("3.42%", "2.71%", f"{value} bp")
    facts = [(words[0], rate(3.42, "bond:IT10Y")), (words[1], rate(2.71, "bond:DE10Y")), (words[2], spread(value))]

    assert expected(stated(TEXTS[lang].format(*words), *facts, lang=lang)) == result


@pytest.mark.parametrize(
    ("lang", "sentence", "bonds", "result"),
    [
        (
            "en",
            "The spread rose to {2}, with one at {0} and one at {1}.",
            ("IT10Y", "DE10Y"),
            [("arithmetic", "71 bp")],
        ),
        ("es", "La prima subió a {2}, con uno en {0} y otro en {1}.", ("IT10Y", "DE10Y"), [("arithmetic", "71 bp")]),
        ("en", "At {0} and {1}, the gap of the two is {2}.", ("IT2Y", "IT10Y"), [("arithmetic", "71 bp")]),
        ("es", "Con {0} y {1}, el diferencial de ambos es de {2}.", ("IT2Y", "IT10Y"), [("arithmetic", "71 bp")]),
        ("en", "One pays {0} and one {1}, and the spread is {2}.", ("FR10Y", "DE10Y"), []),
        ("es", "Uno paga {0} y otro {1}, y la prima es de {2}.", ("FR10Y", "DE10Y"), []),
        ("en", "It narrowed to {2}, with one at {0}, from {1}.", ("IT10Y", "DE10Y"), []),
        ("es", "Se redujo a {2}, con uno en {0} frente al {1}.", ("IT10Y", "DE10Y"), []),
    ],
)
def test_the_yields_of_a_spread_stand_around_it(
    lang: str, sentence: str, bonds: tuple[str, str], result: list[tuple[str, str]]
) -> None:
    words = ("3.42%", "2.71%", "91 bp")
    text = sentence.format(*words)
    facts = [
        (words[0], rate(3.42, f"bond:{bonds[0]}")),
        (words[1], rate(2.71, f"bond:{bonds[1]}")),
        (words[2], spread(91)),
    ]
    facts.sort(key=lambda fact: text.index(fact[0]))

    assert expected(stated(text, *facts, lang=lang)) == result


@pytest.mark.parametrize(("value", "result"), [(0.2, [("arithmetic", "0.09 USD")]), (0.09, [])])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_surprise_is_what_came_less_what_was_expected(lang: str, value: float, result: list[tuple[str, str]]) -> None:
    words = ("$2.59", "$2.50", f"${value}")
    share: dict[str, Any] = {"metric": "eps", "unit": "USD", "step": 0.01}
    facts = [
        (words[0], share | {"value": 2.59}),
        (words[1], share | {"value": 2.5, "status": Status.FORECAST}),
        (words[2], {"value": value, "metric": "surprise", "unit": "USD", "step": 0.01}),
    ]

    assert expected(stated(TEXTS[lang].format(*words), *facts, lang=lang)) == result


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_surprise_of_cents_is_none_of_amounts_in_billions(lang: str) -> None:
    words = ("$11.9 billion", "$11.1 billion", "$0.07")
    sales: dict[str, Any] = {"metric": "revenue", "unit": "USD", "step": 1e8}
    facts = [
        (words[0], sales | {"value": 11.9e9}),
        (words[1], sales | {"value": 11.1e9, "status": Status.FORECAST}),
        (words[2], {"value": 0.07, "metric": "surprise", "unit": "USD", "step": 0.01}),
    ]

    assert not expected(stated(TEXTS[lang].format(*words), *facts, lang=lang))


def multiple(value: float, metric: str | None = "pe_forward", **more: Any) -> dict[str, Any]:
    return {"value": value, "unit": "x", "metric": metric, "step": 1.0, "subject": None, **more}


@pytest.mark.parametrize(
    ("lang", "sentence", "value", "result"),
    [
        ("en", "It fetches {0}, a {1} discount to the {2} of its rival.", 40, [("arithmetic", "25%")]),
        ("en", "It fetches {0}, a {1} discount to the {2} of its rival.", 25, []),
        ("en", "It fetches {0}, up {1}, and its rival {2}.", 40, []),
        ("es", "Se paga a {0}, un descuento del {1} frente a las {2} de su rival.", 40, [("arithmetic", "25%")]),
        ("es", "Se paga a {0}, un descuento del {1} frente a las {2} de su rival.", 25, []),
        ("es", "Se paga a {0}, un {1} más, y su rival a {2}.", 40, []),
    ],
)
def test_an_offer_is_told_by_its_words(lang: str, sentence: str, value: int, result: list[tuple[str, str]]) -> None:
    times: dict[str, Any] = {"unit": "x", "metric": None, "subject": None, "step": 0.1}
    words = ("9.3 times", f"{value}%", "12.4 times")
    facts = [
        (words[0], times | {"value": 9.3}),
        (words[1], percent(value, None, confidence=0.0)),
        (words[2], times | {"value": 12.4}),
    ]

    assert expected(stated(sentence.format(*words), *facts, lang=lang)) == result


@pytest.mark.parametrize(
    ("sentence", "lang", "words", "result"),
    [
        ("Big banks fetch {1} and small ones {2}, a discount of {0}.", "en", ("20%", "12 times", "8"), ("33.3%",)),
        ("Big banks fetch {1} and small ones {2}, a discount of {0}.", "en", ("33%", "12 times", "8"), ()),
        ("Big banks fetch {1} and small ones {2}, a premium of {0}.", "en", ("20%", "12 times", "8"), ("50%",)),
        ("Big banks fetch {1} and small ones {2}, and profit rose {0}.", "en", ("20%", "12 times", "8"), ()),
        ("Los grandes valen {1} y los pequeños {2}, un descuento del {0}.", "es", ("20%", "12 veces", "8"), ("33.3%",)),
        ("Los grandes valen {1} y los pequeños {2}, un descuento del {0}.", "es", ("33%", "12 veces", "8"), ()),
        ("Los grandes valen {1} y los pequeños {2}, una prima del {0}.", "es", ("20%", "12 veces", "8"), ("50%",)),
    ],
)
def test_a_discount_stands_behind_its_two_multiples(
    sentence: str, lang: str, words: tuple[str, str, str], result: tuple[str, ...]
) -> None:
    share = (words[0], percent(float(words[0][:-1]), None, subject=None))
    facts = [(words[1], multiple(12)), (words[2], multiple(8, None, unit=None)), share]

    assert expected(stated(sentence.format(*words), *facts, lang=lang)) == [("arithmetic", each) for each in result]
