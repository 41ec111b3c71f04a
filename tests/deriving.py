"""Sentences that tell a figure and what it follows from, and what is found in them."""

from __future__ import annotations

from typing import Any

from index.sourced import SourcedClaim
from queries.findings import find
from stating import Fact, in_order

TEXTS = {"en": "It reports {0} and also {1} beside {2}.", "es": "Comunica {0} y además {1} junto a {2}."}


def stated(sentence: str, *facts: Fact, lang: str = "en") -> list[SourcedClaim]:
    """Claims of one sentence, each found behind the one before; a fact is its words and the fields of its claim."""
    return in_order(sentence, *facts, subject="XTST:ACME", step=0.1, lang=lang)


def money(value: float, metric: str | None = "revenue", **more: Any) -> dict[str, Any]:
    return {"value": value * 1e9, "unit": "USD", "metric": metric, "step": 1e8, **more}


def percent(value: float, metric: str | None, **more: Any) -> dict[str, Any]:
    return {"value": value, "unit": "%", "metric": metric, "step": 1.0, **more}


def expected(claims: list[SourcedClaim]) -> list[tuple[str, str | None]]:
    return [(finding.kind, finding.expected) for finding in find(claims, kinds={"arithmetic", "scale"})]
