"""The figures of a table's cells, each read by itself: what stands in the next column lends it nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.grids.finding import find
from nlp.grids.grid import Cell, Grid
from nlp.grids.lines import is_figure, is_year
from nlp.numbers.convention import Convention
from nlp.numbers.quantities import find_in
from nlp.reading import Interval, Quantity

_SUPERSCRIPTS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§ªº]")
_NOTE = re.compile(r"(?<=[\d%)xX])\s?(?:\((?:\d|[a-z])\)|\[(?:\d{1,2}|[a-z])\])\s*$")
_ARROW = re.compile(r"^[▲▼△▽↑↓]")
_DOWN = frozenset("▼▽↓")
_BRACKETS = re.compile(r"^(\s*)\((.*)\)(\s*%?\s*)$")
_MINUS_BEHIND = re.compile(r"(?<=[\d%])\s?[-−]\s*$")


def settle(text: str, lang: str, convention: Convention, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the quantities of a text with those of its tables read cell by cell.

    A header states no figure: the 9 of "9M 2025" is none. What stands in brackets, behind "▼" or before a minus is
    negative, and the marks of footnotes belong to no number.
    """
    grids = find(text)
    if not grids:
        return found
    kept = [quantity for quantity in found if not _in_cell(quantity, grids)]
    read = [quantity for grid in grids for quantity in _amounts(grid, lang, convention)]
    return tuple(sorted([*kept, *read], key=lambda quantity: quantity.start))


def _in_cell(quantity: Quantity, grids: Sequence[Grid]) -> bool:
    """Say whether a quantity lies in a header or touches a cell that holds a figure."""
    place = bisect_left([grid.end for grid in grids], quantity.start)
    if place == len(grids) or quantity.end <= grids[place].start:
        return False
    grid = grids[place]
    if any(head.start <= quantity.start < head.end for head in grid.heads):
        return True
    return any(cell.start < quantity.end and quantity.start < cell.end for cell in _cells(grid))


def _cells(grid: Grid) -> Iterator[Cell]:
    for row in grid.rows:
        for place, cell in enumerate(row.cells):
            if cell is not None and place not in grid.labels and (is_figure(cell.text) or _plain(grid, place, cell)):
                yield cell


def _plain(grid: Grid, place: int, cell: Cell) -> bool:
    """Say whether four digits are an amount: their column holds amounts that no year could be."""
    others = [row.cells[place] for row in grid.rows]
    return is_year(cell.text) and any(other is not None and is_figure(other.text) for other in others)


def _amounts(grid: Grid, lang: str, convention: Convention) -> Iterator[Quantity]:
    for cell in _cells(grid):
        if is_year(cell.text):
            value = float(cell.text)
            yield Quantity(
                cell.start, cell.end, cell.text, value, value, None, approx=False, step=1.0, rule="quantity.cell"
            )
            continue
        masked, negative = _masked(cell.text)
        for quantity in find_in(masked, lang, convention):
            moved = replace(
                quantity,
                start=cell.start + quantity.start,
                end=cell.start + quantity.end,
                text=cell.text[quantity.start : quantity.end],
            )
            yield _negated(moved) if negative and not quantity.signed else moved


def _masked(written: str) -> tuple[str, bool]:
    """Blank what is no part of a cell's number, and say whether it makes it negative."""
    text = _NOTE.sub(lambda match: " " * len(match[0]), _SUPERSCRIPTS.sub(" ", written))
    arrow = _ARROW.match(text)
    negative = arrow is not None and arrow[0] in _DOWN
    if arrow:
        text = " " + text[1:]
    if bracketed := _BRACKETS.match(text):
        # "(1.2)%" reads "1.2 %".
        return f"{bracketed[1]} {bracketed[2]} {bracketed[3]}", True
    if behind := _MINUS_BEHIND.search(text):
        return text[: behind.start()] + " " * len(behind[0]), True
    return text, negative


def _negated(quantity: Quantity) -> Quantity:
    readings = tuple(Interval(_minus(each.high), _minus(each.low)) for each in quantity.readings)
    return replace(quantity, low=_minus(quantity.high), high=_minus(quantity.low), readings=readings, signed=True)


def _minus(value: float | None) -> float | None:
    return None if value is None else 0.0 - value
