"""Find the tables of a text: runs of lines that the same mark cuts into columns of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from nlp.grids import aligning
from nlp.grids.grid import Cell, Grid, Row
from nlp.grids.lines import Form, Line, cut, is_figure, is_label, is_year

_MAYBE = re.compile(r"\t|\|[^|\n]*[|\n]|[^\s.!?:;,] {2,}\S|;[^;\n]*;")
_STATED = re.compile(r"[$€£¥]\s?\d|\d\s?(?:%|x\b|bps?\b)")
_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_FEWEST_ROWS = 2
_FEWEST_SEMICOLON_ROWS = 3
_CAPTIONS = 3
_SHARE = 0.5
"""At least so much of what stands behind the labels is figures."""


@lru_cache(maxsize=16)
def find(text: str) -> tuple[Grid, ...]:
    """Return the tables of a text in order.

    A table has at least two rows with figures, or one below a header. Its cells are parted by ``|``, tabs, semicolons
    or two blanks and more. A single line of quotes is none.
    """
    if _MAYBE.search(text) is None:
        return ()
    lines = [cut(text, *match.span()) for match in _LINE.finditer(text) if match.group().strip()]
    return tuple(grid for first, last in _blocks(text, lines) if (grid := _grid(text, lines, first, last)) is not None)


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of lines that may be a table."""
    at = 0
    while at < len(lines):
        if lines[at].form is Form.NONE or lines[at].rule:
            at += 1
            continue
        stop = _stop(text, lines, at)
        yield _start(text, lines, at), stop
        at = stop


def _stop(text: str, lines: Sequence[Line], at: int) -> int:
    form, stop = lines[at].form, at + 1
    while stop < len(lines):
        line = lines[stop]
        apart = text.count("\n", lines[stop - 1].end, line.start) > (2 if form is Form.BLANKS else 1)
        if apart or _opens_another(text, lines, stop):
            break
        if line.form is form or line.rule:
            stop += 1
            continue
        # "Net sales" over the rows of its products.
        inside = form is not Form.SEMICOLON and is_label(line, text) and stop + 1 < len(lines)
        if not inside or lines[stop + 1].form is not form or text.count("\n", line.end, lines[stop + 1].start) > 1:
            break
        stop += 1
    return stop


def _opens_another(text: str, lines: Sequence[Line], at: int) -> bool:
    """Say whether a line behind an empty one is the header of another table."""
    line = lines[at]
    headed = line.form is not Form.NONE and not line.rule and not line.figures and len(line.cells) > 1
    return headed and text.count("\n", lines[at - 1].end, line.start) > 1


def _start(text: str, lines: Sequence[Line], at: int) -> int:
    """Take in the header over several columns that stands alone on its line, far to the right."""
    while at and lines[at].form is Form.BLANKS:
        above = lines[at - 1]
        indented = len(text[above.start : above.end]) - len(text[above.start : above.end].lstrip()) >= _INDENT
        if not (indented and is_label(above, text) and text.count("\n", above.end, lines[at].start) == 1):
            break
        at -= 1
    return at


_INDENT = 8


def _grid(text: str, lines: Sequence[Line], first: int, last: int) -> Grid | None:
    block = [line for line in lines[first:last] if not line.rule]
    columns = aligning.width(block)
    if columns < 2 or not _is_table(block, columns):
        return None
    rows = aligning.rows(block, columns)
    ruled = _ruled(lines[first:last])
    heads = _heads(rows, ruled)
    body = rows[heads:]
    while body and not _figures(body[-1]):
        body.pop()
    labels = _labels(body, columns)
    if not body or not labels or not _dense(body, labels):
        return None
    start, end = lines[first].start, body[-1].end
    return Grid(start, end, tuple(_captions(text, lines, first)), tuple(rows[:heads]), tuple(body), labels)


def _is_table(block: Sequence[Line], columns: int) -> bool:
    with_figures = [line for line in block if line.figures]
    if block[0].form is Form.SEMICOLON:
        even = sum(len(line.cells) == columns for line in block)
        return columns > 2 and len(with_figures) >= _FEWEST_ROWS and even >= max(_FEWEST_SEMICOLON_ROWS, len(block) - 1)
    return len(with_figures) >= _FEWEST_ROWS or (len(with_figures) == 1 and not block[0].figures and len(block) > 1)


def _ruled(lines: Sequence[Line]) -> int | None:
    """Return how many lines stand above the line that is drawn under a header, null where none is drawn."""
    return next((place for place, line in enumerate(lines) if line.rule and place), None)


def _heads(rows: Sequence[Row], ruled: int | None) -> int:
    """Return how many rows are headers: those from the top without figures, and no more than a drawn line parts off."""
    count = next((place for place, row in enumerate(rows) if _figures(row)), len(rows))
    if not ruled and count > 1 and _is_section(rows[count - 1]) and not all(map(_is_section, rows[: count - 1])):
        count -= 1  # the first section stands right under the header
    return min(count, ruled) if ruled else count


def _is_section(row: Row) -> bool:
    return row.cells[0] is not None and all(cell is None for cell in row.cells[1:])


def _figures(row: Row) -> int:
    return sum(cell is not None and is_figure(cell.text) for cell in row.cells[1:])


def _labels(rows: Sequence[Row], columns: int) -> tuple[int, ...]:
    """Return the columns of words; a column of ranks before them is none."""
    found = []
    for place in range(columns):
        cells = [row.cells[place] for row in rows if row.aligned]
        told = [cell.text for cell in cells if cell is not None]
        words = [each for each in told if not is_figure(each) and any(char.isalnum() for char in each)]
        years = all(map(is_year, told))
        if (place == 0 and told and years) or (not years and len(words) > _SHARE * len(told)):
            found.append(place)
    return tuple(found)


def _dense(rows: Sequence[Row], labels: tuple[int, ...]) -> bool:
    cells = [cell for row in rows for place, cell in enumerate(row.cells) if place not in labels and cell is not None]
    figures = sum(is_figure(cell.text) or is_year(cell.text) for cell in cells)
    return bool(cells) and figures >= _SHARE * len(cells)


def _captions(text: str, lines: Sequence[Line], first: int) -> Iterator[Cell]:
    """Yield the short lines above a table, with at most one empty line between them and it, nearest last."""
    found: list[Cell] = []
    at = first - 1
    while at >= 0 and len(found) < _CAPTIONS:
        line, below = lines[at], lines[at + 1]
        gaps = text.count("\n", line.end, below.start)
        stated = _STATED.search(text, line.start, line.end)  # "Adjusted EBITDA: $58.7 million" tells of itself alone
        if not is_label(line, text) or stated or gaps > (2 if at == first - 1 or found else 1):
            break
        start = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
        end = line.start + len(text[line.start : line.end].rstrip())
        found.append(Cell(start, end, text[start:end]))
        at -= 1
    yield from reversed(found)
