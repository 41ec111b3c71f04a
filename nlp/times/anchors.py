"""What an expression of time is resolved against, and what it then stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

POINT, DURATION = "point", "duration"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression is resolved against.

    Attributes:
        date: the publication date, null when unknown.
        future: whether the sentence looks ahead ("will report in March").
        years: the year that the text gave each month (1 to 12) before, for texts without a date.
        year: the year that the sentence names, null for none.
        last: the point of time named before in the sentence, which "a year earlier" counts from.
        numeric: the order of day and month in ``1/2/2026``, ``mdy`` or ``dmy``.
    """

    date: dt.date | None
    future: bool = False
    years: Mapping[int, int] = field(default_factory=dict)
    year: int | None = None
    last: str | None = None
    numeric: str = "mdy"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression stands for: the fields of ``TimeExpression`` that are no text."""

    value: str | None
    kind: str = POINT
    period: str | None = None


Values = Mapping[str, Any]
Resolver = Callable[[Values, Anchor], Meaning]
