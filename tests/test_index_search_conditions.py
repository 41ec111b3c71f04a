from __future__ import annotations

from math import inf

import pytest

from index.errors import FilterError
from index.search.conditions import Condition, conditions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pe_forward > 20", [Condition("pe_forward", 20, inf, strict=True)]),
        ("pe_forward>=20x", [Condition("pe_forward", 20, inf, unit="x")]),
        ("return < -1.5%", [Condition("return", -inf, -1.5, strict=True, unit="%")]),
        ("revenue <= 1_000_000 usd", [Condition("revenue", -inf, 1e6, unit="USD")]),
        ("unemployment_rate = 4.4", [Condition("unemployment_rate", 4.4, 4.4)]),
        ("policy_rate between 3 and 4", [Condition("policy_rate", 3, 4)]),
        ("revenue > 100 billion", [Condition("revenue", 1e11, inf, strict=True)]),
        ("revenue > 100 mil millones", [Condition("revenue", 1e11, inf, strict=True)]),
        ("revenue > 100.000 millones de euros", [Condition("revenue", 1e11, inf, strict=True, unit="EUR")]),
        ("revenue >= $100bn", [Condition("revenue", 1e11, inf, unit="USD")]),
        ("inflation < 3,5 %", [Condition("inflation", -inf, 3.5, strict=True, unit="%")]),
        ("policy_rate_change <= -25 puntos básicos", [Condition("policy_rate_change", -inf, -25, unit="bp")]),
        ("index_level > 1,500", [Condition("index_level", 1500, inf, strict=True)]),
        ("revenue between 100 and 200 billion", [Condition("revenue", 1e11, 2e11)]),
        ("revenue entre 100 y 200 mil millones", [Condition("revenue", 1e11, 2e11)]),
        ("price between $60 and $70", [Condition("price", 60, 70, unit="USD")]),
        (
            "inflation < 4 y pe_forward > 20",
            [Condition("inflation", -inf, 4, strict=True), Condition("pe_forward", 20, inf, strict=True)],
        ),
        (
            "policy_rate between 3 and 4 and pe_forward > 2e1",
            [Condition("policy_rate", 3, 4), Condition("pe_forward", 20, inf, strict=True)],
        ),
    ],
)
def test_conditions_are_read(text: str, expected: list[Condition]) -> None:
    assert list(conditions(text)) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pe_foward > 20", "did you mean pe_forward"),
        ("qwerty > 20", "no metric 'qwerty'; cotejo metrics lists them"),
        ("pe_forward", "is no condition; write a metric, a sign"),
        ("pe_forward > many", "is no condition"),
        ("revenue > 100 gazillions", "'100 gazillions' is no figure; write a number with its unit"),
        ("revenue > 3 4", "'3 4' is no figure"),
        ("policy_rate between 4 and 3", "write the lower bound first"),
        ("", "is no condition"),
    ],
)
def test_what_is_no_condition_is_explained(text: str, message: str) -> None:
    with pytest.raises(FilterError, match=message):
        conditions(text)
