"""Looking into what was read: why a reading won, what was missed, and a document with its figures marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from commanding import invoke, rows

NOTE = """\
Valuations worry strategists at Harbour & Vale this week.

The S&P 500 trades at 22x forward earnings. Nobody expected 7 surprises.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a store of one note."""
    folder = tmp_path_factory.mktemp("inspected")
    (folder / "large-caps.md").write_text(NOTE, encoding="utf-8")
    result = invoke("ingest", str(folder / "large-caps.md"), store=folder / "store")
    assert result.exit_code == 0, result.output
    return folder


def test_explain_shows_what_was_seen_and_why_a_reading_won() -> None:
    shown = invoke("extract", "--explain", "The DAX trades at 14x forward earnings.").stdout

    assert "names: DAX = index:DAX" in shown
    assert "14x  index:DAX pe_forward, 14 x" in shown
    assert "cheapest by 6.50, before ? pe_forward; confidence 0.97" in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("from_file", [False, True])
def test_explain_gives_programs_every_reading(from_file: bool, tmp_path: Path) -> None:
    text = "The DAX trades at 14x forward earnings."
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    (row,) = rows("extract", "--explain", *(("--file", str(path)) if from_file else (text,)))
    (figure,) = row["figures"]

    assert (row["doc"], row["sentence"]) == ("note.txt" if from_file else "", text)
    assert text[figure["start"] : figure["end"]] == figure["text"] == "14x"
    best, second = [(each["metric"], each["subject"]) for each in figure["readings"][:2]]
    assert (best, second) == (("pe_forward", "index:DAX"), ("pe_forward", None))
    assert [each["metric"] for each in figure["claims"]] == ["pe_forward"]


@pytest.mark.parametrize("wrong", [("--lines",), ("--format", "csv", "a text")])
def test_explain_says_what_it_does_not_do(wrong: tuple[str, ...]) -> None:
    run = invoke("extract", "--explain", *wrong)

    assert (run.exit_code, run.stdout) == (2, "")


def test_unresolved_figures_are_listed_with_their_context(desk: Path) -> None:
    (row,) = rows("claims", "--unresolved", store=desk / "store")

    assert list(row)[:6] == ["context", "lacks", "count", "doc", "start", "end"]
    assert (row["context"], row["lacks"], row["count"], row["value_text"]) == ("# surprises", "metric", 1, "7")
    assert "1  # surprises" in invoke("claims", "--unresolved", store=desk / "store").stdout


def test_show_makes_a_page(desk: Path) -> None:
    shown = invoke("show", "large-caps.md", "--format", "html", store=desk / "store").stdout

    assert shown.startswith("<!doctype html>")
    assert "<b>22x</b><small>index:SPX pe_forward</small>" in shown
