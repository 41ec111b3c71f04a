"""Copies of a text in which a number is another one."""

from __future__ import annotations

import pytest

from disagreeing import fact, told, write
from index.sourced import SourcedClaim
from queries.findings import Severity, find
from stating import Fact

EN = "Deposits at the lender grew {} to $41 billion, the bank said on Friday."

ES = "Los depósitos de la entidad crecieron un {} hasta 41 mil millones, dijo el banco el viernes."


def deposit(doc: str, text: str, value: float, sentence: str = EN, cluster: str = "k") -> list[SourcedClaim]:
    written = sentence.format(text)
    second = "$41 billion" if "$" in written else "41 mil millones"
    facts = (
        fact(text, value, "%", "XNYS:WFC", "revenue_growth"),
        fact(second, 41e9, "USD", "XNYS:WFC", "cash"),
    )
    return write(doc, written, *facts, cluster=cluster)


@pytest.mark.parametrize("sentence", [EN, ES])
def test_a_copy_with_another_number_is_one_finding(sentence: str) -> None:
    claims = [
        *deposit("a.txt", "3.4%", 3.4, sentence),
        *deposit("b.txt", "4.3%", 4.3, sentence),
        *deposit("c.txt", "3.4%", 3.4, sentence),
    ]
    assert told(claims) == [("copy", "error", [["a.txt:3.4%", "c.txt:3.4%"], ["b.txt:4.3%"]])]


def test_a_copy_that_an_editor_has_touched_is_aligned_all_the_same() -> None:
    touched = EN.replace("on Friday", "late Friday")
    claims = [*deposit("a.txt", "3.4%", 3.4), *deposit("b.txt", "4.3%", 4.3, touched)]
    assert [(f.kind, f.severity) for f in find(claims)] == [("copy", Severity.ERROR)]


def test_a_copy_that_says_that_it_corrects_is_information() -> None:
    corrected = f"{EN[:-1]} (corrected)."
    claims = [*deposit("a.txt", "3.4%", 3.4), *deposit("b.txt", "4.3%", 4.3, corrected)]
    assert [(f.kind, f.severity) for f in find(claims)] == [("copy", Severity.INFO)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(deposit("a.txt", "3.4%", 3.4), deposit("b.txt", "3.4%", 3.4), id="a true copy"),
        pytest.param(deposit("a.txt", "3.50%", 3.5), deposit("b.txt", "3,50 %", 3.5), id="another format"),
        pytest.param(deposit("a.txt", "3.4%", 3.4), deposit("b.txt", "4.3%", 4.3, cluster="other"), id="another text"),
    ],
)
def test_what_is_no_copy_finding(a: list[SourcedClaim], b: list[SourcedClaim]) -> None:
    assert told([*a, *b]) == []


def test_paragraphs_of_one_form_in_another_order_are_no_finding() -> None:
    gold = fact("3,331", 3331, "USD", "commodity:GOLD", "support_level")
    oil = fact("66", 66, "USD", "commodity:WTI", "support_level")

    def both(doc: str, first: Fact, second: Fact) -> list[SourcedClaim]:
        return [
            *write(doc, f"Buyers defend support at {first[0]} for now.", first, cluster="k"),
            *write(doc, f"Buyers defend support at {second[0]} for now.", second, cluster="k", at=60),
        ]

    assert told([*both("a.txt", gold, oil), *both("b.txt", oil, gold)]) == []
