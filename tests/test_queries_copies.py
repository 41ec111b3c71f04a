"""Copies of one text whose figures, or their times, are not the same."""

from __future__ import annotations

from typing import Any

import pytest

from index.sourced import SourcedClaim
from queries.findings import find, to_json
from stating import figure

Line = tuple[str, str, float, dict[str, Any]]


def text(doc: str, *lines: Line, date: str = "2026-03-03") -> list[SourcedClaim]:
    """A copy of one text: its sentences, each with one figure, as its words stand and as its value."""
    found, at = [], 0
    plain: dict[str, Any] = {"subject": "index:DAX", "metric": "index_level", "unit": "pts"}
    for sentence, written, value, more in lines:
        place: dict[str, Any] = {"doc": doc, "date": date, "cluster": "one text", "at": at}
        found.append(figure(sentence, written, value, **(place | plain | more)))
        at += len(sentence) + 1
    return found


def told(*copies: list[SourcedClaim]) -> list[tuple[str, list[list[str]]]]:
    rows = map(to_json, find([claim for copy in copies for claim in copy], kinds={"copy"}))
    return [(row["severity"], [[c["value_text"] for c in side] for side in row["sides"]]) for row in rows]


FIRST = ("Shares in Frankfurt began the week with a gain of 0.4%.", "0.4%", 0.4, {"metric": "return", "unit": "%"})
LAST = ("Volume was about 8% below the mean of the year.", "8%", 8.0, {"metric": "return", "unit": "%"})


@pytest.mark.parametrize(
    ("written", "value", "step"),
    [("25,413.72", 25413.72, 0.01), ("25,413", 25413.0, 1.0), ("25,414", 25414.0, 1.0), ("25.413,7", 25413.7, 0.1)],
)
def test_fewer_digits_of_one_figure_are_no_difference(written: str, value: float, step: float) -> None:
    exact = ("The index closed at 25,413.72 on Monday.", "25,413.72", 25413.72, {"step": 0.01})
    other = (f"The index closed at {written} on Monday.", written, value, {"step": step})
    assert told(text("a.txt", exact), text("b.txt", other)) == []


@pytest.mark.parametrize(("written", "value", "step"), [("25,431.72", 25431.72, 0.01), ("25,431", 25431.0, 1.0)])
def test_another_figure_of_as_many_digits_or_fewer_is_one(written: str, value: float, step: float) -> None:
    exact = ("The index closed at 25,413.72 on Monday.", "25,413.72", 25413.72, {"step": 0.01})
    other = (f"The index closed at {written} on Monday.", written, value, {"step": step})
    assert told(text("a.txt", exact), text("b.txt", other)) == [("error", [["25,413.72"], [written]])]


def growth(sentence: str, as_of: str) -> Line:
    more = {"subject": "country:NO", "metric": "gdp_growth", "unit": "%", "step": 0.1, "as_of": as_of}
    return sentence, "0.3%", 0.3, more


@pytest.mark.parametrize(
    ("copied", "as_of", "expected"),
    [
        ("Output in Norway fell 0.3% in the third quarter.", "2025-Q3", [("warning", [["0.3%"], ["0.3%"]])]),
        ("Output in Norway fell 0.3% in late 2025.", "2025", []),
        ("Output in Norway fell 0.3% in the fourth quarter.", "2025-Q4", []),
    ],
    ids=["another quarter", "a year that holds it", "the same"],
)
def test_a_figure_that_a_copy_gives_to_another_time(copied: str, as_of: str, expected: list[Any]) -> None:
    original = growth("Output in Norway fell 0.3% in the fourth quarter.", "2025-Q4")
    assert told(text("a.txt", original), text("b.txt", growth(copied, as_of))) == expected


def test_a_sentence_in_the_place_of_another_is_compared_with_it() -> None:
    more = {"subject": "XETR:SAP", "metric": "return", "unit": "%", "step": 0.1}
    original = ("At the other end of the table, SAP lost 3.1% after its results came out.", "3.1%", -3.1, more)
    rewritten = ("SAP gained 3.1% as well after its results came out.", "3.1%", 3.1, more)
    copies = text("a.txt", FIRST, original, LAST), text("b.txt", FIRST, rewritten, LAST)
    assert told(*copies) == [("error", [["3.1%"], ["3.1%"]])]
    elsewhere = text("b.txt", FIRST, LAST, rewritten)
    assert told(text("a.txt", FIRST, original, LAST), elsewhere) == []


TONNES = {"subject": None, "metric": None, "unit": None, "confidence": 0.0}


def output(written: str, value: float) -> Line:
    return f"The mine raised its output to {written} tonnes in March.", written, value, TONNES


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [("33,900", 33900.0, [("warning", [["38,900"], ["33,900"]])]), ("38,900", 38900.0, [])],
)
def test_a_figure_that_was_not_understood_is_compared_in_the_same_words(
    written: str, value: float, expected: list[Any]
) -> None:
    assert told(text("a.txt", output("38,900", 38900.0)), text("b.txt", output(written, value))) == expected


def test_a_figure_that_was_not_understood_is_left_alone_in_other_words() -> None:
    touched = ("The mine said it raised its output to 33,900 tonnes in March.", "33,900", 33900.0, TONNES)
    assert told(text("a.txt", output("38,900", 38900.0)), text("b.txt", touched)) == []


def test_a_text_that_says_elsewhere_what_it_corrects_explains_it() -> None:
    notice = ("Correction: the mine put out 33,900 tonnes, and not more.", "33,900", 33900.0, TONNES)
    copies = text("a.txt", output("38,900", 38900.0)), text("b.txt", notice, output("33,900", 33900.0))
    assert told(*copies) == [("info", [["38,900"], ["33,900"]])]
