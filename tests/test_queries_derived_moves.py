"""Growth, steps of a rate and moves of a price that do or do not follow from the figures beside them."""

from __future__ import annotations

from typing import Any

import pytest

from deriving import TEXTS, expected, money, percent, stated
from nlp.reading import Interval, Status


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("en", "Profit rose {0} to {1} from {2}."), ("es", "El beneficio subió un {0} hasta {1} desde {2}.")],
)
@pytest.mark.parametrize(("value", "result"), [(19, [("arithmetic", "4.55%")]), (5, [])])
def test_growth_follows_however_a_number_is_read(
    lang: str, sentence: str, value: int, result: list[tuple[str, str]]
) -> None:
    """10.511 and 10.054 grow alike whether their points stand for thousands or for decimals."""
    words = (f"{value}%", "10.511", "10.054")
    amounts = [
        (word, money(low, "net_income", step=1e6, readings=(Interval(low * 1e6, low * 1e6),)))
        for word, low in ((words[1], 10.511), (words[2], 10.054))
    ]
    facts = [(words[0], percent(value, "earnings_growth")), *amounts]

    assert expected(stated(sentence.format(*words), *facts, lang=lang)) == result


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "It cut the rate by {0}, from {1} to {2}."),
        ("en", "The rate fell {0}, from {1} to {2}."),
        ("es", "Bajó la tasa en {0}, de {1} a {2}."),
        ("es", "La tasa cayó un {0}, de {1} a {2}."),
    ],
)
@pytest.mark.parametrize("metric", ["policy_rate", "policy_rate_change"])
@pytest.mark.parametrize(("step", "result"), [(25.0, "scale"), (0.5, "arithmetic"), (0.25, None)])
def test_a_step_is_told_by_its_words(lang: str, sentence: str, metric: str, step: float, result: str | None) -> None:
    """The three percentages may be read as levels or as moves."""
    words = (f"{step}%", "4.75%", "4.50%")
    signed = {"policy_rate": 1, "policy_rate_change": -1}[metric]
    facts = [
        (word, percent(signed * value, metric, subject="cb:BCCH", step=0.01))
        for word, value in zip(words, (step, 4.75, 4.5), strict=True)
    ]

    assert [kind for kind, _ in expected(stated(sentence.format(*words), *facts, lang=lang))] == [result][
        : bool(result)
    ]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(("value", "result"), [(12, [("arithmetic", "8.07%")]), (8, [])])
def test_an_upside_leads_from_the_price_to_its_target(lang: str, value: int, result: list[tuple[str, str]]) -> None:
    words = ("$142", f"{value}%", "$131.40")
    facts = [
        (words[0], money(142e-9, "price_target", step=1.0)),
        (words[1], percent(value, "return", status=Status.FORECAST)),
        (words[2], money(131.4e-9, "price", step=0.01)),
    ]

    assert expected(stated(TEXTS[lang].format(*words), *facts, lang=lang)) == result


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(("value", "result"), [(0.45, [("arithmetic", "0.54%")]), (0.54, [])])
def test_a_close_is_told_from_the_high_of_its_day(lang: str, value: float, result: list[tuple[str, str]]) -> None:
    words = ("334.92", f"{value}%", "62340.18", "62512.07")
    index: dict[str, Any] = {"unit": "pts", "step": 0.01, "subject": "index:MXX"}
    facts = [
        (words[0], index | {"value": 334.92, "metric": "index_change"}),
        (words[1], percent(value, "return", step=0.01, subject="index:MXX")),
        (words[2], index | {"value": 62340.18, "metric": "index_level", "basis": "close"}),
        (words[3], index | {"value": 62512.07, "metric": "index_level", "basis": "high"}),
    ]
    sentence = {"en": "{0} or {1} to {2}, past {3}.", "es": "{0} o {1} hasta {2}, sobre {3}."}[lang]

    assert expected(stated(sentence.format(*words), *facts, lang=lang)) == result


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("en", "It cut the rate by {0}, to {2} from {1}."), ("es", "Bajó la tasa en {0}, a {2} desde {1}.")],
)
@pytest.mark.parametrize(("step", "result"), [(25.0, ["scale"]), (0.25, [])])
def test_a_step_may_name_its_end_first(lang: str, sentence: str, step: float, result: list[str]) -> None:
    words = (f"{step}%", "4.75%", "4.50%")
    text = sentence.format(*words)
    facts = [
        (w, percent(v, "policy_rate", subject="cb:BCCH", step=0.01))
        for w, v in zip(words, (step, 4.75, 4.5), strict=True)
    ]
    facts.sort(key=lambda fact: text.index(fact[0]))

    assert [kind for kind, _ in expected(stated(text, *facts, lang=lang))] == result


