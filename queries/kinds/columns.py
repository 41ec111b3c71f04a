"""Tables whose columns tell by their own rows how they are reckoned, and the row that is reckoned otherwise.

What a column is, its header says in a hundred ways. But where nine rows of ten give the last column from two others
(a change in per cent, a difference in basis points) or from all of them (a sum), the tenth is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, permutations
from typing import TYPE_CHECKING

from queries.finding import Finding, Severity, identity
from queries.words import sources, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.sourced import SourcedClaim

RULERS = ("\t", "|")
"""What stands between the cells of a row."""

ADJACENT = 3
"""Most characters between two rows of one table."""

FEWEST, MOST_WRONG = 4, 0.25
"""How many rows a table has at least, and the part of them that may be wrong."""

MOST_CELLS = 10

SIGNS = frozenset("+-−–")
"""What a move in points or money is written with: of "712.45 | +5.02 | +0.71%" the second is no level."""

SLACK, SLACK_SHARE = 0.02, 0.03
"""Points, and part of itself, by which a change may miss: feeds round, and take quotes of other seconds."""

WHOLE = 1.0
"""The least step of amounts that are summed: what is told a share need not add up, for each is rounded."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The figures of a row, in order, and what tells its like: the number of its cells and which are changes."""

    cells: tuple[SourcedClaim, ...]
    form: tuple[str, ...]

    def value(self, place: int) -> float:
        return self.cells[place].claim.low or 0.0


def find_columns(claims: Iterable[SourcedClaim]) -> Iterator[Finding]:
    """Yield a finding for each row that does not follow from its cells as the other rows of its table do.

    Args:
        claims: by document and place.
    """
    for rows in _tables(claims):
        alike: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
        for row in rows:
            alike[row.form].append(row)
        for form, members in alike.items():
            if len(members) >= FEWEST:
                yield from _changes(form, members)
                yield from _sums(form, members)


def _tables(claims: Iterable[SourcedClaim]) -> Iterator[list[_Row]]:
    table: list[_Row] = []
    for row in _rows(claims):
        if table and not _follows(table[-1].cells[0], row.cells[0]):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _rows(claims: Iterable[SourcedClaim]) -> Iterator[_Row]:
    for _, group in groupby(claims, key=lambda each: (each.uri, each.claim.sentence_start)):
        cells = tuple(group)
        if 3 <= len(cells) <= MOST_CELLS and any(ruler in cells[0].sentence for ruler in RULERS):
            numbers = all(each.claim.low is not None and each.claim.low == each.claim.high for each in cells)
            if numbers and not any(each.claim.readings or each.claim.approx for each in cells):
                yield _Row(cells, tuple(map(_kind, cells)))


def _kind(cell: SourcedClaim) -> str:
    unit = cell.claim.unit or ""
    if unit in {"%", "bp", "pp", "x"}:
        return unit
    return "move" if cell.claim.value_text[:1] in SIGNS else "level"


def _follows(first: SourcedClaim, second: SourcedClaim) -> bool:
    return first.uri == second.uri and second.claim.sentence_start - first.claim.sentence_end <= ADJACENT


def _changes(form: tuple[str, ...], rows: Sequence[_Row]) -> Iterator[Finding]:
    """Yield the rows whose change is not that of the two columns that the others change between."""
    for change, of in (("%", "level"), ("bp", "%")):
        levels = [place for place, kind in enumerate(form) if kind == of]
        for place in (place for place, kind in enumerate(form) if kind == change):
            if len(levels) > 1:
                yield from _misfits(rows, place, list(permutations(levels, 2)), change)


def _misfits(rows: Sequence[_Row], place: int, pairs: Sequence[tuple[int, int]], change: str) -> Iterator[Finding]:
    wrong = {pair: [row for row in rows if not _fits(row, place, pair, change)] for pair in pairs}
    pair = min(pairs, key=lambda each: (len(wrong[each]), _turned(rows, place, each, change)))
    close = [each for each in pairs if len(wrong[each]) <= len(rows) * (1 - MOST_WRONG) and set(each) != set(pair)]
    if not 0 < len(wrong[pair]) <= len(rows) * MOST_WRONG or any(
        len(wrong[each]) == len(wrong[pair]) for each in close
    ):
        return
    for row in wrong[pair]:
        if not any(_fits(row, place, other, change) for other in pairs):
            yield _finding(row, place, pair, _written(_change(row, pair, change), change))


