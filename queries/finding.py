"""The record of one inconsistency that an editor should look at, and its form by the finding contract."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.sourced import SourcedClaim, SourcedMention

Side = tuple["SourcedClaim", ...]

Cited: TypeAlias = "SourcedClaim | SourcedMention"
"""What can stand on a side: a claim, or an expression that is none (a ticker, a date, a row of a series)."""


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
        sides: two or more; for ``arithmetic`` the first is the stated result, the second its inputs; for ``listing``
            and ``date`` one or more.
        subject, metric: what they are about, where one subject and metric is.
        message: one sentence with both figures.
        expected, stated: for ``arithmetic``, what the neighbouring figures give and what the text says.
    """

    id: str
    kind: str
    severity: Severity
    sides: tuple[tuple[Cited, ...], ...]
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
        "sides": [[_row(sourced) for sourced in side] for side in finding.sides],
        "subject": finding.subject,
        "metric": finding.metric,
        "message": finding.message,
        "expected": finding.expected,
        "stated": finding.stated,
    }


def identity(kind: str, sides: Iterable[Sequence[Cited]], *, docs: bool = False) -> str:
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


def _said(cited: Cited, *, docs: bool) -> tuple[str, ...]:
    said = (*map(str, _content(cited)), " ".join(cited.sentence.split()))
    return (*said, cited.doc) if docs else said


def _content(cited: Cited) -> tuple[object, ...]:
    if not hasattr(cited, "claim"):
        return cited.mention.id, cited.mention.text, cited.doc_date
    claim = cited.claim
    return claim.subject, claim.metric, claim.low, claim.high, claim.unit, claim.as_of, cited.doc_date


def _row(cited: Cited) -> dict[str, Any]:
    if hasattr(cited, "claim"):
        stated: Any = cited.claim
        text = stated.value_text
    else:
        stated, text = cited.mention, cited.mention.text
    return {
        "doc": cited.doc,
        "start": stated.start,
        "end": stated.end,
        "value_text": text,
        "sentence": cited.sentence,
        "lang": stated.lang,
        "doc_date": cited.doc_date,
        "cluster": cited.cluster,
    }
