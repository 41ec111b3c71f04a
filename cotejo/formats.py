"""How rows are printed: a table for people, JSON Lines and CSV for programs."""

from __future__ import annotations

import csv
import json
import os
import re
import textwrap
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, TextIO, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.measure import Measurement
    from rich.table import Table

Row: TypeAlias = "Mapping[str, object]"

FIGURE_WIDTH = 32
"""Columns that a figure may take before it goes on in a second line, at a space: ``from 41,000 to 42,500 barrels``."""

WIDTH = 80
"""Columns of a table that goes to no terminal."""

STYLES = {"mark": "bold", "dim": "dim", "": ""}
MARKS = ("**", "**")
"""What stands around a marked part where there are no colours, as in Markdown."""

NAME_WIDTH = 16
"""Columns that the name of a document gives way to, before figures do."""

ELLIPSIS = "…"

PAGE = 500
"""Rows that one table holds; a longer listing repeats the heading, so that nothing waits for its end."""


_BREAKS = re.compile(r"[ \t\r\n]+")  # no-break spaces stay: they hold a figure together


class Format(StrEnum):
    """What a listing is printed as."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Shown:
    """Text of which parts are set off: in another style on a terminal, between marks where there are no colours.

    Attributes:
        parts: pieces with how each is shown: ``mark``, ``dim``, or nothing.
    """

    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a document or a place in it, on a line of its own: where it is too long, its middle is left out."""

    text: str

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the name in the width that there is."""
        from rich.text import Text

        yield Text(shorten(self.text, options.max_width), no_wrap=True)

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        """Return the widths that the name can do with and would like to have."""
        from rich.measure import Measurement

        longest = min(len(self.text), options.max_width)
        return Measurement(min(NAME_WIDTH, longest), longest)


Shape: TypeAlias = "str | Shown | Name"
"""What a cell shows, or a part of it that has lines of its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table for people.

    Attributes:
        title: its heading.
        cell: what a row shows in it.
        figure: whether it holds figures or identifiers, which keep their width and are never cut; other columns
            give way to them and are folded.
        right: whether it is aligned to the right.
    """

    title: str
    cell: Callable[[Row], Shape | tuple[Shape, ...]]
    figure: bool = False
    right: bool = False


def field(name: str) -> Callable[[Row], str]:
    """Return what shows one field of a row, nothing where it is null."""
    return lambda row: "" if row[name] is None else str(row[name])


def name(key: str) -> Callable[[Row], Name]:
    """Return what shows a document's name that a row holds."""
    return lambda row: Name(str(row[key]))


def shorten(text: str, width: int) -> str:
    """Leave out the middle of a name that is wider; more of its end is kept, which tells documents of a folder apart.

    >>> shorten("en/financials-rate-bid-harborline.html", 22)
    'en/fina…harborline.html'
    """
    if len(text) <= width:
        return text
    head = max(0, (width - 1) // 3)
    return f"{text[:head]}{ELLIPSIS}{text[len(text) - (width - 1 - head) :]}" if width > 1 else ELLIPSIS[:width]


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


def _table(rows: Iterable[Row], columns: Sequence[Column], stream: TextIO) -> None:
    console = terminal(stream)
    for page in _pages(rows):
        console.print(_render(page, columns, plain=console.color_system is None))


def terminal(stream: TextIO) -> Console:
    """Return what lays text out for a terminal; anything else gets 80 columns (or ``COLUMNS``) without colours."""
    from rich.console import Console

    class Terminal(Console):
        """A console that tells its caller when nobody reads on, where Rich would end the program with 1."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    # Left to itself, Rich takes the width of any terminal that it can find, also when it writes to a file.
    width = None if stream.isatty() else int(os.environ.get("COLUMNS", WIDTH))
    return Terminal(file=stream, highlight=False, width=width)


def _pages(rows: Iterable[Row]) -> Iterator[Iterable[Row]]:
    rest = iter(rows)
    for first in rest:
        yield chain((first,), islice(rest, PAGE - 1))


def _render(rows: Iterable[Row], columns: Sequence[Column], *, plain: bool) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(
            column.title,
            no_wrap=column.figure,
            overflow="fold",
            justify="right" if column.right else "left",
        )
    for row in rows:
        table.add_row(*(_cell(column, row, plain=plain) for column in columns))
    return table


def _cell(column: Column, row: Row, *, plain: bool) -> RenderableType:
    from rich.console import Group

    shown = column.cell(row)
    if not isinstance(shown, tuple):
        return _shape(shown, figure=column.figure, plain=plain)
    return Group(*(_shape(each, figure=column.figure, plain=plain) for each in shown))


def _shape(shown: Shape, *, figure: bool, plain: bool) -> RenderableType:
    from rich.text import Text

    if isinstance(shown, Name):
        return shown
    # Text, not str: square brackets in a sentence are no mark-up.
    if isinstance(shown, str):
        return Text(fold_figure(shown) if figure else shown)
    marked = MARKS if plain else ("", "")
    parts = (
        (f"{marked[0]}{part}{marked[1]}" if style == "mark" else part, STYLES[style]) for part, style in shown.parts
    )
    return Text.assemble(*parts)


def fold_figure(text: str) -> str:
    """Fold a long figure at its spaces; a line break inside it is shown as a space, and no word of it is cut.

    >>> fold_figure("22x")
    '22x'
    """
    flat = _BREAKS.sub(" ", text)
    return "\n".join(textwrap.wrap(flat, FIGURE_WIDTH, break_long_words=False, break_on_hyphens=False))


WRITERS: dict[Format, Callable[[Iterable[Row], Sequence[Column], TextIO], None]] = {
    Format.TABLE: _table,
    Format.JSONL: _jsonl,
    Format.CSV: _csv,
}
