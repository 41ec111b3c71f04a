"""Finding the one text that belongs to a query among all texts of its kind."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder

LANGUAGES = ("en", "es")
TOP = 10

Score: TypeAlias = Callable[[Sequence[str]], NDArray[np.floating[Any]]]
"""Takes queries, gives a score for each and each text."""
Scorer: TypeAlias = Callable[[Sequence[str]], Score]
"""Takes the texts that are to be found."""


@dataclass(frozen=True, slots=True)
class Task:
    """Queries, texts, and the place of each query's own text.

    Attributes:
        graded: whether nDCG is told beside recall.
    """

    name: str
    queries: Sequence[str]
    texts: Sequence[str]
    answers: Sequence[int]
    graded: bool = False

    @property
    def lang(self) -> str:
        """The language of the texts, which the name ends with."""
        return self.name[-2:]


def read_tasks(folder: Path) -> Iterator[Task]:
    """Yield the tasks of the development sets."""
    yield from _questions(folder / "question-paragraph.jsonl")
    yield from _titles(folder / "title-article.jsonl")
    yield from _market(folder / "market-sentences.tsv")


def finding(task: Task, scorer: Scorer) -> dict[str, float]:
    """Return recall at 1, and nDCG at 10 where the task is graded, ×100. Of equal scores the worse place counts."""
    scores = scorer(task.texts)(task.queries)
    own = scores[np.arange(len(task.queries)), list(task.answers)]
    places = (scores >= own[:, None]).sum(axis=1)
    figures = {f"{task.name} R@1": 100 * float((places == 1).mean())}
    if task.graded:
        gains = np.where(places <= TOP, 1 / np.log2(places + 1), 0)
        figures[f"{task.name} nDCG@{TOP}"] = 100 * float(gains.mean())
    return figures


def by_cosine(encoder: Encoder) -> Scorer:
    """Return the scorer that compares one vector a text."""

    def over(texts: Sequence[str]) -> Score:
        vectors = encoder.encode(texts, kind="passage")
        return lambda queries: encoder.encode(queries, kind="query") @ vectors.T

    return over


def _questions(path: Path) -> Iterator[Task]:
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for ours, theirs in product(LANGUAGES, LANGUAGES):
        asked = [row for row in rows if (row["query_lang"], row["passage_lang"]) == (ours, theirs)]
        texts = {text: place for place, text in enumerate(dict.fromkeys(row["passage"] for row in asked))}
        answers = [texts[row["passage"]] for row in asked]
        yield Task(f"question {ours}→{theirs}", [row["query"] for row in asked], list(texts), answers, graded=True)


def _titles(path: Path) -> Iterator[Task]:
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for ours, theirs in product(LANGUAGES, LANGUAGES):
        titles, bodies = [row[f"title_{ours}"] for row in rows], [row[f"body_{theirs}"] for row in rows]
        yield Task(f"title {ours}→{theirs}", titles, bodies, range(len(rows)))


def _market(path: Path) -> Iterator[Task]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    english, spanish = [row[0] for row in rows], [row[1] for row in rows]
    yield Task("market en→es", english, spanish, range(len(rows)))
    yield Task("market es→en", spanish, english, range(len(rows)))
