"""What two or more figures of a text give together: the interval of every value that they allow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from queries.intervals import Bounds, Figure, figure

if TYPE_CHECKING:
    from index.sourced import SourcedClaim
    from nlp.reading import Claim

Formula = Callable[[float, float], float]


@dataclass(frozen=True, slots=True)
class Derivation:
    """One way to derive a stated figure.

    Attributes:
        inputs: the claims that it is derived from.
        gives: all values that the inputs' intervals allow, in the unit in which the stated figure is compared.
        value: what the inputs give as written.
        excuses: values that would show that the claims' roles were read wrongly, not that the text is wrong.
        joined: whether the text itself puts the inputs together ("from 4.50% to 4.25%"), so that it matters less how
            sure it is what each of them is.
        called: what the words around the figure call it, where that tells more than the metric it was read as.
        side: on which side of the one input the words put the figure (``above``, ``below``), where they say no more.
    """

    inputs: tuple[SourcedClaim, ...]
    gives: Bounds
    value: float
    excuses: tuple[Bounds, ...] = ()
    joined: bool = False
    called: str | None = None
    side: str | None = None


Rule = Callable[["SourcedClaim", Sequence["SourcedClaim"]], Iterator[Derivation]]


def derive(
    inputs: tuple[SourcedClaim, SourcedClaim],
    formula: Formula,
    excuses: tuple[Formula, ...] = (),
    *,
    whole: int = 1,
) -> Iterator[Derivation]:
    """Carry the intervals of two inputs through a formula that is monotone in each, and through its excuses.

    Args:
        inputs: what goes into the formula, in its order.
        formula: gives the stated figure.
        excuses: give it where roles or signs were read wrongly.
        whole: how many inputs, from the first, may not be nothing, for the formula divides by them.
    """
    first, second = (figure(each.claim) for each in inputs)
    if first is None or second is None or not (closed(first) and closed(second)):
        return
    read = [pair for pair in readings(first, second) if not any(map(_around_zero, pair[:whole]))]
    if not read or (first.readings[0], second.readings[0]) != read[0]:
        return  # nothing is so many per cent of a loss, or of nothing
    gives, *others = (corners(a, b, formula) for a, b in read)
    excused = [corners(a, b, each) for each in excuses for a, b in read]
    yield Derivation(inputs, gives, formula(middle(first), middle(second)), (*others, *excused))


def readings(first: Figure, second: Figure) -> list[tuple[Bounds, Bounds]]:
    """Return the readings of two figures in pairs: a text writes all its numbers by one convention."""
    if len(first.readings) == len(second.readings):
        return list(zip(first.readings, second.readings, strict=True))
    return list(product(first.readings, second.readings))


def _around_zero(bounds: Bounds) -> bool:
    return bounds.low <= 0 <= bounds.high


def plain(of: Figure) -> bool:
    """Return whether a figure is closed and can be read in one way only."""
    return len(of.readings) == 1 and closed(of)


def closed(of: Figure) -> bool:
    """Return whether a figure has both ends."""
    return math.isfinite(of.exact.low) and math.isfinite(of.exact.high)


def corners(a: Bounds, b: Bounds, formula: Formula) -> Bounds:
    """Return the least and the most that a formula gives at the ends of two intervals."""
    values = [formula(x, y) for x, y in product((a.low, a.high), (b.low, b.high))]
    return Bounds(min(values), max(values))


def middle(of: Figure) -> float:
    """Return the figure as written; of a range, its middle."""
    return (of.exact.low + of.exact.high) / 2


def same_sentence(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Return whether two figures stand in one sentence."""
    return a.doc == b.doc and a.claim.sentence_start == b.claim.sentence_start


def same_stretch(a: Claim, b: Claim) -> bool:
    """Return whether two changes can be over one time: what a text leaves open does not tell them apart."""
    return all(x is None or y is None or x == y for x, y in ((a.period, b.period), (a.as_of, b.as_of))) and _definition(
        a
    ) == _definition(b)


def _definition(claim: Claim) -> set[str]:
    """What a change is counted by; "settled" beside one of two changes is said of both."""
    return set((claim.basis or "").split("+")) - {"", "close"}
