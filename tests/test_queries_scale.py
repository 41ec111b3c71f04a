"""Figures a thousand times too small or too large."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import stating
from index.sourced import SourcedClaim
from queries.finding import likeness
from queries.findings import find, to_json
from queries.intervals import figure, thousandfold


def claim(doc: str, text: str, value: float, metric: str, date: str = "2026-04-14", **more: Any) -> SourcedClaim:
    at = more.pop("at", 0)
    fields: dict[str, Any] = {"start": at + 10, "end": at + 10 + len(text), "value_text": text}
    fields |= {"sentence_start": at, "sentence_end": at + 99, "lang": doc.partition("/")[0], "metric": metric}
    fields |= {"subject": "XTST:ACM", "unit": "USD", "step": value / 1000} | more
    return stating.sourced(stating.claim(value, **fields), f"Here {doc} says {text}.", doc=doc, date=date)


def found(*claims: SourcedClaim) -> list[tuple[str, str, list[list[str]]]]:
    rows = map(to_json, find(claims, kinds={"scale", "value", "self", "copy"}))
    return [(row["kind"], row["severity"], [[c["value_text"] for c in side] for side in row["sides"]]) for row in rows]


QUARTER = {"as_of": "2026-Q1", "period": "P3M"}


@pytest.mark.parametrize(
    ("small", "large"),
    [
        (
            claim("en/a.txt", "$4.27 billion", 4.27e9, "revenue", **QUARTER),
            claim("es/b.txt", "4,27 billones de dólares", 4.27e12, "revenue", **QUARTER),
        ),
        (
            claim("es/a.txt", "427 mil dólares", 427e3, "net_income", **QUARTER),
            claim("en/b.txt", "$427 million", 427e6, "net_income", **QUARTER),
        ),
    ],
)
def test_a_thousand_times_another_source_is_of_kind_scale_alone(small: SourcedClaim, large: SourcedClaim) -> None:
    assert found(small, large) == [("scale", "error", [[small.claim.value_text], [large.claim.value_text]])]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            claim("en/a.txt", "$4.27 billion", 4.27e9, "revenue", **QUARTER),
            claim("es/b.txt", "4.270 millones de dólares", 4.27e9, "revenue", **QUARTER),
            id="billion and mil millones",
        ),
        pytest.param(
            claim("en/a.txt", "$4.27 billion", 4.27e9, "revenue", **QUARTER),
            claim("en/b.txt", "$4.27 million", 4.27e6, "revenue", as_of="2025-Q1", period="P3M"),
            id="another quarter",
        ),
        pytest.param(
            claim("es/a.txt", "4,27 billones", 4.27e12, "debt", as_of="2026-03-31"),
            claim("es/b.txt", "4.270 millones", 4.27e9, "debt", as_of="2026-03-31", part="leases"),
            id="a part",
        ),
    ],
)
def test_what_is_no_scale_finding(a: SourcedClaim, b: SourcedClaim) -> None:
    assert found(a, b) == []


COIN = {"subject": "crypto:BTC"}
COINS = [
    claim("en/c1.txt", "$96.1K", 96_100.0, "price", "2026-04-13", **COIN),
    claim("en/c2.txt", "$94.9K", 94_900.0, "price", "2026-04-15", **COIN),
    claim("es/c3.txt", "95.300 dólares", 95_300.0, "support_level", "2026-04-15", **COIN),
]


@pytest.mark.parametrize(("doc", "text", "value"), [("en/a.txt", "$95.6", 95.6), ("es/a.txt", "95,6 dólares", 95.6)])
def test_a_price_unlike_its_neighbours_has_lost_its_thousands(doc: str, text: str, value: float) -> None:
    odd = claim(doc, text, value, "price", **COIN)

    assert [sides[0] for kind, _, sides in found(odd, *COINS) if kind == "scale"] == [[text]]


def test_it_is_the_same_finding_when_there_are_other_neighbours() -> None:
    odd = claim("en/a.txt", "$95.6", 95.6, "price", **COIN)
    later = claim("es/c4.txt", "94.700 dólares", 94_700.0, "price", "2026-04-16", **COIN)
    ((before,), (after,)) = (find(claims, kinds={"scale"}) for claims in ([odd, *COINS], [odd, *COINS, later]))

    assert (before.id, likeness(before)) == (after.id, likeness(after))


@pytest.mark.parametrize(
    "likely",
    [
        pytest.param([claim("en/a.txt", "$95.6K", 95_600.0, "price", **COIN)], id="as its neighbours"),
        pytest.param([claim("es/a.txt", "95.600 dólares", 95_600.0, "price", **COIN)], id="como sus vecinos"),
        pytest.param([claim("en/a.txt", "nine", 95.0, "price", **COIN)], id="no digits"),
        pytest.param([claim("en/a.txt", "$31.2", 31.2, "price", **COIN)], id="another size"),
        pytest.param([claim("en/a.txt", "$95.6", 95.6, "price", "2024-01-10", **COIN)], id="years before"),
        pytest.param(
            [
                claim("es/a.txt", "95,6 dólares", 95.6, "price", **COIN),
                claim("es/a.txt", "95.610 dólares", 95_610.0, "price", at=0, **COIN),
            ],
            id="un movimiento junto a su nivel",
        ),
    ],
)
def test_prices_that_are_left_alone(likely: list[SourcedClaim]) -> None:
    assert [kind for kind, _, _ in found(*likely, *COINS) if kind == "scale"] == []


@pytest.mark.parametrize(
    ("a", "b", "expected"), [(4.27e6, 4.27e9, True), (4.27e6, 4.27e12, True), (4.2e6, 4.9e9, False), (5.0, 5.0, False)]
)
def test_thousandfold(a: float, b: float, expected: bool) -> None:
    small, large = (figure(claim("en/a.txt", f"{each}", each, "revenue").claim) for each in (a, b))
    assert small is not None
    assert large is not None
    assert (thousandfold(small, large), thousandfold(large, small)) == (expected, expected)


@pytest.mark.parametrize(
    ("doc", "text", "kind"),
    [("en/a.txt", "25%", "scale"), ("es/a.txt", "25 %", "scale"), ("en/a.txt", "0.40%", "arithmetic")],
)
def test_points_that_are_written_as_per_cent(doc: str, text: str, kind: str) -> None:
    sentence = f"Moved from 4.00% to 4.25%, by {text}." if doc[:2] == "en" else f"Pasó de 4,00 % a 4,25 %, en {text}."
    old, new = ("4.00%", "4.25%") if doc[:2] == "en" else ("4,00 %", "4,25 %")
    board: dict[str, Any] = {"subject": "cb:BOE", "unit": "%", "step": 0.01}
    claims = [
        placed(sentence, claim(doc, old, 4.0, "policy_rate", **board)),
        placed(sentence, claim(doc, new, 4.25, "policy_rate", **board)),
        placed(sentence, claim(doc, text, float(text.rstrip(" %")), "policy_rate_change", **board)),
    ]

    assert [finding.kind for finding in find(claims, kinds={"scale", "arithmetic"})] == [kind]


def placed(sentence: str, sourced: SourcedClaim) -> SourcedClaim:
    start = sentence.rindex(sourced.claim.value_text)
    end = start + len(sourced.claim.value_text)
    made = replace(sourced.claim, start=start, end=end, sentence_end=len(sentence))
    return replace(sourced, claim=made, sentence=sentence)


@pytest.mark.parametrize("doc", ["en/a.txt", "es/a.txt"])
@pytest.mark.parametrize(("amount", "kinds"), [(22.2e6, ["scale"]), (26.1e9, [])])
def test_one_text_states_one_amount_of_a_thousand_times_another(doc: str, amount: float, kinds: list[str]) -> None:
    """That the second figure has no date of its own does not matter."""
    first = claim(doc, "22.2bn", 22.2e9, "debt", as_of="2025-12")

    assert [kind for kind, *_ in found(first, claim(doc, "other", amount, "debt", at=200))] == kinds
