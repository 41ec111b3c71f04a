"""Lines of a table: which mark parts their cells, and what the cells are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from nlp.grids.grid import Cell
from nlp.tables import merged

_PIECE = re.compile(r"\S+(?:[ \u00a0\u202f]\S+)*")
_RULE = re.compile(r"[\s|:+=_—–-]*(?:-{2,}|={2,}|_{2,}|—{2,}|–{2,})[\s|:+=_—–-]*|\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_EMPHASIS = re.compile(r"(?:\*{1,3}|_{1,2}|`)(?=\S)|(?<=\S)(?:\*{1,3}|_{1,2}|`)")
_LONGEST_CELL = 60
_LONGEST_LABEL = 90
_GAP = re.compile(r"(?P<before>\S)(?P<blanks> {2,})(?=\S)")
_LABELLED = 2
_BULLET = re.compile(r"[-*•·–][ \u00a0]+[^\W\d_]|[-*•·–] {2,}\S")
_ENDS_SENTENCE = re.compile(r"[.!?:;,]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED_YEAR = re.compile(r"[^\W\d_]{2,}\.? (?:19|20)\d\d")
"""A year behind a word, which is no currency's there: "EPS 2025", "HY 2025", "Nov 2025"."""
_SPAN = re.compile(r"\d{1,2}-[A-Za-z]{1,2}")
"""A length of time as a header writes it: "3-M", "12-mo"."""
_FOOTNOTE = r"(?:\s?(?:[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§ªº]+|\((?:\d|[a-z])\)|\[(?:\d{1,2}|[a-z])\]))*"


class Form(Enum):
    """What parts the cells of a line."""

    PIPE = "pipe"
    TAB = "tab"
    SEMICOLON = "semicolon"
    BLANKS = "blanks"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """A line cut into cells; an empty cell is an empty interval. ``rule`` tells a line that is only drawn."""

    start: int
    end: int
    form: Form
    cells: tuple[Cell, ...]
    rule: bool = False

    @property
    def figures(self) -> int:
        """The number of cells behind the first that hold a figure."""
        return sum(is_figure(cell.text) for cell in self.cells[1:])


def cut(text: str, start: int, end: int) -> Line:
    """Return the line at an interval, cut at the strongest mark that it holds."""
    written = text[start:end]
    form = _form(written)
    if _RULE.fullmatch(written):
        return Line(start, end, form, (), rule=True)
    if form in (Form.BLANKS, Form.NONE):
        pieces = [_cell(text, start + match.start(), start + match.end()) for match in _PIECE.finditer(written)]
        return Line(start, end, form, tuple(pieces))
    mark = {Form.PIPE: "|", Form.TAB: "\t", Form.SEMICOLON: ";"}[form]
    cells = []
    at = start
    for piece in written.split(mark):
        cells.append(_cell(text, at, at + len(piece)))
        at += len(piece) + 1
    if form is Form.PIPE:
        first, last = written.strip().startswith("|"), written.strip().endswith("|")
        cells = cells[first : len(cells) - last]
    return Line(start, end, form, tuple(cells))


def _form(written: str) -> Form:
    inner = written.strip()
    if "|" in inner[1:]:
        return Form.PIPE
    if "\t" in inner:
        return Form.TAB
    if inner.count(";") > 1 and all(len(piece) <= _LONGEST_CELL for piece in inner.split(";")):
        return Form.SEMICOLON
    pieces = _PIECE.findall(inner)
    if _BULLET.match(inner) or (len(pieces) == _LABELLED and pieces[0].endswith(":")):
        return Form.NONE  # an item of a list, whose blanks are what marks of emphasis left: "S&P 500:   6,851.10"
    if len(pieces) > 1 and all(len(piece) <= _LONGEST_CELL for piece in pieces):
        # Two blanks behind a full stop are a typist's habit.
        apart = (len(gap["blanks"]) > 2 or not _ENDS_SENTENCE.match(gap["before"]) for gap in _GAP.finditer(inner))
        return Form.BLANKS if any(apart) or is_figure(pieces[-1]) else Form.NONE
    return Form.NONE


def is_label(line: Line, text: str) -> bool:
    """Say whether a line may be the label of a section, a header over several columns, or a caption."""
    written = text[line.start : line.end].strip()
    return line.form is Form.NONE and 0 < len(written) <= _LONGEST_LABEL and written[-1] not in ".!?;,"


def _cell(text: str, start: int, end: int) -> Cell:
    """Return the cell at an interval without blanks and marks of emphasis around it."""
    piece = text[start:end]
    inner = piece.strip()
    start += len(piece) - len(piece.lstrip())
    if match := _EMPHASIS.match(inner):
        inner, start = inner[match.end() :], start + match.end()
        inner = re.sub(r"(?:\*{1,3}|_{1,2}|`)$", "", inner).rstrip()
    return Cell(start, start + len(inner), inner)


def is_year(text: str) -> bool:
    """Say whether a cell holds four digits that may be a year."""
    return _YEAR.fullmatch(text) is not None


def is_span(text: str) -> bool:
    """Say whether a cell holds a length of time alone: "3-M" is no company of that name."""
    return _SPAN.fullmatch(text) is not None


@cache
def is_figure(text: str) -> bool:
    """Say whether a cell holds one figure with its sign and unit and nothing else; a year is none.

    "(1.2)", "▲ 0,5", "US$ 33,65", "12.4x", "3.50%–3.75%", "1,234 (1)"; another may stand behind it in brackets:
    "1.6 [1.4]", "27.1 (18.6)".
    """
    return not (is_year(text) or is_span(text) or _NAMED_YEAR.fullmatch(text)) and _figure().fullmatch(text) is not None


@cache
def _figure() -> re.Pattern[str]:
    units = sorted(merged("grids")["suffixes"], key=lambda unit: (-len(unit), unit))
    unit = "|".join(map(re.escape, units))
    money = r"(?:[^\W\d_]{0,4}[$€£¥]|[A-Z]{3}(?=[\s\d]))"
    number = r"\d[\d.,'’]*(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?"
    sign = r"[+\-−–]?"
    return re.compile(
        rf"(?:[▲▼△▽↑↓]\s*)?\(?\s*{sign}\s*{money}?\s*{sign}\s*{number}\s*(?:{unit})?"
        rf"(?:\s?[-–]\s?{money}?\s*{number}\s*(?:{unit})?)?\s*(?:{money}|-)?\s*\)?\s*(?:{unit})?{_FOOTNOTE}"
        rf"(?:\s[\[(]{sign}{money}?{number}\s*(?:{unit})?[\])])?",
        re.IGNORECASE,
    )
