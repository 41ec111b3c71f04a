"""The sentences of tests as samples of training: those that stand in a test, as the rules read them."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("tools.attachment", reason="the programs of the repository are not installed with the package")

import cotejo
from nlp.claims.claimer import Claimer
from tools.attachment.tested import Collector

ROWS = [
    ("en", "Unemployment in Spain was 11.2%, said 3 of 4 economists.", {"unemployment_rate"}, {"actual"}),
    ("es", "El desempleo en España bajará al 10,2 % el próximo año.", {"unemployment_rate"}, {"forecast"}),
]


@pytest.mark.parametrize(("lang", "text", "metrics", "statuses"), ROWS)
def test_a_sentence_of_a_test_is_kept_once_as_the_rules_read_it(
    tmp_path: Path, lang: str, text: str, metrics: set[str], statuses: set[str]
) -> None:
    file = tmp_path / "test_it.py"
    file.write_text(f'ROWS = ["{text}"]\n', encoding="utf-8")
    collector, find = Collector([file]), Claimer.find
    collector.pytest_sessionstart()
    try:
        for each in (text, text, "Oro: 4.000 dólares." if lang == "es" else "Gold: $4,000."):
            cotejo.extract(each)
    finally:
        collector.pytest_sessionfinish()
    (sample,) = collector.samples
    assert sample.source == f"tests/{lang}"
    assert sample.targets[0].metrics == metrics
    assert sample.targets[0].statuses == statuses
    assert all(target.metrics == {"none"} for target in sample.targets[1:])
    assert Claimer.find is find
