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
        ("policy_rate between 4 and 3", "write the lower bound first"),
        ("", "is no condition"),
    ],
)
def test_what_is_no_condition_is_explained(text: str, message: str) -> None:
    with pytest.raises(FilterError, match=message):
        conditions(text)
