"""A point of a timeline: one figure that one voice states, with what it revises and what the others say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.sourced import SourcedClaim
    from nlp.reading import Status


@dataclass(frozen=True, slots=True)
class Consensus:
    """The figures of one definition and period.

    Attributes:
        start, end: the first and the last day of the period (ISO 8601).
        status: ``actual``, or ``forecast`` for what is expected or aimed at.
        count: independent voices.
        median: of the middles of their intervals.
        low, high: the first and the third quartile, between which half of the figures lie.
    """

    start: str
    end: str
    status: str
    unit: str | None
    part: str | None
    basis: str | None
    period: str | None
    counterpart: str | None
    count: int
    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a source said before it revised it."""

    said: str
    low: float | None
    high: float | None
    doc: str


@dataclass(frozen=True, slots=True)
class Point:
    """One figure that one voice states.

    Attributes:
        applies: the time that the figure is about (ISO 8601, as coarse as the text is); the publication date where
            the text gives none, null where nothing does.
        said: the first day on which one of the sources said it (ISO 8601), null when unknown.
        low, high: the stated interval, in ``unit``; null on an open side.
        unit: the unit in which figures of this metric compare: a move is in ``bp`` however it was written.
        sources: the claims that state it: copies of one text and repetitions, by date, document and place.
        revises: what the same source said before of the same time; null when it revises nothing.
        consensus: what the figures of its definition and period are, where there are enough of them.
        outlier: whether it lies far from them (`consensus.FENCE`).
    """

    applies: str | None
    said: str | None
    low: float | None
    high: float | None
    unit: str | None
    status: Status
    part: str | None
    basis: str | None
    period: str | None
    counterpart: str | None
    approx: bool
    attribution: str | None
    sources: tuple[SourcedClaim, ...]
    revises: Earlier | None = None
    consensus: Consensus | None = None
    outlier: bool = False

    @property
    def value(self) -> float | None:
        """The middle of the stated interval; the end that is stated where one side is open."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends) if ends else None

    @property
    def definition(self) -> tuple[str | None, ...]:
        """What figures share that are counted alike."""
        return self.unit, self.part, self.basis, self.period, self.counterpart
