"""Reference series from CSV files: date and value, date and a range, and the layouts of FRED, the BIS and the ECB."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from index.reference import Observation, Series
from ingest.errors import CotejoError
from queries.days import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DATES = ("observation_date", "time_period", "doc_date", "date", "day", "fecha", "time", "period")
VALUES = ("obs_value", "value", "close", "rate", "valor", "cierre", "tasa")
MISSING = frozenset({"", ".", "nan", "na", "n/a", "nd", "-", ":"})
"""How providers write that there is no figure; FRED writes a point."""

SERIES_KEYS = frozenset({"freq", "ref_area", "borrowers_cty", "currency", "title", "series_key", "key"})
"""Columns that tell the series of one file apart, in the long layout of the BIS and the ECB."""

Line = tuple[int, str, list[str]]


class SeriesError(CotejoError):
    """A file is no reference series; the message says what is missing."""


def read_series(path: Path, *, subject: str, metric: str, part: str | None = None, unit: str | None = None) -> Series:
    """Read a CSV file as the history of one subject and metric.

    Args:
        path: the file; its name becomes the name of the series.
        subject: identifier of the claim contract.
        metric: of the claim contract.
        part: of the subject.
        unit: of the figures; null where claims of any unit are held against them.

    Raises:
        SeriesError: the file is no series, or holds several.
        OSError: it cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SeriesError(f"{path}: not UTF-8; save it as CSV in UTF-8") from error
    lines = list(_lines(text))
    if len(lines) < 2:
        raise SeriesError(f"{path}: holds no rows; write a line of column names and then date,value")
    observations = sorted(_observations(lines, path), key=lambda each: (each.when, each.start))
    if not observations:
        raise SeriesError(f"{path}: holds no figures")
    return Series(path.name, subject, metric, tuple(observations), part, unit)


def _lines(text: str) -> Iterator[Line]:
    """Yield where each row begins, the row, and its cells."""
    start, delimiter = 0, ";" if ";" in text.partition("\n")[0] else ","
    for line in text.splitlines(keepends=True):
        if line.strip():
            cells = next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter))
            yield start, line.rstrip("\r\n"), [cell.strip() for cell in cells]
        start += len(line)


def _observations(lines: Sequence[Line], path: Path) -> Iterator[Observation]:
    header = [cell.partition(":")[0].strip().casefold() for cell in lines[0][2]]  # "TIME_PERIOD:Time period or range"
    when = next((header.index(name) for name in DATES if name in header), None)
    if when is None:
        yield from _wide(lines, path)
        return
    columns = _values(header, when, path)
    _check_single(header, lines, path)
    for number, (start, line, cells) in enumerate(lines[1:], 2):
        if len(cells) != len(header):
            raise SeriesError(f"{path}: row {number} has {len(cells)} cells, not {len(header)}")
        if all(cells[column].casefold() not in MISSING for column in columns):
            low, *rest = (_number(cells[column], path, number) for column in columns)
            yield Observation(_when(cells[when], path, number), low, rest[0] if rest else low, start, line)


def _values(header: Sequence[str], when: int, path: Path) -> tuple[int, ...]:
    """The column of the figure, or the two of its ends; FRED names the one beside the date after the series."""
    if "low" in header and "high" in header:
        return header.index("low"), header.index("high")
    if (named := next((header.index(name) for name in VALUES if name in header), None)) is not None:
        return (named,)
    others = [column for column in range(len(header)) if column != when]
    if len(others) != 1:
        raise SeriesError(f"{path}: which column holds the figure? Call it value, or low and high")
    return (others[0],)


def _check_single(header: Sequence[str], lines: Sequence[Line], path: Path) -> None:
    keys = [column for column, name in enumerate(header) if name in SERIES_KEYS]
    held = {tuple(cells[column] for column in keys if column < len(cells)) for _, _, cells in lines[1:]}
    if len(held) > 1:
        raise SeriesError(f"{path}: holds {len(held)} series; keep the rows of one of them")


def _wide(lines: Sequence[Line], path: Path) -> Iterator[Observation]:
    """Read the layout of the BIS in which each column after the keys is a time, and each row a series."""
    header = lines[0][2]
    times = [column for column, cell in enumerate(header) if parse(cell) is not None]
    if not times:
        raise SeriesError(f"{path}: has no column of dates; call it date and write days as 2026-01-08")
    if len(lines) > 2:
        raise SeriesError(f"{path}: holds {len(lines) - 1} series; keep the row of one of them")
    start, _, cells = lines[1]
    for column in times:
        if column < len(cells) and cells[column].casefold() not in MISSING:
            value = _number(cells[column], path, 2)
            yield Observation(header[column], value, value, start, cells[column])


def _when(cell: str, path: Path, number: int) -> str:
    if parse(cell) is None:
        raise SeriesError(f"{path}: row {number} has no date that is written as 2026-01-08: {cell!r}")
    return cell


def _number(cell: str, path: Path, number: int) -> float:
    try:
        return float(cell.removesuffix("%").replace(",", "." if "." not in cell else ""))
    except ValueError as error:
        raise SeriesError(f"{path}: row {number} has no number: {cell!r}") from error
