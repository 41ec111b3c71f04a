"""What the store holds, listed: claims, mentions, findings, timelines, documents, counts."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from commanding import CLAIM_FIELDS, ENGLISH, SPANISH, invoke, program, rows

MENTION_FIELDS = ["doc", "start", "end", "text", "id", "type", "lang", "rule", "confidence"]

FINDING_FIELDS = [
    *("id", "kind", "severity", "sides", "subject", "metric", "message", "expected", "stated"),
    *("rule", "likelihood", "sources", "decision"),
]


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
