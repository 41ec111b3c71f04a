"""Rows of JSON Lines and CSV files: a text each, with its metadata in other fields."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_TEXT = "text"
_DELIMITERS = ",;\t|"
_LAID_OUT = re.compile(r"\s*[\[{][ \t]*\r?\n|\s*\[[ \t]*\{")
"""How a file begins that holds an array, or an object that is laid out for people."""
_BROKEN = re.compile(r"[\x00\ud800-\udfff]")
"""What an escape can write and no text holds: nothing, and one half of a character that is made of two."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line that it begins on (from 1), its text, and its other fields by lower-case name."""

    line: int
    text: str
    fields: Mapping[object, object]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read, and why."""

    line: int
    reason: str


def read_jsonl(text: str) -> Iterator[Row | BadRow]:
    """Yield the rows of JSON Lines; empty lines are passed over."""
    if _LAID_OUT.match(text):
        yield BadRow(1, "is one JSON array, or an object over several lines; write one object a line")
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            yield BadRow(number, f"is not JSON ({error}); write one object a line")
            continue
        yield _row(number, value) if isinstance(value, dict) else BadRow(number, 'is not an object; write {"text": …}')


def read_csv(text: str) -> Iterator[Row | BadRow]:
    """Yield the rows of a CSV file with a header line; comma, semicolon, tab and bar are told apart by the header."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = io.StringIO(text, newline="")
    header = text.split("\n", 1)[0]
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=header.count), strict=True)
    names: list[str] | None = None
    at = 1
    try:
        for cells in reader:
            if names is None:
                names = [name.strip().lower() for name in cells]
                if _TEXT not in names:
                    yield BadRow(
                        1, f"has no column 'text' (columns: {', '.join(names)}); name the column of the texts so"
                    )
                    return
            elif len(cells) == len(names):
                yield _row(at, dict(zip(names, cells, strict=True)))
            elif cells:
                yield BadRow(
                    at, f"has {len(cells)} cells for {len(names)} columns; put cells that hold the delimiter in quotes"
                )
            at = reader.line_num + 1
    except csv.Error as error:
        yield BadRow(at, f"is not CSV ({error}); the rest of the file was not read")


def _row(line: int, values: Mapping[object, object]) -> Row | BadRow:
    fields: dict[object, object] = {str(name).strip().lower(): value for name, value in values.items()}
    text = fields.pop(_TEXT, None)
    if not isinstance(text, str) or not text.strip():
        return BadRow(line, "has no text; its field 'text' must hold some")
    if broken := _BROKEN.search(text):
        return BadRow(line, f"holds no text at its character {broken.start()} (U+{ord(broken[0]):04X}); take it out")
    return Row(line, text, fields)
