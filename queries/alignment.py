"""Figures of a text beside those of its translation, one to one.

They are aligned in the order of the text, as sequences are (Needleman and Wunsch 1970): equal ones draw each other, two
that differ are set against each other where they say the same of the same subject. Another way to write a number
("3,50 %" and "3.50%", "$67.4K" and "67.400 $") is no difference, and neither is a sign: "fell 2%" may be translated by
a loss of 2%.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.intervals import QUOTED_IN, TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim

EQUAL = 4.0
"""What two equal figures are worth to each other; two that differ are worth less, whatever else they share."""

DIFFERENT = 0.5

BARE = 0.4
"""What two that differ are worth where only one text names the unit: "at 99.00", "en 49,00 puntos"."""

TIMES = 10.0
"""By so many times two such figures differ at most; a bare number may be a count of anything."""

SHARED = 1.0
"""What one metric, and what one subject, adds."""

SMALL = 12
"""The largest count that may be worded freely."""

PERCENT = frozenset({"%", "pp", "bp"})

POINTS = {("bp", "%"): 100.0, ("bp", "pp"): 100.0, ("%", "bp"): 0.01, ("pp", "bp"): 0.01}
"""By what a figure of the second unit is multiplied to be one of the first: 25 basis points are a quarter point."""


_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,]*\d)")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A figure and that of the translation: one of them is null where the other text has nothing for it."""

    figure: SourcedClaim | None
    other: SourcedClaim | None

    @property
    def equal(self) -> bool:
        """Whether both are there and may be the same number."""
        return self.figure is not None and self.other is not None and equal(self.figure, self.other)


def align(text: Sequence[SourcedClaim], other: Sequence[SourcedClaim]) -> list[Aligned]:
    """Return the figures of a text beside those of its translation, in the order of both; each stands once."""
    ours, theirs = _figures(text), _figures(other)
    worth = [[_worth(mine, their) for their in theirs] for mine in ours]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for row in range(len(ours) - 1, -1, -1):
        for column in range(len(theirs) - 1, -1, -1):
            together = best[row + 1][column + 1] + worth[row][column]
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    return list(_walk(ours, theirs, worth, best))


def _walk(
    ours: Sequence[SourcedClaim],
    theirs: Sequence[SourcedClaim],
    worth: Sequence[Sequence[float]],
    best: Sequence[Sequence[float]],
) -> Iterator[Aligned]:
    row = column = 0
    while row < len(ours) or column < len(theirs):
        inside = row < len(ours) and column < len(theirs)
        if inside and worth[row][column] > 0 and best[row][column] == best[row + 1][column + 1] + worth[row][column]:
            yield Aligned(ours[row], theirs[column])
            row, column = row + 1, column + 1
        elif column >= len(theirs) or (row < len(ours) and best[row][column] == best[row + 1][column]):
            yield Aligned(ours[row], None)
            row += 1
        else:
            yield Aligned(None, theirs[column])
            column += 1


def _figures(text: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """Return each figure once, though it may be stated of several subjects, and also where it was not understood."""
    first: dict[tuple[int, int], SourcedClaim] = {}
    for sourced in sorted(text, key=lambda each: (each.claim.start, each.claim.end, each.claim.subject or "")):
        if sourced.claim.low is not None or sourced.claim.high is not None:
            first.setdefault((sourced.claim.start, sourced.claim.end), sourced)
    return list(first.values())


def _worth(one: SourcedClaim, other: SourcedClaim) -> float:
    shared = SHARED * (same_metric(one, other) + same_subject(one, other))
    if equal(one, other):
        return EQUAL + shared
    if _kind(one) == _kind(other):
        return DIFFERENT + shared
    return BARE + shared if _bare(one, other) else 0.0


def _bare(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Return whether one of two figures was read without a unit, and may be of the size of the other."""
    small, large = sorted((ends(one)[1], ends(other)[1]))
    named = _kind(one) or _kind(other)
    return "" in (_kind(one), _kind(other)) and named != "%" and SMALL < large <= TIMES * small


def same_metric(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Return whether two figures are understood to measure one thing."""
    return one.claim.metric is not None and one.claim.metric == other.claim.metric


def same_subject(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Return whether two figures are understood to be of one subject."""
    return one.claim.subject is not None and one.claim.subject == other.claim.subject


def _kind(sourced: SourcedClaim) -> str:
    """Return what kind of number it is.

    Per cent and points are one, and so are dollars and dollars a barrel: translators change them.
    """
    unit = sourced.claim.unit or ""
    return "%" if unit in PERCENT else QUOTED_IN.get(unit, unit)


def ends(sourced: SourcedClaim) -> tuple[float, float]:
    """Return the sizes between which a figure lies, without signs; an open side is at the stated one."""
    sizes = sorted(abs(each) for each in (sourced.claim.low, sourced.claim.high) if each is not None)
    return sizes[0], sizes[-1]


def equal(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Return whether two figures may be the same number; of two ranges both ends."""
    factor = _factor(one, other)
    slack = (one.claim.step + other.claim.step * factor) / 2
    (low, high), (least, most) = ends(one), (end * factor for end in ends(other))
    if low < high and least < most:
        return abs(low - least) <= slack and abs(high - most) <= slack
    meets = low - slack <= most and least <= high + slack
    return meets or _thousands(one) == least == most or _thousands(other) == low == high


def _thousands(sourced: SourcedClaim) -> float | None:
    """Return what an amount of money with three decimals means: "3,500 dólares" beside "$3.5K" are thousands."""
    claim = sourced.claim
    money = (claim.unit or "").isupper() and _GROUPED.search(claim.value_text) is not None
    return abs(claim.low) * 1e3 if money and claim.low is not None and abs(claim.low) < 1e3 else None


def same_number(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Return whether two figures are the same number as written: "97K" may be 97.4K, but says 97,000."""
    factor = _factor(one, other)
    if _thousands(one) == ends(other)[0] or _thousands(other) == ends(one)[0]:
        return True
    pairs = zip(ends(one), ends(other), strict=True)
    return all(abs(mine - their * factor) <= TOLERANCE * max(mine, 1.0) for mine, their in pairs)


def _factor(one: SourcedClaim, other: SourcedClaim) -> float:
    return POINTS.get((one.claim.unit or "", other.claim.unit or ""), 1.0)
