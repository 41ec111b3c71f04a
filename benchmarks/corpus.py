"""The measures that are taken of the corpus."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import program
from benchmarks.measures import of_claims
from benchmarks.scoring import Row, document, score_clusters, score_findings, score_mentions

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
LANGUAGES = ("en", "es")
FOLDERS = tuple(CORPUS / lang for lang in LANGUAGES)
GOLD = CORPUS / "gold"


def gold(name: str) -> list[dict[str, Any]]:
    """Return the rows of a gold file."""
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def measure(store: Path) -> dict[str, float]:
    """Ingest the corpus into an empty store and return all measures by name.

    Raises:
        RunError: the program fails.
    """
    program.ingest([CORPUS], store=store)
    claims, mentions = program.rows("claims", store=store), program.rows("mentions", store=store)
    findings = program.rows("findings", store=store)
    measures = {**_claims(gold("claims"), claims), **_mentions(gold("mentions"), mentions)}
    measures |= _findings(gold("findings"), findings)
    pairs = score_clusters((map(_base, row["docs"]) for row in gold("clusters")), _clusters(claims))
    return measures | {"corpus.clusters.pairs": pairs.f1}


def _claims(wanted: list[dict[str, Any]], made: list[dict[str, Any]]) -> dict[str, float]:
    measures: dict[str, float] = {}
    for lang in LANGUAGES:
        measures |= of_claims(f"corpus.{lang}", list(_of(wanted, lang)), made)
    return measures


def _mentions(wanted: list[dict[str, Any]], made: list[dict[str, Any]]) -> dict[str, float]:
    scores = {lang: score_mentions(_of(wanted, lang), made) for lang in LANGUAGES}
    return {f"corpus.{lang}.mentions": score.f1 for lang, score in scores.items()}


def _findings(wanted: list[dict[str, Any]], made: list[dict[str, Any]]) -> dict[str, float]:
    scores = score_findings(wanted, made)
    return {
        "corpus.findings.found": scores.found / scores.musts,
        "corpus.findings.silent": scores.silent / scores.nevers,
        "corpus.findings.listed": 1 - scores.unlisted / scores.loud if scores.loud else 1.0,
    }


def _of(rows: Iterable[Row], lang: str) -> Iterator[Row]:
    """Yield the gold rows of texts in a language; each document is in one."""
    return (row for row in rows if row["lang"] == lang)


def _clusters(claims: Iterable[Row]) -> Iterator[set[str]]:
    """Yield the groups of documents that the program takes for copies of one text."""
    groups: dict[str, set[str]] = defaultdict(set)
    for row in claims:
        groups[row["cluster"]].add(document(row))
    yield from groups.values()


def _base(name: str) -> str:
    return document({"doc": name})
