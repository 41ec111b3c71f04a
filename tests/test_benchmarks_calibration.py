"""Calibration: the curve rises, and what the package holds follows from the counts."""

from __future__ import annotations

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not installed with the package")

from benchmarks.calibration import NAMED, TABLE, UNNAMED, Cell, curve, read_cells, scale_of, write_cells
from nlp.learned.confidence import scale
from nlp.learned.method import Method
from nlp.tables import shared_table


def cell(place: int, count: int, right: int, *, named: bool = True) -> Cell:
    return Cell(Method.RULES, "en", named, place, count, right)


def test_a_curve_rises_where_the_counts_do_not() -> None:
    scores, right = curve([cell(10, 20, 12), cell(20, 20, 8), cell(40, 100, 95)])
    assert scores == [0.31, 0.81]
    assert right == [0.5, 0.9412]


def test_a_point_stands_for_enough_readings() -> None:
    assert curve([cell(10, 1, 0), cell(20, 2, 2), cell(40, 30, 24)])[0] == [0.7676]


def test_more_is_asked_of_a_reading_without_a_subject() -> None:
    made = scale_of([cell(5, 30, 2), cell(5, 30, 2, named=False)], Method.RULES)
    assert (made.least_named, made.least_unnamed) == (NAMED, UNNAMED)
    assert NAMED < UNNAMED


def test_counts_are_read_as_they_were_written(tmp_path) -> None:  # type: ignore[no-untyped-def]
    found = [cell(5, 40, 4), Cell(Method.BOTH, "es", False, 49, 3, 2)]
    write_cells(found, tmp_path / "counts.tsv")
    assert read_cells(tmp_path / "counts.tsv") == found


@pytest.mark.parametrize("method", list(Method))
def test_the_package_holds_what_follows_from_the_counts(method: Method) -> None:
    assert scale(method) == scale_of(read_cells(TABLE), method)


def test_the_default_is_a_method() -> None:
    assert shared_table("confidence")["default"] in set(Method)
