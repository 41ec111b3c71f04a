"""Sorting claims into sides: those of one side agree with each other and disagree with every other side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.intervals import Figure, agree, figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.sourced import SourcedClaim
    from nlp.reading import Claim
    from queries.finding import Side


SWAPPED_DIGITS = 5
"""Fewest digits in which a swap is no chance: 41.2 and 42.1 can both be prices of one day."""

SETTLED_DIGITS = 4
"""The same of what a session ended at."""


@dataclass(slots=True)
class _Group:
    """Figures that all agree with each other."""

    figures: list[Figure]

    def meets(self, other: Figure) -> bool:
        """Whether any of them agrees with the figure."""
        return any(agree(each, other) for each in self.figures)

    def holds(self, other: Figure) -> bool:
        """Whether all of them agree with the figure."""
        return all(agree(each, other) for each in self.figures)


def sides(claims: Iterable[SourcedClaim], *, leeway: Callable[[Claim], float] = lambda _: 0.0) -> tuple[Side, ...]:
    """Sort claims of one block and time into sides; fewer than two when nothing disagrees.

    A figure that agrees with two sides ("about 22" beside 21.6 and 22.5) bridges them and is left out. Sides come
    from the lowest figure to the highest, claims within one in the order given.

    Args:
        claims: the claims.
        leeway: how far apart figures may lie for reasons other than rounding.
    """
    by_figure: dict[Figure, list[SourcedClaim]] = defaultdict(list)
    for alike in _as_written(claims):
        claim = alike[0].claim
        if (meant := figure(claim, leeway=leeway(claim))) is not None:
            by_figure[meant] += alike
    if len(by_figure) < 2:
        return ()
    groups = _group(list(by_figure))
    if len(groups) < 2:
        return ()
    return tuple(tuple(sourced for each in group.figures for sourced in by_figure[each]) for group in groups)


def _as_written(claims: Iterable[SourcedClaim]) -> Iterable[list[SourcedClaim]]:
    """Put together what is written alike, so that a figure that many repeat is worked out once."""
    found: dict[tuple[object, ...], list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        claim = sourced.claim
        found[claim.low, claim.high, claim.unit, claim.step, claim.approx, claim.readings].append(sourced)
    return found.values() if len(found) > 1 else ()


def _group(figures: Sequence[Figure]) -> list[_Group]:
    """Choose as many figures that disagree as there are (earliest end first), then give each its company."""
    ordered = sorted(figures, key=_order)
    groups: list[_Group] = []
    rest: list[Figure] = []
    for each in ordered:
        if any(group.meets(each) for group in groups):
            rest.append(each)
        else:
            groups.append(_Group([each]))
    if len(groups) > 1:
        for each in rest:
            _place(each, groups)
    return sorted(groups, key=lambda group: group.figures[0].exact.low)


def _place(each: Figure, groups: Sequence[_Group]) -> None:
    met = [group for group in groups if group.meets(each)]
    if len(met) == 1 and met[0].holds(each):
        met[0].figures.append(each)


def _order(each: Figure) -> tuple[bool, float, float]:
    """Figures of one reading first; among them the earliest end, which makes the choice a largest one."""
    first = each.readings[0]
    return len(each.readings) > 1, first.high, first.low


def swapped(found: Sequence[Side], *, fewest: int = SWAPPED_DIGITS) -> bool:
    """Return whether two of the sides differ by two neighbouring digits that changed places: 5,127.4 and 5,172.4.

    Two measurements seldom do; a hand that typed one of them does.

    Args:
        found: the sides.
        fewest: the digits that a figure must have.
    """
    written = [digits for side in found if len(digits := _digits(side[0].claim.value_text)) >= fewest]
    return any(_one_swap(a, b) for i, a in enumerate(written) for b in written[i + 1 :])


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _one_swap(a: str, b: str) -> bool:
    differ = [place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(differ) == 3 and differ[2] == len(a) - 1 == len(b) - 1 and abs(int(a[-1]) - int(b[-1])) == 1:
        differ.pop()  # of two feeds that round the last digit each in its way
    if len(a) != len(b) or len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    return (a[differ[0]], a[differ[1]]) == (b[differ[1]], b[differ[0]])
