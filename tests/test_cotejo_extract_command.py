"""``cotejo extract`` on a text, a file and standard input, which go into no store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from commanding import CLAIM_FIELDS, invoke, rows


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


def test_extract_reads_several_files_and_names_each(desk: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("The S&P 500 rose 1.2%.", encoding="utf-8")
    options = ("extract", "--file", str(desk / "texts" / "múltiplos.md"), "--file", str(other))

    assert {row["doc"] for row in rows(*options)} == {"múltiplos.md", "b.txt"}
    assert invoke(*options).output.split()[0] == "document"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("{0}",), "is a folder; to read it, say --file {0}"),
        (("{0}/a.txt", "{0}"), "is a file; to read it, say --file {0}/a.txt --file {0}"),
        (("The S&P 500", "rose 1%"), "2 texts; put the text into quotation marks"),
    ],
)
def test_extract_says_how_to_read_what_is_no_text(tmp_path: Path, given: tuple[str, ...], told: str) -> None:
    (tmp_path / "a.txt").write_text("The S&P 500 rose 1.2%.", encoding="utf-8")
    result = invoke("extract", *(each.format(tmp_path) for each in given))

    assert result.exit_code == 2
    assert told.format(tmp_path) in " ".join(result.output.split())


def test_an_empty_text_has_no_figures() -> None:
    assert rows("extract", "") == []
