"""Measure the reading of the marked texts: value, metric and subject, for each language and part.

    python -m benchmarks.marked.measure [--fields] [--folder FOLDER] [--method METHOD]

A value is right where the claim's expression holds the mark's numerals. ``FOLDER`` is another one of marked texts, with
the same folders in it (``en/dev``), or with texts of one language alone.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.marked.gold import FOLDER, LANGUAGES, PARTS, marked, rows
from benchmarks.scoring import ClaimScores, accepts, overlap, score_claims
from nlp.learned.judge import Judge
from nlp.learned.method import Method
from nlp.reader import read

if TYPE_CHECKING:
    from ingest.document import Document
    from nlp.reading import Claim

TEXTS = tuple(FOLDER / lang / "test" for lang in LANGUAGES)
DETAIL = ".field."
_NUMERAL = re.compile(r"\d+(?:[.,'\u2019 \u00a0\u202f]\d+)*")
_NOT_DIGIT = re.compile(r"\D")

Row = dict[str, Any]


def measure(folder: Path, *, judge: Judge | None = None) -> dict[str, float]:
    """Return the measures of all texts under a folder, by name."""
    measures: dict[str, float] = {}
    for lang in LANGUAGES:
        for part in PARTS:
            if (folder / lang / part).is_dir():
                measures |= _named(f"marked.{lang}.{part}", score(folder / lang / part, judge=judge))
    return measures or _named("marked", score(folder, judge=judge))


def held_out(_: Path) -> dict[str, float]:
    """Return the measures of the texts that nothing is learnt from, by name."""
    parts = {folder.parent.name: score(folder) for folder in TEXTS}
    return {
        name: value for lang, found in parts.items() for name, value in _named(f"marked.{lang}.test", found).items()
    }


def score(folder: Path, *, judge: Judge | None = None) -> ClaimScores:
    """Return the scores of the texts of one folder."""
    gold: list[Row] = []
    made: list[Row] = []
    for document, text in marked(folder):
        reading = read(document, judge=judge)
        wanted = rows(text, document.name, reading.mentions)
        gold += [row | interval(row.get("value_text", "")) | _stated(row) for row in wanted]
        made += _once([_row(claim, document) for claim in reading.claims], wanted)
    return score_claims(gold, made)


def interval(value: str) -> dict[str, Any]:
    """Return the first and the last numeral of an expression, whatever its separators mean; it has no unit here."""
    found = [float(_NOT_DIGIT.sub("", numeral)) for numeral in _NUMERAL.findall(value)]
    return {"low": found[0], "high": found[-1], "unit": ""} if found else {"low": None, "high": None, "unit": ""}


def _row(claim: Claim, document: Document) -> Row:
    row = {"doc": document.name, "start": claim.start, "end": claim.end, "metric": claim.metric}
    told = {"subject": claim.subject, "status": claim.status.value, "part": claim.part}
    return row | interval(document.text[claim.start : claim.end]) | told | _stated(told)


def _stated(row: Mapping[str, Any]) -> dict[str, bool]:
    """Return whether a part is told: what it is called is each reader's own."""
    return {"part": row["part"] is not None} if "part" in row else {}


def _once(made: Iterable[Row], gold: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """Yield the claims, one of those that say a figure of several whom its mark names."""
    answered: set[int] = set()
    wanted = [row for row in gold if not row.get("ignore")]
    for row in made:
        right = next((place for place, want in enumerate(wanted) if _answers(row, want)), None)
        if right is None or right not in answered:
            yield row
        if right is not None:
            answered.add(right)


def _answers(row: Row, want: Mapping[str, Any]) -> bool:
    told = (
        accepts(want["metric"], row["metric"]) and accepts(want["subject"], row["subject"]) if row["metric"] else False
    )
    return told and overlap(row, want)


def _named(prefix: str, scores: ClaimScores) -> dict[str, float]:
    levels = {"value": scores.value, "metric": scores.metric, "claim": scores.claim}
    measures = {f"{prefix}.{name}": found.f1 for name, found in levels.items()}
    measures |= {f"{prefix}.precision": scores.claim.precision, f"{prefix}.recall": scores.claim.recall}
    shares = {name: scores.hard[name] for name in ("metric", "subject") if name in scores.hard} | dict(scores.soft)
    return measures | {f"{prefix}.field.{name}": right / of for name, (right, of) in shares.items()}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the reading of the marked texts.")
    parser.add_argument("--fields", action="store_true", help="print every field too")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="another folder of marked texts")
    parser.add_argument("--method", type=Method, help="who decides, instead of what the program asks")
    options = parser.parse_args()
    judge = Judge(options.method) if options.method else None
    for name, value in measure(options.folder, judge=judge).items():
        if options.fields or DETAIL not in name:
            print(f"{name:44}{value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
