"""A user's own names from the command line: read with, kept with the store, and read again when they change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cotejo.commands import app

TEXT = "Quillworks Paper closed at $41.20 on Friday.\n"
NAMES = '[names]\n"XNYS:QWK" = ["Quillworks Paper"]\n'
OTHER = NAMES.replace("XNYS:QWK", "XLON:QWK")


def invoke(*args: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, args, env={"COTEJO_STORE": "", "COTEJO_NAMES": "", **(env or {})})


def subjects(*args: str, env: dict[str, str] | None = None) -> list[Any]:
    result = invoke(*args, "--format", "jsonl", env=env)
    assert result.exit_code == 0, result.output
    return [json.loads(line)["subject"] for line in result.stdout.splitlines()]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("41.20", "39.10"), encoding="utf-8")
    (tmp_path / "names.toml").write_text(NAMES, encoding="utf-8")
    return tmp_path


def ingest(desk: Path, *args: str, env: dict[str, str] | None = None) -> str:
    texts = [str(desk / "a.txt"), str(desk / "b.txt")]
    result = invoke("ingest", *texts, "--store", str(desk / "store"), *args, env=env)
    assert result.exit_code == 0, result.output
    return result.stderr


def stored(desk: Path) -> list[str]:
    listed = invoke("mentions", "--store", str(desk / "store"), "--format", "jsonl").stdout
    return [json.loads(line)["id"] for line in listed.splitlines()]


def test_extract_reads_with_a_users_names(desk: Path) -> None:
    path = str(desk / "names.toml")

    assert subjects("extract", TEXT) == [None]
    assert subjects("extract", TEXT, "--names", path) == ["XNYS:QWK"]
    assert subjects("extract", TEXT, env={"COTEJO_NAMES": path}) == ["XNYS:QWK"]
    assert subjects("extract", "--file", str(desk / "a.txt"), "--names", path) == ["XNYS:QWK"]
    assert "Quillworks Paper = XNYS:QWK" in invoke("extract", "--explain", TEXT, "--names", path).stdout


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_store_keeps_the_names_and_reads_again_when_they_change(desk: Path, workers: str) -> None:
    names = desk / "names.toml"
    assert "2 added" in ingest(desk, "--workers", workers)
    assert stored(desk) == []

    assert "2 read again" in ingest(desk, "--names", str(names), "--workers", workers)
    assert stored(desk) == ["XNYS:QWK"] * 2

    names.unlink()
    assert "2 unchanged" in ingest(desk)
    (desk / "b.txt").write_text(TEXT.replace("41.20", "38.00"), encoding="utf-8")
    assert "1 changed, 1 unchanged" in ingest(desk)
    assert stored(desk) == ["XNYS:QWK"] * 2

    names.write_text(OTHER, encoding="utf-8")
    assert "2 read again" in ingest(desk, env={"COTEJO_NAMES": str(names)})
    assert stored(desk) == ["XLON:QWK"] * 2

    assert "2 read again" in ingest(desk, "--forget-names")
    assert stored(desk) == []


def test_mentions_show_what_names_would_find_without_storing_it(desk: Path) -> None:
    ingest(desk)
    asked = ("mentions", "--store", str(desk / "store"), "--format", "jsonl")
    found = [json.loads(line) for line in invoke(*asked, "--names", str(desk / "names.toml")).stdout.splitlines()]

    assert [(row["doc"], row["text"], row["id"]) for row in found] == [
        ("a.txt", "Quillworks Paper", "XNYS:QWK"),
        ("b.txt", "Quillworks Paper", "XNYS:QWK"),
    ]
    assert invoke(*asked).stdout == ""


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("--names", "nowhere.toml"), 1, "nowhere.toml: cannot be read"),
        (("--names", "names.toml", "--forget-names"), 2, "not both"),
    ],
)
def test_what_is_wrong_with_names_is_said(desk: Path, args: tuple[str, ...], code: int, message: str) -> None:
    import subprocess
    import sys

    run = subprocess.run(
        [sys.executable, "-m", "cotejo", "ingest", "a.txt", "--store", "store", *args],
        cwd=desk,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (run.returncode, run.stdout) == (code, "")
    assert message in " ".join(run.stderr.split())
