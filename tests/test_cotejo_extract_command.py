"""``cotejo extract`` on a text, a file and standard input, which go into no store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from commanding import CLAIM_FIELDS, rows


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


def test_extract_reads_a_text() -> None:
    (row,) = rows("extract", "The S&P 500 trades at 22x forward earnings.")

    assert list(row) == CLAIM_FIELDS
    assert (row["value_text"], row["subject"], row["metric"]) == ("22x", "index:SPX", "pe_forward")


def test_extract_reads_a_file_as_a_document(desk: Path) -> None:
    listed = rows("extract", "--file", str(desk / "texts" / "múltiplos.md"))

    assert [(row["doc"], row["doc_date"]) for row in listed] == [("múltiplos.md", "2026-01-09")] * len(listed)
