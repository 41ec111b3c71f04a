"""A table as it stands in a text: header rows and rows of figures, cut into columns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a half-open interval of the text without the blanks around it; ``text`` is that slice."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table.

    Attributes:
        cells: one for each column, null where the line leaves the column empty. A cell of a header that spans several
            columns stands under each of them.
        aligned: whether it is known which cell belongs to which column.
    """

    start: int
    end: int
    cells: tuple[Cell | None, ...]
    aligned: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        start, end: from its first line to its last.
        captions: the short lines right above it, nearest last.
        heads: its header rows, from the top.
        rows: the rows below them.
        labels: the columns that hold names and words rather than figures, the first being the row's label.
    """

    start: int
    end: int
    captions: tuple[Cell, ...]
    heads: tuple[Row, ...]
    rows: tuple[Row, ...]
    labels: tuple[int, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0].cells) if self.rows else 0
