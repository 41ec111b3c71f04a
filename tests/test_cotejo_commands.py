"""What holds for every command: input, usage, failures, the choice of a store, the pipes around it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commanding import invoke, program, rows
from cotejo.commands import app


def test_same_texts_give_the_same_bytes_in_a_fresh_store(desk: Path) -> None:
    again = desk / "again"
    invoke("ingest", str(desk / "texts"), store=again)

    for command in ("claims", "mentions", "findings"):
        first, second = (invoke(command, "--format", "jsonl", store=store).stdout for store in (desk / "store", again))
        assert first == second


def test_rejected_input_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The S&P 500 rose 1.2% on Thursday.", encoding="utf-8")
    result = invoke("ingest", str(tmp_path / "good.txt"), str(tmp_path / "absent.txt"), store=tmp_path / "store")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "absent.txt: no such file" in result.stderr


def test_nothing_read_is_a_failure(tmp_path: Path) -> None:
    assert invoke("ingest", str(tmp_path / "absent.txt"), store=tmp_path / "store").exit_code == 1


@pytest.mark.parametrize("command", [("claims",), ("findings",), ("search", "x"), ("stats",), ("show", "x")])
def test_absent_store_is_a_failure_that_says_what_to_do(tmp_path: Path, command: tuple[str, ...]) -> None:
    run = program(*command, "--store", str(tmp_path / "nowhere"), cwd=tmp_path)

    assert (run.returncode, run.stdout) == (1, "")
    assert "cotejo ingest" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("claims", "--since", "yesterday"),
        ("claims", "--lang", "fr"),
        ("ingest",),
        ("ingest", "x", "--date", "8 January"),
        ("timeline", "index:SPX"),
        ("extract", "text", "--lines"),
        ("extract", "pyproject.toml"),
        ("search",),
        ("search", "gold", "--like", "a.txt"),
        ("search", "gold", "--where", "pe_forward about 20"),
        ("search", "gold", "--where", "pe_foward > 20"),
        ("search", "gold", "--as-of", "lately"),
        ("rumours",),
    ],
)
def test_wrong_usage_exits_with_2(args: tuple[str, ...]) -> None:
    assert invoke(*args).exit_code == 2


def test_store_is_taken_from_the_environment(desk: Path) -> None:
    environment = {**os.environ, "COTEJO_STORE": str(desk / "store")}
    run = program("claims", "--metric", "policy_rate", "--format", "jsonl", cwd=desk, env=environment)

    assert json.loads(run.stdout)["value_text"] == "3.50%–3.75%"


@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_closed_pipe_ends_a_listing_quietly(desk: Path, form: str) -> None:
    # A pipe without a reader: the first flush of the command meets it.
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "cotejo", "mentions", "--format", form, "--store", str(desk / "store")]
    with os.fdopen(writing, "wb") as pipe:
        run = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, check=False, encoding="utf-8")

    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    "command", [command.callback.__name__ for command in app.registered_commands if command.callback]
)
def test_help_of_every_command_has_examples(command: str) -> None:
    shown = invoke(command, "--help").stdout

    assert f"Examples:\n    $ cotejo {command}" in shown or f"| cotejo {command}" in shown


def test_many_rejections_of_one_kind_are_one_line(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"text": "The S&P 500 rose 1.2%."}\n' + '{"title": "no text"}\n' * 9, encoding="utf-8")
    result = invoke("ingest", str(feed), store=tmp_path / "store")

    rejected = [line for line in result.stderr.splitlines() if line.startswith("rejected:")]
    assert (result.exit_code, len(rejected)) == (0, 1)
    assert "feed.jsonl, line 2, line 3, line 4, line 5, line 6 and 4 more places" in rejected[0]


def test_text_from_standard_input_goes_into_the_store(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cotejo", "ingest", "-", "--date", "2026-01-08", "--store", str(tmp_path / "s")]
    subprocess.run(command, input="El IBEX 35 subió un 1,2 %.".encode(), capture_output=True, check=True, cwd=tmp_path)
    listed = rows("claims", store=tmp_path / "s")

    assert [(row["doc"], row["value_text"], row["doc_date"]) for row in listed] == [("-", "1,2 %", "2026-01-08")]
