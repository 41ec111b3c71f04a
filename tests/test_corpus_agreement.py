"""Agreement of two readers, on annotations small enough to count by hand."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.scoring import Row, Score
from benchmarks.truth.agreement import agree, cohen, compare, decided, decisions, report
from benchmarks.truth.build import Source


def claim(start: int, **changes: Any) -> dict[str, Any]:
    stated = {"subject": "index:SPX", "metric": "return", "low": 1.2, "high": 1.2, "unit": "%", "negated": False}
    return {"doc": "a.txt", "start": start, "end": start + 4, **stated} | changes


FIRST = [claim(0), claim(10), claim(20, metric="price", unit="USD"), claim(30), claim(40), claim(50)]
SECOND = [
    claim(1),
    claim(10, subject="index:RUT"),
    claim(20, unit="EUR", metric="price"),
    claim(30, metric="price_change"),
    {"doc": "a.txt", "start": 40, "end": 44, "ignore": True},
    claim(60),
]


def test_levels_count_what_both_have() -> None:
    found = compare(FIRST, SECOND)

    assert found.levels == {
        "span": Score(4, 5, 5),
        "value": Score(3, 5, 5),
        "metric": Score(2, 5, 5),
        "claim": Score(1, 5, 5),
    }


def test_what_the_other_ignores_counts_where_nothing_is_left_out() -> None:
    assert compare(FIRST, SECOND).strict == Score(1, 6, 5)


def test_every_number_is_decided_on() -> None:
    source = Source("a.txt", "a.txt", 100, "Up 1.2%, RSI 70, aim 75, S&P500 flat, 3 days.")
    first = [claim(103, end=107), claim(121, end=123)]
    second = [claim(103, end=106), {"doc": "a.txt", "start": 121, "end": 123, "ignore": True}]

    made = decisions(first, second, [source])

    assert made == [("claim", "claim"), ("none", "none"), ("claim", "ignored"), ("none", "none")]
    assert decided(made) == "decision        0.750  3 of 4 numbers  kappa 0.600, claim/ignored 1"


def test_one_label_for_everything_has_no_kappa() -> None:
    assert (cohen([("a", "a")]), cohen([]), cohen([("a", "a"), ("b", "b")])) == (None, None, 1.0)


def test_what_only_one_reader_has_is_kept_apart() -> None:
    found = compare(FIRST, SECOND)

    assert (found.alone, found.skipped) == (((claim(50),), (claim(60),)), (1, 0))
    assert [one["start"] for one, _ in found.apart] == [10, 20, 30]


def test_fields_are_counted_over_pairs() -> None:
    assert compare(FIRST, SECOND).fields == {"unit": (3, 4), "metric": (3, 4), "subject": (3, 4), "negated": (4, 4)}


def test_kappa_takes_chance_away() -> None:
    # Metrics: return, return, price, return beside return, return, price, price_change. Three of four agree; chance
    # would have (3 * 2 + 1 * 1) / 16 agree.
    assert compare(FIRST, SECOND).kappa["metric"] == pytest.approx((3 / 4 - 7 / 16) / (1 - 7 / 16))


def test_a_field_of_one_value_has_no_kappa() -> None:
    assert compare([claim(0)], [claim(0)]).kappa == {}


def test_of_two_claims_on_a_span_the_likest_are_paired() -> None:
    one = [claim(0, subject="index:SPX"), claim(0, subject="index:RUT")]

    assert compare(one, one[::-1]).levels["claim"] == Score(2, 2, 2)


@pytest.mark.parametrize(
    ("name", "one", "two", "agrees"),
    [
        ("as_of", "2031", "2031-02-03", True),
        ("as_of", ["2031-02-03", None], None, True),
        ("as_of", "2031-02", "2031-03-03", False),
        ("unit", ["USD", "usd/bbl"], "usd/bbl", True),
        ("unit", ["USD", "usd/bbl"], ["EUR", "usd/oz"], False),
        ("period", None, None, True),
    ],
)
def test_lists_of_right_values_agree_where_they_meet(name: str, one: Any, two: Any, agrees: bool) -> None:
    assert agree(name, {name: one}, {name: two}) is agrees


def test_the_report_says_how_many_pairs_a_share_is_of() -> None:
    rows: list[Row] = [claim(0), claim(10, unit="bp")]

    assert report(compare(rows, [claim(0), claim(10)])).splitlines() == [
        "span         F1 1.000  both 2, first 2, second 2",
        "value        F1 0.500  both 1, first 2, second 2",
        "metric       F1 0.500  both 1, first 2, second 2",
        "claim        F1 0.500  both 1, first 2, second 2",
        "strict       F1 0.500  both 1, first 2, second 2",
        "unit            0.500  1 of 2 pairs  kappa 0.000",
        "metric          1.000  2 of 2 pairs",
        "subject         1.000  2 of 2 pairs",
        "negated         1.000  2 of 2 pairs",
        "left out: 0 claims of the first, 0 of the second, which the other ignores",
    ]
