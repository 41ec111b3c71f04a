"""Figures that have moved."""

from __future__ import annotations

from typing import Any

import pytest

import stating
from index.sourced import SourcedClaim
from nlp.reading import Status
from queries.findings import find, to_json


def claim(doc: str, value: float, date: str, metric: str = "pe_forward", **more: Any) -> SourcedClaim:
    fields: dict[str, Any] = {"subject": "index:DAX", "metric": metric, "unit": "x", "step": 0.1}
    fields |= {"value_text": f"{value}", "end": 4, "sentence_end": 9, "lang": doc.partition("/")[0]} | more
    return stating.sourced(stating.claim(value, **fields), f"At {value}.", doc=doc, date=date)


def test_one_finding_holds_the_first_and_the_last_figure() -> None:
    line = [
        claim("en/a.txt", 12.1, "2025-01-10"),
        claim("es/b.txt", 13.4, "2025-06-10"),
        claim("en/c.txt", 14.9, "2026-01-10"),
    ]
    rows = [*map(to_json, find(line, kinds={"drift"}))]

    assert [(r["severity"], [[c["doc"] for c in side] for side in r["sides"]]) for r in rows] == [
        ("info", [["en/a.txt"], ["en/c.txt"]])
    ]


def test_all_that_give_the_first_figure_stand_against_all_that_give_the_last() -> None:
    line = [
        claim("en/a.txt", 12.1, "2025-01-10"),
        claim("es/b.txt", 12.1, "2025-01-12"),
        claim("es/c.txt", 13.4, "2025-06-10"),
        claim("en/d.txt", 14.9, "2026-01-10"),
    ]
    ((_, row),) = enumerate(map(to_json, find(line, kinds={"drift"})))

    assert [[c["doc"] for c in side] for side in row["sides"]] == [["en/a.txt", "es/b.txt"], ["en/d.txt"]]
    assert row["id"] == find([line[0], line[3]], kinds={"drift"})[0].id


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(claim("en/a", 12.1, "2026-01-10"), claim("es/b", 14.9, "2026-02-01"), id="one time"),
        pytest.param(claim("en/a", 12.1, "2025-01-10"), claim("es/b", 12.1, "2026-02-01"), id="the same"),
        pytest.param(claim("es/a", 12.1, "2025-01-10"), claim("en/b", 14.9, "2026-02-01", part="banks"), id="a part"),
        pytest.param(
            claim("es/a", 12.1, "2025-01-10"),
            claim("en/b", 14.9, "2026-02-01", status=Status.FORECAST, metric="pe"),
            id="another measure",
        ),
        pytest.param(
            claim("en/a", 12.1, "2025-01-10", "price", unit="EUR"),
            claim("es/b", 14.9, "2026-01-10", "price", unit="EUR"),
            id="prices move every day",
        ),
    ],
)
def test_what_is_no_drift(first: SourcedClaim, last: SourcedClaim) -> None:
    assert find([first, last], kinds={"drift"}) == ()