def _turned(rows: Sequence[_Row], place: int, pair: tuple[int, int], change: str) -> int:
    """How many rows would have moved the other way than they say: which of two columns is the older, the rows tell."""
    return sum(_change(row, pair, change) * row.value(place) < 0 for row in rows)


def _change(row: _Row, pair: tuple[int, int], change: str) -> float:
    old, new = row.value(pair[0]), row.value(pair[1])
    if change == "bp":
        return (new - old) * 100
    return (new / old - 1) * 100 if old else 0.0


def _fits(row: _Row, place: int, pair: tuple[int, int], change: str) -> bool:
    """Whether a row's change follows, or is the difference itself, as tables write those of rates."""
    stated, value = row.value(place), _change(row, pair, change)
    half = row.cells[place].claim.step / 2
    slack = _coarse(row, pair, change) + half + max(SLACK, SLACK_SHARE * abs(value))
    apart = row.value(pair[1]) - row.value(pair[0])
    rounded = sum(row.cells[each].claim.step / 2 for each in pair) + half + SLACK
    return abs(abs(stated) - abs(value)) <= slack or abs(abs(stated) - abs(apart)) <= rounded


def _coarse(row: _Row, pair: tuple[int, int], change: str) -> float:
    """By how much the rounding of two levels can move their change."""
    steps = sum(row.cells[place].claim.step / 2 for place in pair)
    if change == "bp":
        return steps * 100
    least = min(abs(row.value(place)) for place in pair)
    return steps / least * 100 if least else 100.0


def _sums(form: tuple[str, ...], rows: Sequence[_Row]) -> Iterator[Finding]:
    """Yield the rows whose last amount is not the sum of those before it, as in the other rows."""
    if set(form) != {"level"} or len(form) < 3:
        return
    summed = [row for row in rows if _is_summed(row)]
    wrong = [row for row in summed if not _adds_up(row)]
    if len(summed) >= FEWEST and 0 < len(wrong) <= len(summed) * MOST_WRONG:
        last = len(form) - 1
        for row in wrong:
            parts = [row.value(place) for place in range(last)]
            yield _finding(row, last, tuple(range(last)), f"{sum(parts):,.0f}")


def _is_summed(row: _Row) -> bool:
    """Whether a row's last amount can be a sum: no mean of the others, and nothing that stood at the end of a year."""
    *parts, total = (row.value(place) for place in range(len(row.cells)))
    whole = all(each.claim.step >= WHOLE for each in row.cells) and len({each.claim.unit for each in row.cells}) == 1
    return whole and not min(parts) <= total <= max(parts)


def _adds_up(row: _Row) -> bool:
    """Whether a row adds up, with whichever sign one of its parts was written: "(1,166)" is a loss."""
    *parts, total = (row.value(place) for place in range(len(row.cells)))
    slack = sum(each.claim.step for each in row.cells) / 2
    return any(abs(sum(parts) - 2 * turned - total) <= slack for turned in (0.0, *parts))


def _written(value: float, change: str) -> str:
    return f"{value:.2f}%" if change == "%" else f"{value:.1f} bp"


def _finding(row: _Row, place: int, inputs: tuple[int, ...], expected: str) -> Finding:
    stated, given = row.cells[place], tuple(row.cells[each] for each in inputs)
    told = " and ".join(values((each,)) for each in given)
    return Finding(
        id=identity("arithmetic", ((stated,), given)),
        kind="arithmetic",
        severity=Severity.WARNING,
        sides=((stated,), given),
        subject=stated.claim.subject,
        metric=stated.claim.metric,
        message=f"A table's row gives {values((stated,))}, but {told} give {expected}: {sources((stated,))}.",
        expected=expected,
        stated=stated.claim.value_text,
    )
