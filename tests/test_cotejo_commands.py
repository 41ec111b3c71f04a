"""The commands, end to end over a small desk of texts."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cotejo.commands import app

CLAIM_FIELDS = [
    "doc",
    "start",
    "end",
    "value_text",
    "sentence",
    "lang",
    "subject",
    "metric",
    "counterpart",
    "low",
    "high",
    "unit",
    "approx",
    "part",
    "basis",
    "period",
    "status",
    "negated",
    "as_of",
    "attribution",
    "doc_date",
    "cluster",
    "readings",
    "confidence",
    "rule",
]
MENTION_FIELDS = ["doc", "start", "end", "text", "id", "type", "lang", "rule", "confidence"]
FINDING_FIELDS = [
    *("id", "kind", "severity", "sides", "subject", "metric", "message", "expected", "stated"),
    *("rule", "likelihood", "sources", "decision"),
]

ENGLISH = """\
---
title: Large caps look dear
date: 2026-01-08
---
Valuations worry strategists at Harbour & Vale this week.

The S&P 500 trades at 22x forward earnings, while the Russell 2000 trades at 15x forward earnings.
The Federal Reserve kept its policy rate at 3.50%–3.75% on Wednesday. Nobody expected 7 surprises.
"""
SPANISH = """\
---
title: Las grandes, caras
date: 2026-01-09
---
Los estrategas de Puerto Llano vuelven a mirar los múltiplos.

