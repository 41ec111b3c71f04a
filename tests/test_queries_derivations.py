"""Figures that do or do not follow from those beside them, read from texts."""

from __future__ import annotations

import pytest

from index.sourced import SourcedClaim
from nlp.reading import Claim, Interval, Status
from queries.findings import find

TEXTS = {"en": "It reports {0} and also {1} beside {2}.", "es": "Comunica {0} y además {1} junto a {2}."}


def stated(sentence: str, *facts: tuple[str, dict[str, object]], lang: str = "en") -> list[SourcedClaim]:
    """Claims of one sentence, each found behind the one before; a fact is its words and the fields of its claim."""
    found, place = [], 0
    for text, fields in facts:
        place = sentence.index(text, place)
        low = fields.pop("value")
        assert isinstance(low, (int, float))
        plain: dict[str, object] = {"subject": "XTST:ACME", "confidence": 0.9, "step": 0.1}
        claim = Claim(
            start=place,
            end=place + len(text),
            value_text=text,
            sentence_start=0,
            sentence_end=len(sentence),
            lang=lang,
            low=float(low),
            high=float(low),
            rule="test",
            **(plain | fields),  # type: ignore[arg-type]
        )
        found.append(SourcedClaim(claim, "a.txt", "a.txt", sentence, "2026-03-03", "a"))
        place += len(text)
    return found


def money(value: float, metric: str | None = "revenue", **more: object) -> dict[str, object]:
    return {"value": value * 1e9, "unit": "USD", "metric": metric, "step": 1e8, **more}


def percent(value: float, metric: str | None, **more: object) -> dict[str, object]:
    return {"value": value, "unit": "%", "metric": metric, "step": 1.0, **more}


def rate(value: float, subject: str) -> dict[str, object]:
    return {"value": value, "unit": "%", "metric": "bond_yield", "step": 0.01, "subject": subject}


def spread(value: float) -> dict[str, object]:
    return {"value": value, "unit": "bp", "metric": "spread", "step": 1.0, "subject": "bond:IT10Y"}


def expected(claims: list[SourcedClaim]) -> list[tuple[str, str | None]]:
    return [(finding.kind, finding.expected) for finding in find(claims, kinds={"arithmetic", "scale"})]


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


@pytest.mark.parametrize(("value", "result"), [(0.2, [("arithmetic", "0.09 USD")]), (0.09, [])])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_surprise_is_what_came_less_what_was_expected(lang: str, value: float, result: list[tuple[str, str]]) -> None:
    words = ("$2.59", "$2.50", f"${value}")
    share: dict[str, object] = {"metric": "eps", "unit": "USD", "step": 0.01}
    facts = [
        (words[0], share | {"value": 2.59}),
        (words[1], share | {"value": 2.5, "status": Status.FORECAST}),
        (words[2], {"value": value, "metric": "surprise", "unit": "USD", "step": 0.01}),
    ]

    assert expected(stated(TEXTS[lang].format(*words), *facts, lang=lang)) == result


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
    times: dict[str, object] = {"unit": "x", "metric": None, "subject": None, "step": 0.1}
    words = ("9.3 times", f"{value}%", "12.4 times")
    facts = [
        (words[0], times | {"value": 9.3}),
        (words[1], percent(value, None, confidence=0.0)),
        (words[2], times | {"value": 12.4}),
    ]

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
    index: dict[str, object] = {"unit": "pts", "step": 0.01, "subject": "index:MXX"}
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


def multiple(value: float, metric: str | None = "pe_forward", **more: object) -> dict[str, object]:
    return {"value": value, "unit": "x", "metric": metric, "step": 1.0, "subject": None, **more}


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
    level: dict[str, object] = {"metric": "fx_rate", "unit": "USD", "subject": "fx:EURUSD", "step": 0.0001}
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
    brent: dict[str, object] = {"subject": "commodity:BRENT"}
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
