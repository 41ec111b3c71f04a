from __future__ import annotations

import json
from pathlib import Path

import pytest

import cotejo
from benchmarks import verdicts

TEXTS = {
    "a.txt": "The DAX was quiet. The S&P 500 trades at 21.4 times forward earnings. Few sold.",
    "b.txt": "El S&P 500 cotiza a 24,9 veces los beneficios esperados.",
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with cotejo.open(tmp_path / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(tmp_path / name) for name in TEXTS], date="2026-02-10")
    monkeypatch.setattr(verdicts, "LEDGER", tmp_path / "verdicts.jsonl")
    return tmp_path / "store"


def ids(store: Path) -> list[str]:
    with cotejo.open(store) as archive:
        return [finding.id for finding in archive.findings()]


def test_a_sheet_shows_both_passages_and_no_opinion(store: Path, tmp_path: Path) -> None:
    count = verdicts.sheet(store, tmp_path / "sheet.md", seed=5, most=60)
    text = (tmp_path / "sheet.md").read_text(encoding="utf-8")

    assert count == 1
    assert "The DAX was quiet. The S&P 500 trades at **21.4 times** forward earnings. Few sold." in text
    assert "cotiza a **24,9 veces** los beneficios" in text
    assert [word for word in ("warning", "likelihood", "value:") if word in text] == []


def test_answers_are_kept_without_the_text(store: Path, tmp_path: Path) -> None:
    (finding,) = ids(store)
    answers = tmp_path / "answers.tsv"
    answers.write_text(f"{finding}\treal\n", encoding="utf-8")
    count = verdicts.record(store, answers)
    (row,) = verdicts.ledger()

    assert (count, row["finding"], row["kind"], row["verdict"]) == (1, finding, "value", "real")
    assert [[claim["doc"] for claim in side] for side in row["sides"]] == [["a.txt"], ["b.txt"]]
    assert "earnings" not in json.dumps(row)
    assert verdicts.report(verdicts.ledger()).splitlines()[-1].split() == (
        ["all", "real", "1", "of", "1", "(1.000),", "false", "0,", "unsure", "0"]
    )


@pytest.mark.parametrize("line", ["0123\treal", "{id}\tmaybe"])
def test_answers_that_cannot_be_kept(store: Path, tmp_path: Path, line: str) -> None:
    answers = tmp_path / "answers.tsv"
    answers.write_text(line.format(id=ids(store)[0]) + "\n", encoding="utf-8")

    with pytest.raises(SystemExit, match="no verdicts"):
        verdicts.record(store, answers)
