"""Passages go out as sheets, and a reader's rows come back as offsets and values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.truth.build import Source
from benchmarks.truth.draw import checksum
from benchmarks.truth.sheets import SheetError, sheets, take, write

ENGLISH = Source("posts/en/2031-02-03.md", "2031-02-03.md", 100, "The index rose 1.2%.\r\nGold [spot] rose 1.2%.\r\n")
SPANISH = Source("posts/es/2031-02-03.md", "2031-02-03.md", 0, "El índice subió un 1,2 %. El oro, un 3 %.")
PASSAGES = sheets({"en": [ENGLISH], "es": [SPANISH]})
VALUE = {"low": 1.2, "high": 1.2, "unit": "%"}


def row(**changes: Any) -> dict[str, Any]:
    return {"file": "en/2031-02-03.md", "subject": "index:SPX", "metric": "return", **VALUE} | changes


def taken(folder: Path, *rows: dict[str, Any], kind: str = "claims") -> dict[str, list[dict[str, Any]]]:
    lines = [json.dumps(each, ensure_ascii=False) for each in rows]
    (folder / f"{kind}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return take(folder, PASSAGES, kind)


def test_sheets_hold_the_passages_as_they_are(tmp_path: Path) -> None:
    write(PASSAGES, tmp_path)

    assert {path.relative_to(tmp_path).as_posix(): path.read_bytes().decode() for path in tmp_path.glob("e*/*")} == {
        "en/2031-02-03.md": ENGLISH.text,
        "es/2031-02-03.md": SPANISH.text,
    }


def test_sheets_bring_the_instructions_and_example_rows(tmp_path: Path) -> None:
    write(PASSAGES, tmp_path)

    page = (tmp_path / "INSTRUCTIONS.md").read_text(encoding="utf-8")
    examples = (tmp_path / "template.jsonl").read_text(encoding="utf-8").splitlines()
    assert "## The form of a row" in page
    assert "- **Units**" in page
    assert [sorted(json.loads(line)) for line in examples][-1] == ["at", "file", "ignore"]


def test_rows_that_were_written_stay(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text('{"file": "en/2031-02-03.md"}\n', encoding="utf-8")

    write(PASSAGES, tmp_path)

    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8") == '{"file": "en/2031-02-03.md"}\n'


@pytest.mark.parametrize(
    ("file", "place", "lang", "span"),
    [
        ("en/2031-02-03.md", {"at": "index rose [1.2%]"}, "en", (115, 119)),
        ("es/2031-02-03.md", {"at": "subió un [1,2 %]"}, "es", (19, 24)),
        ("en/2031-02-03.md", {"at": "Gold [spot] rose [1.2%]"}, "en", (139, 143)),  # the text's own brackets stay
        ("en/2031-02-03.md", {"start": 39, "end": 43}, "en", (139, 143)),
    ],
)
def test_a_row_is_kept_as_offsets_into_the_document(
    tmp_path: Path, file: str, place: dict[str, Any], lang: str, span: tuple[int, int]
) -> None:
    source = PASSAGES[file]
    start, end = span
    value = source.text[start - source.start : end - source.start]

    assert taken(tmp_path, row(file=file, note="sure", **place))[lang] == [
        {
            "doc": source.doc,
            "start": start,
            "end": end,
            "crc32": checksum(value),
            "approx": False,
            "negated": False,
            "status": "actual",
            "part": None,
            "period": None,
            "subject": "index:SPX",
            "metric": "return",
            **VALUE,
        }
    ]


def test_an_ignored_span_keeps_no_fields(tmp_path: Path) -> None:
    kept = taken(tmp_path, {"file": "es/2031-02-03.md", "at": "oro, un [3 %]", "ignore": True})

    assert kept == {
        "en": [],
        "es": [{"doc": SPANISH.doc, "start": 37, "end": 40, "crc32": checksum("3 %"), "ignore": True}],
    }


def test_mentions_are_kept_with_their_identifier(tmp_path: Path) -> None:
    kept = taken(tmp_path, {"file": "en/2031-02-03.md", "at": "The [index]", "id": "index:SPX"}, kind="mentions")

    assert [(it["start"], it["end"], it["id"]) for it in kept["en"]] == [(104, 109, "index:SPX")]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"at": "rose [1.2%]"}, r"claims.jsonl, line 1: 'rose \[1.2%\]' is not in en/2031-02-03.md exactly once"),
        ({"at": "[1.3%]"}, r"line 1: '\[1.3%\]' is not in"),
        ({"file": "en/other.md", "at": "[1.2%]"}, "line 1: no passage is in 'en/other.md'"),
        ({"at": "index rose [1.2%]", "metric": "gain"}, r"line 1: metric \['gain'\] is not the contract's"),
        ({"at": "index rose [1.2%]", "status": "expected"}, r"line 1: status \['expected'\] is not the contract's"),
        ({"at": "index rose [1.2%]", "value": 1.2}, r"line 1: unknown fields \['value'\]"),
        ({"start": 40, "end": 400}, "line 1: no characters 40 to 400; the file has 46"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(SheetError, match=said):
        taken(tmp_path, row(**wrong))


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    whole = row(at="index rose [1.2%]")
    del whole["unit"]

    with pytest.raises(SheetError, match=r"line 1: \['unit'\] missing"):
        taken(tmp_path, whole)


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("\n{'file': 1}\n", encoding="utf-8")

    with pytest.raises(SheetError, match=r"claims\.jsonl, line 2: not JSON"):
        take(tmp_path, PASSAGES, "claims")
