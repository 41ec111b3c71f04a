"""Reference series through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cotejo.commands import app

TEXTS = {
    "en.txt": "The Federal Reserve kept its policy rate at 4.25% on Wednesday, as investors had expected for weeks.",
    "es.txt": "La Reserva Federal mantuvo su tasa de interés en 4,00 % el miércoles, como se esperaba.",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "rates.csv").write_text("date,value\n2025-06-04,4.25\n2025-09-03,4.00\n", encoding="utf-8")
    run(tmp_path, "ingest", *(str(tmp_path / name) for name in TEXTS), "--date", "2025-06-18")
    return tmp_path


def run(desk: Path, *arguments: str) -> str:
    done = CliRunner().invoke(app, [*arguments, "--store", str(desk / "store")], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_series_is_added_listed_used_and_removed(desk: Path) -> None:
    rates = str(desk / "rates.csv")
    options = ("--subject", "cb:FED", "--metric", "policy_rate", "--unit", "%")
    added = json.loads(run(desk, "reference", "add", rates, *options, "--format", "jsonl"))
    listed = json.loads(run(desk, "reference", "list", "--format", "jsonl"))
    found = run(desk, "findings", "--kind", "reference", "--format", "jsonl").splitlines()
    run(desk, "reference", "remove", "rates.csv")

    assert added == listed
    assert (listed["name"], listed["rows"], listed["first"], listed["last"]) == (
        "rates.csv",
        2,
        "2025-06-04",
        "2025-09-03",
    )
    assert [json.loads(line)["stated"] for line in found] == ["4,00 %"]
    assert run(desk, "reference", "list", "--format", "jsonl") == ""
    assert run(desk, "findings", "--kind", "reference", "--format", "jsonl") == ""


def test_a_series_gives_way_to_another_of_its_name_only_where_that_is_asked_for(desk: Path) -> None:
    add = ["reference", "add", str(desk / "rates.csv"), "--subject", "cb:FED", "--metric", "policy_rate"]
    add += ["--store", str(desk / "store")]
    CliRunner().invoke(app, add, catch_exceptions=False)
    refused, replaced = (CliRunner().invoke(app, [*add, *more]) for more in ((), ("--replace",)))

    assert (refused.exit_code, replaced.exit_code) == (2, 0)
    assert "give --replace" in " ".join(refused.output.split())
    assert "in place of rates.csv of cb:FED policy_rate (2 rows to 2025-09-03)" in " ".join(replaced.stderr.split())


@pytest.mark.shared
@pytest.mark.parametrize("altered", [(), (10, 50, 90)])
def test_statements_and_their_own_rates(tmp_path: Path, altered: tuple[int, ...]) -> None:
    fomc = Path(__file__).resolve().parents[2] / "shared" / "real" / "fomc"
    if not fomc.is_dir():
        pytest.skip("../shared is not there")
    header, *rows = (line.split(",") for line in (fomc / "target.csv").read_text(encoding="utf-8").splitlines())
    for number in altered:
        rows[number][2:] = [str(float(value) + 0.25) for value in rows[number][2:]]
    series = tmp_path / "target.csv"
    series.write_text("\n".join(",".join(row) for row in [header, *rows]), encoding="utf-8")
    run(tmp_path, "ingest", str(fomc / "statements"))
    run(tmp_path, "reference", "add", str(series), "--subject", "cb:FED", "--metric", "policy_rate")
    found = run(tmp_path, "findings", "--kind", "reference", "--format", "jsonl").splitlines()

    assert sorted(json.loads(line)["sides"][0][0]["doc"] for line in found) == sorted(rows[n][0] for n in altered)


def test_a_series_is_about_what_its_subject_is_called(desk: Path) -> None:
    options = ("--subject", "Fed", "--metric", "policy_rate", "--format", "jsonl")
    added = json.loads(run(desk, "reference", "add", str(desk / "rates.csv"), *options))
    found = run(desk, "findings", "--kind", "reference", "--format", "jsonl").splitlines()

    assert added["subject"] == "cb:FED"
    assert [json.loads(line)["stated"] for line in found] == ["4,00 %"]
