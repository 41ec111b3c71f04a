"""Checking drafts: alone, against each other and against a store, and what the remarks are printed as."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest
from typer.testing import CliRunner, Result

import cotejo
from cotejo.commands import app
from cotejo.watching import changes

STORED = """\
---
title: Large caps look dear
date: 2026-01-08
---
Valuations worry strategists at Harbour & Vale this week.

The S&P 500 trades at 22x forward earnings, while the Russell 2000 trades at 15x forward earnings.
Few of those who were asked expect much of the season that begins next week, and fewer still would pay more for it.
"""
ENGLISH = """\
---
date: 2026-01-09
---

The S&P 500 trades at 24.6x forward earnings, and nobody on the desk minds.
"""
SPANISH = """\
---
date: 2026-01-09
---

Nadie se inmuta: el S&P 500 cotiza a 24,6 veces beneficios estimados.
"""
TORN = "The IBEX 35 trades at 12.4x forward earnings.\n\nThe desk sees the IBEX 35 at 16.1x forward earnings.\n"

REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "additionalProperties": False,
    "properties": {
        name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")
    },
}
ARTIFACT = {"type": "object", "required": ["uri"], "properties": {"uri": {"type": "string", "format": "uri-reference"}}}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "additionalProperties": False,
            "properties": {"artifactLocation": ARTIFACT, "region": REGION},
        },
    },
}
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
RESULT = {
    "type": "object",
    "required": ["ruleId", "message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "uniqueItems": True, "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}
RULE = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "shortDescription": MESSAGE}}
DRIVER = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
    },
}
INVOCATION = {
    "type": "object",
    "required": ["executionSuccessful"],
    "properties": {
        "executionSuccessful": {"type": "boolean"},
        "toolExecutionNotifications": {"type": "array", "items": {"required": ["message"]}},
    },
}
RUN = {
    "type": "object",
    "required": ["tool"],
    "additionalProperties": False,
    "properties": {
        "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "artifacts": {"type": "array", "items": {"type": "object", "properties": {"location": ARTIFACT}}},
        "invocations": {"type": "array", "items": INVOCATION},
        "results": {"type": "array", "items": RESULT},
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN},
    },
}
"""What SARIF 2.1.0 (OASIS) asks of the properties that are written: names, types, enumerations, what is required."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of one text."""
    folder = tmp_path_factory.mktemp("check")
    (folder / "stored.md").write_text(STORED, encoding="utf-8")
    with cotejo.open(folder / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(folder / "stored.md")], workers=1)
    return folder / "store"


