from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from benchmarks.scenarios.measure import Tally
from benchmarks.scenarios.scenario import LANGUAGES, PARTS, Expected, Scenario, Span, load
from queries.findings import KINDS

EXPECTED = Expected(("value",), frozenset({"error"}), ((Span("a", 10, 14),), (Span("b", 4, 8),)), "value error: …")


def scenario(*expected: Expected, kind: str = "value") -> Scenario:
    return Scenario("one", "en", kind, (), (), expected)


def made(kind: str, severity: str, *sides: tuple[str, int]) -> dict[str, Any]:
    placed = [[{"doc": doc, "start": start, "end": start + 3}] for doc, start in sides]
    return {"kind": kind, "severity": severity, "sides": placed, "message": "…"}


@pytest.mark.parametrize(
    ("finding", "right", "graded"),
    [
        pytest.param(made("value", "error", ("a", 10), ("b", 5)), 1, 1, id="as expected"),
        pytest.param(made("value", "warning", ("a", 10), ("b", 5)), 1, 0, id="milder"),
        pytest.param(made("value", "info", ("a", 10), ("b", 5)), 0, 0, id="not loud"),
        pytest.param(made("self", "error", ("a", 10), ("b", 5)), 0, 0, id="another kind"),
        pytest.param(made("value", "error", ("a", 30), ("b", 5)), 0, 0, id="another figure"),
        pytest.param(made("value", "error", ("b", 5), ("c", 5)), 0, 0, id="another text"),
    ],
)
def test_what_answers_an_expectation(finding: dict[str, Any], right: int, graded: int) -> None:
    tally = Tally()
    tally.add(scenario(EXPECTED), [finding])

    assert (tally.right.total(), tally.graded.total(), tally.wanted.total()) == (right, graded, 1)
    assert (len(tally.missed), len(tally.alarms)) == (1 - right, 1 - right)


@pytest.mark.parametrize(
    ("kind", "finding", "alarms"),
    [
        ("value", made("value", "warning", ("a", 1), ("b", 1)), 1),
        ("value", made("drift", "info", ("a", 1), ("b", 1)), 0),
        ("drift", made("drift", "info", ("a", 1), ("b", 1)), 1),
    ],
)
def test_what_is_an_alarm_where_nothing_is_expected(kind: str, finding: dict[str, Any], alarms: int) -> None:
    tally = Tally()
    tally.add(scenario(kind=kind), [finding])

    assert (len(tally.alarms), tally.score().precision) == (alarms, 1.0 - alarms)


def test_a_second_finding_of_the_same_is_an_alarm() -> None:
    tally, finding = Tally(), made("value", "error", ("a", 10), ("b", 5))
    tally.add(scenario(EXPECTED), [finding, dict(finding)])

    assert (tally.right.total(), tally.made.total(), len(tally.alarms)) == (1, 2, 1)


def test_every_scenario_can_be_read_and_every_kind_has_some() -> None:
    every = [each for part in PARTS for lang in LANGUAGES for each in load(part, lang)]
    kinds = Counter(expected.kinds[0] for each in every for expected in each.expected)

    assert len({each.id for each in every}) == len(every)
    assert sorted(set(KINDS) - set(kinds)) == []
    assert sum(not each.expected for each in every) > len(every) / 3
    assert all(each.kind in KINDS for each in every)


def test_fresh_scenarios_try_every_kind_both_ways() -> None:
    fresh = [each for lang in LANGUAGES for each in load("fresh", lang)]

    assert {each.kind for each in fresh if each.expected} == set(KINDS)
    assert {each.kind for each in fresh if not each.expected} == set(KINDS)
