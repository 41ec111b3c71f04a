"""The record of one inconsistency that an editor should look at, and what makes two of them the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.decision import Decision
    from index.sourced import SourcedClaim, SourcedMention

Side = tuple["SourcedClaim", ...]

Cited: TypeAlias = "SourcedClaim | SourcedMention"
"""What can stand on a side: a claim, or an expression that is none (a ticker, a date, a row of a series)."""


BESIDE = frozenset({"scale"})
"""Kinds whose first side is what is wrong, beside whatever else there is."""


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
        decision: what an editor decided about it or, as a dismissal, about its like; null where nothing was.
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
    decision: Decision | None = None


def doubted(kind: str, sides: tuple[tuple[SourcedClaim, ...], ...], message: str) -> Finding:
    """Return a warning about the figures of the first side, for what stands on the others."""
    claim = sides[0][0].claim
    return Finding(
        id=identity(kind, sides),
        kind=kind,
        severity=Severity.WARNING,
        sides=sides,
        subject=claim.subject,
        metric=claim.metric,
        message=message,
    )


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


def likeness(finding: Finding) -> str:
    """Return what a finding shares with its like: a digest of its kind, its subject and metric, and its figures.

    Another text that repeats what was dismissed is of its like; a new figure is not.
    """
    telling = finding.sides[:1] if finding.kind in BESIDE else finding.sides
    figures = sorted(sorted({repr(_figure(cited)) for cited in side}) for side in telling)
    said = (finding.kind, finding.subject, finding.metric, figures)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def _figure(cited: Cited) -> tuple[object, ...]:
    if not hasattr(cited, "claim"):
        return cited.mention.id, " ".join(cited.mention.text.split())
    return cited.claim.low, cited.claim.high, cited.claim.unit


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
