"""A finding as the finding contract's JSON object, with why it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.explaining import explain
from queries.ranking import likelihood

if TYPE_CHECKING:
    from index.decision import Decision
    from queries.explaining import ExplainedFigure
    from queries.finding import Finding


def to_json(finding: Finding) -> dict[str, Any]:
    """Return the finding as the contract's JSON object.

    Beyond the contract: ``rule``, ``likelihood``, ``sources`` (independent voices of each side), ``decision``, and of
    each claim what its figure can mean (``least``, ``most``, ``unit``).
    """
    why = explain(finding)
    return {
        "id": finding.id,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "sides": [[_row(each) for each in side.figures] for side in why.sides],
        "subject": finding.subject,
        "metric": finding.metric,
        "message": finding.message,
        "expected": finding.expected,
        "stated": finding.stated,
        "rule": why.rule,
        "likelihood": likelihood(finding),
        "sources": [side.sources for side in why.sides],
        "decision": _decided(finding.decision),
    }


def _row(each: ExplainedFigure) -> dict[str, Any]:
    cited = each.cited
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
        "publisher": cited.publisher,
        "least": each.low,
        "most": each.high,
        "unit": each.unit,
    }


def _decided(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {"verdict": decision.verdict.value, "reason": decision.reason, "decided": decision.decided}
