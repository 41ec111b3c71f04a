from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import shared
from benchmarks.scoring import (
    ClaimScores,
    Row,
    Score,
    accepts_time,
    malformed,
    opposes,
    score_claims,
    score_clusters,
    score_findings,
    score_mentions,
)

GOLD: dict[str, Any] = {
    "doc": "a.txt",
    "start": 10,
    "end": 13,
    "subject": "index:SPX",
    "metric": "pe_forward",
    "low": 22,
    "high": 22,
    "unit": "x",
}


def claim(**changes: Any) -> dict[str, Any]:
    return GOLD | changes


def mention(start: int, identifier: Any, **changes: Any) -> dict[str, Any]:
    return {"doc": "a.txt", "start": start, "end": start + 3, "text": "Fed", "id": identifier} | changes


def finding(*sides: list[Row], kind: str = "value", severity: str = "error") -> dict[str, Any]:
    return {"kind": kind, "severity": severity, "sides": list(sides), "message": "they differ"}


def at(start: int, doc: str = "a.txt") -> dict[str, Any]:
    return {"doc": doc, "start": start, "end": start + 3}


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (claim(), (1, 1, 1)),
        (claim(doc="news/a.txt", start=12, end=20), (1, 1, 1)),  # paths meet by their last part, spans by overlap
        (claim(subject="index:RUT"), (1, 1, 0)),
        (claim(negated=True), (1, 1, 0)),
        (claim(metric="pe"), (1, 0, 0)),
        (claim(low=21), (0, 0, 0)),
        (claim(unit="%"), (0, 0, 0)),
        (claim(start=13, end=16), (0, 0, 0)),
    ],
)
def test_a_claim_is_right_by_levels(row: Row, right: tuple[int, int, int]) -> None:
    scores = score_claims([GOLD], [row])

    assert (scores.value.right, scores.metric.right, scores.claim.right) == right


def test_gold_takes_any_of_several_values() -> None:
    gold = claim(metric=["pe", "pe_forward"], subject=["index:SPX", None])

    assert score_claims([gold], [claim(subject=None, metric="pe")]).claim == Score(1, 1, 1)


def test_a_row_without_a_metric_is_no_claim() -> None:
    assert score_claims([GOLD], [claim(metric=None)]).claim == Score(0, 1, 0)


def test_an_ignored_span_takes_anything() -> None:
    ignored = {"doc": "a.txt", "start": 30, "end": 36, "ignore": True}

    assert score_claims([GOLD, ignored], [claim(), claim(start=31, end=33)]).claim == Score(1, 1, 1)


def test_of_two_rows_on_a_span_one_is_right() -> None:
    scores = score_claims([GOLD], [claim(subject="index:RUT"), claim()])

    assert (scores.claim, [row["subject"] for row in scores.extra]) == (Score(1, 1, 2), ["index:RUT"])


def test_other_fields_are_scored_where_gold_states_them() -> None:
    gold = claim(status=["actual", "forecast"], as_of="2025", approx=False)

    scores = score_claims([gold], [claim(status="forecast", as_of="2025-Q4", approx=True, period="P1D")])

    assert scores.soft == {"approx": (0, 1), "status": (1, 1), "as_of": (1, 1)}


def test_metrics_are_scored_one_by_one() -> None:
    rows = [claim(), claim(start=40, end=43, metric="pe")]

    assert score_claims([GOLD], rows).metrics == {"pe": Score(0, 0, 1), "pe_forward": Score(1, 1, 1)}


@pytest.mark.parametrize(
    ("gold", "value", "right"),
    [
        ("2025", "2025-12-10", True),
        ("2025-12-10", "2025", False),
        (None, None, True),
        (None, "2025", False),
        ("2025", None, False),
        (["2025", None], None, True),
    ],
)
def test_a_coarse_time_takes_a_finer_one(gold: Any, value: Any, *, right: bool) -> None:
    assert accepts_time(gold, value) is right


def test_mentions_are_right_where_span_and_identifier_agree() -> None:
    gold = [mention(0, "cb:FED"), mention(10, ["index:IXIC", "index:NDX"]), mention(20, "cb:ECB", ignore=True)]
    system = [mention(1, "cb:FED"), mention(10, "index:NDX"), mention(20, "cb:BOE"), mention(30, "country:US")]

    assert score_mentions(gold, [*system, mention(40, "cb:BOJ")]) == Score(2, 2, 3)


