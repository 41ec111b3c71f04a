"""What an editor decided about a finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of a finding."""

    CONFIRMED = "confirmed"
    """It is real, and stays listed until the text is put right."""
    DISMISSED = "dismissed"
    """It is none; it is listed no more, nor is its like."""
    FIXED = "fixed"
    """The text has been put right; the same finding comes back only with another text."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on one finding.

    Attributes:
        finding: the id of the finding.
        likeness: what it shares with findings of its like: kind, subject, metric and figures, but not the texts.
        verdict: what becomes of it.
        reason: why; a dismissal always has one.
        decided: on which day (ISO 8601).
        message: what the finding said, for listings after it is gone.
    """

    finding: str
    likeness: str
    verdict: Verdict
    reason: str | None
    decided: str
    message: str
