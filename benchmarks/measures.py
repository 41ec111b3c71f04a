"""Scores of claims as the gate names them: one number for each level, metric and field, all better when higher."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.scoring import HARD, Row, score_claims


def of_claims(prefix: str, gold: Sequence[Row], made: Sequence[Row]) -> dict[str, float]:
    """Return the measures of claims: ``<prefix>.claim``, ``<prefix>.claim_of.<metric>``, ``<prefix>.field.<field>``.

    A field's measure is its share of all claims that state it, so that a claim newly found cannot lower it.
    """
    wanted = [row for row in gold if not row.get("ignore")]
    scores = score_claims(gold, made)
    levels = {"value": scores.value, "metric": scores.metric, "claim": scores.claim}
    measures = {f"{prefix}.{name}": score.f1 for name, score in levels.items()}
    measures |= {f"{prefix}.claim_of.{name}": score.f1 for name, score in scores.metrics.items() if score.gold}
    for name, (right, _) in {**scores.hard, **scores.soft}.items():
        stated = len(wanted) if name in HARD else sum(name in row for row in wanted)
        measures[f"{prefix}.field.{name}"] = right / stated
    return measures