def test_a_must_is_found_by_a_finding_with_its_claims_on_two_sides() -> None:
    gold = [{"must": True, "kind": ["value"], "claims": [at(0), [at(10), at(20)]], "note": "differ"}]

    assert [
        score_findings(gold, [made]).found
        for made in (
            finding([at(0)], [at(20)]),
            finding([at(0), at(20)], [at(40)]),
            finding([at(0)], [at(20)], kind="self"),
            finding([at(0)], [at(20)], severity="info"),
        )
    ] == [1, 0, 0, 0]


def test_a_look_alike_that_is_opposed_loudly_is_a_false_alarm() -> None:
    gold = [{"must": False, "claims": [at(0), at(10)], "note": "rounded"}]

    scores = score_findings(gold, [finding([at(0)], [at(10)]), finding([at(0)], [at(30)], severity="info")])

    assert (scores.silent, scores.alarms, scores.loud, scores.unlisted) == (0, ("rounded",), 1, 1)


def test_one_span_on_two_sides_is_malformed() -> None:
    broken = finding([at(0)], [at(2)], severity="info")

    assert (malformed(broken), opposes(broken, [at(0), at(2)]), score_findings([], [broken]).loud) == (True, True, 1)


def test_clusters_are_scored_by_pairs() -> None:
    assert score_clusters([["a", "b", "c"]], [["a", "b"], ["c", "d"], ["e"]]) == Score(1, 3, 2)


@pytest.mark.parametrize(("right", "gold", "system", "f1"), [(0, 0, 0, 1.0), (0, 2, 0, 0.0), (1, 2, 2, 0.5)])
def test_f1_of_little(right: int, gold: int, system: int, f1: float) -> None:
    assert Score(right, gold, system).f1 == f1


@pytest.mark.shared
@pytest.mark.skipif(not shared.available(), reason="needs the scorers in ../shared/eval")
def test_claims_and_mentions_score_as_with_the_reference_scorers(tmp_path: Path) -> None:
    golds = {name: read(seeds(name)) for name in ("claims", "mentions")}
    system = {name: disturbed(row for row in rows if not row.get("ignore")) for name, rows in golds.items()}
    claims = score_claims(golds["claims"], system["claims"])
    mentions = score_mentions(golds["mentions"], system["mentions"])

    said = [reference(name, write(rows, tmp_path / name)) for name, rows in system.items()]

    assert [dict(re.findall(r"^(value|metric|claim|all) .*f1=([\d.]+)", output, re.MULTILINE)) for output in said] == [
        {name: f"{score.f1:.4f}".rstrip("0") for name, score in levels(claims).items()},
        {"all": f"{mentions.f1:.4f}"},
    ]


@pytest.mark.shared
@pytest.mark.skipif(not shared.available(), reason="needs the scorers in ../shared/eval")
def test_findings_score_as_with_the_reference_scorer(tmp_path: Path) -> None:
    gold = read(seeds("findings"))
    pairs = [[row["claims"][0], row["claims"][-1]] for row in gold[::3]]
    made = [finding(*(spans if isinstance(spans, list) else [spans] for spans in pair)) for pair in pairs]
    scores = score_findings(gold, made)

    assert reference("findings", write(made, tmp_path / "findings")).strip() == (
        f"musts found {scores.found}/{scores.musts}  false alarms {scores.nevers - scores.silent}/{scores.nevers}"
        f"  loud findings {scores.loud}  unlisted {scores.unlisted}"
    )


def levels(scores: ClaimScores) -> dict[str, Score]:
    return {"value": scores.value, "metric": scores.metric, "claim": scores.claim}


def seeds(name: str) -> Path:
    return shared.SHARED / "gold" / f"seeds.{name}.jsonl"


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(rows: Iterable[Row], path: Path) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def disturbed(rows: Iterable[Row]) -> list[Row]:
    """Return rows as a program might print them: one value a field, some of them wrong, missing or moved."""
    made: list[Row] = []
    for number, row in enumerate(rows):
        single = {name: value[0] if isinstance(value, list) else value for name, value in row.items()}
        if number % 7 == 3 and "subject" in single:
            single["subject"] = "index:RUT"
        if number % 11 == 5:
            single["start"], single["end"] = single["end"] + 1, single["end"] + 4
        if number % 5 != 4:
            made.append(single)
    return made


def reference(name: str, system: Path) -> str:
    """Return what the reference scorer prints of a system's rows."""
    command = [sys.executable, str(shared.SHARED / "eval" / f"score_{name}.py"), str(seeds(name)), str(system)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
