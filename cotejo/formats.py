"""How rows are printed: a table for people, JSON Lines and CSV for programs."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO, TypeAlias

from cotejo.table import Name, Shape, write_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Row: TypeAlias = "Mapping[str, object]"


class Format(StrEnum):
    """What a listing is printed as."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table for people.

    Attributes:
        title: its heading.
        cell: what a row shows in it.
        figure: whether it holds figures or identifiers, which keep their width; other columns give way to them and
            are folded.
        right: whether it is aligned to the right.
        above: whether it stands above the rows that share it, where it would leave the others too little room.
        below: whether a row that it does not fit beside has it on a line of its own; only the last column can.
    """

    title: str
    cell: Callable[[Row], Shape | tuple[Shape, ...]]
    figure: bool = False
    right: bool = False
    above: bool = False
    below: bool = False


def field(name: str) -> Callable[[Row], str]:
    """Return what shows one field of a row, nothing where it is null."""
    return lambda row: "" if row[name] is None else str(row[name])


def name(key: str) -> Callable[[Row], Name]:
    """Return what shows a document's name that a row holds."""
    return lambda row: Name(str(row[key]))


def number(name: str) -> Callable[[Row], str]:
    """Return what shows a number of a row with its thousands apart, nothing where it is null."""
    return lambda row: "" if row[name] is None else f"{row[name]:,}".removesuffix(".0")


def write(rows: Iterable[Row], *, columns: Sequence[Column], form: Format, stream: TextIO) -> None:
    """Print rows in a format.

    Args:
        rows: mappings that share their keys.
        columns: what a table shows; the other formats hold every field.
        form: the format.
        stream: where to.
    """
    WRITERS[form](rows, columns, stream)


def _jsonl(rows: Iterable[Row], _columns: Sequence[Column], stream: TextIO) -> None:
    stream.writelines(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows)


def _csv(rows: Iterable[Row], _columns: Sequence[Column], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    for index, row in enumerate(rows):
        if index == 0:
            writer.writerow(row)
        writer.writerow(_csv_cell(value) for value in row.values())


def _csv_cell(value: object) -> str:
    """Write a value as JSON does, but text without quotes and null as nothing."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, allow_nan=False)


WRITERS: dict[Format, Callable[[Iterable[Row], Sequence[Column], TextIO], None]] = {
    Format.TABLE: write_table,
    Format.JSONL: _jsonl,
    Format.CSV: _csv,
}
