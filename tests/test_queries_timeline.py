from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from index.sourced import SourcedClaim
from nlp.reading import Status
from queries.timeline import timeline, to_json
from stating import claim, sourced


def rate(doc: str, low: float, high: float, date: str | None, *, cluster: str = "", **more: Any) -> SourcedClaim:
    fields: dict[str, Any] = {"subject": "cb:ECB", "metric": "policy_rate", "unit": "%", "step": 0.01}
    made = claim((low, high), **(fields | {"value_text": f"{low}%", "confidence": 1.0} | more))
    return sourced(made, f"The rate is {low}%.", doc=doc, date=date, cluster=cluster)


def test_points_are_sorted_by_when_they_apply_then_by_when_they_were_said() -> None:
    claims = [
        rate("undated.txt", 9, 9, None),
        rate("late.txt", 2, 2, "2026-03-01", as_of="2026-01-05"),
        rate("now.txt", 2.5, 2.5, "2026-02-01"),
        rate("early.txt", 2, 2, "2026-01-06", as_of="2026-01-05"),
        rate("year.txt", 3, 3, "2026-02-02", as_of="2025"),
    ]
    line = timeline(claims, "cb:ECB", "policy_rate")
    assert [(p.applies, p.said, p.sources[0].doc) for p in line.points] == [
        ("2025", "2026-02-02", "year.txt"),
        ("2026-01-05", "2026-01-06", "early.txt"),
        ("2026-01-05", "2026-03-01", "late.txt"),
        ("2026-02-01", "2026-02-01", "now.txt"),
        (None, None, "undated.txt"),
    ]


def test_copies_are_one_point_with_their_sources() -> None:
    claims = [
        rate("b.txt", 2, 2, "2026-01-07", cluster="k", as_of="2026-01-05"),
        rate("a.txt", 2, 2, "2026-01-06", cluster="k", as_of="2026-01-05"),
        rate("c.txt", 2, 2, "2026-01-06", as_of="2026-01-05"),
    ]
    points = timeline(claims, "cb:ECB", "policy_rate").points
    assert [[s.doc for s in p.sources] for p in points] == [["a.txt", "b.txt"], ["c.txt"]]


def test_of_policy_rates_only_decisions_have_happened() -> None:
    swaps = rate("swaps.txt", 3.25, 3.25, "2026-01-06", as_of="2026-12")
    dissent = replace(rate("minutes.txt", 2.25, 2.25, "2026-01-06"), sentence="Two members preferred 2.25%.")
    claims = [
        rate("board.txt", 2, 2, "2026-01-06", as_of="2026-01-20"),
        rate("effective.txt", 1.93, 1.93, "2026-01-06"),
        swaps,
        dissent,
    ]
    line = timeline(claims, "cb:ECB", "policy_rate")
    assert ([p.low for p in line.points], [p.low for p in line.forecasts]) == ([2], [3.25])


def test_forecasts_stand_apart_and_what_was_not_said_is_left_out() -> None:
    claims = [
        rate("a.txt", 2, 2, "2026-01-06"),
        rate("b.txt", 1.5, 1.75, "2026-01-06", as_of="2026-12", status=Status.FORECAST),
        rate("c.txt", 7, 7, "2026-01-06", status=Status.HYPOTHETICAL),
        rate("d.txt", 8, 8, "2026-01-06", negated=True),
        rate("e.txt", 4, 4, "2026-01-06", subject="cb:BOE"),
        rate("f.txt", -25, -25, "2026-01-06", metric="policy_rate_change", unit="bp"),
    ]
    line = timeline(claims, "cb:ECB", "policy_rate")
    assert ([p.low for p in line.points], [(p.low, p.high) for p in line.forecasts]) == ([2], [(1.5, 1.75)])


def test_moves_are_in_one_unit() -> None:
    claims = [
        rate("a.txt", -25, -25, "2026-01-06", metric="policy_rate_change", unit="bp"),
        rate("b.txt", -0.5, -0.5, "2026-02-06", metric="policy_rate_change", unit="pp"),
    ]
    points = timeline(claims, "cb:ECB", "policy_rate_change").points
    assert [(p.low, p.unit) for p in points] == [(-25, "bp"), (-50, "bp")]


def test_a_point_as_json() -> None:
    row = to_json(timeline([rate("a.txt", 2, 2, "2026-01-06")], "cb:ECB", "policy_rate").points[0])
    assert row == {
        "applies": "2026-01-06",
        "said": "2026-01-06",
        "as_of": None,
        "doc_date": "2026-01-06",
        "subject": "cb:ECB",
        "metric": "policy_rate",
        "low": 2,
        "high": 2,
        "unit": "%",
        "value_text": "2%",
        "status": "actual",
        "part": None,
        "basis": None,
        "period": None,
        "counterpart": None,
        "approx": False,
        "attribution": None,
        "negated": False,
        "outlier": False,
        "revises": None,
        "consensus": None,
        "sentence": "The rate is 2%.",
        "doc": "a.txt",
        "start": 0,
        "end": 1,
        "cluster": "a.txt",
        "sources": [{"doc": "a.txt", "start": 0, "doc_date": "2026-01-06"}],
    }


@pytest.mark.parametrize(("part", "rates"), [(None, [4.0]), ("deposit_facility", [3.75])])
def test_a_part_has_a_timeline_of_its_own(part: str | None, rates: list[float]) -> None:
    claims = [
        rate("a.txt", 4, 4, "2026-01-06"),
        rate("a.txt", 3.75, 3.75, "2026-01-06", part="deposit_facility"),
    ]
    points = timeline(claims, "cb:ECB", "policy_rate", part=part).points
    assert [point.low for point in points] == rates


def test_a_headline_and_the_sentence_under_it_are_one_point() -> None:
    headline = rate("a.txt", 2, 2, "2026-01-28")
    fuller = rate("a.txt", 2, 2, "2026-01-28", start=90, attribution="the board", basis="official")
    other = rate("a.txt", 2, 2, "2026-01-28", start=180, attribution="a broker")

    points = timeline([headline, fuller, other], "cb:ECB", "policy_rate").points

    assert [(point.attribution, point.basis, len(point.sources)) for point in points] == [
        ("the board", "official", 2),
        ("a broker", None, 1),
    ]
