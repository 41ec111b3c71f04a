"""Findings with what editors decided about them, and with what was there before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.decision import Decision, Verdict
from ingest.errors import CotejoError
from queries.finding import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from queries.finding import Finding

SILENT = frozenset({Verdict.DISMISSED, Verdict.FIXED})
"""Verdicts after which a finding is listed no more."""


class UndecidableError(CotejoError):
    """A decision cannot be kept; the message says what it lacks."""


def judged(findings: Iterable[Finding], decisions: Iterable[Decision]) -> Iterator[Finding]:
    """Yield each finding with the decision about it, or with the dismissal of its like."""
    own, alike = {}, {}
    for decision in decisions:
        own[decision.finding] = decision
        if decision.verdict is Verdict.DISMISSED:
            alike[decision.likeness] = decision
    for finding in findings:
        decided = own.get(finding.id) or (alike.get(likeness(finding)) if alike else None)
        yield replace(finding, decision=decided) if decided else finding


def decided_on(findings: Iterable[Finding], wanted: str, verdict: Verdict, *, reason: str | None, day: str) -> Decision:
    """Return a decision about one of some findings.

    Raises:
        UndecidableError: none of them has the id, or a dismissal has no reason.
    """
    if verdict is Verdict.DISMISSED and not (reason or "").strip():
        raise UndecidableError("a dismissal says why: give it a --reason")
    found = next((finding for finding in findings if finding.id == wanted), None)
    if found is None:
        raise UndecidableError(f"no finding {wanted}; cotejo findings --format jsonl shows the ids")
    return Decision(found.id, likeness(found), verdict, reason, day, found.message)


def heard(finding: Finding) -> bool:
    """Return whether a finding is to be listed: nothing was decided, or that it is real."""
    return finding.decision is None or finding.decision.verdict not in SILENT
