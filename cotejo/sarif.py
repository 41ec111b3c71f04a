"""Remarks in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which code hosts and editors read."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from queries.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cotejo.checking import Checked, Remark, Spot
    from ingest.document import Rejected

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

KINDS: Mapping[str, str] = {
    "value": "Independent sources give one figure different values for the same time.",
    "self": "A text states two values that cannot both be right.",
    "arithmetic": "A derived figure does not follow from the figures beside it.",
    "translation": "A translation differs from its original in a figure.",
    "copy": "A copy of a text differs from it in a figure.",
    "slip": "One subject carries another's digits.",
    "scale": "A figure is a thousand times another that it should equal.",
    "listing": "A company's name, its ticker and its market do not belong together.",
    "date": "A date or period that cannot be.",
    "reference": "A figure disagrees with a reference series.",
    "drift": "A figure has moved since it was first stated.",
}
"""What each kind of finding means, in a sentence."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def log(checked: Checked) -> dict[str, Any]:
    """Return the log of one run; its results come in the order of the remarks."""
    kinds = sorted({remark.finding.kind for remark in checked.remarks})
    driver = {
        "name": "cotejo",
        "version": version("cotejo"),
        "rules": [{"id": kind, "shortDescription": {"text": KINDS[kind]}} for kind in kinds],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(document.name)}} for document in checked.documents],
        "invocations": [
            {
                "executionSuccessful": not checked.rejected,
                "toolExecutionNotifications": [_notice(each) for each in checked.rejected],
            }
        ],
        "results": [_result(remark, kinds.index(remark.finding.kind)) for remark in checked.remarks],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _notice(rejected: Rejected) -> dict[str, Any]:
    return {"level": "error", "message": {"text": f"{rejected.source}: {rejected.reason}"}}


def _result(remark: Remark, rule: int) -> dict[str, Any]:
    finding = remark.finding
    result: dict[str, Any] = {
        "ruleId": finding.kind,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(remark, remark.spots[0])],
        "partialFingerprints": {"cotejoFinding/v1": finding.id},
    }
    if remark.spots[1:]:
        result["relatedLocations"] = [
            {"id": number, **_location(remark, spot)} for number, spot in enumerate(remark.spots[1:], 1)
        ]
    return result


def _location(remark: Remark, spot: Spot) -> dict[str, Any]:
    region = {
        "startLine": spot.first.line,
        "startColumn": spot.first.column,
        "endLine": spot.last.line,
        "endColumn": spot.last.column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(remark.file)}, "region": region}}


def _uri(name: str) -> str:
    """Return a draft's name as a reference; standard input, which is no file, is called so."""
    return "stdin" if name == "-" else quote(name)
