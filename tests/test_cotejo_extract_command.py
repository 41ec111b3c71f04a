"""``cotejo extract`` on standard input, which goes into no store."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cotejo.commands import app


def rows(*args: str, stdin: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(app, [*args, "--format", "jsonl"], input=stdin)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("named", [("-",), ()])
def test_extract_reads_standard_input(named: tuple[str, ...]) -> None:
    (row,) = rows("extract", *named, stdin="El IBEX 35 subió un 1,2 %.")

    assert (row["value_text"], row["subject"], row["metric"]) == ("1,2 %", "index:IBEX", "return")


def test_extract_reads_a_text_a_line() -> None:
    text = "Profit rose 5%.\n\nIt costs $3 million.\n"
    listed = rows("extract", "--lines", "--lang", "en", stdin=text)

    assert [(row["line"], [(q["low"], q["high"], q["unit"]) for q in row["quantities"]]) for row in listed] == [
        (1, [(5.0, 5.0, "%")]),
        (2, []),
        (3, [(3e6, 3e6, "USD")]),
    ]


def test_extract_takes_the_language_that_is_stated() -> None:
    (row,) = rows("extract", "--lines", "--lang", "es", stdin="1.250 millones de euros\n")

    assert [(q["low"], q["unit"]) for q in row["quantities"]] == [(1.25e9, "EUR")]


def test_extract_says_where_standard_input_is_no_text(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cotejo", "extract"]
    run = subprocess.run(command, input=b"subi\xf3 un 2 %", capture_output=True, check=False, cwd=tmp_path)

    assert run.returncode == 1
    assert b"standard input, byte 4" in run.stderr
