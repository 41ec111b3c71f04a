from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.fused import snapshot_of
from index.days import parse
from index.hashing import HashingEncoder
from index.search.dating import dated, passages
from index.search.plan import plan
from index.search.scaling import Sample
from index.search.scoring import Query, Scoring
from index.search.snapshot import Snapshot


@pytest.mark.parametrize(
    ("text", "lang", "day", "rest"),
    [
        ("copper in August 2025", "en", "2025-08", "copper in"),
        ("el cobre en agosto de 2025", "es", "2025-08", "el cobre en"),
        ("tin on 3 March 2026", "en", "2026-03-03", "tin on"),
        ("el estaño el 3 de marzo de 2026", "es", "2026-03-03", "el estaño el"),
        ("Q3 2025 results of the smelter", "en", "2025-Q3", "results of the smelter"),
        ("utilidades 3T25 de la fundición", "es", "2025-Q3", "utilidades de la fundición"),
        ("copper 2026-02-03", "en", "2026-02-03", "copper"),
        ("the Russell 2000", "en", "", "the Russell 2000"),
        ("soporte en 2025 dólares", "es", "", "soporte en 2025 dólares"),
        ("copper in March", "en", "", "copper in March"),
        ("August 2025", "en", "2025-08", "August 2025"),
    ],
)
def test_the_days_of_a_query_are_told_from_its_words(text: str, lang: str, day: str, rest: str) -> None:
    found = dated(text, (lang,))
    expected = parse(day)
    assert found.days == ((expected,) if expected else ())
    assert found.rest.split() == rest.split()


def snapshot() -> Snapshot:
    """Return three passages: of March, of May with a figure of March, and of May."""
    made = snapshot_of(["Nothing here."] * 3, ["en"] * 3, HashingEncoder(64))
    days = [each.first for text in ("2026-03-02", "2026-05-04", "2026-05-05") if (each := parse(text))]
    none, about = np.array([-1], dtype=np.int32), np.array([days[0]], dtype=np.int32)
    figures = replace(
        made.figures,
        passages=np.array([1], dtype=np.int32),
        subjects=none,
        metrics=none,
        units=none,
        firsts=about,
        lasts=about,
    )
    return replace(made, texts=replace(made.texts, days=np.array(days, dtype=np.int32)), figures=figures)


def test_a_passage_is_of_days_by_its_publication_and_by_its_figures() -> None:
    march = parse("2026-03")
    assert march
    assert [each.tolist() for each in passages(snapshot(), march)] == [[0], [1]]


@pytest.mark.parametrize(("day", "last"), [("2026-03", 2), ("2026-05", 0)])
def test_what_is_of_the_days_that_are_asked_for_comes_first(day: str, last: int) -> None:
    made, encoder, days = snapshot(), HashingEncoder(64), parse(day)
    assert days
    asked = Query(encoder.encode(["copper"])[0], plan("copper", telling=lambda _: 0.0), days=(days,))
    assert Scoring(made, asked, Sample.of(made)).rank(limit=3).places[-1] == last
