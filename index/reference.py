"""A reference series: figures that a user trusts, against which claims are held."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observation:
    """One row of a series.

    Attributes:
        when: the day, month, quarter or year that it is of, or from which it holds (ISO 8601).
        low, high: the figure; equal for a point.
        start: where the row begins in its file, in characters.
        line: the row as it is written there.
    """

    when: str
    low: float
    high: float
    start: int
    line: str


@dataclass(frozen=True, slots=True)
class Series:
    """A history of one subject and metric.

    Attributes:
        name: the file that it was read from, by which it is removed.
        subject, metric, part: what it is about, by the claim contract.
        unit: the unit of its figures; null where claims of any unit are held against it.
        observations: in order of time.
    """

    name: str
    subject: str
    metric: str
    observations: tuple[Observation, ...]
    part: str | None = None
    unit: str | None = None
