from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.decision import Verdict
from index.sourced import SourcedClaim
from queries.baseline import BaselineError, read_baseline, write_baseline
from queries.deciding import UndecidableError, decided_on, heard, judged
from queries.explaining import explain, rule_of
from queries.finding import Finding, likeness
from queries.findings import find
from stating import figure

DAY = "2026-03-04"


def sourced(doc: str, value: float, *, confidence: float = 0.9, lang: str = "en") -> SourcedClaim:
    text = f"{value}x"
    sentence = {"en": f"Tokyo trades at {text} ({doc}).", "es": f"Tokio cotiza a {text} ({doc})."}[lang]
    named = {"subject": "index:N225", "metric": "pe_forward", "unit": "x"}
    return figure(sentence, text, value, doc=doc, lang=lang, step=0.1, confidence=confidence, **named)


def one(*claims: SourcedClaim) -> Finding:
    (finding,) = find(claims, kinds={"value"})
    return finding


FOUND = one(sourced("a.txt", 18.1), sourced("b.txt", 21.7, lang="es"))


@pytest.mark.parametrize(
    ("verdict", "listed"), [(Verdict.CONFIRMED, True), (Verdict.DISMISSED, False), (Verdict.FIXED, False)]
)
def test_what_a_verdict_does(verdict: Verdict, listed: bool) -> None:
    decision = decided_on([FOUND], FOUND.id, verdict, reason="two providers", day=DAY)
    (finding,) = judged([FOUND], [decision])

    assert (finding.decision, heard(finding)) == (decision, listed)


@pytest.mark.parametrize(
    ("claims", "alike"),
    [
        pytest.param([sourced("c.txt", 18.1), sourced("d.txt", 21.7)], True, id="other texts, the same figures"),
        pytest.param([sourced("c.txt", 18.1), sourced("d.txt", 23.4, lang="es")], False, id="una cifra nueva"),
    ],
)
def test_a_dismissal_silences_its_like_and_nothing_else(claims: list[SourcedClaim], alike: bool) -> None:
    dismissed = decided_on([FOUND], FOUND.id, Verdict.DISMISSED, reason="two providers", day=DAY)
    fixed = replace(dismissed, verdict=Verdict.FIXED)
    other = one(*claims)

    assert [heard(each) for each in judged([other], [dismissed])] == [not alike]
    assert [heard(each) for each in judged([other], [fixed])] == [True]
    assert (other.id == FOUND.id, likeness(other) == likeness(FOUND)) == (False, alike)


@pytest.mark.parametrize(
    ("finding", "reason", "message"), [(FOUND.id, " ", "says why"), ("0" * 16, "two providers", "no finding 0000")]
)
def test_what_cannot_be_decided(finding: str, reason: str, message: str) -> None:
    with pytest.raises(UndecidableError, match=message):
        decided_on([FOUND], finding, Verdict.DISMISSED, reason=reason, day=DAY)


def test_an_explanation_has_the_rule_the_meaning_and_the_voices() -> None:
    copy = replace(sourced("c.txt", 18.1), cluster="a.txt")
    why = explain(one(sourced("a.txt", 18.1), copy, sourced("b.txt", 21.7)))

    assert why.rule == "value: independent sources: multiples and shares agree with others of 45 days"
    assert [(side.sources, [(f.low, f.high, f.unit) for f in side.figures]) for side in why.sides] == [
        (1, [(18.05, 18.15, "x"), (18.05, 18.15, "x")]),
        (1, [(21.65, 21.75, "x")]),
    ]


@pytest.mark.parametrize("kind", ["arithmetic", "copy", "slip", "scale", "listing", "date", "reference", "drift"])
def test_every_kind_has_a_rule(kind: str) -> None:
    assert rule_of(replace(FOUND, kind=kind)).startswith(f"{kind}: ")


def test_of_two_findings_as_grave_the_likelier_comes_first() -> None:
    sure = [sourced("a.txt", 18.1), sourced("b.txt", 21.7)]
    doubtful = [
        replace(each, claim=replace(each.claim, subject="index:DAX", confidence=confidence))
        for each, confidence in zip(sure, (0.9, 0.8), strict=True)
    ]

    assert [f.subject for f in find([*doubtful, *sure], kinds={"value"})] == ["index:N225", "index:DAX"]


def test_a_baseline_knows_what_was_written_down(tmp_path: Path) -> None:
    path, other = tmp_path / "known.json", one(sourced("c.txt", 18.1), sourced("d.txt", 23.4))
    count = write_baseline(path, [FOUND])
    known = read_baseline(path)

    assert (count, known.holds(FOUND), known.holds(other)) == (1, True, False)
    assert known.gone([other]) == {FOUND.id: FOUND.message}
    assert json.loads(path.read_text(encoding="utf-8"))["findings"][0]["kind"] == "value"


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "make one with"), ("[]", "no baseline"), ('{"version": 9, "findings": []}', "version 9")],
)
def test_files_that_are_no_baseline(tmp_path: Path, content: str | None, message: str) -> None:
    path = tmp_path / "known.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BaselineError, match=message):
        read_baseline(path)
