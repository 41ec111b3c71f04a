from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks import retrieval
from benchmarks.bm25 import BM25
from benchmarks.likeness import likeness
from benchmarks.ranking import Score, Task, finding, read_tasks
from index.hashing import HashingEncoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

SCORES = np.array([[3.0, 1.0, 2.0], [1.0, 1.0, 0.0], [0.0, 5.0, 4.0]])


def told(texts: Sequence[str]) -> Score:
    """Score by a table, whatever the texts are."""
    assert len(texts) == SCORES.shape[1]

    def score(queries: Sequence[str]) -> NDArray[np.float64]:
        return SCORES[: len(queries)]

    return score


def test_equal_scores_count_as_not_found_first() -> None:
    task = Task("told", ["a", "b", "c"], ["x", "y", "z"], [0, 0, 2], graded=True)

    found = finding(task, told)

    assert found == {
        "told R@1": pytest.approx(100 / 3),
        "told nDCG@10": pytest.approx(100 * (1 + 2 / np.log2(3)) / 3),
    }


@pytest.mark.parametrize(
    ("query", "place"), [("gold fell", 0), ("el petróleo", 1), ("PETROLEO", 1), ("the dollar rose", 2)]
)
def test_bm25_prefers_the_text_with_the_rare_words(query: str, place: int) -> None:
    texts = ["The price of gold fell.", "El precio del petróleo cayó.", "The dollar rose and the yen fell."]

    (scores,) = BM25(texts)([query])

    assert int(scores.argmax()) == place


def test_likeness_is_a_rank_correlation(tmp_path: Path) -> None:
    for pairing in ("en-en", "es-es", "en-es"):
        lines = "oro\toro\t5.0\noro y plata\toro\t3.0\nel oro\tcafé\t0.0\n"
        (tmp_path / f"stsb-dev.{pairing}.tsv").write_text(lines, encoding="utf-8")

    found = likeness(tmp_path, HashingEncoder())

    assert found == {name: pytest.approx(100) for name in ("STS en-en", "STS es-es", "STS en-es")}


def test_benchmark_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(retrieval, "DEV", tmp_path / "dev")
    monkeypatch.setattr("sys.argv", ["retrieval"])

    assert retrieval.main() == 0

    assert capsys.readouterr().err == "skipped: the sets are not there (../shared/train/dev)\n"


@pytest.mark.shared
@pytest.mark.skipif(not retrieval.DEV.is_dir(), reason="the material in ../shared is not there")
def test_tasks_have_an_answer_for_each_query() -> None:
    sizes = {task.name: (len(task.queries), len(task.answers)) for task in read_tasks(retrieval.DEV)}

    assert len(sizes) == 10
    assert all(queries == answers > 0 for queries, answers in sizes.values())
