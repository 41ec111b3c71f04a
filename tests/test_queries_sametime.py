from __future__ import annotations

import re
from typing import Any

import pytest

from index.sourced import SourcedClaim
from nlp.reading import Status
from queries.days import Days, parse
from queries.sametime import CLOCKS, comparable
from stating import claim, sourced


def said(metric: str, date: str | None = None, **more: Any) -> SourcedClaim:
    fields: dict[str, Any] = {"subject": "country:ES", "metric": metric, "unit": "%", "confidence": 1.0, "lang": "es"}
    return sourced(claim(1.0, **(fields | more)), "", date=date, cluster="k")


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        (said("pe", "2026-01-08"), said("pe", "2026-02-20"), True),
        (said("pe", "2026-01-08"), said("pe", "2026-02-23"), False),
        (said("pe", "2026-01-08"), said("pe", "2026-01-13", as_of="2025"), True),
        (said("pe", "2026-01-08"), said("pe", "2026-01-13", as_of="2024"), False),
        (said("pe", "2026-01-08"), said("pe"), True),
        (said("pe"), said("pe"), True),
        (said("pe"), said("pe", as_of="2026"), True),
        (said("price", "2026-01-08"), said("price", "2026-01-08"), True),
        (said("price", "2026-01-08"), said("price", "2026-01-09"), False),
        (said("price", "2026-01-08"), said("price", "2026-01-09", as_of="2026-01-08"), True),
        (said("price", "2026-01-08"), said("price", "2026-01-08", as_of="2026-01"), False),
        (said("fx_rate", "2026-01-08"), said("fx_rate"), True),
        (said("inflation", "2026-01-08"), said("inflation", "2026-01-20"), True),
        (said("inflation", "2026-01-08"), said("inflation", "2026-02-20"), False),
        (said("inflation", "2026-01-08", as_of="2025-12"), said("inflation", "2026-02-20", as_of="2025-12"), True),
        (said("inflation", "2026-01-08", as_of="2025-12"), said("inflation", "2026-02-20", as_of="2026-01"), False),
        (said("inflation", "2026-01-08", as_of="2025-12"), said("inflation", "2026-01-08"), False),
        (said("revenue", "2026-01-08"), said("revenue", "2026-01-08"), False),
        (said("revenue", as_of="2025-Q4"), said("revenue", as_of="2025-10/2025-12"), True),
        (said("return", "2026-01-08", period="P1D"), said("return", "2026-01-08", period="P1D"), True),
        (said("return", "2026-01-08", period="P1D"), said("return", "2026-01-09", period="P1D"), False),
        (
            said("gdp_growth", "2026-01-08", as_of="2026", status=Status.FORECAST),
            said("gdp_growth", "2026-03-30", as_of="2026", status=Status.FORECAST),
            True,
        ),
        (
            said("gdp_growth", "2026-01-08", as_of="2026", status=Status.FORECAST),
            said("gdp_growth", "2026-06-30", as_of="2026", status=Status.FORECAST),
            False,
        ),
        (said("policy_rate", "2026-01-08"), said("policy_rate", "2026-01-08"), True),
        (said("policy_rate", "2026-01-08"), said("policy_rate", "2026-01-30"), False),
        (said("support_level", "2026-01-08"), said("support_level", "2026-01-08"), False),
    ],
)
def test_the_same_time(a: SourcedClaim, b: SourcedClaim, meet: bool) -> None:
    assert (comparable(a, b), comparable(b, a)) == (meet, meet)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-02-03", "2026-02-03", "2026-02-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-03/2025-Q4", "2025-03-01", "2025-12-31"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    start, end = parse(first), parse(last)
    assert start is not None
    assert end is not None
    assert parse(text) == Days(start.first, end.last)


@pytest.mark.parametrize("text", ["2025-02-30", "soon", "2025-13", "2026/2025", "0000"])
def test_no_days(text: str) -> None:
    assert parse(text) is None


@pytest.mark.shared
def test_every_metric_of_the_contract_has_a_clock(request: pytest.FixtureRequest) -> None:
    contract = request.config.rootpath.parent / "shared" / "spec" / "claims.md"
    if not contract.exists():
        pytest.skip("the claim contract (../shared/spec/claims.md) is not here")
    _, _, table = contract.read_text(encoding="utf-8").partition("## Metrics")
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(CLOCKS)
