"""Columns: which cell of a line belongs to which column of its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from nlp.grids.grid import Cell, Row
from nlp.grids.lines import Form, Line, is_figure

Cells = tuple[Cell | None, ...]
_ROOM = 3
"""Columns between which a number may stand apart from its column's edges."""


def width(lines: Sequence[Line]) -> int:
    """Return the number of columns of a table: that of most of its lines with figures, of equals the wider."""
    counts = Counter(len(line.cells) for line in lines if line.figures)
    return max(counts, key=lambda count: (counts[count], count), default=0)


def rows(lines: Sequence[Line], columns: int) -> list[Row]:
    """Return the lines of a table with their cells in its columns."""
    spans = _spans(lines, columns)
    full = [line for line in lines if line.figures and len(line.cells) == columns]
    figured = frozenset(place for line in full for place, cell in enumerate(line.cells) if is_figure(cell.text))
    return [_row(line, columns, spans, figured) for line in lines]


def _spans(lines: Sequence[Line], columns: int) -> list[tuple[int, int]]:
    """Return where each column begins and ends on its line, by the lines that fill all of them."""
    full = [line for line in lines if line.figures and len(line.cells) == columns]
    return [
        (
            min(line.cells[place].start - line.start for line in full),
            max(line.cells[place].end - line.start for line in full),
        )
        for place in range(columns)
    ]


def _row(line: Line, columns: int, spans: Sequence[tuple[int, int]], figured: frozenset[int]) -> Row:
    found = _placed(line, columns, spans, figured)
    if found is None:
        return Row(line.start, line.end, (None,) * columns, aligned=False)
    return Row(line.start, line.end, tuple(cell if cell is not None and cell.text else None for cell in found))


def _lacks_label(line: Line, missing: int, figured: frozenset[int]) -> bool:
    """Say whether a line leaves out cells behind its label: "| Average | 4,627 |" under "| Firm | Analyst | S&P |"."""
    places = [place for place, cell in enumerate(line.cells) if is_figure(cell.text)]
    return bool(places) and not figured.issuperset(places) and figured.issuperset(p + missing for p in places)


def _placed(line: Line, columns: int, spans: Sequence[tuple[int, int]], figured: frozenset[int]) -> Cells | None:
    cells, count = line.cells, len(line.cells)
    if line.form in (Form.BLANKS, Form.NONE):
        return _by_place(line, columns, spans)
    if count == columns:
        return _filled(line)
    if line.form is Form.PIPE:
        missing = columns - count
        gap = missing > 0 and _lacks_label(line, missing, figured)
        return (cells[0], *(None,) * missing, *cells[1:]) if gap else (*cells[:columns], *(None,) * missing)
    if line.figures or count > columns:
        return (cells[0], *(None,) * (columns - 1)) if count == 1 else None
    if count == 1 and columns > 1:
        return (cells[0], *(None,) * (columns - 1))
    if (columns - 1) % count == 0:
        # The empty corner of a page's table leaves no trace, and a header may span several columns.
        each = (columns - 1) // count
        return (None, *(cell for cell in cells for _ in range(each)))
    return None


def _filled(line: Line) -> Cells:
    """Let a header over several columns stand over each: "| | Q4 | | FY | |"."""
    if line.figures or line.form is not Form.PIPE or not any(cell.text for cell in line.cells[1:]):
        return line.cells
    filled: list[Cell | None] = [line.cells[0]]
    for cell in line.cells[1:]:
        filled.append(cell if cell.text or len(filled) == 1 else filled[-1])
    return tuple(filled)


def _by_place(line: Line, columns: int, spans: Sequence[tuple[int, int]]) -> Cells | None:
    """Place cells that only blanks part by where they stand on their line."""
    if line.figures:
        if len(line.cells) == columns:
            return line.cells
        placed: dict[int, Cell] = {}
        for cell in line.cells:
            place = _nearest(cell, line, spans)
            if place is None or place in placed:
                return None
            placed[place] = cell
        return tuple(placed.get(place) for place in range(columns))
    if len(line.cells) == columns:
        return line.cells
    if len(line.cells) == columns - 1 and not _typeset(spans):
        return (None, *line.cells)
    if len(line.cells) == 1 and line.cells[0].start - line.start < spans[0][1]:
        return (line.cells[0], *(None,) * (columns - 1))
    return _header(line, columns, spans)


def _typeset(spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether the columns stand one below the other; else two blanks only part what follows on a line."""
    return all(left[1] <= right[0] for left, right in pairwise(spans))


def _nearest(cell: Cell, line: Line, spans: Sequence[tuple[int, int]]) -> int | None:
    start, end = cell.start - line.start, cell.end - line.start
    near = [place for place, (left, right) in enumerate(spans) if start < right + _ROOM and left - _ROOM < end]
    return near[0] if len(near) == 1 else next((p for p in near if spans[p][1] == end), None)


def _header(line: Line, columns: int, spans: Sequence[tuple[int, int]]) -> Cells:
    """Put over each column the header whose middle is nearest; the first column keeps what stands over it alone.

    A corner may be longer than the labels under it: "Segment results (in millions of dollars)".
    """
    edge = spans[0][1], spans[min(1, columns - 1)][0]
    corner = [
        cell
        for cell in line.cells
        if (cell.start + cell.end) / 2 - line.start < edge[0]
        or (cell.start - line.start < edge[0] and cell.end - line.start <= edge[1])
    ]
    above = [cell for cell in line.cells if cell not in corner]
    found: list[Cell | None] = [corner[0] if corner else None]
    for left, right in spans[1:columns]:
        middle = (left + right) / 2
        found.append(min(above, key=lambda c: abs((c.start + c.end) / 2 - line.start - middle), default=None))
    return tuple(found)
