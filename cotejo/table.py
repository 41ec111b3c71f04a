"""Tables for people: no word, figure or name is ever cut; what does not fit beside the others is above or below."""

from __future__ import annotations

import os
import re
import textwrap
from dataclasses import dataclass
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, TextIO, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console
    from rich.text import Text

    from cotejo.formats import Column, Row

FIGURE_WIDTH = 32
"""Columns that a figure may take before it goes on in a second line, at a space: ``from 41,000 to 42,500 barrels``."""

WIDTH = 80
"""Columns of a table that goes to no terminal."""

READABLE = 24
"""Columns that prose keeps: rather than squeeze it further, names go above their rows."""

GAP = 2
"""Spaces between columns, and before rows that a name stands above."""

STYLES = {"mark": "bold", "dim": "dim", "": ""}
MARKS = ("**", "**")
"""What stands around a marked part where there are no colours, as in Markdown."""

PAGE = 500
"""Rows that one table holds; a longer listing repeats the heading, so that nothing waits for its end."""

_WORD = re.compile(r"^[ \t]*[^ \t]*[ \t]*|[^ \t]+[ \t]*")
_BREAKS = re.compile(r"[ \t\r\n]+")  # no-break spaces stay: they hold a figure together


@dataclass(frozen=True, slots=True)
class Shown:
    """Text of which parts are set off: in another style on a terminal, between marks where there are no colours.

    Attributes:
        parts: pieces with how each is shown: ``mark``, ``dim``, or nothing.
    """

    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a document or a place in it, on a line of its own and whole, so that it can be copied."""

    text: str


Shape: TypeAlias = "str | Shown | Name"
"""What a cell shows, or a part of it that has lines of its own."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row shows in one column: parts with lines of their own.

    Attributes:
        parts: the text of each.
        whole: for each, whether it stays on one line.
    """

    parts: tuple[Text, ...]
    whole: tuple[bool, ...]

    def wanted(self) -> int:
        """Return the width in which nothing has to be folded."""
        return max((_width(line) for part in self.parts for line in part.plain.split("\n")), default=0)

    def least(self) -> int:
        """Return the width of the longest word, or name."""
        words = (
            [part.plain] if whole else part.plain.split() for part, whole in zip(self.parts, self.whole, strict=True)
        )
        return max((_width(word) for word in chain.from_iterable(words)), default=0)

    def lines(self, width: int) -> list[Text]:
        """Return the lines of a cell, folded at spaces only."""
        folded: list[Text] = []
        for part, whole in zip(self.parts, self.whole, strict=True):
            folded += [part] if whole else _fold(part, width)
        return folded


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that stand side by side with their widths, and those that stand above, by their places."""

    widths: tuple[tuple[int, int], ...]
    above: tuple[int, ...] = ()

    @classmethod
    def of(cls, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: int) -> Layout:
        """Lay out a page: names stand beside the rest where prose keeps a readable width, above it elsewhere."""
        wanted = [
            max(_width(column.title), *(row[place].wanted() for row in rows)) for place, column in enumerate(columns)
        ]
        words = [
            max(_width(column.title), *(row[place].least() for row in rows)) for place, column in enumerate(columns)
        ]
        words = [want if column.figure else word for column, want, word in zip(columns, wanted, words, strict=True)]
        if not (columns[-1].figure or columns[-1].above):
            words[-1] = min(words[-1], READABLE)  # nothing stands behind it: a longer word goes on
        readable = [max(word, min(want, READABLE)) for want, word in zip(wanted, words, strict=True)]
        above = tuple(place for place, column in enumerate(columns) if column.above)
        if sum(readable) + GAP * (len(columns) - 1) <= room or not above:
            above = ()
        beside = [place for place in range(len(columns)) if place not in above]
        left = room - GAP * (len(beside) - (0 if above else 1))
        widths = {place: wanted[place] for place in beside}
        for floor in (readable, words):
            _narrow(widths, floor, left)
        return cls(tuple(widths.items()), above)


def _narrow(widths: dict[int, int], least: Sequence[int], room: int) -> None:
    """Take from the widest columns what is more than there is room for, and leave each its least width."""
    while sum(widths.values()) > room:
        wide = [place for place, width in widths.items() if width > least[place]]
        if not wide:
            return
        widths[max(wide, key=lambda place: widths[place])] -= 1


def write_table(rows: Iterable[Row], columns: Sequence[Column], stream: TextIO) -> None:
    """Print rows under the titles of their columns."""
    console = terminal(stream)
    for page in _pages(rows):
        cells = [[_cell(column, row, plain=console.color_system is None) for column in columns] for row in page]
        for line in _lines(cells, columns, console):
            line.rstrip()
            console.print(line, soft_wrap=True)


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


