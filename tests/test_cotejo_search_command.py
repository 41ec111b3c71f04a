"""What a search shows, and what is said where a query or a narrowing names nothing; the texts are our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cotejo.commands import app

TEXTS = {
    "large-caps.md": """\
---
title: Large caps look dear
date: 2026-01-08
---
Valuations worry strategists at Harbour & Vale this week.

The S&P 500 trades at 22x forward earnings, while the Russell 2000 trades at 15x forward earnings.
The Federal Reserve kept its policy rate at 3.50%–3.75% on Wednesday. Nobody expected 7 surprises.
""",
    "múltiplos.md": """\
---
title: Las grandes, caras
date: 2026-01-09
---
Los estrategas de Puerto Llano vuelven a mirar los múltiplos.

El S&P 500 cotiza a 24,6 veces beneficios estimados. El IBEX 35 subió un 1,2 % el viernes.
""",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of an English text and a Spanish one."""
    folder = tmp_path_factory.mktemp("desk")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    result = invoke("ingest", *(str(folder / name) for name in TEXTS), store=folder / "store")
    assert result.exit_code == 0, result.output
    return folder / "store"


def invoke(*args: str, store: Path) -> Result:
    return CliRunner().invoke(app, [*args, "--store", str(store)], env={"COLUMNS": "80", "COTEJO_STORE": ""})


def test_search_sets_off_the_sentence_that_states_what_is_asked_for(desk: Path) -> None:
    found = invoke("search", "strategists policy rate", "--lang", "en", "--format", "jsonl", store=desk)
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
    found = invoke("search", query, "--where", where, "--format", "jsonl", store=desk)
    first, *_ = map(json.loads, found.stdout.splitlines())

    assert sentence in first["sentence"]


def test_nothing_is_like_what_is_no_word(desk: Path) -> None:
    found = invoke("search", "zzyzx", store=desk)

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
        (tmp_path / name).write_text(f"{TEXTS['large-caps.md']}", encoding="utf-8")
    (tmp_path / "other.md").write_text("Brokers at Harbour & Vale said small caps are cheap.", encoding="utf-8")
    invoke("ingest", *(str(tmp_path / name) for name in (*texts, "other.md")), store=tmp_path / "store")

    said = invoke("search", "--like", "note.md", store=tmp_path / "store").stderr.splitlines()
    assert [line for line in said if line.startswith("left out")] == ([message] if message else [])


@pytest.mark.parametrize("command", [("claims",), ("search",)])
def test_the_metrics_are_listed_for_who_asks(command: tuple[str, ...], tmp_path: Path) -> None:
    found = invoke(*command, "--metric", "list", store=tmp_path / "store")

    assert found.exit_code == 0
    assert {"pe_forward", "policy_rate"} <= set(found.stdout.splitlines())


@pytest.mark.parametrize(
    ("query", "message"),
    [("strategists zzyzx", "no text has “zzyzx”"), ("estrategas zzyzx", "no text has “zzyzx”")],
)
def test_search_says_which_words_no_text_has(desk: Path, query: str, message: str) -> None:
    assert message in invoke("search", query, store=desk).stderr.splitlines()


def test_search_shows_passages_without_their_markup(tmp_path: Path) -> None:
    text = '<strong style="color: red;">1 - </strong> The S&P 500 rose 2%, said [brokers](https://desk.example).'
    (tmp_path / "post.md").write_text(text, encoding="utf-8")
    invoke("ingest", str(tmp_path / "post.md"), store=tmp_path / "store")

    shown = " ".join(invoke("search", "brokers", store=tmp_path / "store").stdout.split())
    assert "rose 2%, said brokers" in shown
    assert "strong" not in shown


@pytest.mark.parametrize("command", [("claims",), ("mentions",), ("search", "rates"), ("findings",)])
def test_a_document_that_is_not_there_is_named_with_those_like_it(desk: Path, command: tuple[str, ...]) -> None:
    result = invoke(*command, "--doc", "large-cap.md", store=desk)

    assert result.exit_code != 0
    assert "no document large-cap.md; did you mean large-caps.md?" in str(result.exception)


@pytest.mark.parametrize("command", [("claims",), ("search", "rates")])
def test_a_publisher_that_is_not_there_is_named_with_those_like_it(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text("The S&P 500 rose 2% as rates fell.", encoding="utf-8")
    invoke("ingest", str(tmp_path / "a.txt"), "--source", "Harbor Desk", store=tmp_path / "store")
    result = invoke(*command, "--source", "harbor", store=tmp_path / "store")

    assert result.exit_code != 0
    assert "no document of harbor; did you mean Harbor Desk?" in str(result.exception)