El S&P 500 cotiza a 24,6 veces beneficios estimados. El IBEX 35 subió un 1,2 % el viernes.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an English text, a Spanish one, and a store of both."""
    folder = tmp_path_factory.mktemp("desk")
    texts = folder / "texts"
    texts.mkdir()
    (texts / "large-caps.md").write_text(ENGLISH, encoding="utf-8")
    (texts / "múltiplos.md").write_text(SPANISH, encoding="utf-8")
    result = invoke("ingest", str(texts), store=folder / "store")
    assert result.exit_code == 0, result.output
    return folder


def invoke(*args: str, store: Path | None = None, stdin: str | None = None) -> Result:
    options = [] if store is None else ["--store", str(store)]
    return CliRunner().invoke(app, [*args, *options], input=stdin, env={"COLUMNS": "80", "COTEJO_STORE": ""})


def rows(*args: str, store: Path | None = None, stdin: str | None = None) -> list[dict[str, Any]]:
    result = invoke(*args, "--format", "jsonl", store=store, stdin=stdin)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def program(*args: str, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cotejo", *args], capture_output=True, check=False, encoding="utf-8", cwd=cwd, **options
    )


def test_claims_hold_the_contracts_fields(desk: Path) -> None:
    assert {tuple(row) for row in rows("claims", store=desk / "store")} == {tuple(CLAIM_FIELDS)}


def test_claims_point_at_their_value(desk: Path) -> None:
    texts = {"large-caps.md": ENGLISH, "múltiplos.md": SPANISH}
    listed = rows("claims", store=desk / "store")

    assert [texts[row["doc"]][row["start"] : row["end"]] for row in listed] == [row["value_text"] for row in listed]


@pytest.mark.parametrize(
    ("options", "values"),
    [
        (("--subject", "index:SPX"), ["22x", "24,6 veces"]),
        (("--metric", "policy_rate"), ["3.50%–3.75%"]),
        (("--lang", "es", "--metric", "return"), ["1,2 %"]),
        (("--lang", "es", "--subject", "index:SPX"), ["24,6 veces"]),
        (("--doc", "large-caps.md", "--metric", "pe_forward"), ["22x", "15x"]),
        (("--since", "2026-01-09", "--metric", "pe_forward"), ["24,6 veces"]),
        (("--until", "2026-01-08", "--metric", "pe_forward"), ["22x", "15x"]),
        (("--status", "target"), []),
        (("--unresolved",), ["7"]),
    ],
)
def test_claims_are_narrowed(desk: Path, options: tuple[str, ...], values: list[str]) -> None:
    assert [row["value_text"] for row in rows("claims", *options, store=desk / "store")] == values


def test_claims_leave_out_what_was_not_understood(desk: Path) -> None:
    assert [row for row in rows("claims", store=desk / "store") if row["metric"] is None] == []


def test_mentions_hold_the_contracts_fields(desk: Path) -> None:
    assert {tuple(row) for row in rows("mentions", store=desk / "store")} == {tuple(MENTION_FIELDS)}


def test_mentions_are_narrowed(desk: Path) -> None:
    listed = rows("mentions", "--id", "index:SPX", store=desk / "store")

    assert [(row["doc"], row["text"]) for row in listed] == [("large-caps.md", "S&P 500"), ("múltiplos.md", "S&P 500")]


def test_findings_show_both_figures(desk: Path) -> None:
    (finding,) = rows("findings", "--kind", "value", store=desk / "store")

    assert list(finding) == FINDING_FIELDS
    assert (finding["subject"], finding["metric"]) == ("index:SPX", "pe_forward")
    assert [[claim["value_text"] for claim in side] for side in finding["sides"]] == [["22x"], ["24,6 veces"]]


def test_unknown_kind_of_finding_is_a_usage_error(desk: Path) -> None:
    assert invoke("findings", "--kind", "rumour", store=desk / "store").exit_code == 2


def test_timeline_is_sorted_by_the_time_it_applies_to(desk: Path) -> None:
    listed = rows("timeline", "index:SPX", "pe_forward", store=desk / "store")

    assert [(row["applies"], row["value_text"]) for row in listed] == [
        ("2026-01-08", "22x"),
        ("2026-01-09", "24,6 veces"),
    ]


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


def test_show_marks_the_figures(desk: Path) -> None:
    shown = invoke("show", "large-caps.md", store=desk / "store").stdout

    assert "22x[1]" in shown
    assert "[1] 22x  index:SPX pe_forward" in shown


def test_show_gives_programs_the_text_unchanged(desk: Path) -> None:
    (document,) = rows("show", "large-caps.md", store=desk / "store")

    assert document["text"] == ENGLISH


def test_show_says_what_to_do_about_an_unknown_name(desk: Path) -> None:
    run = program("show", "nowhere.txt", "--store", str(desk / "store"), cwd=desk)

    assert (run.returncode, run.stdout) == (1, "")
    assert "nowhere.txt" in run.stderr
    assert "Traceback" not in run.stderr


def test_stats_count_what_was_not_understood(desk: Path) -> None:
    counts = {row["what"]: row["count"] for row in rows("stats", store=desk / "store")}

    assert (counts["documents"], counts["figures not understood"]) == (2, 1)


def test_csv_has_the_same_rows_as_jsonl(desk: Path) -> None:
    result = invoke("claims", "--format", "csv", store=desk / "store")
    listed = list(csv.DictReader(io.StringIO(result.stdout)))

    assert [row["value_text"] for row in listed] == [row["value_text"] for row in rows("claims", store=desk / "store")]


@pytest.mark.parametrize(
    "command",
    [
        ("claims",),
        ("claims", "--unresolved"),
        ("mentions",),
        ("findings",),
        ("timeline", "index:SPX", "pe_forward"),
        ("search", "earnings"),
        ("stats",),
        ("show", "large-caps.md"),
    ],
)
def test_tables_fit_80_columns(desk: Path, command: tuple[str, ...]) -> None:
    lines = invoke(*command, store=desk / "store").stdout.splitlines()

    assert lines
    assert max(map(len, lines)) <= 80


def test_table_of_claims_shows_every_figure_whole(desk: Path) -> None:
    table = invoke("claims", store=desk / "store").stdout

    assert [row["value_text"] for row in rows("claims", store=desk / "store") if row["value_text"] not in table] == []


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


def test_extract_reads_a_text() -> None:
    (row,) = rows("extract", "The S&P 500 trades at 22x forward earnings.")

    assert list(row) == CLAIM_FIELDS
    assert (row["value_text"], row["subject"], row["metric"]) == ("22x", "index:SPX", "pe_forward")


def test_extract_reads_a_file_as_a_document(desk: Path) -> None:
    listed = rows("extract", "--file", str(desk / "texts" / "múltiplos.md"))

    assert [(row["doc"], row["doc_date"]) for row in listed] == [("múltiplos.md", "2026-01-09")] * len(listed)


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
