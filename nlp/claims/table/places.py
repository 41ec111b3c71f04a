"""The place of a cell in its table: the headers over it, the labels beside it, its section, corner and captions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nlp.claims.table.heads import Head, HeadReader
from nlp.grids.declared import declared
from nlp.grids.grid import Cell, Grid, Row
from nlp.grids.lines import is_figure
from nlp.grids.moments import Moment, read
from nlp.grids.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headers, labels and captions read.

    Attributes:
        columns: the headers over each column, the lowest first.
        moments: the time that the headers of each column name together.
        labels: the labels of each row, by the row's place.
        sections: the label over each row, where rows stand under one ("Net sales" over its products).
        corner: what stands over the labels; ``captions`` what stands above the table, nearest first.
        subjects: whether its rows are things with names, known or not.
        houses: whether its rows are those who foresee the figures, and not what these are about.
    """

    grid: Grid
    columns: tuple[tuple[Head, ...], ...]
    moments: tuple[Moment | None, ...]
    labels: tuple[tuple[Head, ...], ...]
    sections: Mapping[int, Head]
    corner: tuple[Head, ...]
    captions: tuple[Head, ...]
    subjects: bool
    parts: bool
    houses: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of a table by its row and column."""

    table: Table
    row: int
    column: int

    @property
    def over(self) -> tuple[Head, ...]:
        """The headers over it, the lowest first."""
        return self.table.columns[self.column]

    @property
    def beside(self) -> tuple[Head, ...]:
        """The labels of its row."""
        return self.table.labels[self.row]

    @property
    def section(self) -> tuple[Head, ...]:
        """The label that it stands under, none or one."""
        head = self.table.sections.get(self.row)
        return () if head is None else (head,)

    @property
    def around(self) -> tuple[Head, ...]:
        """What holds for the whole table: corner and captions."""
        return (*self.table.corner, *self.table.captions)

    @property
    def near(self) -> tuple[Head, ...]:
        """Everything that may say something of it, nearest first."""
        return (*self.over, *self.beside, *self.section, *self.around)


@dataclass(slots=True)
class _Sections:
    """The label that the rows go on under."""

    open: Head | None = None
    found: dict[int, Head] = field(default_factory=dict)

    def enter(self, place: int, row: Row, labels: tuple[Head, ...], lang: str, *, parts: bool) -> None:
        """Take in a row: one without figures opens a section, one with a metric or a total closes it.

        In a table of ``parts`` the metrics stand under the part that they are of: "Forestry" over "Net sales".
        """
        head = labels[0] if labels else None
        if not any(cell is not None and is_figure(cell.text) for cell in row.cells[1:]):
            self.open = head
        elif parts and head is not None and head.cues and self.open is not None and not self.open.cues:
            self.found[place] = self.open
        elif head is not None and (head.cues or vocabulary(lang).says("totals", head.cell.text)):
            if self.open is not None and not head.cues:
                self.found[place] = self.open
            self.open = None
        elif self.open is not None:
            self.found[place] = self.open


def table(grid: Grid, reader: HeadReader) -> Table:
    """Return a grid with everything read that its cells lean on."""
    labels = tuple(tuple(_told(grid.labels, row.cells, reader)) for row in grid.rows)
    columns = tuple(tuple(_column(grid, place, reader)) for place in range(grid.width))
    corner = tuple(head for place in grid.labels for head in columns[place])
    above = [*reversed(grid.captions), *((whole,) if (whole := declared(reader.text, reader.lang)) else ())]
    captions = tuple(reader.read(cell) for cell in above)
    words = vocabulary(reader.lang)
    parts = any(words.says("part_corners", head.cell.text) for head in (*corner, *captions))
    sections = _Sections()
    for place, row in enumerate(grid.rows):
        sections.enter(place, row, labels[place], reader.lang, parts=parts)
    houses = any(words.whole("house_corners", head.cell.text.strip(" :#*")) for head in corner)
    if houses:  # "Broker | 2026 S&P 500 | EPS": who foresees is not whom a figure is about
        labels = tuple(() for _ in labels)
    called = any(words.whole("subject_corners", head.cell.text.strip(" :#*")) for head in corner)
    named = any(actor.type in _THINGS for heads in labels for head in heads if not head.cues for actor, _ in head.names)
    return Table(
        grid,
        columns,
        tuple(_moment(heads, reader) for heads in columns),
        labels,
        sections.found,
        corner,
        captions,
        subjects=(called or named) and not parts,
        parts=parts,
        houses=houses,
    )


_THINGS = frozenset({"security", "index", "commodity", "crypto", "fx", "bond", "currency"})


def _told(places: tuple[int, ...], cells: tuple[Cell | None, ...], reader: HeadReader) -> Iterator[Head]:
    for place in places:
        cell = cells[place]
        if cell is not None:
            yield reader.read(cell)


def _column(grid: Grid, place: int, reader: HeadReader) -> Iterator[Head]:
    seen = set()
    for row in reversed(grid.heads):
        cell = row.cells[place]
        if row.aligned and cell is not None and cell.text and cell.start not in seen:
            seen.add(cell.start)
            yield reader.read(cell)


def _moment(heads: tuple[Head, ...], reader: HeadReader) -> Moment | None:
    """Return the time that the headers of a column name together: "Fourth quarter" over "2025"."""
    if len(heads) == 1:
        return heads[0].moment
    if not any(head.moment for head in heads):
        return next((m for m in [_joined(heads, reader)] if m), None) if len(heads) > 1 else None
    return _joined(heads, reader)


def _joined(heads: tuple[Head, ...], reader: HeadReader) -> Moment | None:
    down = " ".join(head.cell.text for head in reversed(heads))
    up = " ".join(head.cell.text for head in heads)
    both = [moment for text in (down, up) if (moment := read(text, reader.lang, reader.doc_date)) is not None]
    # The reading with fewer expressions joins them: "Fourth quarter 2025" is one, "2025 fourth quarter" two.
    return min(both, key=lambda moment: len(moment.spans), default=None)