@pytest.mark.parametrize(
    ("lang", "sentence"), [("en", "It fell {0}, from {1} to {2}."), ("es", "Cayó un {0}, de {1} a {2}.")]
)
def test_a_step_may_be_a_share_of_the_rate(lang: str, sentence: str) -> None:
    """From 4.00% to 3.80% is a twentieth of it."""
    words = ("5%", "4.00%", "3.80%")
    facts = [
        (w, percent(v, "interest_rate", subject="country:US", step=0.01))
        for w, v in zip(words, (5.0, 4.0, 3.8), strict=True)
    ]

    assert expected(stated(sentence.format(*words), *facts, lang=lang)) == []


@pytest.mark.parametrize(
    ("sentence", "lang", "status", "result"),
    [
        ("Sales were {1} against {2} before, up {0}.", "en", Status.ACTUAL, [("arithmetic", "2.00%")]),
        ("Sales were {1} against {2} before, up {0}.", "en", Status.FORECAST, []),
        ("Las ventas fueron de {1} frente a {2}, un {0} más.", "es", Status.ACTUAL, [("arithmetic", "2.00%")]),
        ("Las ventas fueron de {1} frente a {2}, un {0} más.", "es", Status.FORECAST, []),
    ],
)
def test_growth_is_not_over_what_was_expected(
    sentence: str, lang: str, status: Status, result: list[tuple[str, str]]
) -> None:
    words = ("10%", "$15.3bn", "$15.0bn")
    facts = [
        (words[1], money(15.3)),
        (words[2], money(15.0, status=status)),
        (words[0], percent(10, "revenue_growth")),
    ]

    assert expected(stated(sentence.format(*words), *facts, lang=lang)) == result


@pytest.mark.parametrize(
    ("sentence", "lang", "as_of", "result"),
    [
        ("The euro rose {0} to {1} from {2}.", "en", None, [("arithmetic", "2.79%")]),
        ("The euro rose {0} to {1} from {2} in June.", "en", "2025-06", []),
        ("The euro rose {0} after going from {2} to {1}.", "en", None, []),
        ("El euro subió un {0} a {1} desde {2}.", "es", None, [("arithmetic", "2.79%")]),
        ("El euro subió un {0} a {1} desde {2} de junio.", "es", "2025-06", []),
        ("El euro sube un {0} tras pasar de {2} a {1}.", "es", None, []),
    ],
)
def test_a_day_s_move_is_between_levels_of_its_day(
    sentence: str, lang: str, as_of: str | None, result: list[tuple[str, str]]
) -> None:
    words = ("0.6%", "1.2145", "1.1815")
    level: dict[str, Any] = {"metric": "fx_rate", "unit": "USD", "subject": "fx:EURUSD", "step": 0.0001}
    facts = [
        (words[0], percent(0.6, "return", subject="currency:EUR", step=0.1)),
        (words[1], level | {"value": 1.2145}),
        (words[2], level | {"value": 1.1815, "as_of": as_of}),
    ]
    ordered = sorted(facts, key=lambda fact: sentence.format(*words).index(fact[0]))

    assert expected(stated(sentence.format(*words), *ordered, lang=lang)) == result