def written(folder: Path, text: str, name: str = "draft.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def run(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, args)], input=stdin, env={"COTEJO_STORE": ""})


def told(result: Result) -> list[tuple[str, int, int, str, str]]:
    """Return the file's name, line, column, kind and severity of each line."""
    shape = re.compile(r"(?P<file>.+):(\d+):(\d+) ([a-z]+) ([a-z]+): .+")
    found = [shape.fullmatch(line) for line in result.stdout.splitlines()]
    return [(Path(m[1]).name, int(m[2]), int(m[3]), m[4], m[5]) for m in found if m]


@pytest.mark.parametrize(("draft", "column"), [(ENGLISH, 23), (SPANISH, 38)], ids=["en", "es"])
def test_a_draft_is_held_against_the_store(tmp_path: Path, store: Path, draft: str, column: int) -> None:
    result = run(written(tmp_path, draft), "--store", store)

    assert (told(result), result.exit_code) == ([("draft.md", 5, column, "value", "warning")], 0)


@pytest.mark.parametrize("draft", [ENGLISH, SPANISH], ids=["en", "es"])
def test_without_a_store_a_sound_draft_is_silent(tmp_path: Path, draft: str) -> None:
    result = run(written(tmp_path, draft))

    assert (result.stdout, result.exit_code) == ("", 0)


def test_drafts_are_held_against_each_other(tmp_path: Path) -> None:
    one, other = written(tmp_path, ENGLISH), written(tmp_path, ENGLISH.replace("24.6x", "21x") + "Not a copy.", "b.md")
    (tmp_path / "b.md").write_text("---\ndate: 2026-01-09\n---\nStocks: the S&P 500 trades at 21x forward earnings.\n")

    assert told(run(one, other)) == [("draft.md", 5, 23, "value", "warning"), ("b.md", 4, 31, "value", "warning")]


def test_a_draft_is_held_against_itself(tmp_path: Path) -> None:
    result = run(written(tmp_path, TORN), "--date", "2026-01-09")

    assert told(result) == [("draft.md", 1, 23, "self", "warning")]
    assert result.stdout.endswith(" (also 3:30)\n")


def test_an_error_is_an_exit_code(tmp_path: Path) -> None:
    result = run(written(tmp_path, "On Wednesday, 6 January 2026 gold rose 3%.\n"), "--date", "2026-01-07")

    assert (told(result), result.exit_code) == ([("draft.md", 1, 4, "date", "error")], 1)


def test_standard_input_is_a_draft(store: Path) -> None:
    assert told(run("-", "--store", store, stdin=ENGLISH)) == [("-", 5, 23, "value", "warning")]


def test_a_word_draft_is_placed_by_paragraph(tmp_path: Path, store: Path) -> None:
    document = docx.Document()
    document.add_heading("Dear", 1)
    document.add_paragraph("Nobody on the desk minds that prices are what they are this week.")
    document.add_paragraph("The S&P 500 trades at 24.6x forward earnings.")
    document.save(str(tmp_path / "draft.docx"))

    result = run(tmp_path / "draft.docx", "--store", store, "--date", "2026-01-09")

    assert told(result) == [("draft.docx", 3, 23, "value", "warning")]


def test_a_page_is_placed_in_its_source(tmp_path: Path, store: Path) -> None:
    body = "Nobody on the desk minds that the S&amp;P 500 trades at\n<b>24.6x</b> forward earnings, strategists say."
    markup = f"<html><body>\n<h1>Large caps look dear</h1>\n<article><p>{body}</p></article>\n</body></html>"
    path = written(tmp_path, markup, "draft.html")

    assert told(run(path, "--store", store, "--date", "2026-01-09")) == [("draft.html", 4, 4, "value", "warning")]


def test_a_draft_leaves_the_store_as_it_was(tmp_path: Path, store: Path) -> None:
    before = {path: path.read_bytes() for path in store.rglob("*.db")}
    run(written(tmp_path, ENGLISH), "--store", store)

    assert before == {path: path.read_bytes() for path in store.rglob("*.db")} != {}


def test_the_stored_version_of_a_draft_says_nothing_against_it(tmp_path: Path) -> None:
    path = written(tmp_path, ENGLISH)
    with cotejo.open(tmp_path / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(path)], workers=1)
        path.write_text(ENGLISH.replace("24.6x", "21x"), encoding="utf-8")

        assert archive.check([str(path)]).remarks == ()


def test_a_copy_of_a_stored_text_is_no_second_voice(tmp_path: Path, store: Path) -> None:
    altered = STORED.replace("22x", "23x")
    (remark,) = cotejo.open(store).check([str(written(tmp_path, altered))]).remarks

    assert (remark.finding.kind, len({each.cluster for side in remark.finding.sides for each in side})) == ("copy", 1)


def test_a_draft_called_as_a_stored_text_is_told_from_it(tmp_path: Path, store: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, ENGLISH, "stored.md")
    (remark,) = cotejo.open(store).check(["stored.md"]).remarks

    assert remark.finding.kind == "value"
    assert len({each.doc for side in remark.finding.sides for each in side}) == 2


def test_a_draft_is_read_with_the_names_that_the_store_keeps(tmp_path: Path) -> None:
    names = written(tmp_path, "id,name\nXTST:ACME,Harbour & Vale\n", "names.csv")
    stored = written(tmp_path, "---\ndate: 2026-01-08\n---\nHarbour & Vale trades at 22x forward earnings.\n", "a.md")
    draft = written(tmp_path, "---\ndate: 2026-01-09\n---\nHarbour & Vale trades at 24.6x forward earnings.\n")
    with cotejo.open(tmp_path / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(stored)], names=names, workers=1)
        (remark,) = archive.check([str(draft)]).remarks

    assert (remark.finding.kind, remark.finding.subject) == ("value", "XTST:ACME")


def test_kinds_and_severities_are_chosen(tmp_path: Path, store: Path) -> None:
    path = written(tmp_path, ENGLISH)

    assert told(run(path, "--store", store, "--kind", "self")) == []
    assert told(run(path, "--store", store, "--min-severity", "error")) == []


def test_an_undated_draft_meets_what_is_of_one_time_and_is_remarked(tmp_path: Path, store: Path) -> None:
    result = run(written(tmp_path, ENGLISH.partition("---\n\n")[2]), "--store", store)

    assert told(result) == [("draft.md", 1, 23, "value", "warning")]
    assert "draft.md: has no date" in result.stderr


