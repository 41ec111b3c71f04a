"""The records that reading a document gives. All offsets are characters of ``Document.text``, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Whether a figure happened, is expected, is aimed at, or is only supposed."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    TARGET = "target"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Interval:
    """A stated interval of values; ``None`` is an open side."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its language (``en`` or ``es``)."""

    start: int
    end: int
    lang: str


@dataclass(frozen=True, slots=True)
class Mention:
    """The shortest expression that names a thing with an identifier of the claim contract.

    ``type`` is the identifier's prefix (``index``, ``cb``, ``country`` …), or ``security``.
    """

    start: int
    end: int
    text: str
    id: str
    type: str
    lang: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the text states, with its unit, before anything is known of what it is about.

    Attributes:
        low, high: the stated interval, scale words multiplied out, signed as written; equal for a point.
        unit: a unit of the claim contract, or null for a bare number.
        approx: whether the text rounds ("about", "casi").
        step: one unit of the last stated digit, in ``unit`` (0.1 for ``16.7``, 1e9 for ``$35 billion``);
            a stated figure stands for the values within half a step of it.
        readings: other readings of a number whose convention the document does not settle (``1.234``).
        rule: what recognised it.
        signed: whether the text itself writes a plus or minus sign.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    approx: bool
    step: float
    rule: str
    readings: tuple[Interval, ...] = ()
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One stated number about one subject: the claim contract's record less what the document gives."""

    start: int
    end: int
    value_text: str
    sentence_start: int
    sentence_end: int
    lang: str
    subject: str | None
    metric: str | None
    low: float | None
    high: float | None
    unit: str | None
    step: float
    confidence: float
    rule: str
    counterpart: str | None = None
    approx: bool = False
    part: str | None = None
    basis: str | None = None
    period: str | None = None
    status: Status = Status.ACTUAL
    negated: bool = False
    as_of: str | None = None
    attribution: str | None = None
    readings: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document.

    ``claims`` holds every quantity of the content regions: a claim by the contract where ``metric`` is set, a
    quantity that was not understood where it is null.
    """

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
