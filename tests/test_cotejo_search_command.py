"""What a search shows, and what is said where a query or a narrowing names nothing; the texts are our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commanding import ENGLISH, invoke, rows


def test_search_sets_off_the_sentence_that_states_what_is_asked_for(desk: Path) -> None:
    found = invoke("search", "strategists policy rate", "--lang", "en", "--format", "jsonl", store=desk / "store")
    first, *_ = map(json.loads, found.stdout.splitlines())

    assert "3.50%–3.75%" in first["sentence"]


@pytest.mark.parametrize(
    ("query", "where", "sentence"),
    [
        ("strategists worry", "pe_forward > 20", "22x"),
        ("strategists worry", "policy_rate between 3,5 % and 3,75 %", "3.50%–3.75%"),
        ("estrategas", "return > 1 %", "1,2 %"),
    ],
)
def test_search_sets_off_the_sentence_that_meets_a_condition(desk: Path, query: str, where: str, sentence: str) -> None:
    found = invoke("search", query, "--where", where, "--format", "jsonl", store=desk / "store")
    first, *_ = map(json.loads, found.stdout.splitlines())

    assert sentence in first["sentence"]


def test_nothing_is_like_what_is_no_word(desk: Path) -> None:
    found = invoke("search", "zzyzx", store=desk / "store")

    assert found.exit_code == 0
    assert "no text has “zzyzx”" in found.stderr.splitlines()
    assert "Valuations" not in found.stdout


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["note.md"], None),
        (["note.md", "again.md"], "left out: again.md (copy)"),
        (["note.md", "a.md", "b.md", "c.md"], "left out: a.md (copy), b.md (copy) and 1 more"),
    ],
)
def test_what_is_like_a_document_names_the_copies_that_were_left_out(
    tmp_path: Path, texts: list[str], message: str | None
) -> None:
    for name in texts:
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "other.md").write_text("Brokers at Harbour & Vale said small caps are cheap.", encoding="utf-8")
    invoke("ingest", *(str(tmp_path / name) for name in (*texts, "other.md")), store=tmp_path / "store")

    said = invoke("search", "--like", "note.md", store=tmp_path / "store").stderr.splitlines()
    assert [line for line in said if line.startswith("left out")] == ([message] if message else [])


@pytest.mark.parametrize(
    ("query", "message"),
    [("strategists zzyzx", "no text has “zzyzx”"), ("estrategas zzyzx", "no text has “zzyzx”")],
)
def test_search_says_which_words_no_text_has(desk: Path, query: str, message: str) -> None:
    assert message in invoke("search", query, store=desk / "store").stderr.splitlines()


def test_search_shows_passages_without_their_markup(tmp_path: Path) -> None:
    text = '<strong style="color: red;">1 - </strong> The S&P 500 rose 2%, said [brokers](https://desk.example).'
    (tmp_path / "post.md").write_text(text, encoding="utf-8")
    invoke("ingest", str(tmp_path / "post.md"), store=tmp_path / "store")

    shown = " ".join(invoke("search", "brokers", store=tmp_path / "store").stdout.split())
    assert "rose 2%, said brokers" in shown
    assert "strong" not in shown


@pytest.mark.parametrize("command", [("claims",), ("mentions",), ("search", "rates"), ("findings",)])
def test_a_document_that_is_not_there_is_named_with_those_like_it(desk: Path, command: tuple[str, ...]) -> None:
    result = invoke(*command, "--doc", "large-cap.md", store=desk / "store")

    assert result.exit_code != 0
    assert "no document large-cap.md; did you mean large-caps.md?" in str(result.exception)


@pytest.mark.parametrize("command", [("claims",), ("search", "rates")])
def test_a_publisher_that_is_not_there_is_named_with_those_like_it(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text("The S&P 500 rose 2% as rates fell.", encoding="utf-8")
    invoke("ingest", str(tmp_path / "a.txt"), "--source", "Harbor Desk", store=tmp_path / "store")
    result = invoke(*command, "--source", "harbor", store=tmp_path / "store")

    assert result.exit_code != 0
    assert "no document of harbor; did you mean Harbor Desk?" in str(result.exception)


def test_search_finds_the_words_and_names_its_encoder(desk: Path) -> None:
    result = invoke("search", "múltiplos estrategas", "--limit", "1", "--format", "jsonl", store=desk / "store")

    assert json.loads(result.stdout)["doc"] == "múltiplos.md"
    assert "encoder: " in result.stderr
    assert "cotejo-static-en-es-256" in result.stderr


@pytest.mark.parametrize(
    ("options", "docs"),
    [
        (("valuations", "--where", "pe_forward > 24"), ["múltiplos.md"]),
        (("valuations", "--where", "pe_forward < 16 and policy_rate between 3 and 4"), ["large-caps.md"]),
        (("caras", "--where", "pe_forward > 24", "--lang", "en"), []),
        (("valuations", "--subject", "cb:FED", "--as-of", "2026-01"), ["large-caps.md"]),
        (("--like", "large-caps.md"), ["múltiplos.md"]),
    ],
)
def test_search_is_narrowed_by_what_passages_state(desk: Path, options: tuple[str, ...], docs: list[str]) -> None:
    assert [row["doc"] for row in rows("search", *options, store=desk / "store")] == docs


def test_search_takes_a_paragraph_from_standard_input(desk: Path) -> None:
    first, *_ = rows("search", "-", store=desk / "store", stdin="Strategists look at the multiples of large caps.")

    assert first["sentence"] in first["text"]
    assert {"score", "similarity", "context", "other_sources", "claims"} <= set(first)


def test_search_sets_the_best_sentence_off_and_lists_its_figures(desk: Path) -> None:
    shown = invoke(
        "search", "forward earnings of the Russell", "--limit", "1", "--lang", "en", store=desk / "store"
    ).stdout

    assert "**The S&P 500 trades" in shown
    assert "15x  index:RUT pe_forward" in " ".join(shown.split()).replace("15x index", "15x  index")
