from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stating
from nlp.reading import Claim, Interval
from queries.intervals import agree, coarse_step, figure, gap, same


def claim(low: float | None, high: float | None = None, **more: Any) -> Claim:
    """A claim of a point, or of an interval when both ends are given."""
    fields: dict[str, Any] = {"subject": "index:SPX", "metric": "pe", "unit": "x", "confidence": 1.0}
    return stating.claim((low, low if high is None else high), **(fields | more))


def above(low: float, **more: Any) -> Claim:
    return replace(claim(low, **more), high=None)


def meet(a: Claim, b: Claim) -> bool:
    first, second = figure(a), figure(b)
    assert first is not None
    assert second is not None
    return agree(first, second)


@pytest.mark.parametrize(
    ("a", "b", "agreeing"),
    [
        (claim(22), claim(22.4, step=0.1), True),
        (claim(22), claim(23), False),
        (claim(22), claim(23.1, step=0.1), False),
        (claim(20, unit="%"), claim(24.6, unit="%", step=0.1), True),
        (claim(20, unit="%"), claim(27.7, unit="%", step=0.1), False),
        (claim(30, unit="%"), claim(31.8, unit="%", step=0.1), True),
        (claim(10, unit="%"), claim(6, unit="%"), False),
        (claim(2590, metric="index_level", unit="pts"), claim(2594, metric="index_level", unit="pts"), False),
        (claim(2600, metric="index_level", unit="pts"), claim(2594, metric="index_level", unit="pts"), True),
        (claim(600, unit="bp", approx=True), claim(570, unit="bp"), True),
        (claim(15, approx=True), claim(17.2, step=0.1), True),
        (claim(15, approx=True), claim(18.2, step=0.1), False),
        (claim(17, 22, unit="%"), claim(20, unit="%"), True),
        (claim(17, 22, unit="%"), claim(14, 15, unit="%"), False),
        (claim(17, 22, unit="%"), claim(22, 25, unit="%"), True),
        (above(40, unit="%"), claim(43, unit="%"), True),
        (above(40, unit="%"), claim(37, unit="%"), False),
        (claim(1.234, step=0.001, readings=(Interval(1234.0, 1234.0),)), claim(1234), True),
        (claim(35e9, unit="USD", step=1e9), claim(35.3e9, unit="USD", step=1e8), True),
        (claim(35e9, unit="USD", step=1e9), claim(35e9, unit="EUR", step=1e9), False),
        (
            claim(3.5, 3.75, metric="policy_rate", unit="%", step=0.01),
            claim(3.75, 4.0, metric="policy_rate", unit="%", step=0.01),
            False,
        ),
        (
            claim(3.5, 3.75, metric="policy_rate", unit="%", step=0.01),
            claim(3.75, metric="policy_rate", unit="%", step=0.01),
            True,
        ),
        (
            claim(0.25, metric="policy_rate_change", unit="pp", step=0.01),
            claim(25, metric="policy_rate_change", unit="bp"),
            True,
        ),
        (
            claim(-0.5, metric="policy_rate_change", unit="%", step=0.1),
            claim(-25, metric="policy_rate_change", unit="bp"),
            False,
        ),
        (claim(67, metric="price", unit="usd/bbl"), claim(67.2, metric="price", unit="USD", step=0.1), True),
        (claim(0, unit="%"), claim(0.3, unit="%", step=0.1), True),
        (
            claim(37.248, metric="index_level", unit="pts", step=0.001, value_text="37.248 puntos"),
            claim(37248.4, metric="index_level", unit="pts", step=0.1),
            True,
        ),
        (
            claim(37.2, metric="index_level", unit="pts", step=0.1, value_text="37.2 points"),
            claim(37248.4, metric="index_level", unit="pts", step=0.1),
            False,
        ),
        (
            claim(37.248, metric="price", unit="USD", step=0.001, value_text="$37.248"),
            claim(37248.4, metric="price", unit="USD", step=0.1),
            False,
        ),
    ],
)
def test_agreement(a: Claim, b: Claim, agreeing: bool) -> None:
    assert (meet(a, b), meet(b, a)) == (agreeing, agreeing)


@pytest.mark.parametrize(
    ("value", "step", "coarse"),
    [(600, 1, 100), (2590, 1, 10), (22, 1, 1), (30e9, 1e9, 1e10), (3.5, 0.01, 0.01), (1.5e9, 1e7, 1e7), (0, 1, 1)],
)
def test_trailing_zeros_of_a_whole_number_round(value: float, step: float, coarse: float) -> None:
    assert coarse_step(value, step) == coarse


@pytest.mark.parametrize("unclear", [claim(5, unit=None), claim(None, unit="%")])
def test_a_figure_without_a_unit_or_ends_has_no_meaning(unclear: Claim) -> None:
    assert figure(unclear) is None


def test_the_same_number_in_another_format_is_the_same() -> None:
    written = [claim(3.5, metric="spread", unit="pp", step=step) for step in (0.01, 0.1)]
    points = claim(350, metric="spread", unit="bp")
    figures = [figure(each) for each in (*written, points)]
    assert [same(a, b) for a in figures for b in figures if a is not None and b is not None] == [True] * 9


def test_the_gap_is_what_lies_between() -> None:
    first, second = figure(claim(22)), figure(claim(25))
    assert first is not None
    assert second is not None
    assert (gap(first, second), gap(first, first)) == (2.0, 0.0)


values = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 4))
steps = st.sampled_from([0.01, 0.1, 1.0])


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    low = draw(values)
    high = draw(st.one_of(st.just(low), st.floats(low, 2e6, allow_nan=False)))
    metric = draw(st.sampled_from(["pe", "policy_rate", "index_level", "return"]))
    return claim(low, high, metric=metric, unit="%", step=draw(steps), approx=draw(st.booleans()))


@given(claims(), claims())
def test_agreement_is_symmetric(a: Claim, b: Claim) -> None:
    assert meet(a, b) == meet(b, a)


@given(claims())
def test_a_figure_agrees_with_itself(a: Claim) -> None:
    assert meet(a, a)


@given(values, st.integers(0, 3), st.sampled_from(["pe", "policy_rate", "index_level"]))
def test_a_figure_agrees_with_its_own_rounding(value: float, digits: int, metric: str) -> None:
    exact = claim(value, metric=metric, unit="%", step=0.0001)
    rounded = claim(round(value, digits), metric=metric, unit="%", step=10.0**-digits)
    assert meet(exact, rounded)


@given(claims(), claims())
def test_widening_never_makes_a_conflict(a: Claim, b: Claim) -> None:
    wider = [replace(a, approx=True), replace(a, readings=(Interval(b.low, b.high),))]
    assert not meet(a, b) or all(meet(each, b) for each in wider)


def test_leeway_is_as_wide_as_the_reading_that_it_widens() -> None:
    level = claim(6935, metric="index_level", unit="pts", readings=(Interval(6.935, 6.935),))
    meant = figure(level, leeway=100.0)
    assert meant is not None
    assert [(each.low, each.high) for each in meant.readings] == [(6884.5, 6985.5), pytest.approx((6.8845, 6.9855))]


@pytest.mark.parametrize(
    ("written", "readings"),
    [("$245.300 millones", 1), ("$245,300 million", 1), ("$245.312 millones", 2), ("245.300", 2)],
)
def test_no_decimals_before_a_scale_word_end_in_a_zero(written: str, readings: int) -> None:
    other = (Interval(245.3e6, 245.3e6),)
    meant = figure(claim(245.3e9, metric="net_income", unit="USD", step=1e6, value_text=written, readings=other))
    assert meant is not None
    assert len(meant.readings) == readings