@pytest.mark.parametrize(("value", "result"), [(1.9, [("arithmetic", "-0.90%")]), (0.9, [])])
@pytest.mark.parametrize(("lang", "joint"), [("en", "or"), ("es", "un")])
def test_a_percentage_goes_with_the_change_beside_it(
    lang: str, joint: str, value: float, result: list[tuple[str, str]]
) -> None:
    sentence = f"Brent −$0.62, {joint} {value}%, $68.40, 0.8%."
    brent: dict[str, Any] = {"subject": "commodity:BRENT"}
    facts = [
        ("$0.62", brent | {"value": -0.62, "unit": "USD", "metric": "price_change", "step": 0.01}),
        (f"{value}%", percent(-value, "return", step=0.1, **brent)),
        ("$68.40", brent | {"value": 68.4, "unit": "usd/bbl", "metric": "price", "step": 0.01}),
        ("0.8%", percent(0.8, "return", step=0.1, period="P1W", **brent)),
    ]

    assert expected(stated(sentence, *facts, lang=lang)) == result


@pytest.mark.parametrize(
    ("sentence", "lang", "amounts", "share", "result"),
    [
        ("It posted sales of {0}, up {1} from {2} a year earlier.", "en", (12.08, 11.1), 12.0, ["8.83%"]),
        ("It posted sales of {0}, up {1} from {2} a year earlier.", "en", (12.08, 11.1), 9.0, []),
        (
            "It posted sales of {0} on Monday, a rise of {1} on the {2} of a year before.",
            "en",
            (12.08, 11.1),
            12.0,
            ["8.83%"],
        ),
        ("It posted sales of {0}, and costs rose {1} from {2}.", "en", (12.08, 11.1), 12.0, []),
        ("Ingresó {0}, un {1} más que los {2} de un año antes.", "es", (12.08, 11.1), 12.0, ["8.83%"]),
        ("Ingresó {0}, un {1} más que los {2} de un año antes.", "es", (12.08, 11.1), 9.0, []),
    ],
)
def test_growth_that_is_told_between_two_amounts(
    sentence: str, lang: str, amounts: tuple[float, float], share: float, result: list[str]
) -> None:
    new, old = amounts
    told = sentence.format(f"{new} billion", f"{share}%", f"{old} billion")
    claims = stated(
        told,
        (f"{new} billion", money(new, step=1e7)),
        (f"{share}%", percent(share, "revenue_growth")),
        (f"{old} billion", money(old, step=1e7)),
        lang=lang,
    )

    assert [given for _, given in expected(claims)] == result


@pytest.mark.parametrize(
    ("sentence", "lang", "share", "result"),
    [
        ("It raised the dividend by {0} to {1} from {2}.", "en", 7.5, ["5.00%"]),
        ("It raised the dividend by {0} to {1} from {2}.", "en", 5.0, []),
        ("It raised the dividend by {0}, and paid {1} in May and {2} in June.", "en", 7.5, []),
        ("Elevó el dividendo un {0}, desde {2} hasta {1}.", "es", 7.5, ["5.00%"]),
    ],
)
def test_a_move_of_what_has_no_metric_follows_from_its_ends(
    sentence: str, lang: str, share: float, result: list[str]
) -> None:
    told = sentence.format(f"{share}%", "84 cents", "80 cents")
    ends = {"unit": "USD", "metric": "dividend", "step": 0.01}
    named = sorted((("84 cents", 0.84), ("80 cents", 0.8)), key=lambda each: told.index(each[0]))
    facts = [(text, {"value": value, **ends}) for text, value in named]
    claims = stated(told, (f"{share}%", {**percent(share, None), "step": 0.1}), *facts, lang=lang)

    assert [given for _, given in expected(claims)] == result
