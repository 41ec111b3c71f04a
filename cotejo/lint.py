"""What the remarks on drafts are printed as: lines for editors, JSON Lines, GitHub's annotations, SARIF, a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cotejo.draft_page import page
from cotejo.sarif import log
from queries.finding import Severity
from queries.finding_rows import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cotejo.checking import Checked, Remark
    from cotejo.rows import Row

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def text(checked: Checked) -> str:
    """Return a line a remark: ``draft.md:3:22 value error: The forward P/E of …``."""
    return "".join(f"{line(remark)}\n" for remark in checked.remarks)


def line(remark: Remark) -> str:
    """Return one remark as a line, with the other places of the draft that stand in it."""
    finding = remark.finding
    others = ", ".join(str(spot.first) for spot in remark.spots[1:])
    also = f" (also {others})" if others else ""
    return f"{remark.file}:{remark.place} {finding.kind} {finding.severity}: {finding.message}{also}"


def jsonl(checked: Checked) -> str:
    """Return each remark as a finding of the contract, with the draft and the places in it before."""
    return "".join(json.dumps(row(remark), ensure_ascii=False, allow_nan=False) + "\n" for remark in checked.remarks)


def row(remark: Remark) -> Row:
    """Return a remark as a row."""
    spots = [
        {
            "line": spot.first.line,
            "column": spot.first.column,
            "end_line": spot.last.line,
            "end_column": spot.last.column,
            "start": spot.start,
            "end": spot.end,
        }
        for spot in remark.spots
    ]
    place = remark.place
    return {"file": remark.file, "line": place.line, "column": place.column, "places": spots, **to_json(remark.finding)}


def github(checked: Checked) -> str:
    """Return each remark as a workflow command, which GitHub shows beside the line of the file."""
    return "".join(f"{_command(remark)}\n" for remark in checked.remarks)


def _command(remark: Remark) -> str:
    spot, finding = remark.spots[0], remark.finding
    fields = {
        "file": remark.file,
        "line": spot.first.line,
        "endLine": spot.last.line,
        "col": spot.first.column,
        "endColumn": spot.last.column,
        "title": f"cotejo {finding.kind}",
    }
    told = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in fields.items())
    return f"::{_GITHUB[finding.severity]} {told}::{_escaped(finding.message)}"


def _escaped(value: str, also: str = "") -> str:
    """Escape what ends a workflow command or one of its properties, as GitHub's toolkit does."""
    for character in f"%\r\n{also}":
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def sarif(checked: Checked) -> str:
    """Return all remarks as one SARIF 2.1.0 log."""
    return json.dumps(log(checked), ensure_ascii=False, indent=2) + "\n"


WRITERS: Mapping[str, Callable[[Checked], str]] = {
    "text": text,
    "jsonl": jsonl,
    "sarif": sarif,
    "github": github,
    "html": page,
}
"""What writes each format."""
