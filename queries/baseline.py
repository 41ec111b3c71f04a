"""A baseline: the findings that are known, so that continuous integration fails on new ones alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.errors import CotejoError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from queries.finding import Finding

VERSION = 1


class BaselineError(CotejoError):
    """A file is no baseline; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is known: messages by the ids of findings."""

    known: dict[str, str]

    def holds(self, finding: Finding) -> bool:
        """Return whether a finding is known."""
        return finding.id in self.known

    def gone(self, findings: Iterable[Finding]) -> dict[str, str]:
        """Return what is known and found no longer, by id."""
        there = {finding.id for finding in findings}
        return {each: message for each, message in self.known.items() if each not in there}


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        BaselineError: the file is none, or there is no such file.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        rows = {row["id"]: row["message"] for row in table["findings"]}
    except FileNotFoundError as error:
        raise BaselineError(f"{path}: no baseline there; make one with --write-baseline {path}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BaselineError(f"{path}: no baseline ({error}); write it anew with --write-baseline {path}") from error
    if table.get("version") != VERSION:
        raise BaselineError(
            f"{path}: version {table.get('version')}, not {VERSION}; write it anew with --write-baseline"
        )
    return Baseline(rows)


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write findings as a baseline, a line each in the order of their ids; return how many there are."""
    rows = [
        {"id": each.id, "kind": each.kind, "severity": each.severity.value, "message": each.message}
        for each in sorted(findings, key=lambda each: each.id)
    ]
    lines = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(f'{{"version": {VERSION}, "findings": [\n  {lines}\n]}}\n', encoding="utf-8")
    return len(rows)
