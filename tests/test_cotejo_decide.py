from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cotejo.commands import app

EN = "The S&P 500 trades at 21.4 times forward earnings."
ES = "El S&P 500 cotiza a 24,9 veces los beneficios esperados."
THIRD = "At 24.9 times forward earnings, the S&P 500 is dear."


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    put(tmp_path, "en.txt", EN)
    put(tmp_path, "es.txt", ES)
    return tmp_path


def put(desk: Path, name: str, text: str) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    run(desk, "ingest", str(desk / name), "--date", "2026-02-10", "--source", name)


def run(desk: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--store", str(desk / "store")])


def found(desk: Path, *arguments: str) -> list[dict[str, object]]:
    result = run(desk, "findings", "--kind", "value", "--format", "jsonl", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_dismissal_survives_that_texts_are_read_again_and_silences_its_like(desk: Path) -> None:
    (row,) = found(desk)
    decided = run(desk, "decide", str(row["id"]), "dismissed", "--reason", "two providers", "--date", "2026-02-11")
    put(desk, "en.txt", f"{EN}\n\nThe desk thinks so.")
    put(desk, "third.txt", THIRD)

    assert (decided.exit_code, found(desk)) == (0, [])
    (back,) = found(desk, "--decided")
    assert back["decision"] == {"verdict": "dismissed", "reason": "two providers", "decided": "2026-02-11"}
    listed = json.loads(run(desk, "decide", "--format", "jsonl").stdout)
    assert (listed["finding"], listed["verdict"], listed["message"]) == (row["id"], "dismissed", row["message"])


def test_a_decision_is_taken_back(desk: Path) -> None:
    (row,) = found(desk)
    run(desk, "decide", str(row["id"]), "fixed")
    silent = found(desk)
    run(desk, "decide", str(row["id"]), "undecided")

    assert (silent, found(desk)) == ([], [row])
    assert run(desk, "decide", str(row["id"]), "undecided").exit_code == 1


def test_a_confirmed_finding_stays_listed(desk: Path) -> None:
    (row,) = found(desk)
    run(desk, "decide", str(row["id"]), "confirmed", "--date", "2026-02-11")

    assert [each["decision"] for each in found(desk)] == [
        {"verdict": "confirmed", "reason": None, "decided": "2026-02-11"}
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("dismissed",), 2, "a dismissal needs a reason"),
        ((), 2, "say what becomes of"),
        (("fixed",), 1, "no finding 0123456789abcdef"),
    ],
)
def test_what_is_not_asked_properly(desk: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    result = run(desk, "decide", "0123456789abcdef", *arguments)

    assert (result.exit_code, said in f"{result.output}{result.exception}") == (code, True)


def test_new_is_what_came_since_the_last_look(desk: Path) -> None:
    first, again = found(desk, "--new"), found(desk, "--new")
    put(desk, "third.txt", "At 28.2 times forward earnings, the S&P 500 is dear.")

    assert (len(first), again, len(found(desk, "--new")), len(found(desk))) == (1, [], 1, 1)


def test_a_baseline_fails_on_what_it_does_not_know(desk: Path) -> None:
    known = str(desk / "known.json")
    written = run(desk, "findings", "--write-baseline", known)
    passes = run(desk, "findings", "--baseline", known, "--format", "jsonl")
    put(desk, "third.txt", "At 28.2 times forward earnings, the S&P 500 is dear.")
    fails = run(desk, "findings", "--baseline", known, "--format", "jsonl")

    assert (written.exit_code, passes.exit_code, passes.stdout) == (0, 0, "")
    assert (fails.exit_code, len(fails.stdout.splitlines())) == (1, 1)
    assert "1 of its findings are found no longer" in fails.stderr


def test_an_explanation_is_printed_with_the_meaning_of_figures(desk: Path) -> None:
    said = run(desk, "findings", "--explain").stdout

    parts = ("rule value:", "1 independent source:", "24.85 to 24.95", "(2026-02-10, es.txt)")

    assert [part for part in parts if part not in said] == []


@pytest.mark.parametrize(("name", "count"), [("en.txt", 1), ("other.txt", 0)])
def test_the_findings_of_one_document(desk: Path, name: str, count: int) -> None:
    put(desk, "other.txt", "The yen rose 0.4% on Monday.")

    assert len(found(desk, "--doc", name)) == count
