"""The middle of what independent sources say, what lies far out, and what a source revises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from index.sourced import SourcedClaim
from nlp.reading import Status
from queries.consensus import Period, usual
from queries.point import Earlier
from queries.timeline import Timeline, timeline
from stating import claim, sourced


def multiple(
    doc: str, low: float, date: str | None = "2026-01-06", *, by: str | None = None, **more: Any
) -> SourcedClaim:
    fields: dict[str, Any] = {"subject": "index:SPX", "metric": "pe_forward", "unit": "x", "step": 0.1}
    fields |= {"value_text": f"{low}x", "confidence": 1.0}
    return sourced(claim(low, **(fields | more)), f"It is {low}x.", doc=doc, date=date, by=by)


def line(claims: list[SourcedClaim], **options: Any) -> Timeline:
    return timeline(claims, "index:SPX", "pe_forward", **options)


def test_a_consensus_is_the_median_and_the_quartiles_of_a_period() -> None:
    claims = [multiple(f"{n}.txt", n, f"2026-01-{n - 10:02}") for n in (20, 21, 22, 24, 30)]
    (agreed,) = line([*claims, multiple("later.txt", 40, "2026-02-01")]).consensus

    assert (agreed.start, agreed.end, agreed.status, agreed.count) == ("2026-01-01", "2026-01-31", "actual", 5)
    assert (agreed.low, agreed.median, agreed.high) == (21, 22, 24)


def test_what_lies_between_two_figures_has_no_more_digits_than_it_needs() -> None:
    claims = [multiple(f"{n}.txt", value) for n, value in enumerate((62.65, 63.85, 64.25, 64.64, 64.66, 64.9))]
    (agreed,) = line(claims).consensus

    assert [str(each) for each in (agreed.low, agreed.median, agreed.high)] == ["63.95", "64.445", "64.655"]


@pytest.mark.parametrize(
    ("by", "spans"),
    [
        (Period.WEEK, [("2026-01-05", "2026-01-11")]),
        (Period.QUARTER, [("2026-01-01", "2026-03-31")]),
        (Period.YEAR, [("2026-01-01", "2026-12-31")]),
        (Period.DAY, []),
    ],
)
def test_periods_are_chosen(by: Period, spans: list[tuple[str, str]]) -> None:
    claims = [multiple(f"{n}.txt", 20 + n, f"2026-01-{5 + n:02}") for n in range(3)]

    assert [(each.start, each.end) for each in line(claims, by=by).consensus] == spans


def test_stated_periods_stand_for_themselves() -> None:
    claims = [multiple(f"{n}.txt", 20 + n, as_of="2025-Q4") for n in range(3)]
    (agreed,) = line(claims, by=Period.STATED).consensus

    assert (agreed.start, agreed.end) == ("2025-10-01", "2025-12-31")


@pytest.mark.parametrize(("metric", "period"), [("pe_forward", Period.MONTH), ("gdp_growth", Period.STATED)])
def test_a_metric_has_its_own_periods(metric: str, period: Period) -> None:
    assert usual(metric) is period


def test_copies_do_not_outvote_a_consensus() -> None:
    claims = [multiple(f"{n}.txt", 20 + n) for n in range(2)]
    copied = SourcedClaim(claims[0].claim, "copy.txt", "file:copy", "It is 20x.", "2026-01-07", "0.txt")

    assert line([*claims, copied]).consensus == ()


def test_a_copy_with_another_figure_has_no_voice_of_its_own() -> None:
    claims = [multiple("a.txt", 22.1), multiple("b.txt", 21.7), multiple("c.txt", 23.4)]
    copy = replace(multiple("d.txt", 21.2), cluster="a.txt")
    (agreed,) = line([*claims, copy]).consensus

    assert (agreed.count, agreed.median) == (3, 21.7)  # of 21.7, 23.4, and the middle of 22.1 and 21.2


def test_definitions_and_forecasts_have_a_consensus_of_their_own() -> None:
    claims = [multiple(f"{n}.txt", 20 + n) for n in range(3)]
    claims += [multiple(f"adjusted-{n}.txt", 30 + n, basis="adjusted") for n in range(3)]
    claims += [multiple(f"aim-{n}.txt", 40 + n, status=Status.TARGET) for n in range(3)]

    assert [(each.status, each.basis, each.median) for each in line(claims).consensus] == [
        ("actual", None, 21),
        ("actual", "adjusted", 31),
        ("target", None, 41),
    ]


@pytest.mark.parametrize(("odd", "far"), [(30.0, True), (22.3, False)])
def test_what_is_far_from_the_others_is_marked(odd: float, far: bool) -> None:
    claims = [multiple(f"{n}.txt", 21 + n / 4) for n in range(5)]
    points = line([*claims, multiple("odd.txt", odd)]).points

    assert [(point.low, point.outlier) for point in points if point.low == odd] == [(odd, far)]
    assert sum(point.outlier for point in points) == far


def test_a_source_revises_what_it_said_of_the_same_time() -> None:
    claims = [
        multiple("a.txt", 21, "2026-01-06", by="Vale", as_of="2025-12"),
        multiple("b.txt", 22.5, "2026-02-06", by="Vale", as_of="2025-12"),
        multiple("c.txt", 23, "2026-02-07", by="Harbour", as_of="2025-12"),
        multiple("d.txt", 24, "2026-02-08", by="Vale"),
    ]

    assert {point.sources[0].doc: point.revises for point in line(claims).points} == {
        "a.txt": None,
        "b.txt": Earlier("2026-01-06", 21, 21, "a.txt"),
        "c.txt": None,
        "d.txt": None,
    }


def test_a_rounded_figure_revises_nothing() -> None:
    claims = [
        multiple("a.txt", 22.4, "2026-01-06", by="Vale", as_of="2025-12"),
        multiple("b.txt", 22, "2026-02-06", by="Vale", as_of="2025-12", step=1.0),
    ]

    assert [point.revises for point in line(claims).points] == [None, None]


def test_as_known_on_a_day_leaves_out_what_was_said_later() -> None:
    claims = [
        multiple("a.txt", 21, "2026-01-06"),
        multiple("b.txt", 22, "2026-02-06", as_of="2026-01"),
        multiple("c.txt", 23, None),
    ]

    assert [point.low for point in line(claims, as_known_on="2026-01-31").points] == [21]


def test_what_moves_all_month_ends_far_from_its_middle_and_is_no_outlier() -> None:
    lows = (20.0, 20.1, 20.1, 20.2, 20.2, 20.3, 20.6, 20.9, 21.2)
    claims = [multiple(f"{n}.txt", low, f"2026-01-{10 + n:02}") for n, low in enumerate(lows)]
    after = [multiple(f"later{n}.txt", low, f"2026-02-{1 + n:02}") for n, low in enumerate((21.4, 21.7, 22.0, 22.3))]

    assert [point.value for point in line([*claims, *after]).points if point.outlier] == []
    assert [
        point.value for point in line([*claims, multiple("slip.txt", 2.12, "2026-01-19")]).points if point.outlier
    ] == [2.12]