def _lines(cells: Sequence[Sequence[Cell]], columns: Sequence[Column], console: Console) -> Iterator[Text]:
    """Yield the lines of a page."""
    from rich.text import Text

    place = len(columns) - 1 if columns[-1].below else len(columns)
    layout = Layout.of(columns[:place], cells, console.width)
    indent = GAP if layout.above else 0
    for above in layout.above:
        yield Text(columns[above].title, "bold")
    width = indent + sum(width for _, width in layout.widths) + GAP * (len(layout.widths) - 1)
    titles = [Cell((Text(column.title, "bold"),), (True,)) for column in columns]
    last = [row[place].parts[0] for row in (titles, *cells)] if place < len(columns) else []
    beside = [name for name in last if _fits(name, width, console)]
    yield from _ended(_row(titles, columns, layout), last[:1], width, console)
    yield Text("─" * max(width, *(width + GAP + _width(name.plain) for name in beside), 0))
    numbered = enumerate(cells, 1)
    for shared, rows in groupby(
        numbered, key=lambda row: [part.plain for each in layout.above for part in row[1][each].parts]
    ):
        listed = list(rows)
        if shared:
            yield from (part for above in layout.above for part in listed[0][1][above].parts)
        for number, row in listed:
            yield from _ended(_row(row, columns, layout), last[number : number + 1], width, console)


def _ended(lines: Iterable[Text], names: Sequence[Text], width: int, console: Console) -> Iterator[Text]:
    """Yield the lines of a row with the name that ends it: beside the first where it fits, else on one of its own."""
    from rich.text import Text

    first, *rest = lines
    for name in names:
        if _fits(name, width, console):
            first = first.append(" " * max(0, width + GAP - _width(first.plain))).append_text(name)
        else:
            rest.append(Text(" " * max(0, console.width - _width(name.plain))).append_text(name))
    yield first
    yield from rest


def _fits(name: Text, width: int, console: Console) -> bool:
    """Return whether a name that ends a row stands beside the columns before it."""
    return width + GAP + _width(name.plain) <= console.width


def _row(row: Sequence[Cell], columns: Sequence[Column], layout: Layout) -> Iterator[Text]:
    """Yield the lines of a row: the lines of its cells side by side."""
    from rich.text import Text

    folded = [(place, width, row[place].lines(width)) for place, width in layout.widths]
    for number in range(max(len(lines) for _, _, lines in folded)):
        joined = Text(" " * (GAP if layout.above else 0))
        for place, width, lines in folded:
            part = lines[number] if number < len(lines) else Text()
            blank = " " * max(0, width - _width(part.plain))
            joined.append(blank if columns[place].right else "").append_text(part)
            joined.append(("" if columns[place].right else blank) + " " * GAP)
        yield joined


def _cell(column: Column, row: Row, *, plain: bool) -> Cell:
    shown = column.cell(row)
    shapes = shown if isinstance(shown, tuple) else (shown,)
    return Cell(
        tuple(_text(each, figure=column.figure, plain=plain) for each in shapes),
        tuple(isinstance(each, Name) for each in shapes),
    )


def _text(shown: Shape, *, figure: bool, plain: bool) -> Text:
    from rich.text import Text

    # Text, not str: square brackets in a sentence are no mark-up.
    if isinstance(shown, Name):
        return Text(shown.text)
    if isinstance(shown, str):
        return Text(fold_figure(shown) if figure else shown)
    marked = MARKS if plain else ("", "")
    parts = (
        (f"{marked[0]}{part}{marked[1]}" if style == "mark" else part, STYLES[style]) for part, style in shown.parts
    )
    return Text.assemble(*parts)


def _fold(text: Text, width: int) -> Iterator[Text]:
    """Yield the lines of a text, folded at spaces as far in as the line began; a wider word has a line of its own."""
    from rich.text import Text

    for line in text.split("\n", allow_blank=True):
        indent = len(line.plain) - len(line.plain.lstrip(" "))
        breaks: list[int] = []
        column = 0
        for word in _WORD.finditer(line.plain):
            if column > indent and column + _width(word[0].rstrip(" \t")) > width:
                breaks.append(word.start())
                column = indent
            column += _width(word[0])
        for number, part in enumerate(line.divide(breaks)):
            part.rstrip()  # the space at which it is folded
            yield Text(" " * indent if number else "").append_text(part)


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def fold_figure(text: str) -> str:
    """Fold a long figure at its spaces; a line break inside it is shown as a space, and no word of it is cut.

    >>> fold_figure("22x")
    '22x'
    """
    flat = _BREAKS.sub(" ", text)
    return "\n".join(textwrap.wrap(flat, FIGURE_WIDTH, break_long_words=False, break_on_hyphens=False))