@pytest.mark.parametrize(
    ("name", "reason"),
    [("draft.csv", "rows are no draft"), ("none.md", "no such file or folder"), ("draft.pdf", "this kind of file")],
)
def test_what_cannot_be_checked_is_a_failure(tmp_path: Path, name: str, reason: str) -> None:
    if name != "none.md":
        written(tmp_path, "text\nGold rose 3%.\n", name)
    result = run(tmp_path / name)

    assert (result.stdout, result.exit_code) == ("", 1)
    assert reason in result.stderr


def test_rows_hold_the_finding_and_its_places(tmp_path: Path, store: Path) -> None:
    result = run(written(tmp_path, ENGLISH), "--store", store, "--format", "jsonl")
    row = json.loads(result.stdout)
    (place,) = row.pop("places")
    start = ENGLISH.index("24.6x")

    assert place == {"line": 5, "column": 23, "end_line": 5, "end_column": 28, "start": start, "end": start + 5}
    assert list(row)[:6] == ["file", "line", "column", "id", "kind", "severity"]
    assert [[side["value_text"] for side in sides] for sides in row["sides"]] == [["22x"], ["24.6x"]]


def test_sarif_is_what_its_specification_asks_for(tmp_path: Path, store: Path) -> None:
    drafts = written(tmp_path, ENGLISH), written(tmp_path, TORN, "torn draft.md"), tmp_path / "none.md"
    result = run(*drafts, "--store", store, "--date", "2026-01-09", "--format", "sarif")
    log = json.loads(result.stdout)
    jsonschema.validate(log, SARIF)
    (shown,) = log["runs"]
    rules = [rule["id"] for rule in shown["tool"]["driver"]["rules"]]

    assert [(each["ruleId"], rules[each["ruleIndex"]], each["level"]) for each in shown["results"]] == [
        ("value", "value", "warning"),
        ("self", "self", "warning"),
    ]
    assert [place["physicalLocation"]["region"]["startLine"] for place in shown["results"][1]["relatedLocations"]] == [
        3
    ]
    assert shown["artifacts"][1]["location"]["uri"].endswith("torn%20draft.md")
    assert shown["invocations"][0]["executionSuccessful"] is False


def test_github_is_told_in_workflow_commands(tmp_path: Path) -> None:
    result = run(written(tmp_path, TORN, "a,b.md"), "--date", "2026-01-09", "--format", "github")

    assert re.fullmatch(
        r"::warning file=\S+/a%2Cb\.md,line=1,endLine=1,col=23,endColumn=28,title=cotejo self::One text gives .+\n",
        result.stdout,
    )


def test_the_page_marks_every_figure_and_loads_nothing(tmp_path: Path) -> None:
    result = run(written(tmp_path, TORN), "--date", "2026-01-09", "--format", "html")

    assert re.findall(r'<mark id="(\w+)" class="(\w+)"[^>]*><a href="#(\w+)">([^<]+)', result.stdout) == [
        ("d0r0s0", "warning", "d0r0", "12.4x"),
        ("d0r0s1", "warning", "d0r0", "16.1x"),
    ]
    assert re.findall(r"(?:src|href)=\"?[^#\"]\S+|@import|url\(", result.stdout) == []


def test_the_page_of_two_drafts_has_one_main_part(tmp_path: Path) -> None:
    drafts = [written(tmp_path, TORN), written(tmp_path, SPANISH, "otro.md")]
    page = run(*drafts, "--date", "2026-01-09", "--format", "html").stdout

    assert re.findall(r"<(main|article|aside)\b[^>]*?(lang=\"\w+\"|aria-label=\"\w+\"|)>", page) == [
        ("main", ""),
        ("article", 'lang="en"'),
        ("aside", 'aria-label="findings"'),
        ("article", 'lang="es"'),
        ("aside", 'aria-label="findings"'),
    ]


def test_saving_a_draft_is_noticed(tmp_path: Path) -> None:
    draft, other = written(tmp_path, ENGLISH), tmp_path / "notes.md"
    stop = threading.Event()
    seen = changes([str(draft)], stop=stop)
    first = next(seen)
    threading.Timer(0.5, lambda: (other.write_text("x"), draft.write_text(SPANISH, encoding="utf-8"))).start()
    later = next(seen)
    stop.set()

    assert (first, later, list(seen)) == ((), ("draft.md",), [])


@pytest.mark.parametrize("arguments", [["-", "--watch"], ["a.md", "--watch", "--format", "sarif"], []])
def test_what_cannot_be_meant_is_refused(arguments: list[str]) -> None:
    assert run(*arguments, stdin="").exit_code == 2
