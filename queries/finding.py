"""The record of one inconsistency that an editor should look at, and its form by the finding contract."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.sourced import SourcedClaim

Side = tuple["SourcedClaim", ...]


class Severity(StrEnum):
    """What a finding asks of an editor."""

    ERROR = "error"
    """The figures cannot both be right."""
    WARNING = "warning"
    """They may both be right; an editor decides."""
    INFO = "info"
    """The difference is explained by date, definition or loose usage."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that disagree.

    Attributes:
        id: the same for the same finding in the next run, also when another copy of a text has come in.
        kind: a kind of the finding contract (``value``, ``self``, ``arithmetic``, ``copy`` …).
        sides: two or more; for ``arithmetic`` the first is the stated result, the second its inputs.
        subject, metric: what they are about, where one subject and metric is.
        message: one sentence with both figures.
        expected, stated: for ``arithmetic``, what the neighbouring figures give and what the text says.
    """

    id: str
    kind: str
    severity: Severity
    sides: tuple[Side, ...]
    subject: str | None
    metric: str | None
    message: str
    expected: str | None = None
    stated: str | None = None


def to_json(finding: Finding) -> dict[str, Any]:
    """Return the finding as the contract's JSON object."""
    return {
        "id": finding.id,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "sides": [[_claim_row(sourced) for sourced in side] for side in finding.sides],
        "subject": finding.subject,
        "metric": finding.metric,
        "message": finding.message,
        "expected": finding.expected,
        "stated": finding.stated,
    }


def identity(kind: str, sides: Iterable[Side], *, docs: bool = False) -> str:
    """Return a finding's id: a digest of its kind and of what its sides say, and when.

    Sentences stand for places, so that neither an edit elsewhere in a document nor another copy of it changes the id.

    Args:
        kind: the kind of the finding.
        sides: its sides.
        docs: whether the documents' names count too, to tell apart findings that say the same.
    """
    said = sorted(sorted({_said(sourced, docs=docs) for sourced in side}) for side in sides)
    return hashlib.sha256(repr((kind, said)).encode()).hexdigest()[:16]


def distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, those that say the same as an earlier one under an id of their own."""
    from dataclasses import replace

    seen: set[str] = set()
    for finding in findings:
        if finding.id in seen:
            finding = replace(finding, id=identity(finding.kind, finding.sides, docs=True))  # noqa: PLW2901
        if finding.id not in seen:
            seen.add(finding.id)
            yield finding


def _said(sourced: SourcedClaim, *, docs: bool) -> tuple[str, ...]:
    claim = sourced.claim
    fields = (claim.subject, claim.metric, claim.low, claim.high, claim.unit, claim.as_of, sourced.doc_date)
    place = (sourced.doc,) if docs else ()
    return (*map(str, fields), " ".join(sourced.sentence.split()), *place)


def _claim_row(sourced: SourcedClaim) -> dict[str, Any]:
    return {
        "doc": sourced.doc,
        "start": sourced.claim.start,
        "end": sourced.claim.end,
        "value_text": sourced.claim.value_text,
        "sentence": sourced.sentence,
        "lang": sourced.claim.lang,
        "doc_date": sourced.doc_date,
        "cluster": sourced.cluster,
    }
